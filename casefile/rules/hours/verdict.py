"""The verdict on one application date: every occupation and run judged, the best one kept (section 8)."""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from casefile.rules.days import months_elapsed, years_before
from casefile.rules.hours.pool import Lane, Pool
from casefile.rules.hours.report import Continuity, Gap, HoursVerdict, Span
from casefile.rules.hours.requirements import Requirement

__all__ = ["RANK", "Judgement", "best_judgement", "continuity_of", "window_on", "worse"]

RANK: dict[HoursVerdict, int] = {"not_met": 0, "borderline": 1, "met_if": 2, "met": 3}


class Judgement(NamedTuple):
    """One candidate: the days [first, last] of one lane, its figures in hours, and the verdict on them."""

    verdict: HoursVerdict
    by_day: Fraction
    by_week: Fraction
    months: int
    first: int
    last: int
    strict: bool
    lane: Lane
    provisos: tuple[str, ...]
    window: Span


def window_on(on: date, years: int) -> Span:
    """Return the days that count for an application on that day: from `years` earlier to the day before."""
    return Span(years_before(on, years), date.fromordinal(on.toordinal() - 1))


def best_judgement(pools: Sequence[Pool], needs: Requirement, on: date) -> Judgement | None:
    """Return the best candidate on that day, None when no counted day lies in the window.

    The contracts without a proviso are judged first and alone; they are the answer only when they are met.
    """
    best: Judgement | None = None
    for pool in pools:
        best = max(_judgements(pool, needs, window_on(on, needs.years)), key=_merit, default=None)
        if best is not None and best.verdict == "met":
            return best
    return best


def _merit(judged: Judgement) -> tuple[int, Fraction, bool, int, int]:
    """Higher verdict, larger deciding figure, strict before joined, lower occupation, earlier run."""
    noc = int(judged.lane.noc or 0)
    return RANK[judged.verdict], min(judged.by_day, judged.by_week), judged.strict, -noc, -judged.first


def _judgements(pool: Pool, needs: Requirement, window: Span) -> Iterable[Judgement]:
    first, last = window.first.toordinal(), window.last.toordinal()
    for lane in pool:
        for run_first, run_last, strict in _runs(lane):
            start = lane.timeline.first_from(max(run_first, first))
            end = lane.timeline.last_to(min(run_last, last))
            if start is not None and end is not None and start <= end:
                yield _judged(lane, (start, end, strict), needs, window)


def _runs(lane: Lane) -> Iterable[tuple[int, int, bool]]:
    if lane.runs is None:
        if lane.timeline.segments:
            yield lane.timeline.firsts[0], lane.timeline.lasts[-1], True
        return
    strict = set(lane.runs.strict)
    yield from ((first, last, True) for first, last in lane.runs.strict)
    yield from ((first, last, False) for first, last in lane.runs.joined if (first, last) not in strict)


def _judged(lane: Lane, run: tuple[int, int, bool], needs: Requirement, window: Span) -> Judgement:
    start, end, strict = run
    by_day, by_week = lane.timeline.by_day(start, end), lane.timeline.by_week(start, end)
    months = months_elapsed(date.fromordinal(start), date.fromordinal(end))
    provisos = lane.provisos_in(start, end)
    reached = (by_day >= needs.hours) + (by_week >= needs.hours)
    verdict: HoursVerdict = "not_met"
    if reached == 2 and months >= needs.months and strict:
        verdict = "met_if" if provisos else "met"
    elif reached:
        verdict = "borderline"
    return Judgement(verdict, by_day, by_week, months, start, end, strict, lane, provisos, window)


def worse(one: Judgement | None, other: Judgement | None) -> Judgement | None:
    """Return the worse of two judgements: the lower verdict, then the smaller deciding figure, then the first."""
    if one is None or other is None:
        return None
    rank_one = (RANK[one.verdict], min(one.by_day, one.by_week))
    rank_other = (RANK[other.verdict], min(other.by_day, other.by_week))
    return other if rank_other < rank_one else one


def continuity_of(judged: Judgement | None, needs: Requirement) -> tuple[Continuity, tuple[Gap, ...]]:
    """Return the continuity of the reported occupation in the window, and its gaps there."""
    if not needs.continuous:
        return "not_required", ()
    if judged is None or judged.lane.runs is None:
        return "unbroken", ()
    line = judged.lane.timeline
    first = line.first_from(judged.window.first.toordinal()) or judged.first
    last = line.last_to(judged.window.last.toordinal()) or judged.last
    gaps = judged.lane.runs.gaps_within(first, last)
    if any(gap.outcome == "broken" for gap in gaps):
        return "broken", gaps
    return ("to_justify" if gaps else "unbroken"), gaps
