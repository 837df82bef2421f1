"""A case as records in tables, and back. The records stay the truth: what is not known here is kept."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import msgspec

from casefile.cases.ids import TABLES
from casefile.cases.model import OFFICE_FIELDS, Case, Document, Event, Unread
from casefile.cases.reading import FACTS, JOURNAL, KINDS, NUMBER_LIMIT, checked, whole_or_parts
from casefile.errors import UsageError
from casefile.rules.facts import Facts
from casefile.services.store.codec import HEAD, Record, Tables, head_of
from casefile.services.store.headfields import HeadRest
from casefile.services.store.numbering import each_with_id

__all__ = ["JOURNAL", "LISTS", "Plain", "case_of", "next_number", "plain_tables", "with_undone"]

HEAD_FIELDS = ("name", "lang", "reference_on", "example", "paper", *OFFICE_FIELDS)

Plain = dict[str, dict[str, Record]]
"""Table -> number of the record in the file -> its known fields, as plain JSON values."""

FACT_LISTS = TABLES
LISTS: dict[str, type] = {name: kind for name, kind in KINDS.items() if name not in {HEAD, FACTS, JOURNAL}}
_CHECKED = (Document, Event)
_OF_HEAD = frozenset(Case.__struct_fields__) - {*LISTS, FACTS, JOURNAL, "unread"}


def case_of(tables: Tables) -> Case:
    """Return the case with what could not be read in it: a wrong value never locks one out of the rest."""
    unread: list[Unread] = []
    lists = {table: tuple(_read_list(tables, table, unread)) for table in (*LISTS, JOURNAL)}
    scalars = {name: value for name, value in _first(tables, FACTS).items() if name not in FACT_LISTS}
    facts, wrong = whole_or_parts(FACTS, "1", scalars)
    facts = msgspec.structs.replace(facts, **{name: lists[name] for name in FACT_LISTS})
    case, of_head = _head(head_of(tables))
    unread += [
        msgspec.structs.replace(each, id=each.table) for each in (*wrong, *of_head, *_rest(head_of(tables)))
    ]
    return msgspec.structs.replace(
        case, facts=facts, stages=lists["stages"], lines=lists["lines"], documents=lists["documents"],
        journal=with_undone(lists[JOURNAL]), unread=tuple(unread),
    )  # fmt: skip


def _head(head: Record) -> tuple[Case, tuple[Unread, ...]]:
    """Return the case as its head record tells of it; a name that is no text is none."""
    told = {"name": "", **{name: value for name, value in head.items() if name in _OF_HEAD}}
    case, wrong = whole_or_parts(HEAD, "1", told)
    if case is None:
        (one,) = wrong
        only = msgspec.structs.replace(one, whole=False, told={"name": told["name"]})
        case, more = whole_or_parts(HEAD, "1", {**told, "name": ""})
        wrong = (only, *more)
    return case, wrong


def _rest(head: Record) -> tuple[Unread, ...]:
    """Return what is wrong in the part of the head record that only the store reads."""
    return whole_or_parts(HEAD, "1", head, HeadRest)[1]


def _first(tables: Tables, table: str) -> Record:
    return tables.get(table, {}).get("1", {})


def _read_list(tables: Tables, table: str, unread: list[Unread]) -> Iterable[Any]:
    """Yield the readable records of a table in the order of their numbers in the file."""
    kind = KINDS[table]
    numbers = sorted(tables.get(table, {}), key=int)
    records = {number: tables[table][number] for number in numbers}
    records = records if table == JOURNAL else each_with_id(table, records)
    try:
        read = msgspec.convert(list(records.values()), list[kind])  # type: ignore[valid-type]
    except msgspec.ValidationError:
        found = [whole_or_parts(table, number, record) for number, record in records.items()]
    else:
        if kind not in _CHECKED:
            return read
        found = [checked(table, *each) for each in zip(records, read, strict=True)]
    unread += [each for _, wrong in found for each in wrong]
    return [record for record, _ in found if record is not None]


def next_number(numbers: Iterable[str | int]) -> int:
    """Return the number after the highest; one beyond all bounds is not counted on from."""
    return 1 + max((number for each in numbers if (number := int(each)) < NUMBER_LIMIT - 1), default=0)


def with_undone(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Return the events, those that a later one took back marked, unless that one was itself taken back."""
    undone: set[int] = set()
    for event in reversed(events):
        if event.undoes is not None and event.number not in undone:
            undone.add(event.undoes)
    return tuple(
        msgspec.structs.replace(event, undone=True) if event.number in undone else event for event in events
    )


def plain_tables(case: Case, tables: Tables, events: frozenset[str] = frozenset()) -> Plain:
    """Return what the case would write, each record under the number it has in these tables or a new one.

    What could not be read stands there as it is in the file; of the journal there are only these events.
    """
    facts = {name: getattr(case.facts, name) for name in Facts.__struct_fields__ if name not in FACT_LISTS}
    whole: Plain = {
        HEAD: {"1": _told({name: getattr(case, name) for name in HEAD_FIELDS}, Case)},
        FACTS: {"1": _told(facts, Facts)},
        JOURNAL: {str(each.number): plain_json(each) for each in case.journal if str(each.number) in events},
    }
    for table in LISTS:
        records = getattr(case.facts if table in FACT_LISTS else case, table)
        whole[table] = _placed(table, records, tables)
    for one in case.unread:
        _laid_over(whole[one.table], one)
    return whole


def _laid_over(records: dict[str, Record], one: Unread) -> None:
    """Put what could not be read in its place, unless something readable has been put there."""
    if one.whole:
        records.setdefault(one.number, dict(one.told))
    elif one.number in records:
        record = records[one.number]
        records[one.number] = {**record, **one.told} if one.table == JOURNAL else {**one.told, **record}


def _told(values: Mapping[str, Any], kind: type) -> Record:
    """Return the values that differ from "not told", plain."""
    defaults = _defaults(kind)
    told = {name: value for name, value in values.items() if value != defaults[name]}
    record: Record = plain_json(told)
    return record


@cache
def _defaults(kind: type) -> dict[str, Any]:
    return {field.name: field.default for field in msgspec.structs.fields(kind)}


def _placed(table: str, records: tuple[Any, ...], tables: Tables) -> dict[str, Record]:
    present = each_with_id(table, tables.get(table, {}))
    place_of: dict[str, str] = {}
    for number in sorted(present, key=int):
        place_of.setdefault(str(present[number].get("id")), number)
    free = next_number(present)
    placed: dict[str, Record] = {}
    for record in records:
        number = place_of.get(record.id, "")
        if not number:
            number, free = str(free), free + 1
        if number in placed:
            raise ValueError(f"two records of {table} are called {record.id!r}")
        placed[number] = plain_json(record)
    return placed


def plain_json(value: Any) -> Any:
    """Return the value as plain JSON, exact numbers as text; raises UsageError for broken letters."""
    try:
        return msgspec.json.decode(msgspec.json.encode(value, enc_hook=str))
    except UnicodeEncodeError:
        raise UsageError("store.not_text") from None
