"""Corrections made after a moment, by the journal."""

from datetime import UTC, date, datetime

from casefile.cases.entered_since import entered_since
from casefile.cases.model import Event
from casefile.i18n.words import words_for

SINCE = date(2026, 6, 1)


def event(code: str, day: date, **more) -> Event:
    return Event(number=1, at=datetime(day.year, day.month, day.day, 12, tzinfo=UTC), code=code, **more)


def test_a_correction_after_the_submission_is_a_note_with_its_last_day():
    changed = [event("journal.persons_changed", date(2026, 6, day)) for day in (2, 9, 5)]
    found = entered_since(changed, SINCE)
    assert [(each.code, each.severity, each.on) for each in found] == [
        ("update.corrected_family", "note", date(2026, 6, 9))
    ]
    assert "passeports" in words_for("fr").of(found[0])


def test_what_came_before_was_taken_back_or_changes_nothing_is_not_told():
    journal = [
        event("journal.persons_changed", SINCE),
        event("journal.contract_changed", date(2026, 7, 1), undone=True),
        event("journal.note", date(2026, 7, 1)),
        event("journal.contract_added", date(2026, 7, 1)),
    ]
    assert entered_since(journal, SINCE) == ()


def test_what_was_corrected_comes_in_one_order_whatever_came_first():
    codes = ["tests_changed", "persons_removed", "contract_changed", "offers_added", "credentials_changed"]
    journal = [event(f"journal.{code}", date(2026, 7, 1)) for code in codes]
    for ordered in (journal, journal[::-1]):
        assert [each.code.removeprefix("update.corrected_") for each in entered_since(ordered, SINCE)] == [
            "family", "offer", "study", "test", "work",
        ]  # fmt: skip
