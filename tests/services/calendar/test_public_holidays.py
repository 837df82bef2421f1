import subprocess
import sys
from datetime import date

import holidays
import pytest

from casefile.services.calendar import PublicHolidays
from casefile.services.calendar.public_holidays import OTHER_WEEKENDS


def test_national_holidays_have_names_and_no_region():
    france = PublicHolidays().holidays("FR", 2024)
    assert france is not None
    assert date(2024, 7, 14) in france
    assert all(france.values())
    # Good Friday is a holiday in Alsace and Moselle only.
    assert date(2024, 3, 29) not in france
    assert all(day.year == 2024 for day in france)


def test_a_country_without_data_says_so():
    calendar = PublicHolidays()
    assert calendar.holidays("ZZ", 2024) is None
    assert calendar.holidays("", 2024) is None


def test_a_year_is_asked_for_once():
    calendar = PublicHolidays()
    assert calendar.holidays("BE", 2023) is calendar.holidays("BE", 2023)


def test_the_library_is_imported_at_the_first_question_only():
    code = "import sys; from casefile.services.calendar import PublicHolidays; PublicHolidays(); "
    code += "sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("country", "year", "days"),
    [
        ("FR", 2024, {5, 6}),
        ("DZ", 2024, {4, 5}),
        ("DZ", 2005, {3, 4}),
        ("AE", 2021, {4, 5}),
        ("AE", 2023, {5, 6}),
        ("HK", 2024, {5, 6}),
        ("ZZ", 2024, {5, 6}),
    ],
)
def test_the_weekend_of_a_country(country, year, days):
    assert PublicHolidays().weekend(country, year) == days


@pytest.mark.filterwarnings("ignore:Requested Holidays are available only")
def test_no_country_with_another_weekend_is_forgotten():
    for country in holidays.list_supported_countries(include_aliases=False):
        calendar = holidays.country_holidays(country)
        rests = {
            date(year, 7, day).weekday()
            for year in (1970, 1990, 2000, 2005, 2010, 2015, 2020, 2026)
            for day in range(1, 8)
            if calendar.is_weekend(date(year, 7, day))
        }
        assert (country in OTHER_WEEKENDS) is bool(rests - {5, 6}), country


def test_a_year_the_library_knows_only_in_part_is_answered_in_silence():
    assert date(1999, 8, 15) in (PublicHolidays().holidays("IN", 1999) or {})
