import errno
import json
import os
import stat
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from tinydb import TinyDB

from casefile.cases.changes import Change, remove_contract, set_scalars
from casefile.errors import DiskError, NotFoundError, UsageError
from casefile.services.store import folder as making
from casefile.services.store.adding import remove_document
from casefile.services.store.exports import write_export
from casefile.services.store.folder import is_case
from casefile.services.store.readback import read_case
from casefile.services.store.reading import stamp
from casefile.services.store.restoring import restore
from tests.services.store.fictional import (
    AT,
    attach,
    change,
    contract,
    employers,
    new_case,
    paper,
    redo,
    summary,
    undo,
)


def test_a_new_case_is_read_back_as_it_was_made(tmp_path):
    folder = new_case(tmp_path)
    opened = read_case(folder)
    assert (opened.case.name, opened.case.facts.programme) == ("Anna Exemple", "cec")
    assert [person.id for person in opened.case.facts.persons] == ["principal", "child-1"]
    assert (opened.damage, opened.case.unread, opened.read_only_reason) == (None, (), None)
    assert [event.code for event in opened.case.journal] == ["journal.case_created"]


def test_a_folder_that_holds_something_is_never_taken(tmp_path):
    (tmp_path / "Anna Exemple").mkdir()
    (tmp_path / "Anna Exemple" / "letter.txt").write_text("mine")
    with pytest.raises(UsageError, match="folder_taken"):
        new_case(tmp_path)
    assert [path.name for path in tmp_path.rglob("*")] == ["Anna Exemple", "letter.txt"]


def test_an_empty_folder_may_become_a_case_and_stays_the_one_a_terminal_is_in(tmp_path, monkeypatch):
    (tmp_path / "Anna Exemple").mkdir(0o755)
    monkeypatch.chdir(tmp_path / "Anna Exemple")
    folder = new_case(tmp_path)
    assert is_case(folder)
    assert folder.samefile(".")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert read_case(folder).damage is None
    assert {each.name for each in folder.iterdir()} == {
        each.name for each in new_case(tmp_path / "other").iterdir()
    }


def test_of_two_who_fill_one_empty_folder_one_is_refused(tmp_path, monkeypatch):
    (tmp_path / "Anna Exemple").mkdir()
    put = making.put_case

    def after_another(building, folder):
        monkeypatch.setattr(making, "put_case", put)
        building.rename(
            building := tmp_path / building.name
        )  # not seen by the other, as if both looked at once
        new_case(tmp_path)
        put(building, folder)

    monkeypatch.setattr(making, "put_case", after_another)
    with pytest.raises(UsageError, match="folder_taken"):
        new_case(tmp_path)
    assert read_case(tmp_path / "Anna Exemple").damage is None
    assert [each.name for each in tmp_path.iterdir() if each.suffix != ".new"] == ["Anna Exemple"]


def test_a_folder_that_cannot_be_filled_is_left_empty(tmp_path, monkeypatch):
    (tmp_path / "Anna Exemple").mkdir()
    rename = Path.rename

    def refused(self, target):
        if self.name == "case.json":
            raise OSError(errno.EIO, "no")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(DiskError):
        new_case(tmp_path)
    assert list((tmp_path / "Anna Exemple").iterdir()) == []


def test_a_change_is_in_the_file_and_in_the_journal_with_its_moment(tmp_path):
    folder = new_case(tmp_path)
    later = AT + timedelta(hours=5)
    returned = change(folder, "Premier", later)
    case = read_case(folder).case
    assert case == returned
    assert [each.id for each in case.facts.contracts] == ["c1"]
    assert (case.journal[-1].code, case.journal[-1].at, case.generation) == (
        "journal.contract_added",
        later,
        2,
    )


def test_any_tinydb_reads_the_case_file(tmp_path):
    folder = new_case(tmp_path)
    change(folder, "Premier")
    with TinyDB(folder / "case.json") as database:
        assert database.table("contracts").all()[0]["employer"] == "Premier"


def test_a_change_that_changes_nothing_writes_nothing(tmp_path):
    folder = new_case(tmp_path)
    before = stamp(folder)
    change(folder, set_scalars(programme="cec"))
    assert stamp(folder) == before


def test_a_note_changes_nothing_and_is_kept_and_taken_back(tmp_path):
    folder = new_case(tmp_path)
    change(folder, Change(code="journal.note", text="appeler le notaire", apply=lambda case: case))
    assert read_case(folder).case.journal[-1].text == "appeler le notaire"
    assert [event.undone for event in undo(folder).journal] == [False, True, False]


def test_a_change_that_fails_leaves_the_case_as_it_was(tmp_path):
    folder = new_case(tmp_path)
    before = (folder / "case.json").read_bytes()
    with pytest.raises(NotFoundError):
        change(folder, remove_contract("c9"))
    with pytest.raises(UsageError, match="not_text"):
        change(folder, set_scalars(name="half a letter \ud83d"))
    assert (folder / "case.json").read_bytes() == before
    assert not list(folder.rglob("*.new"))


def test_the_last_thirty_changes_are_taken_back_one_by_one_and_made_again(tmp_path):
    folder = new_case(tmp_path)
    states = [read_case(folder).case.facts]
    for number in range(15):
        states.append(change(folder, f"Employer {number}").facts)
        states.append(change(folder, set_scalars(destination_province=f"P{number}")).facts)
    for facts in reversed(states[:-1]):
        assert undo(folder).facts == facts
    with pytest.raises(UsageError, match="nothing_to_undo"):
        undo(folder)
    for facts in states[1:]:
        assert redo(folder).facts == facts
    with pytest.raises(UsageError, match="nothing_to_redo"):
        redo(folder)


def test_a_new_change_after_an_undo_ends_what_could_be_made_again(tmp_path):
    folder = new_case(tmp_path)
    change(folder, "Premier")
    undo(folder)
    change(folder, "Second")
    with pytest.raises(UsageError, match="nothing_to_redo"):
        redo(folder)
    assert employers(folder) == ["Second"]


def test_an_undone_removal_comes_back_in_its_place_with_fields_this_program_does_not_know(tmp_path):
    folder = new_case(tmp_path)
    for name in ("A", "B", "C"):
        change(folder, name)
    text = (
        (folder / "case.json")
        .read_text()
        .replace('"employer": "B", "noc"', '"employer": "B", "mood": "good", "noc"')
    )
    (folder / "case.json").write_text(text)
    change(folder, remove_contract("c2"))
    assert employers(folder) == ["A", "C"]
    undo(folder)
    assert employers(folder) == ["A", "B", "C"]
    assert '"mood": "good"' in (folder / "case.json").read_text().split('\n"contracts": {')[1]


def test_an_id_is_never_given_twice(tmp_path):
    folder = new_case(tmp_path)
    change(folder, "A")
    undo(folder)
    case = change(folder, "B")
    assert [each.id for each in case.facts.contracts] == ["c2"]


def test_what_this_program_does_not_know_is_kept_by_a_change(tmp_path):
    folder = new_case(tmp_path)
    change(folder, "A")
    path = folder / "case.json"
    text = path.read_text().replace('"noc": "21232"', '"noc": "21232", "rating": {"stars": 5}')
    text = text.replace('"facts": {', '"weather": {\n"7": {"sky": "blue"}\n},\n"facts": {')
    path.write_text(text.replace('"schema": 1', '"schema": 1, "colour": "red"'))
    edited = msgspec.structs.replace(contract("A"), id="c1", title="Analyste")
    change(folder, Change(code="journal.contract_changed", apply=_with_contract(edited)))
    after = path.read_text()
    assert '"rating": {"stars": 5}' in after.split('\n"contracts": {')[1]
    assert '{"sky": "blue"}' in after
    assert '"colour": "red"' in after
    assert read_case(folder).case.facts.contracts[0].title == "Analyste"


def _with_contract(edited):
    def apply(case):
        facts = msgspec.structs.replace(case.facts, contracts=(edited,))
        return msgspec.structs.replace(case, facts=facts)

    return apply


def test_a_wrong_value_is_named_and_does_not_lock_the_person_out(tmp_path):
    folder = new_case(tmp_path)
    change(folder, "A")
    change(folder, "B")
    path = folder / "case.json"
    start, table = path.read_text().split('"contracts": {\n', 1)
    path.write_text(
        start + '"contracts": {\n' + table.replace('"first": "2023-05-02"', '"first": "2023-02-30"', 1)
    )
    opened = read_case(folder)
    assert [each.employer for each in opened.case.facts.contracts] == ["B"]
    assert [(each.table, each.id, each.field, each.value, each.whole) for each in opened.case.unread] == [
        ("contracts", "c1", "first", "2023-02-30", True)
    ]
    change(folder, "C")
    assert '"first": "2023-02-30"' in path.read_text(), "the wrong value was thrown away"
    assert employers(folder) == ["B", "C"]


def test_two_records_written_by_hand_with_one_id_are_both_shown(tmp_path):
    folder = new_case(tmp_path)
    change(folder, "A")
    path = folder / "case.json"
    line = next(each for each in path.read_text().splitlines() if each.startswith('"1": {"id": "c1"'))
    path.write_text(
        path.read_text().replace(
            f"\n{line}\n", f'\n{line},\n"2": {line.removeprefix(chr(34) + "1" + chr(34) + ": ")}\n'
        )
    )
    case = read_case(folder).case
    assert [each.id for each in case.facts.contracts] == ["c1", "c2"]


def test_a_clock_that_goes_back_loses_nothing(tmp_path):
    folder = new_case(tmp_path)
    change(folder, "A", AT + timedelta(days=9000))
    change(folder, "B", AT - timedelta(days=9000))
    assert employers(folder) == ["A", "B"]
    assert [event.number for event in read_case(folder).case.journal] == [1, 2, 3]
    undo(folder)
    assert employers(folder) == ["A"]


def test_a_stamp_tells_that_another_program_changed_the_case(tmp_path):
    folder = new_case(tmp_path)
    before = read_case(folder).stamp
    assert stamp(folder) == before
    change(folder, "A")
    assert stamp(folder) != before
    assert stamp(tmp_path / "nowhere") is None


def test_a_long_journal_moves_its_oldest_part_beside_the_case_and_is_shown_whole(tmp_path, monkeypatch):
    monkeypatch.setattr("casefile.services.store.archive.MOST_EVENTS", 60)
    monkeypatch.setattr("casefile.services.store.archive.KEPT_EVENTS", 30)
    folder = new_case(tmp_path)
    for number in range(130):
        change(folder, set_scalars(destination_province=f"P{number}"))
    assert len(_journal_in_file(folder)) <= 60
    assert [event.number for event in read_case(folder).case.journal] == list(range(1, 132))
    for _ in range(25):
        undo(folder)
    opened = read_case(folder).case
    assert opened.facts.destination_province == "P104"
    assert [event.number for event in opened.journal if event.undone] == list(range(107, 132))


def test_the_last_twenty_changes_stay_however_often_they_are_taken_back_and_forth(tmp_path, monkeypatch):
    monkeypatch.setattr("casefile.services.store.archive.MOST_EVENTS", 40)
    monkeypatch.setattr("casefile.services.store.archive.KEPT_EVENTS", 5)
    folder = new_case(tmp_path)
    for number in range(35):
        change(folder, set_scalars(destination_province=f"P{number}"))
    for _ in range(15):
        undo(folder)
        redo(folder)
    assert 20 <= len(_journal_in_file(folder)) < 66
    for _ in range(20):
        undo(folder)
    assert read_case(folder).case.facts.destination_province == "P14"


def test_a_version_restored_over_a_damaged_file_never_gives_a_number_of_the_journal_twice(
    tmp_path, monkeypatch
):
    monkeypatch.setattr("casefile.services.store.archive.MOST_EVENTS", 10)
    monkeypatch.setattr("casefile.services.store.archive.KEPT_EVENTS", 2)
    monkeypatch.setattr("casefile.services.store.archive.UNDOABLE_CHANGES", 2)
    folder = new_case(tmp_path)
    for number in range(30):
        change(folder, set_scalars(destination_province=f"P{number}"))
    (folder / "case.json").write_bytes(b"")
    restore(folder, 1, at=AT, summarise=summary)
    numbers = [event.number for event in read_case(folder).case.journal]
    assert numbers == list(range(1, len(numbers) + 1))
    assert read_case(folder).case.journal[-1].code == "journal.restored"
    assert read_case(folder).case.facts.destination_province == ""


def _journal_in_file(folder):
    return json.loads((folder / "case.json").read_text(encoding="utf-8"))["journal"]


def test_starting_and_listing_import_no_database(tmp_path):
    code = "import sys, pathlib; from casefile.services.store.listing import heads; heads(pathlib.Path());"
    code += "print('tinydb' in sys.modules)"
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert shown.stdout.strip() == "False"


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o777])
def test_only_the_owner_may_enter_and_read_whatever_the_umask(tmp_path, umask):
    old = os.umask(umask)
    try:
        folder = new_case(tmp_path)
        change(folder, "A")
        document = attach(folder, paper(tmp_path))
        write_export(folder, "Liste.pdf", b"%PDF")
        remove_document(folder, document.id, at=AT, summarise=summary)
        attach(folder, tmp_path / "passeport.pdf")
    finally:
        os.umask(old)
    modes = {path.relative_to(folder).as_posix(): path.stat().st_mode & 0o777 for path in folder.rglob("*")}
    assert {mode for name, mode in modes.items() if (folder / name).is_dir()} == {0o700}
    assert {mode for name, mode in modes.items() if (folder / name).is_file()} == {0o600}
    assert folder.stat().st_mode & 0o777 == 0o700
