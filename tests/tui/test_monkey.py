"""Keys, clicks, drags, pastes and sizes at random: nothing ends the program, nothing changes without the journal."""

import os
import random
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from textual import events

from casefile.errors import CasefileError, UsageError
from casefile.rules.facts import Contract, Facts, Person, Stay
from casefile.services.desk import Desk
from tests.tui.desks import NASTY
from tests.tui.everywhere import FACTS, new_case
from tests.tui.look import look, running

pytestmark = pytest.mark.slow

SECONDS = float(os.environ.get("CASEFILE_MONKEY_SECONDS", "20"))
"""How long each case is played with: three cases, a minute in all."""
SEED = int(os.environ.get("CASEFILE_MONKEY_SEED", str(random.SystemRandom().randrange(10**9))))

LETTERS = (
    "abcdefghijklmnoprstuvwxyzGL?123456789 -.é"  # no / : a path typed at random would lead out of the test
)
KEYS = (
    "enter", "escape", "tab", "shift+tab", "up", "down", "left", "right", "pageup", "pagedown", "home", "end",
    "delete", "backspace", "space", "ctrl+s", "ctrl+z", "ctrl+y", "ctrl+r", "ctrl+n", "ctrl+g", "ctrl+p", "ctrl+e",
    "ctrl+a", "ctrl+x", "ctrl+v", "f1", "f5",
)  # fmt: skip
SIZES = ((5, 2), (20, 5), (80, 7), (80, 24), (100, 30), (200, 60))


def large() -> Facts:
    """A life: sixty jobs, as many stays, a large family."""
    begun = date(2000, 1, 3)
    contracts = tuple(
        Contract(id=f"c{n}", employer=f"Modèle {n}", noc="21232", country="FR",
                 first=begun + timedelta(150 * n), last=begun + timedelta(150 * n + 140), hours_per_week="39")
        for n in range(60)
    )  # fmt: skip
    stays = tuple(
        Stay(
            id=f"y{n}",
            country="BE",
            first=begun + timedelta(150 * n),
            last=begun + timedelta(150 * n + 140),
        )
        for n in range(60)
    )
    children = tuple(
        Person(id=f"child-{n}", role="child", given_name=f"Léo {n}", born_on=date(2015 + n, 5, 3))
        for n in range(8)
    )
    return replace(FACTS, contracts=contracts, stays=stays, persons=(FACTS.persons[0], *children))


def hostile() -> Facts:
    """Names, employers and places that a terminal, markup or a template might obey."""
    persons = tuple(
        replace(each, given_name=NASTY[at], family_name=NASTY[-1]) for at, each in enumerate(FACTS.persons)
    )
    contracts = tuple(
        replace(FACTS.contracts[0], id=f"c{at}", employer=text, title=text) for at, text in enumerate(NASTY)
    )
    return replace(FACTS, persons=persons, contracts=contracts)


CASES: dict[str, Callable[[], Facts]] = {"small": lambda: FACTS, "large": large, "hostile": hostile}


@pytest.mark.parametrize("name", CASES)
async def test_nothing_at_random_ends_the_program_or_changes_a_case_without_a_word(
    name, monkeypatch, tmp_path
):
    print(f"CASEFILE_MONKEY_SEED={SEED} {name}")
    chance = random.Random(f"{SEED} {name}")
    kept_inside(monkeypatch, tmp_path)
    unexpected: list[BaseException] = []
    monkeypatch.setattr("casefile.tui.app.write_down", unexpected.append)
    desk, end = Desk(), time.monotonic() + SECONDS
    first = new_case(desk, "Exemple, Camille" if name != "hostile" else "[red]x {name} %s", CASES[name]())
    done: list[str] = []
    while time.monotonic() < end:
        path = first if first.exists() and chance.random() < 0.7 else None
        async with running(
            desk, case=path, lang=chance.choice(("en", "fr")), size=chance.choice(SIZES)
        ) as pilot:
            while time.monotonic() < end and pilot.app.is_running and pilot.app._exit is False:
                done.append(await one_deed(pilot, chance, tmp_path))
                assert pilot.app.failure is None, done[-12:]
                assert not unexpected, (done[-12:], unexpected, look(pilot.app))
        assert pilot.app.failure is None, done[-12:]
        nothing_untold(desk)
    print(f"{len(done)} deeds")


def kept_inside(monkeypatch: Any, folder: Path) -> None:
    """Keep what is written, read and started at random within the test."""
    (folder / "home").mkdir(exist_ok=True)
    (folder / "home" / "papier.txt").write_text("un papier", encoding="utf-8")
    (folder / "home" / "contrats.csv").write_text(
        "Modèle,22222,FR,2019-12-14,2020-09-30,35\n", encoding="utf-8"
    )
    monkeypatch.chdir(folder / "home")
    monkeypatch.setenv("PATH", "")  # no program of the computer opens a file
    for name, at in (("export", 1), ("attach", 2), ("received", 0)):
        monkeypatch.setattr(Desk, name, _inside(getattr(Desk, name), at, folder))


def _inside(deed: Callable[..., Any], at: int, folder: Path) -> Callable[..., Any]:
    def kept(self: Desk, *given: Any, **named: Any) -> Any:
        paths = given[at] if isinstance(given[at], list | tuple) else [given[at]]
        if not all(Path(each).absolute().is_relative_to(folder) for each in paths):
            raise UsageError("case.name_empty")
        return deed(self, *given, **named)

    return kept


def nothing_untold(desk: Desk) -> None:
    """Refuse a case whose changes are more, or fewer, than the lines of its journal."""
    for head in desk.heads():
        try:
            case = desk.open(head.path).case
        except CasefileError:
            raise AssertionError(f"{head.path} cannot be read any more") from None
        assert case.generation == len(case.journal), (case.generation, case.journal)


async def one_deed(pilot: Any, chance: random.Random, folder: Path) -> str:
    """Do one thing a person might do, and say which."""
    width, height = pilot.app.size
    x, y = chance.randrange(width), chance.randrange(height)
    match chance.choices(("key", "letters", "click", "drag", "paste", "resize"), (50, 20, 14, 6, 5, 5))[0]:
        case "key":
            key = chance.choice(KEYS)
            await pilot.press(key)
            return key
        case "letters":
            typed = [chance.choice(LETTERS) for _ in range(chance.randrange(1, 5))]
            await pilot.press(*("space" if each == " " else each for each in typed))
            return "".join(typed)
        case "click":
            times = chance.randrange(1, 4)
            await pilot.click(offset=(x, y), times=times)
            return f"click {x},{y} x{times}"
        case "drag":
            to = (chance.randrange(width), chance.randrange(height))
            await pilot.mouse_down(offset=(x, y))
            await pilot.hover(offset=to)
            await pilot.mouse_up(offset=to)
            return f"drag {x},{y} {to}"
        case "paste":
            text = chance.choice(
                (*NASTY, str(folder / "home" / "papier.txt"), "a\tb\r\n" * 50, "2019-12-14", "x" * 5000)
            )
            pilot.app.post_message(events.Paste(text))
            await pilot.pause()
            return f"paste {text[:20]!r}"
        case _:
            size = chance.choice(SIZES)
            await pilot.resize_terminal(*size)
            return f"resize {size}"
