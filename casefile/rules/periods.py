"""Ranges of days as pairs of ordinals, both ends included, and the days nobody works.

Ordinals are `date.toordinal()`; ordinal 1 is a Monday, so ISO week number k runs from 7k + 1 to 7k + 7.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import TypeVar

from casefile.rules.book.rulebook import Calendar

__all__ = [
    "FAR",
    "LONGEST_REST",
    "NonWorking",
    "Range",
    "clipped",
    "dates",
    "joined",
    "laid_out",
    "minus",
    "ordinals",
    "weekdays",
    "weekdays_until",
]

Range = tuple[int, int]
T = TypeVar("T")
FAR = date.max.toordinal() - 1
LONGEST_REST = 31
"""No country rests for more days in a row: beyond, no calendar needs to be looked up."""
_SATURDAY_SUNDAY = frozenset({5, 6})


def weekdays_until(day: int) -> int:
    """Return the number of Mondays to Fridays up to that ordinal, itself included."""
    weeks, rest = divmod(day, 7)
    return 5 * weeks + min(rest, 5)


def weekdays(first: int, last: int) -> int:
    """Return the number of Mondays to Fridays in the range; 0 for an empty one."""
    return weekdays_until(last) - weekdays_until(first - 1) if first <= last else 0


def ordinals(first: date, last: date) -> Range:
    """Return two days as a range."""
    return first.toordinal(), last.toordinal()


def dates(days: Range) -> tuple[date, date]:
    """Return a range as two days."""
    return date.fromordinal(days[0]), date.fromordinal(days[1])


def joined(ranges: Iterable[Range]) -> list[Range]:
    """Return the same days as ascending ranges that neither overlap nor touch."""
    out: list[Range] = []
    for first, last in sorted(ranges):
        if out and first <= out[-1][1] + 1:
            out[-1] = (out[-1][0], max(out[-1][1], last))
        else:
            out.append((first, last))
    return out


def minus(ranges: Iterable[Range], holes: Sequence[Range]) -> list[Range]:
    """Return the parts of the ranges outside the holes, which are in order and apart, as `joined` returns them."""
    out: list[Range] = []
    for first, last in ranges:
        start = first
        for hole_first, hole_last in holes:
            if hole_last < start:
                continue
            if hole_first > last:
                break
            if hole_first > start:
                out.append((start, hole_first - 1))
            start = hole_last + 1
        if start <= last:
            out.append((start, last))
    return out


def clipped(ranges: Iterable[Range], first: int, last: int) -> list[Range]:
    """Return the days of the ranges inside [first, last]."""
    return [(max(a, first), min(b, last)) for a, b in ranges if a <= last and b >= first]


def laid_out(rows: Iterable[tuple[Iterable[Range], T]]) -> list[tuple[int, int, tuple[T, ...]]]:
    """Return the days from the first to the last row, cut wherever a row begins or ends.

    Each piece comes with what is in force on it, in the order of the rows: nothing in a hole between them.
    """
    known = list(rows)
    changes: dict[int, tuple[list[int], list[int]]] = {}
    for number, (ranges, _) in enumerate(known):
        for first, last in ranges:
            changes.setdefault(first, ([], []))[0].append(number)
            changes.setdefault(last + 1, ([], []))[1].append(number)
    out: list[tuple[int, int, tuple[T, ...]]] = []
    force: set[int] = set()
    for day, following in pairwise(sorted(changes)):
        begun, ended = changes[day]
        force.difference_update(ended)
        force.update(begun)
        out.append((day, following - 1, tuple(known[number][1] for number in sorted(force))))
    return out


class NonWorking:
    """Weekends and national public holidays of each country; remembers which countries it had no holidays for."""

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar
        self._years: dict[tuple[str, int], dict[int, str]] = {}
        self.without_holidays: set[str] = set()

    def working_days(self, first: int, last: int, country: str) -> int:
        """Return the number of working days of that country in the range; 0 for an empty one."""
        if self._saturday_and_sunday(first, last, country):
            count = weekdays(first, last)
            if not count:
                return 0
            return count - sum((day - 1) % 7 < 5 for day in self._holidays(first, last, country))
        off = self._holidays(first, last, country)
        return sum(
            day not in off and (day - 1) % 7 not in self._weekend(country, day)
            for day in range(first, last + 1)
        )

    def rests(self, day: int, country: str) -> bool:
        """Say whether that day is a day of the weekend or a public holiday of the country."""
        return (day - 1) % 7 in self._weekend(country, day) or day in self._holidays(day, day, country)

    def names(self, first: int, last: int, country: str) -> tuple[str, ...]:
        """Return the names of the public holidays in the range, in order; a plain weekend is not even looked up.

        Looking one up loads a whole calendar: a tenth of a second that most bridges do not need.
        """
        if not weekdays(first, last) and self._saturday_and_sunday(first, last, country):
            return ()
        return tuple(name for _, name in sorted(self._holidays(first, last, country).items()))

    def _saturday_and_sunday(self, first: int, last: int, country: str) -> bool:
        return all(self._weekend(country, day) == _SATURDAY_SUNDAY for day in (first, last))

    def _weekend(self, country: str, day: int) -> frozenset[int]:
        return self._calendar.weekend(country, date.fromordinal(day).year)

    def _holidays(self, first: int, last: int, country: str) -> dict[int, str]:
        years = range(date.fromordinal(first).year, date.fromordinal(last).year + 1)
        return {
            day: name
            for year in years
            for day, name in self._year(country, year).items()
            if first <= day <= last
        }

    def _year(self, country: str, year: int) -> dict[int, str]:
        known = self._years.get((country, year))
        if known is None:
            found = self._calendar.holidays(country, year)
            if found is None:
                self.without_holidays.add(country)
            known = {day.toordinal(): name for day, name in (found or {}).items()}
            self._years[(country, year)] = known
        return known
