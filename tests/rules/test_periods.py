"""Ranges of days against the days themselves, one by one."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casefile.rules.periods import NonWorking, clipped, joined, laid_out, minus, weekdays
from tests.rules.books import SmallCalendar

DAY = st.integers(700_000, 700_030)
RANGES = st.lists(st.tuples(DAY, DAY).map(lambda ends: (min(ends), max(ends))), max_size=6)


def days(ranges) -> set[int]:
    return {day for first, last in ranges for day in range(first, last + 1)}


@settings(max_examples=60)
@given(RANGES)
def test_joined_ranges_hold_the_same_days_and_lie_a_day_apart(ranges):
    found = joined(ranges)
    assert days(found) == days(ranges)
    assert all(one[1] + 1 < other[0] for one, other in pairwise(found))


@settings(max_examples=60)
@given(RANGES, RANGES)
def test_what_is_left_outside_the_holes_is_every_other_day(ranges, holes):
    found = minus(joined(ranges), joined(holes))
    assert days(found) == days(ranges) - days(holes)
    assert all(first <= last for first, last in found)


@settings(max_examples=60)
@given(RANGES, DAY, DAY)
def test_what_is_clipped_is_what_lies_inside(ranges, first, last):
    first, last = min(first, last), max(first, last)
    found = clipped(ranges, first, last)
    assert days(found) == days(ranges) & set(range(first, last + 1))
    assert all(one <= other for one, other in found)


@settings(max_examples=60)
@given(st.lists(RANGES, max_size=4))
def test_each_day_is_laid_out_once_with_the_rows_in_force_in_their_order(rows):
    pieces = laid_out([(joined(ranges), name) for name, ranges in enumerate(rows)])
    told = {day: names for first, last, names in pieces for day in range(first, last + 1)}
    every = set().union(*map(days, rows)) if rows else set()
    assert set(told) == (set(range(min(every), max(every) + 1)) if every else set())
    assert all(
        names == tuple(at for at, row in enumerate(rows) if day in days(row)) for day, names in told.items()
    )


@settings(max_examples=60)
@given(DAY, DAY)
def test_weekdays_are_counted_as_the_calendar_has_them(first, last):
    assert weekdays(first, last) == sum(date.fromordinal(day).weekday() < 5 for day in range(first, last + 1))


@pytest.mark.parametrize("country", ["FR", "CA", "DZ", "ZZ"])
def test_a_day_rests_when_it_is_no_working_day_and_holidays_are_named(country):
    calendar = SmallCalendar()
    resting = NonWorking(calendar)
    first, last = date(2024, 6, 24).toordinal(), date(2025, 1, 6).toordinal()
    for day in range(first, last + 1):
        works = calendar.working(date.fromordinal(day), country)
        assert resting.rests(day, country) is not works
        assert resting.working_days(day, day, country) == works
    for length in (0, 1, 3, 30):
        for day in range(first, last - length, 5):
            found = resting.working_days(day, day + length, country)
            assert found == sum(not resting.rests(each, country) for each in range(day, day + length + 1))
    assert resting.working_days(first, first - 1, country) == 0
    assert (country in resting.without_holidays) is (country in {"DZ", "ZZ"})
    assert len(resting.names(first, last, country)) == (3 if country in {"FR", "CA"} else 0)
