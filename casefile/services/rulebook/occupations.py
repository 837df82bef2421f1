"""The occupations of the templates and their example titles, read when first needed."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from casefile.resources import template_text
from casefile.rules.book.rulebook import Occupation
from casefile.rules.occupations.noc import parse_occupations
from casefile.rules.occupations.titles import OccupationTexts, dump_texts, parse_kept
from casefile.services.rulebook.kept import keep_text, kept_text

__all__ = ["keep_texts", "load_exclusions", "load_occupations", "load_titles"]

_NOC = "occupations/noc2021.csv"
_TITLES = ("occupations/titles_en.txt", "occupations/titles_fr.txt")
_KEPT_TITLES, _KEPT_EXCLUSIONS = "occupation_titles.txt", "occupation_exclusions.txt"


@cache
def load_occupations() -> Mapping[str, Occupation]:
    """Return the occupations of NOC 2021 by code; raises UsageError on a faulty file."""
    return parse_occupations(template_text(_NOC), _NOC)


def load_titles(own: Path) -> list[tuple[str, str]]:
    """Return (code, example title) in both languages: ours, then those imported into the folder `own`."""
    ours = (template_text(name) for name in _TITLES)
    return [pair for text in (*ours, kept_text(own / _KEPT_TITLES)) for pair in parse_kept(text)]


def load_exclusions(own: Path) -> dict[str, list[str]]:
    """Return what each unit group says it does not hold, by code; only what was imported, else nothing."""
    found: dict[str, list[str]] = {}
    for code, text in parse_kept(kept_text(own / _KEPT_EXCLUSIONS)):
        found.setdefault(code, []).append(text)
    return found


def keep_texts(own: Path, texts: OccupationTexts) -> None:
    """Keep imported texts beside those kept before; raises DiskError when the folder cannot be written."""
    for name, pairs in ((_KEPT_TITLES, texts.titles), (_KEPT_EXCLUSIONS, texts.exclusions)):
        if pairs:
            keep_text(own / name, dump_texts((*parse_kept(kept_text(own / name)), *pairs)))
