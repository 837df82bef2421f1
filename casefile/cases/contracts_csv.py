"""Contracts from a table.

CSV as people's spreadsheets write it, every fault named at once by line and column.
"""

import csv
import io
import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, NamedTuple, get_args

import msgspec

from casefile.errors import UsageError
from casefile.rules.days import parse_day
from casefile.rules.facts import Contract, ContractKind, Leave, LeaveKind, Qualification, Study
from casefile.rules.hours.work import contract_faults, exact_number

__all__ = ["ContractsFile", "parse_contracts"]

_REQUIRED = ("employer", "noc", "country", "from", "to", "hours_per_week")
_OPTIONAL = ("title", "kind", "authorised", "leave", "school_share", "employer_country")
_COUNTRY = re.compile(r"[A-Za-z]{2}")
_FIELD_OF_FAULT = {
    "contract.noc_2016": "noc",
    "contract.noc_malformed": "noc",
    "contract.last_before_first": "to",
    "contract.year_implausible": "from",
    "contract.hours_impossible": "hours_per_week",
    "contract.share_impossible": "school_share",
    "contract.country_malformed": "country",
}
Separator = Literal[",", ";"]


class ContractsFile(msgspec.Struct, frozen=True, kw_only=True):
    """What a table of contracts holds; `ignored_columns` are those this program does not know."""

    contracts: tuple[Contract, ...]
    studies: tuple[Study, ...]
    qualifications: tuple[Qualification, ...]
    ignored_columns: tuple[str, ...]


class _Row(NamedTuple):
    """A line of the file: its number, counted from 1, and its cells without blanks around them."""

    line: int
    cells: tuple[str, ...]


def parse_contracts(text: str, origin: str) -> ContractsFile:
    """Return the contracts, study ranges and qualifications of a CSV file.

    `origin` is its name, for messages.

    Raises UsageError (contract.file_wrong) whose `problems` are all faults, each with its line and column.
    """
    return _Reading(text.removeprefix("\ufeff"), origin).whole()


class _Reading:
    """One file being read; faults are gathered and raised together at the end."""

    def __init__(self, text: str, origin: str) -> None:
        self.origin = origin
        self.problems: list[UsageError] = []
        self.separator = _separator(text)
        self.rows = self._rows(text)
        self.studies: list[Study] = []
        self.qualifications: list[Qualification] = []

    def whole(self) -> ContractsFile:
        self._take_notes()
        contracts: list[Contract] = []
        ignored: tuple[str, ...] = ()
        if not self.rows:
            self.problems.append(UsageError("contract.no_header"))
        else:
            header, *body = self.rows
            columns, ignored = self._columns(header)
            contracts = [each for row in body if (each := self._contract(row, columns, len(header.cells)))]
            if not body and not self.problems:
                self.problems.append(UsageError("contract.no_contract"))
        if self.problems:
            raise UsageError(
                "contract.file_wrong", tuple(self.problems), origin=self.origin, count=len(self.problems)
            )
        return ContractsFile(
            contracts=tuple(contracts),
            studies=tuple(self.studies),
            qualifications=tuple(self.qualifications),
            ignored_columns=ignored,
        )

    def _rows(self, text: str) -> list[_Row]:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=self.separator, strict=True)
        rows: list[_Row] = []
        line = 1
        try:
            for cells in reader:
                stripped = [cell.strip() for cell in cells]
                while stripped and not stripped[-1]:
                    stripped.pop()
                if stripped:
                    rows.append(_Row(line, tuple(stripped)))
                line = reader.line_num + 1
        except csv.Error:
            self._fault("contract.quotes", line, "")
        return rows

    def _fault(self, code: str, line: int, column: str, **values: Any) -> None:
        self.problems.append(UsageError(code, at_line=line, at_column=column, **values))

    def _take_notes(self) -> None:
        """Read the lines that begin with # before the header: study, qualified; any other is a remark."""
        while self.rows and self.rows[0].cells[0].startswith("#"):
            row = self.rows.pop(0)
            word = row.cells[0].removeprefix("#").strip().casefold()
            if word == "study":
                self._study(row)
            elif word == "qualified":
                self._qualified(row)

    def _study(self, row: _Row) -> None:
        first = self._day(row, 1, "from")
        last = self._day(row, 2, "to")
        if first and last and last < first:
            self._fault("contract.study_backwards", row.line, "to", first_on=first, last_on=last)
        elif first and last:
            self.studies.append(Study(id=f"study-{len(self.studies) + 1}", first=first, last=last))

    def _qualified(self, row: _Row) -> None:
        on = self._day(row, 1, "from")
        country = row.cells[2].upper() if len(row.cells) > 2 else ""
        if country and not _COUNTRY.fullmatch(country):
            self._fault("contract.country_malformed", row.line, "country", text=country)
        elif on:
            name = f"qualification-{len(self.qualifications) + 1}"
            self.qualifications.append(Qualification(id=name, on=on, country=country))

    def _day(self, row: _Row, at: int, column: str) -> date | None:
        text = row.cells[at] if at < len(row.cells) else ""
        if not text:
            self._fault("contract.cell_empty", row.line, column)
            return None
        return self._parsed_day(text, row.line, column)

    def _parsed_day(self, text: str, line: int, column: str) -> date | None:
        try:
            return parse_day(text)
        except UsageError as fault:
            self._fault(fault.code, line, column, text=text[:60])
            return None

    def _columns(self, header: _Row) -> tuple[dict[str, int], tuple[str, ...]]:
        columns: dict[str, int] = {}
        ignored: list[str] = []
        for at, cell in enumerate(header.cells):
            name = cell.casefold().replace(" ", "_")
            if name not in _REQUIRED + _OPTIONAL:
                ignored.extend([cell] if cell else [])
            elif name in columns:
                self._fault("contract.column_twice", header.line, name)
            else:
                columns[name] = at
        for name in _REQUIRED:
            if name not in columns:
                self._fault("contract.column_missing", header.line, name)
        return columns, tuple(ignored)

    def _contract(self, row: _Row, columns: Mapping[str, int], width: int) -> Contract | None:
        if row.cells[0].startswith("#"):
            self._fault("contract.note_after_header", row.line, "")
            return None
        if len(row.cells) > width:
            self._fault("contract.too_many_cells", row.line, "", count=len(row.cells), expected=width)
            return None
        cells = {name: row.cells[at] if at < len(row.cells) else "" for name, at in columns.items()}
        before = len(self.problems)
        fields = self._fields(row.line, cells)
        if not set(_REQUIRED) <= set(columns):
            return None
        named = {problem.values["at_column"] for problem in self.problems[before:]}
        contract = Contract(id=f"line-{row.line}", **fields | _stand_ins(fields))
        for fault in contract_faults(contract):
            column = _FIELD_OF_FAULT[fault.code]
            if column not in named:
                self._fault(fault.code, row.line, column, **fault.values)
        return contract if len(self.problems) == before else None

    def _fields(self, line: int, cells: Mapping[str, str]) -> dict[str, Any]:
        for name in ("employer", "noc", "country", "from", "hours_per_week"):
            if name in cells and not cells[name]:
                self._fault("contract.cell_empty", line, name)
        return {
            "employer": cells.get("employer", ""),
            "title": cells.get("title", ""),
            "noc": cells.get("noc", ""),
            "country": cells.get("country", "").upper(),
            "employer_country": self._country(line, cells.get("employer_country", "")),
            "first": self._optional_day(line, cells, "from"),
            "last": self._optional_day(line, cells, "to"),
            "hours_per_week": self._number(line, cells, "hours_per_week") or "",
            "kind": self._kind(line, cells.get("kind", "")),
            "authorised": self._yes_or_no(line, cells.get("authorised", "")),
            "leaves": self._leaves(line, cells.get("leave", "")),
            "school_share_percent": self._number(line, cells, "school_share"),
        }

    def _optional_day(self, line: int, cells: Mapping[str, str], name: str) -> date | None:
        text = cells.get(name, "")
        return self._parsed_day(text, line, name) if text else None

    def _country(self, line: int, text: str) -> str:
        if text and not _COUNTRY.fullmatch(text):
            self._fault("contract.country_malformed", line, "employer_country", text=text[:60])
        return text.upper()

    def _number(self, line: int, cells: Mapping[str, str], name: str) -> str | None:
        text = cells.get(name, "")
        if not text:
            return None
        number = text.removesuffix("%").rstrip() if name == "school_share" else text
        if self.separator == ";":
            number = number.replace(",", ".")
        if exact_number(number) is None:
            self._fault("contract.number_unreadable", line, name, text=text[:60])
        return number

    def _kind(self, line: int, text: str) -> str:
        kind = text.casefold() or "employee"
        if kind not in get_args(ContractKind):
            self._fault("contract.kind_unknown", line, "kind", text=text[:60], kinds=get_args(ContractKind))
        return kind

    def _yes_or_no(self, line: int, text: str) -> bool | None:
        answer = {"": None, "yes": True, "no": False, "oui": True, "non": False}
        if text.casefold() not in answer:
            self._fault("contract.authorised_unreadable", line, "authorised", text=text[:60])
        return answer.get(text.casefold())

    def _leaves(self, line: int, text: str) -> tuple[Leave, ...]:
        found = [self._leave(line, each.strip()) for each in text.split(";") if each.strip()]
        return tuple(leave for leave in found if leave is not None)

    def _leave(self, line: int, text: str) -> Leave | None:
        days, _, kind = text.partition(":")
        first_text, slash, last_text = days.partition("/")
        kind = kind.strip() or "unpaid"
        if not slash or kind not in get_args(LeaveKind):
            self._fault("contract.leave_unreadable", line, "leave", text=text[:60], kinds=get_args(LeaveKind))
            return None
        first = self._parsed_day(first_text.strip(), line, "leave")
        last = self._parsed_day(last_text.strip(), line, "leave")
        if first is None or last is None:
            return None
        if last < first:
            self._fault("contract.leave_backwards", line, "leave", first_on=first, last_on=last)
            return None
        return msgspec.convert({"first": first, "last": last, "kind": kind}, Leave)


def _separator(text: str) -> Separator:
    """Return the separator of the header: the first line that is neither blank nor begins with #."""
    lines = [line for line in text.splitlines() if line.strip(" ,;\t")]
    header = next(
        (line for line in lines if not line.lstrip('" ').startswith("#")), lines[0] if lines else ""
    )
    return ";" if header.count(";") > header.count(",") else ","


def _stand_ins(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return a harmless first day where the one read was refused, so that the rest of the line is still judged."""
    return {} if fields["first"] else {"first": date(2000, 1, 1), "last": None}
