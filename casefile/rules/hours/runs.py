"""Continuity: the gaps between counted days, what each means, and the runs that lie between them.

IRPR s. 75(2)(a) asks for work accumulated over a continuous period and gives no number of days: a gap of
non-working days is none, a short one is to justify, a longer one is very likely a break. No official number
exists.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from casefile.rules.hours.counted import Counted
from casefile.rules.hours.report import Gap
from casefile.rules.hours.timeline import Timeline
from casefile.rules.periods import NonWorking, Range, joined, minus

__all__ = ["Runs", "runs_of"]


class Runs(NamedTuple):
    """The gaps of one occupation in order, and the runs between them.

    `strict` runs lie between gaps of either sort, `joined` ones between broken gaps only.
    """

    gaps: tuple[Gap, ...]
    strict: tuple[Range, ...]
    joined: tuple[Range, ...]

    def gaps_within(self, first: int, last: int) -> tuple[Gap, ...]:
        """Return the gaps that have counted days on both sides in [first, last]."""
        return tuple(
            gap for gap in self.gaps if first < gap.first.toordinal() and gap.last.toordinal() < last
        )


def runs_of(
    counted: Sequence[Counted], timeline: Timeline, tolerated_gap: int, nonworking: NonWorking
) -> Runs:
    """Return the gaps and runs of one occupation, whoever the employer; `tolerated_gap` is in working days."""
    under_contract = joined((each.work.first, each.work.last) for each in counted)
    gaps: list[Gap] = []
    for last, first in zip(timeline.lasts, timeline.firsts[1:], strict=False):
        if first > last + 1:
            country = _country_before(counted, last)
            gap = _gap((last + 1, first - 1), under_contract, country, tolerated_gap, nonworking)
            if gap is not None:
                gaps.append(gap)
    broken = [gap for gap in gaps if gap.outcome == "broken"]
    return Runs(tuple(gaps), _between(timeline, gaps), _between(timeline, broken))


def _country_before(counted: Sequence[Counted], day: int) -> str:
    """Return the country worked in on that day, the first in the alphabet when there were several."""
    return min(
        each.work.contract.country
        for each in counted
        if any(first <= day <= last for first, last in each.worked)
    )


def _gap(
    days: Range, under_contract: Sequence[Range], country: str, tolerated_gap: int, nonworking: NonWorking
) -> Gap | None:
    outside = sum(
        nonworking.working_days(first, last, country) for first, last in minus([days], under_contract)
    )
    working = outside or nonworking.working_days(*days, country)
    if not working:
        return None
    return Gap(
        first=date.fromordinal(days[0]),
        last=date.fromordinal(days[1]),
        working_days=working,
        leave=not outside,
        outcome="broken" if outside > tolerated_gap else "to_justify",
    )


def _between(timeline: Timeline, gaps: Sequence[Gap]) -> tuple[Range, ...]:
    if not timeline.segments:
        return ()
    firsts = [timeline.firsts[0], *(gap.last.toordinal() + 1 for gap in gaps)]
    lasts = [*(gap.first.toordinal() - 1 for gap in gaps), timeline.lasts[-1]]
    return tuple(zip(firsts, lasts, strict=True))
