"""A file of facts in the place of those of a case: what comes, what goes, and which papers would lose their line."""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from casefile.cases.assessment import Assessment, ChecklistLine
from casefile.cases.changes import Change
from casefile.cases.ids import TABLES
from casefile.cases.model import Case, Line
from casefile.cases.recognise import another, recognised
from casefile.errors import UsageError
from casefile.rules.facts import Facts
from casefile.rules.findings import Finding, Label

__all__ = ["FactsImport", "Lost", "facts_import", "import_facts", "without_line"]

Judge = Callable[[Case], Assessment]


class Lost(msgspec.Struct, frozen=True, kw_only=True):
    """A line with papers or words on it that nothing asks for any more, or that would be about something else."""

    key: str
    title: Label
    person: str
    files: int


class FactsImport(msgspec.Struct, frozen=True, kw_only=True):
    """What an import does: how many records of each table come, change and go, and the lines that would be lost."""

    comes: dict[str, int]
    changes: dict[str, int]
    goes: dict[str, int]
    lost: tuple[Lost, ...]

    @property
    def loses(self) -> bool:
        """Say whether it takes out a person, a contract, or a line with papers or words on it."""
        return bool(self.lost) or bool({"persons", "contracts"} & self.goes.keys())

    @property
    def files(self) -> int:
        """Return how many attached files would be left without a line."""
        return sum(each.files for each in self.lost)


def facts_import(case: Case, given: Facts, judge: Judge) -> FactsImport:
    """Return what the import of a file of facts would do; `judge` assesses a case by the rules."""
    after = recognised(case, given)
    comes, changes, goes = {}, {}, {}
    for table in TABLES:
        old = {each.id: each for each in getattr(case.facts, table)}
        new = getattr(after, table)
        kept = [each for each in new if each.id in old]
        comes[table] = len(new) - len(kept)
        changes[table] = sum(each != old[each.id] for each in kept)
        goes[table] = len(old) - len(kept)
    return FactsImport(
        comes=_counted(comes), changes=_counted(changes), goes=_counted(goes), lost=_lost(case, after, judge)
    )


def import_facts(given: Facts, judge: Judge, *, replace_all: bool = False) -> Change:
    """Return the change that puts the facts of a file in the place of all there are.

    Raises UsageError (facts.would_lose) when applied to a case that would lose something, unless `replace_all`.
    """

    def apply(case: Case) -> Case:
        if not replace_all and facts_import(case, given, judge).loses:
            raise UsageError("facts.would_lose")
        return msgspec.structs.replace(case, facts=recognised(case, given))

    return Change(code="journal.facts_imported", apply=apply)


def _counted(times: dict[str, int]) -> dict[str, int]:
    return {table: count for table, count in times.items() if count}


def _lost(case: Case, after: Facts, judge: Judge) -> tuple[Lost, ...]:
    """Return the lines in use that are gone after the import, or whose contract, person, diploma ... became another."""
    used = [line for line in judge(case).lines if line.files or line.line != Line(id=line.key)]
    if not used:
        return ()
    there = {line.key for line in judge(msgspec.structs.replace(case, facts=after)).lines}
    turned = set(_turned(case.facts, after))
    return tuple(
        _told(line) for line in used if line.key not in there or {line.item.person, line.item.of} & turned
    )


def _turned(before: Facts, after: Facts) -> Iterable[str]:
    """Give the ids under which there would be something else than there was."""
    for table in TABLES:
        old: dict[str, Any] = {each.id: each for each in getattr(before, table)}
        for record in getattr(after, table):
            if record.id in old and another(table, old[record.id], record):
                yield record.id


def _told(line: ChecklistLine) -> Lost:
    return Lost(key=line.key, title=line.item.title, person=line.item.person, files=len(line.files))


def without_line(seen: Assessment) -> tuple[Finding, ...]:
    """Return a warning for every attached file whose line nothing asks for any more."""
    keys = {line.key for line in seen.lines}
    return tuple(
        Finding(
            code="document.without_line", severity="warning", subject=f"document:{each.id}",
            values={"name": each.original_name, "path": each.path, "line": each.slot},
        )
        for each in seen.case.documents
        if each.slot not in keys
    )  # fmt: skip
