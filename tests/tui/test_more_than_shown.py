"""Where more is there than is shown: what is left is counted, at the limit and on each side of it."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from casefile.cases.model import Event
from casefile.i18n import words_for
from casefile.rules.facts import Facts, Stay
from casefile.tui.screens.case.attach import LineDialog
from casefile.tui.screens.case.journal import _options, _told
from casefile.tui.screens.desk.new_case import group_field
from casefile.tui.screens.experience.paste_contracts import _path_in
from casefile.tui.screens.facts.begun import entered
from casefile.tui.screens.facts.tables import TABLES
from casefile.tui.widgets.reading import AnswerReader
from tests.tui.desks import RealDesk
from tests.tui.everywhere import new_case
from tests.tui.look import look, press, running, settled

EN = words_for("en")


@pytest.mark.parametrize(
    ("count", "more"), [(499, ""), (500, ""), (501, "1 older entry"), (503, "3 older entries")]
)
def test_of_a_long_journal_the_newest_entries_are_shown(count: int, more: str):
    start = datetime(2026, 1, 1, tzinfo=UTC)
    journal = tuple(
        Event(number=at, at=start + timedelta(minutes=at), code="journal.note") for at in range(1, count + 1)
    )
    rows = [str(option.prompt) for option in _options(list(_told(journal)), EN)]
    assert sum("Note" in row for row in rows) == min(count, 500)
    assert more in rows[-1]
    assert any("older" in row for row in rows) is bool(more)
    assert [str(option.prompt) for option in _options([], EN)] == ["Nothing was done yet."]


@pytest.mark.parametrize(("count", "ends"), [(1, "g00"), (11, "g10"), (12, "g11"), (13, "g11 …")])
def test_the_folders_that_are_there_are_named_up_to_a_dozen(count: int, ends: str):
    told: Any = group_field([f"g{at:02}" for at in range(count)]).help
    for text in (told.en, told.fr):
        assert f"{ends}" in text
        assert ("…" in text.split("g00")[1]) is (count > 12)
        assert "g12" not in text


@pytest.mark.parametrize("count", [0, 1, 3, 4, 5])
def test_of_what_is_entered_the_last_four_are_shown_below_the_form(count: int):
    section = next(each for each in TABLES if each.table == "stays")
    stays = tuple(Stay(id=f"y{at}", country="FR", first=date(2001 + at, 1, 1)) for at in range(count))
    rows = entered(EN, AnswerReader(EN), section, Facts(stays=stays)).plain.splitlines()
    assert [row.strip() for row in rows[:2]] == (["", f"Entered so far: {count}"] if count else [])
    assert [
        str(2001 + at) in row for at, row in zip(range(max(0, count - 4), count), rows[2:], strict=True)
    ] == [True] * min(count, 4)


@pytest.mark.parametrize(("size", "is_file"), [(999_999, True), (1_000_000, True), (1_000_001, False)])
def test_a_pasted_path_is_read_as_a_file_of_a_sensible_size(tmp_path: Path, size: int, is_file: bool):
    path = tmp_path / "contracts.csv"
    path.write_bytes(b"x" * size)
    assert _path_in(str(path)) == (path if is_file else None)
    for text in (f"{path}\n{path}", str(tmp_path), str(tmp_path / "none.csv"), "a line", ""):
        assert _path_in(text) is None


@pytest.mark.parametrize("count", [1, 3, 4, 6])
async def test_files_to_attach_are_named_three_at_most(count: int):
    desk = RealDesk()
    path = new_case(desk)
    async with running(desk, case=path) as pilot:
        files = tuple(Path(f"{at}.pdf") for at in range(count))
        await pilot.app.push_screen(LineDialog(pilot.app.screen.assessment, files))
        await settled(pilot)
        names = ", ".join(f"{at}.pdf" for at in range(min(count, 3)))
        more = f" (+{count - 3})" if count > 3 else ""
        assert f"Which line is this for? {names}{more} " in look(pilot.app)


async def test_in_the_details_a_key_right_after_an_arrow_is_about_the_section_it_came_to():
    desk = RealDesk()
    async with running(desk, case=new_case(desk)) as pilot:
        await press(pilot, "i")
        screen = pilot.app.screen
        for at, section in reversed(list(enumerate(screen.sections))):
            screen.query_one("#sections").highlighted = at
            screen.action_add()  # before anything that follows from the arrow is done
            await settled(pilot)
            assert pilot.app.screen.section.table == section.table
            await press(pilot, "escape")
