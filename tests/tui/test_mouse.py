"""A real mouse on every screen and dialog: clicks, double and triple clicks, and a drag over what is written."""

import pytest
from textual.screen import Screen

from casefile.services.desk import Desk
from tests.tui.desks import desk_with
from tests.tui.everywhere import EVERY, concrete, new_case
from tests.tui.look import look, press, running, settled

PLACES = ((3, 1), (40, 8), (6, 22))


@pytest.fixture
def desk():
    desk = Desk()
    yield desk
    desk.close()


def test_every_screen_is_in_the_list():
    assert concrete() == set(EVERY)


async def clicked_and_dragged(pilot, path, places):
    """Open every screen once for each of its places; click there twice, three times, and drag from there."""
    app = pilot.app
    seen = app.screen.assessment
    base = len(app.screen_stack)
    for kind, made in EVERY.items():
        for place in places(kind):
            while len(app.screen_stack) > base:
                await app.pop_screen()
            await app.push_screen(made(app, path, seen))
            await pilot.pause()
            await pilot.mouse_down(offset=place)
            await pilot.hover(offset=(place[0] + 15, min(23, place[1] + 2)))
            await pilot.mouse_up(offset=(place[0] + 15, min(23, place[1] + 2)))
            await pilot.click(offset=place, times=3)
            assert app.is_running, kind
            assert app.failure is None, kind
    case = app.desk.open(path).case  # a click on a key of the footer may change it, never without a word
    assert case.generation == len(case.journal)


async def test_clicks_and_drags_end_nothing(desk):
    path = new_case(desk)
    every_fourth = list(EVERY)[::4]

    def places(kind):
        return [PLACES[every_fourth.index(kind) % len(PLACES)]] if kind in every_fourth else []

    async with running(desk, case=path) as pilot:
        await clicked_and_dragged(pilot, path, places)


@pytest.mark.slow
async def test_clicks_and_drags_end_nothing_anywhere(desk):
    path = new_case(desk)
    async with running(desk, case=path) as pilot:
        await clicked_and_dragged(pilot, path, lambda _kind: PLACES)


async def test_a_key_clicked_twice_is_a_key_pressed_twice(desk):
    """The second press comes while the form of the first is being drawn."""
    async with running(desk, case=new_case(desk)) as pilot:
        from casefile.tui.widgets.key_line import KeyLine

        line = pilot.app.screen.query_one(KeyLine)
        for key in [
            key for *_place, key in line._places if key != "q"
        ]:  # twice, that one leaves, as it should
            first = next(first for first, _last, shown in line._places if shown == key)
            await pilot.click(KeyLine, offset=(first + 1, 0), times=2)
            await settled(pilot)
            assert pilot.app.failure is None, key
            while len(pilot.app.screen_stack) > 2:
                await pilot.app.pop_screen()
            await pilot.app.screen.show("overview")
            await settled(pilot)


async def test_a_double_click_opens_once_what_it_hits(desk):
    path = new_case(desk)
    desk.attach(path, "principal/passport", [_scan(desk)])
    wanted = (("x", "21232", "ContractForm"), ("d", "scan.png", "checklist"), ("e", "last day", "checklist"))
    async with running(desk, case=path) as pilot:
        for section, text, opened in wanted:
            await press(pilot, section)
            y = next(at for at, row in enumerate(look(pilot.app).splitlines()) if text in row)
            await pilot.click(offset=(9, y), times=2)
            await settled(pilot)
            case, *over = pilot.app.screen_stack[1:]
            assert ([type(each).__name__ for each in over] or [case.current]) == [opened], section
            await press(pilot, "escape")


def _scan(desk):
    scan = desk.home / "scan.png"
    scan.write_bytes(b"\x89PNG\r\n\x1a\n")
    return scan


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


KEYS = ("o", "l", "d", "x", "e", "j", "i", "h", "n", "s")


async def paged(pilot, keys):
    """Go to a place by its key and through it by the others."""
    await press(pilot, keys)
    await pilot.press("pagedown", "pageup", "end", "home", "down", "right", "pagedown")
    if len(pilot.app.screen_stack) > 2:
        await press(pilot, "escape")
    assert pilot.app.failure is None
    assert len(pilot.app.screen_stack) == 2, keys


async def test_the_smallest_terminal_can_be_begun_in_and_every_place_paged(desk):
    async with running(desk, case=new_case(desk), size=SMALL[-1]) as pilot:
        for at, keys in enumerate(KEYS):
            await paged(pilot, keys)
            await pilot.resize_terminal(*SMALL[at % len(SMALL)])


@pytest.mark.slow
@pytest.mark.parametrize("size", SMALL, ids=str)
async def test_a_terminal_of_any_size_can_be_paged(desk, size):
    async with running(desk, case=new_case(desk), size=size) as pilot:
        for keys in KEYS:
            await paged(pilot, keys)


@pytest.mark.parametrize("width", range(1, 7))
async def test_a_list_is_measured_and_drawn_at_any_width(desk, width):
    async with running(desk, case=new_case(desk), size=(width, 6)) as pilot:
        await press(pilot, "i", "down", "right", "pagedown", "escape", "ctrl+g", "pagedown", "end")
        assert pilot.app.failure is None


@pytest.mark.slow
async def test_the_terminal_may_change_its_size_at_any_moment(desk):
    path = new_case(desk)
    async with running(desk, case=path) as pilot:
        for keys in ("l", "d", "x", "e", "J", "o", "i", "escape", "s", "escape", "h", "escape", "ctrl+g"):
            await pilot.press(keys)
            for size in SMALL:
                await pilot.resize_terminal(*size)
                await pilot.press("pagedown", "pageup")
        assert pilot.app.failure is None


async def test_what_is_pressed_is_no_text_to_be_selected():
    async with running(desk_with()) as pilot:
        for place in ("SectionBar", "StageLine", "KeyLine"):
            await pilot.mouse_down(place, offset=(4, 0))
            await pilot.hover(place, offset=(24, 0))
            assert not pilot.app.screen.get_selected_text(), place
            await pilot.mouse_up("#title", offset=(24, 0))
            await settled(pilot)
        await pilot.mouse_down("#title", offset=(4, 0))
        await pilot.hover("#title", offset=(24, 0))
        assert pilot.app.screen.get_selected_text()
