"""A disk gives the names in a folder in any order: what is said, read and copied of a case comes in one."""

import os
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from casefile.cases.model import Case, Event, Line
from casefile.rules.book.stages import StageEntry
from casefile.services.store.archive import history, history_files, with_history
from casefile.services.store.audit import audit
from casefile.services.store.backup import back_up
from casefile.services.store.backup_restoring import restore_backup
from casefile.services.store.backup_states import every_state, newest_state
from casefile.services.store.bag import export_case
from casefile.services.store.groups import case_folders
from casefile.services.store.inspection import doctor
from casefile.services.store.readback import read_case
from casefile.services.store.removal import folder_contents, remains
from casefile.services.store.versions import generations
from tests.services.store.fictional import AT, attach, change, new_case, paper

STRANGE = ["a.txt", "c.txt", "e.txt", "g.txt", "i.txt"]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A desk of three cases and a group, one of the cases with much beside what it is made of."""
    home = tmp_path / "desk"
    folder = new_case(home)
    new_case(home, "Zoé")
    new_case(home / "Group", "Luc")
    for number in range(6):
        change(folder, f"E{number}")
    for number in range(3):
        attach(folder, paper(tmp_path, f"{number}.pdf", b"%%PDF %d" % number))
        paper(folder / "documents", f"stray{number}.pdf")
        paper(folder, f"left{number}.new")
        (home / f".{number}-0123456{number}.removed").mkdir()
        (folder / f"case ({number}).json").write_bytes((folder / "case.json").read_bytes())
    for name in STRANGE:
        paper(folder, name)
    for path in sorted((folder / ".previous").iterdir())[:2]:
        path.write_bytes(b"{")
    (folder / "history").mkdir(exist_ok=True)
    for file, number in ((1, 2), (2, 3), (3, 1)):
        line = b'{"number": %d, "at": "2026-01-01T00:00:00Z", "code": "journal.note"}\n' % number
        paper(folder / "history", f"{file:06}-{file:06}.jsonl", line)
    return home


class Entries:
    """What `os.scandir` gives, in an order that is told."""

    scandir = staticmethod(os.scandir)

    def __init__(self, place: Any, *, backwards: bool) -> None:
        with self.scandir(place) as found:
            self._entries = iter(sorted(found, key=lambda each: each.name, reverse=backwards))

    def __enter__(self) -> "Entries":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __iter__(self) -> Iterator[Any]:
        return self._entries

    def __next__(self) -> Any:
        return next(self._entries)

    def close(self) -> None:
        """End it, as the real one is ended."""


@pytest.fixture(params=[False, True], ids=["forwards", "backwards"])
def _listed(request: pytest.FixtureRequest, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every folder is listed by name, or from the last name to the first."""
    listdir = os.listdir
    monkeypatch.setattr(os, "scandir", lambda place=".": Entries(place, backwards=request.param))
    monkeypatch.setattr(os, "listdir", lambda place=".": sorted(listdir(place), reverse=request.param))


COPIES = [f"case ({number}).json" for number in range(3)]
LEFT = [f"left{number}.new" for number in range(3)]


@pytest.mark.usefixtures("_listed")
def test_what_is_said_of_a_case_comes_by_name_and_by_number(desk: Path):
    folder = desk / "Anna Exemple"
    findings = [
        (each.code.removeprefix("store."), *each.values.values())
        for each in doctor(folder)
        if each.code != "store.open_to_others"
    ]  # not on every system
    assert findings == [
        *(("conflict_copy", str(folder / name)) for name in COPIES),
        *(("file_not_listed", f"documents/stray{number}.pdf") for number in range(3)),
        *(("leftover", name) for name in LEFT),
        ("version_unreadable", ".previous/00000007.json"),
        ("version_unreadable", ".previous/00000001.json"),
    ]
    assert folder_contents(folder).others == (*sorted((*STRANGE, *COPIES)), *LEFT)
    assert [path.name for path, _ in remains([desk])] == [
        f".{each}-0123456{each}.removed" for each in range(3)
    ]
    assert [each.name for each in history_files(folder)] == [
        f"{each:06}-{each:06}.jsonl" for each in (1, 2, 3)
    ]
    assert [each.number for each in history(folder)] == [1, 2, 3]
    assert [each.number for each in generations(folder)] == [9, 8, 7, 1]
    assert [(group, name) for group, name, _ in case_folders(desk)] == [
        ("", "Anna Exemple"), ("", "Zoé"), ("Group", "Luc"),
    ]  # fmt: skip


@pytest.mark.usefixtures("_listed")
def test_an_export_holds_its_files_by_name(desk: Path, tmp_path: Path):
    done = export_case(desk / "Anna Exemple", tmp_path / "out.zip", on=AT.date())
    assert [each.values["name"] for each in done.notes] == sorted((*STRANGE, *COPIES))
    with zipfile.ZipFile(done.path) as bag:
        packed = [each.partition("/data/")[2] for each in bag.namelist() if "/data/" in each]
        (manifest,) = [each for each in bag.namelist() if each.endswith("/manifest-sha256.txt")]
        listed = [each.split()[1] for each in bag.read(manifest).decode().splitlines()]
    assert packed[0] == "case.json"
    for part in ("documents", "history", ".previous"):
        inside = [each for each in packed if each.startswith(f"{part}/")]
        assert (inside, len(inside) > 2) == (sorted(inside), True)
    assert listed == sorted(f"data/{each}" for each in packed)


@pytest.mark.usefixtures("_listed")
def test_the_states_of_copies_come_by_case_and_number_and_the_newest_is_put_back(desk: Path, tmp_path: Path):
    folder, stick = desk / "Anna Exemple", tmp_path / "stick"
    back_up([desk / "Zoé", folder], stick, desk, AT)
    for days in (-2, -1):  # a clock that goes back
        change(folder, "More")
        back_up([folder], stick, desk, AT + timedelta(days=days))
    states = [
        (path.parent.name.partition(" ")[0], state.number) for path, state in every_state(stick) if state
    ]
    assert states == [("Anna", 1), ("Anna", 2), ("Anna", 3), ("Zoé", 1)]
    place = next(path.parent for path, _ in every_state(stick))
    newest, highest, _ = newest_state(place)
    assert newest is not None
    assert (newest.number, highest) == (3, 3)
    back = restore_backup(stick, "Anna Exemple", tmp_path / "back").path
    assert len(read_case(back).case.facts.contracts) == 8


def test_a_journal_of_which_parts_were_moved_out_comes_by_number(desk: Path):
    steps = tuple(Event(number=number, at=AT, code="journal.note") for number in (6, 2, 4))
    whole = with_history(
        Case(id="x", name="x", journal=steps), desk / "Anna Exemple", {"head": {"1": {"archived": 3}}}
    )
    assert [each.number for each in whole.journal] == [1, 2, 3, 4, 6]


def test_what_a_case_began_with_is_told_table_by_table(tmp_path: Path):
    stages = (StageEntry(id="s1", stage="language_test", on=AT.date()),)
    folder = new_case(tmp_path, stages=stages, lines=(Line(id="principal/passport", note="x"),))
    told = list(dict.fromkeys(row.table for row in audit(folder)))
    assert told == ["head", "facts", "lines", "persons", "stages"]
