"""Worked cases: those of the specification when they are at hand, and our own, read as data."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from casefile.cases.contracts_csv import parse_contracts
from casefile.cases.hours_payload import hours_payload
from casefile.rules.hours.count import count_hours
from casefile.services.tables import table_of
from tests.rules.books import TODAY, book

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "cases" / "hours.toml"
OWN = tomllib.loads((ROOT / "tests" / "scenarios" / "hours.toml").read_text(encoding="utf-8"))["situation"]
CASES = tomllib.loads(SHARED.read_text(encoding="utf-8"))["case"] if SHARED.is_file() else []


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


def test_the_worked_cases_are_at_hand():
    if not CASES:
        pytest.skip(f"NOT CHECKED: the worked cases of the specification are not at {SHARED}")
    assert len(CASES) >= 20


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
