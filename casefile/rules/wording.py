"""The few words a rule needs to say why: dates in both languages, and templates with named blanks."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from casefile.rules import formats
from casefile.rules.facts import Person
from casefile.rules.findings import Label

__all__ = ["day_words", "filled", "month_words", "period_words", "person_name"]


def month_words(day: date) -> Label:
    """Return the month of a day in words."""
    return Label(formats.day(day, "en", "month"), formats.day(day, "fr", "month"))


def day_words(day: date) -> Label:
    """Return a day in words; never all in digits, which two countries read differently."""
    return Label(formats.day(day, "en"), formats.day(day, "fr"))


def period_words(first: date, last: date | None) -> Label:
    """Return a stretch of months in words: from … to …, or since … when it goes on."""
    begins = month_words(first)
    since = "d’" if begins.fr[0] in "ao" else "de "
    if last is None:
        return Label(f"since {begins.en}", f"depuis {begins.fr}")
    ends = month_words(last)
    if ends == begins:
        return Label(f"in {begins.en}", f"en {begins.fr}")
    return Label(f"from {begins.en} to {ends.en}", f"{since}{begins.fr} à {ends.fr}")


def filled(template: Label, values: Mapping[str, Any]) -> Label:
    """Return the label with its {blanks} filled in each language.

    Days are in words, labels by their side, money (`*_cad`) grouped. Text is put in as it is: who shows it
    guards against markup. Raises KeyError for a blank without a value.
    """
    return Label(
        template.en.format_map({name: _shown(name, value).en for name, value in values.items()}),
        template.fr.format_map({name: _shown(name, value).fr for name, value in values.items()}),
    )


def person_name(person: Person) -> Label:
    """Return how a sentence names a member of the family: by given name, else by place in the family."""
    if person.given_name.strip():
        return Label(person.given_name.strip(), person.given_name.strip())
    if person.role == "principal":
        return Label("Principal applicant", "Demandeur principal")
    if person.role == "spouse":
        return Label("Your spouse or partner", "Votre époux ou conjoint")
    number = person.id.rpartition("-")[2]
    return Label(f"Child {number}", f"L’enfant {number}")


def _shown(name: str, value: Any) -> Label:
    if isinstance(value, Label):
        return value
    if isinstance(value, date):
        return day_words(value)
    if name.endswith("_cad"):
        return Label(formats.money(value, "en"), formats.money(value, "fr"))
    return Label(str(value), str(value))
