"""A whole family by keyboard: how many keys it takes from an empty desk, counted one by one.

Run: pytest -n 0 -s -m slow tests/tui/test_family_keys.py
"""

from datetime import date
from typing import Any

import pytest

from casefile.cases.model import Case
from casefile.rules.history import histories
from tests.tui.desks import TODAY, RealDesk, rulebook
from tests.tui.look import look, running, settled

MOST_KEYS = 600


class Typist:
    """Presses keys and counts each; a text is a key a sign."""

    def __init__(self, pilot: Any) -> None:
        self.pilot = pilot
        self.parts: dict[str, int] = {}
        self.part = ""

    async def press(self, *keys: str) -> None:
        self.parts[self.part] = self.parts.get(self.part, 0) + len(keys)
        await self.pilot.press(*keys)
        await settled(self.pilot)

    async def type(self, *answers: str) -> None:
        """Type each answer and go on with Enter."""
        for answer in answers:
            await self.press(*_keys(answer), "enter")

    @property
    def count(self) -> int:
        return sum(self.parts.values())


_NAMED = {
    " ": "space",
    ",": "comma",
    "/": "slash",
    ":": "colon",
    "-": "minus",
    ";": "semicolon",
    ".": "full_stop",
}


def _keys(text: str) -> list[str]:
    return [_NAMED.get(sign, sign) for sign in text]


@pytest.mark.slow
async def test_a_family_is_entered_in_few_keys():
    desk = RealDesk()
    async with running(desk, size=(80, 24)) as pilot:
        hands = Typist(pilot)
        for part in PARTS:
            hands.part = part.__name__.strip("_")
            await part(hands)
        page, case = look(pilot.app), desk.open(pilot.app.screen.path).case
    print(f"\n{hands.count} keys: {hands.parts}\n{page}")
    _is_whole(case)
    assert hands.count < MOST_KEYS


def _is_whole(case: Case) -> None:
    """Every record is there, each history told to the month, and the test is the stage."""
    facts = case.facts
    tables = ("persons", "stays", "credentials", "tests", "contracts", "addresses", "activities")
    assert {name: len(getattr(facts, name)) for name in tables} == {
        "persons": 3, "stays": 11, "credentials": 1, "tests": 1, "contracts": 4, "addresses": 8, "activities": 3,
    }  # fmt: skip
    assert [(each.stage, each.on) for each in case.stages] == [("language_test", date(2025, 6, 14))]
    told = histories(facts, on=TODAY, today=TODAY, parameters=rulebook().parameters)
    assert [each for history in told for each in history.absences if each.whole_month] == []


async def _new_case(hands: Typist) -> None:
    """Names, birthdays, the couple and the child: the four pages of a new case."""
    await hands.press("a", "enter")
    await hands.type("Kerbrat", "Maëlle", "14/3/1993")
    await hands.press("f", "enter", "c", "enter")
    await hands.type("Thibault", "")
    await hands.press("y", "enter")
    await hands.type("Zoé 12/5/2022")
    await hands.type("ca", "fr")


async def _stays(hands: Typist) -> None:
    await hands.press("i", "down", "down", "ctrl+v")
    await hands.type("France 14/3/1993-28/2/2019", "Australie 1/3/2019-31/5/2022", "France 1/6/2022-5/5/2024")
    await hands.press(*_keys("Canada depuis 6/5/2024"), "tab", "left", "ctrl+s")


async def _test_and_diploma(hands: Typist) -> None:
    await hands.press("down", "a", "enter")
    await hands.type("Licence", "Lyon 2", "fr", "30/6/2014", "2/3/2026")
    await hands.press(*_keys("WES"), "ctrl+s")
    await hands.press("down", "a", "enter")
    await hands.type("TEF Canada", "", "14/6/2025", "500", "500", "500")
    await hands.press(*_keys("500"), "ctrl+s")


async def _contracts(hands: Typist) -> None:
    await hands.press("escape", "x", "ctrl+v")
    await hands.type(
        "Kaléido 1/9/2018-28/2/2019 35h", "Lyon 2 15/1/2019-28/2/2019 8h", "Kaléido 1/6/2022-30/4/2024 35h"
    )
    await hands.press(*_keys("Maple Digital (Canada) depuis 6/5/2024 37h30"), "tab")
    await hands.type("21234", "fr")
    await hands.press("ctrl+s")


async def _addresses(hands: Typist) -> None:
    """What is offered is completed: days and countries come from the stays, for both at once."""
    await hands.press("i", "end", "a")
    for line in ("3 rue des Lilas, Lyon", "9 George St, Sydney", "5 rue Bellecour, Lyon"):
        await hands.press(*_keys(line), "pagedown")
    await hands.press(*_keys("7 Queen St, Toronto"), "ctrl+s")


async def _activities(hands: Typist) -> None:
    """Only what no contract tells is asked."""
    await hands.press("up", "a", "up", "s", "enter", *_keys("Lyon 2"), "pagedown")
    await hands.press(*_keys("Acme"), "pagedown")
    await hands.press(*_keys("Café, Sydney"), "ctrl+s", "escape")


PARTS = (_new_case, _stays, _test_and_diploma, _contracts, _addresses, _activities)
