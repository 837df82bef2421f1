"""The sums of a timeline against the days themselves, one by one, over every range around its segments."""

from fractions import Fraction

import pytest

from casefile.rules.hours.timeline import Timeline

MONDAY = 735_239  # 2014-01-06: days are counted so that the rest by seven of a Monday is 1
CAP = Fraction(30)
LAYERS = {
    "nothing": [],
    "one": [([(MONDAY + 3, MONDAY + 20)], Fraction(20), Fraction(25))],
    "two with a gap": [([(MONDAY, MONDAY + 4), (MONDAY + 9, MONDAY + 15)], Fraction(35), Fraction(35))],
    "beside each other": [
        ([(MONDAY, MONDAY + 12)], Fraction(75, 2), Fraction(75, 2)),
        ([(MONDAY + 5, MONDAY + 25)], Fraction(10), Fraction(40)),
    ],
    "one after the other": [
        ([(MONDAY, MONDAY + 6)], Fraction(20), Fraction(20)),
        ([(MONDAY + 7, MONDAY + 18)], Fraction(20), Fraction(20)),
        ([(MONDAY + 19, MONDAY + 21)], Fraction(15), Fraction(20)),
    ],
}


BRIDGES = {
    "no bridge": [],
    "bridges": [
        ([(MONDAY + 5, MONDAY + 8), (MONDAY + 26, MONDAY + 27)], Fraction(15), Fraction(18)),
        ([(MONDAY - 4, MONDAY - 2), (MONDAY + 28, MONDAY + 29)], Fraction(32), Fraction(32)),
    ],
}
"""Days between entries, weekends among them, before, between and after those of the layers."""


def hours(layers, day: int, which: int) -> Fraction:
    """Return the hours a week in force that day: effective (1) or stated (2)."""
    return sum((layer[which] for layer in layers if any(a <= day <= b for a, b in layer[0])), Fraction(0))


@pytest.mark.parametrize("bridged", BRIDGES.values(), ids=BRIDGES)
@pytest.mark.parametrize("layers", LAYERS.values(), ids=LAYERS)
def test_the_sums_of_any_range_are_those_of_its_days_bridged_ones_by_day_alone(layers, bridged):
    line = Timeline(layers, CAP, bridged)
    both = [*layers, *bridged]
    span = range(MONDAY - 8, MONDAY + 34)
    for first in span:
        for last in range(first, span[-1], 3):
            days = range(first, last + 1)
            assert line.by_day(first, last) == sum(min(CAP, hours(both, day, 1)) for day in days) / Fraction(
                7
            )
            assert line.raw(first, last) == sum(hours(both, day, 2) for day in days) / Fraction(7)
            weeks: dict[int, Fraction] = {}
            for day in days:
                if (day - 1) % 7 < 5:
                    week = (day - 1) // 7
                    weeks[week] = weeks.get(week, Fraction(0)) + hours(layers, day, 1) / 5
            assert line.by_week(first, last) == sum(min(CAP, each) for each in weeks.values())


@pytest.mark.parametrize("layers", LAYERS.values(), ids=LAYERS)
def test_the_days_that_count_are_found_from_any_day(layers):
    line = Timeline(layers, CAP)
    span = range(MONDAY - 8, MONDAY + 34)
    counted = [day for day in span if hours(layers, day, 1)]
    for day in span:
        assert line.first_from(day) == next((each for each in counted if each >= day), None)
        assert line.last_to(day) == next((each for each in reversed(counted) if each <= day), None)
        effective = line.effective_on(day)
        assert (effective is None) == (day not in counted)
        if effective is not None:
            assert Fraction(effective, line.scale) == hours(layers, day, 1)
        assert line.firsts_before(day) == sum(first <= day for first in line.firsts)
    assert all(one[1] < other[0] for one, other in zip(line.segments, line.segments[1:], strict=False))
    assert {day for first, last, *_ in line.segments for day in range(first, last + 1)} == set(counted)
