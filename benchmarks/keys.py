"""What a key costs: processor time from the press until the screen is at rest, on a small case and a large one.

Run: python benchmarks/keys.py [ROUNDS]

The large case has 60 contracts, 120 documents, 6 persons. To reach at the 95th percentile: 50 ms for a movement, for
a change and for a value supposed among the points, 100 ms for a dialog, a section or the other language. Memory is
looked through as in a run of the program. The last line says what a fixed piece of work takes here: a busy computer
takes longer for the same, also in processor time.
"""

import asyncio
import gc
import os
import sys
import tempfile
import time
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from msgspec.structs import replace

from casefile.__main__ import COLLECT_AFTER
from casefile.cases.model import Case
from casefile.rules.facts import Contract, Person, Stay
from casefile.tui.app import CasefileApp
from casefile.tui.screens.points.knobs import KNOB
from casefile.tui.widgets.lines import Lines
from tests.tui.desks import desk_with, document, example_case
from tests.tui.look import running

MOST_MS = {"movement": 50, "change": 50, "what if": 50, "dialog": 100, "section": 100, "language": 100}
KEYS = {
    "movement": ("down", "down", "down", "up", "pagedown", "pageup", "end", "home"),
    "section": ("o", "l", "d", "x", "e", "J"),
    "dialog": ("i", "n", "p", "s", "question_mark"),
    "change": ("m", "m"),
    "what if": ("right", "right", "left", "left"),
    "language": ("g",),
}
"""The keys of each kind; a dialog is left with Escape, which counts as one more of its kind."""


def small() -> Case:
    """Return the fictional case of the tests."""
    return example_case()


def large() -> Case:
    """Return a fictional case of the size of the largest that is promised."""
    base = example_case()
    first = date(2006, 1, 2)
    contracts = tuple(
        Contract(
            id=f"c{number}",
            employer=f"Exemple {number}",
            noc=("21232", "22222", "72310")[number % 3],
            country=("FR", "CA", "BE")[number % 3],
            first=first + timedelta(days=120 * number),
            last=first + timedelta(days=120 * number + 150),
            hours_per_week="37.5",
            authorised=True,
        )
        for number in range(60)
    )
    children = tuple(
        Person(
            id=f"child-{number}",
            role="child",
            given_name=f"Enfant {number}",
            born_on=date(2012 + number, 5, 1),
        )
        for number in range(1, 5)
    )
    spouse = Person(id="spouse", role="spouse", given_name="Dominique", born_on=date(1991, 2, 3))
    stays = tuple(
        Stay(id=f"y{number}", country=("FR", "BE")[number % 2], first=date(2010 + number, 1, 1),
             last=date(2010 + number, 12, 31))
        for number in range(12)
    )  # fmt: skip
    slots = ("principal/passport", "principal/language_test", "spouse/passport", "principal/photo")
    return replace(
        base,
        facts=replace(
            base.facts,
            marital_status="married",
            persons=(*base.facts.persons, spouse, *children),
            contracts=contracts,
            stays=stays,
        ),
        documents=tuple(document(number, slots[number % len(slots)]) for number in range(1, 121)),
    )


async def at_rest(app: CasefileApp) -> None:
    """Wait until nothing is left to do, without asking every widget for a sign, which a pilot does at its cost."""
    quiet = 0
    while quiet < 2:
        before = time.process_time()
        await asyncio.sleep(0.02)
        busy = any(not each.is_finished for each in app.workers) or time.process_time() - before > 0.001
        quiet = 0 if busy else quiet + 1


def fixed_work() -> float:
    """Return the milliseconds of processor time of a million additions, here and now."""
    before, total = time.process_time(), 0
    for number in range(1_000_000):
        total += number
    return (time.process_time() - before) * 1000


async def costs(case: Case, rounds: int) -> dict[str, list[float]]:
    """Return the milliseconds of processor time of every press, by kind."""
    found: dict[str, list[float]] = defaultdict(list)
    desk = desk_with(case)

    async def press(kind: str, key: str) -> None:
        before = time.process_time()
        await pilot.app._press_keys([key])
        await at_rest(pilot.app)
        found[kind].append((time.process_time() - before) * 1000)

    CasefileApp.all_loaded = CasefileApp.collect_between_keys
    async with running(desk, case=desk.path, size=(120, 40)) as pilot:
        for turn in range(rounds + 1):
            if turn == 1:
                found.clear()  # what is loaded on first use was paid in the first round
            for section in KEYS["section"]:
                await press("section", section)
                for key in KEYS["movement"]:
                    await press("movement", key)
            await press("section", "c")
            lines = pilot.app.screen.query_one("#points-lines", Lines)
            lines.go_to(next(str(each.id) for each in lines.options if str(each.id).startswith(KNOB)))
            for key in KEYS["what if"]:
                await press("what if", key)
            await press("section", "l")
            for key in KEYS["change"]:
                await press("change", key)
            for key in KEYS["dialog"]:
                await press("dialog", key)
                await press("dialog", "escape")
            for key in KEYS["language"]:
                await press("language", key)
    return found


def percentile(values: list[float], share: float) -> float:
    """Return the value below which that share of the values lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def main() -> None:
    """Print a line for each kind of key and size of case; exit 1 when a promise is not kept."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    kept = True
    gc.set_threshold(COLLECT_AFTER)
    print("case    kind       presses  median ms  p95 ms  at most")
    with tempfile.TemporaryDirectory() as home:
        for name, made in (("small", small), ("large", large)):
            os.environ |= {"CASEFILE_HOME": f"{home}/{name}", "CASEFILE_CONFIG": f"{home}/config"}
            found = asyncio.run(costs(made(), rounds))
            for kind, values in found.items():
                high = percentile(values, 0.95)
                kept &= high <= MOST_MS[kind]
                middle = percentile(values, 0.5)
                print(f"{name:7} {kind:10} {len(values):7} {middle:10.1f} {high:7.1f} {MOST_MS[kind]:8}")
    print(f"a million additions: {fixed_work():.0f} ms")
    sys.exit(0 if kept else 1)


if __name__ == "__main__":
    main()
