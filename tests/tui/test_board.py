"""The deadlines of all cases by day, on the screen."""

from dataclasses import dataclass

import pytest

from casefile.cases.board import span_of
from casefile.tui.screens.case.case import CaseScreen
from casefile.tui.screens.desk.board import Board
from tests.tui.desks import desk_with, example_case
from tests.tui.look import look, press, running


@dataclass
class When:
    """A deadline as far as the board looks at it."""

    days_left: int
    state: str = "soon"
    kind: str = "deadline"


@pytest.mark.parametrize(
    ("deadline", "span"),
    [
        (When(-1, "past"), "late"), (When(0, "urgent"), "week"), (When(7), "week"), (When(8), "month"),
        (When(31), "month"), (When(32, "later"), "later"), (When(3, "done"), None),
        (When(-40, "past", "standard"), None), (When(40, "later", "standard"), "later"),
    ],
)  # fmt: skip
def test_how_near_a_deadline_is(deadline, span):
    assert span_of(deadline) == span


async def test_the_board_has_all_cases_by_day_and_opens_one():
    desk = desk_with(example_case("Aube, Lou"), example_case("Zénith, Max"))
    async with running(desk) as pilot:
        await press(pilot, "e")
        assert isinstance(pilot.app.screen, Board)
        shown = look(pilot.app)
        assert "Late " in shown
        assert "This month" in shown
        assert "Aube, Lou" in shown
        assert "Zénith, Max" in shown
        assert "Incomplete" not in shown
        await press(pilot, "end")
        assert "Later" in look(pilot.app)
        await press(pilot, "f")
        assert "Deadlines of all cases · Late" in look(pilot.app)
        assert "No date to keep here." not in look(pilot.app)
        await press(pilot, "f")
        assert "Deadlines of all cases · This week" in look(pilot.app)
        assert "No date to keep here." in look(pilot.app)
        await press(pilot, "f", "f", "enter")
        assert isinstance(pilot.app.screen, CaseScreen)
