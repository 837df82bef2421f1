import errno
import json
import os
import sys
import time
from pathlib import Path

import pytest

from casefile.cases.model import SCHEMA
from casefile.errors import (
    CasefileError,
    DamagedError,
    DiskError,
    LockedError,
    NewerSchemaError,
    NotFoundError,
    StoreError,
)
from casefile.i18n.words import words_for
from casefile.services import store
from casefile.services.store import lock
from casefile.services.store.adding import remove_document
from casefile.services.store.exports import write_export, write_file
from casefile.services.store.inspection import doctor, strayed
from casefile.services.store.inspection import doctor as the_doctor
from casefile.services.store.listing import heads
from casefile.services.store.listing import heads as the_heads
from casefile.services.store.migrations import migrated
from casefile.services.store.readback import read_case
from casefile.services.store.restoring import restore
from casefile.services.store.transaction import transaction
from casefile.services.store.versions import generations
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


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


DAMAGE = {
    "empty": lambda good: b"",
    "cut in the middle": lambda good: good[: len(good) // 2],
    "cut at its last letter": lambda good: good[:-3],
    "tail of an older version": lambda good: good + good[-40:],
    "zeros": lambda good: b"\0" * len(good),
    "zeros at its end": lambda good: good[:-200] + b"\0" * 200,
    "Latin-1": lambda good: good.replace(b"Anna", b"Ann\xe9"),
    "UTF-16": lambda good: good.decode().encode("utf-16"),
    "a mark before the text": lambda good: b"\xef\xbb\xbf" + good,
    "null": lambda good: b"null",
    "an empty object": lambda good: b"{}",
    "a list": lambda good: b"[]",
    "a word": lambda good: b'"case"',
    "NaN": lambda good: good.replace(b'"generation": 2', b'"generation": 2, "x": NaN'),
    "a number beyond all": lambda good: good.replace(b'"generation": 2', b'"generation": 2, "x": 1e999'),
    "a key twice": lambda good: good.replace(b'"generation": 2', b'"generation": 2, "generation": 3'),
    "a record twice": lambda good: good.replace(b'"facts": {\n', b'"facts": {\n"1": {},\n'),
    "a table that is a list": lambda good: good.replace(b'"facts": {', b'"other": [1],\n"facts": {'),
    "a record that is a word": lambda good: good.replace(b'"facts": {', b'"other": {"1": "x"},\n"facts": {'),
    "a record without a number": lambda good: good.replace(b'"facts": {', b'"other": {"x": {}},\n"facts": {'),
    "no schema": lambda good: good.replace(b'"schema": 1, ', b""),
    "a schema in words": lambda good: good.replace(b'"schema": 1', b'"schema": "one"'),
    "deep nesting": lambda good: good.replace(
        b'"generation": 2', b'"generation": 2, "x": ' + b"[" * 99 + b"]" * 99
    ),
    "very deep nesting": lambda good: b"[" * 200_000 + b"]" * 200_000,
    "half a letter": lambda good: good.replace(b'"Anna', b'"\\ud83dAnna'),
    "marks of a merge": lambda good: b"<<<<<<< HEAD\n" + good,
    "a login page": lambda good: b"<!doctype html><title>Sign in</title>",
    "a huge number": lambda good: good.replace(b'"generation": 2', b'"generation": 2, "x": ' + b"9" * 9999),
}


BELOW_THE_HEAD = {  # the list reads the first 4 KB and the end: these it shows, and opening the case tells
    "tail of an older version", "a record twice", "a table that is a list", "a record that is a word",
    "a record without a number", "deep nesting",
}  # fmt: skip


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_case_opens_read_only_from_its_newest_good_version_and_is_never_overwritten(tmp_path, kind):
    folder = new_case(tmp_path)
    change(folder, "A")
    path = folder / "case.json"
    bad = DAMAGE[kind](path.read_bytes())
    path.write_bytes(bad)
    opened = read_case(folder)
    assert isinstance(opened.damage, DamagedError)
    assert opened.read_only_reason is opened.damage
    assert (opened.case.name, opened.case.generation) == ("Anna Exemple", 1)
    for refused in (lambda: change(folder, "B"), lambda: undo(folder), lambda: redo(folder),
                    lambda: attach(folder, paper(tmp_path))):  # fmt: skip
        with pytest.raises(DamagedError) as error:
            refused()
        assert error.value.exit_code == 4
    assert path.read_bytes() == bad
    assert not [each for each in (folder / "documents").rglob("*") if each.is_file()]
    (head,) = heads(tmp_path)
    assert (head.damage is None) == (kind in BELOW_THE_HEAD), "a damaged case is listed as if it were whole"
    assert doctor(folder)[0].severity == "blocker"
    for lang in ("en", "fr"):
        assert str(path) in words_for(lang).of(opened.damage)


@pytest.mark.parametrize("kind", ["empty", "gone", "folder", "dangling link"])
def test_restoring_over_damage_keeps_the_damaged_file_and_goes_on(tmp_path, kind):
    folder = new_case(tmp_path)
    change(folder, "A")
    change(folder, "B")
    path = folder / "case.json"
    path.unlink()
    if kind == "empty":
        path.write_bytes(b"")
    elif kind == "folder":
        path.mkdir()
    elif kind == "dangling link":
        path.symlink_to(tmp_path / "nowhere.json")
    assert read_case(folder).damage is not None
    case = restore(folder, 2, at=AT, summarise=summary)
    assert [each.employer for each in case.facts.contracts] == ["A"]
    assert employers(folder) == ["A"]
    assert len(list((folder / ".previous").glob("damaged-*"))) == (1 if kind in {"empty", "folder"} else 0)
    change(folder, "C")
    undo(folder)
    assert employers(folder) == ["A"]


def test_restoring_over_damage_brings_back_the_papers_that_the_earlier_version_lists(tmp_path):
    folder = new_case(tmp_path)
    document = attach(folder, paper(tmp_path))
    remove_document(folder, document.id, at=AT, summarise=summary)
    (folder / "case.json").write_bytes(b"")
    restore(folder, 2, at=AT, summarise=summary)
    (back,) = read_case(folder).case.documents
    assert (folder / back.path).read_bytes() == (tmp_path / "passeport.pdf").read_bytes()
    assert sums_hold(folder)
    assert "store.document_gone" not in {each.code for each in doctor(folder)}


def test_restoring_goes_on_when_an_earlier_version_names_a_paper_outside_the_case(tmp_path):
    folder = new_case(tmp_path)
    attach(folder, paper(tmp_path))
    text = _text(folder / "case.json").replace(
        '"documents/principal-passport/passeport.pdf"', '"../outside.pdf"'
    )
    (folder / ".previous" / "00000002.json").write_text(text)
    (folder / "case.json").write_bytes(b"")
    restore(folder, 2, at=AT, summarise=summary)
    assert "store.path_outside" in {each.code for each in doctor(folder)}


def test_restoring_over_a_whole_case_is_a_change_like_another(tmp_path):
    folder = new_case(tmp_path)
    for name in ("A", "B", "C"):
        change(folder, name)
    assert [each.number for each in generations(folder)] == [3, 2, 1]
    restore(folder, 2, at=AT, summarise=summary)
    assert employers(folder) == ["A"]
    undo(folder)
    assert employers(folder) == ["A", "B", "C"]
    with pytest.raises(NotFoundError):
        restore(folder, 99, at=AT, summarise=summary)


def test_a_case_of_which_nothing_can_be_read_is_refused(tmp_path):
    folder = new_case(tmp_path)
    (folder / "case.json").write_bytes(b"")
    with pytest.raises(DamagedError, match="empty"):
        read_case(folder)
    assert {each.code for each in doctor(folder)} >= {"store.empty", "store.no_way_back"}
    with pytest.raises(NotFoundError):
        read_case(tmp_path / "nowhere")


def test_a_newer_case_is_listed_and_refused_and_left_as_it_is(tmp_path):
    folder = new_case(tmp_path)
    path = folder / "case.json"
    path.write_text(_text(path).replace('"schema": 1', f'"schema": {SCHEMA + 1}'))
    newer = path.read_bytes()
    for refused in (lambda: read_case(folder), lambda: change(folder, "A")):
        with pytest.raises(NewerSchemaError):
            refused()
    assert path.read_bytes() == newer
    assert isinstance(heads(tmp_path)[0].damage, NewerSchemaError)


def test_an_older_case_is_brought_up_step_by_step():
    steps = {
        1: lambda tables: {**tables, "a": {"1": {"from": 1}}},
        2: lambda tables: {**tables, "b": {"1": {"from": 2}}},
    }
    old = {"head": {"1": {"id": "x", "schema": 1, "generation": 4}}}
    tables, found = migrated(old, steps, 3)
    assert (found, tables["head"]["1"]["schema"], tables["a"], tables["b"]) == (
        1,
        3,
        {"1": {"from": 1}},
        {"1": {"from": 2}},
    )
    assert migrated(tables, steps, 3) == (tables, None)


def test_the_last_file_of_an_old_schema_is_kept_for_good(tmp_path, monkeypatch):
    folder = new_case(tmp_path)
    monkeypatch.setattr("casefile.services.store.transaction.migrated", lambda tables: (tables, 1))
    change(folder, "A")
    monkeypatch.undo()
    for number in range(6):
        change(folder, f"E{number}")
    assert (folder / ".previous" / "00000001-schema1.json").exists()


def test_earlier_versions_are_the_newest_three_and_the_first_of_each_day(tmp_path):
    from datetime import timedelta

    folder = new_case(tmp_path)
    for day in range(10):
        for hour in range(3):
            change(folder, f"{day}.{hour}", AT + timedelta(days=day, hours=hour))
    numbers = [each.number for each in generations(folder)]
    assert numbers[:3] == [30, 29, 28]
    assert numbers == [30, 29, 28, 26, 23, 20, 17, 14, 11]


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: path.symlink_to("/dev/zero")])
def test_a_pipe_a_folder_or_a_device_in_place_of_the_case_is_never_waited_for(tmp_path, make):
    folder = new_case(tmp_path)
    change(folder, "A")
    (folder / "case.json").unlink()
    make(folder / "case.json")
    started = time.monotonic()
    assert read_case(folder).damage is not None
    with pytest.raises(CasefileError):
        change(folder, "B")
    assert time.monotonic() - started < 2


def test_a_case_file_that_is_a_link_stays_a_link(tmp_path):
    folder, real = new_case(tmp_path), tmp_path / "real.json"
    (folder / "case.json").rename(real)
    (folder / "case.json").symlink_to(real)
    change(folder, "A")
    assert (folder / "case.json").is_symlink()
    assert employers(folder) == ["A"]


def test_a_file_replaced_between_reading_and_saving_is_kept(tmp_path):
    folder = new_case(tmp_path)
    path = folder / "case.json"
    with pytest.raises(StoreError, match="changed_meanwhile"), transaction(folder) as held:  # noqa: PT012 - the commit is inside
        held.set_head(name="ours")
        other = folder / "other"
        other.write_text(_text(path).replace("Anna Exemple", "Anna, by another program"))
        other.replace(path)
        held.commit(AT, summary)
    assert "by another program" in _text(path)
    assert not list(folder.rglob("*.new"))


def test_a_file_deleted_between_reading_and_saving_is_not_written_to_a_dead_file(tmp_path):
    folder = new_case(tmp_path)
    with pytest.raises(CasefileError), transaction(folder) as held:  # noqa: PT012 - the commit is inside
        (folder / "case.json").unlink()
        held.commit(AT, summary)


def test_a_second_writer_is_told_who_holds_the_case(tmp_path, monkeypatch):
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.05)
    folder = new_case(tmp_path)
    with transaction(folder), pytest.raises(LockedError) as refused:
        change(folder, "A")
    assert refused.value.values["pid_code"] == os.getpid()
    assert refused.value.values["program"] == Path(sys.argv[0]).name
    assert str(os.getpid()) in words_for("fr").of(refused.value)
    change(folder, "A")


def test_no_tinydb_operation_writes_outside_a_transaction(tmp_path):
    folder = new_case(tmp_path)
    with transaction(folder) as held:
        pass
    with pytest.raises(RuntimeError, match="transaction"):
        held.database.table("contracts").insert({"employer": "late"})
    assert employers(folder) == []


def test_copies_left_by_a_synchronised_folder_are_named_whatever_they_are_called(tmp_path):
    folder = new_case(tmp_path)
    names = ["case (1).json", "case-PC.sync-conflict-20260302.json", "Kopie.json"]
    for name in names:
        (folder / name).write_bytes((folder / "case.json").read_bytes())
    (folder / "mine.json").write_text(json.dumps({"shopping": ["milk"]}))
    found = [Path(each.values["path"]).name for each in doctor(folder) if each.code == "store.conflict_copy"]
    assert found == sorted(names)


def test_doctor_names_what_it_finds_and_touches_nothing(tmp_path):
    folder = new_case(tmp_path)
    attach(folder, paper(tmp_path))
    assert doctor(folder) == []
    (folder / "documents" / "stray.pdf").write_bytes(b"x")
    (folder / "case.json.new").write_bytes(b"half")
    (folder / "SHA256SUMS").write_text("")
    (folder / ".previous" / "00000001.json").write_bytes(b"")
    for path in folder.rglob("*"):
        path.chmod(0o755)
    before = {path: (path.stat().st_mtime_ns, path.stat().st_mode) for path in folder.rglob("*")}
    codes = {each.code for each in doctor(folder)}
    assert codes == {
        "store.file_not_listed",
        "store.leftover",
        "store.sums_differ",
        "store.version_unreadable",
        "store.open_to_others",
    }
    assert {path: (path.stat().st_mtime_ns, path.stat().st_mode) for path in folder.rglob("*")} == before


def test_a_produced_file_is_written_whole_and_a_refusal_is_a_sentence(tmp_path, monkeypatch):
    folder = new_case(tmp_path)
    path = write_export(folder, "Liste: 2026/03.pdf", b"%PDF")
    assert (path.parent, path.name, path.read_bytes()) == (folder / "exports", "Liste 2026 03.pdf", b"%PDF")
    with pytest.raises(DiskError):
        write_file(paper(tmp_path, "file") / "below.pdf", b"%PDF")


def test_every_code_of_the_store_has_its_sentence_and_every_sentence_its_code():
    import re

    from casefile.i18n.sentences.store import SENTENCES

    place = Path(store.__file__).parent
    used = {
        code
        for path in place.glob("*.py")
        for code in re.findall(r'"(store\.[a-z0-9_]+)"', path.read_text("utf-8"))
    }
    known = {code for code in SENTENCES if code.startswith("store.")}
    of_the_system = {code for code in known if code.rpartition(".")[0] == "store.reason"}
    assert used == known - of_the_system
    assert all(hasattr(errno, code.rpartition(".")[2].upper()) for code in of_the_system)
    french = words_for("fr")
    for code, sentence in SENTENCES.items():
        if isinstance(sentence, tuple):  # plurals: the test of the catalogue asks for them
            continue
        assert french(sentence) != sentence, f"{code} has no French"


def test_what_the_system_refuses_is_said_in_the_language_of_the_reader(tmp_path):
    from casefile.services.store.modes import disk_error

    for number in (*range(1, 36), 99999, None):
        told = words_for("fr").of(disk_error(OSError(number, "No such device"), tmp_path, reading=True))
        assert str(tmp_path) in told
        assert "No such" not in told
    for name, code in (("x" * 300, "file.name_too_long"), ("/".join(["x" * 200] * 30), "file.path_too_long")):
        refused = disk_error(OSError(errno.ENAMETOOLONG, ""), tmp_path / name)
        assert (refused.code, refused.exit_code) == (code, 2)
    assert "(le support n’est plus là)" in words_for("fr").of(disk_error(OSError(errno.ENODEV, ""), tmp_path))
    assert "(le système dit EPIPE)" in words_for("fr").of(disk_error(OSError(errno.EPIPE, ""), tmp_path))


@pytest.mark.parametrize("theme", ['{"theme": "none"}', "[" * 100_000, "not json", '{"lang": ["fr"]}', "[]"])
def test_settings_nobody_can_read_count_as_none(tmp_path, monkeypatch, theme):
    from casefile.services import settings
    from casefile.tui.start import _language

    monkeypatch.setenv("CASEFILE_CONFIG", str(tmp_path))
    assert settings.unreadable_settings() is None
    (tmp_path / "settings.json").write_text(theme, encoding="utf-8")
    found = settings.read_settings()
    assert (settings.unreadable_settings() is None) == theme.startswith("{")
    assert _language(found.get("lang")) in {"fr", "en"}


def test_a_link_in_the_place_of_a_document_is_named(tmp_path):
    folder = new_case(tmp_path)
    document = attach(folder, paper(tmp_path))
    path = folder / document.path
    elsewhere = tmp_path / "elsewhere.pdf"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    assert "store.document_link" in [each.code for each in the_doctor(folder)]
    assert strayed(folder, (document,)) == (frozenset({document.id}), frozenset())


def test_what_could_not_be_read_is_not_called_unsaved_and_no_hidden_name_is_said(tmp_path):
    from casefile.services.store.modes import disk_error

    (tmp_path / "file").write_text("x")
    with pytest.raises(DiskError) as error:
        the_heads(tmp_path / "file")
    assert error.value.code == "store.not_a_folder"
    failed = disk_error(OSError(5, "I/O"), tmp_path / ".32078-216a4e24.new" / "documents", reading=True)
    assert (failed.code, failed.values["path"]) == ("store.read_failed", str(tmp_path))
    full = disk_error(OSError(28, "full"), tmp_path / "case" / ".1-ab.removed" / "x")
    assert full.values["path"] == str(tmp_path / "case")
