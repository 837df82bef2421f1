"""The plain conditions of papers, each asked where it holds and beside it."""

from datetime import date

import pytest

from casefile.rules.checklist.predicates.registry import CONDITIONS, EACH
from casefile.rules.checklist.situation import Situation, Subject
from casefile.rules.facts import Account, Facts, JobOffer, Person, Union
from casefile.services.rulebook.checklist import load_checklist
from casefile.services.rulebook.programmes import load_programmes
from tests.rules.books import book

ON = date(2026, 6, 15)
MINE, THEIRS = Account(balance_cad=1), Account(balance_cad=1, person="spouse")
BORROWED = Account(balance_cad=1, person="spouse", counts=False)
LMIA = JobOffer(basis="lmia")


def situated(**facts: object) -> Situation:
    told = Facts(**facts)
    programmes = load_programmes()
    return Situation(
        facts=told, programme=programmes.judged_as(told.programme, ON), programmes=programmes, on=ON, today=ON,
        entries=(), definition=load_checklist(), parameters=book().parameters, tests=book().tests,
    )  # fmt: skip


def holds(condition: str, thing: object = None, **facts: object) -> bool:
    person = Person(id="principal", role="principal")
    return CONDITIONS[condition](situated(**facts), Subject(person=person, thing=thing))


@pytest.mark.parametrize(
    ("condition", "facts", "expected"),
    [
        ("has_spouse_account", {}, False),
        ("has_spouse_account", {"accounts": (MINE,)}, False),
        ("has_spouse_account", {"accounts": (MINE, THEIRS)}, True),
        ("has_spouse_account", {"accounts": (MINE, BORROWED)}, False),
        ("nominee", {"programme": "pnp"}, True),
        ("nominee", {"programme": "fsw"}, False),
        ("education_needed", {"programme": "fsw"}, True),
        ("education_needed", {"programme": "cec"}, False),
        ("qualification_counts", {"programme": "fst"}, True),
        ("qualification_counts", {"programme": "cec"}, False),
        ("certificate_claimed", {"certificate_of_qualification": True}, True),
        ("certificate_claimed", {"certificate_of_qualification": False}, False),
        ("certificate_claimed", {}, False),
        ("certificate_expected", {"programme": "fst"}, True),
        ("certificate_expected", {"programme": "fst", "certificate_of_qualification": False}, False),
        ("certificate_expected", {"programme": "fst", "offers": (LMIA,)}, False),
        ("certificate_expected", {"programme": "fsw"}, False),
        ("funds_needed", {"programme": "fsw"}, True),
        ("funds_needed", {"programme": "cec"}, False),
        ("funds_exempt_by_class", {"programme": "cec"}, True),
        ("funds_exempt_by_class", {"programme": "fsw"}, False),
        ("funds_exempt_by_offer", {"programme": "cec"}, False),
        *((f"has_{name}", {name: answer}, answer is True) for name in ("representative", "designated_person",
          "relative_in_canada") for answer in (True, False, None)),
    ],
)  # fmt: skip
def test_a_condition_of_the_family_holds_where_it_is_told(condition, facts, expected):
    assert holds(condition, **facts) is expected


ENDS = {"divorce": {"divorce", "annulment"}, "death": {"death"}, "separation": {"separation"}}


@pytest.mark.parametrize("ended_by", ["divorce", "annulment", "death", "separation"])
@pytest.mark.parametrize("whose", ["principal", "spouse"])
def test_a_union_asks_the_paper_of_its_own_end_of_its_own_person(whose, ended_by):
    situation = situated(unions=(Union(id="u1", person=whose, ended_by=ended_by, ended_on=ON),))
    people = [Person(id="principal", role="principal"), Person(id="spouse", role="spouse")]
    asked = {
        (person.id, end) for end in ENDS for person in people
        for _ in EACH[f"union_ended_by_{end}"](situation, person)
    }  # fmt: skip
    assert asked == {(whose, next(end for end, ways in ENDS.items() if ended_by in ways))}


PAST = {
    "offence": "declared_an_offence", "military": "declared_military_service", "refused": "was_refused",
    "ordered_to_leave": "was_ordered_to_leave", "protection_claimed": "claimed_protection",
    "government_post": "held_a_government_post",
}  # fmt: skip


@pytest.mark.parametrize("question", PAST)
@pytest.mark.parametrize("answer", [True, False, None])
def test_each_answer_on_the_past_is_the_one_its_own_paper_asks(question, answer):
    person = Person(id="principal", role="principal", **{question: answer})
    held = {name for name in PAST.values() if CONDITIONS[name](None, Subject(person=person))}
    assert held == ({PAST[question]} if answer else set())


@pytest.mark.parametrize(
    ("condition", "told", "expected"),
    [
        ("has_other_names", {"other_names": ("Lin",)}, True),
        ("has_other_names", {"other_names": (" ",)}, False),
        ("has_other_names", {}, False),
        ("lives_in_canada", {"residence": "CA"}, True),
        ("lives_in_canada", {"residence": "FR"}, False),
        ("adopted", {"adopted": True}, True),
        ("adopted", {}, False),
        ("depends_by_condition", {"depends_by_condition": True}, True),
        ("other_parent_stays", {"other_parent_stays": None}, False),
        ("other_parent_stays", {"other_parent_stays": True}, True),
        ("foreign", {}, True),
        ("foreign", {"canadian": "citizen"}, False),
        ("foreign", {"canadian": "permanent_resident"}, False),
    ],
)
def test_a_condition_of_a_person_holds_where_it_is_told(condition, told, expected):
    person = Person(id="principal", role="principal", **told)
    assert CONDITIONS[condition](None, Subject(person=person)) is expected


@pytest.mark.parametrize(
    ("thing", "expected"),
    [(LMIA, True), (JobOffer(basis="open_permit"), False), (MINE, False), (None, False)],
)
def test_an_offer_rests_on_an_assessment_of_the_market_where_it_says_so(thing, expected):
    assert holds("offer_with_lmia", thing) is expected
