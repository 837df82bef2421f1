from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefile.cases.contracts_csv import is_table, parse_contracts
from casefile.errors import UsageError
from casefile.i18n import words_for
from casefile.rules.facts import Leave
from casefile.services.tables import table_of

HEADER = (
    "employer,noc,country,from,to,hours_per_week,title,kind,authorised,leave,school_share,employer_country\n"
)
GOOD = "Atelier,21232,FR,2016-09-30,,35\n"


def only(text):
    (contract,) = parse_contracts(table_of(text, "work.csv")).contracts
    return contract


def faults(text):
    with pytest.raises(UsageError) as refused:
        parse_contracts(table_of(text, "work.csv"))
    assert refused.value.code == "contract.file_wrong"
    for lang in ("en", "fr"):
        assert all(words_for(lang).of(problem) for problem in (refused.value, *refused.value.problems))
    return [
        (problem.code, problem.values.get("at_line", 1), problem.values.get("at_column", ""))
        for problem in refused.value.problems
    ]


def test_a_whole_line():
    line = "Atelier,21232,ca,30/09/2016,2017-08-31,37.5,Dev,work_study,yes,2017-01-02/2017-01-20:sick,25,fr\n"
    contract = only(HEADER + line)
    assert (contract.employer, contract.title, contract.noc, contract.country) == (
        "Atelier",
        "Dev",
        "21232",
        "CA",
    )
    assert (contract.first, contract.last) == (date(2016, 9, 30), date(2017, 8, 31))
    assert (contract.hours_per_week, contract.kind, contract.authorised) == ("37.5", "work_study", True)
    assert contract.leaves == (Leave(first=date(2017, 1, 2), last=date(2017, 1, 20), kind="sick"),)
    assert (contract.school_share_percent, contract.employer_country) == ("25", "FR")


def test_optional_columns_may_be_absent_and_have_their_defaults():
    contract = only("employer,noc,country,from,to,hours_per_week\n" + GOOD)
    assert (contract.last, contract.kind, contract.authorised, contract.leaves) == (
        None,
        "employee",
        None,
        (),
    )
    assert contract.school_share_percent is None


def test_a_bom_columns_in_any_order_and_unknown_columns():
    text = "\ufeffto,from,note,hours_per_week,country,noc,employer\n,2016-09-30,x,35,FR,21232,Atelier\n"
    read = parse_contracts(table_of(text, "work.csv"))
    assert read.ignored_columns == ("note",)
    assert read.contracts[0].first == date(2016, 9, 30)


def test_semicolons_decimal_commas_quoted_leaves_and_trailing_separators():
    text = (
        "employer;noc;country;from;to;hours_per_week;leave;;\n"
        'Atelier;21232;FR;01/02/2026;;37,5;"2026-03-01/2026-03-07;2026-04-01/2026-04-02:parental";;\n'
        ";;;;;;;;\n"
    )
    contract = only(text)
    assert contract.hours_per_week == "37.5"
    assert contract.first == date(2026, 2, 1)
    assert [leave.kind for leave in contract.leaves] == ["unpaid", "parental"]


def test_studies_and_qualifications_before_the_header():
    text = "#study,2024-01-08,2024-04-26\n#qualified,2021-05-01,FR\n#qualified,01/06/2022\n" + HEADER + GOOD
    read = parse_contracts(table_of(text, "work.csv"))
    assert (read.studies[0].first, read.studies[0].last) == (date(2024, 1, 8), date(2024, 4, 26))
    assert [(each.on, each.country) for each in read.qualifications] == [
        (date(2021, 5, 1), "FR"),
        (date(2022, 6, 1), ""),
    ]


def test_a_comma_inside_quotes_is_part_of_the_name():
    assert only(HEADER + '"Atelier, Fils",21232,FR,2016-09-30,,35\n').employer == "Atelier, Fils"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (",21232,FR,2016-09-30,,35", ("contract.cell_empty", 2, "employer")),
        ("A,2123,FR,2016-09-30,,35", ("contract.noc_2016", 2, "noc")),
        ("A,dev,FR,2016-09-30,,35", ("contract.noc_malformed", 2, "noc")),
        ("A,21232,France,2016-09-30,,35", ("contract.country_malformed", 2, "country")),
        ("A,21232,FR,30/09/16,,35", ("date.two_digit_year", 2, "from")),
        ("A,21232,FR,2016-02-30,,35", ("date.impossible", 2, "from")),
        ("A,21232,FR,2/28/2016,,35", ("date.day_first", 2, "from")),
        ("A,21232,FR,2016-09,,35", ("date.no_day", 2, "from")),
        ('A,21232,FR,2016-09-30,,"1,607"', ("contract.number_unreadable", 2, "hours_per_week")),
        ("A,21232,FR,2016-09-30,soon,35", ("date.unreadable", 2, "to")),
        ("A,21232,FR,2016-09-30,2016-09-01,35", ("contract.last_before_first", 2, "to")),
        ("A,21232,FR,1016-09-30,,35", ("contract.year_implausible", 2, "from")),
        ("A,21232,FR,2016-09-30,,0", ("contract.hours_impossible", 2, "hours_per_week")),
        ("A,21232,FR,2016-09-30,,169", ("contract.hours_impossible", 2, "hours_per_week")),
        ("A,21232,FR,2016-09-30,,35x", ("contract.number_unreadable", 2, "hours_per_week")),
        ("A,21232,FR,2016-09-30,,35,,boss", ("contract.kind_unknown", 2, "kind")),
        ("A,21232,CA,2016-09-30,,35,,,maybe", ("contract.authorised_unreadable", 2, "authorised")),
        ("A,21232,FR,2016-09-30,,35,,,,2016-10-01", ("contract.leave_unreadable", 2, "leave")),
        ("A,21232,FR,2016-09-30,,35,,,,2016-10-09/2016-10-01", ("contract.leave_backwards", 2, "leave")),
        ("A,21232,FR,2016-09-30,,35,,work_study,,,101", ("contract.share_impossible", 2, "school_share")),
        ("A,21232,FR,2016-09-30,,35,,,,,,Narnia", ("contract.country_malformed", 2, "employer_country")),
        ("A,21232,FR,2016-09-30,,35,,,,,,FR,more", ("contract.too_many_cells", 2, "")),
        ("#study,2024-01-01,2024-02-01", ("contract.note_after_header", 2, "")),
    ],
)
def test_each_fault_has_its_line_and_column(line, expected):
    assert faults(HEADER + line + "\n") == [expected]


def test_all_faults_are_named_at_once():
    text = HEADER + "A,2123,FR,30/09/16,,35\n" + GOOD + ",21232,FR,2016-09-30,2016-13-01,x\n"
    assert faults(text) == [
        ("date.two_digit_year", 2, "from"),
        ("contract.noc_2016", 2, "noc"),
        ("contract.cell_empty", 4, "employer"),
        ("date.impossible", 4, "to"),
        ("contract.number_unreadable", 4, "hours_per_week"),
    ]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ["contract.no_header"]),
        ("\n\n", ["contract.no_header"]),
        (HEADER, ["contract.no_contract"]),
        ("item,status\npassport,ready\n", ["contract.column_missing"] * 6),
        ("employer,noc,country,from,to\n", ["contract.column_missing"]),
        ("noc," + HEADER + "21232," + GOOD, ["contract.column_twice"]),
        ("#study,2024-05-01,2024-01-01\n" + HEADER + GOOD, ["contract.study_backwards"]),
        ("#qualified\n" + HEADER + GOOD, ["contract.cell_empty"]),
        (HEADER + '"A,21232,FR,2016-09-30,,35\n', ["contract.quotes"]),
    ],
)
def test_faults_of_the_file_itself(text, codes):
    assert [code for code, *_ in faults(text)] == codes


def test_the_line_named_is_the_files_own_even_after_a_cell_on_two_lines():
    text = HEADER + '"Atelier\nFils",21232,FR,2016-09-30,,35\nA,21232,FR,2016-09-30,,0\n'
    assert faults(text) == [("contract.hours_impossible", 4, "hours_per_week")]


def problems_of(text):
    try:
        parse_contracts(table_of(text, "work.csv"))
    except UsageError as refused:
        return refused.problems
    return None


@given(st.text())
def test_any_text_is_read_or_refused_with_reasons(text):
    assert problems_of(text) != ()
    assert problems_of(HEADER + text) != ()


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("employer,noc\nA,21232\n", True),
        ("# a remark\nemployer,noc\n", True),
        ("employer,weather\nA,fine\n", False),
        ("Atelier,21232,FR,2016-09-30,,35\n", True),
        ("Atelier,21232,FR,soon,,35\n", False),
        ("Atelier,21232,FR,2016-09-30,2017-08-31\n", True),
        ("Atelier,21232,FR,2016-09-30\n", False),
        ("Atelier,21232,FR\n", False),
        ("Bonjour\nAtelier,21232,FR,2016-09-30,,35\n", True),
        ("J’ai travaillé chez Acme, à Lyon\n", False),
        ("# employer,noc\n", False),
    ],
)
def test_cells_of_contracts_are_told_from_sentences(text, cells):
    assert is_table(table_of(text, "pasted")) is cells


@pytest.mark.parametrize(
    ("person", "id"), [("Luc", "spouse"), ("luc ", "spouse"), ("", "principal"), ("Paul", None)]
)
def test_a_contract_is_of_the_person_named(person, id):
    text = f"employer,noc,country,from,to,hours_per_week,person\nA,21232,FR,2016-09-30,,35,{person}\n"
    if id is None:
        with pytest.raises(UsageError) as refused:
            parse_contracts(table_of(text, "work.csv"), people={"luc": "spouse"})
        assert [each.code for each in refused.value.problems] == ["contract.person_unknown"]
    else:
        (found,) = parse_contracts(table_of(text, "work.csv"), people={"luc": "spouse"}).contracts
        assert found.person == id
