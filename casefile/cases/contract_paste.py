"""Contracts pasted as sentences: what each line tells, joined with what is asked once for all of them."""

from collections.abc import Mapping

import msgspec

from casefile.cases.contract_lines import ContractLine, holds_day, parse_contract_line
from casefile.cases.day_notes import day_notes
from casefile.errors import UsageError
from casefile.rules.facts import Contract
from casefile.rules.findings import Finding
from casefile.rules.hours.work import contract_faults

__all__ = ["PastedLines", "contracts_of", "parse_pasted"]


class PastedLines(msgspec.Struct, frozen=True, kw_only=True):
    """What each line says, in order.

    `problems` holds those whose days cannot be read, `left_out` those without any day: greetings, blank talk.
    """

    lines: tuple[ContractLine, ...]
    problems: tuple[UsageError, ...]
    left_out: tuple[str, ...] = ()

    @property
    def notes(self) -> tuple[Finding, ...]:
        """Return how the days were read, where they could have been read otherwise."""
        return day_notes([day for line in self.lines for day in line.days], "")

    @property
    def hours_missing(self) -> bool:
        """Say whether a line tells no hours a week."""
        return any(line.hours_per_week is None for line in self.lines)

    @property
    def employer_missing(self) -> bool:
        """Say whether a line tells no employer."""
        return any(not line.employer for line in self.lines)


def parse_pasted(text: str) -> PastedLines | None:
    """Return what lines such as “du 14/12/2015 au 30/09/2016, 35 h” tell, None when none has a day in it."""
    raw = [line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    lines: list[ContractLine] = []
    problems: list[UsageError] = []
    for line in filter(holds_day, raw):
        try:
            lines.append(parse_contract_line(line))
        except UsageError as problem:
            problems.append(problem)
    left_out = tuple(line for line in raw if not holds_day(line))
    if not lines and not problems:
        return None
    return PastedLines(lines=tuple(lines), problems=tuple(problems), left_out=left_out)


def contracts_of(pasted: PastedLines, asked: Mapping[str, str]) -> tuple[Contract, ...]:
    """Return the contracts, with the employer, occupation, country and hours `asked` once.

    What a line tells itself goes first. Raises UsageError (contract.refused) whose problems are what makes one
    impossible.
    """
    contracts = tuple(
        Contract(
            employer=line.employer or asked["employer"],
            title=line.title,
            city=line.city,
            noc=asked["noc"],
            country=asked["country"],
            first=line.first,
            last=line.last,
            hours_per_week=line.hours_per_week or asked["hours_per_week"],
            kind=line.kind,
        )
        for line in pasted.lines
    )
    faults = [fault for contract in contracts for fault in contract_faults(contract)]
    if faults:
        told = tuple(UsageError(fault.code, **fault.values) for fault in faults)
        raise UsageError("contract.refused", told, count=len(told))
    return contracts
