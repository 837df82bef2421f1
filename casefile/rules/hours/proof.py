"""The proof: every addend of a run's two counts, so that anyone can add them up again."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from casefile.rules.hours.bridges import Bridged, effective_hours, stated_hours
from casefile.rules.hours.counted import Counted
from casefile.rules.hours.pool import Lane
from casefile.rules.hours.report import Stretch, WeekAddend
from casefile.rules.hours.timeline import Timeline, week_blocks
from casefile.rules.periods import Range, clipped, laid_out

__all__ = ["proof_by_day", "proof_by_week"]


class _Alike(NamedTuple):
    """Days of the same entries that accrue alike, with the ids of the contracts in force on any of them."""

    first: int
    last: int
    stated: Fraction
    effective: Fraction
    entries: frozenset[tuple[object, ...]]
    contracts: frozenset[str]


def proof_by_day(lane: Lane, run: Range, cap: Fraction) -> tuple[Stretch, ...]:
    """Return the stretches of days that accrue alike in the run, whose hours add up to its count by day."""
    rows: list[tuple[list[Range], Counted | Bridged]] = [
        *((clipped(each.worked, *run), each) for each in lane.counted),
        *((clipped([each.days], *run), each) for each in lane.bridges),
    ]
    alike: list[_Alike] = []
    for first, last, force in laid_out(rows):
        if force:
            _append(alike, _alike(first, last, force))
    return tuple(_stretch(each, cap) for each in alike)


def _alike(first: int, last: int, force: Sequence[Counted | Bridged]) -> _Alike:
    contracts = [each for each in force if isinstance(each, Counted)]
    bridges = [each for each in force if isinstance(each, Bridged)]
    stated, effective = (
        sum(map(weight, contracts), Fraction(0)) + sum((each.beyond(weight) for each in bridges), Fraction(0))
        for weight in (stated_hours, effective_hours)
    )
    works = [each.work for each in contracts]
    entries = frozenset(work.entry for work in (*works, *(each.before[0].work for each in bridges)))
    return _Alike(first, last, stated, effective, entries, frozenset(work.id for work in works))


def _append(alike: list[_Alike], more: _Alike) -> None:
    # Fifty weekly contracts of one entry are one stretch of a year, as one contract would be.
    before = alike[-1] if alike else None
    if before and before.last == more.first - 1 and before[2:5] == more[2:5]:
        alike[-1] = before._replace(last=more.last, contracts=before.contracts | more.contracts)
    else:
        alike.append(more)


def _stretch(alike: _Alike, cap: Fraction) -> Stretch:
    first, last, stated, effective, _, contracts = alike
    days = last - first + 1
    weekly = min(effective, cap)
    return Stretch(
        first=date.fromordinal(first),
        last=date.fromordinal(last),
        days=days,
        stated_per_week=stated,
        counted_per_week=weekly,
        hours=weekly * days / 7,
        contracts=tuple(sorted(contracts)),
        capped=effective > cap,
    )


def proof_by_week(line: Timeline, run: Range) -> tuple[WeekAddend, ...]:
    """Return the ISO weeks (Monday to Sunday) of the run that give the same hours.

    They add up to its count by week.
    """
    inside = [
        (max(segment[0], run[0]), min(segment[1], run[1]), *segment[2:])
        for segment in line.segments
        if segment[0] <= run[1] and segment[1] >= run[0]
    ]
    alike: list[tuple[int, int, int]] = []
    for first, last, total in week_blocks(inside):
        if alike and alike[-1][1] == first - 1 and alike[-1][2] == total:
            alike[-1] = (alike[-1][0], last, total)
        else:
            alike.append((first, last, total))
    return tuple(
        _addend(first, last, Fraction(total, 5 * line.scale), line) for first, last, total in alike if total
    )


def _addend(first: int, last: int, stated: Fraction, line: Timeline) -> WeekAddend:
    cap = Fraction(line.cap, line.scale)
    counted, weeks = min(stated, cap), last - first + 1
    return WeekAddend(
        first=date.fromordinal(7 * first + 1),
        last=date.fromordinal(7 * last + 7),
        weeks=weeks,
        stated=stated,
        counted=counted,
        hours=counted * weeks,
        capped=stated > cap,
    )
