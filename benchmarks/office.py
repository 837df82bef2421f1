"""Eight people write at once on one desk of 10,000 cases: what a change waits for, and that nothing is lost.

python benchmarks/office.py [cases, 10000] [writers, 8] [changes of each, 40]

Each writer is a process of its own, as each page of `casefile serve` and each terminal is. Half of its changes go
to any case, half to four cases that all write to. Wall milliseconds, from the wish to the acknowledgement, the case
assessed again, after a first change that reads the rules and is not counted; in brackets the processor's part.
Afterwards every acknowledged change is looked for in the journal of its case, by another process.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from store import fictional_case

from casefile.cases.changes import write_note
from casefile.errors import LockedError
from casefile.services.desk import Desk
from casefile.services.store.folder import create_case, new_id
from casefile.services.store.readback import read_case

_SHARED = 4


def make_desk(home: Path, size: int) -> None:
    """Make the cases: one as the program makes it, the others as copies of it with their own name and id."""
    case = fictional_case(0)
    first = create_case(home / "Case 00000", case, {})
    content = (first / "case.json").read_bytes()
    for number in range(1, size):
        folder = home / f"Case {number:05}"
        folder.mkdir()
        own = content.replace(b"Case 00000", b"Case %05d" % number).replace(
            case.id.encode(), new_id().encode()
        )
        (folder / "case.json").write_bytes(own)


def write(home: Path, writer: int, changes: int) -> dict[str, Any]:
    """Make this writer's changes, and return what each waited for and which were acknowledged."""
    desk, dice = Desk(home), random.Random(writer)
    began = time.perf_counter()
    size = len(desk.heads())
    listed = time.perf_counter() - began
    desk.change(home / f"Case {_SHARED + writer:05}", write_note("first"))
    waited: list[float] = []
    spent = time.process_time()
    done: list[tuple[str, str]] = []
    refused = 0
    for number in range(changes):
        at = number // 2 % _SHARED if number % 2 else _SHARED + dice.randrange(size - _SHARED)
        name, text = f"Case {at:05}", f"{os.getpid()} {writer} {number}"
        began = time.perf_counter()
        try:
            desk.change(home / name, write_note(text))
        except LockedError:
            refused += 1
            continue
        waited.append((time.perf_counter() - began) * 1000)
        done.append((name, text))
    spent = (time.process_time() - spent) * 1000 / changes
    desk.close()
    return {"spent": spent, "waited": waited, "done": done, "refused": refused, "listed": listed * 1000}


def run_writers(home: Path, cache: Path, writers: int, changes: int) -> list[dict[str, Any]]:
    """Run the writers at once, and return what each tells."""
    settings = {**os.environ, "CASEFILE_CACHE": str(cache), "CASEFILE_CONFIG": str(cache / "config")}
    runs = [
        subprocess.Popen(
            [sys.executable, __file__, "--write", str(home), str(number), str(changes)],
            env=settings, stdout=subprocess.PIPE,
        )
        for number in range(writers)
    ]  # fmt: skip
    told = [run.communicate()[0] for run in runs]
    assert all(run.returncode == 0 for run in runs)
    return [json.loads(each) for each in told]


def lost(home: Path, done: list[tuple[str, str]]) -> tuple[int, int]:
    """Return how many acknowledged changes are not in the journal of their case, and how many are there twice."""
    missing = twice = 0
    for name in {name for name, _ in done}:
        events = read_case(home / name).case.journal
        found = Counter(event.text for event in events)
        for text in (text for of, text in done if of == name):
            missing += found[text] == 0
            twice += found[text] > 1
    return missing, twice


def line(waited: list[float]) -> str:
    """Return the figures of many waits."""
    cuts = statistics.quantiles(waited, n=20, method="inclusive")
    return f"p50 {statistics.median(waited):7.1f}   p95 {cuts[18]:7.1f}   longest {max(waited):7.1f} ms"


def main(size: int, writers: int, changes: int) -> None:
    """Print the figures of one writer, then of all at once."""
    with tempfile.TemporaryDirectory() as place:
        home, cache = Path(place) / "desk", Path(place) / "cache"
        make_desk(home, size)
        time.sleep(2.1)  # the cache trusts no file that was saved just now
        print(f"{size} cases; load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
        for count in (1, writers):
            began = time.perf_counter()
            told = run_writers(home, cache, count, changes)
            seconds = time.perf_counter() - began
            waited = [each for one in told for each in one["waited"]]
            done = [(name, text) for one in told for name, text in one["done"]]
            missing, twice = lost(home, done)
            lists = max(one["listed"] for one in told)
            spent = statistics.mean(one["spent"] for one in told)
            print(
                f"{count} writer(s), {len(done)} changes in {seconds:.1f} s: {line(waited)} ({spent:.0f} ms each)"
            )
            print(f"   lost {missing}, twice {twice}, refused as locked {sum(one['refused'] for one in told)}; "
                  f"the list took {lists:.0f} ms at most")  # fmt: skip


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        print(json.dumps(write(Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))))
    else:
        asked = [int(each) for each in sys.argv[1:4]]
        main(*asked, *(10_000, 8, 40)[len(asked) :])
