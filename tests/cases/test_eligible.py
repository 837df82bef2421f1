"""What the facts say of the programmes, on the way to the profile and among what is to be done."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from casefile.cases.assess import assess
from casefile.cases.model import Case
from casefile.rules.facts import Account, Credential
from casefile.services.rulebook.points import load_points
from tests.cases.people import POOL, rulebook, stage
from tests.rules.test_eligibility import ANNA, taken

ON = date(2026, 6, 1)
READY = (stage("s1", "language_test", date(2025, 6, 14)), stage("s2", "diploma_evaluation", date(2025, 7, 1)))
SIX_IN_WRITING = (taken("TEF Canada", "503/503/400/518"),)


def seen(facts=ANNA, stages=READY, on=ON):
    given = Case(id="case", name="Anna", facts=facts, stages=stages)
    return assess(given, rulebook(), on, grids=load_points())


def gate(found):
    way = next(each for each in found.gates if each.to == "profile" and not each.outcome)
    return [each.values["condition"] for each in way.blocking if each.code == "gate.condition"], [
        each.values["condition"] for each in way.warnings if each.code == "gate.condition"
    ]


def todo(found):
    return [each for each in found.todo if each.code == "eligibility.programme_not_met"]


def test_who_meets_everything_passes_and_is_told_nothing():
    found = seen()
    assert found.own_eligibility.verdict == "met"
    assert gate(found) == ([], [])
    assert todo(found) == []
    assert found.unjudged == ("unjudged.duties", "unjudged.intent")


def test_a_level_too_low_stands_before_the_profile_and_is_to_be_done():
    found = seen(replace(ANNA, tests=SIX_IN_WRITING))
    assert gate(found) == (["language", "points"], [])
    (told,) = todo(found)
    assert told.values["conditions"] == ["language", "points"]
    assert told.subject == "points"


def test_a_fact_that_is_missing_warns_and_does_not_block():
    assert gate(seen(replace(ANNA, accounts=()))) == ([], ["funds"])
    assert todo(seen(replace(ANNA, accounts=()))) == []


def test_the_hours_are_said_once():
    short = replace(ANNA, contracts=(replace(ANNA.contracts[0], first=date(2026, 1, 1)),))
    found = seen(short)
    way = next(each for each in found.gates if each.to == "profile" and not each.outcome)
    assert "gate.hours_not_met" in {each.code for each in way.blocking}
    assert "hours" not in gate(found)[0]


def test_nothing_is_asked_of_an_application_that_was_sent():
    sent = (*POOL, stage("s4", "invitation", date(2026, 5, 1)), stage("s5", "upload", date(2026, 5, 20)))
    assert todo(seen(replace(ANNA, tests=SIX_IN_WRITING), sent, date(2026, 5, 20))) == []


def test_who_has_not_chosen_is_judged_by_the_best_met():
    found = seen(replace(ANNA, programme="undecided"))
    assert found.own_eligibility.programme == "fsw"
    canadian = replace(ANNA, programme="undecided", accounts=(Account(id="a", balance_cad=10),))
    assert seen(canadian).own_eligibility.verdict == "not_met"


def test_a_day_without_a_grid_is_said_not_to_be_judged():
    early = seen(on=date(2022, 11, 15))
    assert (early.eligibility, early.own_eligibility) == ({}, None)
    assert {"unjudged.points", "unjudged.ranking"} <= set(early.unjudged)
    assert gate(early) == ([], [])


@pytest.mark.parametrize("evaluated_by", ["WES", "ENIC-NARIC"])
def test_the_condition_says_the_same_everywhere(evaluated_by):
    eca = Credential(
        id="d1", country="FR", title="Master", evaluated_on=date(2025, 1, 1), evaluated_by=evaluated_by
    )
    found = seen(replace(ANNA, credentials=(eca,)))
    blocked = "education" in gate(found)[0]
    assert blocked == (evaluated_by != "WES")
    assert blocked == any("education" in each.values["conditions"] for each in todo(found))


@pytest.mark.parametrize(("day", "verdict"), [(date(2099, 1, 1), "met"), (ON + timedelta(days=30), "met_if")])
def test_money_that_leaves_before_the_visa_meets_the_condition_only_if_it_stays(day, verdict):
    money = replace(ANNA.accounts[0], leaves_on=day)
    found = seen(replace(ANNA, accounts=(money,)))
    (funds,) = [each for each in found.own_eligibility.conditions if each.name == "funds"]
    assert funds.verdict == verdict
