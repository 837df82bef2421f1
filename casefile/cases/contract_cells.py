"""The cells of one row of a table of contracts: what each means, every fault kept with its line and column."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from casefile.cases.cells import Country, day_or_number, hours_in, noc_in, percent_in, yes_or_no
from casefile.cases.contract_columns import COLUMNS, contract_kind
from casefile.cases.leaves import leave_kind, range_ends
from casefile.errors import UsageError
from casefile.rules.days import goes_on
from casefile.rules.facts import ContractKind, Leave
from casefile.rules.findings import Label
from casefile.rules.hours.work import exact_number
from casefile.rules.text import folded_word

__all__ = ["ContractCells"]

_COUNTRY = re.compile(r"[A-Za-z]{2}")
_KINDS = ("employee", "work_study", "self_employed", "indemnity", "volunteer")
_LEAVE_KINDS = ("unpaid", "parental", "sick", "short_time", "strike")


class ContractCells:
    """Reads cells. `names` are the columns as the table calls them, `days` every day read with its text."""

    def __init__(self, country: Country | None, people: Mapping[str, str]) -> None:
        self.country, self.people = country, people
        self.problems: list[UsageError] = []
        self.names: dict[str, str] = {}
        self.days: list[tuple[str, date]] = []

    def fault(self, code: str, line: int, column: str, **values: Any) -> None:
        """Keep what is wrong with a cell; its column is named as the table names it."""
        shown: str | Label = self.names.get(column) or (COLUMNS[column] if column else "")
        self.problems.append(UsageError(code, at_line=line, at_column=shown, **values))

    def fields(self, line: int, cells: Mapping[str, str]) -> dict[str, Any]:
        """Return the fields of a contract; what cannot be read is a fault and stands empty, or as it was written."""
        for name in ("employer", "noc", "country", "from", "hours_per_week"):
            if name in cells and not cells[name]:
                self.fault("contract.cell_empty", line, name)
        told = {name: cells.get(name, "") for name in COLUMNS}
        return {
            "person": self._person(line, told["person"]),
            "employer": told["employer"],
            "title": told["title"],
            "noc": noc_in(told["noc"]),
            "country": self.code(line, "country", told["country"]) or told["country"],
            "employer_country": self.code(line, "employer_country", told["employer_country"]) or "",
            "first": self.day(line, "from", told["from"]) if told["from"] else None,
            "last": self.day(line, "to", told["to"]) if told["to"] and not goes_on(told["to"]) else None,
            "hours_per_week": self._number(line, "hours_per_week", told["hours_per_week"]) or "",
            "kind": self._kind(line, told["kind"]),
            "authorised": self._yes_or_no(line, told["authorised"]),
            "leaves": self._leaves(line, told["leave"]),
            "school_share_percent": self._number(line, "school_share", told["school_share"]),
        }

    def _person(self, line: int, text: str) -> str:
        person = self.people.get(folded_word(text)) if text else "principal"
        if person is None:
            self.fault("contract.person_unknown", line, "person", text=text[:60])
        return person or "principal"

    def day(self, line: int, column: str, text: str) -> date | None:
        """Return the day of a cell, kept with how it was written; None is a fault."""
        try:
            day = day_or_number(text)
        except UsageError as fault:
            self.fault(fault.code, line, column, text=text[:60])
            return None
        self.days.append((text, day))
        return day

    def code(self, line: int, column: str, text: str) -> str | None:
        """Return a country's code; two letters that are no country's stay, what is neither is a fault."""
        code = self.country(text) if self.country is not None and text else None
        if code is not None or not text or _COUNTRY.fullmatch(text):
            return code or text.upper()
        self.fault("contract.country_malformed", line, column, text=text[:60])
        return None

    def _number(self, line: int, column: str, text: str) -> str | None:
        if not text:
            return None
        number = hours_in(text) if column == "hours_per_week" else percent_in(text)
        if number is None or exact_number(number) is None:
            self.fault("contract.number_unreadable", line, column, text=text[:60])
        return number or text

    def _kind(self, line: int, text: str) -> ContractKind:
        kind = contract_kind(text) if text else "employee"
        if kind is None:
            self.fault("contract.kind_unknown", line, "kind", text=text[:60], kinds=_KINDS)
        return kind or "employee"

    def _yes_or_no(self, line: int, text: str) -> bool | None:
        answer = yes_or_no(text)
        if text and answer is None:
            self.fault("contract.authorised_unreadable", line, "authorised", text=text[:60])
        return answer

    def _leaves(self, line: int, text: str) -> tuple[Leave, ...]:
        found = [self._leave(line, each.strip()) for each in text.split(";") if each.strip()]
        return tuple(leave for leave in found if leave is not None)

    def _leave(self, line: int, text: str) -> Leave | None:
        days, _, kind_text = text.partition(":")
        ends, kind = range_ends(days), leave_kind(kind_text)
        if len(ends) != 2 or kind is None:
            self.fault("contract.leave_unreadable", line, "leave", text=text[:60], kinds=_LEAVE_KINDS)
            return None
        first, last = (self.day(line, "leave", end) for end in ends)
        if first is None or last is None:
            return None
        if last < first:
            self.fault("contract.leave_backwards", line, "leave", first_on=first, last_on=last)
            return None
        return Leave(first=first, last=last, kind=kind)
