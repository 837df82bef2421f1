"""The non-working days inside an entry on which it has as many hours as on the working days around them.

Section 3 of the specification: a weekend or a public holiday between two contracts of one entry counts as it
does inside one contract, so weekly contracts and one contract of the same dates give the same count by day.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from casefile.rules.hours.counted import Counted
from casefile.rules.periods import LONGEST_REST, NonWorking, Range, laid_out, minus

__all__ = ["Bridged", "Weight", "bridges_of", "effective_hours", "stated_hours"]

Force = tuple[Counted, ...]
Weight = Callable[[Counted], Fraction]


def effective_hours(each: Counted) -> Fraction:
    """Return the effective hours a week of a contract."""
    return each.work.effective


def stated_hours(each: Counted) -> Fraction:
    """Return the hours a week of a contract as it states them."""
    return each.work.stated


class Bridged(NamedTuple):
    """Non-working days of one entry that are alike; `before`, `after` and `own` are the contracts in force
    on the working day before them, on the one after, and on the days themselves.

    Their hours are at least the smaller of the two sides.
    """

    days: Range
    before: Force
    after: Force
    own: Force

    def beyond(self, weight: Weight) -> Fraction:
        """Return what a day has beyond the contracts in force on it."""
        before, after, own = (
            sum(map(weight, force), Fraction(0)) for force in (self.before, self.after, self.own)
        )
        return max(min(before, after) - own, Fraction(0))


def bridges_of(counted: Iterable[Counted], nonworking: NonWorking) -> tuple[Bridged, ...]:
    """Return the bridged days of all entries, in order; days another rule takes away are not among them.

    The bridges are those of the contracts as they were in force: a full-time study that ends on a Friday does
    not take the Saturday after it, whether the weekend lies inside one contract or between two.
    """
    entries: dict[tuple[object, ...], list[Counted]] = {}
    for each in counted:
        entries.setdefault(each.work.entry, []).append(each)
    return tuple(
        bridged._replace(days=days)
        for members in entries.values()
        for bridged in _Entry(members, nonworking).bridges()
        for days in minus([bridged.days], members[0].away)
    )


class _Entry:
    """The contracts of one entry as steps in time: from each step's day on, those in force."""

    def __init__(self, members: Sequence[Counted], nonworking: NonWorking) -> None:
        self._nonworking = nonworking
        self._country = members[0].work.contract.country
        self._members = members
        pieces = laid_out((each.work.worked, number) for number, each in enumerate(members))
        self._days = [first for first, _, _ in pieces] + [last + 1 for _, last, _ in pieces[-1:]]
        self._forces = [*(frozenset(force) for _, _, force in pieces), frozenset[int]()]

    def bridges(self) -> Iterable[Bridged]:
        """Yield the bridged days, ascending and apart."""
        reached = 0
        for at in range(1, len(self._days) - 1):
            if self._days[at] > reached and self._may_begin(at):
                first, last = self._rest_around(self._days[at])
                reached = last
                yield from self._between(first, last)

    def _may_begin(self, at: int) -> bool:
        """Say whether a contract ended the day before, and only days off lie before the next one begins.

        Hours can be missing only on the days between an end and a later beginning.
        """
        begins = self._days[at + 1]
        return (
            begins - self._days[at] <= LONGEST_REST
            and not self._forces[at] >= self._forces[at - 1]
            and not self._nonworking.working_days(self._days[at], begins - 1, self._country)
        )

    def _rest_around(self, day: int) -> Range:
        """Return the days off around that one, ended early where the same contracts go on for long anyway."""
        first = last = day
        while not self._steady(first - 1, -1) and self._nonworking.rests(first - 1, self._country):
            first -= 1
        while not self._steady(last + 1, 1) and self._nonworking.rests(last + 1, self._country):
            last += 1
        return first, last

    def _steady(self, day: int, step: int) -> bool:
        """Say whether the same contracts are in force for all the days a rest can last, so it need not be known."""
        return bisect_right(self._days, day) == bisect_right(self._days, day + step * LONGEST_REST)

    def _in_force(self, day: int) -> frozenset[int]:
        at = bisect_right(self._days, day) - 1
        return self._forces[at] if at >= 0 else frozenset()

    def _named(self, force: frozenset[int]) -> Force:
        return tuple(self._members[number] for number in sorted(force))

    def _between(self, first: int, last: int) -> Iterable[Bridged]:
        before, after = self._in_force(first - 1), self._in_force(last + 1)
        if not before or not after:
            return
        begun = first
        for day in range(first, last + 1):
            if day == last or self._in_force(day + 1) != self._in_force(begun):
                own = self._in_force(begun)
                if not (own >= before or own >= after):
                    yield Bridged((begun, day), *map(self._named, (before, after, own)))
                begun = day + 1
