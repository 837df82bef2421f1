"""Every key of every section where there is nothing it could be for: it says so or is let go."""

from inspect import isawaitable
from typing import Any

from textual.actions import parse

from casefile.errors import LockedError
from casefile.rules.facts import Facts
from casefile.tui.base import Dialog
from casefile.tui.screens.case.case import SECTIONS, CaseScreen
from casefile.tui.section import Section
from tests.tui.desks import desk_with, example_case
from tests.tui.look import running, settled

LEAVING = {"back", "level", "lines"}


def deeds(place: Any) -> list[tuple[str, tuple[Any, ...]]]:
    """Return what the keys of a place do, each once."""
    actions = dict.fromkeys(each.action for _, each in place._bindings if each.action)
    found = [parse(each) for each in actions]
    return [(name, told) for where, name, told in found if not where and name not in LEAVING]


async def tried(pilot: Any, place: Any) -> list[str]:
    """Do all that the keys of a place do, though they would not be offered; return the dialogs that opened."""
    opened = []
    for name, told in deeds(place):
        done = getattr(place, f"action_{name}")(*told)
        if isawaitable(done):
            await done
        await pilot.pause()
        while isinstance(pilot.app.screen, Dialog):
            opened.append(name)
            pilot.app.pop_screen()
            await pilot.pause()
    return opened


async def walked(pilot: Any) -> list[str]:
    """Try each section and the screen they are in."""
    screen = pilot.app.screen
    assert isinstance(screen, CaseScreen)
    opened = []
    for name in SECTIONS:
        await screen.show(name)
        opened += await tried(pilot, screen.query_one(f"#{name}", Section))
    opened += await tried(pilot, screen)
    await settled(pilot)
    assert pilot.app.failure is None
    return opened


async def test_where_a_case_could_not_be_read_only_its_earlier_states_open():
    desk = desk_with()
    desk.failing = LockedError("store.locked", path="x")
    async with running(desk, case=desk.path, size=(100, 30)) as pilot:
        assert pilot.app.screen.assessment is None
        assert await walked(pilot) == ["earlier"]


async def test_in_a_case_with_nothing_in_it_only_what_begins_something_opens():
    desk = desk_with(example_case(facts=Facts(), stages=()))
    async with running(desk, case=desk.path, size=(100, 30), lang="fr") as pilot:
        opened = set(await walked(pilot))
    of_a_line = {"issued", "not_needed", "note", "requested"}
    assert opened == of_a_line | {
        "add", "details", "earlier", "guide", "paste", "print", "sort", "stage", "view",
    }  # fmt: skip
