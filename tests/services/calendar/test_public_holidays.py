import subprocess
import sys
from datetime import date

from casefile.services.calendar import PublicHolidays


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
