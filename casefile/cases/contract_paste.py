"""Contracts pasted as people have them: what each line tells, joined with what is asked once for all of them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from casefile.cases.cells import Country, day_of_number, hours_in, noc_in
from casefile.cases.contract_columns import REQUIRED, column_of, contract_kind
from casefile.cases.contract_lines import ContractLine, contract_of, days_of
from casefile.cases.pasting.blocks import UnreadLine, blocks_of
from casefile.cases.pasting.pasted import Pasted, read_each
from casefile.cases.pasting.periods import periods_in
from casefile.errors import UsageError
from casefile.rules.facts import Contract
from casefile.rules.hours.work import contract_faults
from casefile.rules.table import Row, Table

__all__ = ["ASKED_IF_UNTOLD", "PastedLines", "contracts_of", "lines_of_table", "parse_pasted", "rewritten"]

ASKED_IF_UNTOLD = ("employer", "noc", "country", "hours_per_week")
"""What a contract needs and a line may leave out: asked once, for the lines that do."""

_CARRIED = {*REQUIRED, "title", "kind"}


class PastedLines(Pasted[ContractLine], frozen=True, kw_only=True):
    """The lines of contracts."""

    def lacks(self, name: str) -> bool:
        """Say whether a line leaves that out."""
        return any(not getattr(line, name) for line in self.lines)


def parse_pasted(text: str, country: Country = lambda _text: None) -> PastedLines | None:
    """Return what lines such as “du 14/12/2015 au 30/09/2016, 35 h” tell, None when none holds a period."""
    found = blocks_of(text, country, lambda section: section in {None, "work"})
    lines, problems = read_each(found.told, lambda block: contract_of(block, country))
    if not lines and not problems:
        return None
    return PastedLines(lines=lines, problems=problems, skipped=found.skipped)


def lines_of_table(table: Table, country: Country) -> PastedLines | None:
    """Return the rows of a table with headings of which some are missing: those are asked once.

    None when the first row has no heading for the first day and one more of ours, when nothing is missing, and when
    it has columns that only a whole table can have (person, leave …).
    """
    header = next((row for row in table.rows if not row.cells[0].startswith("#")), None)
    columns = {column_of(cell): at for at, cell in enumerate(header.cells)} if header else {}
    known = {name for name in columns if name}
    if header is None or "from" not in known or len(known) < 2 or not known <= _CARRIED:
        return None
    lines: list[ContractLine] = []
    problems: list[UnreadLine] = []
    for row in table.rows[table.rows.index(header) + 1 :]:
        cells = {name: row.cells[at] for name, at in columns.items() if name and at < len(row.cells)}
        try:
            lines.append(_of_row(row, cells, country))
        except UsageError as problem:
            problems.append(UnreadLine(number=row.line, text=", ".join(row.cells), fault=problem))
    whole = known >= set(REQUIRED) and not any(line.months for line in lines)
    return None if whole else PastedLines(lines=tuple(lines), problems=tuple(problems))


def _of_row(row: Row, cells: Mapping[str, str], country: Country) -> ContractLine:
    first, last = (_plain_day(cells.get(name, "")) for name in ("from", "to"))
    periods = periods_in(f"{first} → {last or 'present'}")
    if len(periods) != 1:
        raise UsageError("contract.line_unreadable", text=" ".join(row.cells)[:80])
    days, (first_on, last_on) = days_of(periods[0])
    noc = noc_in(cells.get("noc", ""))
    return ContractLine(
        number=row.line, first=first_on, last=last_on, days=days, months=periods[0].months, period=periods[0].plainly(),
        employer=cells.get("employer", ""), title=cells.get("title", ""),
        country=country(cells.get("country", "")) or "", noc=noc if noc.isdigit() else "",
        hours_per_week=hours_in(cells.get("hours_per_week", "")),
        kind=contract_kind(cells.get("kind", "")) or "employee",
    )  # fmt: skip


def _plain_day(cell: str) -> str:
    numbered = day_of_number(cell)
    return numbered.isoformat() if numbered else cell


def rewritten(pasted: PastedLines, country_name: Callable[[str], str]) -> str:
    """Return the lines as they were understood, one a line, to be put right one by one; the rest as remarks (#)."""
    return pasted.rewritten(lambda line: _line(line, country_name))


def _line(line: ContractLine, country_name: Callable[[str], str]) -> str:
    place = ", ".join(filter(None, (line.city, country_name(line.country) if line.country else "")))
    who = f"{line.employer} ({place})" if place else line.employer
    return "".join(_parts(f"{who} : {line.title}" if line.title else who, line))


def _parts(who: str, line: ContractLine) -> Iterator[str]:
    yield f"{who}, " if who else ""
    yield line.period
    yield f", {line.hours_per_week} h" if line.hours_per_week else ""
    yield f", NOC {line.noc}" if line.noc else ""
    yield f", {line.kind}" if line.kind != "employee" else ""


def contracts_of(pasted: PastedLines, asked: Mapping[str, str]) -> tuple[Contract, ...]:
    """Return the contracts, with the employer, occupation, country and hours `asked` once.

    What a line tells itself goes first. Raises UsageError (contract.refused) whose problems are what makes one
    impossible.
    """
    contracts = tuple(_contract(line, asked) for line in pasted.lines)
    faults = [fault for contract in contracts for fault in contract_faults(contract)]
    if faults:
        told = tuple(UsageError(fault.code, **fault.values) for fault in faults)
        raise UsageError("contract.refused", told, count=len(told))
    return contracts


def _contract(line: ContractLine, asked: Mapping[str, str]) -> Contract:
    needed: dict[str, Any] = {name: getattr(line, name) or asked[name] for name in ASKED_IF_UNTOLD}
    return Contract(
        title=line.title, city=line.city, first=line.first, last=line.last, kind=line.kind, **needed
    )
