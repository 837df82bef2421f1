"""Which record of a case a record of a file is, so that what is filed under the one stays with it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import count
from typing import Any

import msgspec

from casefile.cases.ids import TABLES, with_ids
from casefile.cases.model import Case
from casefile.rules.facts import Facts, Person
from casefile.rules.text import folded

__all__ = ["another", "recognised"]

RecordKey = tuple[Any, ...]
Ways = tuple[tuple[str, ...], ...]

_WAYS: dict[str, Ways] = {
    "unions": (("person", "kind", "ended_on"), ("person", "ended_on"), ("person", "kind")),
    "contracts": (("person", "employer", "first", "title"), ("person", "employer", "first"), ("employer", "first")),
    "same_employers": (("one", "other"), ("other", "one")),
    "studies": (("person", "first", "institution"), ("person", "first", "country"), ("person", "first")),
    "qualifications": (("on", "country"), ("on",)),
    "stays": (("person", "country", "first", "purpose"), ("person", "country", "first")),
    "credentials": (
        ("person", "title", "country", "institution"), ("person", "title", "country"),
        ("person", "institution", "country"),
    ),
    "tests": (("person", "name", "taken_on"), ("person", "taken_on", "language")),
    "accounts": (("person", "institution", "balance_cad"), ("person", "institution")),
    "offers": (("employer", "noc"), ("employer",)),
    "nominations": (("province", "applied_on"), ("province",)),
    "permits": (("person", "kind", "expires_on"), ("person", "kind")),
    "activities": (("person", "first", "kind", "what"), ("person", "first", "kind"), ("person", "first")),
    "addresses": (("person", "first", "line"), ("person", "first")),
}  # fmt: skip
"""What two records of a table have in common when they are one, the surest sign first."""

_CHILD: Ways = (("given_name", "family_name", "born_on"), ("given_name", "born_on"))
_TELLING: dict[str, tuple[str, ...]] = {
    "persons": ("given_name", "born_on"), "unions": ("ended_on",), "contracts": ("employer", "first"),
    "same_employers": ("one", "other"), "studies": ("first", "institution"), "qualifications": ("on",),
    "stays": ("country", "first"), "credentials": ("title", "institution", "awarded_on"), "tests": ("name", "taken_on"),
    "accounts": ("institution",), "offers": ("employer",), "nominations": ("province",),
    "permits": ("expires_on",),
    "activities": ("first", "what"), "addresses": ("first", "line"),
}  # fmt: skip
"""What tells one record of a table from another."""


def recognised(case: Case, given: Facts) -> Facts:
    """Return the facts of a file, each record that the case has already called as the case calls it.

    An id the file gives itself stands. Of two records alike on either side nobody can tell which is which: they are
    new. A new record has no id, the store names it; but a new child has one, which nobody ever had.
    """
    named = _with_persons_named(case, given)
    tables = {table: _matched(table, getattr(case.facts, table), getattr(named, table)) for table in _WAYS}
    return msgspec.structs.replace(named, **tables)


def another(table: str, before: msgspec.Struct, after: msgspec.Struct) -> bool:
    """Say whether two records of one id are about different things: all that tells them apart is known and differs."""
    pairs = [(_sign(getattr(before, name)), _sign(getattr(after, name))) for name in _TELLING[table]]
    known = [(one, other) for one, other in pairs if one and other]
    return bool(known) and all(one != other for one, other in known)


def _with_persons_named(case: Case, given: Facts) -> Facts:
    """Return the facts with the names the case has for their persons, also where other tables name one."""
    in_file = with_ids(given).persons
    persons = _named_children(case, _matched_persons(case.facts.persons, given.persons))
    called = {theirs.id: ours.id for theirs, ours in zip(in_file, persons, strict=True)}
    tables = {
        table: tuple(_of_person(record, called) for record in getattr(given, table))
        for table in TABLES
        if table != "persons"
    }
    return msgspec.structs.replace(given, persons=persons, **tables)


def _of_person(record: Any, called: Mapping[str, str]) -> Any:
    person = getattr(record, "person", None)
    return record if person is None else msgspec.structs.replace(record, person=called.get(person, person))


def _matched_persons(known: tuple[Person, ...], given: tuple[Person, ...]) -> tuple[Person, ...]:
    """Return the persons with their ids: the applicant and the partner by their role, a child by name and birth."""
    roles = tuple(
        msgspec.structs.replace(each, id=each.role) if not each.id and each.role != "child" else each
        for each in given
    )
    children = tuple(each for each in known if each.role == "child")
    by_name = _match(children, roles, [_by(way) for way in _CHILD])
    return _match(children, by_name, [_by_name_alone, _by_birth_alone])


def _by_name_alone(child: Any) -> RecordKey | None:
    return ("name", _sign(child.given_name)) if child.role == "child" and child.given_name else None


def _by_birth_alone(child: Any) -> RecordKey | None:
    return ("birth", child.born_on) if child.role == "child" and child.born_on else None


def _named_children(case: Case, persons: tuple[Person, ...]) -> tuple[Person, ...]:
    """Give each new child a number that no child has, nor one that is gone and left papers or notes."""
    taken = {each.id for each in (*case.facts.persons, *persons)} | case.filed_under
    named = []
    for person in persons:
        if not person.id:
            number = next(at for at in count(1) if f"child-{at}" not in taken)
            person = msgspec.structs.replace(person, id=f"child-{number}")  # noqa: PLW2901 - the same one, named
            taken.add(person.id)
        named.append(person)
    return tuple(named)


def _matched(table: str, known: tuple[Any, ...], given: tuple[Any, ...]) -> tuple[Any, ...]:
    return _match(known, given, [_whole, *(_by(way) for way in _WAYS[table])])


def _match(
    known: tuple[Any, ...], given: tuple[Any, ...], ways: Iterable[Callable[[Any], RecordKey | None]]
) -> tuple[Any, ...]:
    """Return the given records, those without an id called as the only known one that agrees with only them."""
    named = list(given)
    for way in ways:
        free = [each for each in known if each.id not in {one.id for one in named}]
        left = [at for at, each in enumerate(named) if not each.id]
        theirs = {key: each.id for each in free if (key := way(each)) is not None}
        times = Counter(way(each) for each in free), Counter(way(named[at]) for at in left)
        for at in left:
            key = way(named[at])
            if key in theirs and times[0][key] == times[1][key] == 1:
                named[at] = msgspec.structs.replace(named[at], id=theirs[key])
    return tuple(named)


def _whole(record: msgspec.Struct) -> RecordKey:
    """All that a record says but its id."""
    return tuple(getattr(record, name) for name in record.__struct_fields__ if name != "id")


def _by(way: tuple[str, ...]) -> Callable[[Any], RecordKey | None]:
    """Return what gives the signs of a record by those fields; None where one of them is empty."""

    def key(record: Any) -> RecordKey | None:
        if isinstance(record, Person) and record.role != "child":
            return None
        signs = tuple(_sign(getattr(record, name)) for name in way)
        return None if "" in signs else signs

    return key


def _sign(value: Any) -> Any:
    """Return a value as it is compared: without capitals, accents and spare blanks; nothing when it is not told."""
    if value is None:
        return ""
    return value if isinstance(value, date | int | bool) else " ".join(folded(str(value)).split())
