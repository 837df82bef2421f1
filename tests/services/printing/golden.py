"""Writes the kept printouts anew: `python -m tests.services.printing.golden`, then read the difference."""

from pathlib import Path

from casefile.i18n import LANGUAGES, words_for
from casefile.services.printing import build_page, render
from tests.services.printing import fictional

FOLDER = Path(__file__).parent / "golden"
KEPT = ("checklist.md", "checklist.txt", "checklist.csv", "hours.txt", "hours.csv", "deadlines.csv")


def printout(name: str, lang: str) -> bytes:
    """Return the bytes of one kept printout of the fictional case."""
    what, ending = name.split(".")
    return render(build_page(fictional.assessment(), words_for(lang), what), ending).content


def kept_path(name: str, lang: str) -> Path:
    """Return where that printout is kept."""
    what, ending = name.split(".")
    return FOLDER / f"{what}-{lang}.{ending}"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for each in KEPT:
        for spoken in LANGUAGES:
            kept_path(each, spoken).write_bytes(printout(each, spoken))
