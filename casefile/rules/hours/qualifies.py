"""The first and last application date of an unbroken stretch on which the requirement is met.

Between the days on which an end of the window crosses a change of hours, the answer can only rise, only fall,
or stay, unless both ends move inside contracts; there the counts move by a bounded amount a day, so days on
which no turn is possible are jumped over. A property test compares this with asking every day.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from math import ceil
from typing import NamedTuple

from casefile.rules.days import months_elapsed, years_after, years_before
from casefile.rules.hours.pool import Lane, Pool
from casefile.rules.hours.requirements import Requirement
from casefile.rules.hours.timeline import Timeline
from casefile.rules.periods import FAR, Range, joined

__all__ = ["qualifying_stretch", "qualifying_stretches"]

_BEYOND_YEARS = 40
"""How far past the last change a stretch is followed before it is said to have no end.

28 repeat all weekdays.
"""
_END = date.max.toordinal() - 400


def qualifying_stretch(
    pools: Sequence[Pool], needs: Requirement, on: date
) -> tuple[date | None, date | None]:
    """Return the stretch of application dates that contains `on`, the latest before it.

    Or the earliest after.

    The last date is None when there is no end; both are None when there is no such stretch.
    """
    stretches = qualifying_stretches(pools, needs)
    day = on.toordinal()
    chosen = next((each for each in stretches if each[0] <= day <= each[1]), None)
    chosen = chosen or next((each for each in reversed(stretches) if each[1] < day), None)
    chosen = chosen or next((each for each in stretches if each[0] > day), None)
    if chosen is None:
        return None, None
    first, last = chosen
    return date.fromordinal(first), None if last >= FAR else date.fromordinal(last)


def qualifying_stretches(pools: Sequence[Pool], needs: Requirement) -> list[Range]:
    """Return every stretch of application dates (ordinals) met or met with provisos.

    A stretch without an end ends at FAR.
    """
    found = (
        stretch
        for pool in pools
        for lane in pool
        for run in _strict_runs(lane)
        for stretch in _Search(lane.timeline, run, needs).stretches()
    )
    return joined(found)


def _strict_runs(lane: Lane) -> Sequence[Range]:
    if lane.runs is not None:
        return lane.runs.strict
    line = lane.timeline
    return [(line.firsts[0], line.lasts[-1])] if line.segments else []


class _Slack(NamedTuple):
    """By how much each count passes the requirement , in its own whole units, and whether all holds."""

    day: int
    week: int
    holds: bool


class _Search:
    """The application dates on which one run reaches the requirement."""

    def __init__(self, line: Timeline, run: Range, needs: Requirement) -> None:
        self.line = line
        self.run = run
        self.needs = needs
        self.needed_sevenths = ceil(needs.hours * 7 * line.scale)
        self.needed_fifths = ceil(needs.hours * 5 * line.scale)
        self.segments = [
            segment for segment in line.segments if run[0] <= segment[0] and segment[1] <= run[1]
        ]
        self.days = self._turning_days() if self._could_ever_hold() else []

    def stretches(self) -> Iterable[Range]:
        """Yield the dates as ranges; they may touch."""
        for first, following in zip(self.days, self.days[1:], strict=False):
            yield from self._between(first, following - 1)

    def _could_ever_hold(self) -> bool:
        first, last = self.run
        if last >= FAR:
            return True
        return (
            self.line.sevenths(first, last) >= self.needed_sevenths
            and self.line.fifths(first, last) >= self.needed_fifths
        )

    def _turning_days(self) -> list[int]:
        """Return the dates on which an end of the window enters or leaves a segment, ascending."""
        days: set[int] = set()
        for first, last, *_ in self.segments:
            days |= {first + 1, self._leaves(first)}
            if last < FAR:
                days |= {last + 2, self._leaves(last + 1)}
        if self.run[1] >= FAR:
            latest = date.fromordinal(max(days))
            days.add(min(_END, years_after(latest, self.needs.years + _BEYOND_YEARS).toordinal()))
        return sorted(days)

    def _leaves(self, day: int) -> int:
        """Return the first date whose window does not begin before `day`."""
        return years_after(date.fromordinal(day), self.needs.years).toordinal()

    def _window_first(self, on: int) -> int:
        return years_before(date.fromordinal(on), self.needs.years).toordinal()

    def _between(self, first: int, last: int) -> Iterable[Range]:
        grows = self.line.effective_on(first - 1) is not None and first - 1 <= self.run[1]
        start = self._window_first(first)
        shrinks = self.line.effective_on(start) is not None and start >= self.run[0]
        if grows and shrinks:
            yield from self._scan(first, last)
            return
        at_first, at_last = self._holds(first), self._holds(last)
        if at_first and at_last:
            yield first, self._open_end(last)
        elif at_last and grows:
            yield self._turn(first, last, wanted=True), self._open_end(last)
        elif at_first and shrinks:
            yield first, self._turn(first, last, wanted=False) - 1

    def _turn(self, first: int, last: int, *, wanted: bool) -> int:
        """Return the first date in (first, last] whose answer is `wanted`, the answer changing once."""
        while first < last:
            middle = (first + last) // 2
            if self._holds(middle) is wanted:
                last = middle
            else:
                first = middle + 1
        return last

    def _scan(self, first: int, last: int) -> Iterable[Range]:
        alike = self.line.firsts_before(first - 1) == self.line.firsts_before(self._window_first(first))
        known: dict[tuple[int, int], _Slack] = {}
        day, began = first, None
        while day <= last:
            slack = self._slack_among(day, known) if alike else self._slack(day)
            if slack.holds and began is None:
                began = day
            elif not slack.holds and began is not None:
                yield began, day - 1
                began = None
            day += self._safe_days(day, slack)
        if began is not None:
            yield began, self._open_end(last)

    def _slack_among(self, on: int, known: dict[tuple[int, int], _Slack]) -> _Slack:
        """Return the slack of a window that lies in one segment: its weekday and its length decide it alone."""
        start = self._window_first(on)
        key = (start % 7, on - start)
        if key not in known:
            known[key] = self._slack(on)
        return known[key]

    def _open_end(self, last: int) -> int:
        """Return FAR when the stretch is still open at the end of all that was looked at."""
        return FAR if self.run[1] >= FAR and last == self.days[-1] - 1 else last

    def _safe_days(self, day: int, slack: _Slack) -> int:
        """Return how many days ahead the answer must still be looked at; before that it cannot have turned.

        A window's first day moves by one a day, by none or two around 29 February: hence one day's hours of
        margin, and four whole weeks' for the weeks cut by the window's ends or shared with other contracts.
        """
        entering = min(self.line.effective_on(day - 1) or 0, self.line.cap)
        leaving = min(self.line.effective_on(self._window_first(day)) or 0, self.line.cap)
        if slack.holds:
            safe = min(
                _steps(slack.day - 2 * leaving, leaving - entering),
                7 * _steps(slack.week - 20 * self.line.cap, 5 * (leaving - entering)),
            )
        else:
            safe = max(
                _steps(-slack.day - 2 * leaving, entering - leaving),
                7 * _steps(-slack.week - 20 * self.line.cap, 5 * (entering - leaving)),
            )
        return max(1, safe)

    def _holds(self, on: int) -> bool:
        return self._slack(on).holds

    def _slack(self, on: int) -> _Slack:
        line = self.line
        first = line.first_from(max(self.run[0], self._window_first(on)))
        last = line.last_to(min(self.run[1], on - 1))
        if first is None or last is None or first > last:
            return _Slack(-self.needed_sevenths, -self.needed_fifths, holds=False)
        by_day = line.sevenths(first, last) - self.needed_sevenths
        by_week = line.fifths(first, last) - self.needed_fifths
        enough = by_day >= 0 and by_week >= 0
        holds = enough and self._spread(first, last)
        return _Slack(by_day, by_week, holds)

    def _spread(self, first: int, last: int) -> bool:
        # A year and a half holds twelve months whatever the days: the calendar is asked only near the limit.
        if last - first >= self.needs.months * 31:
            return True
        return months_elapsed(date.fromordinal(first), date.fromordinal(last)) >= self.needs.months


def _steps(margin: int, change: int) -> int:
    """Return how many steps of at most `change` each the margin bears; 0 when it is used up already."""
    if margin <= 0:
        return 0
    return margin // change if change > 0 else _END
