"""The palette finds a thing by what people call it, and lists every theme."""

import pytest
from textual.command import CommandList

from casefile.tui.palette import Commands, Themes
from tests.tui.desks import desk_with
from tests.tui.look import look, press, running, settled, until


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("thème", "Theme"), ("calendar", "Deadlines for a calendar program"), ("agenda", "Deadlines for a calendar"),
        ("share", "Print"), ("ipd", "Stage"), ("cnp", "Experience"), ("noc", "Experience"),
        ("scg", "Points"), ("crs", "Points"), ("tirages", "Points"), ("forum", "Print"),
        ("ede", "Your details"), ("famille", "Your details"),
    ],
)  # fmt: skip
async def test_a_thing_is_found_by_what_people_call_it(typed, found):
    desk = desk_with()
    async with running(desk, case=desk.path) as pilot:
        await press(pilot, "ctrl+p", *typed)
        listed = pilot.app.screen.query_one(CommandList)
        await until(pilot, lambda: listed.option_count and found in look(pilot.app))


async def test_what_bears_the_name_typed_comes_first():
    desk = desk_with()
    async with running(desk, case=desk.path) as pilot:
        await press(pilot, "ctrl+p", *"theme", "enter")
        await until(pilot, lambda: "Choose a theme…" in look(pilot.app))


async def test_a_theme_is_chosen_and_kept():
    desk = desk_with()
    async with running(desk, case=desk.path) as pilot:
        pilot.app.search_themes()
        await settled(pilot)
        await press(pilot, *"nord")
        await until(pilot, lambda: "nord" in look(pilot.app))
        await press(pilot, "down", "enter")
        await until(pilot, lambda: pilot.app.theme == "nord")
        assert desk.settings()["theme"] == "nord"


async def test_what_no_command_is_called_is_said_and_only_then():
    desk = desk_with()
    async with running(desk, case=desk.path) as pilot:
        provider = Commands(pilot.app.screen)
        nothing = [str(hit.text) async for hit in provider.search("zzqx")]
        some = [hit async for hit in provider.search("note")]
        assert nothing == ["No command here has these words."]
        assert all("No command" not in str(hit.text) and hit.score > 0 for hit in some)
        every = [hit async for hit in provider.discover()]
        assert 0 < len(some) < len(every)


async def test_our_own_themes_stand_first_and_the_others_by_name():
    async with running(desk_with()) as pilot:
        names = [str(hit.text) async for hit in Themes(pilot.app.screen).discover()]
        own = [name for name in names if name.startswith("casefile")]
        assert len(names) > len(own) > 1
        assert names == [*sorted(own), *sorted(set(names) - set(own))]


async def test_a_theme_of_the_colours_of_the_terminal_itself_marks_the_line_of_the_cursor():
    desk = desk_with()
    async with running(desk, case=desk.path, theme="ansi-light") as pilot:
        await press(pilot, "l")
        assert "▌" in look(pilot.app)


async def test_a_theme_nobody_knows_is_named_at_the_start():
    async with running(desk_with(), theme="no-such-theme") as pilot:
        assert "no theme no-such-theme" in " ".join(each.message for each in pilot.app._notifications)
        assert pilot.app.theme == "casefile-dark"


async def test_the_list_takes_every_key_in_a_terminal_of_any_size():
    """Where not one of its lines has room, a page down ended the program."""
    desk = desk_with()
    async with running(desk, case=desk.path) as pilot:
        await press(pilot, "ctrl+p")
        listed = pilot.app.screen.query_one(CommandList)
        await until(pilot, lambda: listed.option_count)
        for size in ((80, 24), (5, 2), (5, 24), (80, 3), (8, 5), (6, 9), (1, 1), (200, 60)):
            await pilot.resize_terminal(*size)
            for key in ("pagedown", "pageup", "end", "pagedown", "up", "down", "home", "pageup"):
                await press(pilot, key)
                assert pilot.app.failure is None, (size, key)
                assert listed.highlighted is not None
        assert listed.scrollable_content_region
