"""What one class asks, claim by claim, judged without grids of points: the one word of pages and answers on each."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from casefile.rules.book.rulebook import Rulebook
from casefile.rules.destination import is_quebec
from casefile.rules.eligibility.conditions import (
    Condition,
    condition,
    education_condition,
    funds_condition,
    hours_condition,
    language_condition,
)
from casefile.rules.facts import Facts
from casefile.rules.findings import Source
from casefile.rules.hours.occupation import main_occupation
from casefile.rules.hours.report import HoursReport
from casefile.rules.language.floors import language_floor
from casefile.rules.language.levels import levels_of
from casefile.rules.money.report import funds_report
from casefile.rules.points.education import education_of
from casefile.rules.programmes import ProgrammeRules

__all__ = [
    "CLAIMS",
    "Judging",
    "destination_claim",
    "education_claim",
    "funds_claim",
    "hours_claim",
    "language_claim",
    "occupation_of",
]


class Judging(NamedTuple):
    """What the claims of a class are judged by; `first` is the official language declared as the first one."""

    facts: Facts
    on: date
    rulebook: Rulebook
    hours: HoursReport
    first: str | None = None


def occupation_of(judging: Judging, rules: ProgrammeRules) -> str | None:
    """Return the occupation the class is claimed with: that of the hours, else the one with the most experience."""
    counted = judging.hours.programmes.get(rules.id)
    return (counted.noc if counted else None) or main_occupation(
        judging.facts, judging.on, judging.rulebook, rules
    )


def hours_claim(judging: Judging, rules: ProgrammeRules) -> Condition:
    """Return whether the hours of experience are enough."""
    told = any(each.person == "principal" for each in judging.facts.contracts)
    return hours_condition(judging.hours.programmes[rules.id], told=told)


def language_claim(judging: Judging, rules: ProgrammeRules) -> Condition:
    """Judge by the floor of the occupation with the most experience; without one, "too low" is not known."""
    noc = occupation_of(judging, rules)
    parameters = judging.rulebook.parameters
    floor, grounds = language_floor(rules, noc, parameters, judging.on)
    tests = tuple(
        levels_of(each, judging.on, judging.rulebook.tests, parameters)
        for each in judging.facts.tests
        if each.person == "principal"
    )
    judged = language_condition(tests, floor, grounds.source, judging.first)
    too_low = judged.finding.code == "eligibility.language.not_met"
    if noc is None and too_low and len(rules.language.floors) > 1:
        return condition(judged.finding.code, "unknown", judged.source, **judged.finding.values)
    return judged


def education_claim(judging: Judging, rules: ProgrammeRules) -> Condition:
    """Return whether a diploma counts, where the class asks for one."""
    noc = occupation_of(judging, rules)
    facts, on, parameters = judging.facts, judging.on, judging.rulebook.parameters
    education = education_of(facts, "principal", on, parameters, noc)
    return education_condition(education, facts, rules.education.source)


def funds_claim(judging: Judging, rules: ProgrammeRules) -> Condition:
    """Return whether the settlement funds are there, or need not be."""
    return funds_condition(
        funds_report(judging.facts, rules, on=judging.on, parameters=judging.rulebook.parameters)
    )


CLAIMS: Mapping[str, Callable[[Judging, ProgrammeRules], Condition]] = {
    "hours": hours_claim,
    "language": language_claim,
    "education": education_claim,
    "funds": funds_claim,
}
"""The claims by the name of their condition."""


def destination_claim(facts: Facts, source: Source) -> Iterator[Condition]:
    """Yield whether the family means to live outside Quebec, where it said so."""
    going = facts.destination_province
    if is_quebec(going):
        yield condition("eligibility.destination.quebec", "not_met", source)
    elif going.strip():
        yield condition("eligibility.destination.met", "met", source, going_province=going)
