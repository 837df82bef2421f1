"""What a fact says, as a person reads it: the word of a choice, a country's name, a day, yes or no."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casefile.i18n.blanks import filled
from casefile.i18n.fact_choices import (
    CANADIAN,
    OFFER_BASES,
    PERFORMED,
    PERMIT_KINDS,
    STAY_PURPOSES,
    UNION_ENDS,
    UNION_KINDS,
)
from casefile.i18n.vocabulary import (
    ACTIVITY_KINDS,
    CONTRACT_KINDS,
    EDUCATION_LEVELS,
    ENDINGS,
    LEAVE_KINDS,
    LINE_STATES,
    MARITAL_STATUSES,
    OFFICIAL_LANGUAGES,
    PROVINCES,
    ROLES,
    STAGES_SHORT,
    STANDINGS,
    person_word,
    said,
)
from casefile.i18n.words import Words
from casefile.rules.facts import Leave

__all__ = ["CHOICE_WORDS", "VALUE_WORDS", "fact_said"]

CHOICE_WORDS: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("", "marital_status"): MARITAL_STATUSES,
    ("", "first_language"): OFFICIAL_LANGUAGES,
    ("persons", "role"): ROLES,
    ("persons", "canadian"): CANADIAN,
    ("persons", "education_level"): EDUCATION_LEVELS,
    ("unions", "kind"): UNION_KINDS,
    ("unions", "ended_by"): UNION_ENDS,
    ("contracts", "kind"): CONTRACT_KINDS,
    ("contracts", "lead_statement"): PERFORMED,
    ("contracts", "main_duties"): PERFORMED,
    ("contracts", "essential_duties"): PERFORMED,
    ("stays", "purpose"): STAY_PURPOSES,
    ("credentials", "level"): EDUCATION_LEVELS,
    ("tests", "language"): OFFICIAL_LANGUAGES,
    ("offers", "basis"): OFFER_BASES,
    ("permits", "kind"): PERMIT_KINDS,
    ("activities", "kind"): ACTIVITY_KINDS,
}
"""The words for the choices of a key, where there are any; the top of a file of facts is the empty table."""
VALUE_WORDS: Mapping[tuple[str, str], Mapping[str, str]] = {
    **CHOICE_WORDS,
    ("", "destination_province"): PROVINCES,
    ("", "residence_province"): PROVINCES,
    ("nominations", "province"): PROVINCES,
    ("lines", "state"): LINE_STATES,
    ("stages", "stage"): STAGES_SHORT,
    ("stages", "outcome"): ENDINGS,
    ("head", "standing"): STANDINGS,
}
"""The words for the values of a key, of a case and its lines too; the top of a case is the table `head`."""
_COUNTRIES = {"country", "residence", "citizenships"}


def fact_said(words: Words, table: str, name: str, value: Any) -> str:
    """Return the value of that key in words; a dash for none, a text as it is. The top of the facts has no table."""
    if value is None or value in ("", ()):
        return "—"
    if isinstance(value, tuple):
        return ", ".join(fact_said(words, table, name, each) for each in value)
    if isinstance(value, bool):
        return words("yes") if value else words("no")
    if isinstance(value, Leave):
        return (
            f"{words.date(value.first)} → {words.date(value.last)} ({said(words, LEAVE_KINDS, value.kind)})"
        )
    return _named(words, table, name, value)


def _named(words: Words, table: str, name: str, value: Any) -> str:
    """Return a value as its key says to read it: a person, a country, money, the word of a choice."""
    if name == "person":
        return person_word(words, value)
    if name in _COUNTRIES:
        return words.country(value)
    if name.endswith("_cad"):
        return words.money(value)
    if (table, name) in VALUE_WORDS:
        return said(words, VALUE_WORDS[table, name], value)
    return filled("{value}", {"value": value}, words)
