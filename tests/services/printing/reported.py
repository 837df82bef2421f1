"""The reports of a fictional family as outlines: every part and row, findings by their codes, so that a sentence may
be written anew and the outline stays. `python -m tests.services.printing.reported` writes them anew.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from casefile.cases.assessment import Assessment
from casefile.cases.model import Case
from casefile.i18n.words import LANGUAGES, Words, words_for
from casefile.rules.book.stages import StageEntry
from casefile.rules.facts import Facts
from casefile.services.desk import Desk
from casefile.services.printing.page import ReportSection

FOLDER = Path(__file__).parent / "golden"
OUTLINED = ("funds", "history", "letters", "updates", "rehearsal", "points")
ON = date(2025, 6, 16)
"""A day whose rules are all over: next year's tables change nothing here."""

_FACTS: dict[str, Any] = {
    "programme": "fsw", "marital_status": "married", "children_answered": True, "planned_filing_on": "2025-07-20",
    "destination_province": "ON", "relative_in_canada": False, "representative": False, "first_language": "en",
    "persons": [
        {"id": "principal", "role": "principal", "given_name": "Zoé", "family_name": "Exemple",
         "born_on": "1990-05-04", "citizenships": ["FR"], "residence": "FR", "education_level": "bachelor_or_3yr"},
        {"id": "spouse", "role": "spouse", "given_name": "Ali", "family_name": "Exemple", "born_on": "1988-11-02",
         "citizenships": ["MA"], "residence": "FR", "education_level": "bachelor_or_3yr"},
        {"id": "child-1", "role": "child", "given_name": "Lou", "family_name": "Exemple", "born_on": "2016-05-20",
         "citizenships": ["FR"], "residence": "FR"},
    ],
    "contracts": [
        {"id": "c1", "employer": "Exemple SAS", "noc": "22222", "country": "FR", "first": "2015-12-14",
         "last": "2016-09-30", "hours_per_week": "35"},
        {"id": "c2", "employer": "Exemple SAS", "noc": "22222", "country": "FR", "first": "2016-10-03",
         "last": "2024-12-31", "hours_per_week": "35"},
        {"id": "c3", "person": "spouse", "employer": "Atelier Exemple", "noc": "72320", "country": "FR",
         "first": "2020-01-01", "last": "2025-03-31", "hours_per_week": "35"},
    ],
    "activities": [
        {"id": "a1", "kind": "unemployed", "country": "FR", "first": "2025-01-01", "last": "2025-05-31"},
    ],
    "stays": [
        {"id": "s1", "country": "FR", "first": "1990-05-04"},
        {"id": "s2", "person": "spouse", "country": "MA", "first": "1988-11-02", "last": "2014-08-31"},
        {"id": "s3", "person": "spouse", "country": "FR", "first": "2014-10-01"},
    ],
    "accounts": [
        {"id": "m1", "institution": "Banque Exemple", "balance_cad": 9000},
        {"id": "m2", "person": "spouse", "institution": "Caisse Exemple", "balance_cad": 7000, "accessible": True},
        {"id": "m3", "person": "child-1", "balance_cad": 500},
        {"id": "m4", "institution": "Prêt Exemple", "balance_cad": 3000, "counts": False},
        {"id": "m5", "institution": "Livret Exemple", "balance_cad": 12000, "leaves_on": "2025-09-01"},
    ],
    "credentials": [
        {"id": "d1", "title": "Licence", "level": "bachelor_or_3yr", "country": "FR", "awarded_on": "2012-05-30",
         "language": "fr", "evaluated_on": "2023-03-09", "evaluated_by": "WES"},
        {"id": "d2", "person": "spouse", "title": "Licence", "level": "bachelor_or_3yr", "country": "MA",
         "awarded_on": "2010-05-30"},
    ],
    "tests": [
        {"id": "t1", "name": "ielts_gt", "language": "en", "taken_on": "2024-02-14", "listening": "8.0",
         "reading": "7.0", "writing": "7.0", "speaking": "7.0"},
        {"id": "t2", "name": "tef_canada", "language": "fr", "taken_on": "2024-06-03", "listening": "550",
         "reading": "560", "writing": "480", "speaking": "500"},
        {"id": "t3", "person": "spouse", "name": "ielts_gt", "language": "en", "taken_on": "2024-03-04",
         "listening": "5.0", "reading": "4.0", "writing": "5.0", "speaking": "3.0"},
        {"id": "t4", "name": "celpip_g", "language": "en", "taken_on": "2024-01-10", "listening": "6",
         "reading": "6", "writing": "6", "speaking": "6"},
        {"id": "t5", "name": "pte_core", "language": "en", "taken_on": "2024-01-12"},
    ],
}  # fmt: skip


@cache
def reported() -> Assessment:
    """Return the family's case, whose profile was submitted a year ago, as it stands on that day."""
    case = Case(
        id="reported", name="Exemple, Zoé", lang="fr", facts=msgspec.convert(_FACTS, Facts), reference_on=ON,
        stages=(StageEntry(id="e1", stage="profile", on=date(2024, 6, 20)),),
    )  # fmt: skip
    return Desk().assess(case)


class Coded(Words):
    """Words that name a finding by its code, and cut a long label short: sources are read again on another day."""

    def of(self, coded: Any) -> str:
        """Return the code of a finding."""
        return f"<{coded.code}>"

    def label(self, words: Any) -> str:
        """Return the beginning of a label."""
        return super().label(words)[:24]


def outline(what: str, lang: str, seen: Assessment | None = None) -> str:
    """Return a report of the case as lines: the title of each part, its note, its rows, what is said in it."""
    parts, sources = Desk().report(seen or reported(), what, Coded(lang, words_for(lang)._catalogue))
    lines = [line for part in parts if not _looks_ahead(part, lang) for line in outlined(part)]
    lines += [f"[{each.number}] {each.title}" for each in sources]
    return plain("\n".join(lines)) + "\n"


def plain(text: str) -> str:
    """Return a text whose spaces are those of a keyboard."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def _looks_ahead(part: ReportSection, lang: str) -> bool:
    """Say whether a part tells of days to come, whose rules may be others next year."""
    return part.title == words_for(lang)("What happens by itself")


def outlined(part: ReportSection) -> Iterator[str]:
    """Yield the lines of a part."""
    told = [name for name in ("nothing", "apart") if getattr(part, name)]
    yield f"== {part.title}{''.join(f' ({name})' for name in told)}"
    if part.note:
        yield f"   {part.note}"
    if part.sheet is not None:
        sheet = part.sheet
        yield " | ".join(
            f"{name}{' →' * right}" for name, right in zip(sheet.columns, sheet.numeric, strict=True)
        )
        for at, row in enumerate(sheet.rows):
            yield ("Σ " if at in sheet.sums else "") + " | ".join(row)
        if sheet.totals:
            yield "Σ " + " | ".join(sheet.totals)
    for sign, told_of in part.said:
        yield f"{sign} {told_of}"


def kept_path(what: str, lang: str) -> Path:
    """Return where the outline of a report is kept."""
    return FOLDER / f"outline-{what}-{lang}.txt"


if __name__ == "__main__":
    for each in OUTLINED:
        for spoken in LANGUAGES:
            kept_path(each, spoken).write_text(outline(each, spoken), encoding="utf-8")
