"""Keys typed faster than the screens follow are for what they lead to: none is lost, none goes elsewhere."""

from threading import Event

import pytest
from textual import events

from casefile.services.desk import Desk
from casefile.tui import ahead
from casefile.tui.screens.case.case import CaseScreen
from casefile.tui.screens.facts.facts_form import FactsScreen
from casefile.tui.screens.form import Form
from tests.tui.everywhere import new_case
from tests.tui.look import look, press, running, settled, until


@pytest.fixture
def desk():
    desk = Desk()
    yield desk
    desk.close()


def typed(app, *keys: str) -> None:
    """Type at once, before the screen has followed any of it."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))


async def test_what_is_typed_while_a_page_turns_is_for_the_next_page(desk):
    async with running(desk, size=(80, 24)) as pilot:
        await press(pilot, "a")
        await press(pilot, "enter", *"Kerbrat", "enter", *"Ada", "enter", *"14/3/1993")
        typed(pilot.app, "enter", "f", "enter", "c", "enter")
        await settled(pilot)
        form = pilot.app.screen
        assert isinstance(form, Form)
        assert (form.raw["programme"], form.raw["marital_status"]) == ("fsw", "common_law"), look(pilot.app)


async def test_what_is_typed_while_a_form_opens_is_written_in_it(desk):
    path = new_case(desk)
    async with running(desk, case=path, size=(100, 30)) as pilot:
        await press(pilot, "n")
        form = pilot.app.screen
        form._moving = True
        typed(pilot.app, *"asked")
        await pilot.pause()
        assert pilot.app.is_ahead
        form._take_keys()
        await settled(pilot)
        assert form.raw["note"] == "asked"


async def test_a_form_that_never_settles_does_not_take_the_keyboard_away(desk, monkeypatch):
    monkeypatch.setattr(ahead, "_LONGEST", 0.0)
    path = new_case(desk)
    async with running(desk, case=path, size=(100, 30)) as pilot:
        await press(pilot, "n")
        form = pilot.app.screen
        form._moving = True
        await press(pilot, *"asked")
        assert form.raw["note"] == "asked"


async def test_what_is_typed_while_a_case_opens_is_for_the_case(desk, monkeypatch):
    path, let_go, opened = new_case(desk), Event(), desk.open

    def slowly(path):
        let_go.wait(5)
        return opened(path)

    async with running(desk) as pilot:
        await press(pilot, "q")
        monkeypatch.setattr(desk, "open", slowly)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, CaseScreen))
        assert pilot.app.screen.assessment is None
        typed(pilot.app, "i")
        await pilot.pause(0.1)
        let_go.set()
        await settled(pilot)
        assert isinstance(pilot.app.screen, FactsScreen), path


async def test_what_is_typed_as_the_program_closes_goes_nowhere(desk):
    async with running(desk, case=new_case(desk), size=(100, 30)) as pilot:
        app = pilot.app
    assert not app.screen_stack
    await app.on_event(events.Key("q", "q"))
    await app._hand_on_next()
    assert app.is_ahead
    assert app.failure is None
