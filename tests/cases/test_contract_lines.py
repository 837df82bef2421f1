from datetime import date

import pytest

from casefile.cases.contract_lines import ContractLine, contract_of
from casefile.cases.pasting.blocks import Block
from casefile.cases.pasting.lines import TextLine
from casefile.cases.pasting.periods import periods_in
from casefile.errors import UsageError

FIRST, LAST = date(2015, 12, 14), date(2016, 9, 30)


def parse_contract_line(text: str) -> ContractLine:
    plain = " ".join(text.split())
    block = Block(line=TextLine(number=1, text=plain), periods=tuple(periods_in(plain)))
    return contract_of(block, lambda _text: None)


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
        ("du 1/2/2019 au 3/2/2019 puis du 1/3/2019 au 1/4/2019", "contract.line_unreadable"),
        ("2015 - 2018", "date.no_month"),
        ("13/2015 au 09/2016", "date.impossible"),
        ("du 31/02/2019 au 01/04/2019", "date.impossible"),
        ("du 14/12/15 au 30/09/16", "date.two_digit_year"),
        ("30/09/2016 - 14/12/2015", "contract.last_before_first"),
    ],
)
def test_what_cannot_be_read_says_why(text, code):
    with pytest.raises(UsageError) as refused:
        parse_contract_line(text)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("12/2015 au 09/2016", date(2015, 12, 1), date(2016, 9, 30)),
        ("03/2019 - 06/2020", date(2019, 3, 1), date(2020, 6, 30)),
        ("2019-03 – 2020-02", date(2019, 3, 1), date(2020, 2, 29)),
        ("Jan 2019 – Present", date(2019, 1, 1), None),
        ("Sept. 2019 – Présent", date(2019, 9, 1), None),
        ("sept. 2019 - aujourd’hui · 4 ans 3 mois", date(2019, 9, 1), None),
        ("depuis septembre 2019", date(2019, 9, 1), None),
        ("septembre 2018 à juin 2021", date(2018, 9, 1), date(2021, 6, 30)),
        ("de mars à juin 2020", date(2020, 3, 1), date(2020, 6, 30)),
        ("nov. – févr. 2020", date(2019, 11, 1), date(2020, 2, 29)),
        ("de mai 2019 à ce jour", date(2019, 5, 1), None),
    ],
)
def test_months_without_a_day_are_read_whole_and_said_to_be(text, first, last):
    read = parse_contract_line(text)
    assert (read.first, read.last) == (first, last)
    assert read.months
    assert not read.days


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("du 14/12/2015 au 30/09/2016, 37h30", "37.5"),
        ("du 14/12/2015 au 30/09/2016, 35h00", "35"),
        ("35 h hebdo, du 14/12/2015 au 30/09/2016", "35"),
        ("2015-12-14; 2016-09-30; 37,5", "37.5"),
        ("du 14/12/2015 au 30/09/2016, 151,67 h/mois", None),
        ("du 14/12/2015 au 30/09/2016, 7 h par jour", None),
        ("du 14/12/2015 au 30/09/2016, 1 607 heures par an", None),
        ("du 14/12/2015 au 30/09/2016, 9h-17h", None),
    ],
)
def test_only_hours_a_week_are_taken_for_hours_a_week(text, hours):
    assert parse_contract_line(f"Exemple SAS, {text}").hours_per_week == hours


def test_what_leaves_out_the_month_takes_it_from_the_end():
    read = parse_contract_line("Exemple SAS, du 1er au 30 juin 2019")
    assert (read.employer, read.first, read.last) == ("Exemple SAS", date(2019, 6, 1), date(2019, 6, 30))
