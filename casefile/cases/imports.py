"""A table of contracts becomes one change of the case; what the case holds already is not added again."""

from collections.abc import Iterable
from typing import TypeVar

import msgspec

from casefile.cases.changes import Change
from casefile.cases.contracts_csv import ContractsFile
from casefile.cases.model import Case
from casefile.rules.facts import Contract, Facts
from casefile.rules.hours.employers import employer_key
from casefile.rules.hours.work import exact_number

__all__ = ["add_file", "already_in", "new_in"]

Record = TypeVar("Record", bound=msgspec.Struct)


def already_in(read: ContractsFile, facts: Facts) -> tuple[Contract, ...]:
    """Return the contracts of the table that the facts hold: the same person, employer, work, days and hours."""
    held = {_identity(each) for each in facts.contracts}
    return tuple(each for each in read.contracts if _identity(each) in held)


def new_in(read: ContractsFile, facts: Facts) -> ContractsFile:
    """Return what the table says that the facts do not hold yet."""
    held = already_in(read, facts)
    return msgspec.structs.replace(
        read,
        contracts=tuple(each for each in read.contracts if each not in held),
        studies=_not_in(read.studies, facts.studies),
        qualifications=_not_in(read.qualifications, facts.qualifications),
    )


def add_file(read: ContractsFile) -> Change:
    """Return the change that adds a file's contracts, study ranges and qualifications; the store names them."""

    def apply(case: Case) -> Case:
        facts = case.facts
        return msgspec.structs.replace(
            case,
            facts=msgspec.structs.replace(
                facts,
                contracts=(*facts.contracts, *_unnamed(read.contracts)),
                studies=(*facts.studies, *_unnamed(read.studies)),
                qualifications=(*facts.qualifications, *_unnamed(read.qualifications)),
            ),
        )

    return Change(code="journal.contracts_added", values={"count": len(read.contracts)}, apply=apply)


def _identity(contract: Contract) -> tuple[object, ...]:
    return (
        contract.person, employer_key(contract.employer), contract.noc, contract.country,
        contract.first, contract.last, exact_number(contract.hours_per_week),
    )  # fmt: skip


def _not_in(records: Iterable[Record], held: Iterable[msgspec.Struct]) -> tuple[Record, ...]:
    known = {msgspec.structs.replace(each, id="") for each in held}
    return tuple(each for each in records if msgspec.structs.replace(each, id="") not in known)


def _unnamed(records: tuple[Record, ...]) -> tuple[Record, ...]:
    return tuple(msgspec.structs.replace(record, id="") for record in records)
