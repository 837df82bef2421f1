"""Compile the catalogues: only the `.po` is kept; the `.mo` the program reads is made from it, never committed."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path("casefile", "i18n", "locale")


def compiled(root: Path) -> None:
    """Write, beside each `.po` of the checkout at `root`, its `.mo`; one that is newer than its text is left."""
    for text in (root / LOCALE).rglob("*.po"):
        made = text.with_suffix(".mo")
        if made.exists() and made.stat().st_mtime_ns > text.stat().st_mtime_ns:
            continue
        with text.open("rb") as stream:
            catalogue = read_po(stream, locale=text.parts[-3])
        new = made.with_suffix(".new")
        with new.open("wb") as stream:
            write_mo(stream, catalogue)
        new.replace(made)
