"""Every value that was ever changed in a case, by the journal: when, what was done, which field, before and after."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from casefile.cases.ids import TABLES
from casefile.services.store.archive import history_records
from casefile.services.store.codec import HEAD, Record, Tables, decode, head_of
from casefile.services.store.forking import taken_back
from casefile.services.store.merging import Difference
from casefile.services.store.reading import case_file, read_bytes
from casefile.services.store.records import HEAD_FIELDS, JOURNAL

__all__ = ["Changing", "audit"]

_MADE, _OVER_DAMAGED = "journal.case_created", "journal.restored"


class Changing(msgspec.Struct, frozen=True, kw_only=True):
    """One field that one step of the journal changed; without a table, a step that changed none (a note).

    `code` and `values` make the sentence of the step, `text` is the person's own words; `person` is whose the
    record is.
    """

    number: int
    at: datetime | None
    code: str
    values: dict[str, Any] = {}
    text: str = ""
    table: str = ""
    id: str = ""
    person: str = ""
    field: str = ""
    before: Any = None
    after: Any = None


def audit(folder: Path) -> Iterator[Changing]:
    """Yield every change of the case, oldest first, the values it was made with among them.

    What was damaged in the journal is passed over; with a step missing, nobody knows what the case was made with.
    """
    tables = decode(read_bytes(case_file(folder))[0], case_file(folder))
    moved = {int(number): record for number, record in history_records(folder).items()}
    steps = {int(number): record for number, record in tables.get(JOURNAL, {}).items()}
    persons = {
        (table, str(record.get("id"))): str(record["person"])
        for table, records in tables.items()
        for record in records.values()
        if isinstance(record.get("person"), str)
    }
    whole = dict(sorted({**moved, **steps}.items()))
    first = whole.get(1, {})
    if first.get("code") == _MADE and "diff" not in first:
        born = _born({**tables, JOURNAL: {str(number): record for number, record in whole.items()}})
        whole[1] = {**first, "diff": born}
    for number, record in whole.items():
        yield from _of_step(number, record, persons)


def _born(tables: Tables) -> list[Difference]:
    """Return what the case was made with: what it holds now, with all that was done since taken back."""
    lost = any(each.get("code") == _OVER_DAMAGED and "diff" not in each for each in tables[JOURNAL].values())
    then = None if lost else taken_back(tables, 1)
    if then is None:
        return []
    head = {name: value for name, value in head_of(then).items() if name in HEAD_FIELDS}
    return [
        {
            "table": table,
            "number": int(number),
            "id": str(record.get("id", "")),
            "before": None,
            "after": record,
        }
        for table, records in {
            HEAD: {"1": head},
            **{name: then[name] for name in sorted(then.keys() - {HEAD, JOURNAL})},
        }.items()
        for number, record in sorted(records.items(), key=lambda each: int(each[0]))
    ]


def _of_step(number: int, record: Record, persons: Mapping[tuple[str, str], str]) -> Iterator[Changing]:
    at = None
    with suppress(ValueError):
        at = datetime.fromisoformat(str(record.get("at")))
    values = record.get("values")
    step = Changing(number=number, at=at, code=str(record.get("code", "")), text=str(record.get("text", "")),
                    values=values if isinstance(values, dict) else {})  # fmt: skip
    done = record.get("diff")
    found = [each for each in done if isinstance(each, dict)] if isinstance(done, list) else []
    if not found:
        yield step
    for one in found:
        before, after = (_side(one, side) for side in ("before", "after"))
        table, id_ = str(one.get("table", "")), str(one.get("id", ""))
        whose = str((after or before).get("person") or persons.get((table, id_)) or _whose(table, id_))
        for field in dict.fromkeys([*before, *after]):
            if field != "id":
                yield msgspec.structs.replace(
                    step, table=table, id=id_, person=whose, field=str(field),
                    before=before.get(field), after=after.get(field),
                )  # fmt: skip


def _side(one: Mapping[str, Any], side: str) -> Mapping[str, Any]:
    found = one.get(side)
    return found if isinstance(found, dict) else {}


def _whose(table: str, id: str) -> str:
    """Return whose a record is that does not say so: the applicant's; a line of the checklist, a person, by its id."""
    if table in TABLES and "person" in TABLES[table].__struct_fields__:
        return "principal"
    return id.partition("/")[0] if table == "lines" else id if table == "persons" else ""
