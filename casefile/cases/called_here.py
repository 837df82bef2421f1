"""Another copy of a case in the names this one gives its records: once parted, each copy counts on by itself."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from casefile.cases.ids import number_of_id
from casefile.cases.model import Case
from casefile.cases.parting import LISTS, Agreed, Names

__all__ = ["called_here", "names_here", "renamed_agreement"]

NATURAL = frozenset({"lines", "persons"})
"""The tables whose ids say what a record is about: the same id in both copies is the same thing."""
_REFER = {"same_employers": ("one", "other")}


def names_here(mine: Case, theirs: Case, start: Case, known: Names, used: Mapping[str, int]) -> Names:
    """Return what the records of the other copy are called here, those known already included.

    What was there when they parted is called alike. A record that both added, the same but for its id, is one; any
    other that has a name given here already gets one that is free.
    """
    names = dict(known)
    for table in LISTS:
        if table in NATURAL:
            continue
        here = {each.id: each for each in mine.records(table)}
        shared = {each.id for each in start.records(table)}
        claimed = shared | {ours for (of, _), ours in names.items() if of == table}
        new = [
            each for each in theirs.records(table) if each.id not in shared and (table, each.id) not in names
        ]
        free = _free(used.get(table, 0), *here, *claimed, *(each.id for each in theirs.records(table)))
        for record in new:
            twin = next((id_ for id_, each in here.items()
                         if id_ not in claimed and _alike(each, _renamed(table, record, names))), "")  # fmt: skip
            number = number_of_id(record.id)
            taken = record.id in here or record.id in claimed or 0 < number <= used.get(table, 0)
            name = twin or (free(record.id) if taken else record.id)
            claimed.add(name)
            if name != record.id:
                names[table, record.id] = name
    return names


def _alike(one: Any, other: Any) -> bool:
    return bool(msgspec.structs.replace(one, id="") == msgspec.structs.replace(other, id=""))


class _free:  # noqa: N801 - called like a function that keeps count
    """Give names that no record has or had, each once."""

    def __init__(self, used: int, *names: str) -> None:
        self._taken = set(names)
        self._top = max([used, *map(number_of_id, names)])

    def __call__(self, like: str) -> str:
        head, name = like[0] if number_of_id(like) else f"{like}-", like
        while name in self._taken:
            self._top += 1
            name = f"{head}{self._top}"
        self._taken.add(name)
        return name


def called_here(theirs: Case, names: Names) -> Case:
    """Return the other copy with the names its records have here, in lines, papers and references too."""
    if not names:
        return theirs
    for table in LISTS:
        theirs = theirs.with_records(
            table, tuple(_renamed(table, each, names) for each in theirs.records(table))
        )
    documents = tuple(msgspec.structs.replace(each, slot=_key(each.slot, names)) for each in theirs.documents)
    return msgspec.structs.replace(theirs, documents=documents)


def renamed_agreement(one: Agreed, names: Names) -> Agreed:
    """Return what the other copy wrote of an agreement, in the names of this one."""
    if one.table in {"lines", "documents"}:
        id_ = _key(one.id, names)
    else:
        id_ = names.get((one.table, one.id), one.id)
    value = one.value
    if isinstance(value, msgspec.Struct):
        value = _renamed(one.table, value, names)
    elif one.field in _REFER.get(one.table, ()):
        value = names.get(("contracts", value), value)
    return msgspec.structs.replace(one, id=id_, value=value, their_id=one.id)


def _renamed(table: str, record: Any, names: Names) -> Any:
    fields = {
        name: names.get(("contracts", getattr(record, name)), getattr(record, name))
        for name in _REFER.get(table, ())
    }
    id_ = _key(record.id, names) if table == "lines" else names.get((table, record.id), record.id)
    return msgspec.structs.replace(record, id=id_, **fields) if fields or id_ != record.id else record


def _key(key: str, names: Names) -> str:
    """Return the key of a line in the names of this copy: its last part is the record it is about, where it has one."""
    head, slash, of = key.rpartition("/")
    if head.count("/") != 1:
        return key
    return f"{head}{slash}{next(_of(of, names), of)}"


def _of(id: str, names: Names) -> Iterator[str]:
    yield from (ours for (_, their), ours in names.items() if their == id)
