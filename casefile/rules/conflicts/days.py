"""Days of the facts that cannot be: before the birth of whom they are told, or still to come though they are past."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from casefile.rules.conflicts.asked import asked_of_facts
from casefile.rules.facts import Facts
from casefile.rules.findings import Finding
from casefile.rules.wording import person_name

__all__ = ["before_birth", "still_to_come"]

_BEGINS: Mapping[str, tuple[str, ...]] = {
    "stays": ("first",),
    "contracts": ("first",),
    "studies": ("first",),
    "activities": ("first",),
    "addresses": ("first",),
    "unions": ("ended_on",),
    "credentials": ("awarded_on", "evaluated_on"),
    "tests": ("taken_on",),
}
"""The first days of the records of a person: none of them is before a birth."""
_PAST: Mapping[str, tuple[str, ...]] = {
    "tests": ("taken_on",),
    "credentials": ("awarded_on", "evaluated_on"),
    "nominations": ("applied_on", "nominated_on"),
    "unions": ("ended_on",),
    "qualifications": ("on",),
    "offers": ("working_since",),
}
"""What is told because it happened; a job, a stay or a study may be planned."""


def before_birth(facts: Facts) -> Iterator[Finding]:
    """Yield each record whose person was not born yet on its first day."""
    born = {person.id or person.role: person for person in facts.persons if person.born_on}
    for table, fields in _BEGINS.items():
        for record in getattr(facts, table):
            person = born.get(record.person)
            for field in fields:
                day: date | None = getattr(record, field)
                if person is not None and person.born_on and day is not None and day < person.born_on:
                    values = {"name": person_name(person), "day_on": day, "born_on": person.born_on}
                    yield asked_of_facts("conflict.before_birth", **values, **_what(table, record))


def still_to_come(facts: Facts, today: date) -> Iterator[Finding]:
    """Yield each day that is told as past and is still to come."""
    for table, fields in _PAST.items():
        for record in getattr(facts, table):
            for field in fields:
                day: date | None = getattr(record, field)
                if day is not None and day > today:
                    yield asked_of_facts("conflict.still_to_come", day_on=day, **_what(table, record))
    if facts.profile_draft_on is not None and facts.profile_draft_on > today:
        yield asked_of_facts("conflict.still_to_come", day_on=facts.profile_draft_on, variant="draft")


def _what(table: str, record: Any) -> dict[str, Any]:
    """Return what a sentence calls the record: its kind chooses the sentence, its own words fill it."""
    if table == "stays":
        return {"variant": table, "country": record.country}
    own = {"contracts": "employer", "offers": "employer", "studies": "institution", "tests": "name"}
    own |= {"credentials": "title"}
    return {"variant": table, "what": getattr(record, own[table]) if table in own else ""}
