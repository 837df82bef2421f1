"""Whether the facts meet each programme of Express Entry, condition by condition.

Sources: IRPR ss. 75, 76 (FSW), 87.1 (CEC), 87.2 (FST), 87 (nominees). Never a promise of an invitation: duties, intent
and admissibility are judged by an officer.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

import msgspec

from casefile.rules.answers.asked import is_quebec, province
from casefile.rules.book.rulebook import Rulebook
from casefile.rules.eligibility.conditions import (
    Condition,
    Verdict,
    condition,
    education_condition,
    funds_condition,
    hours_condition,
    language_condition,
    offer_condition,
    points_condition,
    worst_verdict,
)
from casefile.rules.facts import Facts, Programme
from casefile.rules.findings import Source
from casefile.rules.hours.occupation import main_occupation
from casefile.rules.hours.report import HoursReport, ProgrammeHours
from casefile.rules.language.floors import language_floor
from casefile.rules.money.report import funds_report
from casefile.rules.points.report import PointsReport

__all__ = ["CLASSES", "ProgrammeEligibility", "eligibility"]

CLASSES: tuple[Programme, ...] = ("cec", "fst", "fsw")
"""The classes a nominee may meet, in the order an invitation names them."""
_IRPR = "https://laws-lois.justice.gc.ca/eng/regulations/SOR-2002-227/"


class ProgrammeEligibility(msgspec.Struct, frozen=True, kw_only=True):
    """What the facts say of one programme."""

    programme: str
    verdict: Verdict
    conditions: tuple[Condition, ...]


class _Asked(NamedTuple):
    facts: Facts
    on: date
    rulebook: Rulebook
    hours: HoursReport
    points: PointsReport


def eligibility(
    facts: Facts, on: date, rulebook: Rulebook, hours: HoursReport, points: PointsReport
) -> dict[str, ProgrammeEligibility]:
    """Return, for an application on that day, every programme with its conditions."""
    asked = _Asked(facts, on, rulebook, hours, points)
    found = {name: _judged(name, list(_CONDITIONS[name](asked))) for name in ("fsw", "cec", "fst")}
    return {**found, "pnp": _judged("pnp", list(_nominee(asked, found)))}


def _judged(name: str, conditions: list[Condition]) -> ProgrammeEligibility:
    return ProgrammeEligibility(
        programme=name, verdict=worst_verdict(conditions), conditions=tuple(conditions)
    )


# --- the three classes


def _fsw(asked: _Asked) -> Iterator[Condition]:
    hours = asked.hours.programmes["fsw"]
    yield _hours(asked, hours)
    yield from _duties(asked, hours.noc)
    yield _language(asked, "fsw")
    source = Source(
        title="IRPR ss. 75(2)(e), (2.1), 75(4)",
        url=_IRPR,
        title_fr="RIPR, al. 75(2)e), par. 75(2.1) et 75(4)",
    )
    noc = hours.noc or main_occupation(asked.facts, asked.on, asked.rulebook, "fsw") or ""
    parameters = asked.rulebook.parameters
    yield education_condition(asked.points.reading, noc, asked.facts, parameters, source)
    yield points_condition(asked.points.fsw67, known=_known(asked.points))
    yield _funds(asked, "fsw")
    yield from _destination(asked)


def _cec(asked: _Asked) -> Iterator[Condition]:
    hours = asked.hours.programmes["cec"]
    yield _hours(asked, hours)
    noc = main_occupation(asked.facts, asked.on, asked.rulebook, "cec")
    yield from _duties(asked, noc)
    yield _cec_language(asked, noc)
    yield from _destination(asked)


def _fst(asked: _Asked) -> Iterator[Condition]:
    hours = asked.hours.programmes["fst"]
    yield _hours(asked, hours)
    yield from _trade(asked, hours)
    yield from _duties(asked, hours.noc)
    yield _language(asked, "fst")
    yield offer_condition(
        asked.facts, Source(title="IRPR s. 87.2(3)(d)", url=_IRPR, title_fr="RIPR, al. 87.2(3)d)")
    )
    yield _funds(asked, "fst")
    yield from _destination(asked)


_CONDITIONS: Mapping[str, Callable[[_Asked], Iterator[Condition]]] = {"fsw": _fsw, "cec": _cec, "fst": _fst}


def _nominee(asked: _Asked, classes: Mapping[str, ProgrammeEligibility]) -> Iterator[Condition]:
    source = Source(
        title="IRPA s. 10.1(1.1); IRPR s. 87(2)",
        url=_IRPR,
        title_fr="LIPR, par. 10.1(1.1) ; RIPR, par. 87(2)",
    )
    held = [each for each in asked.facts.nominations if each.nominated_on or not each.applied_on]
    if not held:
        variant = "awaited" if asked.facts.nominations or asked.facts.programme == "pnp" else "none"
        yield condition("nomination", variant, "unknown" if variant == "awaited" else "not_met", source)
    elif not any(each.province.strip() for each in held):
        yield condition("nomination", "without_province", "unknown", source)
    else:
        where = next(each.province for each in held if each.province.strip())
        yield condition("nomination", "met", "met", source, province=province(where))
        yield from _nominated_elsewhere(asked, where, source)
    order: tuple[Verdict, ...] = ("met", "met_if", "unknown", "not_met")
    best = min(CLASSES, key=lambda name: (order.index(classes[name].verdict), CLASSES.index(name)))
    verdict = classes[best].verdict
    yield condition("underlying", verdict, verdict, source, of_programme=best)


def _nominated_elsewhere(asked: _Asked, where: str, source: Source) -> Iterator[Condition]:
    """Yield a condition when the family means to live in another province than the one that nominated."""
    going = asked.facts.destination_province
    if going.strip() and not is_quebec(going) and province(going) != province(where):
        values = {"going": province(going), "province": province(where)}
        yield condition("destination", "not_the_nominating", "not_met", source, **values)
    else:
        yield from _destination(asked)


# --- what they share


def _hours(asked: _Asked, hours: ProgrammeHours) -> Condition:
    return hours_condition(hours, told=any(each.person == "principal" for each in asked.facts.contracts))


def _language(asked: _Asked, programme: Programme, noc: str | None = None) -> Condition:
    floor, grounds = language_floor(programme, noc, asked.rulebook.parameters, asked.on)
    tests, first = asked.points.reading.tests.all, asked.points.reading.most.first
    return language_condition(tests, floor, grounds.source, first)


def _cec_language(asked: _Asked, noc: str | None) -> Condition:
    """Judge by the occupation with the most experience (R 87.1(2)(d), (e)); without one, by the higher floor."""
    judged = _language(asked, "cec", noc)
    if noc is None and judged.verdict == "not_met":
        return msgspec.structs.replace(judged, verdict="unknown")
    return judged


def _duties(asked: _Asked, noc: str | None) -> Iterator[Condition]:
    """Yield whether the occupation is the one claimed, as far as the person said of its duties (R 75(2)(b), (c))."""
    source = Source(title="IRPR ss. 75(2)(b)-(c), 87.1(2)(b)-(c), 87.2(3)(c)", url=_IRPR,
                    title_fr="RIPR, al. 75(2)b) et c), 87.1(2)b) et c), 87.2(3)c)")  # fmt: skip
    if noc is None:
        return
    mine = [each for each in asked.facts.contracts if each.person == "principal" and each.noc == noc]
    answers = {
        answer for each in mine for answer in (each.lead_statement, each.main_duties, each.essential_duties)
    }
    if "no" in answers:
        yield condition("occupation", "not_done", "not_met", source, noc_code=noc)
    elif "unsure" in answers:
        yield condition("occupation", "unsure", "met_if", source, noc_code=noc)
    else:
        variant = "met" if answers == {"yes"} else "unanswered"
        yield condition("occupation", variant, "met", source, noc_code=noc)


def _trade(asked: _Asked, hours: ProgrammeHours) -> Iterator[Condition]:
    """Yield a condition when none of the work is in a trade of the list (R 87.2(1))."""
    source = Source(title="IRPR s. 87.2(1)", url=_IRPR, title_fr="RIPR, par. 87.2(1)")
    codes = {each.noc for each in asked.facts.contracts if each.person == "principal"}
    known = [asked.rulebook.occupations[code] for code in codes if code in asked.rulebook.occupations]
    if hours.noc is None and known and not any(each.trade for each in known):
        yield condition("occupation", "not_a_trade", "not_met", source)


def _funds(asked: _Asked, programme: Programme) -> Condition:
    report = funds_report(asked.facts, programme, on=asked.on, parameters=asked.rulebook.parameters)
    return funds_condition(report)


def _destination(asked: _Asked) -> Iterator[Condition]:
    """Yield whether the family means to live outside Quebec, where it said so."""
    source = Source(
        title="IRPR ss. 75(1), 87.1(1), 87.2(2)", url=_IRPR, title_fr="RIPR, par. 75(1), 87.1(1) et 87.2(2)"
    )
    going = asked.facts.destination_province
    if is_quebec(going):
        yield condition("destination", "quebec", "not_met", source)
    elif going.strip():
        yield condition("destination", "met", "met", source, going=province(going))


def _known(points: PointsReport) -> bool:
    """Say whether nothing is missing that the 67 points are counted from: age, education, language."""
    missing = {each.code for each in points.reading.findings}
    return not missing & {"points.age_untold", "points.education_untold", "points.language_untold"}
