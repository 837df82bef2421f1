"""Deadlines of a case in a calendar program: what is to come, in the person's language, with alarms."""

import time
from datetime import UTC, date, datetime
from types import SimpleNamespace

import msgspec
import pytest

from casefile import clock
from casefile.i18n.words import words_for
from casefile.rules.book.stages import StageEntry
from casefile.services.calendar.deadline_events import deadlines_calendar
from tests.cases.looking import seen_of
from tests.rules.books import book

STAMP = datetime(2026, 11, 24, tzinfo=UTC)


def calendar(lang: str, *stages: StageEntry) -> str:
    seen = seen_of({}, stages=stages)
    return deadlines_calendar([seen], words_for(lang), book().parameters, stamp=STAMP).replace("\r\n ", "")


def triggers(told: str, title: str) -> list[str]:
    """Return the reminders of the event of that title."""
    event = next(each for each in told.split("BEGIN:VEVENT") if title in each)
    return [line for line in event.splitlines() if "TRIGGER" in line]


def stage(name: str, on: date, **more) -> StageEntry:
    return StageEntry(id=name, stage=name, on=on, **more)


def test_an_estimated_invitation_says_so_and_rings_before():
    told = calendar("en", stage("invitation", date(2026, 11, 24)))
    assert "SUMMARY:Send the complete application (Camille)" in told
    assert "UID:case/upload_due/@casefile" in told
    assert "DTSTART;VALUE=DATE:20270123" in told
    assert "the moment shown in the account is the one that counts" in told
    assert triggers(told, "Send the complete") == ["TRIGGER:-P60D", "TRIGGER:-P14D", "TRIGGER:-P1D"]


def test_a_reminder_that_would_be_in_the_past_is_left_out():
    told = calendar("en", stage("invitation", date(2026, 10, 1)))
    assert "DTSTART;VALUE=DATE:20261130" in told
    assert triggers(told, "Send the complete") == ["TRIGGER:-P1D"]


def test_a_paper_to_ask_for_rings_too():
    told = calendar("en", stage("invitation", date(2026, 11, 24)))
    assert "DTSTART;VALUE=DATE:20270102" in told
    assert triggers(told, "SUMMARY:Proof of medical exam: book it") == ["TRIGGER:-P14D", "TRIGGER:-P1D"]


def test_a_moment_read_in_the_account_is_put_there():
    told = calendar(
        "fr", stage("invitation", date(2026, 11, 24), due_at=datetime(2027, 1, 24, 4, 59, tzinfo=UTC))
    )
    assert "DTSTART:20270124T045900Z" in told
    assert "SUMMARY:Transmettre la demande" in told


def test_an_aim_has_no_alarm_and_the_past_is_left_out():
    told = calendar("en", stage("upload", date(2026, 11, 1)))
    assert "The decision\\, as the standard aims at" in told
    assert "biometrics letter" not in told
    assert "VALARM" not in told


def told_of(*changes: dict[str, object], unread: int = 0) -> list[str]:
    """Return the events of the deadline to send the application, changed in each of these ways."""
    seen = seen_of({}, stages=(stage("invitation", date(2026, 11, 24)),))
    due = next(each for each in seen.deadlines if each.code == "upload_due")
    deadlines = tuple(msgspec.structs.replace(due, **change) for change in changes)
    changed = SimpleNamespace(
        case=SimpleNamespace(id="case", name="Camille", unread=(None,) * unread),
        deadlines=deadlines,
        today=seen.today,
    )
    told = deadlines_calendar([changed], words_for("en"), book().parameters, stamp=STAMP)  # type: ignore[list-item]
    return told.replace("\r\n ", "").replace("\u00a0", " ").replace("\u202f", " ").split("BEGIN:VEVENT")[1:]


def test_what_is_over_or_done_is_in_no_calendar():
    states = ("past", "urgent", "soon", "later", "done")
    told = told_of(*({"state": state, "subject": state} for state in states))
    assert [each.partition("UID:case/upload_due/")[2].partition("@")[0] for each in told] == list(states[1:4])


def test_what_makes_a_day_doubtful_is_said_before_its_sources():
    earliest = datetime(2027, 1, 22, 14, 0, tzinfo=UTC)
    changes = ({"earliest": None}, {"earliest": earliest}, {"earliest": None, "estimated": False})
    lines = ("in the file of this case", "Computed here", "Only the day is known", "http")
    for unread in (0, 2):
        for told, meant in zip(
            told_of(*changes, unread=unread), (lines[1::2], lines[1:], lines[3:]), strict=True
        ):
            places = {line: told.partition("DESCRIPTION:")[2].find(line) for line in lines}
            said = sorted((line for line in lines if places[line] >= 0), key=places.__getitem__)
            assert said == [*lines[: 1 if unread else 0], *meant]


def test_it_rings_no_earlier_than_there_are_days_left():
    rings = {left: told_of({"days_left": left})[0].count("TRIGGER") for left in (0, 1, 13, 14, 59, 60)}
    assert rings == {0: 0, 1: 1, 13: 1, 14: 2, 59: 2, 60: 3}
    assert "TRIGGER" not in told_of({"kind": "standard", "days_left": 90})[0]


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system cannot change its time zone")
def test_a_moment_is_shown_in_the_zone_of_the_computer_summer_time_included(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TZ", "EST5EDT,M3.2.0,M11.1.0")
    time.tzset()
    try:
        winter = clock.local(datetime(2027, 1, 24, 4, 59, tzinfo=UTC))
        summer = clock.local(datetime(2027, 7, 24, 3, 59, tzinfo=UTC))
    finally:
        monkeypatch.undo()
        time.tzset()
    assert (winter.isoformat(), winter.tzname()) == ("2027-01-23T23:59:00-05:00", "EST")
    assert (summer.isoformat(), summer.tzname()) == ("2027-07-23T23:59:00-04:00", "EDT")
