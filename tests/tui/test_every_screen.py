"""Every screen and dialog as text: what is shown, what keys are offered, and what the first keys make of it."""

import difflib
import re
from typing import Any

import pytest
from textual.screen import Screen

from casefile.rules.facts import Facts
from casefile.tui.screens.case.case import SECTIONS, CaseScreen
from casefile.tui.screens.desk.desk import DeskScreen
from casefile.tui.screens.desk.files import _RemoveQuestion
from casefile.tui.screens.file_picker import FilePicker
from casefile.tui.screens.print_form import PrintDialog
from casefile.tui.screens.printed import PrintedPage
from casefile.tui.screens.working import Working
from casefile.tui.section import Section
from tests.tui.desks import RealDesk, desk_with, example_case
from tests.tui.everywhere import EVERY, new_case
from tests.tui.look import coloured, look, press, running, settled
from tests.tui.test_nothing_there import deeds
from tests.tui.test_snapshots import large_case

PRESSED = (("ctrl+s",), ("down", "right"), ("space", "down", "2", "tab"), ("enter",), ("pagedown", "ctrl+s"))
"""Saved as it stands, then moved in, marked, written in, gone on from, and saved once more."""
COMMON = {"cancel", "go_on", "help", "language", "light", "move", "open", "print", "save", "turn", "view"}
"""What most dialogs do, or what they leave to another one."""
ELSEWHERE = {CaseScreen, DeskScreen, FilePicker, PrintDialog, PrintedPage, Working, _RemoveQuestion}
"""Walked key by key elsewhere, showing the folders and programs of this computer, or moving by itself."""


_PASSING = re.compile(r"/|▀|\(← →\)")
"""A path, which is as long as the name of the folder, and a picture, which comes a moment after the rest."""


def seen(app: Any) -> list[str]:
    """Return what is on the screen and in what colours, signs in a row counted, but for where the case lies."""
    lines = f"{look(app)}\n{coloured(app)}".splitlines()
    told = [line.rstrip(" │") for line in lines if line.strip("│▔▁▎▊ ") and not _PASSING.search(line)]
    return [re.sub(r"([─━═▱ ])\1{5,}", lambda run: f"{run[1]}×{len(run[0])} ", line) for line in told]


async def at_rest(pilot: Any) -> list[str]:
    """Return what is on the screen once nothing on it changes by itself any more."""
    await settled(pilot)
    before, now = [""], seen(pilot.app)
    while now != before:
        await pilot.pause(0.05)
        await settled(pilot)
        before, now = now, seen(pilot.app)
    return now


def offered(place: Any) -> str:
    """Return what the keys of a place may do now; in brackets what is seen and cannot be done."""
    told = [(name, values, place.check_action(name, values)) for name, values in deeds(place)]
    return " ".join(
        (name if may else f"({name})") + "".join(f":{each}" for each in values)
        for name, values, may in told
        if may is not False
    )


def own_keys(screen: Screen[Any]) -> list[tuple[str]]:
    """Return a key for each thing that this screen alone does."""
    keys = {binding.action: (key,) for key, binding in screen._bindings}
    return [
        key for action, key in keys.items() if action.partition("(")[0] not in COMMON and "." not in action
    ]


async def walked(pilot: Any, screen: Screen[Any], keys: Any) -> str:
    """Show a screen and press keys; return what it shows first, then what is new after each."""
    answers: list[str] = []
    app = pilot.app
    base = len(app.screen_stack)
    await app.push_screen(screen, lambda answer: answers.append(type(answer).__name__))
    before = await at_rest(pilot)
    await press(pilot, "down", "up")
    app.clear_notifications()
    assert await at_rest(pilot) == before, "the cursor came back, and something else is shown"
    parts = [offered(screen), *before]
    for some in keys:
        await press(pilot, *some)
        if screen not in app.screen_stack or isinstance(app.screen, CaseScreen):
            parts.append(f"-- {' '.join(some)}: left")
            break
        said = [f"({note.severity}) {' '.join(note.message.split())}" for note in app._notifications]
        app.clear_notifications()
        now = await at_rest(pilot)
        new = [line for line in difflib.ndiff(before, now) if line.startswith(("+", "-"))]
        parts += [f"-- {' '.join(some)}", *said, *(line for line in new if line.startswith("+"))]
        before = now
    assert app.failure is None
    while len(app.screen_stack) > base:
        await app.pop_screen()
    return "\n".join([*parts, *(f"== {each}" for each in answers)])


async def test_every_screen_and_dialog_says_and_offers_what_it_does(snapshot):
    desk = RealDesk()
    path = new_case(desk)
    async with running(desk, case=path) as pilot:
        assessed = pilot.app.screen.assessment
        for kind, make in EVERY.items():
            if kind not in ELSEWHERE:
                told = await walked(pilot, make(pilot.app, path, assessed), PRESSED)
                assert told == snapshot(name=kind.__name__)
                own = []
                for keys in own_keys(make(pilot.app, path, assessed)):
                    told = await walked(pilot, make(pilot.app, path, assessed), [keys])
                    own.append(told[told.index("-- ") :])
                if own:
                    assert "\n".join(own) == snapshot(name=f"{kind.__name__}, its own keys")


CASES = {"nothing": example_case(facts=Facts(), stages=()), "a little": example_case(), "much": large_case()}


@pytest.mark.parametrize("much", CASES)
async def test_each_section_offers_the_keys_that_have_something_to_act_on(much, snapshot):
    told = {}
    desk = desk_with(CASES[much])
    async with running(desk, case=desk.path) as pilot:
        screen = pilot.app.screen
        for name in SECTIONS:
            await screen.show(name)
            await settled(pilot)
            place = screen.query_one(f"#{name}", Section)
            told[name] = offered(place)
            for key in ("end", "up"):
                await press(pilot, key)
                told[f"{name}, {key}"] = offered(place)
        told["the case"] = offered(screen)
    assert "\n".join(f"{place}: {keys}" for place, keys in told.items()) == snapshot


@pytest.mark.parametrize("size", [(38, 13), (64, 60), (170, 42)], ids=str)
async def test_every_section_uses_the_room_there_is(size, snapshot):
    desk = desk_with(large_case(), example_case(), CASES["nothing"])
    parts = []
    async with running(desk, case=desk.path, size=size) as pilot:
        for name in SECTIONS:
            await pilot.app.screen.show(name)
            before = await at_rest(pilot)
            parts += [f"# {name}", *before]
            if size[1] < 20:
                await press(pilot, "end")
                new = difflib.ndiff(before, await at_rest(pilot))
                parts += ["-- end", *(line for line in new if line.startswith("+"))]
        for keys in (("i",), ("escape", "h"), ("escape", "q"), ("e",)):
            await press(pilot, *keys)
            parts += [f"# {' '.join(keys)}", *await at_rest(pilot)]
    assert "\n".join(parts) == snapshot
