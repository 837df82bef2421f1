"""A case as records in tables, and back. The records stay the truth: what is not known here is kept."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, get_args, get_type_hints

import msgspec

from casefile.cases.model import Case, Document, Event, Line
from casefile.errors import UsageError
from casefile.rules.book.stages import StageEntry
from casefile.rules.facts import Facts
from casefile.rules.findings import Finding
from casefile.services.store.codec import HEAD, Record, Tables, head_of
from casefile.services.store.numbering import with_ids

__all__ = ["JOURNAL", "LISTS", "Plain", "case_of", "plain_tables", "with_undone"]

JOURNAL = "journal"
FACTS = "facts"
CASE_FIELDS = ("name", "lang", "reference_on", "example", "paper")

Plain = dict[str, dict[str, Record]]
"""Table -> number of the record in the file -> its known fields, as plain JSON values."""


def _fact_lists() -> dict[str, type]:
    hints = get_type_hints(Facts)
    return {
        name: get_args(hint)[0] for name, hint in hints.items() if getattr(hint, "__origin__", None) is tuple
    }


FACT_LISTS = _fact_lists()
LISTS: dict[str, type] = {**FACT_LISTS, "stages": StageEntry, "lines": Line, "documents": Document}
_PLACE = re.compile(r"at `\$\.(\w+)")


def case_of(tables: Tables) -> tuple[Case, tuple[Finding, ...]]:
    """Return the case, and what could not be read in it: a wrong value never locks one out of the rest."""
    problems: list[Finding] = []
    lists = {table: _read_list(tables, table, problems) for table in LISTS}
    scalars = {name: value for name, value in _first(tables, FACTS).items() if name not in FACT_LISTS}
    facts = _read(Facts, scalars, FACTS, "1", problems) or Facts()
    facts = msgspec.structs.replace(facts, **{name: tuple(lists[name].values()) for name in FACT_LISTS})
    events = tuple(_read_list(tables, JOURNAL, problems).values())
    head = {name: value for name, value in head_of(tables).items() if name in Case.__struct_fields__}
    head = {name: value for name, value in head.items() if name not in {*LISTS, FACTS, JOURNAL}}
    case = _read(Case, {"name": "", **head}, HEAD, "1", problems) or Case(id=str(head["id"]), name="")
    case = msgspec.structs.replace(
        case, facts=facts, stages=tuple(lists["stages"].values()), lines=tuple(lists["lines"].values()),
        documents=tuple(lists["documents"].values()), journal=with_undone(events),
    )  # fmt: skip
    return case, tuple(problems)


def _first(tables: Tables, table: str) -> Record:
    return tables.get(table, {}).get("1", {})


def _read_list(tables: Tables, table: str, problems: list[Finding]) -> dict[str, Any]:
    """Return the readable records of a table by their number in the file, in that order."""
    kind = Event if table == JOURNAL else LISTS[table]
    numbers = sorted(tables.get(table, {}), key=int)
    if kind is not Event:
        records = with_ids(table, {number: tables[table][number] for number in numbers})
    else:
        records = {number: tables[table][number] for number in numbers}
    try:
        return dict(zip(records, msgspec.convert(list(records.values()), list[kind]), strict=True))  # type: ignore[valid-type]
    except msgspec.ValidationError:
        read = {number: _read(kind, record, table, number, problems) for number, record in records.items()}
        return {number: record for number, record in read.items() if record is not None}


def _read(kind: type, record: Record, table: str, number: str, problems: list[Finding]) -> Any:
    """Return the record, fields with a wrong value counting as not told; None when one cannot be missed."""
    kept = dict(record)
    while True:
        try:
            return msgspec.convert(kept, kind)
        except msgspec.ValidationError as problem:
            place = _PLACE.search(str(problem))
            field = place[1] if place else ""
            values = {"table": table, "record": str(record.get("id", number)), "field": field}
            shown = {**values, "value": str(kept.get(field, ""))[:60]}
            problems.append(
                Finding(code="store.value_wrong", severity="warning", values=shown, subject=values["record"])
            )
            if field not in kept or field in {
                each.name for each in msgspec.structs.fields(kind) if each.required
            }:
                return None
            del kept[field]


def with_undone(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Return the events, those that a later one took back marked, unless that one was itself taken back."""
    undone: set[int] = set()
    for event in reversed(events):
        if event.undoes is not None and event.number not in undone:
            undone.add(event.undoes)
    return tuple(
        msgspec.structs.replace(event, undone=True) if event.number in undone else event for event in events
    )


def plain_tables(case: Case, tables: Tables) -> Plain:
    """Return what the case would write, each record under the number it has in these tables or a new one."""
    facts = {name: getattr(case.facts, name) for name in Facts.__struct_fields__ if name not in FACT_LISTS}
    whole: Plain = {
        HEAD: {"1": _told({name: getattr(case, name) for name in CASE_FIELDS}, Case)},
        FACTS: {"1": _told(facts, Facts)},
    }
    for table in LISTS:
        records = getattr(case.facts if table in FACT_LISTS else case, table)
        whole[table] = _placed(table, records, tables)
    return whole


def _told(values: Mapping[str, Any], kind: type) -> Record:
    """Return the values that differ from "not told", plain."""
    defaults = _defaults(kind)
    told = {name: value for name, value in values.items() if value != defaults[name]}
    record: Record = plain(told)
    return record


@cache
def _defaults(kind: type) -> dict[str, Any]:
    return {field.name: field.default for field in msgspec.structs.fields(kind)}


def _placed(table: str, records: tuple[Any, ...], tables: Tables) -> dict[str, Record]:
    present = with_ids(table, tables.get(table, {}))
    place_of: dict[str, str] = {}
    for number in sorted(present, key=int):
        place_of.setdefault(str(present[number].get("id")), number)
    top = max(map(int, present), default=0)
    placed: dict[str, Record] = {}
    for record in records:
        number = place_of.get(record.id, "")
        if not number:
            top += 1
            number = str(top)
        if number in placed:
            raise ValueError(f"two records of {table} are called {record.id!r}")
        placed[number] = plain(record)
    return placed


def plain(value: Any) -> Any:
    """Return the value as plain JSON, exact numbers as text; raises UsageError for broken letters."""
    try:
        return msgspec.json.decode(msgspec.json.encode(value, enc_hook=str))
    except UnicodeEncodeError:
        raise UsageError("store.not_text") from None
