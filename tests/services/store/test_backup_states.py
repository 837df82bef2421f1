"""What makes a new state of the copies: any change of a case or of where it lies, and nothing else."""

import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from casefile.services.store.backup import BackedUp, back_up
from casefile.services.store.backup_states import content_path, newest_state
from tests.services.store.fictional import AT, attach, change, new_case, paper


def copied(folder: Path, days: int) -> BackedUp:
    desk = next(each for each in folder.parents if each.name == "desk")
    return back_up([folder], desk.parent / "stick", desk, AT + timedelta(days=days)).cases[0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "desk").mkdir()
    made = new_case(tmp_path / "desk")
    attach(made, paper(tmp_path))
    return made


def _moved(folder: Path) -> Path:
    group = folder.parent / "2026"
    group.mkdir()
    return Path(shutil.move(folder, group / folder.name))


def _touched(folder: Path) -> Path:
    os.utime(next((folder / "documents").rglob("*.pdf")), ns=(1, 1))
    return folder


def _dropped(folder: Path) -> Path:
    next((folder / "documents").rglob("*.pdf")).unlink()
    return folder


def _changed(folder: Path) -> Path:
    change(folder, "Autre SA")
    return folder


def _exported(folder: Path) -> Path:
    (folder / "exports" / "list.txt").write_text("x", encoding="utf-8")
    return folder


def _strange(folder: Path) -> Path:
    (folder / "notes of mine.txt").write_text("x", encoding="utf-8")
    (folder / "exports" / "half.new").write_text("x", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("done", "is_new"),
    [
        (_moved, True),
        (_touched, True),
        (_dropped, True),
        (_changed, True),
        (_exported, True),
        (_strange, False),
    ],
)
def test_a_state_is_kept_for_each_change_and_for_nothing_else(folder: Path, done, is_new: bool):
    first = copied(folder, 0)
    assert (first.changed, first.number) == (True, 1)
    assert (copied(folder, 1).changed, copied(folder, 2).number) == (False, 1)
    again = copied(done(folder), 3)
    assert (again.changed, again.number, again.damage) == (is_new, 1 + is_new, None)
    kept, *_ = newest_state(first.kept_in)
    assert kept.group == ("2026" if done is _moved else "")
    assert copied(folder if folder.exists() else folder.parent / "2026" / folder.name, 4).changed is False


def test_a_content_that_went_from_the_copies_is_copied_again(folder: Path):
    first = copied(folder, 0)
    state, *_ = newest_state(first.kept_in)
    place = folder.parents[1] / "stick"
    name = next(each for each in state.files if each.startswith("documents/"))
    content_path(place, state.files[name][0]).unlink()
    change(folder, "Autre SA")
    assert copied(folder, 1).changed
    assert content_path(place, state.files[name][0]).read_bytes() == (folder / name).read_bytes()
