"""What has to be told after the profile was submitted: in the profile, in the application, by web form."""

from datetime import date
from typing import Any

import msgspec
import pytest

from casefile.i18n.words import words_for
from casefile.rules.book.stages import StageEntry, StageName
from casefile.rules.facts import Facts
from casefile.rules.stages.updates import ProfileUpdates, profile_updates
from casefile.services.rulebook.pack import load_parameters

D = date
TODAY = D(2026, 11, 24)
SUBMITTED = D(2026, 6, 1)
WORK = {"id": "c", "employer": "Exemple SAS", "noc": "22222", "country": "FR", "hours_per_week": "35"}


def told(facts: dict[str, Any], **stages: date) -> ProfileUpdates | None:
    days: dict[StageName, date] = stages or {"profile": SUBMITTED}
    held = {stage: StageEntry(id=stage, stage=stage, on=on) for stage, on in days.items()}
    family = msgspec.convert(facts, Facts)
    return profile_updates(family, held, today=TODAY, parameters=load_parameters())


def codes(found: ProfileUpdates | None) -> list[str]:
    assert found is not None
    return [each.code.removeprefix("update.") for each in found.findings]


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"contracts": [{**WORK, "first": D(2026, 6, 2)}]}, "job_started"),
        ({"contracts": [{**WORK, "first": D(2020, 6, 2), "last": D(2026, 9, 30)}]}, "job_ended"),
        ({"credentials": [{"title": "Master", "country": "FR", "awarded_on": D(2026, 7, 1)}]}, "diploma"),
        (
            {"credentials": [{"title": "Master", "country": "FR", "evaluated_on": D(2026, 7, 1)}]},
            "evaluation",
        ),
        ({"tests": [{"name": "TEF Canada", "taken_on": D(2026, 7, 1)}]}, "test"),
        ({"persons": [{"id": "child-1", "role": "child", "born_on": D(2026, 7, 1)}]}, "birth"),
        ({"unions": [{"ended_on": D(2026, 7, 1)}]}, "union_ended"),
        ({"addresses": [{"first": D(2026, 7, 1), "line": "1 rue Exemple"}]}, "address"),
        ({"nominations": [{"nominated_on": D(2026, 7, 1)}]}, "nomination"),
    ],
)
def test_what_happened_after_the_submission_is_told(facts: dict[str, Any], code: str):
    found = told(facts)
    assert codes(found) == ["by_profile", code]
    assert found
    for lang in ("en", "fr"):
        assert "{" not in words_for(lang).of(found.findings[1])


@pytest.mark.parametrize("day", [SUBMITTED, D(2020, 1, 6), D(2026, 11, 25)])
def test_what_was_known_then_or_is_still_to_come_is_not(day: date):
    assert codes(told({"contracts": [{**WORK, "first": day}]})) == ["by_profile"]


def test_an_invitation_and_a_sent_application_change_the_way_it_is_told():
    assert codes(told({}, profile=SUBMITTED, invitation=D(2026, 8, 1))) == ["by_application"]
    sent = told({"contracts": [{**WORK, "first": D(2026, 7, 1)}]}, profile=SUBMITTED, upload=D(2026, 9, 1))
    assert sent
    assert (sent.way, sent.since, codes(sent)) == ("web_form", D(2026, 9, 1), ["by_web_form"])


def test_without_a_profile_and_after_the_decision_there_is_nothing_to_tell():
    assert told({}, language_test=SUBMITTED) is None
    assert told({}, profile=SUBMITTED, upload=SUBMITTED, decision=D(2026, 9, 1)) is None


@pytest.mark.parametrize(("taken", "expires"), [(D(2025, 6, 1), True), (D(2025, 6, 2), False)])
def test_a_test_that_runs_out_in_the_pool_takes_the_profile_with_it(taken: date, expires: bool):
    found = codes(told({"tests": [{"name": "TEF Canada", "taken_on": taken}]}))
    assert ("test_expires" in found) is expires


def test_a_test_that_does_not_count_does_not_run_out():
    assert codes(told({"tests": [{"name": "DALF C1", "taken_on": D(2024, 7, 1)}]})) == ["by_profile"]


def test_once_invited_a_test_that_runs_out_later_takes_no_profile_with_it():
    old = {"tests": [{"name": "TEF Canada", "taken_on": D(2025, 1, 6)}]}
    assert "test_expires" in codes(told(old))
    assert codes(told(old, profile=SUBMITTED, invitation=D(2026, 8, 1))) == ["by_application"]
