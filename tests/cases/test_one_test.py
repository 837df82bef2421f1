"""The stage of the language test and the test of the details are one."""

from datetime import date

import msgspec
import pytest

from casefile.cases.changes import enter_stage
from casefile.cases.model import Case
from casefile.cases.one_test import add_test, edit_test, enter_with_test
from casefile.rules.facts import Facts, LanguageTest
from casefile.rules.stages.days import days_told

TODAY = date(2026, 11, 28)
TEF = LanguageTest(id="t1", name="TEF Canada", taken_on=date(2025, 6, 14))
EMPTY = Case(id="c", name="x")


def stages(case: Case) -> list[tuple[str, date]]:
    return [(each.stage, each.on) for each in case.stages]


def test_a_test_told_in_the_details_is_the_first_stage():
    case = add_test(TEF, TODAY).apply(EMPTY)
    assert stages(case) == [("language_test", date(2025, 6, 14))]
    assert case.facts.tests == (TEF,)


@pytest.mark.parametrize(
    "test",
    [
        msgspec.structs.replace(TEF, person="spouse"),
        msgspec.structs.replace(TEF, taken_on=None),
        msgspec.structs.replace(TEF, taken_on=date(2027, 1, 1)),
    ],
)
def test_the_test_of_another_an_undated_one_and_one_to_come_are_no_stage(test: LanguageTest):
    assert add_test(test, TODAY).apply(EMPTY).stages == ()


def test_a_second_test_leaves_the_stages_as_they_are():
    case = add_test(TEF, TODAY).apply(EMPTY)
    again = add_test(msgspec.structs.replace(TEF, id="t2", taken_on=date(2026, 1, 1)), TODAY).apply(case)
    assert stages(again) == stages(case)


def test_a_day_put_right_is_put_right_in_the_stage_too():
    case = add_test(TEF, TODAY).apply(EMPTY)
    moved = edit_test(msgspec.structs.replace(TEF, taken_on=date(2025, 7, 1)), TODAY).apply(case)
    assert stages(moved) == [("language_test", date(2025, 7, 1))]


def test_a_stage_entered_on_another_day_stays():
    case = enter_stage("language_test", date(2025, 1, 1)).apply(
        msgspec.structs.replace(EMPTY, facts=Facts(tests=(TEF,)))
    )
    moved = edit_test(msgspec.structs.replace(TEF, taken_on=date(2025, 7, 1)), TODAY).apply(case)
    assert stages(moved) == [("language_test", date(2025, 1, 1))]


def test_a_stage_entered_with_a_test_tells_it_in_the_details():
    case = enter_with_test(enter_stage("language_test", date(2025, 6, 14)), TEF).apply(EMPTY)
    assert stages(case) == [("language_test", date(2025, 6, 14))]
    assert days_told("language_test", case.facts) == (date(2025, 6, 14),)
