"""Promise 1: an acknowledged change survives kill -9 at every file-changing call. Promise 5: papers too."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tinydb import TinyDB, where

from casefile.services.store.adding import remove_document
from casefile.services.store.inspection import doctor
from casefile.services.store.readback import read_case
from casefile.services.store.restoring import restore
from tests.faults.sabotage import Sabotage, in_child
from tests.services.store.fictional import (
    AT,
    attach,
    change,
    employers,
    new_case,
    paper,
    redo,
    summary,
    sums_hold,
    undo,
)

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="kills need fork: proved on Linux and macOS only"
)

HARMLESS = {"store.leftover", "store.file_not_listed", "store.sums_differ"}


def _prepared(place: Path) -> Path:
    folder = new_case(place)
    change(folder, "A")
    attach(folder, paper(place, "first.pdf"))
    attach(folder, paper(place, "second.pdf", b"second"))
    return folder


def _remove(folder: Path) -> None:
    remove_document(folder, "f1", at=AT, summarise=summary)


WORKS = {
    "change": lambda folder: change(folder, "B"),
    "attach": lambda folder: attach(folder, folder.parent / "third.pdf"),
    "remove": _remove,
    "undo of an attachment": undo,
    "redo of an attachment": redo,
    "restore": lambda folder: restore(folder, 2, at=AT, summarise=summary),
}


def _state(folder: Path) -> tuple[object, ...]:
    opened = read_case(folder)
    assert opened.damage is None, f"the case is damaged: {opened.damage}"
    return opened.case.facts, opened.case.documents, len(opened.case.journal)


@pytest.mark.parametrize("work", WORKS)
def test_a_kill_at_any_call_leaves_the_old_case_or_the_new_one(tmp_path, work):
    model = tmp_path / "model"
    _prepared(model)
    paper(model, "third.pdf", b"third")
    if work == "redo of an attachment":
        undo(model / "Anna Exemple")
    done = tmp_path / "done"
    shutil.copytree(model, done)
    with Sabotage() as counted:
        WORKS[work](done / "Anna Exemple")
    before, after = _state(model / "Anna Exemple"), _state(done / "Anna Exemple")
    assert counted.count >= 8, "the calls are not seen: nothing would be killed"
    seen = set()
    for at in range(1, counted.count + 2):
        place = tmp_path / str(at)
        shutil.copytree(model, place)
        folder = place / "Anna Exemple"
        acknowledged = in_child(lambda folder=folder: WORKS[work](folder), at)
        now = _state(folder)
        seen.add(now == after)
        assert _same(now, after) or (now == before and not acknowledged), f"call {at}: neither old nor new"
        assert sums_hold(folder), f"call {at}: sha256sum -c refuses the list"
        assert {each.code for each in doctor(folder)} <= HARMLESS, f"call {at}"
        change(folder, "after the kill")
        assert employers(folder)[-1] == "after the kill"
        shutil.rmtree(place)
    assert len(seen) == 2, "the kills did not reach both sides of the change"


def _same(now: tuple[object, ...], after: tuple[object, ...]) -> bool:
    return now == after


def test_the_same_kills_corrupt_a_case_kept_by_tinydb_as_it_comes(tmp_path):
    """Were this to pass for TinyDB's own storage, the harness would prove nothing."""
    path = tmp_path / "stock.json"
    with TinyDB(path) as database:
        database.insert({"note": "x" * 5000})
    good = path.read_bytes()

    def shorten() -> None:
        with TinyDB(path) as database:
            database.update({"note": "short"}, where("note").exists())

    broken = 0
    for at in range(1, 6):
        path.write_bytes(good)
        in_child(shorten, at)
        try:
            with TinyDB(path) as database:
                database.all()
        except ValueError:
            broken += 1
    assert broken > 0


def test_an_acknowledged_change_is_on_the_disk_and_not_only_in_its_cache(tmp_path):
    """What a power cut may take: bytes not synced, and names in a folder not synced since."""
    folder = _prepared(tmp_path)
    for work in (lambda: change(folder, "B"), lambda: attach(folder, paper(tmp_path, "third.pdf"))):
        with Sabotage() as watched:
            work()
        _assert_durable(watched.calls, folder)


def _assert_durable(calls, folder):
    """Replay the calls: each file written is synced before it gets its name, each such name's folder after."""
    opened, dirty, unsynced_names = {}, set(), set()
    for name, args, found in calls:
        if name in {"open", "look"}:
            path = Path(args[0] if name == "open" else args)
            opened[found] = path
        elif name == "write" and args[0] in opened:
            dirty.add(opened[args[0]])
        elif name == "fsync":
            path = opened[args[0]]
            dirty.discard(path)
            unsynced_names = {each for each in unsynced_names if each.parent != path}
        elif name in {"replace", "rename"}:
            source, target = Path(args[0]), Path(args[1])
            assert source not in dirty, f"{target.name} got its name before its bytes were on the disk"
            if ".previous" not in target.parts and ".trash" not in target.parts:
                unsynced_names.add(target)
    assert not unsynced_names, "acknowledged before the disk knew the names"
    assert any(each[0] == "replace" and Path(each[1][1]) == folder / "case.json" for each in calls)


CHILD = """
import sys
from pathlib import Path
from tests.services.store.fictional import change
folder, number = Path(sys.argv[1]), int(sys.argv[2])
while True:
    change(folder, f"E{number}")
    print(number, flush=True)
    number += 1
"""


def _loop(folder: Path, first: int) -> subprocess.Popen[bytes]:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", CHILD, str(folder), str(first)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root)


def _kill_at_random(folder: Path, kills: int, seed: int) -> None:
    chance = random.Random(seed)
    number = 0
    for _ in range(kills):
        process = _loop(folder, number)
        assert process.stdout is not None
        said = process.stdout.readline()
        time.sleep(chance.uniform(0, 0.05))
        process.send_signal(signal.SIGKILL)
        said += process.stdout.read()
        process.stdout.close()
        process.wait()
        acknowledged = [int(line) for line in said.splitlines() if line.strip().isdigit() and line]
        number = max(acknowledged) + 1
        names = set(employers(folder))
        assert read_case(folder).damage is None
        assert {f"E{each}" for each in acknowledged} <= names, "an acknowledged change is lost"
        number = max(int(name[1:]) for name in names) + 1


def test_a_few_kills_at_random_moments_lose_nothing(tmp_path):
    _kill_at_random(new_case(tmp_path), 3, seed=1)


@pytest.mark.slow
def test_hundreds_of_kills_at_random_moments_lose_nothing(tmp_path):
    """Two hundred, or as many as CASEFILE_KILLS says."""
    kills = int(os.environ.get("CASEFILE_KILLS", "200"))
    for part in range(0, kills, 25):  # new cases now and then, so that the file stays of a usual size
        _kill_at_random(new_case(tmp_path, f"Case {part}"), min(25, kills - part), seed=part)
