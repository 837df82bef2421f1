from datetime import date

import pytest

from casefile.cases.contract_lines import parse_contract_line
from casefile.errors import UsageError

FIRST, LAST = date(2015, 12, 14), date(2016, 9, 30)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("du 14/12/2015 au 30/09/2016, 35 h", "35"),
        ("14 Dec 2015 - 30 Sep 2016", None),
        ("14/12/2015-30/09/2016", None),
        ("2015-12-14 2016-09-30", None),
        ("2015-12-14 to 2016-09-30 35h", "35"),
        ("14.12.2015 – 30.09.2016 (37,5 heures/semaine)", "37.5"),
        ("du 14 décembre 2015 au 30 septembre 2016 à 35 heures par semaine", "35"),
        ("Du lundi 14 décembre 2015 jusqu'au vendredi 30 septembre 2016", None),
        ("From December 14, 2015 to September 30, 2016 (40 hours a week)", "40"),
    ],
)
def test_two_days_and_the_hours(text, hours):
    read = parse_contract_line(text)
    assert (read.first, read.last, read.hours_per_week) == (FIRST, LAST, hours)


@pytest.mark.parametrize("text", ["depuis le 14/12/2015, 35 h", "since 14 Dec 2015", "14/12/2015 - present"])
def test_a_contract_that_goes_on(text):
    assert (parse_contract_line(text).first, parse_contract_line(text).last) == (FIRST, None)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("hello", "contract.line_unreadable"),
        ("14/12/2015", "contract.line_unreadable"),
        ("12/2015 au 09/2016", "date.no_day"),
        ("Jan 2019 – Present", "date.no_day"),
        ("septembre 2018 à juin 2021", "date.no_day"),
        ("du 1/2/2019 au 3/2/2019 puis du 1/3/2019 au 1/4/2019", "contract.line_unreadable"),
        ("du 31/02/2019 au 01/04/2019", "date.impossible"),
        ("du 14/12/15 au 30/09/16", "date.two_digit_year"),
        ("30/09/2016 - 14/12/2015", "contract.last_before_first"),
    ],
)
def test_what_cannot_be_read_says_why(text, code):
    with pytest.raises(UsageError) as refused:
        parse_contract_line(text)
    assert refused.value.code == code
