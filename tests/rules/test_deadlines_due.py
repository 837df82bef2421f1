from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from casefile.rules.book.stages import StageEntry
from casefile.rules.deadlines.due import stage_deadlines, state_of
from casefile.rules.deadlines.model import Deadline
from casefile.rules.stages.path import holding
from casefile.services.rulebook import load_parameters

TODAY = date(2025, 1, 15)


def due(*entries: StageEntry, today: date = TODAY) -> dict[str, Deadline]:
    return {each.code: each for each in stage_deadlines(holding(entries), load_parameters(), today)}


def entry(stage: str, on: date, **more: object) -> StageEntry:
    return StageEntry(id="s1", stage=stage, on=on, **more)  # type: ignore[arg-type]


PROFILE = entry("profile", date(2024, 3, 10))
INVITATION = entry("invitation", date(2025, 1, 2))


def test_a_profile_lives_twelve_months():
    found = due(PROFILE)["profile_expires"]
    assert found.on == date(2025, 3, 10)
    assert found.grounds[0].source.title == "IRPA s. 10.1(5)"


def test_a_profile_of_a_leap_day_expires_on_the_28th():
    assert due(entry("profile", date(2024, 2, 29)))["profile_expires"].on == date(2025, 2, 28)


def test_an_invitation_gives_sixty_days_marked_as_estimated_and_silences_the_profile():
    found = due(PROFILE, INVITATION)
    assert set(found) == {"upload_due"}
    assert found["upload_due"].on == date(2025, 3, 3)
    assert found["upload_due"].estimated


def test_the_moment_shown_in_the_account_wins():
    shown = datetime(2025, 3, 4, 3, 59, tzinfo=UTC)
    found = due(PROFILE, entry("invitation", date(2025, 1, 2), due_at=shown))["upload_due"]
    assert found.at == shown
    assert found.on == date(2025, 3, 4)
    assert not found.estimated


@pytest.mark.parametrize(
    ("invited_on", "days"),
    [(date(2016, 11, 18), 60), (date(2016, 11, 19), 90), (date(2018, 6, 26), 60), (date(2021, 6, 28), 90),
     (date(2021, 6, 29), 60)],
)  # fmt: skip
def test_the_time_after_an_invitation_is_that_of_its_day(invited_on: date, days: int):
    found = due(PROFILE, entry("invitation", invited_on))["upload_due"]
    assert (found.on - invited_on).days == days


def test_once_sent_the_letter_and_the_standard_decision_are_awaited():
    found = due(PROFILE, INVITATION, entry("upload", date(2025, 2, 1)))
    assert found["biometrics_letter"].on == date(2025, 2, 2)
    assert found["decision_standard"].on == date(2025, 8, 1)
    assert "upload_due" not in found


def test_biometrics_are_due_thirty_days_after_the_letter_until_they_are_given():
    sent = (PROFILE, INVITATION, entry("upload", date(2025, 2, 1)))
    assert due(*sent, entry("biometrics", date(2025, 2, 2)))["biometrics_due"].on == date(2025, 3, 4)
    given = due(*sent, entry("biometrics", date(2025, 2, 2), outcome="completed"))
    assert "biometrics_due" not in given
    assert "decision_standard" in given


def test_a_decision_ends_every_deadline():
    assert (
        due(PROFILE, INVITATION, entry("upload", date(2025, 2, 1)), entry("decision", date(2025, 7, 1))) == {}
    )


@pytest.mark.parametrize(
    ("today", "state"),
    [(date(2025, 3, 4), "past"), (date(2025, 3, 3), "urgent"), (date(2025, 2, 17), "urgent"),
     (date(2025, 2, 16), "soon"), (date(2025, 1, 1), "later")],
)  # fmt: skip
def test_a_deadline_says_how_near_it_is(today: date, state: str):
    assert due(PROFILE, INVITATION, today=today)["upload_due"].state == state


@pytest.mark.parametrize("kind", ["deadline", "validity", "order", "standard", "plan", "change"])
def test_only_what_is_to_be_kept_is_ever_urgent(kind):
    states = [state_of(days, kind, load_parameters(), TODAY) for days in (-1, 0, 14, 15, 60, 61)]
    near = "urgent" if kind in {"deadline", "validity", "order"} else "soon"
    assert states == ["past", near, near, "soon", "soon", "later"]


@pytest.mark.parametrize(
    ("kind", "to_keep", "hard", "awaited"),
    [
        ("deadline", True, True, True),
        ("validity", True, True, True),
        ("order", False, True, True),
        ("standard", False, False, False),
        ("plan", False, False, True),
        ("change", False, False, True),
    ],
)
def test_a_kind_of_date_says_whether_it_is_kept_can_be_late_and_is_looked_to(kind, to_keep, hard, awaited):
    for state in ("past", "urgent", "soon", "later", "done"):
        found = Deadline(code="landing", on=TODAY, since=None, kind=kind, state=state, days_left=0)
        assert (found.to_keep, found.hard, found.awaited) == (to_keep, hard, awaited and state != "done")
        assert (found.name_code, found.advice_code) == (
            "deadline.landing",
            "deadline.landing.past" if state == "past" else "deadline.landing.near",
        )


def test_a_standard_time_is_never_urgent():
    found = due(PROFILE, INVITATION, entry("upload", date(2025, 2, 1)), today=date(2025, 7, 31))
    assert found["decision_standard"].state == "soon"


@pytest.mark.parametrize(
    ("sent", "decision", "published"),
    [(date(2026, 5, 1), date(2026, 11, 1), None), (date(2026, 9, 1), date(2027, 3, 1), date(2027, 4, 1))],
)
def test_the_aim_for_a_decision_says_what_the_published_times_make_of_it(sent, decision, published):
    found = due(PROFILE, INVITATION, entry("upload", sent), today=sent)["decision_standard"]
    assert (found.on, found.values.get("published_on")) == (decision, published)
    assert len(found.grounds) == (2 if published else 1)


def toronto(moment: datetime) -> datetime:
    return moment.astimezone(timezone(timedelta(hours=-5), "EST"))


def invited(entry: StageEntry) -> Deadline:
    found = stage_deadlines(holding((PROFILE, entry)), load_parameters(), TODAY, toronto)
    return next(each for each in found if each.code == "upload_due")


def test_an_invitation_with_its_moment_ends_at_a_moment_in_local_time():
    at = datetime(2026, 11, 21, 1, tzinfo=UTC)
    found = invited(entry("invitation", date(2026, 11, 21), at=at))
    assert found.at is not None
    assert (found.at.isoformat(), found.on) == ("2027-01-19T20:00:00-05:00", date(2027, 1, 19))
    assert found.estimated


def test_of_a_day_alone_the_earlier_local_day_is_the_last():
    found = invited(entry("invitation", date(2026, 11, 21)))
    assert (found.on, found.at) == (date(2027, 1, 19), None)
    assert found.earliest is not None
    assert found.earliest.isoformat() == "2027-01-19T19:00:00-05:00"


def test_the_moment_of_the_account_wins_over_both():
    shown = datetime(2027, 1, 21, 4, 59, tzinfo=UTC)
    found = invited(
        entry("invitation", date(2026, 11, 21), at=datetime(2026, 11, 21, 1, tzinfo=UTC), due_at=shown)
    )
    assert (found.on, found.estimated, found.earliest) == (date(2027, 1, 20), False, None)


def test_dates_of_the_stages_come_soonest_first():
    held = holding(
        (PROFILE, INVITATION, entry("upload", date(2025, 1, 2)), entry("biometrics", date(2025, 1, 3)))
    )
    found = stage_deadlines(held, load_parameters(), TODAY)
    assert [each.code for each in found] == ["biometrics_due", "decision_standard"]
    held.pop("biometrics")
    found = stage_deadlines(held, load_parameters(), TODAY)
    assert [each.code for each in found] == ["biometrics_letter", "decision_standard"]
