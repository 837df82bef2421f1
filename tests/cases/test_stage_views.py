"""The seven stages as they stand, from nothing entered to a decision, with the deadline that hangs on each."""

from datetime import date

import pytest

from casefile.cases.assess import assess
from casefile.rules.facts import Credential, LanguageTest
from tests.cases.people import POOL, TODAY, case, facts, rulebook, stage

INVITED = stage("s4", "invitation", date(2025, 1, 12))
SENT = stage("s5", "upload", date(2025, 1, 13))
LETTER = stage("s6", "biometrics", date(2025, 1, 14))
DECIDED = stage("s7", "decision", TODAY, outcome="approved", ended_on=TODAY)
UNTOLD = {"tests": (), "credentials": ()}
TAKEN = {"tests": (LanguageTest(id="t1", name="TCF Canada", taken_on=date(2024, 11, 12)),
                   LanguageTest(id="t2", name="IELTS", taken_on=date(2024, 12, 5)),
                   LanguageTest(id="t3", name="IELTS", person="spouse", taken_on=date(2025, 1, 2)))}  # fmt: skip
NOT_NEEDED = stage("s2", "diploma_evaluation", date(2024, 12, 2), outcome="not_needed")


def seen(*entries, **told):
    return assess(case(stages=entries, facts=facts(**told)), rulebook(), TODAY).stages


@pytest.mark.parametrize(
    ("entries", "told", "states"),
    [
        ((), {}, "ahead " * 7),
        (POOL[:1], {}, "current" + " ahead" * 6),
        (POOL, {}, "done done current" + " ahead" * 4),
        (POOL[2:], {}, "done done current" + " ahead" * 4),  # what the facts tell needs no entry
        (POOL[2:], UNTOLD, "untold untold current" + " ahead" * 4),
        ((POOL[0], NOT_NEEDED, POOL[2]), {}, "done skipped current" + " ahead" * 4),
        ((*POOL, INVITED, SENT, LETTER), {}, "done done done done done current ahead"),
        ((*POOL, INVITED, SENT, LETTER, DECIDED), {}, "done done done done done done current"),
        ((*POOL, SENT), {}, "done done done untold current ahead ahead"),
    ],
)
def test_each_stage_is_ahead_current_done_not_needed_or_untold(entries, told, states):
    assert [view.state for view in seen(*entries, **told)] == states.split()


@pytest.mark.parametrize(
    ("entries", "due"),
    [
        (POOL, {"profile": "profile_expires"}),
        ((*POOL, INVITED), {"upload": "upload_due"}),
        ((*POOL, INVITED, SENT), {"biometrics": "biometrics_letter", "decision": "decision_standard"}),
        ((*POOL, INVITED, SENT, LETTER), {"biometrics": "biometrics_due", "decision": "decision_standard"}),
        ((*POOL, INVITED, SENT, LETTER, DECIDED), {}),
    ],
)
def test_a_deadline_stands_with_the_stage_it_is_kept_in(entries, due):
    views = seen(*entries)
    assert {view.stage.id: view.deadline.code for view in views if view.deadline} == due
    assert {view.stage.id for view in views if view.entry} == {each.stage for each in entries}


def test_the_day_of_a_stage_is_its_entry_s_else_the_last_the_facts_tell_of_the_applicant():
    more = {
        **TAKEN,
        "credentials": (
            Credential(id="d1", country="FR", evaluated_on=date(2024, 12, 2)),
            Credential(id="d2", country="BE"),
        ),
    }
    days = [view.on for view in seen(*POOL[2:], **more)]
    assert days == [date(2024, 12, 5), date(2024, 12, 2), date(2025, 1, 10), *[None] * 4]
    assert [view.on for view in seen(*POOL, **more)][:2] == [date(2024, 11, 12), date(2024, 12, 2)]
