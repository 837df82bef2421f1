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


def accept(session: Session, contract: Contract) -> None:
    """Refuse what makes the contract impossible, and tell what is doubtful; raises UsageError (contract.refused)."""
    from casefile.rules.hours.work import contract_faults

    faults = contract_faults(contract, rulebook=session.desk.rulebook)
    refused = tuple(UsageError(each.code, **each.values) for each in faults if each.severity == "blocker")
    if not contract.employer:
        refused = (UsageError("contract.employer_missing"), *refused)
    if refused:
        raise UsageError("contract.refused", refused, count=len(refused))
    for doubt in faults:
        session.warn(doubt)


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
