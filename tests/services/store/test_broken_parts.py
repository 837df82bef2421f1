"""A case file of which a part cannot be read: it stays as it stands until somebody mends it or takes it out."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from casefile.cases.changes import add_contract, edit_contract, set_line, set_scalars, write_note
from casefile.cases.unread import drop, mend
from casefile.services.store.readback import read_case
from tests.services.store.fictional import AT, attach, change, contract, new_case, paper, undo

BROKEN: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("contracts", "1", {"last": "soon"}),
    ("contracts", "2", {"first": "never"}),
    ("facts", "1", {"sibling_in_canada": "perhaps"}),
    ("lines", "1", {"state": 5}),
    ("documents", "1", {"check": {"look": {"dates": ["soon"]}}}),
    ("documents", "1", {"size_bytes": "many"}),
    ("head", "1", {"reference_on": "never"}),
    ("journal", "2", {"values": {"asked_on": "never", "name": "x"}}),
    ("journal", "3", {"at": "never"}),
)
IDS = [f"{table} {', '.join(told)}" for table, _, told in BROKEN]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = new_case(tmp_path)
    for each in ("One", "Two", "Three"):
        change(made, add_contract(contract(each)))
    change(made, set_line("principal/passport", note="x"))
    attach(made, paper(tmp_path))
    return made


def tables(folder: Path) -> Any:
    return json.loads((folder / "case.json").read_text(encoding="utf-8"))


def broken(folder: Path, table: str, number: str, told: dict[str, Any]) -> None:
    """Spoil a record, with a field of another program in it."""
    whole = tables(folder)
    whole[table][number] |= {**told, "of_another_program": [1]}
    (folder / "case.json").write_text(json.dumps(whole), encoding="utf-8")


def told_in(folder: Path, table: str) -> Any:
    """Return the records of a table as the file has them, but for what each change writes in the head."""
    counted = ("generation", "changed_at", "summary", "numbers", "schema")
    return {
        number: {name: value for name, value in record.items() if table != "head" or name not in counted}
        for number, record in tables(folder)[table].items()
    }


@pytest.mark.parametrize("spoilt", BROKEN, ids=IDS)
def test_whatever_is_changed_beside_it_what_cannot_be_read_stays_as_it_stands(folder, spoilt):
    table, number, _ = spoilt
    broken(folder, *spoilt)
    before = told_in(folder, table)[number]
    for each in (set_scalars(marital_status="single"), write_note("seen"), add_contract(contract("Four"))):
        change(folder, each)
    change(folder, set_line("principal/photo", note="y"))
    undo(folder)
    beside = {"marital_status": "single"} if table == "facts" else {}
    assert told_in(folder, table)[number] == before | beside
    assert [(each.table, each.number) for each in read_case(folder).case.unread] == [(table, number)]


@pytest.mark.parametrize("spoilt", BROKEN, ids=IDS)
def test_what_cannot_be_read_is_taken_out_alone_and_undo_puts_it_back_as_it_stood(folder, spoilt):
    table, number, told = spoilt
    broken(folder, *spoilt)
    before = {each: told_in(folder, each) for each in tables(folder)}
    (one,) = read_case(folder).case.unread
    after = change(folder, drop(table, one.id))
    assert after.unread == ()
    assert read_case(folder).case.unread == ()
    now = {each: told_in(folder, each) for each in tables(folder)}
    del now["journal"][max(now["journal"], key=int)]
    wanted = copy.deepcopy(before)
    if one.whole:
        del wanted[table][number]
        wanted = {each: records for each, records in wanted.items() if records}
    elif table == "journal":
        wanted[table][number]["values"] = {"asked_on": None, "name": "x"}
    else:
        for name in told:
            del wanted[table][number][name]
    assert {each: records for each, records in now.items() if records} == wanted
    undo(folder)
    again = {each: told_in(folder, each) for each in tables(folder)}
    again["journal"] = {key: again["journal"][key] for key in before["journal"]}
    assert again == before


def test_a_value_given_where_one_cannot_be_read_takes_its_place(folder):
    broken(folder, "contracts", "1", {"last": "soon"})
    one = read_case(folder).case.facts.contracts[0]
    change(folder, edit_contract(replace(one, last=AT.date())))
    assert read_case(folder).case.facts.contracts[0].last == AT.date()
    assert read_case(folder).case.unread == ()


def test_a_record_that_was_out_is_mended_in_its_place_with_what_another_program_wrote(folder):
    broken(folder, "contracts", "2", {"first": "never"})
    kept = told_in(folder, "contracts")["2"]
    change(folder, mend("contracts", "c2", first=AT.date()))
    assert told_in(folder, "contracts")["2"] == {**kept, "first": AT.date().isoformat()}
    assert [each.employer for each in read_case(folder).case.facts.contracts] == ["One", "Two", "Three"]
