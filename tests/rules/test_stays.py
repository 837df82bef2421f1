from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from casefile.rules.facts import Person, Stay
from casefile.rules.stays import Residence, country_stays, lasts, merged

ON = date(2026, 6, 15)


def sum_of(parts: tuple[date, timedelta]) -> date:
    return parts[0] + parts[1]


ADULT = Person(id="principal", role="principal", born_on=date(1980, 1, 1))


def stay(first: str, last: str | None = None, country: str = "JP") -> Stay:
    ended = date.fromisoformat(last) if last else None
    return Stay(country=country, first=date.fromisoformat(first), last=ended)


def summary(*stays: Stay, person: Person = ADULT):
    found = country_stays(person, stays, on=ON, months=6, years=10, age=18)
    return {each.country: each for each in found}


def test_stays_that_touch_or_overlap_are_one():
    touching = [
        stay("2021-01-01", "2021-02-28"),
        stay("2021-03-01", "2021-04-30"),
        stay("2021-01-15", "2021-01-20"),
    ]
    assert merged(touching, ON) == (Residence(date(2021, 1, 1), date(2021, 4, 30)),)


def test_a_day_away_breaks_a_stay():
    assert len(merged([stay("2021-01-01", "2021-02-28"), stay("2021-03-02", "2021-04-30")], ON)) == 2


def test_a_stay_that_goes_on_ends_on_the_day_of_filing_and_one_to_come_is_nothing():
    assert merged([stay("2026-01-01"), stay("2026-07-01")], ON) == (Residence(date(2026, 1, 1), ON),)


def test_six_months_are_calendar_months():
    assert lasts(Residence(date(2021, 3, 1), date(2021, 8, 31)), 6)
    assert not lasts(Residence(date(2021, 3, 1), date(2021, 8, 30)), 6)
    assert lasts(Residence(date(2021, 8, 31), date(2022, 2, 27)), 6)


def test_the_reason_names_the_whole_stay_not_the_part_inside_the_window():
    found = summary(stay("2010-01-01", "2017-12-31"))["JP"].in_a_row
    assert found == Residence(date(2010, 1, 1), date(2017, 12, 31))


def test_a_residence_said_wins_over_a_stay_left_open():
    person = Person(id="principal", role="principal", residence="PT")
    found = summary(stay("2020-01-01", country="FR"), person=person)
    assert not found["FR"].current
    assert found["PT"].current


def test_without_a_residence_said_the_open_stay_is_it():
    found = summary(stay("2020-01-01", country="FR"), stay("2015-01-01", "2019-12-31"))
    assert found["FR"].current
    assert found["FR"].left_on is None
    assert found["JP"].left_on == date(2019, 12, 31)


def test_a_holiday_after_a_long_stay_does_not_move_the_day_it_was_left():
    found = summary(stay("2015-01-01", "2019-12-31"), stay("2024-07-01", "2024-07-10"))
    assert found["JP"].left_on == date(2019, 12, 31)
    short = summary(stay("2015-01-01", "2015-02-28"), stay("2024-07-01", "2024-07-10"))
    assert short["JP"].left_on == date(2024, 7, 10)


def test_someone_elses_stays_and_canada_are_left_out():
    other = Stay(person="spouse", country="JP", first=date(2020, 1, 1))
    assert summary(other, stay("2020-01-01", country="CA")) == {}


@given(st.lists(st.tuples(st.dates(date(2000, 1, 1), date(2026, 1, 1)), st.integers(0, 900)), max_size=6))
def test_merged_stretches_never_touch_and_cover_the_same_days(told):
    stays = [
        Stay(country="JP", first=first, last=date.fromordinal(first.toordinal() + days))
        for first, days in told
    ]
    stretches = merged(stays, ON)
    for earlier, later in pairwise(stretches):
        assert (later.first - earlier.last).days > 1
    days = {
        day for each in stays for day in range(each.first.toordinal(), min(each.last, ON).toordinal() + 1)
    }
    assert sum(stretch.days for stretch in stretches) == len(days)


NEAR = st.integers(-14, 14).map(timedelta)
EDGES = st.sampled_from([date(1998, 1, 1), date(2016, 6, 15), date(2020, 1, 1), ON - timedelta(days=184), ON])
DAYS = st.tuples(EDGES, NEAR).map(sum_of)
STAYS = st.tuples(DAYS, st.none() | DAYS, st.sampled_from(["residence", "travel"])).map(
    lambda told: Stay(
        country="JP", first=told[0], last=None if told[1] is None else max(told[0], told[1]), purpose=told[2]
    )
)


def runs(days: set[date]) -> list[tuple[date, date]]:
    """The days in a row, oldest first."""
    found: list[tuple[date, date]] = []
    for day in sorted(days):
        if found and day - found[-1][1] == timedelta(days=1):
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


@settings(max_examples=60, deadline=None)
@given(
    st.lists(STAYS, min_size=1, max_size=4),
    st.sampled_from(["", "JP", "FR"]),
    st.sampled_from([date(1998, 1, 1), date(2020, 1, 1)]),
)
def test_what_the_stays_come_to_is_what_their_days_do(stays, residence, adult):
    person = replace(ADULT, residence=residence, born_on=adult.replace(year=adult.year - 18))
    found = summary(*stays, person=person)["JP"]
    ends = [min(each.last or ON, ON) for each in stays]
    days = {
        each.first + timedelta(days=at)
        for each, end in zip(stays, ends, strict=True)
        for at in range((end - each.first).days + 1)
    }
    window = max(adult, date(2016, 6, 15))
    long = {
        since: [run for run in runs({day for day in days if day >= since}) if lasts(Residence(*run), 6)]
        for since in (adult, window)
    }
    there = [each for each in stays if each.first <= ON <= (each.last or ON) and each.purpose == "residence"]
    open_run = next((run for run in runs(days) if run[1] == ON), None)
    assert found.total_days == sum(day >= adult for day in days)
    assert bool(found.in_a_row) is bool(long[window])
    assert bool(found.older) is bool(long[adult])
    assert found.current is (residence == "JP" if residence else bool(there))
    assert found.since == (open_run[0] if open_run else None)
    assert found.settled is bool(open_run and lasts(Residence(*open_run), 6))
    last = (long[adult] or runs(days) or [(None, None)])[-1][1]
    assert found.left_on == (None if found.current else last)


def test_the_last_day_of_a_stay_is_one_of_its_days():
    assert summary(stay("2026-06-15", "2026-06-15"))["JP"].current
    assert not summary(stay("2026-06-01", "2026-06-14"))["JP"].current
    for last, days in (("1997-12-31", 0), ("1998-01-01", 1), ("1998-01-02", 2)):
        assert summary(stay("1997-01-01", last))["JP"].total_days == days


@pytest.mark.parametrize(("last", "long"), [("2020-06-29", False), ("2020-06-30", True)])
def test_a_stay_is_long_by_its_days_since_18_however_recent_that_is(last, long):
    young = replace(ADULT, born_on=date(2002, 1, 1))
    found = summary(stay("2018-01-01", last), person=young)["JP"]
    assert (bool(found.in_a_row), bool(found.older)) == (long, long)
    assert not long or found.in_a_row.first == date(2018, 1, 1)


def test_nobody_is_asked_for_a_certificate_of_canada():
    assert summary(stay("2020-01-01", "2021-01-01"), person=replace(ADULT, residence="CA")).keys() == {"JP"}
