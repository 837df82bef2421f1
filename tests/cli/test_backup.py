"""Copies of the desk elsewhere: only what changed, every copy read back, old states dropped, a case "
"put together again."""

import json
import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from casefile.services.desk import Desk
from casefile.services.store import backup as backup_module
from casefile.services.store.backup import back_up
from tests.cli.conftest import Casefile


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "stick" / "copies"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "passport.pdf"
    path.write_bytes(b"%PDF-1.4 not much of one")
    return path


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".lock"
    }


def test_only_what_changed_is_copied_and_each_content_once(
    casefile: Casefile, anna: Path, place: Path, paper: Path
):
    casefile("attach", "Anna", "passport", paper)
    shutil.copytree(anna, anna.parent / "Bruno")
    first = casefile("backup", place, "--json").data["cases"]
    assert [each["changed"] for each in first] == [True, True]
    assert casefile("backup", place, "--json").data["cases"][0]["changed"] is False
    casefile("note", str(anna), "hello")
    again = {Path(each["case"]).name: each for each in casefile("backup", place, "--json").data["cases"]}
    assert (again["Anna"]["changed"], again["Bruno"]["changed"]) == (True, False)
    assert again["Anna"]["files"] <= 3  # the case, its earlier version
    sums = [path.name for path in (place / "files").rglob("*") if path.is_file()]
    assert len(sums) == len(set(sums))
    assert casefile("backup", place, "--check").code == 0


def test_a_case_comes_back_byte_for_byte_and_nothing_there_is_touched(
    casefile: Casefile, anna: Path, place: Path, paper: Path
):
    casefile("attach", "Anna", "passport", paper)
    casefile("print", "Anna", "-o", anna / "exports" / "list.txt")
    before = tree(anna)
    casefile("backup", place)
    casefile("note", "Anna", "later")
    back = Path(casefile("restore", "ANNA", "--from", place).out.strip())
    assert back != anna
    assert tree(back) == before
    (place.parent / "empty").mkdir()
    again = Path(casefile("restore", "Anna", "--from", place, "--dir", place.parent / "empty").out.strip())
    assert tree(again) == before
    assert (anna / "case.json").read_bytes() != before["case.json"]
    shutil.rmtree(anna)
    shutil.rmtree(back)
    casefile("backup", place)  # a case that is gone keeps its copies
    assert Path(casefile("restore", "Anna", "--from", place, "--json").data["path"]).name == "Anna"
    assert casefile("doctor", "Anna").code == 0


def test_an_earlier_state_is_put_back_by_its_number(casefile: Casefile, anna: Path, place: Path):
    for text in ("one", "two"):
        casefile("note", "Anna", text)
        casefile("backup", place)
    states = casefile("backup", place, "--list", "--json").data["states"]
    assert [each["state"] for each in states] == [1, 2]
    answer = casefile("restore", "Anna", "1", "--from", place)
    path = answer.out.strip()
    assert f"There is a case called “Anna” already, in {anna}" in answer.err
    assert casefile("show", path, "--json").data["journal"][-1]["text"] == "one"
    assert casefile("restore", "Anna", "9", "--from", place).code == 3
    assert casefile("restore", "Nobody", "--from", place).code == 3
    assert casefile("restore", "Anna", "--from", place / "nowhere").code == 3


def test_a_case_file_that_is_not_whole_is_named_and_never_put_back(
    casefile: Casefile, anna: Path, place: Path
):
    casefile("backup", place)
    state = json.loads(next((place / "cases").rglob("*.json")).read_text(encoding="utf-8"))
    digest = state["files"]["case.json"][0]
    content = place / "files" / digest[:2] / digest
    content.write_bytes(b"x" + content.read_bytes()[1:])
    answer = casefile("backup", place, "--check", "--json")
    assert (answer.code, answer.data["findings"][0]["code"]) == (1, "store.backup_lacks")
    folders = sorted(anna.parent.iterdir())
    assert casefile("restore", "Anna", "--from", place).code == 2
    assert sorted(anna.parent.iterdir()) == folders


def test_a_state_that_somebody_wrote_leads_nowhere_else(
    casefile: Casefile, anna: Path, place: Path, tmp_path: Path
):
    casefile("backup", place)
    file = next((place / "cases").rglob("*.json"))
    told = json.loads(file.read_text(encoding="utf-8"))
    for name in (
        "../outside.txt",
        "/tmp/outside.txt",
        "documents/../../outside.txt",
        "documents/a:b",
        "elsewhere/x",
    ):
        told["files"][name] = told["files"]["case.json"]
        file.write_text(json.dumps(told), encoding="utf-8")
        assert casefile("restore", "Anna", "--from", place).code == 2
        del told["files"][name]
    assert not list(tmp_path.rglob("outside.txt"))


def test_a_damaged_case_keeps_its_good_copies_and_the_others_are_copied(
    casefile: Casefile, anna: Path, place: Path
):
    casefile("backup", place)
    (anna / "case.json").write_bytes(b"")
    casefile("new", "Bruno")
    answer = casefile("backup", place, "--json")
    assert answer.code == 4
    assert {Path(each["case"]).name: each["damage"] for each in answer.data["cases"]} == {
        "Anna": "store.empty", "Bruno": None,
    }  # fmt: skip
    assert casefile("doctor", casefile("restore", "Anna", "--from", place).out.strip()).code == 0


@pytest.mark.parametrize("inside", ["", "Anna", "Anna/exports", "copies"])
def test_no_copy_is_made_on_the_desk_itself(casefile: Casefile, anna: Path, inside):
    assert casefile("backup", anna.parent / inside).code == 2
    assert not (anna.parent / inside / "cases").exists()


def test_the_newest_states_the_days_and_the_months_are_kept(casefile: Casefile, anna: Path, place: Path):
    at = datetime(2025, 1, 1, 8, tzinfo=UTC)
    for day in range(60):
        casefile("note", "Anna", f"day {day}")
        back_up([anna], place, anna.parent, at + timedelta(days=day))
    kept = [state.at.date().isoformat() for state in Desk().backup_states(place)]
    assert kept == [
        "2025-01-01",
        "2025-02-01",
        *(f"2025-02-{day}" for day in (23, 24, 25, 26, 27, 28)),
        "2025-03-01",
    ]
    used = {digest for state in Desk().backup_states(place) for digest, _, _ in state.files.values()}
    assert {path.name for path in (place / "files").rglob("*") if path.is_file()} == used


def test_a_case_changed_under_the_hand_is_read_again(
    casefile: Casefile, anna: Path, place: Path, monkeypatch
):
    real, times = backup_module._copied, []

    def meanwhile(*args):
        done = real(*args)
        times.append(1)
        if len(times) == 1:
            casefile("note", "Anna", "meanwhile")
        return done

    monkeypatch.setattr(backup_module, "_copied", meanwhile)
    done = back_up([anna], place, anna.parent, datetime(2025, 1, 1, tzinfo=UTC))
    assert done.cases[0].damage is None
    (state,) = Desk().backup_states(place)[-1:]
    content = (place / "files" / state.files["case.json"][0][:2] / state.files["case.json"][0]).read_bytes()
    assert content == (anna / "case.json").read_bytes()


def test_an_old_copy_is_remembered_gently(casefile: Casefile, anna: Path, place: Path, monkeypatch):
    monkeypatch.setattr("casefile.clock.now", lambda: datetime(2030, 1, 1, tzinfo=UTC))
    assert "No copy of your cases" in casefile("list", "--lang", "en").err
    assert "copy of your cases" not in casefile("list", "--lang", "en").err  # once a month is enough
    assert "case.backup_never" in casefile("doctor", "--json").out  # who asks is answered
    casefile("backup", place)
    assert "case.backup" not in casefile("doctor", "--json").out
    assert "copy of your cases" not in casefile("list", "--lang", "en").err
    monkeypatch.setattr("casefile.clock.now", lambda: datetime(2030, 1, 30, tzinfo=UTC))
    assert "copy of your cases" not in casefile("list", "--lang", "en").err
    monkeypatch.setattr("casefile.clock.now", lambda: datetime(2030, 2, 1, tzinfo=UTC))
    assert "was made on" in casefile("list", "--lang", "en").err
    monkeypatch.setattr("casefile.clock.now", lambda: datetime(2030, 3, 2, tzinfo=UTC))
    assert "copy of your cases" not in casefile("list", "--lang", "en").err
    monkeypatch.setattr("casefile.clock.now", lambda: datetime(2030, 3, 4, tzinfo=UTC))
    assert "was made on" in casefile("list", "--lang", "en").err


def _odd(path: Path, what: str) -> None:
    """Put something that is no regular file in the place of one."""
    path.unlink()
    if what == "device":
        path.symlink_to("/dev/zero")
    else:
        (os.mkfifo if what == "pipe" else Path.mkdir)(path)


needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")


@needs_pipes
@pytest.mark.parametrize("what", ["pipe", "device", "folder"])
def test_a_state_that_is_no_file_is_said_and_never_waited_for(
    casefile: Casefile, anna: Path, place: Path, what: str
):
    casefile("backup", place)
    _odd(next((place / "cases").rglob("*.json")), what)
    assert casefile("backup", place, "--check").code == 1
    for arguments, code in ((("backup", place, "--list"), 0), (("restore", "Anna", "--from", place), 3)):
        answer = casefile(*arguments, "--json")
        assert answer.code == code
        assert [each["code"] for each in answer.envelope["warnings"]] == ["store.backup_unreadable"]
    again = casefile("backup", place, "--json")
    assert again.data["cases"][0]["state"] == 2  # a number is never used twice
    assert [each["code"] for each in again.envelope["warnings"]] == ["store.backup_unreadable"]
    assert casefile("restore", "Anna", "--from", place).code == 0


@pytest.mark.parametrize(
    "told",
    [
        ["/dev/zero", 5, 0], ["../../../../etc/passwd", 5, 0], ["a\0b", 5, 0], ["", 5, 0],
        ["0" * 64, -1, 0], ["0" * 64, 5, 10**30], ["0" * 64 + "\n", 5, 0],
    ],
)  # fmt: skip
def test_a_state_no_backup_writes_is_none(casefile: Casefile, anna: Path, place: Path, told: list[object]):
    casefile("backup", place)
    file = next((place / "cases").rglob("*.json"))
    state = json.loads(file.read_text(encoding="utf-8"))
    state["files"]["README.txt"] = told
    file.write_text(json.dumps(state), encoding="utf-8")
    assert casefile("backup", place, "--check", "--json").data["findings"][0]["code"] == (
        "store.backup_unreadable"
    )
    assert casefile("restore", "Anna", "--from", place).code == 3


@needs_pipes
@pytest.mark.parametrize("what", ["pipe", "device", "gone"])
def test_a_content_that_is_lost_is_copied_again_though_the_case_is_as_it_was(
    casefile: Casefile, anna: Path, place: Path, what: str
):
    casefile("backup", place)
    for content in [path for path in (place / "files").rglob("*") if path.is_file()]:
        content.unlink() if what == "gone" else _odd(content, what)
    assert casefile("restore", "Anna", "--from", place).code == 2
    assert casefile("backup", place, "--json").data["cases"][0]["changed"]
    assert casefile("backup", place, "--check").code == 0
    assert casefile("restore", "Anna", "--from", place).code == 0


def test_what_a_link_among_the_copies_leads_to_keeps_its_rights(
    casefile: Casefile, anna: Path, place: Path, tmp_path: Path
):
    casefile("backup", place)
    victim = tmp_path / "victim"
    victim.write_text("mine", encoding="utf-8")
    victim.chmod(0o644)
    for content in [path for path in (place / "files").rglob("*") if path.is_file()]:
        content.unlink()
        content.symlink_to(victim)
    assert casefile("restore", "Anna", "--from", place).code == 2
    assert victim.stat().st_mode & 0o777 == 0o644


def test_one_spoilt_file_costs_no_more_than_itself_and_is_copied_again(
    casefile: Casefile, anna: Path, place: Path, tmp_path: Path
):
    for name in ("passport", "photo"):
        (tmp_path / f"{name}.pdf").write_bytes(b"%PDF-1.4 not much of " + name.encode())
        casefile("attach", "Anna", "passport", tmp_path / f"{name}.pdf")
    assert casefile("backup", place).code == 0
    state = json.loads(next((place / "cases").rglob("*.json")).read_text(encoding="utf-8"))
    kept = {name: place / "files" / told[0][:2] / told[0] for name, told in state["files"].items()}
    photo = next(name for name in kept if name.endswith("photo.pdf"))
    for name in (photo, "README.txt"):
        kept[name].write_bytes(kept[name].read_bytes()[:-1] + b"?")
    back = casefile("restore", "Anna", "--from", place, "--json", "--lang", "en")
    assert (back.code, [each["code"] for each in back.envelope["warnings"][-1:]]) == (
        1,
        ["store.backup_left_out"],
    )
    folder = Path(back.data["path"])
    assert (folder / "README.txt").read_bytes() == (anna / "README.txt").read_bytes()
    assert sorted(path.name for path in (folder / "documents").rglob("*.pdf")) == ["passport.pdf"]
    assert casefile("doctor", folder).code == 1  # the paper that lacks is named there too
    shutil.rmtree(folder)
    assert casefile("backup", place, "--check").code == 1
    mended = casefile("backup", place, "--json").data["cases"]
    assert [(each["state"], each["files"]) for each in mended] == [(1, 2)]
    assert casefile("backup", place, "--check").code == 0
    assert casefile("restore", "Anna", "--from", place).code == 0


def test_a_case_that_comes_back_is_told_of_in_its_own_language(
    casefile: Casefile, anna: Path, place: Path, paper: Path
):
    casefile("new", "Zoé", "--lang", "fr")
    casefile("attach", "Zoé", "passport", paper)
    casefile("backup", place)
    next(
        path
        for path in (place / "files").rglob("*")
        if path.is_file() and path.read_bytes() == paper.read_bytes()
    ).write_bytes(b"other")
    for name, word in (("Zoé", "s’appelle déjà"), ("Anna", "There is a case")):
        back = casefile("restore", name, "--from", place)
        assert back.code == int(name == "Zoé")
        assert word in back.err
        if name == "Zoé":
            assert "gone from the copies" not in back.err
