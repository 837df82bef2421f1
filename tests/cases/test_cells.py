from datetime import date

import pytest

from casefile.cases.cells import day_of_number, hours_in, noc_in, percent_in, yes_or_no
from casefile.cases.contract_columns import column_of, contract_kind
from casefile.cases.leaves import leave_kind, range_ends


@pytest.mark.parametrize(
    ("text", "hours"),
    [("35", "35"), ("37.5", "37.5"), ("37,5", "37.5"), ("37,50 h", "37.50"), ("37h30", "37.5"), ("35 h 00", "35"),
     ("37:15", "37.25"), ("35 heures par semaine", "35"), ("35 h/semaine", "35"), ("40 hrs/week", "40"),
     ("1,607", None), ("35x", None), ("-4", None), ("", None), ("nan", None)],
)  # fmt: skip
def test_hours(text, hours):
    assert hours_in(text) == hours


@pytest.mark.parametrize(
    ("text", "code"),
    [("31301", "31301"), ("31301.0", "31301"), ("10", "00010"), ("18.0", "00018"), ("NOC 31301 Nurses", "31301"),
     ("CNP 2021 : 22222", "22222"), ("2174", "2174"), ("1", "1"), ("nurse", "nurse"), ("", "")],
)  # fmt: skip
def test_codes_as_spreadsheets_leave_them(text, code):
    assert noc_in(text) == code


@pytest.mark.parametrize("text", ["yes", "Oui", "VRAI", "TRUE", "Y", "o", "1", "X"])
def test_words_that_say_yes(text):
    assert yes_or_no(text) is True


@pytest.mark.parametrize("text", ["no", "Non", "FAUX", "False", "n", "0"])
def test_words_that_say_no(text):
    assert yes_or_no(text) is False


@pytest.mark.parametrize("text", ["", "maybe", "2", "xx"])
def test_words_that_answer_nothing(text):
    assert yes_or_no(text) is None


def test_numbers_that_are_days_and_those_that_are_not():
    assert day_of_number("41092") == date(2012, 7, 2)
    assert day_of_number("45082.0") == date(2023, 6, 5)
    assert [day_of_number(text) for text in ("2012", "410920", "41092.5", "x")] == [None] * 4


@pytest.mark.parametrize(("text", "share"), [("12,5", "12.5"), ("25 %", "25"), ("25%", "25"), ("x", None)])
def test_percentages(text, share):
    assert percent_in(text) == share


@pytest.mark.parametrize(
    ("heading", "column"),
    [("Employeur", "employer"), ("CNP", "noc"), ("Pays", "country"), ("Début", "from"), ("first", "from"),
     ("Date de fin", "to"), ("au", "to"), ("Heures par semaine", "hours_per_week"), ("Hours/week", "hours_per_week"),
     ("hours_per_week", "hours_per_week"), ("Poste", "title"), ("Autorisé", "authorised"), ("Person", "person"),
     ("Congés", "leave"), ("Pays de l’employeur", "employer_country"), ("Commentaire", None)],
)  # fmt: skip
def test_headings_in_both_languages(heading, column):
    assert column_of(heading) == column


def test_kinds_in_both_languages():
    assert [contract_kind(each) for each in ("CDI", "Salariée", "self-employed", "Indépendante", "boss")] == [
        "employee", "employee", "self_employed", "self_employed", None,
    ]  # fmt: skip
    assert [leave_kind(each) for each in ("", "Congé parental", "sick", "grève", "holiday")] == [
        "unpaid", "parental", "sick", "strike", None,
    ]  # fmt: skip
    assert range_ends("2024-02-01..2025-01-31") == range_ends("2024-02-01/2025-01-31")
