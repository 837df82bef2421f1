"""Dialogs in which nothing is typed: they speak the other language at once, and what their keys do is in view."""

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
    async with running(desk, case=path, size=(80, 24)) as pilot:
        app, case = pilot.app, pilot.app.screen
        assert {"Board", "Guide", "MergeList", "HelpScreen", "FactsScreen"} <= READ.keys()
        for name, make in READ.items():
            await app.push_screen(make(app, path, case.assessment))
            await press(pilot, "down")
            await pilot.pause(0.2)  # a page scrolls by itself, after the key
            english, cursors = look(app), _cursors(app)
            assert _hidden(app) == [], name
            await press(pilot, "g")
            assert look(app) != english, name
            assert app.words.lang == "fr", name
            assert _cursors(app) == cursors, name
            assert _hidden(app) == [], name
            await press(pilot, "g")
            assert look(app) == english, name
            await app.pop_screen()
            await settled(pilot)


def _cursors(app) -> list[int | None]:
    return [each.highlighted for each in app.screen.query(OptionList)]


def _hidden(app) -> list[object]:
    """Return the lines of keys and of buttons that are not seen whole."""
    told = app.screen.query(".keys, #hint, .buttons, KeyLine")
    places = [(each, app.screen.find_widget(each)) for each in told if each.display]
    return [each for each, place in places if place.visible_region != place.region or not place.region.area]
