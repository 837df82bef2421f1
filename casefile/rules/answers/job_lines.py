"""The lines a person declares with one employer: contracts that make one line, and lines that stay apart, with why."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, Literal

import msgspec

from casefile.rules.facts import Contract, Facts
from casefile.rules.findings import Text
from casefile.rules.hours.employers import employer_key, one_employer
from casefile.rules.hours.entries import WorkEntry
from casefile.rules.periods import LONGEST_REST, NonWorking

__all__ = ["WHY", "Apart", "JobLines", "Merged", "Why", "job_lines"]

Why = Literal["occupation", "country", "terms", "chosen", "break"]
"""Why two lines are not one: what changed from one to the other, that the person asked for it, or a break.

`terms`: the kind of work, its authorisation or the share of school changed.
"""
WHY: tuple[Why, ...] = ("occupation", "country", "terms", "chosen", "break")
_DAY = timedelta(days=1)


class Merged(msgspec.Struct, frozen=True, kw_only=True):
    """Contracts of the applicant with one employer that make one line; `bridges` are the days off between them."""

    values: dict[str, Any]
    bridges: tuple[dict[str, Any], ...]


class Apart(msgspec.Struct, frozen=True, kw_only=True):
    """Two lines with one employer, one after the other; `joined`: no working day lies between them."""

    person: str
    why: Why
    joined: bool
    values: dict[str, Any]


class JobLines(msgspec.Struct, frozen=True, kw_only=True):
    """All lines that have to do with another one of the same employer."""

    merged: tuple[Merged, ...] = ()
    apart: tuple[Apart, ...] = ()


def job_lines(facts: Facts, entries: tuple[WorkEntry, ...], nonworking: NonWorking) -> JobLines:
    """Return the lines made of several contracts, and the neighbours among the lines of one employer."""
    by_id = {contract.id: contract for contract in facts.contracts}
    groups: dict[tuple[str, str], list[WorkEntry]] = {}
    goes_by = one_employer(facts.same_employers)
    for entry in entries:
        key = employer_key(entry.employer)
        groups.setdefault((entry.person, goes_by.get(key, key)), []).append(entry)
    return JobLines(
        merged=tuple(_merged(each, by_id) for each in entries if len(each.contracts) > 1),
        apart=tuple(
            _apart(one, other, by_id, nonworking)
            for group in groups.values()
            for one, other in pairwise(sorted(group, key=lambda each: (each.first, each.id)))
        ),
    )


def _merged(entry: WorkEntry, by_id: Mapping[str, Contract]) -> Merged:
    parts = sorted((by_id[id_] for id_ in entry.contracts), key=lambda each: each.first)
    last = max(part.last or date.max for part in parts)
    values = {
        "employer": entry.employer,
        "count": len(parts),
        "first_on": parts[0].first,
        "last_on": Text("period.now") if last == date.max else last,
        "noc": parts[0].noc,
    }
    return Merged(values=values, bridges=tuple(_bridges(entry.employer, parts)))


def _bridges(employer: str, parts: list[Contract]) -> Iterator[dict[str, Any]]:
    """Yield the days between one contract and the next; none of them is a working day, or they would not be one."""
    reached = date.min
    for part in parts:
        if reached != date.min and part.first > reached + _DAY:
            yield {"employer": employer, "first_on": reached + _DAY, "last_on": part.first - _DAY}
        reached = max(reached, part.last or date.max - _DAY)


def _apart(one: WorkEntry, other: WorkEntry, by_id: Mapping[str, Contract], nonworking: NonWorking) -> Apart:
    before, after = by_id[one.contracts[-1]], by_id[other.contracts[0]]
    last = one.last or date.max - _DAY
    joined = _no_working_day(last.toordinal() + 1, other.first.toordinal() - 1, other.country, nonworking)
    values = {
        "employer": other.employer,
        "after_on": other.first,
        "before_code": before.noc,
        "after_code": after.noc,
        "before_country": before.country,
        "after_country": after.country,
        "first_on": last + _DAY,
        "last_on": other.first - _DAY,
    }
    return Apart(person=one.person, why=_why(before, after, joined=joined), joined=joined, values=values)


def _no_working_day(first: int, last: int, country: str, nonworking: NonWorking) -> bool:
    if last - first >= LONGEST_REST:
        return False
    return first > last or not nonworking.working_days(first, last, country)


def _why(before: Contract, after: Contract, *, joined: bool) -> Why:
    if before.noc != after.noc:
        return "occupation"
    if before.country != after.country:
        return "country"
    if not joined:
        return "break"
    return "chosen" if before.declared_alone or after.declared_alone else "terms"
