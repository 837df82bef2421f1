"""Records of a case file read without trusting them: what does not fit its type is set aside by name."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import cache
from typing import Any

import msgspec

from casefile.cases.ids import TABLES
from casefile.cases.model import Case, Document, Event, Line, Unread
from casefile.cases.reports import report_fault
from casefile.rules.book.stages import StageEntry
from casefile.rules.facts import Facts

__all__ = ["FACTS", "HEAD", "JOURNAL", "KINDS", "NUMBER_LIMIT", "checked", "required", "whole_or_parts"]

HEAD, FACTS, JOURNAL = "head", "facts", "journal"
NUMBER_LIMIT = 10**9
"""Records of a case are numbered below it; a number beyond comes from no program of this kind."""

KINDS: dict[str, type[msgspec.Struct]] = {
    **TABLES, "stages": StageEntry, "lines": Line, "documents": Document, JOURNAL: Event, FACTS: Facts, HEAD: Case,
}  # fmt: skip
_PLACE = re.compile(r"at `\$\.([^`]+)`")
_LACKS = re.compile(r"missing required field `(\w+)`")
_SHOWN_SIGNS = 60

RawRecord = Mapping[str, Any]


@cache
def required(kind: type[msgspec.Struct]) -> frozenset[str]:
    """Return the fields a record of that kind cannot do without."""
    return frozenset(each.name for each in msgspec.structs.fields(kind) if each.required)


def whole_or_parts(
    table: str, number: str, raw: RawRecord, kind: type[msgspec.Struct] | None = None
) -> tuple[Any, tuple[Unread, ...]]:
    """Return the record, values that are none counting as not told, with each of them.

    The record is None when one of those cannot be missed: then it is one thing that cannot be read, whole. `kind` is
    the table's unless another part of the record is meant.
    """
    kind = kind or KINDS[table]
    kept, found = dict(raw), []
    while True:
        try:
            record = msgspec.convert(kept, kind)
        except msgspec.ValidationError as problem:
            one = _unread(table, number, kept, _place_in(str(problem)), raw)
            if one.field not in kept or one.field in required(kind):
                return None, (_whole(one, raw, kind),)
            found.append(one)
            del kept[one.field]
        else:
            record, more = checked(table, number, record)
            return record, (*found, *more)


def checked(table: str, number: str, record: Any) -> tuple[Any, tuple[Unread, ...]]:
    """Return a record of the right types, without what its types cannot tell to be wrong, and that with its place.

    A report whose days are none counts as not made, a day in the values of the journal as not told; an event
    numbered beyond all bounds is None.
    """
    if isinstance(record, Document) and record.check is not None:
        place = report_fault(record.check)
        if place:
            one = _unread(table, number, msgspec.to_builtins(record), f"check.{place}")
            return msgspec.structs.replace(record, check=None), (one,)
    if isinstance(record, Event):
        return _event(number, record)
    return record, ()


def _event(number: str, event: Event) -> tuple[Event | None, tuple[Unread, ...]]:
    if int(number) >= NUMBER_LIMIT:
        raw = {**msgspec.to_builtins(event), "number": int(number)}
        return None, (_whole(_unread(JOURNAL, number, raw, "number"), raw, Event),)
    found: list[Unread] = []
    if event.number != int(number):
        found.append(_unread(JOURNAL, number, {"number": event.number}, "number"))
        event = msgspec.structs.replace(event, number=int(number))
    wrong = [name for name in event.values if _is_no_day(name, event.values[name])]
    if wrong:
        raw = msgspec.to_builtins(event)
        found += [_unread(JOURNAL, number, raw, f"values.{name}") for name in wrong]
        event = msgspec.structs.replace(event, values={**event.values, **dict.fromkeys(wrong)})
    return event, tuple(found)


def _is_no_day(name: str, value: Any) -> bool:
    if not name.endswith("_on") or value is None:
        return False
    with suppress(ValueError, TypeError):
        date.fromisoformat(value)
        return False
    return True


def _place_in(problem: str) -> str:
    """Return the place a message of the decoder names, the missing field at its end."""
    place, lacks = _PLACE.search(problem), _LACKS.search(problem)
    return ".".join(each[1] for each in (place, lacks) if each)


def _unread(table: str, number: str, raw: RawRecord, place: str, named: RawRecord | None = None) -> Unread:
    value = _value_at(raw, place)
    shown = (
        "" if value is _NOTHING else value if isinstance(value, str) else msgspec.json.encode(value).decode()
    )
    field = place.partition(".")[0].partition("[")[0]
    return Unread(
        table=table, number=number, id=str((named or raw).get("id") or number), place=place,
        value=shown[:_SHOWN_SIGNS], missing=value is _NOTHING,
        told={field: raw[field]} if field in raw else {},
    )  # fmt: skip


def _whole(one: Unread, raw: RawRecord, kind: type[msgspec.Struct]) -> Unread:
    told = {name: value for name, value in raw.items() if name in kind.__struct_fields__}
    return msgspec.structs.replace(one, whole=True, told=told)


_NOTHING = object()


def _value_at(raw: Any, place: str) -> Any:
    """Return the value at a place like `leaves[0].last`, a mark of its own when there is none."""
    for step in _steps(place):
        if isinstance(raw, Mapping):
            raw = raw.get(step, _NOTHING)
        elif isinstance(raw, list | tuple) and step.isdigit() and int(step) < len(raw):
            raw = raw[int(step)]
        elif raw is not _NOTHING:
            return raw
    return raw


def _steps(place: str) -> Iterator[str]:
    for part in place.split("."):
        yield from (step.rstrip("]") for step in part.split("[") if step)
