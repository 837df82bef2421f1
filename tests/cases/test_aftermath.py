"""What is left to do once an application ended, ending by ending."""

from datetime import date

import pytest

from casefile.cases.aftermath import left_to_do
from casefile.rules.facts import Facts, Person
from casefile.rules.stages.ending import CaseEnding

REFUSED = ["refused_reasons", "refused_court", "refused_again"]


@pytest.mark.parametrize(
    ("stage", "outcome", "residence", "left"),
    [
        ("decision", "approved", "", ["approved_in_canada", "approved_abroad", "landing"]),
        ("decision", "approved", "CA", ["approved_in_canada", "landing"]),
        ("decision", "approved", "FR", ["approved_abroad", "landing"]),
        ("decision", "refused", "CA", REFUSED),
        ("upload", "returned", "", ["returned"]),
        ("upload", "withdrawn", "", ["withdrawn"]),
        ("profile", "withdrawn", "", []),
        ("invitation", "expired", "", []),
        ("invitation", "declined", "", []),
    ],
)
def test_an_ending_says_what_is_left_to_do(stage, outcome, residence, left):
    me = Person(id="principal", role="principal", residence=residence)
    ending = CaseEnding(stage=stage, outcome=outcome, on=date(2026, 6, 1))
    found = left_to_do(ending, Facts(persons=(me,)))
    assert [each.code.removeprefix("after.") for each in found] == left
    assert {(each.severity, each.subject) for each in found} <= {("warning", "stage:ending")}
    assert left_to_do(None, Facts(persons=(me,))) == ()
