"""What facts can say that cannot be true, whoever wrote them: reversed ranges, impossible hours, strangers."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

import msgspec

from casefile.rules.facts import Contract, Facts

__all__ = ["Contradiction", "contradictions"]

Contradiction = tuple[tuple[str | int, ...], str, dict[str, Any]]

_COUNTRY_FIELDS = ("country", "employer_country", "residence")
_TABLES = tuple(name for name in Facts.__struct_fields__ if isinstance(getattr(Facts(), name), tuple))


def contradictions(facts: Facts) -> Iterator[Contradiction]:
    """Yield (place, code, values) for everything impossible in the facts, table by table."""
    persons = {"principal", *(person.id for person in facts.persons)}
    for table in _TABLES:
        seen: set[str] = set()
        for at, record in enumerate(getattr(facts, table)):
            place = (table, at)
            if record.id and record.id in seen:
                yield (*place, "id"), "facts.id_twice", {"id": record.id}
            seen.add(record.id)
            if getattr(record, "person", "principal") not in persons:
                yield (*place, "person"), "facts.unknown_person", {"person": record.person}
            yield from _of_record(record, place)
    roles = [person.role for person in facts.persons]
    for role in ("principal", "spouse"):
        if roles.count(role) > 1:
            at = len(roles) - 1 - roles[::-1].index(role)
            yield ("persons", at, "role"), "facts.role_twice", {"role": role}


def _of_record(record: msgspec.Struct, place: tuple[str | int, ...]) -> Iterator[Contradiction]:
    first, last = getattr(record, "first", None), getattr(record, "last", None)
    if isinstance(first, date) and isinstance(last, date) and last < first:
        yield (*place, "last"), "facts.reversed", {"first_on": first, "last_on": last}
    for name in _COUNTRY_FIELDS:
        code = getattr(record, name, "")
        if code and not _is_country(code):
            yield (*place, name), "facts.not_a_country", {"key": name, "value": code[:60]}
    for code in getattr(record, "citizenships", ()):
        if not _is_country(code):
            yield (*place, "citizenships"), "facts.not_a_country", {"key": "citizenships", "value": code[:60]}
    if isinstance(record, Contract):
        yield from _of_contract(record, place)
    if getattr(record, "balance_cad", 0) < 0:
        yield (*place, "balance_cad"), "facts.negative", {"key": "balance_cad"}


def _of_contract(contract: Contract, place: tuple[str | int, ...]) -> Iterator[Contradiction]:
    if not contract.employer.strip():
        yield (*place, "employer"), "facts.empty", {"key": "employer"}
    if not re.fullmatch(r"[0-9]{5}", contract.noc):
        yield (*place, "noc"), "facts.not_a_noc", {"value": contract.noc[:60]}
    hours = _decimal(contract.hours_per_week)
    if hours is None or not 0 < hours <= 168:
        yield (*place, "hours_per_week"), "facts.hours_impossible", {"value": contract.hours_per_week[:60]}
    if contract.school_share_percent is not None:
        share = _decimal(contract.school_share_percent)
        if share is None or not 0 <= share <= 100:
            yield (
                (*place, "school_share_percent"),
                "facts.share_impossible",
                {"value": contract.school_share_percent[:60]},
            )
    for leave in contract.leaves:
        if leave.last < leave.first:
            yield (*place, "leaves"), "facts.reversed", {"first_on": leave.first, "last_on": leave.last}


def _decimal(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _is_country(code: str) -> bool:
    return bool(re.fullmatch(r"[A-Z]{2}", code))
