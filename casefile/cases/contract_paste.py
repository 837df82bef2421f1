"""Contracts pasted as sentences: the days of each line, joined with what is asked once for all of them."""

from collections.abc import Mapping

import msgspec

from casefile.cases.contract_lines import ContractLine, parse_contract_line
from casefile.errors import UsageError
from casefile.rules.facts import Contract
from casefile.rules.hours.work import contract_faults

__all__ = ["PastedLines", "contracts_of", "parse_pasted"]

_CELLS = 5


class PastedLines(msgspec.Struct, frozen=True, kw_only=True):
    """What each line says, in order; `problems` holds, by line text, those that say no two days."""

    lines: tuple[ContractLine, ...]
    problems: tuple[UsageError, ...]

    @property
    def hours_missing(self) -> bool:
        """Say whether a line tells no hours a week."""
        return any(line.hours_per_week is None for line in self.lines)


def parse_pasted(text: str) -> PastedLines | None:
    """Return the lines when they are sentences such as “du 14/12/2015 au 30/09/2016, 35 h”, None for a table.

    A text is sentences when one of its lines reads as one and none has the cells of a table.
    """
    raw = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    if not raw or any(max(line.count(sign) for sign in ",;\t") >= _CELLS - 1 for line in raw):
        return None
    lines: list[ContractLine] = []
    problems: list[UsageError] = []
    for line in raw:
        try:
            lines.append(parse_contract_line(line))
        except UsageError as problem:
            problems.append(problem)
    return PastedLines(lines=tuple(lines), problems=tuple(problems)) if lines else None


def contracts_of(pasted: PastedLines, asked: Mapping[str, str]) -> tuple[Contract, ...]:
    """Return the contracts, with the employer, occupation, country and hours `asked` once.

    A line's own hours go first. Raises UsageError (contract.refused) whose problems are what makes one impossible.
    """
    contracts = tuple(
        Contract(
            employer=asked["employer"],
            noc=asked["noc"],
            country=asked["country"],
            first=line.first,
            last=line.last,
            hours_per_week=line.hours_per_week or asked["hours_per_week"],
        )
        for line in pasted.lines
    )
    faults = [fault for contract in contracts for fault in contract_faults(contract)]
    if faults:
        told = tuple(UsageError(fault.code, **fault.values) for fault in faults)
        raise UsageError("contract.refused", told, count=len(told))
    return contracts
