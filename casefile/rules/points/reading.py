"""From the facts to what points are counted from: one reading that admits what is uncertain, one that does not."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from msgspec.structs import replace

from casefile.rules.arranged import ArrangedOffer, arranged_offers
from casefile.rules.book.parameters import Parameters
from casefile.rules.book.rulebook import Rulebook
from casefile.rules.destination import nominates_nobody
from casefile.rules.facts import Facts, Nomination, Person
from casefile.rules.family import accompanies, age_on, has_partner, is_foreign
from casefile.rules.findings import Finding
from casefile.rules.hours.occupation import main_occupation
from casefile.rules.language.levels import Levels, TestLevels
from casefile.rules.language.scores import doubts_of
from casefile.rules.points.canadian_study import study_in_canada
from casefile.rules.points.crs import best_points, spouse_language_points
from casefile.rules.points.education import CountedEducation, education_of
from casefile.rules.points.findings import points_finding
from casefile.rules.points.grids import CrsGrid, PointsBook
from casefile.rules.points.profile import NONE, Partner, Profile
from casefile.rules.points.tests_taken import TestsTaken, used_tests
from casefile.rules.points.years import WorkHistory, Years
from casefile.rules.provinces import province_code

__all__ = ["Reading", "Readings", "reading_on"]

Language = Literal["fr", "en"]


class Reading(NamedTuple):
    """The facts as read on a day: `most` admits what is uncertain, `sure` does not; `findings` say what differs."""

    on: date
    most: Profile
    sure: Profile
    tests: TestsTaken
    partner_tests: TestsTaken
    education: CountedEducation
    partner_education: CountedEducation | None
    canadian: Years
    foreign: Years
    findings: tuple[Finding, ...]


class Readings:
    """One family's facts, its work made ready once, read on any day."""

    def __init__(
        self,
        facts: Facts,
        rulebook: Rulebook,
        book: PointsBook,
        on: date,
        *,
        first_language: Language | None = None,
        age_on: date | None = None,
    ) -> None:
        self.facts = facts
        self.rulebook = rulebook
        self.book = book
        self.first = first_language or facts.first_language
        self.age_locked_on = age_on
        ranked = book.crs.on(on).work
        self.work = WorkHistory(facts, "principal", rulebook, on, ranked)
        self.occupation = _claimed_occupation(facts, on, rulebook)
        self.partner_work = WorkHistory(facts, "spouse", rulebook, on, ranked) if _partner(facts) else None

    def on(self, day: date) -> Reading:
        """Return the reading of a day."""
        return reading_on(self, day)


def _claimed_occupation(facts: Facts, on: date, rulebook: Rulebook) -> str | None:
    """Return the occupation with the most experience, where work in one with an evaluating body of its own is told."""
    own_bodies: dict[str, str] = rulebook.parameters.on("education.professional_bodies", on).value
    if not any(each.person == "principal" and each.noc in own_bodies for each in facts.contracts):
        return None
    asking = [each for each in rulebook.programmes.in_force(on) if each.education.needed]
    return main_occupation(facts, on, rulebook, asking[0]) if asking else None


def reading_on(told: Readings, on: date) -> Reading:
    """Return the facts as they stand on that day."""
    facts, parameters = told.facts, told.rulebook.parameters
    grid = told.book.crs.on(on)
    education = education_of(facts, "principal", on, parameters, told.occupation)
    canadian, foreign = told.work.canadian(on), told.work.foreign(on)
    study = study_in_canada(facts, on, parameters)
    nominated, nomination = _nominated(facts, on, nominee=told.rulebook.programmes.nominates(facts.programme))
    beside = _partner(facts)
    partner_tests = (
        used_tests(
            facts, told.rulebook, "spouse", on, lambda french, english: _partners_worth(grid, french, english)
        )
        if beside
        else TestsTaken()
    )
    partner_education = education_of(facts, "spouse", on, parameters) if beside else None
    partner, partner_sure, of_partner = _partner_of(told, partner_education, partner_tests, on)
    offers = _offers(facts, grid, on, parameters)
    age = age_on(facts.principal.born_on, min(told.age_locked_on or on, on))
    most = Profile(
        age=age,
        education=education.most,
        first=told.first,
        canadian_years=canadian.most,
        foreign_years=foreign.most,
        certificate=bool(facts.certificate_of_qualification),
        partner=partner,
        canadian_study=study.most,
        sibling=bool(facts.sibling_in_canada),
        nominated=nominated,
        offers=tuple(each.offer.noc for each in offers if each.standing != "no"),
    )
    tests = used_tests(
        facts,
        told.rulebook,
        "principal",
        on,
        lambda french, english: best_points(replace(most, french=french, english=english), grid).total,
    )
    most = replace(most, french=_levels(tests.french), english=_levels(tests.english))
    sure = replace(
        most,
        education=education.sure,
        french=_levels(tests.french_sure),
        english=_levels(tests.english_sure),
        canadian_years=canadian.sure,
        foreign_years=foreign.sure,
        partner=partner_sure,
        canadian_study=study.sure,
        nominated=nominated and nomination is None,
        offers=tuple(each.offer.noc for each in offers if each.standing == "yes"),
    )
    findings = (
        *_of_tests(told, tests, on),
        *_missing(facts, most, tests),
        *education.findings,
        *study.findings,
        *_of_years("canadian", canadian),
        *_of_years("foreign", foreign),
        *((nomination,) if nomination else ()),
        *of_partner,
    )
    return Reading(
        on, most, sure, tests, partner_tests, education, partner_education, canadian, foreign, findings
    )


# --- language


def _offers(facts: Facts, grid: CrsGrid, on: date, parameters: Parameters) -> list[ArrangedOffer]:
    """Return the offers with an occupation that the grid may give points for, judged for that day."""
    extra = grid.additional
    judged = arranged_offers(
        facts, extra.qualifying_offers, on, parameters, highest_teer=extra.offers_highest_teer
    )
    return [each for each in judged if each.offer.noc]


def _levels(found: TestLevels | None) -> Levels | None:
    return found.levels if found else None


_DOUBTED_TESTS = {
    "undated": "points.test_undated",
    "incomplete": "points.test_incomplete",
    "not_designated": "points.test_not_designated",
}


def _of_tests(told: Readings, tests: TestsTaken, on: date) -> Iterator[Finding]:
    used = {id(tests.french), id(tests.english)}
    for each in tests.all:
        for doubt in doubts_of(each.told, told.rulebook.tests, on):
            yield replace(doubt, subject=each.told.id)
        values = {"test": each.name}
        if each.standing == "expired":
            yield points_finding("points.test_expired", "warning", **values, until_on=each.good_until)
        elif each.standing in _DOUBTED_TESTS:
            yield points_finding(_DOUBTED_TESTS[each.standing], "warning", **values)
        elif each.counts and id(each) not in used:
            yield points_finding("points.test_unused", "note", **values, taken_on=each.told.taken_on)


# --- the partner


def _partner(facts: Facts) -> Person | None:
    """Return who the columns with a partner are for: one who comes along and is neither citizen nor resident.

    An empty person when a partner is said to exist and nobody was entered.
    """
    if not has_partner(facts):
        return None
    found = next((person for person in facts.persons if person.role == "spouse"), None)
    if found is None:
        return Person(id="spouse", role="spouse")
    return found if accompanies(found, facts) and is_foreign(found) else None


def _partner_of(
    told: Readings, education: CountedEducation | None, tests: TestsTaken, on: date
) -> tuple[Partner | None, Partner | None, tuple[Finding, ...]]:
    """Return the partner with what is uncertain admitted, without it, and what is to be said.

    While nobody knows whether there is a partner, the sure reading counts one who brings nothing.
    """
    facts = told.facts
    if education is None or told.partner_work is None:
        if facts.marital_status is None and not any(person.role == "spouse" for person in facts.persons):
            return None, Partner(), (points_finding("points.marital_status_untold", "warning"),)
        return None, None, ()
    years = told.partner_work.canadian(on)
    grid = told.book.crs.on(on)
    levels = _partner_levels(grid, tests.french, tests.english)
    sure_levels = _partner_levels(grid, tests.french_sure, tests.english_sure)
    findings = [*education.findings, *_of_years("partner", years)]
    if not tests.all:
        findings.append(points_finding("points.partner_untested", "note"))
    if not education.most:
        findings.append(points_finding("points.partner_education_untold", "note"))
    return (
        Partner(education.most, levels, years.most),
        Partner(education.sure, sure_levels, years.sure),
        tuple(findings),
    )


def _partner_levels(grid: CrsGrid, *tests: TestLevels | None) -> Levels:
    """Return the partner's levels in the better of the two languages; only one of them counts."""
    found = [each.levels or NONE for each in tests if each]
    return max(found, key=lambda levels: (spouse_language_points(grid, levels), sum(levels)), default=NONE)


def _partners_worth(grid: CrsGrid, french: Levels | None, english: Levels | None) -> int:
    return max(spouse_language_points(grid, each or NONE) for each in (french, english))


# --- what is missing, and what is doubted


def _missing(facts: Facts, profile: Profile, tests: TestsTaken) -> Iterator[Finding]:
    if profile.age is None:
        yield points_finding("points.age_untold", "warning")
    diplomas = any(each.person == "principal" for each in facts.credentials)
    if not profile.education and not diplomas and facts.principal.education_level is None:
        yield points_finding("points.education_untold", "warning")
    if not tests.all:
        yield points_finding("points.language_untold", "warning")
    elif profile.first is not None and tests.of(profile.first) is None and (tests.french or tests.english):
        yield points_finding("points.first_language_untested", "warning", official_language=profile.first)
    if facts.sibling_in_canada is None:
        yield points_finding("points.sibling_in_canada_untold", "note")
    if facts.certificate_of_qualification is None:
        yield points_finding("points.certificate_of_qualification_untold", "note")


_DOUBTED_YEARS = {
    "one_occupation": "points.years_one_occupation",
    "authorisation_unknown": "points.years_authorisation_unknown",
    "employer_abroad": "points.years_employer_abroad",
    "school_time_unknown": "points.years_school_time_unknown",
    "indemnity_not_wages": "points.years_indemnity_not_wages",
    "self_employed_contested": "points.years_self_employed_contested",
}
"""What may make years of work doubtful; the provisos of a count of skilled work, and the conflict of sources."""


def _of_years(kind: str, years: Years) -> Iterator[Finding]:
    for doubt in years.doubts:
        yield points_finding(
            _DOUBTED_YEARS[doubt], "warning", kind=kind, most=years.most, sure=years.sure, variant=kind
        )


def _nominated(facts: Facts, on: date, *, nominee: bool) -> tuple[bool, Finding | None]:
    """Say whether there is a nomination on that day, and what leaves it in doubt."""
    possible = [each for each in facts.nominations if not nominates_nobody(each.province)]
    if len(possible) < len(facts.nominations) and not possible:
        where = facts.nominations[0].province.strip()
        return False, points_finding("points.nomination_none_there", "warning", of_province=where)
    held = [each for each in possible if each.nominated_on is not None and each.nominated_on <= on]
    if held:
        return True, _doubt_of_nominations(held, on)
    undated = [each for each in possible if each.nominated_on is None and each.applied_on is None]
    if undated:
        return True, points_finding("points.nomination_undated", "warning")
    if nominee:
        return False, points_finding("points.nomination_awaited", "warning")
    return False, None


def _doubt_of_nominations(held: Sequence[Nomination], on: date) -> Finding | None:
    """Return the doubt about nominations none of which names a province there is, or each of which has ended."""
    running = [each for each in held if each.expires_on is None or each.expires_on >= on]
    if not running:
        latest = max(held, key=lambda each: each.expires_on or on)
        values = {"of_province": latest.province, "until_on": latest.expires_on}
        return points_finding("points.nomination_expired", "warning", **values)
    if any(province_code(each.province) for each in running):
        return None
    named = next((each.province.strip() for each in running if each.province.strip()), "")
    if named:
        return points_finding("points.nomination_unknown_province", "warning", named=named[:60])
    return points_finding("points.nomination_without_province", "warning")
