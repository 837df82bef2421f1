"""What is said of opening the screens."""

from casefile.i18n.words import N_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "open.no_terminal": N_(
        "The terminal interface needs a terminal. “casefile --help” lists the commands that need none."
    ),
}
