"""The order in which a disk names what lies in a folder, and a file its records, is nobody's: it changes no answer."""

import json
import os
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from casefile.cases.changes import write_note
from casefile.services.store.archive import history, history_files, with_history
from casefile.services.store.audit import audit
from casefile.services.store.backup import back_up
from casefile.services.store.backup_restoring import restore_backup
from casefile.services.store.backup_states import every_state, inspect, newest_state
from casefile.services.store.bag import export_case
from casefile.services.store.checksums import sums_text
from casefile.services.store.codec import decode, encode
from casefile.services.store.groups import case_folders, groups_of
from casefile.services.store.inspection import doctor
from casefile.services.store.listing import heads
from casefile.services.store.placing import put_case
from casefile.services.store.readback import read_case
from casefile.services.store.records import case_of
from casefile.services.store.removal import folder_contents, remains
from casefile.services.store.travelling import travelling
from casefile.services.store.versions import generations, newest_good, newest_number
from tests.services.store.fictional import AT, attach, change, new_case, paper


class _Entries:
    """What os.scandir gives, the other way round."""

    def __init__(self, real: Any) -> None:
        self._found = [*real][::-1]
        real.close()

    def __enter__(self) -> Iterator[Any]:
        return iter(self._found)

    def __exit__(self, *_: object) -> None: ...

    def __iter__(self) -> Iterator[Any]:
        return iter(self._found)


def _by_name(real: Callable[..., Any], *, reverse: bool) -> Callable[..., Any]:
    def listed(*place: Any) -> Any:
        return sorted(real(*place), reverse=reverse)

    return listed


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with groups, strangers, leftovers, damaged states, a journal in several files, and its copies."""
    place = tmp_path_factory.mktemp("order")
    desk = place / "desk"
    for inside in ("Anna", "Zoé", "2026/Bruno", "2025/Chloé", "2025/05/Dora"):
        (desk / inside).parent.mkdir(parents=True, exist_ok=True)
        new_case((desk / inside).parent, (desk / inside).name)
    for leftover in (".1-0000000a.new", ".2-0000000b.new"):
        (desk / leftover).mkdir()
    folder = desk / "Anna"
    for number in range(5):
        change(folder, f"E{number}", at=AT + timedelta(days=number))
        attach(
            folder,
            paper(place, f"p{number}.pdf", b"%PDF-1.7 " + bytes([65 + number])),
            f"principal/x{number}",
        )
    for name in ("b mine.txt", "a mine.txt", "case (copy).json", "case (2).json"):
        (folder / name).write_bytes((folder / "case.json").read_bytes() if "json" in name else b"x")
    for name in ("documents/b.pdf", "documents/a.pdf", "exports/half.new", "exports/more.new"):
        (folder / name).write_bytes(b"%PDF-1.7 stranger")
    for number in (1, 2):
        (folder / ".previous" / f"{90 + number:08}.json").write_bytes(b"broken")
    for day in range(3):
        back_up([folder, desk / "Zoé"], place / "stick", desk, AT + timedelta(days=day))
        change(folder, f"later {day}")
    for path in sorted((place / "stick" / "files").rglob("*")):
        if path.is_file() and path.read_bytes().startswith(b"%PDF-1.7 "):
            path.unlink()
    return desk


def _copy(desk: Path) -> Path:
    return desk.parent / "stick"


def _exported(desk: Path) -> Any:
    target = desk.parent / "anna.zip"
    done = export_case(desk / "Anna", target, on=date(2026, 1, 1), replace=True)
    return target.read_bytes(), done.notes


QUESTIONS: dict[str, Callable[[Path], Any]] = {
    "heads": lambda desk: [head.inside for head in heads(desk)],
    "folders": lambda desk: [place[:2] for place in case_folders(desk)],
    "groups": groups_of,
    "contents": lambda desk: folder_contents(desk / "Anna"),
    "doctor": lambda desk: doctor(desk / "Anna"),
    "export": _exported,
    "travelling": lambda desk: [name for _, name, _ in travelling(desk / "Anna", earlier=True)],
    "generations": lambda desk: [(each.number, each.file) for each in generations(desk / "Anna")],
    "good": lambda desk: (newest_number(desk / "Anna"), newest_good(desk / "Anna")),
    "remains": lambda desk: remains([desk]),
    "states": lambda desk: [path.name for path, _ in every_state(_copy(desk))],
    "newest state": lambda desk: [newest_state(each) for each in sorted((_copy(desk) / "cases").iterdir())],
    "inspect": lambda desk: inspect(_copy(desk)),
}


@pytest.mark.parametrize("asked", QUESTIONS)
def test_what_is_found_in_folders_is_told_in_one_order(
    home: Path, asked: str, monkeypatch: pytest.MonkeyPatch
):
    answers = []
    for reverse in (False, True):
        with monkeypatch.context() as patched:
            patched.setattr(os, "listdir", _by_name(os.listdir, reverse=reverse))
            if reverse:
                real = os.scandir
                patched.setattr(os, "scandir", lambda *place, real=real: _Entries(real(*place)))
            answers.append(QUESTIONS[asked](home))
    assert answers[0] == answers[1]
    assert answers[0]


def test_what_travels_without_the_earlier_states_is_all_the_rest(home: Path):
    names = {
        earlier: [name for _, name, _ in travelling(home / "Anna", earlier=earlier)]
        for earlier in (True, False)
    }
    assert names[False] == [name for name in names[True] if not name.startswith((".previous/", ".trash/"))]
    assert names[False][0] == names[True][0] == "case.json"
    tops = {name.partition("/")[0] for name in names[False]}
    assert tops >= {"case.json", "README.txt", "SHA256SUMS", "documents"}
    assert any(name.startswith(".previous/") for name in names[True])
    assert not any(name.endswith(".new") for name in names[True])


def _turned(file: Path) -> None:
    """Write the records of a case file the other way round, as another program may."""
    tables = json.loads(file.read_text(encoding="utf-8"))
    turned = {table: dict(reversed(records.items())) for table, records in reversed(tables.items())}
    file.write_text(json.dumps(turned, ensure_ascii=False), encoding="utf-8")


def test_the_order_of_the_records_in_a_file_is_that_of_their_numbers(home: Path, tmp_path: Path):
    folder = new_case(tmp_path)
    for number in range(12):
        change(folder, f"E{number}", at=AT + timedelta(days=number))
        attach(folder, paper(tmp_path, f"p{number}.pdf"), f"principal/x{12 - number:02}")
    file = folder / "case.json"
    before, steps, sums = read_case(folder).case, list(audit(folder)), (folder / "SHA256SUMS").read_text()
    tables = decode(file.read_bytes(), file)
    _turned(file)
    turned = decode(file.read_bytes(), file)
    assert read_case(folder).case == before
    assert list(audit(folder)) == steps
    assert (sums_text(turned), sums) == (sums, sums_text(tables))
    assert sums.splitlines() == sorted(sums.splitlines(), key=lambda line: line.partition("  ")[2])
    assert encode(turned, file) != file.read_bytes()
    assert list(decode(encode(turned, file), file)["contracts"]) == list(tables["contracts"])
    change(folder, "More")
    assert [each.employer for each in read_case(folder).case.facts.contracts] == [
        *(each.employer for each in before.facts.contracts),
        "More",
    ]
    (last,) = [each for each in generations(folder) if each.number == before.generation]
    assert (last.code, last.values) == (before.journal[-1].code, dict(before.journal[-1].values))


def test_a_journal_in_several_files_is_read_by_the_numbers_of_its_steps(tmp_path: Path):
    folder = new_case(tmp_path)
    change(folder, write_note("last"))
    place = folder / "history"
    place.mkdir()
    made = {
        number: json.dumps(
            {"number": number, "at": "2026-01-01T00:00:00Z", "code": "journal.note", "text": f"{number}"}
        )
        for number in range(1, 10)
    }
    for first, last, order in ((1, 3, (2, 1, 3)), (4, 6, (6, 4, 5)), (7, 9, (9, 2, 8, 7))):
        (place / f"{first:06}-{last:06}.jsonl").write_text("\n".join(made[each] for each in order))
    assert [event.number for event in history(folder)] == list(range(1, 10))
    assert [path.name[:6] for path in history_files(folder)] == ["000001", "000004", "000007"]
    tables = decode((folder / "case.json").read_bytes(), folder)
    tables["head"]["1"]["archived"] = 9
    tables["journal"] = {
        "12": {**tables["journal"]["2"], "number": 12},
        "11": {**tables["journal"]["1"], "number": 11},
    }
    whole = with_history(case_of(tables), folder, tables)
    assert [event.number for event in whole.journal] == [*range(1, 10), 11, 12]


def test_what_makes_a_folder_a_case_comes_into_it_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    target, built = tmp_path / "made", tmp_path / "built"
    target.mkdir(), built.mkdir()
    for name in ("README.txt", "case.json", "SHA256SUMS"):
        (built / name).write_text("x")
    came: list[str] = []
    real = Path.rename
    monkeypatch.setattr(Path, "rename", lambda self, to: (came.append(Path(to).name), real(self, to))[1])
    put_case(built, target)
    assert came[-1] == "case.json"
    assert sorted(came) == sorted(path.name for path in target.iterdir())
    assert not built.exists()


def test_a_case_put_back_is_the_newest_state_however_the_disk_names_them(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(os, "listdir", _by_name(os.listdir, reverse=True))
    back = restore_backup(_copy(home), "Anna", tmp_path, tmp_path / "back").path
    newest = newest_state(
        next(each for each in (_copy(home) / "cases").iterdir() if each.name.startswith("Anna"))
    )[0]
    assert msgspec.structs.astuple(read_case(back).case)[:1] == (newest.id,)
    assert read_case(back).case.generation == newest.generation
