"""Whether an offer is arranged employment: the work it is for, how long it lasts, the year its permit asks (R 82).

What is told decides; what is not told leaves the offer in doubt, never counted as sure and never refused.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal, NamedTuple

from casefile.rules.book.parameters import Parameters
from casefile.rules.days import months_after, months_elapsed
from casefile.rules.facts import Contract, Facts, JobOffer, OfferBasis
from casefile.rules.findings import Finding
from casefile.rules.hours.employers import employer_key, one_employer
from casefile.rules.hours.timeline import Timeline
from casefile.rules.hours.work import Work, ready_works
from casefile.rules.periods import weekdays

__all__ = [
    "ArrangedOffer",
    "Lasting",
    "WorkedFor",
    "arranged_offers",
    "contracts_with_employer",
    "lasts_long_enough",
    "worked_for",
]

Lasting = Literal["yes", "perhaps", "no"]
"""Whether something asked of an offer is so; "perhaps" while a fact is missing or contradicts another."""
_WORST: Sequence[Lasting] = ("no", "perhaps", "yes")
_CODE_LENGTH = 5  # digits of an occupation of the national classification; the second is its level
_ASKS_A_YEAR: frozenset[OfferBasis] = frozenset(("lmia_exempt_permit", "lmia_exempt_permit_one_year"))
"""What rests on a permit without an assessment: a year of work for that employer is asked (R 82(2)(b)(iii))."""
_NO_EMPLOYMENT = frozenset(("self_employed", "volunteer", "indemnity"))


class ArrangedOffer(NamedTuple):
    """One offer judged: `standing` is the worst of what is asked of it, `doubts` say why it is not a plain yes."""

    offer: JobOffer
    standing: Lasting
    doubts: tuple[Finding, ...]


class WorkedFor(NamedTuple):
    """How long one has worked for the employer of an offer: whole months, hours, and whether that is a year of it.

    `contracts` says that the months are those of the contracts, not only of a first day that was told.
    """

    enough: Lasting
    months: int = 0
    hours: Fraction = Fraction(0)
    contracts: bool = False


def arranged_offers(
    facts: Facts, bases: Sequence[OfferBasis], on: date, parameters: Parameters, *, highest_teer: int
) -> tuple[ArrangedOffer, ...]:
    """Return the offers that rest on one of those bases, each judged for an application on that day."""
    return tuple(
        _judged(offer, facts, on, parameters, highest_teer) for offer in facts.offers if offer.basis in bases
    )


def _judged(
    offer: JobOffer, facts: Facts, on: date, parameters: Parameters, highest_teer: int
) -> ArrangedOffer:
    asked = [
        _of_occupation(offer, highest_teer),
        _of_full_time(offer),
        _of_duration(offer, on, parameters),
    ]
    if offer.basis in _ASKS_A_YEAR:
        asked.append(_of_year_worked(offer, facts, on, parameters))
    standing = min((each for each, _ in asked), key=_WORST.index)
    return ArrangedOffer(offer, standing, tuple(doubt for each, doubt in asked if doubt and each != "yes"))


def _doubt(code: str, standing: Lasting, offer: JobOffer, **values: object) -> tuple[Lasting, Finding]:
    severity: Literal["warning", "note"] = "note" if standing == "no" else "warning"
    told = {**values, "employer": offer.employer.strip() or "—"}
    return standing, Finding(code=code, severity=severity, values=told, subject="offers")


def _of_occupation(offer: JobOffer, highest_teer: int) -> tuple[Lasting, Finding | None]:
    """Judge the level of the occupation: TEER 0 to 3 (R 82(1))."""
    if len(offer.noc) != _CODE_LENGTH or not offer.noc.isdecimal():
        return _doubt("offer.occupation_untold", "perhaps", offer)
    if int(offer.noc[1]) > highest_teer:
        return _doubt("offer.occupation_low", "no", offer, noc_code=offer.noc, highest=highest_teer)
    return "yes", None


def _of_full_time(offer: JobOffer) -> tuple[Lasting, Finding | None]:
    """Judge that it is for full-time work (R 82(1))."""
    if offer.full_time is None:
        return _doubt("offer.full_time_untold", "perhaps", offer)
    return ("yes", None) if offer.full_time else _doubt("offer.part_time", "no", offer)


def _of_duration(offer: JobOffer, on: date, parameters: Parameters) -> tuple[Lasting, Finding | None]:
    months = parameters.on("offers.duration_months", on).number
    lasting = lasts_long_enough(offer, on, months)
    if lasting == "yes":
        return "yes", None
    if offer.ends_on is None:
        code = "offer.duration_untold" if lasting == "perhaps" else "offer.too_short"
        return _doubt(code, lasting, offer, months=months)
    visa_by = months_after(offer.ends_on, -months) + timedelta(days=1)
    code = "offer.ends_after" if lasting == "perhaps" else "offer.ends_early"
    return _doubt(code, lasting, offer, months=months, ends_on=offer.ends_on, visa_on=visa_by)


def lasts_long_enough(offer: JobOffer, on: date, months: int) -> Lasting:
    """Say whether an offer lasts that many months after the visa, which comes after the application (R 82(1)).

    A last day nearer than that is too near whatever else is told; one that is further still depends on the day of the
    visa, unless it is told that the offer lasts long enough after it.
    """
    if offer.ends_on is not None and months_elapsed(on, offer.ends_on) < months:
        return "no"
    if offer.lasts_a_year is None:
        return "perhaps"
    return "yes" if offer.lasts_a_year else "no"


def _of_year_worked(
    offer: JobOffer, facts: Facts, on: date, parameters: Parameters
) -> tuple[Lasting, Finding | None]:
    worked = worked_for(offer, facts, on, parameters)
    if worked.enough == "yes":
        return "yes", None
    asked = parameters.on("offers.worked_months", on).number
    values = {"months": worked.months, "asked": asked, "hours": worked.hours}
    if worked.enough == "no":
        return _doubt("offer.worked_too_short", "no", offer, **values)
    if not worked.contracts:
        return _doubt("offer.worked_untold", "perhaps", offer, asked=asked)
    return _doubt("offer.worked_doubtful", "perhaps", offer, **values)


def worked_for(offer: JobOffer, facts: Facts, on: date, parameters: Parameters) -> WorkedFor:
    """Return the work done for the offer's employer up to that day: a year of it, in one piece, full time or as much.

    The contracts with that employer are counted where there are any; then the first day that was told; then what the
    offer is said to rest on. Contracts that make less than a year beside words that claim one leave it in doubt.
    """
    claimed = _claimed(offer, on, parameters)
    counted = _counted(contracts_with_employer(offer, facts), facts, on, parameters)
    if counted is None:
        return claimed
    if counted.enough == "no" and claimed.enough == "yes":
        return counted._replace(enough="perhaps")
    return counted


def _claimed(offer: JobOffer, on: date, parameters: Parameters) -> WorkedFor:
    if offer.working_since is None:
        return WorkedFor("yes" if offer.basis == "lmia_exempt_permit_one_year" else "perhaps")
    months = max(0, months_elapsed(offer.working_since, on - timedelta(days=1)))
    return WorkedFor("yes" if months >= parameters.on("offers.worked_months", on).number else "no", months)


def contracts_with_employer(offer: JobOffer, facts: Facts) -> list[Contract]:
    """Return the applicant's jobs in Canada with the employer of the offer, by the names known to be one employer's."""
    goes_by = one_employer(facts.same_employers)
    key = employer_key(offer.employer) if offer.employer.strip() else ""
    return [
        contract
        for contract in facts.contracts
        if key
        and (contract.person, contract.country) == ("principal", "CA")
        and contract.authorised is not False
        and contract.kind not in _NO_EMPLOYMENT
        and goes_by.get(name := employer_key(contract.employer), name) == goes_by.get(key, key)
    ]


def _counted(contracts: list[Contract], facts: Facts, on: date, parameters: Parameters) -> WorkedFor | None:
    """Count the contracts, None without any: for sure those whose work was authorised and whose gaps are days off."""
    cap = Fraction(parameters.on("hours.full_time_week", on).decimal)
    works, _ = ready_works(contracts, cap, one_employer(facts.same_employers))
    before = [each for each in works if each.first < on.toordinal()]
    if not before:
        return None
    tolerated = parameters.on("hours.tolerated_gap", on).number
    found: list[tuple[bool, int, Fraction]] = []
    for chosen, gap in (([each for each in before if each.contract.authorised], 0), (before, tolerated)):
        found.append(_run(chosen, cap, gap, on, parameters))
    (sure, *_), (most, months, hours) = found
    return WorkedFor("yes" if sure else "perhaps" if most else "no", months, hours, contracts=True)


def _run(
    works: Sequence[Work], cap: Fraction, gap: int, on: date, parameters: Parameters
) -> tuple[bool, int, Fraction]:
    """Return whether the unbroken work that lasts until the day is a year, its whole months and its hours."""
    last = on.toordinal() - 1
    first = next((start for start, end in _pieces(works, gap) if start <= last <= end), None)
    if first is None:
        return False, 0, Fraction(0)
    line = Timeline([(each.worked, each.effective, each.stated) for each in works], cap)
    hours = min(line.by_day(first, last), line.by_week(first, last))
    months = months_elapsed(date.fromordinal(first), date.fromordinal(last))
    asked = parameters.on("offers.worked_months", on).number
    enough = hours >= parameters.on("offers.worked_hours", on).number
    return months >= asked and enough, months, hours


def _pieces(works: Sequence[Work], gap: int) -> Iterator[tuple[int, int]]:
    """Yield the days under contract in one piece: at most so many working days lie between two contracts of it."""
    first = last = 0
    for each in sorted(works, key=lambda work: work.first):
        if first and weekdays(last + 1, each.first - 1) <= gap:
            last = max(last, each.last)
            continue
        if first:
            yield first, last
        first, last = each.first, each.last
    if first:
        yield first, last
