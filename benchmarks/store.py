"""What the store costs, at 1 to 10,000 cases on the desk and at 10 to 950 steps in the journal of one.

python benchmarks/store.py [most cases, 10000]

Each row is measured in a process of its own: processor and wall milliseconds, medians, and its peak memory.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from casefile.cases.changes import Change, set_scalars
from casefile.cases.model import Case, Document, Line
from casefile.rules.facts import Contract, Facts, Person
from casefile.services.store.choosing import CaseFilter, chosen
from casefile.services.store.folder import create_case, new_id
from casefile.services.store.journal import change_case
from casefile.services.store.listing import heads as the_heads
from casefile.services.store.readback import read_case

AT = datetime(2026, 3, 2, 14, 30, tzinfo=UTC)
SIZES = (1, 100, 1_000, 10_000)
STEPS = (10, 100, 430, 950)


def fictional_case(number: int) -> Case:
    """Return a case of the usual size: four people, twenty contracts, forty lines, sixty papers."""
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
    check = {
        "look": {"name": "scan.pdf", "size_bytes": 412000, "kind": "pdf", "pages": 3},
        "verdict": "ready",
        "findings": [{"code": "document.scan_without_text", "severity": "note", "values": {"pages": 3}}],
    }
    documents = tuple(
        Document(id=f"f{n}", slot=f"principal/item-{n % 40}", path=f"documents/principal-item-{n % 40}/scan-{n}.pdf",
                 original_name=f"Pièce numérisée {n}.pdf", sha256=f"{n:064x}", size_bytes=412000, attached_at=AT,
                 check=check, rules_on=date(2026, 3, 2))
        for n in range(60)
    )  # fmt: skip
    facts = Facts(programme="cec", persons=persons, contracts=contracts)
    return Case(
        id=new_id(),
        name=f"Case {number:05}",
        created_at=AT,
        facts=facts,
        lines=lines,
        documents=documents,
    )


def summary(case: Case) -> dict[str, Any]:
    """Return a summary of the usual size."""
    return {
        "programme": case.facts.programme, "stage": "profile", "ready": 3, "total": 40, "problems": 1,
        "next_code": "profile_expires", "next_on": "2026-09-01", "seen_on": "2026-03-02",
    }  # fmt: skip


def grow(folder: Path, events: int) -> None:
    """Make that many changes."""
    for number in range(events):
        change_case(folder, set_scalars(destination_province=f"P{number}"), at=AT, summarise=summary)


def measured(work: Callable[[], object], repeats: int) -> tuple[float, float]:
    """Return the processor and the wall time of the work, in milliseconds, medians."""
    spent, waited = [], []
    for _ in range(repeats):
        cpu, wall = time.process_time(), time.perf_counter()
        work()
        spent.append(time.process_time() - cpu)
        waited.append(time.perf_counter() - wall)
    return statistics.median(spent) * 1000, statistics.median(waited) * 1000


def one_change(folder: Path) -> None:
    """Write one note."""
    note = Change(code="journal.note", text="note", apply=lambda case: case)
    change_case(folder, note, at=AT, summarise=summary)


def measure_desk(home: Path, first: Path) -> dict[str, Any]:
    """Return every figure of one row, in this process."""
    found = {"list without cache": measured(lambda: the_heads(home), 1)}
    found["list"] = measured(lambda: the_heads(home), 5)
    heads = the_heads(home)
    choice = CaseFilter(search="case 00007", by_deadline=True)
    found["search"] = measured(lambda: chosen(heads, choice), 5)
    found["open"] = measured(lambda: read_case(first), 11)
    found["change"] = measured(lambda: one_change(first), 21)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {**found, "peak_mb": peak}


def row(home: Path, first: Path, cache: Path) -> dict[str, Any]:
    """Return the figures as a process of its own measures them."""
    command = [sys.executable, __file__, "--measure", str(home), str(first)]
    settings = {**os.environ, "CASEFILE_CACHE": str(cache)}
    told = subprocess.run(command, env=settings, capture_output=True, check=True)
    found: dict[str, Any] = json.loads(told.stdout)
    return found


def by_cases(place: Path, most: int) -> None:
    """Print one line for each size of the desk."""
    names = ("list without cache", "list", "search", "open", "change")
    print("Milliseconds of processor (wall):")
    print("  cases  " + "".join(f"{name:>20}" for name in names) + "   peak MB")
    home = place / "desk"
    first = create_case(home / "Case", fictional_case(0), {})
    grow(first, 100)
    content = (first / "case.json").read_bytes()
    made = 1
    for size in (each for each in SIZES if each <= most):
        for number in range(made, size):  # copies: making 10,000 cases with every fsync would take minutes
            folder = home / f"Case {number:05}"
            folder.mkdir(parents=True)
            (folder / "case.json").write_bytes(content.replace(b"Case 00000", b"Case %05d" % number))
        made = max(made, size)
        time.sleep(2.1)  # the cache trusts no file that was saved just now
        found = row(home, first, place / f"cache {size}")
        told = "".join(f"{found[name][0]:11.1f} ({found[name][1]:6.1f})" for name in names)
        print(f"{size:7}  {told}   {found['peak_mb']:7.0f}")


def by_steps(place: Path) -> None:
    """Print what one change costs in a longer and longer journal."""
    folder = create_case(place / "one" / "Case", fictional_case(0), {})
    at = 1
    for steps in STEPS:
        grow(folder, steps - at)
        cpu, wall = measured(lambda: one_change(folder), 11)
        at = steps + 11
        size = (folder / "case.json").stat().st_size / 1000
        print(f"one change after {steps:4} steps: {cpu:5.1f} ms CPU ({wall:5.1f} ms), file of {size:.0f} KB")


def main(most: int) -> None:
    """Print both tables."""
    with tempfile.TemporaryDirectory() as place:
        by_cases(Path(place), most)
        by_steps(Path(place))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        print(json.dumps(measure_desk(Path(sys.argv[2]), Path(sys.argv[3]))))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1])
