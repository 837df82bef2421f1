"""A file of contracts becomes one change of the case."""

from typing import TypeVar

import msgspec

from casefile.cases.changes import Change
from casefile.cases.contracts_csv import ContractsFile
from casefile.cases.model import Case

__all__ = ["add_file"]

Record = TypeVar("Record", bound=msgspec.Struct)


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


def _unnamed(records: tuple[Record, ...]) -> tuple[Record, ...]:
    return tuple(msgspec.structs.replace(record, id="") for record in records)
