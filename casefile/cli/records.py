"""Records of facts as they are typed, KEY=VALUE by KEY=VALUE, and found again by their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from casefile.cases.ids import TABLES
from casefile.cli.assignments import contract_fields, perhaps, record_fields
from casefile.errors import NotFoundError, UsageError
from casefile.i18n.vocabulary import ROLES
from casefile.i18n.words import LANGUAGES, words_for
from casefile.rules.text import folded_word
from casefile.services.fact_keys import called

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casefile.cases.model import Case, Unread
    from casefile.rules.facts import Facts

__all__ = [
    "fields_typed",
    "find_record",
    "record_typed",
    "table_named",
    "unread_called",
]


def record_typed(table: str, role: str, assignments: Sequence[str], facts: Facts) -> Any:
    """Return a new record of that table; `role` is a person's. Raises UsageError (set.refused) with every fault."""
    kind = TABLES[table]
    given = fields_typed(table, assignments, facts)
    if role:
        given["role"] = role
    lacking = [
        field.name for field in msgspec.structs.fields(kind) if field.required and field.name not in given
    ]
    if lacking:
        told = tuple(UsageError("set.needs_value", key=name) for name in lacking)
        raise UsageError("set.refused", told, count=len(told))
    return kind(**given)


def table_named(word: str) -> tuple[str, str]:
    """Return the table a word names, in the singular or the plural of either language, and the role it tells, if any.

    A role of the family (spouse, child) is a person. Raises UsageError (facts.unknown_kind).
    """
    from casefile.services.list_words import people

    wanted = _stem(word)
    if wanted in {_stem(words_for(lang)(ROLES["child"])) for lang in LANGUAGES}:
        return "persons", "child"
    role = people(None).get(wanted, "")
    if role in {"principal", "spouse"}:
        return "persons", role
    for table in TABLES:
        if wanted in {_stem(table), *map(_stem, called(table).values())}:
            return table, ""
    known = [called(table)["en"] for table in TABLES]
    every = {name for table in TABLES for name in (table, *called(table).values())}
    raise UsageError("facts.unknown_kind", kind=word[:60], known=known, **perhaps(word, every))


def _stem(word: str) -> str:
    return folded_word(word).rstrip("s")


def fields_typed(table: str, assignments: Sequence[str], facts: Facts) -> dict[str, Any]:
    """Return what is typed for a record of that table; whose it is may be said by name, as `facts` know them."""
    from casefile.services.list_words import people

    if table == "contracts":
        given = contract_fields(assignments, frozenset({"id"}))
    else:
        given = record_fields(TABLES[table], assignments, frozenset({"id", "role"}))
    if "person" in given:
        given["person"] = people(facts).get(folded_word(given["person"]), given["person"])
    return given


def find_record(case: Case, ref: str) -> tuple[str, Any]:
    """Return the table and the record called by its id or by table/id; raises NotFoundError, UsageError."""
    found = [
        (table, each)
        for table in TABLES
        for each in getattr(case.facts, table)
        if ref in {each.id, f"{table}/{each.id}"}
    ]
    if len(found) > 1:
        raise UsageError("unread.several", ref=ref, tables=sorted({table for table, _ in found}))
    if not found:
        raise NotFoundError("case.no_such_record", id=ref)
    return found[0]


def unread_called(case: Case, ref: str) -> Unread | None:
    """Return what cannot be read of a record of the facts, called by its id or by table/id; None when all can."""
    return next(
        (
            each
            for each in case.unread
            if each.table in TABLES and ref in {each.id, f"{each.table}/{each.id}"}
        ),
        None,
    )
