"""A case through all that can be done to it: each step is numbered, told by the audit, taken back and put back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from casefile.cases.changes import (
    Change,
    add_contract,
    add_fact,
    adding_documents,
    edit_contract,
    remove_contract,
    remove_fact,
    set_line,
    set_scalars,
    write_note,
)
from casefile.errors import NotFoundError, UsageError
from casefile.rules.facts import Stay
from casefile.services.store.adding import attach_file, attach_made, attach_with, remove_document
from casefile.services.store.audit import audit
from casefile.services.store.codec import Tables, decode
from casefile.services.store.readback import read_case
from casefile.services.store.records import HEAD_FIELDS
from casefile.services.store.restoring import restore
from casefile.services.store.versions import generations
from tests.services.store.fictional import AT, attach, change, contract, new_case, paper, redo, summary, undo

STEPS: tuple[Callable[[Path], Any], ...] = (
    lambda folder: change(folder, add_contract(contract("One"))),
    lambda folder: change(folder, add_contract(contract("Two"))),
    lambda folder: attach(folder, paper(folder.parent, "a.pdf"), "principal/passport"),
    lambda folder: change(folder, set_line("principal/passport", state="requested", note="x")),
    lambda folder: change(folder, edit_contract(msgspec.structs.replace(contract("Uno"), id="c1"))),
    undo,
    redo,
    lambda folder: change(folder, add_fact("stays", Stay(person="spouse", country="FR", first=AT.date()))),
    lambda folder: change(folder, write_note("seen")),
    lambda folder: change(folder, set_scalars(programme="fsw", marital_status="single")),
    lambda folder: change(folder, remove_contract("c1")),
    lambda folder: attach_made(
        folder,
        "principal/passport",
        [paper(folder.parent, "b.pdf", b"%PDF made")],
        ["f1"],
        at=AT,
        summarise=summary,
    ),
    lambda folder: remove_document(folder, "f1", at=AT, summarise=summary),
    undo,
    lambda folder: change(folder, add_contract(contract("Three"))),
    lambda folder: change(folder, remove_fact("stays", "y1")),
)


def _tables(folder: Path) -> Tables:
    return decode((folder / "case.json").read_bytes(), folder)


def _said(folder: Path) -> Any:
    """Return what the case says, without its journal."""
    return msgspec.structs.replace(read_case(folder).case, journal=(), generation=0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return new_case(tmp_path, client_reference="A-12", tags=("one", "two"))


def test_steps_and_states_are_numbered_one_by_one(folder: Path):
    for number, step in enumerate(STEPS, 2):
        step(folder)
        case = read_case(folder).case
        assert case.generation == number
        assert [event.number for event in case.journal] == list(range(1, number + 1))
        assert set(_tables(folder)["journal"]) == {str(each) for each in range(1, number + 1)}


def test_each_step_is_taken_back_and_made_again_and_every_kept_state_is_put_back_as_it_was(folder: Path):
    states = {1: _said(folder)}
    for number, step in enumerate([each for each in STEPS if each not in {undo, redo}], 2):
        step(folder)
        states[number] = _said(folder)
        undo(folder)
        assert _said(folder) == states[number - 1], number
        redo(folder)
        assert _said(folder) == states[number], number
        kept = {each.number: (folder / each.file).read_bytes() for each in generations(folder)}
        state = max(kept)  # what there was before this step was made again
        restore(folder, state, at=AT, summarise=summary)
        wanted, now = decode(kept[state], folder), _tables(folder)
        (*_, done) = now["journal"].values()
        assert [one["table"] for one in done["diff"]] == sorted(one["table"] for one in done["diff"])
        for table in (wanted.keys() | now.keys()) - {"head", "journal"}:
            assert now.get(table, {}) == wanted.get(table, {}), (number, table)
        undo(folder)
        assert _said(folder) == states[number], number
    with pytest.raises(NotFoundError):
        restore(folder, 99_999, at=AT, summarise=summary)
    restore(folder, 1, at=AT, summarise=summary)
    (*_, done) = _tables(folder)["journal"].values()
    assert [one["table"] for one in done["diff"]] == sorted(one["table"] for one in done["diff"])
    assert len({one["table"] for one in done["diff"]}) > 3


def test_the_audit_tells_every_value_from_the_first(folder: Path):
    """What its rows say, one after the other, is what the case holds in the end: none is left out."""
    for step in STEPS:
        step(folder)
    held: dict[tuple[str, str], dict[str, Any]] = {}
    rows = list(audit(folder))
    for row in rows:
        if not row.table:
            continue
        record = held.setdefault((row.table, row.id), {})
        assert record.get(row.field) == row.before, row
        record[row.field] = row.after
        if row.after is None:
            del record[row.field]
    tables = _tables(folder)
    wanted = {
        (table, str(record.get("id", "")) if table != "head" else ""): {
            name: value
            for name, value in record.items()
            if name != "id" and (table != "head" or name in HEAD_FIELDS)
        }
        for table, records in tables.items()
        if table != "journal"
        for record in records.values()
    }
    assert {key: record for key, record in held.items() if record} == {
        key: each for key, each in wanted.items() if each
    }
    assert [row.number for row in rows] == sorted(row.number for row in rows)
    assert {row.number for row in rows} == set(range(1, 2 + len(STEPS)))
    assert {row.person for row in rows if row.table == "stays"} == {"spouse"}
    assert {row.person for row in rows if row.table == "contracts"} == {"principal"}
    assert {row.person for row in rows if row.table == "lines"} == {"principal"}
    assert {row.person for row in rows if row.table == "persons"} == {"principal", "child-1"}
    assert {row.at for row in rows if row.number == 1} == {AT}
    assert list(dict.fromkeys(row.text for row in rows if row.text)) == ["x", "seen"]


def test_of_a_case_whose_beginning_nobody_knows_the_audit_invents_none(folder: Path):
    for step in STEPS[:3]:
        step(folder)
    (folder / "case.json").write_bytes(b"{")
    restore(folder, 2, at=AT, summarise=summary)
    assert {(row.number, row.table) for row in audit(folder) if row.number == 1} == {(1, "")}


@pytest.mark.parametrize(
    ("title", "said"), [(None, "principal/passport"), ({"fr": "a", "en": "b"}, {"fr": "a", "en": "b"})]
)
def test_the_journal_calls_the_line_of_a_file_by_its_title_else_by_its_key(
    folder: Path, title: Any, said: Any
):
    source = paper(folder.parent, "scan.pdf")
    slot, how = "principal/passport", {"at": AT, "summarise": summary, "title": title}
    first = attach_file(folder, slot, source, name="Mon passeport.pdf", **how)
    attach_made(folder, slot, [paper(folder.parent, "c.pdf", b"%PDF 2")], [first.id], **how)
    (again,) = attach_made(folder, slot, [paper(folder.parent, "d.pdf", b"%PDF 3")], [first.id], **how)
    case = read_case(folder).case
    assert [event.values.get("line") for event in case.journal[1:]] == [said] * 3
    assert case.journal[1].values["name"] == first.original_name == "Mon passeport.pdf"
    assert [each.id for each in case.documents] == [first.id, again.id]
    assert (first.made_from, again.made_from) == ((), (first.id,))
    remove_document(folder, first.id, at=AT, summarise=summary)
    with pytest.raises(NotFoundError):
        remove_document(folder, first.id, at=AT, summarise=summary)


def test_papers_come_with_whatever_else_is_done_of_them_in_one_step_or_not_at_all(folder: Path):
    slots = ("principal/passport", "spouse/passport")
    files = [
        (slot, paper(folder.parent, f"{number}.pdf", b"%PDF"), f"{number}.pdf")
        for number, slot in enumerate(slots)
    ]
    seen: list[Any] = []

    def noting(documents: Any) -> Change:
        seen.append(documents)
        return Change(code="journal.note", text="with them", apply=adding_documents(documents))

    case = attach_with(folder, files, noting, at=AT, summarise=summary)
    assert [(each.id, each.slot) for each in case.documents] == [("f1", slots[0]), ("f2", slots[1])]
    assert [each.id for each in seen[0]] == ["f1", "f2"]
    assert (len(case.journal), case.journal[-1].text) == (2, "with them")
    alone = attach_with(folder, [], noting, at=AT, summarise=summary)
    assert (seen[1], len(alone.documents), len(alone.journal)) == ((), 2, 3)
    lost = [*files, (slots[0], folder.parent / "missing.pdf", "x")]
    with pytest.raises(NotFoundError):
        attach_with(folder, lost, noting, at=AT, summarise=summary)
    assert read_case(folder).case == alone
    assert sum(path.is_file() for path in (folder / "documents").rglob("*")) == 2


def test_nothing_is_taken_back_or_made_again_where_there_is_nothing(folder: Path):
    for call in (undo, redo):
        with pytest.raises(UsageError):
            call(folder)
    change(folder, "A")
    undo(folder)
    with pytest.raises(UsageError):
        undo(folder)
