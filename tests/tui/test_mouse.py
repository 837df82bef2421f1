"""A real mouse on every screen and dialog: clicks, double and triple clicks, and a drag over what is written."""

import pytest
from textual.screen import Screen

from casefile.services.desk import Desk
from tests.tui.everywhere import EVERY, concrete, new_case
from tests.tui.look import press, running, settled

PLACES = ((3, 1), (40, 8), (6, 22))


@pytest.fixture
def desk():
    desk = Desk()
    yield desk
    desk.close()


def test_every_screen_is_in_the_list():
    assert concrete() == set(EVERY)


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.__name__)
async def test_clicks_and_drags_end_nothing(desk, kind):
    path = new_case(desk)
    async with running(desk, case=path) as pilot:
        app = pilot.app
        seen = app.screen.assessment
        base = len(app.screen_stack)
        for place in PLACES:
            if not isinstance(app.screen, kind):
                while len(app.screen_stack) > base:
                    app.pop_screen()
                app.push_screen(EVERY[kind](app, path, seen))
                await settled(pilot) if kind.__name__ != "Working" else await pilot.pause()
            await pilot.click(offset=place, times=2)
            await pilot.click(offset=place, times=3)
            await pilot.mouse_down(offset=place)
            await pilot.hover(offset=(place[0] + 15, min(23, place[1] + 2)))
            await pilot.mouse_up(offset=(place[0] + 15, min(23, place[1] + 2)))
            await pilot.pause()
            assert app.is_running
    assert app.failure is None
    case = desk.open(path).case  # a click on a key of the footer may change it, never without a word
    assert case.generation == len(case.journal)


async def test_what_is_dragged_over_is_selected(desk):
    async with running(desk, case=new_case(desk)) as pilot:
        await pilot.mouse_down(offset=(1, 0))
        await pilot.hover(offset=(8, 0))
        await pilot.mouse_up(offset=(8, 0))
        await pilot.pause()
        assert pilot.app.screen.get_selected_text()


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.__name__)
def test_what_the_library_declares_for_screens_is_inherited(kind):
    assert Screen in kind._css_bases(kind)
    assert kind._get_component_classes() >= Screen.COMPONENT_CLASSES


SMALL = ((80, 10), (80, 7), (20, 5), (80, 24), (5, 2))


@pytest.mark.parametrize("size", SMALL, ids=str)
async def test_a_terminal_of_any_size_can_be_paged(desk, size):
    path = new_case(desk)
    async with running(desk, case=path, size=size) as pilot:
        for section in "oldxej":
            await press(pilot, section, "pagedown", "pageup", "end", "home", "down")
        await press(pilot, "i", "pagedown", "pageup", "right", "pagedown", "escape")
        await press(pilot, "h", "pagedown", "escape", "n", "pagedown", "escape")
        assert pilot.app.failure is None


async def test_the_terminal_may_change_its_size_at_any_moment(desk):
    path = new_case(desk)
    async with running(desk, case=path) as pilot:
        for keys in ("l", "d", "x", "e", "j", "o", "i", "escape", "s", "escape", "h", "escape", "ctrl+g"):
            await press(pilot, keys)
            for size in SMALL:
                await pilot.resize_terminal(*size)
                await pilot.press("pagedown", "pageup")
        assert pilot.app.failure is None
