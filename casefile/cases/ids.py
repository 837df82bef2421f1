"""A short id for every record of the facts that has none: `c3` for a contract, `child-2` for a child."""

import re
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

import msgspec

from casefile.rules.facts import Facts, Person

__all__ = ["TABLES", "number_of_id", "with_ids"]

TABLES: dict[str, type[msgspec.Struct]] = {
    field.name: field.type.__args__[0]
    for field in msgspec.structs.fields(Facts)
    if getattr(field.type, "__args__", ())[1:] == (...,)
}


_SHORT_ID = re.compile(r"^[a-z](\d{1,9})$")


def number_of_id(id: str) -> int:
    """Return the number in a short id (3 of `c3`), 0 of any other name."""
    match = _SHORT_ID.match(id)
    return int(match[1]) if match else 0


def with_ids(facts: Facts) -> Facts:
    """Return the facts with an id for every record that has none, stable for the same file."""
    tables: dict[str, Any] = {
        table: _numbered(getattr(facts, table), table[0]) for table in TABLES if table != "persons"
    }
    return msgspec.structs.replace(facts, persons=_named_persons(facts.persons), **tables)


def _named_persons(persons: tuple[Person, ...]) -> tuple[Person, ...]:
    named: list[Person] = []
    taken = {person.id for person in persons}
    for person in persons:
        wanted: Iterator[str] = iter([person.role])
        if person.role == "child":
            wanted = (f"child-{number}" for number in count(1))
        new = person.id or next((name for name in wanted if name not in taken), person.role)
        taken.add(new)
        named.append(msgspec.structs.replace(person, id=new))
    return tuple(named)


def _numbered(records: Iterable[Any], letter: str) -> tuple[Any, ...]:
    taken = {record.id for record in records}
    free = (name for name in (f"{letter}{number}" for number in range(1, 100_000)) if name not in taken)
    return tuple(
        record if record.id else msgspec.structs.replace(record, id=next(free)) for record in records
    )
