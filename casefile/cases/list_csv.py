"""Where the lines of the checklist stand, from a person's spreadsheet; every fault by its row and column."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

import msgspec

from casefile.cases.assessment import ChecklistLine, LineStatus
from casefile.cases.changes import Change
from casefile.cases.model import Case, Line, LineState
from casefile.errors import UsageError
from casefile.rules.days import parse_day
from casefile.rules.findings import Wording
from casefile.rules.table import Table
from casefile.rules.text import folded_word

__all__ = ["ImportedRow", "Vocabulary", "import_lines", "parse_list"]

Column = Literal[
    "item", "person", "status", "requested_on", "requested_from", "issued_on", "expires_on", "note", "reason"
]
_HEADINGS: Mapping[str, Column] = {
    "item": "item", "document": "item", "paper": "item", "line": "item", "key": "item",
    "piece": "item", "ligne": "item", "cle": "item",
    "person": "person", "who": "person", "personne": "person", "qui": "person",
    "status": "status", "state": "status", "statut": "status", "etat": "status",
    "requested": "requested_on", "requested_on": "requested_on", "demande": "requested_on",
    "demande_le": "requested_on", "demandee_le": "requested_on",
    "requested_from": "requested_from", "demande_a": "requested_from", "demandee_a": "requested_from",
    "issued": "issued_on", "issued_on": "issued_on", "delivre_le": "issued_on", "delivree_le": "issued_on",
    "expires": "expires_on", "expires_on": "expires_on", "expire_le": "expires_on", "valable_jusqu_au": "expires_on",
    "note": "note", "notes": "note", "remarque": "note",
    "reason": "reason", "raison": "reason", "motif": "reason",
}  # fmt: skip
Say = Callable[[Wording], Sequence[str]]
_DAYS = ("requested_on", "issued_on", "expires_on")
_TEXTS = ("requested_from", "note", "reason")
_LONGEST = 2000


class ImportedRow(msgspec.Struct, frozen=True, kw_only=True):
    """What one row says of one line: only the cells that are filled, in their types."""

    row: int
    key: str
    title: Any
    fields: dict[str, Any]


class Vocabulary(NamedTuple):
    """The words for the states one may give a line, for the statuses shown, and for a person (a name, a role).

    All folded by `folded_word`.
    """

    states: Mapping[str, LineState]
    statuses: Mapping[str, LineStatus]
    people: Mapping[str, str]


class _Row(NamedTuple):
    number: int
    cells: dict[Column, str]


def parse_list(
    table: Table,
    lines: Sequence[ChecklistLine],
    words: Vocabulary,
    say: Say,
) -> tuple[ImportedRow, ...]:
    """Return what the rows say of these lines.

    `say` gives what a line is called in each language. A line is named by its key, its id or its title in either
    language; an empty cell leaves what is there, and so does a status that the program itself printed. Raises
    UsageError (spreadsheet.wrong) whose `problems` are all faults, each with its row and column.
    """
    return _Reading(table.origin, lines, words, say).whole(table)


def import_lines(said: Sequence[ImportedRow]) -> Change:
    """Return the one change that records what all the rows say."""

    def apply(case: Case) -> Case:
        lines = {line.id: line for line in case.lines}
        for each in said:
            lines[each.key] = msgspec.structs.replace(lines.get(each.key, Line(id=each.key)), **each.fields)
        return msgspec.structs.replace(case, lines=tuple(lines.values()))

    return Change(code="journal.lines_imported", values={"count": len(said)}, apply=apply)


class _Reading:
    """One file being read; faults are gathered and raised together at the end."""

    def __init__(
        self,
        origin: str,
        lines: Sequence[ChecklistLine],
        words: Vocabulary,
        say: Say,
    ) -> None:
        self.origin, self.lines, self.vocabulary = origin, lines, words
        self.line_names = {line.key: _names(line, say) for line in lines}
        self.problems: list[UsageError] = []
        self.names: dict[str, str] = {}

    def whole(self, table: Table) -> tuple[ImportedRow, ...]:
        found = [said for row in self._rows(table) if (said := self._said(row)) is not None]
        seen: dict[str, int] = {}
        for said in found:
            if said.key in seen:
                self._fault("spreadsheet.twice", said.row, "item", key=said.key, first_row=seen[said.key])
            seen.setdefault(said.key, said.row)
        if not found and not self.problems:
            self._fault("spreadsheet.empty", 1, "item")
        if self.problems:
            count = len(self.problems)
            raise UsageError("spreadsheet.wrong", tuple(self.problems), origin=self.origin, count=count)
        return tuple(found)

    def _fault(self, code: str, row: int, column: Column, **values: Any) -> None:
        heading = self.names.get(column, column)
        self.problems.append(UsageError(code, at_line=row, at_column=heading, **values))

    def _rows(self, table: Table) -> list[_Row]:
        if table.unclosed_at is not None:
            self._fault("spreadsheet.quotes", table.unclosed_at, "item")
            return []
        if not table.rows:
            return []
        header, *body = table.rows
        columns = self._columns(header.line, header.cells)
        return [_Row(row.line, self._cells(row.cells, columns)) for row in body] if columns else []

    def _columns(self, row: int, headings: Sequence[str]) -> dict[int, Column]:
        columns: dict[int, Column] = {}
        for at, heading in enumerate(headings):
            column = _HEADINGS.get(folded_word(heading))
            if column is None:
                continue
            if column in columns.values():
                self._fault("spreadsheet.column_twice", row, column, heading=heading)
            columns[at] = column
            self.names.setdefault(column, heading)
        if "item" not in columns.values():
            self._fault("spreadsheet.no_item_column", row, "item")
            return {}
        if set(columns.values()) <= {"item", "person"}:
            self._fault("spreadsheet.nothing_to_read", row, "item")
            return {}
        return columns

    def _cells(self, cells: Sequence[str], columns: Mapping[int, Column]) -> dict[Column, str]:
        return {column: cells[at] for at, column in columns.items() if at < len(cells) and cells[at]}

    def _said(self, row: _Row) -> ImportedRow | None:
        line = self._line(row)
        fields: dict[str, Any] = {}
        for column, text in row.cells.items():
            if column == "status":
                self._take_state(row, text, fields, line)
            elif column in _DAYS:
                self._take_day(row, column, text, fields)
            elif column in _TEXTS:
                fields[column] = text[:_LONGEST]
        return (
            ImportedRow(row=row.number, key=line.key, title=line.item.title, fields=fields) if line else None
        )

    def _take_state(self, row: _Row, text: str, fields: dict[str, Any], line: ChecklistLine | None) -> None:
        """Take the state told; the status the line has anyway, or one that only the program gives, changes nothing."""
        word = folded_word(text)
        state, status = self.vocabulary.states.get(word), self.vocabulary.statuses.get(word)
        if state is None and status is None:
            self._fault("spreadsheet.unknown_status", row.number, "status", text=text[:60])
        elif state is not None and not (line is not None and status == line.status):
            fields["state"] = state

    def _take_day(self, row: _Row, column: Column, text: str, fields: dict[str, Any]) -> None:
        try:
            fields[column] = parse_day(text)
        except UsageError:
            self._fault("spreadsheet.not_a_day", row.number, column, text=text[:60])

    def _line(self, row: _Row) -> ChecklistLine | None:
        typed = row.cells.get("item", "")
        if not typed:
            self._fault("spreadsheet.no_item", row.number, "item")
            return None
        wanted = folded_word(typed)
        fitting = [line for line in self.lines if wanted in self.line_names[line.key]]
        fitting = fitting or [line for line in self.lines if _hold(self.line_names[line.key], wanted)]
        exact = [line for line in fitting if folded_word(line.key) == wanted]
        told = row.cells.get("person", "")
        if told:
            person = self.vocabulary.people.get(folded_word(told))
            if person is None:
                self._fault("spreadsheet.unknown_person", row.number, "person", text=told[:60])
                return None
            exact, fitting = [], [line for line in fitting if line.item.person == person]
        if len(exact or fitting) == 1:
            return (exact or fitting)[0]
        keys = ", ".join(line.key for line in fitting)
        self._fault(
            "spreadsheet.several_items" if fitting else "spreadsheet.unknown_item",
            row.number,
            "item",
            text=typed[:80],
            keys=keys,
        )
        return None


def _names(line: ChecklistLine, say: Say) -> set[str]:
    item = line.item
    titles = say(item.title)
    names = {item.key, item.id, *titles}
    if item.of:
        names.add(f"{item.id}/{item.of}")
    if item.of_label is not None:
        names |= {f"{title} {of}" for title, of in zip(titles, say(item.of_label), strict=True)}
    return {folded_word(name) for name in names}


def _hold(names: set[str], wanted: str) -> bool:
    """Say whether every word typed is a word of the line's title: "Passport" for "Passport or travel document"."""
    words = _singulars(wanted)
    return any(words <= _singulars(name) for name in names)


def _singulars(name: str) -> set[str]:
    return {word.removesuffix("s") for word in re.split(r"[_/]", name)}
