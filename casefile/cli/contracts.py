"""What is refused and what is told of contracts that are typed or read from a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casefile.errors import UsageError
from casefile.rules.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casefile.cases.contracts_csv import ContractsFile
    from casefile.cli.session import Session
    from casefile.rules.facts import Contract

__all__ = ["accept", "tell_doubts", "tell_reading"]


def accept(session: Session, contract: Contract, before: Contract | None = None) -> None:
    """Refuse what makes the contract impossible, and tell what is doubtful; raises UsageError (contract.refused).

    What was impossible `before` the change is told and refused no more: one field is mended at a time.
    """
    from casefile.rules.hours.work import contract_faults

    book = session.desk.rulebook
    known = [_sign(each) for each in contract_faults(before, rulebook=book)] if before is not None else []
    faults = contract_faults(contract, rulebook=book)
    refused = tuple(
        UsageError(each.code, **each.values)
        for each in faults
        if each.severity == "blocker" and _sign(each) not in known
    )
    if not contract.employer and (before is None or before.employer):
        refused = (UsageError("contract.employer_missing"), *refused)
    if refused:
        raise UsageError("contract.refused", refused, count=len(refused))
    for doubt in faults:
        session.warn(doubt)


def _sign(fault: Finding) -> tuple[str, dict[str, object]]:
    """Return what tells a fault of a contract from another: what is wrong, and the value that is, or the days."""
    days = {"first_on"} if "last_on" in fault.values else set()
    return fault.code, {
        name: value for name, value in fault.values.items() if name not in {"employer", "first_on"} - days
    }


def tell_doubts(session: Session, contracts: Sequence[Contract]) -> None:
    """Say once what is doubtful about each code: one that does not exist, one of a category that does not count."""
    from casefile.rules.occupations.noc import check_noc

    book = session.desk.rulebook
    for noc in dict.fromkeys(each.noc for each in contracts):
        for doubt in check_noc(noc, book.occupations, book.programmes.highest_teer):
            session.warn(doubt)


def tell_reading(session: Session, read: ContractsFile, file: str) -> None:
    """Name the columns that were passed over, and say how days were read where another way was possible."""
    if read.ignored_columns:
        values = {"columns": ", ".join(read.ignored_columns), "origin": file}
        session.warn(Finding(code="contract.columns_ignored", severity="note", values=values))
    for note in read.notes:
        session.warn(note)
