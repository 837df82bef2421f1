"""What arrives at a screen while it is drawn anew is let go or waits; at a whole screen, a fault is still a fault."""

import asyncio

import pytest
from textual.css.query import NoMatches

from casefile.tui.messages import PlaceAsked
from casefile.tui.screens.case.case import CaseScreen
from tests.tui.desks import desk_with, example_case
from tests.tui.look import running, settled


async def half_drawn(pilot):
    """Take the screen to the moment when what was there is gone and what comes is not there yet."""
    screen = pilot.app.screen
    assert isinstance(screen, CaseScreen)
    await settled(pilot)
    screen._stamp = None  # what another program may do is not looked for: its answer would wait for ever
    screen.drawing = True
    await screen.query_children("*").remove()
    return screen


async def a_message(pilot, screen):
    screen.post_message(PlaceAsked("checklist", ""))


async def an_action(pilot, screen):
    await pilot.app.run_action("section('checklist')", screen)


async def what_follows_a_drawing(pilot, screen):
    screen.call_after_refresh(screen._section, "overview")


ARRIVALS = (a_message, an_action, what_follows_a_drawing)


@pytest.mark.parametrize("arrives", ARRIVALS)
async def test_what_arrives_while_a_screen_is_drawn_is_let_go(arrives):
    async with running(desk_with(example_case())) as pilot:
        screen = await half_drawn(pilot)
        await arrives(pilot, screen)
        await settled(pilot)
        assert pilot.app.failure is None


async def at_a_whole_screen(arrives):
    async with running(desk_with(example_case())) as pilot:
        screen = await half_drawn(pilot)
        screen.drawing = False
        await arrives(pilot, screen)
        await settled(pilot)
        raise pilot.app.failure or AssertionError("nothing failed")


@pytest.mark.parametrize("arrives", ARRIVALS)
async def test_a_fault_of_a_whole_screen_is_not_hidden(arrives):
    with pytest.raises(NoMatches):
        await at_a_whole_screen(arrives)


async def test_what_a_thread_brings_waits_until_the_screen_is_drawn():
    async with running(desk_with(example_case())) as pilot:
        pilot.app.screen.drawing, brought = True, []
        pilot.app.in_background(lambda: "read", brought.append)
        await asyncio.sleep(0.05)
        assert brought == []
        pilot.app.screen.drawing = False
        await settled(pilot)
        assert brought == ["read"]


async def test_a_screen_asked_to_be_drawn_twice_at_once_is_drawn_one_time_after_the_other(monkeypatch):
    drawn, compose = [], CaseScreen.compose

    def counted(self):
        drawn.append(self)
        return compose(self)

    desk = desk_with(example_case())
    async with running(desk, case=desk.path) as pilot:
        monkeypatch.setattr(CaseScreen, "compose", counted)
        screen = pilot.app.screen
        await asyncio.gather(*(super(CaseScreen, screen).recompose() for _ in range(3)))
        assert len(drawn) == 2
        assert len(screen.query("#title")) == 1
