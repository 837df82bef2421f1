"""A computer whose clock is wrong: it is said, and what is written is saved all the same."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from casefile import clock
from casefile.errors import NotInForceError
from casefile.services.desk import Desk
from tests.cli.conftest import Casefile


@pytest.fixture(params=["2000-01-01", "1980-01-01", "2040-06-01"])
def wrong_day(request, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("CASEFILE_TODAY", request.param)
    return request.param


def test_a_case_is_made_and_changed_by_a_wrong_clock(casefile: Casefile, wrong_day: str):
    year = wrong_day[:4]
    made = casefile("new", "Anna", "--programme", "fsw", "--lang", "en")
    assert made.code == 0
    assert "clock says" in made.err
    assert year in made.err
    for arguments in (
        ("note", "Anna", "kept"),
        ("set", "Anna", "born_on=1990-01-01"),
        ("stage", "Anna", "language_test", "--on", "2026-02-01"),
        ("undo", "Anna"),
        ("redo", "Anna"),
        ("show", "Anna"),
        ("checklist", "Anna"),
        ("due", "Anna"),
        ("history", "Anna"),
    ):
        done = casefile(*arguments, "--lang", "en")
        assert done.code in {0, 1}, (arguments, done.err)
        assert "no value on" not in done.err, arguments
    assert casefile("show", "Anna", "--json").data["journal"][1]["text"] == "kept"
    assert casefile("doctor", "Anna").code == 0


def test_the_wrong_clock_is_said_with_its_day(
    casefile: Casefile, anna: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(clock, "today", lambda: date(2000, 1, 1))
    monkeypatch.setattr(clock, "now", lambda: datetime(2000, 1, 1, 12, tzinfo=UTC))
    done = casefile("note", "Anna", "kept", "--lang", "en")
    assert done.code == 0
    assert "clock says January 1, 2000" in done.err.replace("\u00a0", " ")
    assert "Choose a later date" not in done.err


def test_a_clock_a_little_before_the_rules_is_doubted_only_when_it_is_the_computer_s(
    casefile: Casefile, anna: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("CASEFILE_TODAY", "2026-01-15")
    assert "clock" not in casefile("note", "Anna", "a", "--lang", "en").err
    monkeypatch.delenv("CASEFILE_TODAY")
    monkeypatch.setattr(clock, "today", lambda: date(2026, 1, 15))
    assert "clock says" in casefile("note", "Anna", "b", "--lang", "en").err


def test_a_day_that_is_asked_for_is_still_refused(casefile: Casefile, anna: Path):
    refused = casefile("checklist", "Anna", "--on", "2000-01-01", "--lang", "en")
    assert refused.code == 2
    assert "January 1, 2000" in refused.err.replace("\u00a0", " ")


@pytest.mark.parametrize(("days", "falls_back"), [(-1, True), (0, False), (1, False)])
def test_the_rules_of_the_last_check_stand_in_only_before_it(days, falls_back):
    checked_on = Desk().parameters.newest_check
    desk = Desk(today=checked_on + timedelta(days=days))

    def work(day: date) -> date:
        if day == desk.today():
            raise NotInForceError("rule.not_in_force", label="x", on=day)
        return day

    if falls_back:
        assert desk._by_the_clock(work) == checked_on
    else:
        with pytest.raises(NotInForceError):
            desk._by_the_clock(work)
