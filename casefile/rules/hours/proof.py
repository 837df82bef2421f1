"""The proof: every addend of a run's two counts, so that anyone can add them up again."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise

from casefile.rules.hours.counted import Counted
from casefile.rules.hours.report import Stretch, WeekAddend
from casefile.rules.hours.timeline import Timeline, week_blocks
from casefile.rules.periods import Range, clipped

__all__ = ["proof_by_day", "proof_by_week"]


def proof_by_day(counted: Sequence[Counted], run: Range, cap: Fraction) -> tuple[Stretch, ...]:
    """Return the stretches of days that accrue alike in the run, whose hours add up to its count by day."""
    inside = [(each, clipped(each.worked, *run)) for each in counted]
    cuts = {edge for _, days in inside for first, last in days for edge in (first, last + 1)}
    edges = sorted(cuts)
    out: list[Stretch] = []
    for first, following in pairwise(edges):
        force = [each for each, days in inside if any(a <= first <= b for a, b in days)]
        if force:
            out.append(_stretch(force, first, following - 1, cap))
    return tuple(out)


def _stretch(force: Sequence[Counted], first: int, last: int, cap: Fraction) -> Stretch:
    stated = sum((each.work.stated for each in force), Fraction(0))
    effective = sum((each.effective for each in force), Fraction(0))
    days = last - first + 1
    weekly = min(effective, cap)
    return Stretch(
        first=date.fromordinal(first),
        last=date.fromordinal(last),
        days=days,
        stated_per_week=stated,
        counted_per_week=weekly,
        hours=weekly * days / 7,
        contracts=tuple(sorted(each.work.id for each in force)),
        capped=effective > cap,
    )


def proof_by_week(line: Timeline, run: Range) -> tuple[WeekAddend, ...]:
    """Return the ISO weeks (Monday to Sunday) of the run that give the same hours.

    They add up to its count by week.
    """
    inside = [
        (max(first, run[0]), min(last, run[1]), effective, stated)
        for first, last, effective, stated in line.segments
        if first <= run[1] and last >= run[0]
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
