"""What the count of hours waits to be told: which contract is asked about, and the change an answer makes."""

from datetime import date

import pytest
from msgspec.structs import replace

from casefile.cases.hours_asked import (
    HoursQuestion,
    answer_question,
    change_contract,
    hours_questions,
    say_same_employer,
)
from casefile.cases.model import Case
from casefile.errors import NotFoundError
from casefile.rules.facts import Contract, Facts, Qualification, SameEmployer
from casefile.rules.hours.count import count_hours
from casefile.rules.hours.report import Stretch
from tests.rules.books import TODAY, book

ON = date(2026, 6, 1)
JOB = Contract(
    id="c1", employer="Atelier", noc="21232", country="CA", first=date(2024, 1, 1), last=date(2025, 12, 31),
    hours_per_week="35",
)  # fmt: skip
TRADE = replace(JOB, noc="72310", country="FR")
STUDY = replace(JOB, country="FR", kind="work_study")
ANSWER = count_hours((JOB,), (), (), ON, TODAY, book()).programmes["fsw"]
WAITING = (
    "authorisation_unknown",
    "school_time_unknown",
    "qualification_date_missing",
    "self_employed_contested",
)


def asked(*contracts: Contract, provisos=WAITING, counted=None, **facts) -> list[tuple[str, str]]:
    """Return what is asked of which contract, when those with the ids `counted` are in the count."""
    ids = tuple(each.id for each in contracts) if counted is None else counted
    stretch = Stretch(
        first=ON, last=ON, days=1, stated_per_week=0, counted_per_week=0, hours=0, contracts=ids, capped=False
    )
    answer = replace(ANSWER, provisos=provisos, stretches=(stretch,))
    return [
        (each.asked, each.contract) for each in hours_questions(answer, Facts(contracts=contracts, **facts))
    ]


HERE, EVERYWHERE, ELSEWHERE = (Qualification(on=date(2020, 1, 1), country=each) for each in ("FR", "", "BE"))


@pytest.mark.parametrize(
    ("contract", "proviso", "qualified", "found"),
    [
        (JOB, "authorisation_unknown", (), True),
        (replace(JOB, authorised=True), "authorisation_unknown", (), False),
        (replace(JOB, authorised=False), "authorisation_unknown", (), False),
        (replace(JOB, country="FR"), "authorisation_unknown", (), False),
        (STUDY, "school_time_unknown", (), True),
        (replace(STUDY, school_share_percent="25"), "school_time_unknown", (), False),
        (replace(STUDY, kind="employee"), "school_time_unknown", (), False),
        (TRADE, "qualification_date_missing", (), True),
        (TRADE, "qualification_date_missing", (HERE,), False),
        (TRADE, "qualification_date_missing", (EVERYWHERE,), False),
        (TRADE, "qualification_date_missing", (ELSEWHERE,), True),
        (JOB, "self_employed_contested", (), False),
    ],
)
def test_a_contract_is_asked_about_what_it_lacks(contract, proviso, qualified, found):
    assert bool(asked(contract, provisos=(proviso,), qualifications=qualified)) is found
    assert asked(contract, provisos=(), qualifications=qualified) == []
    assert asked(contract, provisos=(proviso,), counted=(), qualifications=qualified) == []


def test_the_day_of_qualification_is_asked_once_a_country():
    trades = [TRADE, replace(TRADE, id="c2"), replace(TRADE, id="c3", country="BE")]
    assert asked(*trades, provisos=("qualification_date_missing",)) == [
        ("qualified", "c1"),
        ("qualified", "c3"),
    ]
    jobs = [JOB, replace(JOB, id="c2")]
    assert asked(*jobs, provisos=("authorisation_unknown",)) == [("authorised", "c1"), ("authorised", "c2")]


def test_names_that_are_only_near_are_asked_of_the_applicant_alone():
    near = [replace(JOB, authorised=True), replace(JOB, id="c2", employer="Atelier Nord", authorised=True)]
    assert asked(*near, provisos=()) == [("same_employer", "")]
    assert asked(near[0], replace(near[1], person="spouse"), provisos=()) == []
    told = SameEmployer(id="e1", one="Atelier", other="Atelier Nord", same=False)
    assert asked(*near, provisos=(), same_employers=(told,)) == []


def applied(change, **facts) -> Facts:
    return change.apply(Case(id="c", name="x", facts=Facts(**facts))).facts


def question(kind: str, contract: str = "c1", **values) -> HoursQuestion:
    return HoursQuestion(asked=kind, contract=contract, values=values)


@pytest.mark.parametrize(
    ("kind", "value", "field"),
    [
        ("authorised", False, "authorised"),
        ("authorised", True, "authorised"),
        ("school_share", "25", "school_share_percent"),
    ],
)
def test_an_answer_changes_that_contract_alone(kind, value, field):
    facts = Facts(contracts=(replace(JOB, id="c0"), JOB))
    change = answer_question(question(kind), value, facts)
    found = applied(change, contracts=facts.contracts).contracts
    assert found == (facts.contracts[0], replace(JOB, **{field: value}))


def test_a_day_of_qualification_is_of_the_country_of_the_contract():
    facts = Facts(contracts=(TRADE,))
    change = answer_question(question("qualified"), date(2020, 1, 1), facts)
    assert applied(change, contracts=(TRADE,)).qualifications == (
        Qualification(on=date(2020, 1, 1), country="FR"),
    )


@pytest.mark.parametrize("same", [True, False])
def test_whether_two_names_are_one_is_remembered_once(same):
    pair = question("same_employer", "", one="Atelier", other="Atelier Nord")
    first = SameEmployer(one="Atelier", other="Atelier Nord", same=same)
    assert applied(answer_question(pair, same, Facts())).same_employers == (first,)
    others = SameEmployer(id="e0", one="Atelier", other="Bureau", same=False)
    told = SameEmployer(id="e1", one="ATELIER NORD SARL", other="atelier", same=not same)
    change = say_same_employer(Facts(same_employers=(others, told)), "Atelier", "Atelier Nord", same=same)
    assert applied(change, same_employers=(others, told)).same_employers == (others, replace(told, same=same))


def test_a_contract_that_there_is_not_cannot_be_changed():
    with pytest.raises(NotFoundError) as refused:
        change_contract(Facts(contracts=(JOB,)), "c9", title="x")
    assert refused.value.values == {"id": "c9"}


@pytest.mark.parametrize("kind", ["authorised", "school_share", "qualified", "same_employer"])
def test_each_question_has_a_sentence_of_its_own(kind):
    assert question(kind).code == f"hours.ask.{kind}"
