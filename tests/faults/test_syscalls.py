"""Promises 1 and 4 at the border of the system: one CLI change, killed or refused at each of its system calls."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from casefile.services.store.bag import export_case
from casefile.services.store.inspection import doctor
from casefile.services.store.readback import read_case
from tests.services.store.fictional import AT, attach, change, new_case, paper, sums_hold

CHANGING = (
    "openat", "write", "fsync", "fdatasync", "rename", "renameat", "renameat2", "link", "linkat", "unlink", "unlinkat",
    "ftruncate", "fchmod", "chmod", "mkdir", "flock", "close",
)  # fmt: skip
_LINE = re.compile(r"^\d+ +(\w+)\((.*)")
EVERY = int(os.environ.get("CASEFILE_EVERY_CALL", "1"))
"""A verb is killed at each call, or at every so many from another one each day, and at its last."""
TODAY = int(time.time()) // 86_400
HARMLESS = {"store.leftover", "store.sums_differ"}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def strace():
    found = shutil.which("strace")
    probe = [found, "-e", "inject=getpid:error=EIO", "true"] if found else ["false"]
    if subprocess.run(probe, capture_output=True, check=False).returncode:
        pytest.skip("NOT PROVED HERE: kills at system calls need strace, allowed to trace")
    return found


class Trial:
    """The same change of the same case, time and again, under strace."""

    def __init__(self, strace: str, place: Path) -> None:
        self.strace, self.place = strace, place
        self.folder = place / "now" / "Anna Exemple"
        change(new_case(place / "model"), "A")

    def run(self, *options: str) -> subprocess.CompletedProcess[str]:
        shutil.rmtree(self.place / "now", ignore_errors=True)
        shutil.copytree(self.place / "model", self.place / "now")
        command = [
            self.strace, "-f", "-y", "-o", str(self.place / "log"), "-e", f"trace={','.join(CHANGING)}", *options,
            sys.executable, "-m", "casefile", "note", str(self.folder), "told", "--lang", "en",
        ]  # fmt: skip
        settings = {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0", "TERM": "dumb", "NO_COLOR": "1"}
        root = Path(__file__).parents[2]
        return subprocess.run(
            command, env={**os.environ, **settings}, cwd=root, capture_output=True, text=True, check=False
        )

    def fail(self, call: str, number: int, error: str) -> subprocess.CompletedProcess[str]:
        """Refuse one call of the case; what is opened on the way there may differ by some files, then look again."""
        for at in (number, *(number + step * sign for step in range(1, 9) for sign in (1, -1))):
            done = self.run("-e", f"inject={call}:error={error}:when={at}")
            struck = [line for line in self.log() if line.endswith("(INJECTED)")]
            if not struck or str(self.folder) in struck[0]:
                return done
        raise AssertionError(f"{call} {number} of the case is not found again")

    def log(self) -> list[str]:
        return (self.place / "log").read_text(errors="replace").splitlines()

    def calls(self) -> list[tuple[str, int]]:
        """Return the calls that touch the case, each with how many of its kind came before and with it."""
        assert self.run().returncode == 0
        counted: Counter[str] = Counter()
        found = []
        for line in self.log():
            match = _LINE.match(line)
            if match:
                counted[match[1]] += 1
                if str(self.folder) in match[2]:
                    found.append((match[1], counted[match[1]]))
        return found

    def notes(self) -> list[str]:
        opened = read_case(self.folder)
        assert opened.damage is None, f"the case is damaged: {opened.damage}"
        return [event.text for event in opened.case.journal if event.text]


@pytest.fixture
def trial(strace, tmp_path):
    return Trial(strace, tmp_path)


def test_a_kill_at_each_system_call_of_a_change_leaves_the_old_case_or_the_new_one(trial):
    calls = trial.calls()
    names = {name for name, _ in calls}
    assert {"openat", "write", "fsync", "flock"} <= names
    assert names & {"rename", "renameat", "renameat2"}
    ends = Counter()
    for name, number in calls:
        done = trial.run("-e", f"inject={name}:signal=SIGKILL:when={number}")
        assert done.returncode in {-9, 137}, f"{name} {number} was not struck: {done.returncode}"
        notes = trial.notes()
        ends[len(notes)] += 1
        assert notes in ([], ["told"]), (name, number)
        assert sums_hold(trial.folder)
        assert {each.code for each in doctor(trial.folder)} <= HARMLESS, (name, number)
        change(trial.folder, "after the kill")
        assert trial.notes() == notes
    assert ends[0] >= 8, "hardly any kill came before the change"
    assert ends[1] >= 1, "no kill came after the change"


@pytest.mark.parametrize("error", ["EIO", "ENOSPC"])
def test_each_system_call_that_fails_is_told_and_leaves_the_old_case_or_completes_the_change(trial, error):
    refused = 0
    for name, number in trial.calls():
        if name == "close":
            continue  # what a failing close means is for the fsync before it to say
        done = trial.fail(name, number, error)
        notes = trial.notes()
        told = (name, number, done.returncode, done.stderr)
        assert "Traceback" not in done.stderr, told
        assert done.returncode in {0, 4}, told
        unconfirmed = "did not confirm" in done.stderr
        assert (notes == ["told"]) == (done.returncode == 0 or unconfirmed), told
        if done.returncode == 4:
            refused += 1
            assert str(trial.folder) in done.stderr, told
        change(trial.folder, "after")
        assert trial.notes() == notes
    assert refused >= 5


VERBS = {
    "attach": ["attach", "CASE", "principal/passport", "PLACE/paper.pdf"],
    "stage": ["stage", "CASE", "language_test", "--on", "2026-01-15"],
    "undo": ["undo", "CASE"],
    "restore": ["restore", "CASE", "--generation", "1"],
    "print": ["print", "CASE", "-o", "CASE/exports/list.html"],
    "remove": ["remove", "CASE", "--yes"],
    "import": ["import", "PLACE/packed.zip", "--dir", "PLACE/now/Anna back"],
}


class VerbTrial:
    """One verb on the same case, time and again, under strace; only its first process is counted."""

    def __init__(self, strace: str, place: Path, verb: str) -> None:
        self.strace, self.place = strace, place
        self.steps_count = (
            verb != "attach"
        )  # a paper is recorded in one step, what was found in it in the next
        self.now = place / "now"
        self.folder, self.back = self.now / "Anna Exemple", self.now / "Anna back"
        words = [word.replace("CASE", str(self.folder)).replace("PLACE", str(place)) for word in VERBS[verb]]
        self.command = [sys.executable, "-m", "casefile", *words, "--lang", "en"]
        model = new_case(place / "model")
        attach(model, paper(place, "first.pdf"))
        change(model, "A")
        paper(place, "paper.pdf", b"%PDF second")
        export_case(model, place / "packed.zip", on=AT.date())

    def run(self, *options: str) -> int:
        shutil.rmtree(self.now, ignore_errors=True)
        shutil.copytree(self.place / "model", self.now)
        traced = ["-f", "-y", "-o", str(self.place / "log"), "-e", f"trace={','.join(CHANGING)}", *options]
        settings = {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0", "TERM": "dumb", "NO_COLOR": "1"}
        done = subprocess.run(
            [self.strace, *traced, *self.command],
            env={**os.environ, **settings}, cwd=Path(__file__).parents[2], capture_output=True, check=False,
        )  # fmt: skip
        return done.returncode

    def calls(self) -> list[tuple[str, int]]:
        counted: Counter[str] = Counter()
        found, first = [], ""
        for line in (self.place / "log").read_text(errors="replace").splitlines():
            match = _LINE.match(line)
            first = first or line.split()[0]
            if match and line.split()[0] == first:
                counted[match[1]] += 1
                if str(self.now) in match[2] and match[1] not in {"close", "flock"}:
                    found.append((match[1], counted[match[1]]))
        return found

    def state(self) -> tuple[object, ...]:
        """Return all that the verb may change; whatever is there must be whole."""
        return tuple(self._state(folder) for folder in (self.folder, self.back))

    def _state(self, folder: Path) -> object:
        if not folder.exists():
            return None
        opened = read_case(folder)
        assert opened.damage is None, f"the case is damaged: {opened.damage}"
        assert sums_hold(folder)
        assert {each.code for each in doctor(folder)} <= {*HARMLESS, "store.file_not_listed"}
        printed = {
            path.name: path.read_text(encoding="utf-8").rstrip().endswith("</html>")
            for path in (folder / "exports").glob("*.html")
        }
        assert all(printed.values()), "half a printed list"
        papers = sorted((each.slot, each.sha256) for each in opened.case.documents)
        steps = len(opened.case.journal) if self.steps_count else 0
        return opened.case.facts, opened.case.stages, papers, steps, sorted(printed)


@pytest.mark.parametrize("verb", VERBS)
def test_a_kill_at_each_system_call_of_a_verb_leaves_the_old_state_or_the_new_one(strace, tmp_path, verb):
    trial = VerbTrial(strace, tmp_path, verb)
    assert trial.run() in {0, 1}
    calls, after = trial.calls(), trial.state()
    shutil.rmtree(trial.now)
    shutil.copytree(tmp_path / "model", trial.now)
    before = trial.state()
    assert before != after
    ends: Counter[bool] = Counter()
    for name, number in (*calls[TODAY % EVERY : -1 : EVERY], calls[-1]):
        struck = trial.run("-e", f"inject={name}:signal=SIGKILL:when={number}") in {-9, 137}
        now = trial.state()
        assert now in (before, after), (name, number)
        ends[now == after] += struck
        if trial.folder.exists():
            change(trial.folder, "after the kill")
    assert ends[False] * EVERY >= 4, "hardly any kill came before the change"
    assert ends[True] >= 1, "no kill came after the change"
