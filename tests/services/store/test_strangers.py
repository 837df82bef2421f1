"""Cases that others made or copied: nothing is written through their links, nor into another case of that name.

What is asked of before anything is written stands in `store.transaction`, `store.restoring`, `store.exports`.
"""

import json
import os
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from casefile.cases.changes import write_note
from casefile.errors import DamagedError, StoreError
from casefile.services.desk import Desk
from casefile.services.store.audit import audit
from casefile.services.store.exports import write_export
from casefile.services.store.inspection import doctor
from casefile.services.store.journal import undo
from casefile.services.store.listing import heads as the_heads
from casefile.services.store.readback import read_case
from casefile.services.store.restoring import restore
from casefile.services.store.versions import generations
from tests.services.store.fictional import AT, attach, change, employers, new_case, paper, summary, sums_hold

ROOT = Path(__file__).parents[3]


def everything(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != ".lock")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def other(tmp_path):
    folder = new_case(tmp_path, "Other")
    for number in range(8):
        change(folder, f"O{number}")
    attach(folder, paper(tmp_path))
    (folder / ".trash").mkdir(exist_ok=True)
    (folder / "history").mkdir(exist_ok=True)
    return folder


@pytest.mark.parametrize("part", [".previous", ".trash", "history"])
def test_no_change_is_made_through_a_link_to_another_case(tmp_path, other, part):
    folder = new_case(tmp_path, "Received")
    if (folder / part).exists():
        (folder / part).rmdir()
    (folder / part).symlink_to(f"../Other/{part}")
    before, mine = everything(other), (folder / "case.json").read_bytes()
    for work in (
        lambda: change(folder, "A"),
        lambda: attach(folder, paper(tmp_path)),
        lambda: undo(folder, at=AT, summarise=summary),
        lambda: restore(folder, 3, at=AT, summarise=summary),
    ):
        with pytest.raises(DamagedError, match="path_link"):
            work()
    assert everything(other) == before
    assert (folder / "case.json").read_bytes() == mine
    assert "store.path_link" in [each.code for each in doctor(folder)]
    assert not list((folder / "documents").rglob("*.pdf"))


def test_the_earlier_states_of_another_case_are_not_shown(tmp_path, other):
    folder = new_case(tmp_path, "Received")
    (folder / ".previous").rmdir()
    (folder / ".previous").symlink_to("../Other/.previous")
    assert len(generations(other)) > 0
    assert generations(folder) == ()


def test_no_export_is_written_through_a_link(tmp_path):
    folder, precious = new_case(tmp_path), tmp_path / "precious"
    precious.write_bytes(b"mine")
    (folder / "exports" / "List.pdf").symlink_to(precious)
    with pytest.raises(DamagedError, match="path_link"):
        write_export(folder, "List.pdf", b"%PDF")
    (folder / "exports" / "List.pdf").unlink()
    (folder / "exports").rmdir()
    (folder / "exports").symlink_to(tmp_path)
    with pytest.raises(DamagedError, match="path_link"):
        write_export(folder, "precious", b"%PDF")
    assert precious.read_bytes() == b"mine"


def test_nothing_is_written_into_another_case_that_took_the_folder(tmp_path):
    desk = Desk(tmp_path)
    path, taking = desk.new("Anna", lang="en"), desk.new("Boris", lang="en")
    desk.hold(path, desk.open(path).case.id)
    desk.change(path, write_note("mine"))
    desk.change(taking, write_note("his"))
    path.rename(tmp_path / "Anna, away")
    taking.rename(path)
    before = everything(path)
    scan = paper(tmp_path)
    seen = desk.assess(desk.open(path).case)
    from casefile.i18n import words_for

    for work in (
        lambda: desk.change(path, write_note("lost")),
        lambda: desk.undo(path),
        lambda: desk.redo(path),
        lambda: desk.restore(path, 1),
        lambda: desk.attach(path, "principal/passport", [scan]),
        lambda: desk.remove_document(path, "f1"),
        lambda: desk.print(path, seen, "checklist", "txt", words_for("en")),
        lambda: desk.print_calendar(path, seen, words_for("en")),
    ):
        with pytest.raises(StoreError) as caught:
            work()
        assert caught.value.code == "store.another_case"
    assert everything(path) == before
    desk.hold(path, desk.open(path).case.id)
    desk.change(path, write_note("meant for Boris"))


def test_two_copies_of_one_case_are_named(tmp_path):
    import shutil

    folder, alone = new_case(tmp_path, "Rich"), new_case(tmp_path, "Alone")
    shutil.copytree(folder, tmp_path / "Rich (1)")
    heads = {head.path.name: head.twin for head in the_heads(tmp_path)}
    assert heads == {"Rich": True, "Rich (1)": True, "Alone": False}
    told = {path.name: [each.code for each in found] for path, found in Desk(tmp_path).doctor()}
    assert told == {"Rich": ["store.same_case"], "Rich (1)": ["store.same_case"], "Alone": []}
    assert [each.code for each in Desk(tmp_path).doctor(folder)[0][1]] == ["store.same_case"]
    assert alone.is_dir()


def test_names_that_read_the_same_are_named_and_a_new_case_takes_none(tmp_path):
    written = [unicodedata.normalize(form, "Zoé") for form in ("NFC", "NFD")]
    (tmp_path / "probe").mkdir()
    for name in written:
        (tmp_path / "probe" / name).mkdir(exist_ok=True)
    if len(list((tmp_path / "probe").iterdir())) != 2:
        pytest.skip("NOT PROVED HERE: this disk takes both ways of writing a name for one")
    desk = Desk(tmp_path / "desk")
    for name in written:
        new_case(tmp_path / "desk", name)
    assert {each.code for _, found in desk.doctor() for each in found} == {"store.same_name"}
    assert unicodedata.normalize("NFC", desk.new("Zoé").name) == "Zoé-2"


WRITER = """
import sys
from pathlib import Path
from tests.services.store.fictional import change
for number in range(int(sys.argv[3])):
    change(Path(sys.argv[1]), f"{sys.argv[2]}{number}")
"""


def test_writers_through_a_link_to_the_file_and_through_the_case_lose_nothing(tmp_path):
    folder, linked = new_case(tmp_path, "Real"), tmp_path / "Linked"
    for part in (".previous", "documents", "exports"):
        (linked / part).mkdir(parents=True)
    (linked / "case.json").symlink_to("../Real/case.json")
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(place), name, "12"], cwd=ROOT)
        for place, name in ((folder, "A"), (linked, "B"), (folder, "C"), (linked, "D"))
    ]
    assert [writer.wait() for writer in writers] == [0, 0, 0, 0]
    assert (linked / "case.json").is_symlink()
    assert sorted(employers(folder)) == sorted(f"{name}{number}" for name in "ABCD" for number in range(12))
    assert json.loads((folder / "case.json").read_bytes())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("odd", ["pipe", "device", "folder", "link"])
def test_no_small_file_of_a_case_is_waited_for_or_followed(tmp_path, other, odd, monkeypatch):
    """A received case may hold anything where the sums and the moved part of the journal are."""
    for name, value in (("MOST_EVENTS", 6), ("KEPT_EVENTS", 5), ("UNDOABLE_CHANGES", 2)):
        monkeypatch.setattr(f"casefile.services.store.archive.{name}", value)
    folder = new_case(tmp_path, "Received")
    attach(folder, paper(tmp_path))
    for number in range(8):
        change(folder, f"R{number}")
    moved = min((folder / "history").iterdir())
    elsewhere = shutil.copy(moved, other / "history")
    for path in (moved, folder / "SHA256SUMS"):
        path.unlink()
        if odd in {"device", "link"}:
            path.symlink_to("/dev/zero" if odd == "device" else elsewhere)
        else:
            (os.mkfifo if odd == "pipe" else Path.mkdir)(path)
    assert 1 not in [event.number for event in read_case(folder).case.journal]
    assert 1 not in [each.number for each in audit(folder)]
    assert {"store.history_gap", "store.sums_differ"} <= {each.code for each in doctor(folder)}
    if odd != "folder":  # what is put there again takes the place of anything but a folder
        attach(folder, paper(tmp_path, "two.pdf", b"two"))
        assert sums_hold(folder)


@pytest.mark.parametrize(
    "line",
    [
        '{"number": 1e999}',
        '{"number": Infinity}',
        '{"number": "1"}',
        "[" * 100_000,
        '{"x":' + "[" * 100_000,
        "\udcff",
    ],
)
def test_a_line_of_the_moved_journal_that_is_none_hides_no_other(tmp_path, monkeypatch, line):
    for name, value in (("MOST_EVENTS", 6), ("KEPT_EVENTS", 5), ("UNDOABLE_CHANGES", 2)):
        monkeypatch.setattr(f"casefile.services.store.archive.{name}", value)
    folder = new_case(tmp_path, "Received")
    for number in range(8):
        change(folder, f"R{number}\u2028")
    moved = next((folder / "history").iterdir())
    moved.write_bytes(line.encode("utf-8", "surrogateescape") + b"\n" + moved.read_bytes())
    numbers = {event.number for event in read_case(folder).case.journal}
    assert numbers == set(range(1, max(numbers) + 1))
    assert {each.number for each in audit(folder)} == numbers
