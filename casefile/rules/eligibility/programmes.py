"""Whether the facts meet each programme, condition by condition, as its record in the templates asks.

Never a promise of an invitation: duties, intent and admissibility are judged by an officer.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

import msgspec

from casefile.rules.book.rulebook import Rulebook
from casefile.rules.destination import goes_elsewhere, held_nominations, nominates_nobody, nominating_province
from casefile.rules.eligibility.claims import (
    Judging,
    destination_claim,
    education_claim,
    funds_claim,
    hours_claim,
    language_claim,
    occupation_of,
)
from casefile.rules.eligibility.conditions import (
    BETTER,
    Condition,
    ConditionVerdict,
    condition,
    offer_condition,
    points_condition,
    worst_verdict,
)
from casefile.rules.facts import Facts
from casefile.rules.findings import Label, Source
from casefile.rules.hours.report import HoursReport, ProgrammeHours
from casefile.rules.points.reading import Reading
from casefile.rules.points.report import Fsw67Answer
from casefile.rules.programmes import NominationProgramme, ProgrammeRules
from casefile.rules.provinces import province_code

__all__ = ["ProgrammeEligibility", "eligibility"]

_IRPR = "https://laws-lois.justice.gc.ca/eng/regulations/SOR-2002-227/"
_NOMINEES = Source(
    title="IRPA s. 10.1(1.1); IRPR s. 87(2)", url=_IRPR, title_fr="LIPR, par. 10.1(1.1) ; RIPR, par. 87(2)"
)


class ProgrammeEligibility(msgspec.Struct, frozen=True, kw_only=True):
    """What the facts say of one programme; `title` is its short name."""

    programme: str
    title: Label
    verdict: ConditionVerdict
    conditions: tuple[Condition, ...]


class _Asked(NamedTuple):
    facts: Facts
    on: date
    rulebook: Rulebook
    hours: HoursReport
    reading: Reading
    fsw67: Fsw67Answer


def eligibility(
    facts: Facts, on: date, rulebook: Rulebook, hours: HoursReport, reading: Reading, fsw67: Fsw67Answer
) -> dict[str, ProgrammeEligibility]:
    """Return, for an application on that day, every class that is open and every nomination, with its conditions."""
    asked = _Asked(facts, on, rulebook, hours, reading, fsw67)
    classes = {
        each.id: _judged(each.id, each.title, list(_class(asked, each)))
        for each in rulebook.programmes.in_force(on)
        if each.id in hours.programmes
    }
    nominations = [
        each for each in rulebook.programmes.by_id.values() if isinstance(each, NominationProgramme)
    ]
    return classes | {
        each.id: _judged(each.id, each.title, list(_nominee(asked, classes))) for each in nominations
    }


def _judged(name: str, title: Label, conditions: list[Condition]) -> ProgrammeEligibility:
    return ProgrammeEligibility(
        programme=name, title=title, verdict=worst_verdict(conditions), conditions=tuple(conditions)
    )


# --- a class


def _class(asked: _Asked, rules: ProgrammeRules) -> Iterator[Condition]:
    """Yield what the class asks, claim by claim."""
    judging = Judging(asked.facts, asked.on, asked.rulebook, asked.hours, asked.reading.most.first)
    yield hours_claim(judging, rules)
    yield from _trade(asked, rules, asked.hours.programmes[rules.id])
    yield from _duties(asked, rules, occupation_of(judging, rules))
    yield language_claim(judging, rules)
    if rules.education.needed:
        yield education_claim(judging, rules)
    if rules.grid.applies:
        yield points_condition(asked.fsw67)
    if rules.needs_trade and rules.trade is not None:
        yield offer_condition(asked.facts, rules, rules.trade.source, asked.on, asked.rulebook.parameters)
    if rules.funds.asked:
        yield funds_claim(judging, rules)
    if rules.intent.outside_quebec:
        yield from destination_claim(asked.facts, rules.intent.source)


def _duties(asked: _Asked, rules: ProgrammeRules, noc: str | None) -> Iterator[Condition]:
    """Yield whether the occupation is the one claimed, as far as the person said of its duties (R 75(2)(b), (c))."""
    if noc is None:
        return
    source = rules.work.source
    mine = [each for each in asked.facts.contracts if each.person == "principal" and each.noc == noc]
    answers = {
        answer for each in mine for answer in (each.lead_statement, each.main_duties, each.essential_duties)
    }
    if "no" in answers:
        yield condition("eligibility.occupation.not_done", "not_met", source, noc_code=noc)
    elif "unsure" in answers:
        yield condition("eligibility.occupation.unsure", "met_if", source, noc_code=noc)
    else:
        answered = answers == {"yes"}
        code = "eligibility.occupation.met" if answered else "eligibility.occupation.unanswered"
        yield condition(code, "met", source, noc_code=noc)


def _trade(asked: _Asked, rules: ProgrammeRules, hours: ProgrammeHours) -> Iterator[Condition]:
    """Yield a condition when the class takes trades only, and none of the work is in one of its list."""
    if not rules.work.trades_only:
        return
    codes = {each.noc for each in asked.facts.contracts if each.person == "principal"}
    known = [asked.rulebook.occupations[code] for code in codes if code in asked.rulebook.occupations]
    if hours.noc is None and known and not any(each.trade for each in known):
        yield condition("eligibility.occupation.not_a_trade", "not_met", rules.work.source)


# --- a nominee


def _nominee(asked: _Asked, classes: Mapping[str, ProgrammeEligibility]) -> Iterator[Condition]:
    facts, source = asked.facts, _NOMINEES
    held, where = held_nominations(facts), nominating_province(facts)
    if not any(each.nominated_on is None or each.nominated_on <= asked.on for each in held):
        awaited = bool(facts.nominations) or asked.rulebook.programmes.nominates(facts.programme)
        if awaited:
            yield condition("eligibility.nomination.awaited", "unknown", source)
        else:
            yield condition("eligibility.nomination.none", "not_met", source)
    elif not where:
        yield condition("eligibility.nomination.without_province", "unknown", source)
    elif not province_code(where):
        yield condition("eligibility.nomination.unknown_province", "unknown", source, named=where[:60])
    elif nominates_nobody(where):
        yield condition("eligibility.nomination.none_there", "not_met", source, of_province=where)
    elif ended := _ended_on(asked):
        yield condition(
            "eligibility.nomination.expired", "unknown", source, of_province=where, until_on=ended
        )
        yield from _nominated_elsewhere(asked, where, source)
    else:
        yield condition("eligibility.nomination.met", "met", source, of_province=where)
        yield from _nominated_elsewhere(asked, where, source)
    yield from _underlying(asked, classes)


def _ended_on(asked: _Asked) -> date | None:
    """Return the last day of the nomination that ended last, None while one runs or its end is not told."""
    ends = [each.expires_on for each in held_nominations(asked.facts)]
    told = [each for each in ends if each is not None]
    return max(told) if ends and len(told) == len(ends) and max(told) < asked.on else None


_UNDERLYING: Mapping[ConditionVerdict, str] = {
    "met": "eligibility.underlying.met",
    "met_if": "eligibility.underlying.met_if",
    "unknown": "eligibility.underlying.unknown",
    "not_met": "eligibility.underlying.not_met",
}


def _underlying(asked: _Asked, classes: Mapping[str, ProgrammeEligibility]) -> Iterator[Condition]:
    """Yield the class a nominee meets best, in the order in which an invitation names them."""
    order = {each.id: each.nominee_order for each in asked.rulebook.programmes.classes}
    best = min(
        classes.values(), key=lambda each: (BETTER.index(each.verdict), order[each.programme]), default=None
    )
    if best is not None:
        yield condition(_UNDERLYING[best.verdict], best.verdict, _NOMINEES, of_programme=best.title)


def _nominated_elsewhere(asked: _Asked, where: str, source: Source) -> Iterator[Condition]:
    """Yield a condition when the family means to live in another province than the one that nominated."""
    if goes_elsewhere(asked.facts):
        values = {"going_province": asked.facts.destination_province, "of_province": where}
        yield condition("eligibility.destination.not_the_nominating", "not_met", source, **values)
    else:
        yield from destination_claim(asked.facts, source)
