"""The jobs as the application declares them: one entry, one slot for its proof."""

from collections.abc import Iterable
from datetime import date

import msgspec

from casefile.rules.facts import Contract, ContractKind, Facts
from casefile.rules.hours.report import Entry

__all__ = ["WorkEntry", "shares_employer", "work_entries"]


class WorkEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One job declared. `last` None means it goes on; `contracts` holds the ids of what it is made of."""

    id: str
    employer: str
    first: date
    country: str
    person: str = "principal"
    last: date | None = None
    kind: ContractKind = "employee"
    title: str = ""
    contracts: tuple[str, ...] = ()

    @property
    def canadian(self) -> bool:
        """Say whether the work was done in Canada."""
        return self.country == "CA"


def work_entries(facts: Facts, entries: Iterable[Entry] = ()) -> tuple[WorkEntry, ...]:
    """Return the jobs to prove, oldest first: consecutive contracts merged as the count of hours merged them.

    A contract the person wants declared alone is a job of its own; what is not claimed, and voluntary work,
    is none.
    """
    declared = {contract.id: contract for contract in facts.contracts if _is_declared(contract)}
    groups = [[declared[id_] for id_ in entry.contracts if id_ in declared] for entry in entries]
    together = [[each for each in group if not each.declared_alone] for group in groups]
    merged = {contract.id for group in together for contract in group}
    alone = [[contract] for contract in declared.values() if contract.id not in merged]
    found = [_entry(group) for group in (*together, *alone) if group]
    return tuple(sorted(found, key=lambda entry: (entry.person != "principal", entry.first, entry.id)))


def shares_employer(entry: WorkEntry, entries: Iterable[WorkEntry]) -> bool:
    """Say whether the same person declares another job with that employer: one letter may serve for both."""
    name = entry.employer.casefold().strip()
    return any(
        other.id != entry.id and other.person == entry.person and other.employer.casefold().strip() == name
        for other in entries
    )


def _is_declared(contract: Contract) -> bool:
    return contract.claimed and contract.kind != "volunteer"


def _entry(contracts: list[Contract]) -> WorkEntry:
    newest = max(contracts, key=lambda contract: (contract.last is None, contract.last or contract.first))
    # The smallest id, and not the earliest contract's: an earlier contract added later must not move the
    # line's notes.
    id_ = min((contract.id for contract in contracts), key=lambda id_: (len(id_), id_))
    return WorkEntry(
        id=id_,
        employer=newest.employer,
        first=min(contract.first for contract in contracts),
        last=newest.last,
        country=newest.country,
        person=newest.person,
        kind=newest.kind,
        title=newest.title,
        contracts=tuple(contract.id for contract in contracts),
    )
