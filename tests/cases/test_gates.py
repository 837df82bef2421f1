"""Each condition of a gate beside the nearest standing that fulfils it, a day or a fact away."""

from datetime import date
from types import SimpleNamespace

import pytest

from casefile.cases.assessment import Progress
from casefile.cases.eligible import HOURS
from casefile.cases.gates import NEEDS, GateSituation, gates
from casefile.rules.facts import Facts, LanguageTest
from casefile.rules.findings import Finding
from tests.cases.people import POOL, rulebook, stage

ON = date(2025, 1, 10)
NOTHING_DONE = Progress(ready=0, total=0, to_fix=0, missing=0)
HELD = {each.stage: each for each in (*POOL, stage("s4", "invitation", ON), stage("s5", "upload", ON))}


def without(*stages: str):
    return {"held": {name: entry for name, entry in HELD.items() if name not in stages}}


def with_test(**told):
    return {
        **without("language_test"),
        "facts": Facts(programme="fsw", tests=(LanguageTest(id="t1", name="TCF Canada", **told),)),
    }


def hours(verdict: str):
    return {"hours": SimpleNamespace(verdict=verdict, deciding=1, required=2)}


def due(code: str, days_left: int):
    return {"deadlines": (SimpleNamespace(code=code, days_left=days_left, on=ON),)}


def judged(verdict: str, name: str = "language", code: str = "eligibility.language.not_met"):
    told = SimpleNamespace(verdict=verdict, name=name, finding=Finding(code=code, severity="warning"))
    return {"eligibility": SimpleNamespace(title="FSW", conditions=(told,))}


def asked(need: str, **told) -> list[tuple[str, str]]:
    known = {
        "facts": Facts(programme="fsw"),
        "held": HELD,
        "hours": None,
        "blockers": 0,
        "deadlines": (),
        **told,
    }
    standing = GateSituation(progress=NOTHING_DONE, **known)
    return [(each.code.removeprefix("gate."), each.severity) for each in NEEDS[need](standing)]


PAIRS = [
    ("language_test_entered", without("language_test"), {}, "no_language_test blocker"),
    ("language_test_entered", with_test(taken_on=None), with_test(taken_on=ON), "no_language_test blocker"),
    (
        "language_test_entered",
        with_test(taken_on=ON, person="spouse"),
        with_test(taken_on=ON),
        "no_language_test blocker",
    ),
    ("diploma_evaluation_settled", without("diploma_evaluation"), {}, "no_diploma_evaluation blocker"),
    ("hours_enough", hours("not_met"), hours("met"), "hours_not_met blocker"),
    ("hours_enough", hours("met_if"), {}, "hours_met_if warning"),
    ("hours_enough", hours("borderline"), hours("met"), "hours_borderline warning"),
    ("conditions_met", judged("not_met"), judged("met"), "condition blocker"),
    ("conditions_met", judged("unknown"), {}, "condition warning"),
    ("conditions_met", judged("not_met"), judged("not_met", HOURS), "condition blocker"),
    (
        "conditions_met",
        judged("unknown"),
        judged("unknown", code="eligibility.language.untold"),
        "condition warning",
    ),
    (
        "programme_chosen",
        {"facts": Facts()},
        {"facts": Facts(programme="cec")},
        "programme_undecided warning",
    ),
    ("profile_in_pool", without("profile"), {}, "no_profile blocker"),
    ("profile_in_pool", due("profile_expires", -1), due("profile_expires", 0), "profile_expired blocker"),
    ("profile_in_pool", due("profile_expires", -1), due("upload_due", -1), "profile_expired blocker"),
    ("invitation_open", without("invitation"), {}, "no_invitation blocker"),
    ("invitation_open", due("upload_due", -1), due("upload_due", 0), "invitation_lapsed blocker"),
    ("lines_ready", {"blockers": 1}, {"blockers": 0}, "lines_not_ready blocker"),
    ("application_sent", without("upload"), {}, "not_sent blocker"),
]


@pytest.mark.parametrize(("need", "told", "nearest", "code"), PAIRS)
def test_a_condition_is_asked_for_only_where_it_is_not_fulfilled(need, told, nearest, code):
    assert [" ".join(each) for each in asked(need, **told)] == [code]
    assert asked(need, **nearest) == []


def test_every_condition_of_a_gate_stands_in_the_table_and_each_stage_asks_its_own():
    assert {each[0] for each in PAIRS} == set(NEEDS)
    book = rulebook()
    nothing = GateSituation(
        facts=Facts(), held={}, hours=None, progress=NOTHING_DONE, blockers=1, deadlines=()
    )
    for one in book.stages:
        for way in gates(book.stages, one.transitions, nothing):
            assert not way.outcome or (way.blocking, way.warnings) == ((), ())
            assert all(each.severity == "blocker" for each in way.blocking)
            assert all(each.severity != "blocker" for each in way.warnings)
