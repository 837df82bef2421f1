"""Short, stable ids for records: c1, c2 ... for contracts; a case never gives a number twice."""

from collections.abc import Mapping
from typing import Any

import msgspec

from casefile.cases.ids import number_of_id
from casefile.cases.model import Case
from casefile.rules.facts import Facts, Person
from casefile.services.store.codec import Record, Tables

__all__ = ["LETTERS", "NUMBERS", "each_with_id", "numbered", "used_numbers"]

NUMBERS = "numbers"
LETTERS = {
    "persons": "p", "unions": "u", "contracts": "c", "studies": "e", "qualifications": "q", "stays": "y",
    "credentials": "d", "tests": "t", "accounts": "a", "offers": "o", "nominations": "n", "activities": "h",
    "addresses": "r", "same_employers": "m", "permits": "v", "stages": "s", "lines": "l", "documents": "f",
}  # fmt: skip


def each_with_id(table: str, records: dict[str, Record]) -> dict[str, Record]:
    """Return the records, those written by hand without an id called after their number in the file.

    Records that share an id keep it only once: the later ones get a name of their own, so that none is lost.
    """
    seen: set[str] = set()
    given = {str(record.get("id")) for record in records.values()}
    named: dict[str, Record] = {}
    for number, record in records.items():
        name = record.get("id")
        if not isinstance(name, str) or not name or name in seen:
            name = _free(f"{LETTERS[table]}{number}", seen | given)
        seen.add(name)
        named[number] = {**record, "id": name} if record.get("id") != name else record
    return named


def _free(wanted: str, taken: set[str]) -> str:
    name, again = wanted, 1
    while name in taken:
        again += 1
        name = f"{wanted}-{again}"
    return name


def numbered(
    case: Case, last_numbers: Mapping[str, Any], before: Case | None = None
) -> tuple[Case, dict[str, int]]:
    """Return the case with an id on every record, and the highest number each table has used.

    `last_numbers` are those used so far, also by records that have gone since: one that was not there before
    never gets the id of one that is gone, since lines and papers may still be filed under it.
    """
    highest = {table: number for table, number in last_numbers.items() if isinstance(number, int)}
    lists = _lists(case)
    there = {table: {record.id for record in records} for table, records in _lists(before or case).items()}
    new = {
        table: _fill(table, records, highest, there[table], case.filed_under)
        for table, records in lists.items()
    }
    facts = {name: new[name] for name in lists if name in Facts.__struct_fields__}
    return msgspec.structs.replace(
        case,
        facts=msgspec.structs.replace(case.facts, **facts),
        stages=new["stages"],
        documents=new["documents"],
    ), highest


def used_numbers(tables: Tables, last_numbers: Any) -> dict[str, int]:
    """Return the highest number each table has used, by what was noted and by what is there."""
    noted = last_numbers if isinstance(last_numbers, dict) else {}
    used = {table: number for table, number in noted.items() if isinstance(number, int)}
    for table in LETTERS:
        numbers = [number_of_id(str(record.get("id"))) for record in tables.get(table, {}).values()]
        used[table] = max([used.get(table, 0), *numbers])
    return {table: number for table, number in used.items() if number}


def _lists(case: Case) -> dict[str, tuple[Any, ...]]:
    lists = {name: getattr(case.facts, name) for name in Facts.__struct_fields__ if name in LETTERS}
    return lists | {name: getattr(case, name) for name in ("stages", "documents")}


def _fill(
    table: str, records: tuple[Any, ...], highest: dict[str, int], there: set[str], filed: frozenset[str]
) -> tuple[Any, ...]:
    used = highest.get(table, 0)
    taken = {record.id for record in records}
    top = max([used, *map(number_of_id, taken)])
    filled = []
    for record in records:
        if record.id and (record.id in there or not 0 < number_of_id(record.id) <= used):
            filled.append(record)
            continue
        name = _person_id(record, taken, filed) if isinstance(record, Person) else ""
        if not name:
            top += 1
            name = f"{LETTERS[table]}{top}"
        taken.add(name)
        filled.append(msgspec.structs.replace(record, id=name))
    if top > used:
        highest[table] = top
    return tuple(filled)


def _person_id(person: Person, taken: set[str], filed: frozenset[str]) -> str:
    """Return the name rules know a person by: principal, spouse, child-1 ...; empty when it is taken.

    A child never gets the number of one that is gone and left words or papers at a line.
    """
    if person.role != "child":
        return "" if person.role in taken else person.role
    number = 1
    while f"child-{number}" in taken | filed:
        number += 1
    return f"child-{number}"
