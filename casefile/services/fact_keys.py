"""Every key of a file of facts: its table, what it may hold, and what it means, in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, get_args

import msgspec

from casefile.cases.ids import TABLES
from casefile.i18n.fact_names import fact_meanings
from casefile.i18n.words import N_, Words
from casefile.rules.facts import Facts, Leave

__all__ = [
    "FactKey",
    "called",
    "choices",
    "fact_keys",
    "facts_template",
    "meaning",
    "tables_told",
    "value_told",
]

_TOP = "facts"
_KINDS: Mapping[Any, str] = {
    date: N_("a day, as 2016-09-30"),
    bool: N_("true or false"),
    int: N_("a whole number"),
    Leave: N_("a list of periods, each with first, last and kind"),
    ...: N_("a list of texts"),
    str: N_("text"),
}


class FactKey(msgspec.Struct, frozen=True, kw_only=True):
    """One key. `table` is empty for those at the top of the file; `choices` are the only words it takes, if any."""

    table: str
    name: str
    needed: bool
    kind: str
    choices: tuple[str, ...]
    meaning: Mapping[str, str]


def fact_keys() -> Iterator[FactKey]:
    """Yield every key a file of facts may hold, table by table."""
    meanings = fact_meanings()
    records: dict[str, type[msgspec.Struct]] = {_TOP: Facts, **TABLES}
    for table, kind in records.items():
        for field in msgspec.structs.fields(kind):
            if table == _TOP and field.name in TABLES:
                continue
            kinds = {field.type, *_parts(field.type)}
            yield FactKey(
                table="" if table == _TOP else table,
                name=field.name,
                needed=field.required,
                kind=next(told for known, told in _KINDS.items() if known in kinds or known is str),
                choices=tuple(choices(field.type)),
                meaning=meanings[table].get(field.name) or meanings["shared"][field.name],
            )


def tables_told() -> dict[str, Mapping[str, str]]:
    """Return what each table holds, by its name; the top of the file is the empty name."""
    return {
        "" if table == _TOP else table: keys["about"]
        for table, keys in fact_meanings().items()
        if table != "shared"
    }


def called(table: str) -> Mapping[str, str]:
    """Return what one record of the table is called."""
    return fact_meanings()[table]["called"]


def meaning(table: str, name: str) -> Mapping[str, str] | None:
    """Return what a key of a table means, None for one that is no fact; `facts` are those at the top."""
    meanings = fact_meanings()
    return (meanings[table].get(name) or meanings["shared"].get(name)) if table in meanings else None


def facts_template(words: Words) -> str:
    """Return an empty file of facts, every key on a line of its own that a person takes the # from."""
    lines, table = ['schema = "casefile.facts/1"', ""], ""
    lines += [f"# {words.label(tables_told()[''])}"]
    for key in fact_keys():
        if key.table != table:
            table = key.table
            lines += ["", f"# {words.label(tables_told()[table])}", f"# [[{table}]]"]
        lines.append(f"# {key.name} =   # {value_told(key, words)}; {words.label(key.meaning)}")
    return "\n".join(lines) + "\n"


def value_told(key: FactKey, words: Words) -> str:
    """Return what a key may hold, and whether a record needs it."""
    told = " | ".join(key.choices) or words(key.kind)
    return words("{value} (needed)", value=told) if key.needed else told


def choices(kind: Any) -> list[str]:
    """Return the words a kind of value allows; none when any text does."""
    return [each for each in _parts(kind) if isinstance(each, str) and each]


def _parts(kind: Any) -> Iterator[Any]:
    for each in get_args(kind):
        yield each
        yield from _parts(each)
