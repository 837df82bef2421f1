"""What could not be read in a case: said as findings, and the changes that mend it or take it out."""

from collections.abc import Mapping
from typing import Any

import msgspec

from casefile.cases.changes import Change
from casefile.cases.model import Case, Event, Unread
from casefile.cases.reading import FACTS, HEAD, JOURNAL, whole_or_parts
from casefile.errors import NotFoundError, UsageError
from casefile.rules.facts import Facts
from casefile.rules.findings import Finding

__all__ = ["drop", "find_unread", "mend", "record_told", "refuse_over_unread", "unread_findings", "unread_of"]

_TELLING = (
    "employer", "title", "given_name", "family_name", "original_name", "institution", "country", "what", "line",
    "name", "stage", "province", "one", "other", "code", "first",
)  # fmt: skip
_MOST_TOLD = 2
_SHOWN_SIGNS = 60


def unread_findings(case: Case) -> tuple[Finding, ...]:
    """Return a warning for everything in the case's file that cannot be read; none for a case that is whole."""
    return tuple(_finding(each, case) for each in case.unread)


def _finding(one: Unread, case: Case) -> Finding:
    """Return what cannot be read as a finding: which record for a person, which field and value."""
    told = one.told if one.whole else {} if one.table in {HEAD, FACTS} else record_told(one, case)
    values = {
        "code": f"unread.{one.table}",
        "values": {"name": _name(told) or one.id or "…"},
        "ref": _ref(one, case),
        "field": one.place,
        "value": one.value,
    }
    return Finding(code=_CODES[one.whole, one.missing], severity="warning", values=values, subject=one.id)


_CODES: Mapping[tuple[bool, bool], str] = {
    (True, True): "unread.record_lacks",
    (True, False): "unread.record",
    (False, True): "unread.value_lacks",
    (False, False): "unread.value",
}
"""What is said, by whether the whole record is out and whether its value is missing."""


def record_told(one: Unread, case: Case) -> Mapping[str, Any]:
    """Return, plain, what can be read of a record of which only a value cannot; nothing for one that is out whole."""
    record = next((each for each in _records(case, one.table) if _id(each) == one.id), None)
    return {} if record is None or one.whole else msgspec.to_builtins(record)


def _id(record: Any) -> str:
    """Return what the record is called where something of it cannot be read."""
    if isinstance(record, Case | Facts):
        return HEAD if isinstance(record, Case) else FACTS
    return str(record.number if isinstance(record, Event) else record.id)


def _name(told: Mapping[str, Any]) -> str:
    """Return what tells a person which record it is: the first texts of it that can be read."""
    texts = [told[name].strip() for name in _TELLING if isinstance(told.get(name), str)]
    return ", ".join([text for text in texts if text][:_MOST_TOLD])[:_SHOWN_SIGNS]


def _ref(one: Unread, case: Case) -> str:
    """Return what to call it by: its id, the table before it where two are called the same.

    In disguise there is no id: then its table alone.
    """
    if not one.id:
        return one.table
    same = sum(each.id == one.id and each.table != one.table for each in case.unread)
    return f"{one.table}/{one.id}" if same else one.id


def unread_of(case: Case, table: str, id: str) -> tuple[Unread, ...]:
    """Return what cannot be read of that record."""
    return tuple(each for each in case.unread if each.table == table and each.id == id)


def refuse_over_unread(case: Case) -> None:
    """Raise UsageError when a record stands where one that cannot be read has the same name: that one would be lost."""
    for one in case.unread:
        if one.whole and one.table != JOURNAL and one.id in {_id(each) for each in _records(case, one.table)}:
            refused = UsageError("unread.in_the_way")
            refused.values |= _finding(one, case).values  # a sentence in it has a code of its own
            raise refused


def find_unread(case: Case, ref: str) -> tuple[Unread, ...]:
    """Return what cannot be read of one record, called by its id or by table/id; raises NotFoundError, UsageError."""
    found = [each for each in case.unread if ref in {each.id, f"{each.table}/{each.id}"}]
    if not found:
        raise NotFoundError("unread.none", ref=ref)
    if len({each.table for each in found}) > 1:
        raise UsageError("unread.several", ref=ref, tables=sorted({each.table for each in found}))
    return tuple(found)


def mend(table: str, id: str, **fields: Any) -> Change:
    """Give values that can be read to a record that could not be; raises UsageError where one is still lacking."""

    def apply(case: Case) -> Case:
        mine = unread_of(case, table, id)
        if not mine:
            raise NotFoundError("case.no_such_record", id=id)
        one = mine[0]
        if one.whole:
            named = {} if table == JOURNAL else {"id": id}
            record, left = whole_or_parts(table, one.number, {**one.told, **named, **_plain(fields)})
            if record is None:
                raise UsageError("unread.still", field=left[0].place, value=left[0].value)
            return _with(case, table, (*_records(case, table), record), mine, left)
        old = next(each for each in _records(case, table) if _id(each) == id)
        given = msgspec.convert({**msgspec.to_builtins(old), **_plain(fields)}, type(old))
        left = tuple(each for each in mine if each.field not in fields)
        changed = tuple(given if each is old else each for each in _records(case, table))
        return _with(case, table, changed, mine, left)

    return Change(code="journal.mended", values={"id": id, "names": ", ".join(sorted(fields))}, apply=apply)


def drop(table: str, id: str) -> Change:
    """Take out a record that cannot be read, or of one that can be the values that cannot."""

    def apply(case: Case) -> Case:
        mine = unread_of(case, table, id)
        if not mine:
            raise NotFoundError("case.no_such_record", id=id)
        return _with(case, table, _records(case, table), mine, ())

    return Change(code="journal.unread_removed", values={"id": id}, apply=apply)


def _plain(fields: Mapping[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = msgspec.to_builtins(dict(fields))
    return told


def _records(case: Case, table: str) -> tuple[Any, ...]:
    if table == HEAD:
        return (case,)
    if table == FACTS:
        return (case.facts,)
    return case.records(table)


def _with(
    case: Case, table: str, records: tuple[Any, ...], mine: tuple[Unread, ...], left: tuple[Unread, ...]
) -> Case:
    """Return the case with these records in that table, and of what is `mine` only what is `left` unread."""
    if table == HEAD:
        case = records[0]
    elif table == FACTS:
        case = msgspec.structs.replace(case, facts=records[0])
    else:
        case = case.with_records(table, records)
    others = (each for each in case.unread if each not in mine)
    return msgspec.structs.replace(case, unread=(*others, *left))
