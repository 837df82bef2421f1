"""Guards of the store that only show when another program, or a person, does the unusual thing at the wrong moment."""

import fcntl
import os
import shutil

import pytest
from msgspec.structs import replace

from casefile.cases.changes import Change, add_fact, remove_fact, write_note
from casefile.cases.model import Case
from casefile.errors import StoreError, UsageError
from casefile.rules.facts import Stay
from casefile.services.store import attachments, lock
from casefile.services.store.adding import remove_document
from casefile.services.store.readback import read_case
from tests.services.store.fictional import AT, attach, change, new_case, paper, summary, undo


def test_a_version_put_back_by_hand_never_makes_two_changes_of_one_number(tmp_path):
    folder = new_case(tmp_path)
    for employer in ("Un", "Deux", "Trois"):
        change(folder, employer)
    kept = sorted((folder / ".previous").glob("*.json")) if (folder / ".previous").is_dir() else []
    oldest, numbers = kept[0], [int(path.name[:8]) for path in kept]
    shutil.copy2(oldest, folder / "case.json")
    made = change(folder, "Quatre")
    assert made.generation > max(numbers)


def test_the_lock_that_is_held_is_the_one_others_will_find(tmp_path, monkeypatch):
    folder = new_case(tmp_path)
    path, real, replaced = folder / lock.LOCK_FILE, lock._try, []

    def then_replaced(descriptor, where):
        taken = real(descriptor, where)
        if not replaced:
            replaced.append(True)
            path.unlink()
            path.touch()
        return taken

    monkeypatch.setattr(lock, "_try", then_replaced)
    with lock.locked(folder):
        other = os.open(path, os.O_RDWR)
        with pytest.raises(BlockingIOError):
            fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.close(other)


@pytest.mark.parametrize("longer", [b"more", b""])
def test_a_file_rewritten_while_it_is_copied_is_refused(tmp_path, monkeypatch, longer):
    folder, source = new_case(tmp_path), paper(tmp_path)
    real = os.read

    def read(descriptor, size):
        part = real(descriptor, size)
        if not part:
            source.write_bytes(b"%PDF-1.7 FICTIONAL" + longer)
            os.utime(source, (1, 1))
        return part

    monkeypatch.setattr(attachments.os, "read", read)
    with pytest.raises(UsageError) as refused:
        attach(folder, source)
    assert refused.value.code == "store.source_changing"
    monkeypatch.undo()
    assert read_case(folder).case.documents == ()
    assert [each for each in (folder / "documents").rglob("*") if each.is_file()] == []


def test_an_id_is_never_given_twice(tmp_path):
    folder, given = new_case(tmp_path), []
    for number in range(4):
        given.append(change(folder, f"E{number}").facts.contracts[-1].id)
        if number % 2:
            undo(folder)
    case: Case = read_case(folder).case
    assert len({each.id for each in case.facts.contracts}) == len(case.facts.contracts)
    first = attach(folder, paper(tmp_path))
    remove_document(folder, first.id, at=AT, summarise=summary)
    assert attach(folder, paper(tmp_path)).id != first.id


def test_a_record_that_comes_with_the_name_of_one_that_is_gone_gets_the_next(tmp_path):
    folder = new_case(tmp_path)
    for _ in range(2):
        change(folder, add_fact("stays", Stay(country="FR", first=AT.date())))
    change(folder, remove_fact("stays", "y2"))
    told = change(folder, add_fact("stays", Stay(id="y2", country="CA", first=AT.date())))
    assert [each.id for each in told.facts.stays] == ["y1", "y3"]


def test_what_could_not_be_read_again_is_not_written(tmp_path):
    folder = new_case(tmp_path)
    change(folder, "Un")
    before = (folder / "case.json").read_bytes()

    def odd(case):
        contract = replace(case.facts.contracts[0], first="the first of never")
        return replace(case, facts=replace(case.facts, contracts=(contract,)))

    with pytest.raises(StoreError) as refused:
        change(folder, Change(apply=odd, code="journal.facts"))
    assert refused.value.code == "store.not_read_back"
    assert refused.value.values["what"] == "contracts c1 first"
    assert (folder / "case.json").read_bytes() == before


def test_what_was_unreadable_before_stops_no_change(tmp_path):
    folder = new_case(tmp_path)
    change(folder, "Un")
    file = folder / "case.json"
    told = file.read_text(encoding="utf-8")
    first = read_case(folder).case.facts.contracts[0].first
    file.write_text(told.replace(f'"{first}"', '"2020-13-06"'), encoding="utf-8")
    assert read_case(folder).case.unread
    change(folder, write_note("Still here."))
    assert read_case(folder).case.journal[-1].text == "Still here."
