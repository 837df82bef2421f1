"""Dialogs in which nothing is typed: they speak the other language at once, as the screens do."""

import pytest
from textual.widgets import OptionList

from casefile.tui.reading_dialog import ReadingDialog
from tests.tui.desks import RealDesk
from tests.tui.everywhere import EVERY, new_case
from tests.tui.look import look, press, running, settled

READ = {kind.__name__: make for kind, make in EVERY.items() if issubclass(kind, ReadingDialog)}


@pytest.mark.slow
async def test_the_language_changes_in_every_dialog_that_is_read_and_the_cursor_stays():
    desk = RealDesk()
    path = new_case(desk)
    async with running(desk, case=path, size=(100, 30)) as pilot:
        app, case = pilot.app, pilot.app.screen
        assert {"Board", "Guide", "MergeList", "HelpScreen", "FactsScreen"} <= READ.keys()
        for name, make in READ.items():
            await app.push_screen(make(app, path, case.assessment))
            await press(pilot, "down")
            english, cursors = look(app), _cursors(app)
            await press(pilot, "g")
            assert look(app) != english, name
            assert app.words.lang == "fr", name
            assert _cursors(app) == cursors, name
            await press(pilot, "g")
            assert look(app) == english, name
            await app.pop_screen()
            await settled(pilot)


def _cursors(app) -> list[int | None]:
    return [each.highlighted for each in app.screen.query(OptionList)]
