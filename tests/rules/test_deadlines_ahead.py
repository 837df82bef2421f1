"""Dates that hang on facts, and the day of a moment in the person's own time zone."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from casefile.rules.book.stages import StageEntry
from casefile.rules.deadlines.ages import birthday_deadlines
from casefile.rules.deadlines.ahead import canadian_year_deadline, draft_deadline
from casefile.rules.deadlines.due import invitation_ends_on, stage_deadlines
from casefile.rules.facts import Contract, Facts, Nomination, Person
from casefile.rules.hours.count import count_hours
from tests.rules.books import TODAY, book

D = date


def draft(begun: date | None, *, submitted: bool = False):
    return draft_deadline(
        Facts(profile_draft_on=begun), submitted=submitted, parameters=book().parameters, today=TODAY
    )


def test_an_unfinished_profile_lives_sixty_days():
    (found,) = draft(D(2026, 11, 1))
    assert (found.code, found.on, found.state, found.kind) == (
        "draft_expires",
        D(2026, 12, 31),
        "soon",
        "deadline",
    )
    assert draft(D(2026, 9, 1))[0].state == "past"


def test_without_a_draft_or_once_submitted_there_is_no_such_day():
    assert draft(None) == ()
    assert draft(D(2026, 11, 1), submitted=True) == ()


def year(first: date, last: date | None = None, country: str = "CA"):
    work = Contract(id="c", employer="Example Inc.", noc="21231", country=country, authorised=True, first=first,
                    last=last, hours_per_week="37.5")  # fmt: skip
    report = count_hours((work,), (), (), on=TODAY, today=TODAY, rulebook=book())
    return canadian_year_deadline(report.canadian, book().parameters, TODAY)


def test_the_day_canadian_experience_reaches_its_year_is_awaited():
    (found,) = year(D(2026, 1, 26))
    assert (found.code, found.kind, found.state) == ("canadian_year", "standard", "later")
    assert D(2027, 1, 25) <= found.on <= D(2027, 1, 28)


@pytest.mark.parametrize(
    ("first", "last", "country"),
    [
        (D(2024, 1, 8), None, "CA"),
        (D(2026, 1, 26), D(2026, 9, 30), "CA"),
        (D(2026, 1, 26), None, "FR"),
    ],
)
def test_a_year_reached_ended_early_or_elsewhere_is_not(first: date, last: date | None, country: str):
    assert year(first, last, country) == ()


def test_the_day_of_a_moment_is_the_one_on_the_wall():
    toronto = timezone(timedelta(hours=-5), "EST")
    shown = datetime(2027, 1, 24, 4, 59, tzinfo=UTC)
    entry = StageEntry(id="s", stage="invitation", on=D(2026, 11, 24), due_at=shown)
    parameters = book().parameters
    (here,) = stage_deadlines({"invitation": entry}, parameters, TODAY, lambda at: at.astimezone(toronto))
    (utc,) = stage_deadlines({"invitation": entry}, parameters, TODAY)
    assert (here.on, utc.on) == (D(2027, 1, 23), D(2027, 1, 24))
    assert here.at == utc.at == shown
    assert here.at
    assert here.at.tzname() == "EST"
    assert not here.estimated


def test_the_last_day_to_file_is_that_of_the_invitation():
    assert invitation_ends_on(D(2026, 12, 1), book().parameters) == D(2027, 1, 30)


def birthdays(born_on: date, *nominated_on: date, programme: str = "fsw", **told):
    child = Person(
        id="child-1", role="child", born_on=born_on, accompanying=told.pop("accompanying", True), **told
    )
    nominations = tuple(Nomination(id="n1", province="ON", applied_on=on) for on in nominated_on)
    facts = Facts(programme=programme, persons=(child,), nominations=nominations)
    found = birthday_deadlines(facts, parameters=book().parameters, today=TODAY)
    return [(each.code, each.on - born_on.replace(year=each.on.year), each.kind) for each in found]


LAST = ("child_counts", timedelta(days=-1), "deadline")
ADULT, FINGERS = ("turns_adult", timedelta(0), "change"), ("turns_biometrics", timedelta(0), "change")


@pytest.mark.parametrize(
    ("years_ahead", "told", "found"),
    [
        (22, {}, [LAST]),
        (18, {}, [ADULT]),
        (14, {}, [FINGERS]),
        (15, {}, []),
        (22, {"depends_by_condition": True}, []),
        (22, {"canadian": "citizen"}, [LAST]),
        (18, {"canadian": "citizen"}, []),
        (14, {"canadian": "permanent_resident"}, []),
        (18, {"accompanying": False}, [ADULT]),
        (14, {"accompanying": False}, []),
        (22, {"partnered": True}, []),
        (18, {"partnered": True}, []),
    ],
)
def test_a_birthday_ahead_changes_what_is_asked_of_that_child(years_ahead, told, found):
    assert birthdays(TODAY.replace(year=TODAY.year + 1 - years_ahead), **told) == found


@pytest.mark.parametrize(("days", "told"), [(-1, []), (0, []), (1, [LAST]), (2, [LAST])])
def test_a_child_counts_until_the_day_before_the_birthday_that_day_included(days, told):
    assert birthdays((TODAY + timedelta(days=days)).replace(year=TODAY.year - 22)) == told


@pytest.mark.parametrize(("days", "told"), [(-1, [ADULT]), (0, [ADULT]), (1, [])])
def test_birthdays_are_told_three_years_ahead_that_day_included(days, told):
    assert birthdays((TODAY + timedelta(days=days)).replace(year=TODAY.year + 3 - 18)) == told


@pytest.mark.parametrize(
    ("programme", "asked_on", "found"),
    [
        ("pnp", (), [LAST]),
        ("pnp", (TODAY - timedelta(days=99),), []),  # fixed already
        ("fsw", (TODAY - timedelta(days=99),), [LAST]),
    ],
)
def test_an_age_fixed_when_the_province_was_asked_has_no_last_day(programme, asked_on, found):
    assert birthdays(TODAY.replace(year=TODAY.year - 21), *asked_on, programme=programme) == found
