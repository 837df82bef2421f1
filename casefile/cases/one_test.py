"""The applicant's language test is told once: the stage of that name and the fact are one day."""

from collections.abc import Callable
from datetime import date

import msgspec

from casefile.cases.changes import Change, add_fact, edit_fact, enter_stage
from casefile.cases.model import Case
from casefile.rules.book.stages import StageName
from casefile.rules.facts import LanguageTest

__all__ = ["STAGE", "add_test", "edit_test", "enter_with_test"]

STAGE: StageName = "language_test"


def add_test(test: LanguageTest, today: date) -> Change:
    """Add a test; where no stage was entered yet and it was taken, it is the first one."""
    change = add_fact("tests", test)
    return _also(change, lambda case: _begun(case, test, today))


def edit_test(test: LanguageTest, today: date) -> Change:
    """Replace the test that has the same id; the stage that was entered on its day moves with it."""
    change = edit_fact("tests", test)

    def follow(case: Case, before: Case) -> Case:
        old = next((each.taken_on for each in before.facts.tests if each.id == test.id), None)
        if old is None or test.taken_on is None or test.person != "principal":
            return _begun(case, test, today)
        moved = tuple(
            msgspec.structs.replace(each, on=test.taken_on)
            if each.stage == STAGE and each.on == old
            else each
            for each in case.stages
        )
        return _begun(msgspec.structs.replace(case, stages=moved), test, today)

    return msgspec.structs.replace(change, apply=lambda case: follow(change.apply(case), case))


def enter_with_test(change: Change, test: LanguageTest) -> Change:
    """Return the change that enters the stage and tells the test too, its scores to come."""
    return _also(change, add_fact("tests", test).apply)


def _also(change: Change, then: Callable[[Case], Case]) -> Change:
    return msgspec.structs.replace(change, apply=lambda case: then(change.apply(case)))


def _begun(case: Case, test: LanguageTest, today: date) -> Case:
    if case.stages or test.person != "principal" or test.taken_on is None or test.taken_on > today:
        return case
    return enter_stage(STAGE, test.taken_on).apply(case)
