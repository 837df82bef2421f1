"""What the shell may complete: a case by its name on the desk, a file, a folder, and what a case holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    import click

    from casefile.cases.model import Case
    from casefile.services.desk import Desk
    from casefile.services.store.listing import Head

__all__ = ["completed"]

Candidates = Iterable[str]


def completed(metavar: str | None, incomplete: str, ctx: click.Context) -> list[CompletionItem]:
    """Return what may stand for an argument or an option of that metavar; nothing when only the person knows."""
    words = (metavar or "").split("|")
    if "CASE" in words:
        found = _of_desk(incomplete)
    else:
        found = _groups() if "GROUP" in words else _of_case(metavar or "", ctx)
    items = [CompletionItem(name) for name in _beginning(found, incomplete)]
    if items:
        return items
    if any(word == "CASE" or word.startswith("FILE") for word in words):
        return [CompletionItem(incomplete, type="file")]
    return [CompletionItem(incomplete, type="dir")] if "DIR" in words else []


def _beginning(found: Candidates, start: str) -> list[str]:
    """Return the words that begin so, accents and capitals aside; of a line's key, any of its parts may."""
    from casefile.rules.text import folded

    wanted = folded(start)
    return [
        word
        for word in dict.fromkeys(found)
        if word.isprintable() and (folded(word).startswith(wanted) or f"/{wanted}" in f"/{folded(word)}")
    ]


def _of_desk(start: str) -> Candidates:
    """Return the names on the desk; where others are called so, or a group is typed, where the case lies on it."""
    from collections import Counter

    heads = _heads()
    times = Counter(head.name for head in heads)
    return [
        head.inside if (times[head.name] > 1 and start) or (head.group and "/" in start) else head.name
        for head in heads
    ]


def _groups() -> Candidates:
    return sorted({head.group for head in _heads() if head.group})


def _heads() -> list[Head]:
    """Return the cases of the desk; one that cannot be read has none."""
    from casefile.errors import CasefileError
    from casefile.services.desk import Desk

    try:
        return Desk().heads()
    except (CasefileError, OSError):
        return []


def _of_case(metavar: str, ctx: click.Context) -> Candidates:
    """Return what the case that was typed holds of that kind; nothing when it cannot be opened."""
    ask = _ASKED.get(metavar)
    if ask is None:
        return []
    from casefile.errors import CasefileError
    from casefile.services.desk import Desk

    desk = Desk()
    try:
        case = desk.open(desk.find(str(ctx.params.get("case") or ""))).case
        return ask(desk, case, ctx)
    except (CasefileError, OSError):
        return []


def _lines(desk: Desk, case: Case, _: click.Context) -> Candidates:
    return [line.key for line in desk.assess(case).lines]


def _contents(desk: Desk, case: Case, ctx: click.Context) -> Candidates:
    line = desk.line_of(desk.assess(case), str(ctx.params.get("key") or ""))
    return [each.id for piece in line.item.pieces for each in piece.contents]


def _kinds(desk: Desk, case: Case, ctx: click.Context) -> Candidates:
    if ctx.info_name == "letter":
        return desk.assess(case).letters
    from casefile.cases.ids import TABLES
    from casefile.services.fact_keys import called

    return [*(called(table)[case.lang] for table in TABLES), "spouse", "child"]


def _records(_desk: Desk, case: Case, _: click.Context) -> Candidates:
    from casefile.cases.ids import TABLES

    return [each.id for table in TABLES for each in getattr(case.facts, table)]


def _fields(_desk: Desk, case: Case, ctx: click.Context) -> Candidates:
    """Return the keys that the verb at hand can set, each with its =."""
    from casefile.cases.ids import TABLES
    from casefile.cli.records import find_record, table_named
    from casefile.rules.facts import Facts

    if ctx.params.get("kind"):
        kinds: list[Any] = [TABLES[table_named(str(ctx.params["kind"]))[0]]]
    elif record := ctx.params.get("record") or ctx.params.get("contract"):
        kinds = [TABLES[find_record(case, str(record))[0]]]
    else:
        kinds = [Facts, TABLES["persons"]]
    return [f"{name}=" for kind in kinds for name in kind.__struct_fields__ if name not in {"id", *TABLES}]


_ASKED: Mapping[str, Callable[[Desk, Case, click.Context], Candidates]] = {
    "KEY": _lines,
    "SLOT": _lines,
    "CONTENT": _contents,
    "KIND": _kinds,
    "RECORD": _records,
    "CONTRACT": lambda _desk, case, _: [each.id for each in case.facts.contracts],
    "DOCUMENT": lambda _desk, case, _: [each.id for each in case.documents],
    "PERSON": lambda _desk, case, _: [each.id for each in case.facts.persons],
    "KEY=VALUE": _fields,
}
"""What a case is asked for, by the metavar of an argument."""
