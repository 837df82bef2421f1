"""What is worth saying of the contracts themselves and of the answers: findings, never exceptions."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import islice, pairwise
from typing import Any

from casefile.rules.book.rulebook import Rulebook
from casefile.rules.days import months_after
from casefile.rules.facts import Contract, Qualification, SameEmployer
from casefile.rules.findings import Finding, Severity
from casefile.rules.hours.employers import near_employers
from casefile.rules.hours.form import form_view
from casefile.rules.hours.report import ProgrammeHours
from casefile.rules.hours.work import Work
from casefile.rules.occupations.noc import check_noc
from casefile.rules.periods import NonWorking, Range

__all__ = ["closing_notes", "qualification_findings", "work_findings"]

_MOST_NAMED = 12
"""Pairs of one kind named one by one: a hundred contracts side by side would bury everything else."""


def qualification_findings(qualifications: Iterable[Qualification], rulebook: Rulebook) -> Iterator[Finding]:
    """Yield what is to be said of the qualifications in a trade: a country that does not exist."""
    for each in qualifications:
        if each.country and _is_unknown(each.country, rulebook):
            yield _finding("hours.qualified_nowhere", "warning", "", text=each.country, qualified_on=each.on)


def _is_unknown(country: str, rulebook: Rulebook) -> bool:
    """Tell whether a code is no country's; a pack without a table of countries knows them all."""
    known = rulebook.checklist.countries
    return bool(known) and country not in known


def work_findings(
    contracts: Sequence[Contract],
    works: Sequence[Work],
    rulebook: Rulebook,
    on: date,
    today: date,
    same_employers: Sequence[SameEmployer] = (),
) -> list[Finding]:
    """Return what is to be said of the contracts as entered, whatever the programme."""
    plausible = Fraction(rulebook.parameters.on("hours.plausible_week", on).decimal)
    full_time = Fraction(rulebook.parameters.on("hours.full_time_week", on).decimal)
    found: list[Finding] = []
    for work in works:
        found.extend(
            check_noc(work.contract.noc, rulebook.occupations, rulebook.programmes.highest_teer, work.id)
        )
        found.extend(_one(work, plausible, full_time, today))
        country = work.contract.country
        if _is_unknown(country, rulebook):
            found.append(_finding("contract.country_unknown", "warning", work.id, text=country))
    found.extend(_overlaps(works, full_time))
    firsts = [contract.first for contract in contracts]
    if any(later < earlier for earlier, later in pairwise(firsts)):
        found.append(_finding("hours.out_of_order", "note", ""))
    near = near_employers((contract.employer for contract in contracts), same_employers)
    for one, other in near[:_MOST_NAMED]:
        found.append(_finding("hours.employers_near", "warning", "", one=one, other=other))
    if len(near) > _MOST_NAMED:
        found.append(_finding("hours.employers_near_more", "warning", "", count=len(near) - _MOST_NAMED))
    found.extend(
        _finding("hours.not_claimed", "note", contract.id, employer=contract.employer)
        for contract in contracts
        if not contract.claimed
    )
    return found


def _one(work: Work, plausible: Fraction, full_time: Fraction, today: date) -> Iterable[Finding]:
    contract = work.contract
    employer = contract.employer
    if work.stated > plausible:
        values = {"employer": employer, "hours": work.stated, "limit": int(plausible), "cap": int(full_time)}
        yield _finding("hours.above_plausible", "warning", work.id, **values)
    if contract.first > today:
        yield _finding("hours.not_begun", "note", work.id, employer=employer, first_on=contract.first)
    if contract.school_share_percent and contract.kind != "work_study":
        yield _finding("hours.share_ignored", "note", work.id, employer=employer)
    for leave in contract.leaves:
        days: dict[str, Any] = {"employer": employer, "first_on": leave.first, "last_on": leave.last}
        if leave.last < leave.first:
            yield _finding("hours.leave_backwards", "warning", work.id, **days)
        elif leave.first < contract.first or (contract.last is not None and leave.last > contract.last):
            yield _finding("hours.leave_outside", "warning", work.id, **days)
    ordered = sorted((leave.first, leave.last) for leave in contract.leaves if leave.first <= leave.last)
    for (_, last), (first, _) in pairwise(ordered):
        if first <= last:
            values = {"employer": employer, "first_on": first}
            yield _finding("hours.leaves_overlap", "note", work.id, **values)


def _overlaps(works: Sequence[Work], full_time: Fraction) -> Iterable[Finding]:
    """Name the first pairs that overlap, and count the others."""
    ordered = sorted(works, key=lambda work: (work.first, work.last, work.id))
    for one, other in islice(_overlapping(ordered), _MOST_NAMED):
        yield _overlap(one, other, (other.first, min(one.last, other.last)), full_time)
    more = _pairs(ordered) - _MOST_NAMED
    if more > 0:
        yield _finding("hours.overlap_more", "note", "", count=more)


def _overlapping(ordered: Sequence[Work]) -> Iterable[tuple[Work, Work]]:
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 :]:
            if other.first > one.last:
                break
            yield one, other


def _pairs(ordered: Sequence[Work]) -> int:
    """Return how many pairs overlap, in one pass."""
    lasts: list[int] = []
    pairs = 0
    for work in ordered:
        pairs += len(lasts) - bisect_left(lasts, work.first)
        insort(lasts, work.last)
    return pairs


def _overlap(one: Work, other: Work, both: Range, full_time: Fraction) -> Finding:
    twice = one.stated >= full_time and other.stated >= full_time
    goes_on = one.contract.last is None and other.contract.last is None
    values: dict[str, Any] = {
        "one": one.contract.employer,
        "other": other.contract.employer,
        "first_on": date.fromordinal(both[0]),
        "cap": int(full_time),
    }
    if not goes_on:
        values["last_on"] = date.fromordinal(both[1])
    return _finding(_BOTH[twice, goes_on], "warning" if twice else "note", other.id, **values)


_BOTH: Mapping[tuple[bool, bool], str] = {
    (True, True): "hours.full_time_twice_ongoing",
    (True, False): "hours.full_time_twice",
    (False, True): "hours.overlap_ongoing",
    (False, False): "hours.overlap",
}
"""What is said of two contracts on the same days: whether both are full-time, and whether both go on."""


def closing_notes(
    answers: Mapping[str, ProgrammeHours], nonworking: NonWorking, rulebook: Rulebook, on: date, today: date
) -> list[Finding]:
    """Return the findings about the answers: dates that come near, assumptions, what is judged elsewhere."""
    months = rulebook.parameters.on("hours.warning_months", on).number
    found = [
        _finding("hours.holidays_unknown", "note", "", country=country)
        for country in sorted(nonworking.without_holidays)
    ]
    for programme, answer in answers.items():
        until, label = answer.qualifies_until, answer.rules.full_title
        if answer.enough and until is not None and max(on, today) >= months_after(until, -months):
            code = "hours.until_near" if until >= today else "hours.until_past"
            found.append(_finding(code, "warning", programme, programme=label, until_on=until))
        if answer.projected and answer.run is not None:
            last_on = answer.run.last
            found.append(_finding("hours.projected", "note", programme, programme=label, last_on=last_on))
        view = form_view(answer)
        if view is not None and not answer.enough:
            # Only while it matters: the profile would say yes today, the exact days say no.
            found.extend(each for each in view.findings if each.values.get("form_on", date.max) <= on)
    if any(answer.run is not None for answer in answers.values()):
        found.append(_finding("hours.annual_leave", "note", ""))
        found.append(_finding("hours.only_hours", "note", ""))
    return found


def _finding(code: str, severity: Severity, subject: str, **values: object) -> Finding:
    return Finding(code=code, severity=severity, subject=subject, values=dict(values))
