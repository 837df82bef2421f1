"""What a terminal that has few letters is given in the place of those it lacks: what reads most alike."""

import codecs
import sys

__all__ = ["spare_signs"]

_NAME = "casefile.alike"
_ALIKE = {
    **dict.fromkeys("“”„«»″", '"'),
    **dict.fromkeys("─━•·‣", "-"),
    **dict.fromkeys("│┃▌▎▏", "|"),
    **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╰╯", "+"),
    **dict.fromkeys("●◉◆■█▓", "*"),
    **dict.fromkeys("○◌◇□░▒", "o"),
    **dict.fromkeys("→▸▶›", ">"),
    **dict.fromkeys("←◂◀‹", "<"),
    "↑": "^", "↓": "v", "✓": "v", "✔": "v", "✗": "x", "✘": "x", "×": "x", "≈": "~", "≥": ">=", "≤": "<=",
    "€": "EUR", "°": "o", "§": "s.", "\u200c": "", "\u200d": "",
}  # fmt: skip
"""The signs that are no letters, apostrophes or dashes: those are spelt out as everywhere else."""


def spare_signs() -> None:
    """Never fail on a letter that the terminal cannot show, nor write `?` where another sign says the same."""
    codecs.register_error(_NAME, _alike)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors=_NAME)


def _alike(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(_sign(each) for each in lacking), error.end


def _sign(lacking: str) -> str:
    """Return ASCII that reads like a sign: a known one, the letter spelt out, else a question mark."""
    from casefile.rules.text import spelt_out

    known = _ALIKE.get(lacking)
    if known is not None:
        return known
    plain = spelt_out(lacking)
    return plain if plain.isascii() and plain else "?"
