"""The reasons of section 83 that the facts hold, and the years of work of section 80."""

from datetime import date

from casefile.rules.arranged import ArrangedOffer, arranged_offers
from casefile.rules.days import months_elapsed
from casefile.rules.facts import Facts
from casefile.rules.family import accompanies, has_partner, is_citizen
from casefile.rules.language.levels import weakest
from casefile.rules.points.fsw67 import Adaptability
from casefile.rules.points.grids import Fsw67Grid
from casefile.rules.points.profile import NONE
from casefile.rules.points.reading import Reading, Readings
from casefile.rules.points.tests_taken import TestsTaken, used_tests
from casefile.rules.points.years import WorkHistory, Years

__all__ = ["adaptability_of", "offers_of", "partner_counts"]


def adaptability_of(told: Readings, reading: Reading, grid: Fsw67Grid, *, sure: bool) -> Adaptability:
    """Return what the facts hold, with what is uncertain admitted or, `sure`, without it.

    A partner counts who comes along and is neither a citizen nor a permanent resident living in Canada.
    """
    facts, on = told.facts, reading.on
    partner = partner_counts(facts)
    work = told.partner_work or (
        WorkHistory(facts, "spouse", told.rulebook, on, told.book.crs.on(on).work) if partner else None
    )
    months = told.rulebook.parameters.on("points.academic_months", on).number
    counting = ("yes",) if sure else ("yes", "perhaps")
    offered = any(each.standing in counting for each in offers_of(told, on, grid))
    return Adaptability(
        experience_years=_chosen(told.work.skilled(on), sure=sure),
        arranged_employment=offered,
        spouse_language=partner
        and _reaches(_tests(told, reading), grid.adaptability.spouse_language_least, sure=sure),
        own_study=_studied(facts, "principal", months, on),
        spouse_study=partner and _studied(facts, "spouse", months, on),
        own_work=_chosen(told.work.skilled_in_canada(on), sure=sure) >= 1,
        spouse_work=work is not None and partner and _chosen(work.any_in_canada(on), sure=sure) >= 1,
        relative=bool(facts.relative_in_canada or facts.sibling_in_canada),
    )


def _tests(told: Readings, reading: Reading) -> TestsTaken:
    """Return the partner's tests, of a resident who lives outside Canada too."""
    if reading.partner_tests.all:
        return reading.partner_tests
    return used_tests(told.facts, told.rulebook, "spouse", reading.on, lambda _french, _english: 0)


def _chosen(years: Years, *, sure: bool) -> int:
    return years.sure if sure else years.most


def offers_of(told: Readings, on: date, grid: Fsw67Grid) -> tuple[ArrangedOffer, ...]:
    """Return the offers that rest on what the grid names, judged for that day; the occupation is of TEER 0 to 3."""
    tables, parameters = grid.tables, told.rulebook.parameters
    return arranged_offers(
        told.facts, tables.qualifying_offers, on, parameters, highest_teer=tables.offers_highest_teer
    )


def partner_counts(facts: Facts) -> bool:
    """Say whether there is a partner whose study, work and language give points (R 83(1), (2))."""
    person = facts.of("spouse")
    if person is None or not has_partner(facts) or not accompanies(person, facts):
        return False
    resident = person.canadian == "permanent_resident" and person.residence in ("CA", "")
    return not is_citizen(person) and not resident


def _reaches(tests: TestsTaken, least: int, *, sure: bool) -> bool:
    """Say whether one of the tests that count is that high in all four abilities, whichever the ranking uses."""
    levels = (each for pair in tests.pairs(sure=sure) for each in pair)
    return any(weakest(each or NONE) >= least for each in levels)


def _studied(facts: Facts, person: str, months: int, on: date) -> bool:
    """Say whether two academic years of full-time study in Canada lie before the day (R 83(1)(b), (2))."""
    return any(
        study.person == person
        and study.country == "CA"
        and study.last < on
        and months_elapsed(study.first, study.last) >= months
        for study in facts.studies
    )
