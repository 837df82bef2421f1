"""What several members of a family lived through together, entered once: stays and addresses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from casefile.i18n import Words
from casefile.rules.facts import Facts
from casefile.tui.screens.facts.records import person_choices

__all__ = ["SHARED", "each_of", "people_and_groups", "together_id"]

SHARED = frozenset({"stays", "addresses"})
"""The tables whose records are often those of several persons."""
_AND = "+"


def together_id(persons: tuple[str, ...]) -> str:
    """Return what stands for several persons in the answer to “who”."""
    return _AND.join(persons)


def people_and_groups(facts: Facts, words: Words) -> tuple[tuple[str, str], ...]:
    """Return everyone in the family, then the groups that move together: the couple, and all."""
    told = person_choices(facts, words)
    couple = [id for id, _name in told if id in {"principal", "spouse"}]
    groups = []
    if len(couple) == 2 and len(told) > 2:
        groups.append((together_id(tuple(couple)), words("you and your partner")))
    if len(told) > 1:
        groups.append((together_id(tuple(id for id, _name in told)), words("the whole family")))
    return (*told, *groups)


def each_of(record: Any, facts: Facts) -> Iterator[Any]:
    """Yield the record of each person it is told of: a child’s begins at birth, and is none when it ended before."""
    for id in record.person.split(_AND):
        person = facts.of(id)
        born = person.born_on if person is not None and person.role == "child" else None
        if born is None or born <= record.first:
            yield msgspec.structs.replace(record, person=id)
        elif record.last is None or born <= record.last:
            yield msgspec.structs.replace(record, person=id, first=born)
