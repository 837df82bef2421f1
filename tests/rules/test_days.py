from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefile.errors import UsageError
from casefile.rules.days import (
    goes_on,
    months_after,
    months_elapsed,
    parse_day,
    parse_moment,
    proves_day_first,
    read_day_first,
    years_after,
    years_before,
)


@pytest.mark.parametrize(
    "text",
    [
        *("2016-09-30", "30/09/2016", "30.09.2016", "30-09-2016", " 30 septembre 2016 ", "30 SEPT. 2016"),
        *(
            "30 Sep 2016",
            "September 30, 2016",
            "Sept 30 2016",
            "30th September 2016",
            "vendredi 30 septembre 2016",
        ),
    ],
)
def test_every_accepted_shape_of_one_day(text):
    assert parse_day(text) == date(2016, 9, 30)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("01/02/2026", date(2026, 2, 1)),
        ("1er mars 2024", date(2024, 3, 1)),
        ("14 décembre 2015", date(2015, 12, 14)),
        ("3 août 2020", date(2020, 8, 3)),
        ("29/02/2024", date(2024, 2, 29)),
    ],
)
def test_digits_are_day_first_and_months_may_be_french(text, day):
    assert parse_day(text) == day


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("30/09/16", "date.two_digit_year"),
        ("14 dec 15", "date.two_digit_year"),
        ("30/02/2016", "date.impossible"),
        ("13/13/2016", "date.impossible"),
        ("2023-02-29", "date.impossible"),
        ("09/30/2016", "date.day_first"),
        ("2/28/2018", "date.day_first"),
        ("09/2016", "date.no_day"),
        ("2016-09", "date.no_day"),
        ("September 2016", "date.no_day"),
        ("2201-01-01", "date.too_far"),
        ("31/12/9999", "date.too_far"),
        ("30/09-2016", "date.unreadable"),
        ("", "date.unreadable"),
        ("tomorrow", "date.unreadable"),
        ("12 frimaire 2016", "date.unreadable"),
        ("٣٠/٠٩/٢٠١٦x", "date.unreadable"),
    ],
)
def test_what_is_refused_says_why(text, code):
    with pytest.raises(UsageError) as refused:
        parse_day(text)
    assert refused.value.code == code


@given(
    st.dates(date(1000, 1, 1), date(2200, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y"]),
)
def test_a_written_day_is_read_back(day, shape):
    assert parse_day(day.strftime(shape)) == day


def test_the_29th_of_february_goes_back_to_the_28th():
    assert years_before(date(2024, 2, 29), 10) == date(2014, 2, 28)
    assert years_before(date(2024, 2, 29), 4) == date(2020, 2, 29)
    assert years_before(date(5, 1, 1), 10) == date.min


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.sampled_from([3, 5, 10]))
def test_years_after_is_the_first_day_whose_window_begins_late_enough(day, years):
    after = years_after(day, years)
    assert years_before(after, years) >= day
    assert years_before(date.fromordinal(after.toordinal() - 1), years) < day


def test_years_after_stops_at_the_end_of_the_calendar():
    assert years_after(date(9995, 1, 1), 10) == date.max


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2015, 12, 14), date(2016, 12, 13), 12),
        (date(2015, 12, 14), date(2016, 12, 12), 11),
        (date(2023, 8, 31), date(2024, 2, 28), 6),
        (date(2024, 1, 1), date(2024, 1, 1), 0),
        (date(2024, 2, 29), date(2025, 2, 27), 12),
    ],
)
def test_months_elapsed(first, last, months):
    assert months_elapsed(first, last) == months


def test_months_are_added_once_and_clamped():
    assert months_after(date(2024, 8, 31), 6) == date(2025, 2, 28)
    assert months_after(date(2024, 8, 31), -6) == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("text", "either", "proof"),
    [("06/05/2023", True, False), ("12-12-2023", False, False), ("5/05/2023", False, False),
     ("11.12.2023", True, False),
     ("12/13/2023", False, False), ("13/12/2023", False, True), ("2023-06-05", False, False),
     ("6 May 2023", False, False)],
)  # fmt: skip
def test_days_in_figures_that_could_be_read_two_ways_are_known(text, either, proof):
    assert (read_day_first(text), proves_day_first(text)) == (either, proof)


@pytest.mark.parametrize(
    "text", ["present", "En cours", "aujourd’hui", "Aujourd'hui", "À ce jour", "ongoing."]
)
def test_words_for_what_has_not_ended(text):
    assert goes_on(text)
    assert not goes_on(f"{text} 2020")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2025-01-15T14:05:33Z", "2025-01-15T14:05:33+00:00"),
        (" 2025-01-15T14:05 ", "2025-01-15T14:05:00+00:00"),
        ("2025-01-15T14:05-05:00", "2025-01-15T19:05:00+00:00"),
        ("2025-01-15", "2025-01-15T00:00:00+00:00"),
        ("2200-12-31T23:59", "2200-12-31T23:59:00+00:00"),
        ("2200-12-31T23:59-05:00", "date.too_far"),
        ("2201-01-01", "date.too_far"),
        ("9999-12-31T23:59-05:00", "date.no_moment"),
        ("15/01/2025 14:05", "date.no_moment"),
        ("", "date.no_moment"),
    ],
)
def test_a_moment_is_told_in_utc(text, moment):
    if moment.startswith("date."):
        with pytest.raises(UsageError) as refused:
            parse_moment(text)
        assert refused.value.code == moment
    else:
        assert parse_moment(text).isoformat() == moment
