"""What makes a new state of the copies: any change of a case or of where it lies, and nothing else."""

import errno
import json
import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from casefile.errors import CasefileError, DamagedError, UsageError
from casefile.services.store.backup import BackedUp, back_up
from casefile.services.store.backup_restoring import restore_backup
from casefile.services.store.backup_states import State, content_path, every_state, inspect, newest_state
from casefile.services.store.readback import read_case
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


def _lacking(place: Path, state: State, name: str) -> None:
    content_path(place, state.files[name][0]).unlink()


def _altered(place: Path, state: State, name: str) -> None:
    content_path(place, state.files[name][0]).write_bytes(b"%PDF-1.7 other")


def _a_folder(place: Path, state: State, name: str) -> None:
    _lacking(place, state, name)
    content_path(place, state.files[name][0]).mkdir()


def _a_pipe(place: Path, state: State, name: str) -> None:
    _lacking(place, state, name)
    os.mkfifo(content_path(place, state.files[name][0]))


def _a_link(place: Path, state: State, name: str) -> None:
    content = content_path(place, state.files[name][0])
    content.symlink_to(content.rename(place / "elsewhere"))


def _nothing(place: Path, state: State, name: str) -> None: ...


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
@pytest.mark.parametrize("spoil", [_lacking, _altered, _a_folder, _a_pipe, _a_link, _nothing])
@pytest.mark.parametrize("which", ["documents/", "README.txt", "case.json"])
def test_what_is_not_whole_in_the_copies_is_left_out_and_named_and_without_its_file_there_is_no_case(
    folder: Path, spoil: Callable[..., None], which: str
):
    kept_in = copied(folder, 0).kept_in
    place, desk = folder.parents[1] / "stick", folder.parent
    state, *_ = newest_state(kept_in)
    name = next(each for each in sorted(state.files) if each.startswith(which))
    spoil(place, state, name)
    spoilt = spoil is not _nothing
    wrong = [name] if spoilt and spoil is not _a_link else []
    before = sorted(desk.iterdir())
    if which == "case.json" and spoilt:
        with pytest.raises(UsageError) as refused:
            restore_backup(place, "Anna Exemple", desk)
        assert (refused.value.code, refused.value.values["name"]) == ("store.backup_not_whole", name)
        assert sorted(desk.iterdir()) == before
        assert [each.values["name"] for each in inspect(place)] == wrong
        return
    back = restore_backup(place, "Anna Exemple", desk)
    assert [each.values["name"] for each in inspect(place)] == wrong
    lost = [name] if spoilt and which == "documents/" else []
    assert [each.values["name"] for each in back.lacking] == lost
    assert back.path == desk / "Anna Exemple-2"
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*")} - {".lock", *lost}
    assert {path.relative_to(back.path).as_posix() for path in back.path.rglob("*")} == there
    assert all(
        (back.path / each).read_bytes() == (folder / each).read_bytes() for each in {*state.files} - {*lost}
    )
    assert (back.path / "case.json").stat().st_mtime_ns == (folder / "case.json").stat().st_mtime_ns


def test_a_case_whose_papers_lie_elsewhere_is_not_put_back(folder: Path):
    case = folder / "case.json"
    case.write_bytes(case.read_bytes().replace(b'"documents/', b'"../documents/'))
    kept_in, desk = copied(folder, 0).kept_in, folder.parent
    before = sorted(desk.iterdir())
    with pytest.raises(DamagedError) as refused:
        restore_backup(desk.parent / "stick", "Anna Exemple", desk)
    assert refused.value.code == "store.path_outside"
    assert Path(refused.value.values["path"]).parent == kept_in
    assert sorted(desk.iterdir()) == before


@pytest.mark.parametrize(
    ("ref", "number", "found"),
    [
        ("Anna Exemple", None, 2),
        ("anna exemple", 1, 1),
        ("Dossier", None, 2),
        ("Dossier [{id}]", 2, 2),
        ("Anna Exemple", 3, "store.no_backup_state"),
        ("Anna Exemple", 0, "store.no_backup_state"),
        ("Nobody", None, "store.not_in_backup"),
        ("", None, "store.not_in_backup"),
        ("Zoé", None, "case.several"),
    ],
)
def test_a_case_is_called_in_the_copies_by_its_name_or_its_folder(
    folder: Path, ref: str, number: int | None, found: int | str
):
    desk = folder.parent
    folder = folder.rename(desk / "Dossier")
    for name in ("Zoé", "2026/Zoé"):
        (desk / name).parent.mkdir(exist_ok=True)
        copied(new_case((desk / name).parent, "Zoé"), 0)
    kept_in = copied(folder, 0).kept_in
    copied(_changed(folder), 1)
    ref, place = ref.format(id=kept_in.name.partition("[")[2].rstrip("]")), desk.parent / "stick"
    if isinstance(found, str):
        with pytest.raises(CasefileError) as refused:
            restore_backup(place, ref, desk, number=number)
        assert refused.value.code == found
        return
    back = restore_backup(place, ref, desk, desk / "back", number).path
    assert back == desk / "back"
    assert len(read_case(back).case.facts.contracts) == found - 1


def test_a_case_comes_back_into_its_group_and_the_copies_say_how_to_do_it_by_hand(folder: Path):
    moved, place = _moved(folder), folder.parents[1] / "stick"
    copied(moved, 0)
    readme = place / "README.txt"
    assert "checksum" in readme.read_text(encoding="utf-8")
    readme.write_text("mine", encoding="utf-8")
    copied(_changed(moved), 1)
    assert readme.read_text(encoding="utf-8") == "mine"
    desk = folder.parent
    assert restore_backup(place, "Anna Exemple", desk).path == desk / "2026" / "Anna Exemple-2"
    shutil.rmtree(desk / "2026")
    (desk / "2026").symlink_to(place)
    assert restore_backup(place, "Anna Exemple", desk).path == desk / "Anna Exemple"


def test_a_case_is_put_back_into_an_empty_folder_that_is_a_disk_of_its_own(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    copied(folder, 0)
    disk = tmp_path / "disk"
    disk.mkdir()

    def on_one_disk(call: Callable[..., None]) -> Callable[..., None]:
        def moved(source: Path, target: Path, **more: int) -> None:
            if (disk in Path(source).parents) is not (disk in Path(target).parents):
                raise OSError(errno.EXDEV, "another disk")
            call(source, target, **more)

        return moved

    for name in ("rename", "replace"):
        monkeypatch.setattr(os, name, on_one_disk(getattr(os, name)))
    back = restore_backup(tmp_path / "stick", "Anna Exemple", tmp_path / "desk", disk)
    assert read_case(back.path).case == read_case(folder).case


def test_copies_are_counted_and_what_no_state_needs_any_more_goes(folder: Path):
    place, told = folder.parents[1] / "stick", []
    for day in range(20):
        change(folder, f"E{day}")
        made = back_up(
            [folder], place, folder.parent, AT + timedelta(minutes=day), lambda *each: told.append(each)
        )
        (one,) = made.cases
        assert (one.changed, one.number, one.files >= 1, one.damage) == (True, day + 1, True, None)
    assert told[:2] == [(0, 1, "Anna Exemple"), (1, 1, "")]
    states = [state for _, state in every_state(place)]
    assert [state.number for state in states] == [1, 18, 19, 20]
    used = {digest for state in states for digest, _, _ in state.files.values()}
    assert {path.name for path in (place / "files").glob("*/*")} == used
    assert states[-1].size_bytes == sum(each[1] for each in states[-1].files.values())
    (place / "cases" / one.kept_in.name / "00099-20260101T000000Z.json").write_text("{")
    assert newest_state(one.kept_in)[:2] == (states[-1], 99)
    for day in range(20, 24):
        change(folder, f"E{day}")
        back_up([folder], place, folder.parent, AT + timedelta(minutes=day))
    assert used <= {
        path.name for path in (place / "files").glob("*/*")
    }  # one that cannot be read may need them


@pytest.mark.parametrize(
    ("size", "saved", "is_read"),
    [
        (0, 0, True),
        (-1, 0, False),
        (1, 2**63 - 1, True),
        (1, 2**63, False),
        (1, -(2**63), True),
        (1, -(2**63) - 1, False),
    ],
)
def test_a_state_is_read_whose_files_a_disk_could_hold(folder: Path, size: int, saved: int, is_read: bool):
    copied(folder, 0)
    stick = folder.parent.parent / "stick"
    ((path, state),) = every_state(stick)
    assert state is not None
    told = json.loads(path.read_bytes())
    told["files"]["case.json"][1:] = [size, saved]
    path.chmod(0o600)
    path.write_text(json.dumps(told))
    ((_, again),) = every_state(stick)
    assert (again is not None) is is_read


@pytest.mark.parametrize("inside", ["stick", "Anna Exemple/stick", ".", "Anna Exemple", "2026/deep/stick"])
def test_copies_are_not_made_inside_what_is_copied(folder: Path, tmp_path: Path, inside: str):
    (tmp_path / "link").symlink_to(folder.parent)
    for desk in (folder.parent, tmp_path / "link"):
        for home in (folder.parent, tmp_path / "other"):
            if home.name == "other" and not inside.startswith("Anna"):
                continue
            with pytest.raises(UsageError) as refused:
                back_up([folder], desk / inside, home, AT)
            assert refused.value.code == "store.backup_inside"


def test_a_content_that_went_from_the_copies_is_copied_again(folder: Path):
    first = copied(folder, 0)
    state, *_ = newest_state(first.kept_in)
    place = folder.parents[1] / "stick"
    name = next(each for each in state.files if each.startswith("documents/"))
    content_path(place, state.files[name][0]).unlink()
    change(folder, "Autre SA")
    assert copied(folder, 1).changed
    assert content_path(place, state.files[name][0]).read_bytes() == (folder / name).read_bytes()
