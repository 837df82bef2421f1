"""A contract made ready for counting: checked, its leaves taken out, its hours exact."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from casefile.rules.book.rulebook import Rulebook
from casefile.rules.days import EARLIEST_YEAR, LATEST_YEAR
from casefile.rules.facts import Contract
from casefile.rules.findings import Finding
from casefile.rules.hours.employers import employer_key
from casefile.rules.occupations.noc import check_noc
from casefile.rules.periods import FAR, Range, clipped, joined, minus

__all__ = ["Work", "contract_faults", "exact_number", "ready_works"]

_CODE = re.compile(r"[0-9]{5}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_NUMBER = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})?")
_SHARE_IMPOSSIBLE = "contract.share_impossible"


class Work(NamedTuple):
    """One contract: `worked` are its days minus its leaves; an ongoing one ends at `FAR`.

    All hours are hours a week. `entry` is what all contracts of one entry share (section 4 of the specification).
    """

    contract: Contract
    id: str
    first: int
    last: int
    worked: tuple[Range, ...]
    effective: Fraction
    stated: Fraction
    share: Fraction | None
    entry: tuple[object, ...]


@lru_cache(maxsize=1024)
def exact_number(text: str) -> Fraction | None:
    """Return a plain decimal number (37.5) exactly, None when the text is not one."""
    return Fraction(Decimal(text)) if _NUMBER.fullmatch(text) else None


def ready_works(
    contracts: Iterable[Contract], cap: Fraction, goes_by: Mapping[str, str] | None = None
) -> tuple[list[Work], list[Finding]]:
    """Return the contracts that can be counted, and a finding for each fault of the others.

    `goes_by` maps the keys of names the person said to be one employer's (`one_employer`).
    """
    works: list[Work] = []
    findings: list[Finding] = []
    for number, contract in enumerate(contracts, start=1):
        name = contract.id or f"contract-{number}"
        faults = contract_faults(contract, name)
        if contract.kind != "work_study":  # a share said of other work changes nothing that is counted
            faults = [each for each in faults if each.code != _SHARE_IMPOSSIBLE]
        findings.extend(faults)
        if not faults and contract.claimed:
            works.append(_work(contract, name, cap, goes_by or {}))
    return works, findings


def _work(contract: Contract, name: str, cap: Fraction, goes_by: Mapping[str, str]) -> Work:
    first = contract.first.toordinal()
    last = FAR if contract.last is None else contract.last.toordinal()
    leaves = [(leave.first.toordinal(), leave.last.toordinal()) for leave in contract.leaves]
    away = joined(clipped((leave for leave in leaves if leave[0] <= leave[1]), first, last))
    stated = exact_number(contract.hours_per_week) or Fraction(0)
    share = None
    effective = stated
    if contract.kind == "work_study" and contract.school_share_percent:
        share = (exact_number(contract.school_share_percent) or Fraction(0)) / 100
        if share:
            effective = min(stated, cap) * (1 - share)
    worked = tuple(minus([(first, last)], away))
    entry = _entry(contract, share, goes_by)
    return Work(contract, name, first, last, worked, effective, stated, share, entry)


def _entry(contract: Contract, share: Fraction | None, goes_by: Mapping[str, str]) -> tuple[object, ...]:
    authorised = contract.authorised if contract.country == "CA" else None
    key = employer_key(contract.employer)
    return goes_by.get(key, key), contract.noc, contract.country, contract.kind, authorised, share


def contract_faults(contract: Contract, subject: str = "", rulebook: Rulebook | None = None) -> list[Finding]:
    """Return the faults that keep a contract from being counted, and what the occupations of the rule book say."""
    values = {"employer": contract.employer, "first_on": contract.first}
    faults = [
        Finding(code=code, severity="blocker", subject=subject, values=values | more)
        for code, more in _faults(contract)
    ]
    if rulebook is not None and _CODE.fullmatch(contract.noc):
        faults.extend(
            check_noc(contract.noc, rulebook.occupations, rulebook.programmes.highest_teer, subject)
        )
    return faults


def _faults(contract: Contract) -> Iterable[tuple[str, dict[str, object]]]:
    hours = exact_number(contract.hours_per_week)
    if hours is None or not 0 < hours <= 168:
        yield "contract.hours_impossible", {"text": contract.hours_per_week}
    if not _CODE.fullmatch(contract.noc):
        four = len(contract.noc) == 4 and contract.noc.isascii() and contract.noc.isdigit()
        yield "contract.noc_2016" if four else "contract.noc_malformed", {"text": contract.noc}
    if not _COUNTRY.fullmatch(contract.country):
        yield "contract.country_malformed", {"text": contract.country}
    if contract.last is not None and contract.last < contract.first:
        yield "contract.last_before_first", {"last_on": contract.last}
    if any(_implausible(day) for day in (contract.first, contract.last) if day is not None):
        yield "contract.year_implausible", {"last_on": contract.last}
    share = contract.school_share_percent
    if share:
        number = exact_number(share)
        if number is None or number > 100:
            yield _SHARE_IMPOSSIBLE, {"text": share}


def _implausible(day: date) -> bool:
    return not EARLIEST_YEAR <= day.year <= LATEST_YEAR
