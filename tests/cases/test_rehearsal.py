"""An invitation played day by day: what to order when, what would come late, what would have run out."""

from datetime import date, timedelta
from typing import Any

import pytest

from casefile.cases.model import Line
from casefile.cases.rehearsal import Rehearsal, rehearse
from tests.cases.looking import ME, seen_of

D = date
INVITED = D(2026, 12, 1)
FILE_BY = INVITED + timedelta(days=60)


def played(facts: dict[str, Any], **more: Any) -> Rehearsal:
    return rehearse(seen_of(facts, on=FILE_BY, **more), INVITED, FILE_BY)


def line(found: Rehearsal, key: str):
    return next(each for each in found.lines if each.key == key)


def test_it_lasts_from_the_invitation_to_the_last_day():
    found = played({})
    assert [(each.number, each.on) for each in (found.days[0], found.days[-1])] == [
        (0, INVITED),
        (60, FILE_BY),
    ]
    assert found.ordered_from == INVITED


def test_a_paper_that_takes_21_days_is_ordered_21_days_before_the_end():
    medical = line(played({}), "principal/medical_proof")
    assert (medical.lead_days, medical.order_by) == (21, FILE_BY - timedelta(days=21))
    assert (medical.arrives_on, medical.late_days) == (INVITED + timedelta(days=21), 0)


def test_what_takes_longer_than_sixty_days_comes_late_and_stands_first():
    diploma = {"credentials": [{"id": "d", "title": "Master", "country": "FR"}]}
    found = played(diploma)
    evaluation = line(found, "principal/education_proof/d")
    assert evaluation.late_days == (evaluation.lead_days or 0) - 60 > 0
    assert found.late[0] == evaluation == found.lines[0]
    assert evaluation.order_by is not None
    assert evaluation.order_by < INVITED


def test_a_paper_already_asked_for_is_counted_from_that_day():
    key = "principal/education_proof/d"
    asked = Line(id=key, state="requested", requested_on=D(2026, 10, 1))
    found = played({"credentials": [{"id": "d", "title": "Master", "country": "FR"}]}, lines=(asked,))
    lead = line(found, key).lead_days or 0
    assert line(found, key).arrives_on == D(2026, 10, 1) + timedelta(days=lead)
    assert not any(key in day.order for day in found.days)


def test_what_is_asked_for_need_not_be_ordered_again():
    key = "principal/medical_proof"
    asked = Line(id=key, state="requested", requested_on=D(2026, 11, 23))
    assert any(key in day.order for day in played({}).days)
    assert not any(key in day.order for day in played({}, lines=(asked,)).days)


@pytest.mark.parametrize(
    ("state", "is_played"), [("to_request", True), ("ready", False), ("explained", False)]
)
def test_what_is_ready_or_explained_is_not_played(state, is_played):
    told = Line(id="principal/medical_proof", state=state)
    assert (told.id in {each.key for each in played({}, lines=(told,)).lines}) is is_played


def test_each_order_and_arrival_falls_on_its_day():
    found = played({})
    on = {day.on: day for day in found.days}
    for each in found.lines:
        if each.order_by in on:
            assert each.key in on[each.order_by].order
        if each.arrives_on in on:
            assert each.key in on[each.arrives_on].arrive
    assert any(not (day.order or day.arrive or day.run_out) for day in found.days)


def test_a_passport_that_runs_out_meanwhile_is_named():
    facts = {"persons": [{**ME, "passport_expires_on": D(2027, 1, 10)}]}
    found = played(facts)
    assert "checklist.passport_expired" in {each.code for each in found.findings}
    assert [day.on for day in found.days if "principal/passport" in day.run_out] == [D(2027, 1, 10)]
    sound = played({"persons": [{**ME, "passport_expires_on": D(2032, 1, 10)}]})
    assert "checklist.passport_expired" not in {each.code for each in sound.findings}


def test_hours_that_no_longer_suffice_by_then_stand_first():
    work = {"id": "c", "employer": "Exemple SAS", "noc": "22222", "country": "FR", "first": D(2020, 1, 6),
            "hours_per_week": "35"}  # fmt: skip
    assert played({}).findings[0].code == "rehearsal.hours_not_enough"
    assert "rehearsal.hours_not_enough" not in {each.code for each in played({"contracts": [work]}).findings}


def test_nothing_is_ordered_in_the_past():
    seen = seen_of({}, on=D(2026, 11, 30))
    found = rehearse(seen, D(2026, 10, 1), D(2026, 11, 30))
    assert found.ordered_from == seen.today


def test_a_paper_that_exists_and_serves_until_the_last_day_is_not_to_be_ordered():
    key = "principal/language_test/t"
    test = {"id": "t", "name": "TCF Canada"}
    serves = played({"tests": [{**test, "taken_on": "2026-06-01"}]})
    assert key not in [each.key for each in serves.lines]
    outdated = played({"tests": [{**test, "taken_on": "2024-12-15"}]})
    assert line(outdated, key).order_by is not None


def test_a_test_that_only_has_to_be_named_in_full_is_not_taken_again():
    key = "principal/language_test/t"
    unnamed = played({"tests": [{"id": "t", "name": "TEF", "taken_on": "2026-06-01"}]})
    assert key not in [each.key for each in unnamed.lines]
    assert "checklist.test_which" in {each.code for each in unnamed.findings}
    refused = played({"tests": [{"id": "t", "name": "DALF", "taken_on": "2026-06-01"}]})
    assert line(refused, key).order_by is not None
