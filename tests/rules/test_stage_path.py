from datetime import date

import pytest

from casefile.errors import UsageError
from casefile.resources import template
from casefile.rules.book.stages import STAGES, StageEntry
from casefile.rules.stages.ending import case_ending
from casefile.rules.stages.path import current_stage, holding, parse_stages, ways_on

TEMPLATE = template("stages/express_entry.toml").read_text(encoding="utf-8")


def entry(number: int, stage: str, outcome: str = "") -> StageEntry:
    return StageEntry(id=f"s{number}", stage=stage, on=date(2024, 1, number), outcome=outcome)  # type: ignore[arg-type]


def reached(*stages: str) -> list[StageEntry]:
    return [entry(number, stage) for number, stage in enumerate(stages, start=1)]


def test_the_template_defines_the_seven_stages_in_order_in_both_languages():
    stages = parse_stages(TEMPLATE, "stages/express_entry.toml")
    assert tuple(stage.id for stage in stages) == STAGES
    for stage in stages:
        assert stage.label.en
        assert stage.label.fr
        assert stage.about.fr
        assert stage.about.en


def test_every_stage_has_a_way_on_and_a_decision_that_was_made_only_those_it_leads_to():
    stages = parse_stages(TEMPLATE, "x")
    assert [stage.id for stage in stages if not stage.transitions] == []
    after = {
        end: ways_on(stages, {"decision": entry(1, "decision", end)}) for end in ("", "approved", "refused")
    }
    told = {end: [(way.to, way.outcome) for way in ways] for end, ways in after.items()}
    assert told == {
        "": [("decision", "approved"), ("decision", "refused")],
        "approved": [("decision", "completed")],
        "refused": [("profile", "")],
    }


def test_the_step_after_the_biometrics_are_given_is_the_decision():
    stages = parse_stages(TEMPLATE, "x")
    asked = ways_on(stages, holding([*reached("profile", "upload"), entry(3, "biometrics")]))
    assert (asked[0].to, asked[0].outcome) == ("biometrics", "completed")
    given = ways_on(stages, holding([*reached("profile", "upload"), entry(3, "biometrics", "completed")]))
    assert given[0].to == "decision"


def test_a_return_told_of_the_sending_takes_the_biometrics_with_it():
    entries = [*reached("profile", "invitation"), entry(3, "upload", "returned"), entry(3, "biometrics")]
    assert current_stage(holding(entries)) is None


def test_a_refusal_told_of_the_sending_is_a_decision():
    held = holding([*reached("profile", "invitation"), entry(3, "upload", "refused")])
    assert current_stage(held) == "decision"
    assert held["decision"].outcome == "refused"


def test_nothing_entered_is_the_very_start_and_leads_to_the_language_test():
    stages = parse_stages(TEMPLATE, "x")
    assert current_stage(holding([])) is None
    assert [way.to for way in ways_on(stages, {})] == ["language_test"]


def test_the_furthest_stage_reached_is_the_current_one():
    assert current_stage(holding(reached("language_test", "diploma_evaluation", "profile"))) == "profile"


def test_a_second_language_test_does_not_take_the_profile_away():
    assert current_stage(holding(reached("language_test", "profile", "language_test"))) == "profile"


def test_a_declined_invitation_goes_back_to_the_pool():
    entries = [*reached("language_test", "profile"), entry(3, "invitation", "declined")]
    held = holding(entries)
    assert current_stage(held) == "profile"
    assert held["profile"].id == "s2"


@pytest.mark.parametrize(
    ("stage", "outcome"), [("profile", "expired"), ("invitation", "expired"), ("upload", "returned")]
)
def test_what_expired_or_was_returned_needs_a_new_profile(stage: str, outcome: str):
    before = [each for each in reached("language_test", "profile", "invitation") if each.stage != stage]
    held = holding([*before, entry(9, stage, outcome)])
    assert current_stage(held) == "language_test"


def test_a_new_profile_after_a_return_starts_the_road_again():
    entries = [*reached("profile", "invitation"), entry(3, "upload", "returned"), entry(4, "profile")]
    held = holding(entries)
    assert current_stage(held) == "profile"
    assert "invitation" not in held


def test_a_template_with_a_stage_missing_is_refused_by_name():
    broken = TEMPLATE.replace('id = "biometrics"', 'id = "decision"')
    with pytest.raises(UsageError) as caught:
        parse_stages(broken, "stages/express_entry.toml")
    assert caught.value.values["origin"] == "stages/express_entry.toml"


@pytest.mark.parametrize("outcome", ["expired", "returned", "withdrawn"])
def test_an_application_that_came_back_needs_a_new_profile_and_keeps_test_and_evaluation(outcome):
    told = reached("language_test", "diploma_evaluation", "profile", "invitation")
    held = holding([*told, entry(5, "upload", outcome)])
    assert list(held) == ["language_test", "diploma_evaluation"]


@pytest.mark.parametrize("ended_on", [None, date(2024, 3, 9)])
def test_a_decision_told_of_an_earlier_stage_is_of_the_day_it_ended(ended_on):
    sent = StageEntry(id="s5", stage="upload", on=date(2024, 1, 5), outcome="approved", ended_on=ended_on)
    held = holding([*reached("profile", "invitation"), sent])
    assert held["decision"].on == (ended_on or sent.on)
    assert current_stage(held) == "decision"


@pytest.mark.parametrize(
    ("stages", "last", "outcome", "ended"),
    [
        (("profile",), "profile", "expired", "profile"),
        (("profile",), "profile", "withdrawn", "profile"),
        (("profile",), "invitation", "expired", "invitation"),
        (("profile", "invitation"), "upload", "returned", "upload"),
        (("profile", "invitation"), "upload", "withdrawn", "upload"),
        (("profile", "invitation"), "upload", "approved", "decision"),
        (("profile", "invitation"), "upload", "refused", "decision"),
        (("profile", "invitation", "upload"), "biometrics", "refused", "decision"),
        (("profile", "invitation", "upload"), "decision", "approved", "decision"),
        (("profile", "invitation", "upload"), "decision", "refused", "decision"),
        (("profile", "invitation", "upload"), "decision", "completed", "decision"),
        (("profile", "invitation", "upload"), "decision", "", None),
        (("profile",), "invitation", "declined", "invitation"),
    ],
)
def test_a_case_ended_by_the_last_thing_that_nothing_followed(stages, last, outcome, ended):
    told = [*reached(*stages), entry(len(stages) + 1, last, outcome)]
    found = case_ending(told)
    assert (found and found.stage) == ended
    if found is not None:
        assert (found.outcome, found.on) == (outcome, told[-1].on)
        assert found.decided is (outcome in ("approved", "refused", "completed"))
        assert case_ending([*told, entry(9, "profile")]) is None
        assert case_ending([*told, entry(9, "language_test")]) == found
