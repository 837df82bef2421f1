"""Contracts from a table of text: what its columns and cells mean, every fault named at once by line and column."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from casefile.cases.cells import (
    Country,
    day_or_number,
)
from casefile.cases.contract_cells import ContractCells
from casefile.cases.contract_columns import COLUMNS, REQUIRED, column_of
from casefile.cases.day_notes import day_notes
from casefile.errors import UsageError
from casefile.rules.facts import Contract, Qualification, Study
from casefile.rules.findings import Finding
from casefile.rules.hours.work import contract_faults
from casefile.rules.table import Row, Table
from casefile.rules.text import folded

__all__ = ["ContractsFile", "is_table", "parse_contracts"]

_NOBODY_ELSE: Mapping[str, str] = {"principal": "principal"}
_FIELD_OF_FAULT = {
    "contract.noc_2016": "noc",
    "contract.noc_malformed": "noc",
    "contract.last_before_first": "to",
    "contract.year_implausible": "from",
    "contract.hours_impossible": "hours_per_week",
    "contract.share_impossible": "school_share",
    "contract.country_malformed": "country",
}
_FEWEST_CELLS = 5


class ContractsFile(msgspec.Struct, frozen=True, kw_only=True):
    """What a table of contracts holds; `ignored_columns` are those this program does not know.

    `notes` say how it was read where it could have been read otherwise: days day first, numbers as days, a row
    that stands twice.
    """

    contracts: tuple[Contract, ...] = ()
    studies: tuple[Study, ...] = ()
    qualifications: tuple[Qualification, ...] = ()
    ignored_columns: tuple[str, ...] = ()
    notes: tuple[Finding, ...] = ()


def parse_contracts(
    table: Table, country: Country | None = None, people: Mapping[str, str] = _NOBODY_ELSE
) -> ContractsFile:
    """Return the contracts, study ranges and qualifications of a table.

    `country` turns what was typed for a country into its code, None when it is none; without it only codes are read.
    `people` are the ids of the persons by what they may be called, folded by `folded_word`. Raises UsageError
    (contract.file_wrong) whose `problems` are all faults, each with its line and column.
    """
    return _Reading(table, country, people).whole()


def is_table(table: Table) -> bool:
    """Say whether text is cells of contracts rather than sentences: it has our headings, or a row with their cells."""
    rows = [row for row in table.rows if not row.cells[0].startswith("#")]
    return bool(rows) and (
        sum(column_of(cell) is not None for cell in rows[0].cells) > 1
        or any(len(row.cells) >= _FEWEST_CELLS and _is_day(row.cells[3]) for row in rows)
    )


class _Reading:
    """One table being read; faults are gathered and raised together at the end."""

    def __init__(self, table: Table, country: Country | None, people: Mapping[str, str]) -> None:
        self.origin, self.unclosed_at = table.origin, table.unclosed_at
        self.rows = list(table.rows)
        self.cells = ContractCells(country, people)
        self.studies: list[Study] = []
        self.qualifications: list[Qualification] = []

    def whole(self) -> ContractsFile:
        if self.unclosed_at is not None:
            self.cells.fault("contract.quotes", self.unclosed_at, "")
        self._take_notes()
        contracts: list[Contract] = []
        twice: list[Finding] = []
        ignored: tuple[str, ...] = ()
        if not self.rows:
            self.cells.problems.append(UsageError("contract.no_header"))
        else:
            columns, ignored, width, body = self._header()
            read = [(row.line, each) for row in body if (each := self._contract(row, columns, width))]
            contracts, twice = _once(read)
            if not body and not self.cells.problems:
                self.cells.problems.append(UsageError("contract.no_contract"))
        if self.cells.problems:
            raise UsageError(
                "contract.file_wrong",
                tuple(self.cells.problems),
                origin=self.origin,
                count=len(self.cells.problems),
            )
        return ContractsFile(
            contracts=tuple(contracts),
            studies=tuple(self.studies),
            qualifications=tuple(self.qualifications),
            ignored_columns=ignored,
            notes=(*day_notes(self.cells.days, self.origin), *twice),
        )

    # --- before the contracts

    def _take_notes(self) -> None:
        """Read the lines that begin with # before the header: study, qualified; any other is a remark."""
        while self.rows and self.rows[0].cells[0].startswith("#"):
            row = self.rows.pop(0)
            word = folded(row.cells[0].removeprefix("#").strip())
            if word == "study":
                self._study(row)
            elif word == "qualified":
                self._qualified(row)

    def _study(self, row: Row) -> None:
        first = self._noted_day(row, 1, "from")
        last = self._noted_day(row, 2, "to")
        if first and last and last < first:
            self.cells.fault("contract.study_backwards", row.line, "to", first_on=first, last_on=last)
        elif first and last:
            self.studies.append(Study(id=f"study-{len(self.studies) + 1}", first=first, last=last))

    def _qualified(self, row: Row) -> None:
        on = self._noted_day(row, 1, "from")
        country = self.cells.code(row.line, "country", row.cells[2]) if len(row.cells) > 2 else ""
        if on and country is not None:
            name = f"qualification-{len(self.qualifications) + 1}"
            self.qualifications.append(Qualification(id=name, on=on, country=country))

    def _noted_day(self, row: Row, at: int, column: str) -> date | None:
        text = row.cells[at] if at < len(row.cells) else ""
        if not text:
            self.cells.fault("contract.cell_empty", row.line, column)
            return None
        return self.cells.day(row.line, column, text)

    def _header(self) -> tuple[dict[str, int], tuple[str, ...], int, list[Row]]:
        """Return where the columns stand, the unknown ones, how many there are, and the rows below.

        A table without headings has ours, in their order.
        """
        header, *body = self.rows
        if not any(column_of(cell) for cell in header.cells) and any(_is_day(cell) for cell in header.cells):
            return {name: at for at, name in enumerate(COLUMNS)}, (), len(COLUMNS), self.rows
        columns: dict[str, int] = {}
        ignored: list[str] = []
        for at, cell in enumerate(header.cells):
            name = column_of(cell)
            if name is None:
                ignored.extend([cell] if cell else [])
            elif name in columns:
                self.cells.fault("contract.column_twice", header.line, name)
            else:
                columns[name] = at
                self.cells.names[name] = cell
        for name in REQUIRED:
            if name not in columns:
                self.cells.fault("contract.column_missing", header.line, name)
        # A table of something else is told so once, not row by row.
        return columns, tuple(ignored), len(header.cells), body if columns.keys() & set(REQUIRED) else []

    # --- one contract

    def _contract(self, row: Row, columns: Mapping[str, int], width: int) -> Contract | None:
        if row.cells[0].startswith("#"):
            self.cells.fault("contract.note_after_header", row.line, "")
            return None
        if len(row.cells) > width:
            self.cells.fault("contract.too_many_cells", row.line, "", count=len(row.cells), expected=width)
            return None
        cells = {name: row.cells[at] if at < len(row.cells) else "" for name, at in columns.items()}
        before = len(self.cells.problems)
        fields = self.cells.fields(row.line, cells)
        if not set(REQUIRED) <= set(columns):
            return None
        named = {str(problem.values.get("at_column")) for problem in self.cells.problems[before:]}
        contract = Contract(id=f"line-{row.line}", **fields | _stand_ins(fields))
        for fault in contract_faults(contract):
            column = _FIELD_OF_FAULT[fault.code]
            if self.cells.names[column] not in named:
                self.cells.fault(fault.code, row.line, column, **fault.values)
        return contract if len(self.cells.problems) == before else None


def _is_day(text: str) -> bool:
    try:
        day_or_number(text)
    except UsageError as fault:
        return fault.code != "date.unreadable"
    return True


def _once(read: list[tuple[int, Contract]]) -> tuple[list[Contract], list[Finding]]:
    """Return each contract once, and a note for every row that says again what one above it says."""
    lines: dict[Contract, int] = {}
    contracts: list[Contract] = []
    twice: list[Finding] = []
    for line, contract in read:
        bare = msgspec.structs.replace(contract, id="")
        if bare in lines:
            values = {"line": line, "first_line": lines[bare], "employer": contract.employer}
            twice.append(Finding(code="contract.row_twice", severity="note", values=values))
        else:
            lines[bare] = line
            contracts.append(contract)
    return contracts, twice


def _stand_ins(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return a harmless first day where the one read was refused, so that the rest of the line is still judged."""
    return {} if fields["first"] else {"first": date(2000, 1, 1), "last": None}
