"""Jobs, studies, activities and addresses in a country where, by the stays that were told, the person was not."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from casefile.rules.facts import Activity, Contract, Facts, Stay
from casefile.rules.findings import Finding, Severity
from casefile.rules.periods import Range, clipped, dates, joined, minus, ordinals
from casefile.rules.wording import person_name

__all__ = ["whereabouts_conflicts"]

_TABLES = ("contracts", "studies", "activities", "addresses")
_WORTH_ASKING_DAYS = 31
"""A move or a journey makes two lists differ by days: no rule, only from here on is it worth a question."""


def whereabouts_conflicts(facts: Facts, today: date, state_of: Callable[[str], str]) -> Iterator[Finding]:
    """Yield each record whose country the stays contradict for a month or more; days without a stay say nothing.

    Work is only noted, since it may be done across a border; `state_of` names the state a territory belongs to.
    """
    stays: dict[str, list[Stay]] = {}
    for stay in facts.stays:
        stays.setdefault(stay.person, []).append(stay)
    for table in _TABLES:
        for record in getattr(facts, table):
            elsewhere = _elsewhere(record, stays.get(record.person, ()), today, state_of)
            if sum(last - first + 1 for first, last in elsewhere) >= _WORTH_ASKING_DAYS:
                yield _told(facts, table, record, elsewhere, stays[record.person])


def _elsewhere(
    record: Any, stays: Sequence[Stay], today: date, state_of: Callable[[str], str]
) -> list[Range]:
    """Return the days of a record on which the person was in other countries only."""
    if not record.country:
        return []
    own = [(stay, _days(stay, today)) for stay in stays if stay.first <= today]
    there = joined(days for stay, days in own if state_of(stay.country) == state_of(record.country))
    known = joined(days for _, days in own)
    first, last = _days(record, today)
    return minus(clipped(known, first, last), there)


def _days(record: Any, today: date) -> Range:
    return ordinals(record.first, min(record.last or today, today))


def _told(
    facts: Facts, table: str, record: Any, elsewhere: Sequence[Range], stays: Sequence[Stay]
) -> Finding:
    first_on, last_on = dates((elsewhere[0][0], elsewhere[-1][1]))
    person = facts.of(record.person) or facts.principal
    work = isinstance(record, Contract) or (isinstance(record, Activity) and record.kind == "work")
    lived_in = next(stay.country for stay in stays if stay.first <= first_on <= (stay.last or date.max))
    values = {
        "name": person_name(person), "country": record.country, "stay_country": lived_in, "first_on": first_on,
        "last_on": last_on, "variant": "work" if work else table,
    }  # fmt: skip
    severity: Severity = "note" if work else "warning"
    return Finding(code="conflict.whereabouts", severity=severity, subject="facts", values=values)
