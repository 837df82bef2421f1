"""In which order each work of the store asks the disk: the lock, then bytes, then names, and each is waited for."""

import fcntl
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from casefile.services.store.adding import remove_document
from casefile.services.store.backup import back_up
from casefile.services.store.backup_restoring import restore_backup
from casefile.services.store.bag import export_case
from casefile.services.store.exports import write_export
from casefile.services.store.moving import move_case
from casefile.services.store.removal import remove_case
from casefile.services.store.restoring import restore
from casefile.services.store.unbag import import_case
from tests.services.store.fictional import AT, attach, change, new_case, paper, redo, summary, undo

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/fd").is_dir(), reason="the system does not say what is open"
)


class Watch:
    """What the disk is asked: `locked` folders, `synced` files and folders, `placed` names, in that order."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[tuple[str, Path]] = []
        self.held: dict[int, list[Path]] = {}
        """What a folder held when it was put in its place, by when that was asked."""
        self.folders: set[Path] = set()
        for module, name in ((os, "mkdir"), (os, "fsync"), (os, "replace"), (os, "rename"), (fcntl, "flock")):
            monkeypatch.setattr(module, name, self._seen(name, getattr(module, name)))

    def _seen(self, name: str, real: Any) -> Any:
        def call(first: Any, *more: Any, **how: Any) -> Any:
            place = Path(f"/proc/self/fd/{first}").readlink() if isinstance(first, int) else Path(first)
            if name == "flock" and more[0] & fcntl.LOCK_EX:
                self.asked.append(("locked", place.parent))
            elif name == "flock":
                self.asked.append(("unlocked", place.parent))
            elif name == "fsync":
                self.asked.append(("synced", place))
            elif name == "mkdir":
                self.asked.append(("made", place))
            elif name in {"replace", "rename"}:
                self.asked += [("moved", place), ("placed", Path(more[0]))]
                self.held[len(self.asked) - 1] = [place, *place.rglob("*")]
                self.folders |= {each for each in self.held[len(self.asked) - 1] if each.is_dir()}
            return real(first, *more, **how)

        return call

    def before(self, what: str, place: Path, at: int) -> bool:
        return (what, place) in self.asked[:at]

    def has(self, each: Path, at: int, *, named: bool) -> bool:
        """Say whether the disk had all of a file, and (`named`) the name of what is there, before that was asked."""
        began = ("made" if each in self.folders else "synced", each)
        if began not in self.asked[:at]:
            return False
        return not named or ("synced", each.parent) in self.asked[self.asked.index(began) : at]

    def after(self, what: str, place: Path, at: int) -> bool:
        return (what, place) in self.asked[at:]


WORKS = {
    "change": lambda folder, home: change(folder, "Autre SA"),
    "undo": lambda folder, home: undo(folder),
    "redo": lambda folder, home: (undo(folder), redo(folder)),
    "attach": lambda folder, home: attach(folder, paper(home, "b.pdf", b"%PDF-1.7 other"), "principal/x"),
    "take out": lambda folder, home: remove_document(folder, "f1", at=AT, summarise=summary),
    "restore": lambda folder, home: restore(folder, 1, at=AT, summarise=summary),
    "move": lambda folder, home: move_case(folder, home / "desk", "2026"),
    "remove": lambda folder, home: remove_case(folder),
}
AWAY = {
    "make": lambda folder, home: new_case(home / "desk", "Bruno"),
    "export": lambda folder, home: export_case(folder, home / "anna.zip", on=date(2026, 1, 1)),
    "print": lambda folder, home: write_export(folder, "list.txt", b"x"),
    "back up": lambda folder, home: back_up([folder], home / "stick", home / "desk", AT),
    "put back": lambda folder, home: (
        back_up([folder], home / "stick", home / "desk", AT),
        restore_backup(home / "stick", folder.name, home / "desk"),
    ),
    "import": lambda folder, home: import_case(
        export_case(folder, home / "anna.zip", on=date(2026, 1, 1)).path, home / "desk"
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "desk").mkdir()
    made = new_case(tmp_path / "desk")
    change(made, "Exemple SA")
    attach(made, paper(tmp_path))
    return made


@pytest.mark.parametrize("work", [*WORKS, *AWAY])
def test_each_file_is_on_the_disk_before_it_has_its_name_and_its_name_before_the_answer(
    folder: Path, tmp_path: Path, work: str, monkeypatch: pytest.MonkeyPatch
):
    there = {*tmp_path.rglob("*")}
    watch = Watch(monkeypatch)
    {**WORKS, **AWAY}[work](folder, tmp_path)
    placed = [(at, place) for at, (what, place) in enumerate(watch.asked) if what == "placed"]
    assert placed
    for at, place in placed:
        source = watch.asked[at - 1][1]
        if place.parent.name == ".trash" or any(each.suffix == ".removed" for each in place.parents):
            continue  # what is tidied away may be found in its old place after a power cut
        came_from = source.parent in there and source in there
        assert watch.after("synced", place.parent, at), place
        assert not came_from or place.parent == source.parent or watch.after("synced", source.parent, at), (
            source
        )
        if source not in there and source.parent.name != ".trash":
            assert [each for each in watch.held[at] if not watch.has(each, at, named=each != source)] == []
    for at, (what, folder) in enumerate(watch.asked):
        assert what != "made" or watch.after("synced", folder.parent, at), folder


@pytest.mark.parametrize("work", WORKS)
def test_nothing_of_a_case_changes_without_its_lock(
    folder: Path, tmp_path: Path, work: str, monkeypatch: pytest.MonkeyPatch
):
    watch = Watch(monkeypatch)
    WORKS[work](folder, tmp_path)
    changes = [
        at
        for at, (what, each) in enumerate(watch.asked)
        if what == "moved" and folder in (each, *each.parents) and "documents" not in each.parts
    ]
    assert watch.before("locked", folder, changes[0])
    for at in changes if work != "remove" else ():  # a case that goes is only waited for
        held = [what for what, place in watch.asked[:at] if place == folder and what.endswith("locked")]
        assert held[-1] == "locked"


def test_one_writer_at_a_time_is_let_into_the_copies(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    watch = Watch(monkeypatch)
    AWAY["back up"](folder, tmp_path)
    assert watch.before("locked", tmp_path / "stick", [what for what, _ in watch.asked].index("placed"))
