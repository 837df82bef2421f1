"""Hours laid out in time: exact sums over any range of days, by day and by week, from prefix sums.

The line is cut where the sum of weekly hours changes, so its size follows the number of contracts and never
the number of days. Inside, everything is a whole number: weekly hours times `scale`; by day in sevenths, by
week in fifths.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from math import lcm

from casefile.rules.periods import FAR, Range, joined, minus, weekdays

__all__ = ["CountedSpan", "Layer", "Timeline", "week_blocks"]

Layer = tuple[Sequence[Range], Fraction, Fraction]
"""Days worked (ascending, apart), effective hours a week, stated hours a week."""
CountedSpan = tuple[int, int, int, int, int]
"""First day, last day, hours a week (1/scale): effective, stated, and those that Mondays to Fridays put by week."""


class Timeline:
    """The counted days of some contracts with their summed hours, under one weekly cap (hours).

    `bridged` layers count by day and not by week. `segments` are ascending, apart, whole numbers of 1/`scale`
    hours a week.
    """

    def __init__(self, layers: Sequence[Layer], cap: Fraction, bridged: Sequence[Layer] = ()) -> None:
        told = (n.denominator for _, *numbers in (*layers, *bridged) for n in numbers)
        self.scale = lcm(cap.denominator, *told)
        self.cap = int(cap * self.scale)
        self.segments = _segments(layers, bridged, self.scale)
        self.firsts = [segment[0] for segment in self.segments]
        self.lasts = [segment[1] for segment in self.segments]
        self._capped = [min(segment[2], self.cap) for segment in self.segments]
        self._days_before, self._weekdays_before, self._raw_before = self._prefixes()
        most = 5 * self.cap
        self._blocks = [(first, last, min(most, total)) for first, last, total in week_blocks(self.segments)]
        self._block_firsts = [block[0] for block in self._blocks]
        self._block_before = [0]
        for first, last, value in self._blocks:
            self._block_before.append(self._block_before[-1] + (last - first + 1) * value)

    def first_from(self, day: int) -> int | None:
        """Return the first counted day not before `day`, None when there is none."""
        at = bisect_left(self.lasts, day)
        return max(day, self.firsts[at]) if at < len(self.firsts) else None

    def last_to(self, day: int) -> int | None:
        """Return the last counted day not after `day`, None when there is none."""
        at = bisect_right(self.firsts, day) - 1
        return min(day, self.lasts[at]) if at >= 0 else None

    def by_day(self, first: int, last: int) -> Fraction:
        """Return the hours of the range counted by day."""
        return Fraction(self.sevenths(first, last), 7 * self.scale)

    def by_week(self, first: int, last: int) -> Fraction:
        """Return the hours of the range counted by ISO week."""
        return Fraction(self.fifths(first, last), 5 * self.scale)

    def raw(self, first: int, last: int) -> Fraction:
        """Return the stated hours of the range, a seventh of them a day: neither cap nor school share."""
        total = self._until(last, self._raw_before, 3) - self._until(first - 1, self._raw_before, 3)
        return Fraction(total, 7 * self.scale)

    def sevenths(self, first: int, last: int) -> int:
        """Return the count by day in sevenths of 1/scale hours."""
        return self._capped_until(last) - self._capped_until(first - 1)

    def fifths(self, first: int, last: int) -> int:
        """Return the count by week in fifths of 1/scale hours."""
        first_week, last_week = (first - 1) // 7, (last - 1) // 7
        most = 5 * self.cap
        if first_week == last_week:
            return min(most, self._weekday_sum(first, last))
        head = min(most, self._weekday_sum(first, 7 * first_week + 7))
        tail = min(most, self._weekday_sum(7 * last_week + 1, last))
        return head + self._weeks_until(last_week) - self._weeks_until(first_week + 1) + tail

    def firsts_before(self, day: int) -> int:
        """Return how many segments begin on that day or before."""
        return bisect_right(self.firsts, day)

    def effective_on(self, day: int) -> int | None:
        """Return the uncapped effective weekly hours (1/scale) in force that day, None when it is not counted."""
        at = bisect_right(self.firsts, day) - 1
        return self.segments[at][2] if at >= 0 and day <= self.lasts[at] else None

    def _prefixes(self) -> tuple[list[int], list[int], list[int]]:
        days, weekday_sums, raw = [0], [0], [0]
        for (first, last, _, stated, weekly), capped in zip(self.segments, self._capped, strict=True):
            days.append(days[-1] + (last - first + 1) * capped)
            weekday_sums.append(weekday_sums[-1] + weekdays(first, last) * weekly)
            raw.append(raw[-1] + (last - first + 1) * stated)
        return days, weekday_sums, raw

    def _until(self, day: int, before: list[int], column: int) -> int:
        at = bisect_right(self.firsts, day) - 1
        if at < 0:
            return 0
        segment = self.segments[at]
        return before[at] + (min(day, segment[1]) - segment[0] + 1) * segment[column]

    def _capped_until(self, day: int) -> int:
        at = bisect_right(self.firsts, day) - 1
        if at < 0:
            return 0
        return self._days_before[at] + (min(day, self.lasts[at]) - self.firsts[at] + 1) * self._capped[at]

    def _weekday_sum(self, first: int, last: int) -> int:
        return self._weekdays_to(last) - self._weekdays_to(first - 1)

    def _weekdays_to(self, day: int) -> int:
        at = bisect_right(self.firsts, day) - 1
        if at < 0:
            return 0
        first, last, _, _, weekly = self.segments[at]
        return self._weekdays_before[at] + weekdays(first, min(day, last)) * weekly

    def _weeks_until(self, week: int) -> int:
        """Return the capped fifths of all whole weeks before that week."""
        at = bisect_right(self._block_firsts, week - 1) - 1
        if at < 0:
            return 0
        first, last, value = self._blocks[at]
        return self._block_before[at] + (min(week - 1, last) - first + 1) * value


def week_blocks(segments: Iterable[CountedSpan]) -> list[tuple[int, int, int]]:
    """Return runs of ISO weeks with the same uncapped sum as (first week, last week, fifths), in order."""
    partial: dict[int, int] = {}
    blocks: list[tuple[int, int, int]] = []
    for first, last, _, _, weekly in segments:
        first_whole, last_whole = (first + 5) // 7, last // 7 - 1
        if first_whole <= last_whole:
            blocks.append((first_whole, last_whole, 5 * weekly))
        for week in {(first - 1) // 7, (last - 1) // 7}:
            if not first_whole <= week <= last_whole:
                days = weekdays(max(first, 7 * week + 1), min(last, 7 * week + 7))
                partial[week] = partial.get(week, 0) + days * weekly
    blocks.extend((week, week, total) for week, total in partial.items())
    return sorted(blocks)


def _segments(layers: Iterable[Layer], bridged: Iterable[Layer], scale: int) -> list[CountedSpan]:
    changes: dict[int, list[int]] = {}

    def lay(ranges: Iterable[Range], *hours: Fraction) -> None:
        numbers = [1, *(each.numerator * (scale // each.denominator) for each in hours)]
        for first, last in ranges:
            for day, sign in ((first, 1), (min(last, FAR) + 1, -1)):
                change = changes.setdefault(day, [0, 0, 0, 0])
                for at, number in enumerate(numbers):
                    change[at] += sign * number

    for ranges, effective, stated in layers:
        lay(ranges, effective, stated, effective)
    for ranges, effective, stated in bridged:
        for days in ranges:
            # A Saturday puts nothing by week whatever its hours: with those of the days around it is one segment.
            lay(_weekend_days(days), effective, stated, effective)
            lay(minus([days], _weekend_days(days)), effective, stated, Fraction(0))
    return _joined(changes)


def _joined(changes: Mapping[int, Sequence[int]]) -> list[CountedSpan]:
    out: list[CountedSpan] = []
    depth = effective = stated = weekly = 0
    for day, following in pairwise(sorted(changes)):
        change = changes[day]
        depth += change[0]
        effective += change[1]
        stated += change[2]
        weekly += change[3]
        if not depth:
            continue
        if out and out[-1][1] == day - 1 and out[-1][2:] == (effective, stated, weekly):
            out[-1] = (out[-1][0], following - 1, effective, stated, weekly)
        else:
            out.append((day, following - 1, effective, stated, weekly))
    return out


def _weekend_days(days: Range) -> list[Range]:
    """Return the Saturdays and Sundays of a short range."""
    first, last = days
    return joined((day, day) for day in range(first, last + 1) if (day - 1) % 7 > 4)
