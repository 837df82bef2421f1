"""Worked cases: those of the specification (docs/hours.md), and more situations, read as data."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from casefile.cases.contracts_csv import parse_contracts
from casefile.cases.hours_payload import hours_payload
from casefile.rules.hours.count import count_hours
from casefile.services.tables import table_of
from tests.rules.books import TODAY, book

SCENARIOS = Path(__file__).parents[1] / "scenarios"
OWN = tomllib.loads((SCENARIOS / "hours.toml").read_text(encoding="utf-8"))["situation"]
CASES = tomllib.loads((SCENARIOS / "hours_specification.toml").read_text(encoding="utf-8"))["case"]


def answers(case):
    read = parse_contracts(table_of(case["contracts"], "case"))
    report = count_hours(
        read.contracts,
        read.studies,
        read.qualifications,
        case["on"],
        TODAY,
        book(),
        invited_on=case.get("invited_on"),
    )
    return hours_payload(report)["programmes"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_worked_case(case):
    found = answers(case)
    for programme, expected in case["expect"].items():
        assert {key: found[programme][key] for key in expected} == expected, case["title"]


@pytest.mark.parametrize("case", OWN, ids=lambda case: case["title"])
def test_situation(case):
    expected = dict(case["expect"])
    found = answers(case)[expected.pop("programme")]
    assert {key: found[key] for key in expected} == expected


def test_an_ongoing_contract_has_no_last_good_date():
    case = next(each for each in OWN if each["title"].startswith("A contract that goes on"))
    assert answers(case)["fsw"]["qualifies_until"] is None


def test_the_two_work_study_contracts_of_the_demonstration():
    text = """employer,noc,country,from,to,hours_per_week,kind
Exemple Numérique SAS,22222,FR,2015-12-14,2016-09-30,35,work_study
Exemple Numérique,22222,FR,2016-10-03,2017-08-31,35,work_study
"""
    found = answers({"contracts": text, "on": date(2025, 1, 15)})["fsw"]
    assert found["by_day"] == "2687.14"
    assert found["by_week"] == "2698.00"
    assert (found["verdict"], found["provisos"]) == ("met_if", ["school_time_unknown"])
    assert (found["qualifies_from"], found["qualifies_until"]) == ("2016-12-14", "2026-09-01")
