"""Whole years of skilled work, in Canada and elsewhere, on any day: what is sure, and what is only admitted.

The hours are counted as for the programmes (30 a week at most, by day and by week); a year is the hours of a year of
full-time work and its twelve months. Sources: ministerial instructions; official tool, question 6; IRPR ss. 80, 83(1).
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from casefile.rules.book.rulebook import Rulebook
from casefile.rules.days import months_elapsed, years_before
from casefile.rules.facts import Facts
from casefile.rules.hours.bridges import bridges_of
from casefile.rules.hours.counted import CANADA, Counted, Setting, counted_works, study_ranges
from casefile.rules.hours.employers import one_employer
from casefile.rules.hours.pool import timeline_of
from casefile.rules.hours.timeline import Timeline
from casefile.rules.hours.work import Work, ready_works
from casefile.rules.periods import NonWorking
from casefile.rules.points.grids import RankedWork

__all__ = ["WorkHistory", "Years", "day_reached"]


class Years(NamedTuple):
    """Whole years: `most` admits what is uncertain, `sure` does not; `doubts` are the codes of the difference."""

    most: int
    sure: int
    doubts: tuple[str, ...] = ()


class _Lane(NamedTuple):
    """The same work three ways: all of it, without what is uncertain, and that one occupation at a time."""

    everything: Timeline
    clean: Timeline
    by_occupation: tuple[Timeline, ...]
    doubts: tuple[str, ...]


class WorkHistory:
    """The work of one person, made ready once and asked for any day."""

    def __init__(self, facts: Facts, person: str, rulebook: Rulebook, on: date, ranked: RankedWork) -> None:
        parameters = rulebook.parameters
        self._cap = Fraction(parameters.on("hours.full_time_week", on).decimal)
        self._year_hours = parameters.on("points.year_hours", on).number
        self._year_months = parameters.on("points.year_months", on).number
        self._window = parameters.on("points.work_window", on).number
        self._ranked = ranked
        studied = study_ranges(study for study in facts.studies if study.person == person)
        self._setting = Setting(studied, facts.qualifications, rulebook)
        mine = [contract for contract in facts.contracts if contract.person == person]
        self._works, _ = ready_works(mine, self._cap, one_employer(facts.same_employers))
        self._nonworking = NonWorking(rulebook.calendar)

    @cached_property
    def _counted(self) -> list[Counted]:
        return counted_works(self._works, self._ranked.skilled, self._setting)

    @property
    def goes_on(self) -> bool:
        """Say whether skilled work goes on, anywhere."""
        return any(each.work.contract.last is None for each in self._counted)

    @property
    def goes_on_in_canada(self) -> bool:
        """Say whether skilled work goes on in Canada."""
        return any(each.work.contract.last is None for each in self._at_home)

    @cached_property
    def _at_home(self) -> list[Counted]:
        return [each for each in self._counted if each.work.contract.country == CANADA]

    @cached_property
    def _canadian(self) -> _Lane:
        return self._lane(counted_works(self._works, self._ranked.canadian, self._setting))

    @cached_property
    def _foreign(self) -> _Lane:
        return self._lane(
            [each for each in self._counted if each.work.contract.country != CANADA], one_occupation=True
        )

    @cached_property
    def _skilled(self) -> _Lane:
        return self._lane(self._counted)

    @cached_property
    def _skilled_in_canada(self) -> _Lane:
        return self._lane(self._at_home)

    @cached_property
    def _any_in_canada(self) -> _Lane:
        return self._lane(_any_level(self._works))

    def canadian(self, on: date) -> Years:
        """Return the years of Canadian work that rank on that day: paid, authorised, no student, no self-employed."""
        return self._years(self._canadian, on)

    def foreign(self, on: date) -> Years:
        """Return the years of foreign work that rank on that day.

        The official tool says "in only one occupation", copies of the instructions say one or more: the years of one
        occupation are sure, those of all are not.
        """
        return self._years(self._foreign, on)

    def skilled(self, on: date) -> Years:
        """Return the years of skilled work anywhere that the 67 points count on that day (R 80(2))."""
        return self._years(self._skilled, on)

    def skilled_in_canada(self, on: date) -> Years:
        """Return the years of authorised skilled work in Canada, however old (R 83(1)(c))."""
        return self._years(self._skilled_in_canada, on, ever=True)

    def any_in_canada(self, on: date) -> Years:
        """Return the years of authorised work in Canada at any level, however old: the partner's (R 83(1)(c.1))."""
        return self._years(self._any_in_canada, on, ever=True)

    def _lane(self, counted: Sequence[Counted], *, one_occupation: bool = False) -> _Lane:
        clean = [each for each in counted if not each.provisos]
        everything = self._line(counted)
        sure = everything if len(clean) == len(counted) else self._line(clean)
        lanes = self._by_occupation(clean) if one_occupation else ()
        doubts = sorted({proviso for each in counted for proviso in each.provisos})
        return _Lane(everything, sure, lanes, tuple(doubts))

    def _by_occupation(self, clean: Sequence[Counted]) -> tuple[Timeline, ...]:
        occupations = sorted({each.work.contract.noc for each in clean})
        if len(occupations) < 2:
            return ()
        return tuple(
            self._line([each for each in clean if each.work.contract.noc == noc]) for noc in occupations
        )

    def _line(self, counted: Sequence[Counted]) -> Timeline:
        return timeline_of(counted, bridges_of(counted, self._nonworking), self._cap)

    def _years(self, lane: _Lane, on: date, *, ever: bool = False) -> Years:
        first = 1 if ever else years_before(on, self._window).toordinal()
        last = on.toordinal() - 1
        most = self._whole(lane.everything, first, last)
        clean = most if lane.clean is lane.everything else self._whole(lane.clean, first, last)
        sure = clean
        if lane.by_occupation:
            sure = max(self._whole(each, first, last) for each in lane.by_occupation)
        doubts = (*(lane.doubts if clean < most else ()), *(("one_occupation",) if sure < clean else ()))
        return Years(most, sure, doubts)

    def _whole(self, line: Timeline, first: int, last: int) -> int:
        """Return the whole years in the range: by the lesser of the two counts, and no more than the calendar's."""
        start, end = line.first_from(first), line.last_to(last)
        if start is None or end is None or start > end:
            return 0
        year = self._year_hours * line.scale
        by_hours = min(line.sevenths(start, end) // (7 * year), line.fifths(start, end) // (5 * year))
        if not by_hours:
            return 0
        months = months_elapsed(date.fromordinal(start), date.fromordinal(end))
        return min(by_hours, months // self._year_months)


def _any_level(works: Iterable[Work]) -> list[Counted]:
    """Return the paid work done in Canada with the right to do it, at any level."""
    return [
        Counted(work, work.worked, () if work.contract.authorised else ("authorisation_unknown",))
        for work in works
        if work.contract.country == CANADA
        and work.contract.authorised is not False
        and work.contract.kind != "volunteer"
    ]


def day_reached(years: Callable[[date], int], more: int, first: date, last: date) -> date | None:
    """Return the first day of the range on which that many years are reached, None when none is.

    Years that only grow in the range are meant: those of work that goes on.
    """
    low, high = first.toordinal(), last.toordinal()
    if years(last) < more:
        return None
    while low < high:
        middle = (low + high) // 2
        if years(date.fromordinal(middle)) >= more:
            high = middle
        else:
            low = middle + 1
    return date.fromordinal(low)
