"""What the store costs: processor time of one change, and the time to list a desk, at 1 to 10,000 cases.

python benchmarks/store.py [most cases, 10000]
"""

import os
import resource
import statistics
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from casefile.cases.changes import Change, set_scalars
from casefile.cases.model import Case, Line
from casefile.rules.facts import Contract, Facts, Person
from casefile.services import store

AT = datetime(2026, 3, 2, 14, 30, tzinfo=UTC)
SIZES = (1, 100, 1_000, 10_000)


def fictional_case(number: int) -> Case:
    """Return a case of the usual size: four people, twenty contracts, forty lines."""
    persons = (Person(role="principal"), Person(role="spouse"), Person(role="child"), Person(role="child"))
    contracts = tuple(
        Contract(
            employer=f"Employer {n}",
            noc="21232",
            country="FR",
            first=date(2005 + n, 1, 1),
            hours_per_week="37.5",
        )
        for n in range(20)
    )
    lines = tuple(
        Line(id=f"principal/item-{n}", state="requested", note="demandé au bureau") for n in range(40)
    )
    facts = Facts(programme="cec", persons=persons, contracts=contracts)
    return Case(id=store.new_id(), name=f"Case {number:05}", created_at=AT, facts=facts, lines=lines)


def summary(case: Case) -> dict[str, Any]:
    """Return a summary of the usual size."""
    return {"programme": case.facts.programme, "stage": "profile", "ready": 3, "total": 40, "problems": 1}


def grow(folder: Path, events: int) -> None:
    """Make that many changes."""
    for number in range(events):
        store.change_case(folder, set_scalars(destination_province=f"P{number}"), at=AT, summarise=summary)


def one_change_ms(folder: Path, repeats: int = 30) -> tuple[float, float]:
    """Return the processor and the wall time of one change, in milliseconds, medians."""
    spent, waited = [], []
    for number in range(repeats):
        note = Change(code="journal.note", text=f"note {number}", apply=lambda case: case)
        cpu, wall = time.process_time(), time.perf_counter()
        store.change_case(folder, note, at=AT, summarise=summary)
        spent.append(time.process_time() - cpu)
        waited.append(time.perf_counter() - wall)
    return statistics.median(spent) * 1000, statistics.median(waited) * 1000


def listing_ms(home: Path) -> float:
    """Return the wall time of listing the desk, in milliseconds."""
    started = time.perf_counter()
    store.heads(home)
    return (time.perf_counter() - started) * 1000


def main(most: int) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as place:
        home = Path(place) / "desk"
        os.environ["CASEFILE_CACHE"] = str(Path(place) / "cache")
        first = store.create_case(home / "Case", fictional_case(0), {})
        content = (first / "case.json").read_bytes()
        print("   cases  one change, ms CPU (wall)   list, ms   list again, ms   peak MB")
        made = 1
        for size in (each for each in SIZES if each <= most):
            for number in range(
                made, size
            ):  # copies: making 10,000 folders with every fsync would take minutes
                folder = home / f"Case {number:05}"
                folder.mkdir(parents=True)
                (folder / "case.json").write_bytes(content)
            made = max(made, size)
            cpu, wall = one_change_ms(first)
            once, again = listing_ms(home), listing_ms(home)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"{size:8}  {cpu:12.1f} ({wall:6.1f})        {once:8.1f}   {again:14.1f}   {peak:7.0f}")
        grow(first, 950 - 4 * 30)
        cpu, wall = one_change_ms(first)
        print(f"with 950 events in the journal: {cpu:.1f} ms CPU ({wall:.1f} ms)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1])
