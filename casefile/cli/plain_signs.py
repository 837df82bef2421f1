"""What a terminal that has few letters is given in the place of those it lacks: what reads most alike."""

import codecs
import sys

__all__ = ["spare_signs"]

_NAME = "casefile.alike"
_ALIKE = {
    **dict.fromkeys("\u00a0\u202f\u2009\u2007", " "),
    **dict.fromkeys("’‘‹›′", "'"),
    **dict.fromkeys("“”„«»″", '"'),
    **dict.fromkeys("–—‐‑−─━•·‣", "-"),
    **dict.fromkeys("│┃▌▎▏", "|"),
    **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╰╯", "+"),
    **dict.fromkeys("●◉◆■█▓", "*"),
    **dict.fromkeys("○◌◇□░▒", "o"),
    **dict.fromkeys("→▸▶›", ">"),
    **dict.fromkeys("←◂◀", "<"),
    "↑": "^", "↓": "v", "✓": "v", "✔": "v", "✗": "x", "✘": "x", "×": "x", "≈": "~", "≥": ">=", "≤": "<=", "…": "...",
    "€": "EUR", "°": "o", "§": "s.", "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "ø": "o", "Ø": "O",
    "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ı": "i", "\u200c": "", "\u200d": "",
}  # fmt: skip


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
    """Return ASCII that reads like a sign: a known one, the letter without its accents, else a question mark."""
    from unicodedata import normalize

    known = _ALIKE.get(lacking)
    if known is not None:
        return known
    bare = normalize("NFKD", lacking).encode("ascii", "ignore").decode()
    return bare or "?"
