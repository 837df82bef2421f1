"""Contracts merged into entries.

One employer, one occupation, one country, nothing but non-working days between.

Merging adds the days off it bridges, as they count inside one contract, and nothing else.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from casefile.rules.hours.bridges import Bridged, bridges_of
from casefile.rules.hours.counted import Counted
from casefile.rules.hours.pool import timeline_of
from casefile.rules.hours.report import Bridge, Entry
from casefile.rules.hours.work import Work
from casefile.rules.periods import NonWorking

__all__ = ["entries_of"]


def entries_of(works: Sequence[Work], cap: Fraction, on: date, nonworking: NonWorking) -> tuple[Entry, ...]:
    """Return the entries for all days before `on`, in order of time, each with its own figures in hours."""
    latest = on.toordinal() - 1
    groups: dict[tuple[object, ...], list[Work]] = {}
    for work in works:
        if work.first <= latest:
            groups.setdefault(work.entry, []).append(work)
    bridged: dict[tuple[object, ...], list[Bridged]] = {}
    for each in bridges_of((Counted(work, work.worked) for work in works), nonworking):
        bridged.setdefault(each.before[0].work.entry, []).append(each)
    entries = [
        _entry(members, bridges, bridged.get(key, ()), cap, latest)
        for key, group in groups.items()
        for members, bridges in _consecutive(sorted(group, key=_in_time), nonworking)
    ]
    return tuple(
        sorted(
            entries, key=lambda entry: (entry.first, entry.last, entry.employer, entry.noc, entry.contracts)
        )
    )


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


def _entry(
    members: Sequence[Work],
    bridges: Sequence[Bridge],
    bridged: Sequence[Bridged],
    cap: Fraction,
    latest: int,
) -> Entry:
    first, reached = members[0].first, max(work.last for work in members)
    mine: list[Bridged] = []
    for each in bridged:
        if first < each.days[0] <= reached + 1:
            # A weekend before a contract that begins on `on` or later belongs to what came before.
            mine.append(each)
            reached = max(reached, each.days[1])
    last = min(reached, latest)
    line = timeline_of([Counted(work, work.worked) for work in members], mine, cap)
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
