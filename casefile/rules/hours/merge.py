"""Contracts merged into entries.

One employer, one occupation, one country, nothing but non-working days between.

Merging changes how experience is presented, never how much there is: the days between contracts add no hours.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from casefile.rules.hours.employers import employer_key
from casefile.rules.hours.report import Bridge, Entry
from casefile.rules.hours.timeline import Timeline
from casefile.rules.hours.work import Work
from casefile.rules.periods import NonWorking, clipped

__all__ = ["entries_of"]


def entries_of(
    works: Iterable[Work],
    cap: Fraction,
    on: date,
    nonworking: NonWorking,
    goes_by: Mapping[str, str] | None = None,
) -> tuple[Entry, ...]:
    """Return the entries for all days before `on`, in order of time, each with its own figures in hours.

    `goes_by` maps the keys of names the person said to be one employer's (`one_employer`).
    """
    latest = on.toordinal() - 1
    groups: dict[tuple[object, ...], list[Work]] = {}
    for work in works:
        if work.first <= latest:
            groups.setdefault(_same(work, goes_by or {}), []).append(work)
    entries = [
        _entry(members, bridges, cap, latest)
        for group in groups.values()
        for members, bridges in _consecutive(sorted(group, key=_in_time), nonworking)
    ]
    return tuple(
        sorted(
            entries, key=lambda entry: (entry.first, entry.last, entry.employer, entry.noc, entry.contracts)
        )
    )


def _same(work: Work, goes_by: Mapping[str, str]) -> tuple[object, ...]:
    contract = work.contract
    authorised = contract.authorised if contract.country == "CA" else None
    key = employer_key(contract.employer)
    return goes_by.get(key, key), contract.noc, contract.country, contract.kind, authorised, work.share


def _in_time(work: Work) -> tuple[int, int, str]:
    return work.first, work.last, work.id


def _consecutive(group: Sequence[Work], nonworking: NonWorking) -> Iterable[tuple[list[Work], list[Bridge]]]:
    members: list[Work] = []
    bridges: list[Bridge] = []
    reached = 0
    for work in group:
        between = (reached + 1, work.first - 1)
        if members and nonworking.working_days(*between, work.contract.country):
            yield members, bridges
            members, bridges = [], []
        elif members and between[0] <= between[1]:
            bridges.append(_bridge(*between, work.contract.country, nonworking))
        members.append(work)
        reached = max(reached, work.last)
    if members:
        yield members, bridges


def _bridge(first: int, last: int, country: str, nonworking: NonWorking) -> Bridge:
    return Bridge(
        first=date.fromordinal(first),
        last=date.fromordinal(last),
        days=last - first + 1,
        names=nonworking.names(first, last, country),
    )


def _entry(members: Sequence[Work], bridges: Sequence[Bridge], cap: Fraction, latest: int) -> Entry:
    first = members[0].first
    reached = max(work.last for work in members)
    last = min(reached, latest)
    line = Timeline(
        [(clipped(work.worked, first, latest), work.effective, work.stated) for work in members], cap
    )
    contract = members[0].contract
    return Entry(
        employer=contract.employer,
        noc=contract.noc,
        country=contract.country,
        first=date.fromordinal(first),
        last=date.fromordinal(last),
        contracts=tuple(work.id for work in members),
        bridges=tuple(bridges),
        by_day=line.by_day(first, last),
        by_week=line.by_week(first, last),
        raw=line.raw(first, last),
        ongoing=any(work.contract.last is None for work in members),
    )
