"""What facts say that cannot be true, each with its place: asked on both sides of where it begins."""

from datetime import date

import pytest
from msgspec.structs import replace

from casefile.cases.facts_checks import contradictions, impossible_day
from casefile.rules.facts import (
    Account,
    Contract,
    Credential,
    Facts,
    LanguageTest,
    Leave,
    Nomination,
    Person,
    Stay,
)
from tests.rules.books import book

TODAY = date(2026, 11, 24)
ME, SPOUSE, CHILD = (
    Person(id=id, role=role)
    for id, role in (("principal", "principal"), ("spouse", "spouse"), ("child-1", "child"))
)
JOB = Contract(id="c1", employer="A", noc="21232", country="FR", first=date(2020, 1, 6), hours_per_week="35")
STAY = Stay(id="s1", country="FR", first=date(2020, 1, 6))
TEST = LanguageTest(id="t1", name="CELPIP-G", language="en", listening="7")


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({"points_in_account": 0}, []),
        ({"points_in_account": 1200}, []),
        ({"points_in_account": 1201}, ["points_in_account: facts.points_impossible"]),
        ({"points_in_account": -1}, ["points_in_account: facts.points_impossible"]),
        ({"destination_province": "Ontario"}, []),
        ({"destination_province": " "}, []),
        ({"residence_province": "Atlantis"}, ["residence_province: facts.not_a_province"]),
        (
            {"nominations": (Nomination(province="ON"), Nomination(province="?"))},
            ["nominations.1.province: facts.not_a_province"],
        ),
        ({"persons": (ME, SPOUSE, CHILD)}, []),
        ({"persons": (ME, replace(ME, id=""))}, ["persons.1.role: facts.role_twice"]),
        ({"persons": (SPOUSE, replace(SPOUSE, id=""), CHILD)}, ["persons.1.role: facts.role_twice"]),
        ({"persons": (CHILD, replace(CHILD, id="child-2"))}, []),
        ({"persons": (replace(CHILD, id="child-0"),)}, ["persons.0.id: facts.id_of_role"]),
        ({"persons": (replace(CHILD, id="emma"),)}, ["persons.0.id: facts.id_of_role"]),
        ({"persons": (replace(SPOUSE, id="principal"),)}, ["persons.0.id: facts.id_of_role"]),
        ({"stays": (STAY, replace(STAY, first=date(2021, 1, 1)))}, ["stays.1.id: facts.id_twice"]),
        ({"stays": (replace(STAY, id=""), replace(STAY, id=""))}, []),
        ({"stays": (STAY,), "accounts": (Account(id="s1"),)}, []),
        ({"stays": (replace(STAY, person="spouse"),)}, ["stays.0.person: facts.unknown_person"]),
        ({"stays": (replace(STAY, person="spouse"),), "persons": (SPOUSE,)}, []),
        ({"stays": (replace(STAY, last=date(2020, 1, 6)),)}, []),
        ({"stays": (replace(STAY, last=date(2020, 1, 5)),)}, ["stays.0.last: facts.reversed"]),
        ({"stays": (replace(STAY, country="fr"),)}, ["stays.0.country: facts.not_a_country"]),
        ({"persons": (replace(ME, citizenships=("FR", "France")),)}, ["persons.0.citizenships: facts.not_a_country"]),
        ({"persons": (replace(ME, residence="France"),)}, ["persons.0.residence: facts.not_a_country"]),
        ({"credentials": (Credential(country="FR", language="fr"),)}, []),
        (
            {"credentials": (Credential(country="FR", language="français"),)},
            ["credentials.0.language: facts.not_a_language"],
        ),
        ({"accounts": (Account(balance_cad=0),)}, []),
        ({"accounts": (Account(balance_cad=-1),)}, ["accounts.0.balance_cad: facts.negative"]),
        (
            {"credentials": (Credential(country="CA", in_canada_full_time_months=-1),)},
            ["credentials.0.in_canada_full_time_months: facts.negative"],
        ),
        ({"contracts": (JOB,)}, []),
        ({"contracts": (replace(JOB, employer=" "),)}, ["contracts.0.employer: facts.empty"]),
        ({"contracts": (replace(JOB, noc="2173"),)}, ["contracts.0.noc: contract.noc_2016"]),
        ({"contracts": (replace(JOB, country="fr"),)}, ["contracts.0.country: contract.country_malformed"]),
        ({"contracts": (replace(JOB, employer_country="fr"),)}, ["contracts.0.employer_country: facts.not_a_country"]),
        (
            {"contracts": (replace(JOB, leaves=(Leave(first=date(2021, 1, 2), last=date(2021, 1, 1)),)),)},
            ["contracts.0.leaves: facts.reversed"],
        ),
        ({"contracts": (replace(JOB, leaves=(Leave(first=date(2021, 1, 2), last=date(2021, 1, 2)),)),)}, []),
        ({"tests": (TEST,)}, []),
        ({"tests": (replace(TEST, listening="seven"),)}, ["tests.0.listening: facts.not_a_score"]),
        ({"tests": (replace(TEST, listening="M"),)}, []),
        ({"tests": (replace(TEST, listening="7,5"),)}, []),
        ({"planned_filing_on": date(2014, 12, 31)}, ["planned_filing_on: facts.filing_too_early"]),
        ({"planned_filing_on": date(2015, 1, 1)}, []),
        ({"stays": (replace(STAY, first=date(1899, 12, 31)),)}, ["stays.0.first: facts.day_too_early"]),
    ],
)  # fmt: skip
def test_what_cannot_be_true_is_named_with_its_place(facts, found):
    told = contradictions(Facts(**facts), TODAY)
    assert [f"{'.'.join(map(str, place))}: {code}" for place, code, _ in told] == found


def test_with_the_scales_of_the_tests_a_score_is_measured_and_told_once():
    for listening, found in (("7", []), ("13", ["listening"]), ("seven", ["listening"])):
        facts = Facts(tests=(replace(TEST, listening=listening),))
        assert [place[-1] for place, _, _ in contradictions(facts, TODAY, book().tests)] == found


@pytest.mark.parametrize(
    ("name", "day", "code"),
    [
        ("first", date(2200, 12, 31), None),
        ("first", date(2201, 1, 1), "facts.day_too_far"),
        ("first", date(1900, 1, 1), None),
        ("first", date(1899, 12, 31), "facts.day_too_early"),
        ("born_on", date(1899, 12, 31), "facts.born_too_early"),
        ("born_on", TODAY, None),
        ("born_on", date(2026, 11, 25), "facts.born_later"),
        ("first", date(2026, 11, 25), None),
        ("invited_on", date(2014, 12, 31), "facts.filing_too_early"),
        ("taken_on", date(2014, 12, 31), None),
    ],
)
def test_a_day_a_field_cannot_hold_is_named(name, day, code):
    found = impossible_day(name, day, TODAY)
    assert (found and found[0]) == code
    assert impossible_day("born_on", date(2026, 11, 25)) is None
