"""What joins the assessment beside the checklist, and when the histories become something to do."""

from datetime import date

from casefile.cases.assessment import Assessment
from casefile.rules.book.stages import StageEntry
from tests.cases.looking import ME, seen_of

D = date
BORN = {"persons": [{**ME, "born_on": D(1992, 3, 14)}]}
GAP = [{"first": D(2016, 1, 1), "last": D(2020, 1, 31)}, {"first": D(2020, 4, 1)}]


def history_to_do(seen: Assessment) -> list[str]:
    return [each.code for each in seen.todo if each.code.startswith("history.")]


def stages(*names: str) -> tuple[StageEntry, ...]:
    return tuple(StageEntry(id=name, stage=name, on=D(2026, 11, 1)) for name in names)


def test_nobody_is_pressed_for_a_history_before_an_invitation():
    assert history_to_do(seen_of(BORN)) == []


def test_a_gap_in_a_history_that_is_begun_is_something_to_do():
    seen = seen_of({**BORN, "activities": GAP})
    assert history_to_do(seen) == ["history.personal_gap"]
    assert next(each for each in seen.todo if each.code == "history.personal_gap").subject == "facts"


def test_an_invitation_asks_for_both_histories_until_the_application_is_sent():
    invited = seen_of(BORN, stages=stages("profile", "invitation"))
    assert history_to_do(invited) == ["history.personal_untold", "history.address_untold"]
    sent = seen_of(BORN, stages=stages("profile", "invitation", "upload"))
    assert history_to_do(sent) == []


def test_to_do_keeps_what_blocks_first():
    seen = seen_of({**BORN, "activities": GAP}, stages=stages("profile", "invitation"))
    severities = [each.severity for each in seen.todo]
    assert severities == sorted(severities, key=("blocker", "warning").index)


def test_a_nominee_who_meets_the_canadian_class_shows_no_money():
    work = {"id": "c", "employer": "Example Inc.", "noc": "21231", "country": "CA", "authorised": True,
            "first": D(2024, 1, 8), "hours_per_week": "37.5"}  # fmt: skip
    seen = seen_of({"programme": "pnp", "contracts": [work]})
    assert seen.funds_report
    assert seen.funds_report.exemption == "class"
    assert "funds_exemption" in seen.letters
    other = seen_of({"programme": "pnp"})
    assert other.funds_report
    assert other.funds_report.exemption is None
    assert "funds_exemption" not in other.letters


def test_fees_are_unknown_for_a_day_before_their_record():
    assert seen_of({}, on=D(2020, 2, 1)).fees is None
    fees = seen_of({}, on=D(2020, 4, 30)).fees
    assert fees
    assert fees.total_cad == 825 + 500 + 85


def test_corrections_in_the_journal_join_the_updates_of_the_dates():
    from datetime import UTC, datetime

    from casefile.cases.model import Event

    changed = Event(number=1, at=datetime(2026, 11, 10, tzinfo=UTC), code="journal.persons_changed")
    seen = seen_of({}, stages=stages("profile"), journal=(changed,))
    assert seen.updates
    assert [each.code for each in seen.updates.findings] == ["update.by_profile", "update.corrected_family"]
