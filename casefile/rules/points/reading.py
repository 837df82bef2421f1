"""From the facts to what points are counted from: one reading that admits what is uncertain, one that does not."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from msgspec.structs import replace

from casefile.rules.book.rulebook import Rulebook
from casefile.rules.facts import Facts, Nomination, Person
from casefile.rules.family import accompanies, age_on, has_partner, is_foreign
from casefile.rules.findings import Finding
from casefile.rules.language.levels import Levels, TestLevels, levels_of
from casefile.rules.language.scores import doubts_of
from casefile.rules.points.crs import best_points
from casefile.rules.points.education import Education, education_of, study_in_canada
from casefile.rules.points.findings import points_finding
from casefile.rules.points.grids import CrsGrid, PointsBook
from casefile.rules.points.profile import NONE, Partner, Profile
from casefile.rules.points.years import WorkHistory, Years

__all__ = ["Reading", "Readings", "TestsTaken", "read_facts", "used_tests"]

Language = Literal["fr", "en"]
_MOST_TRIED = 3
"""Of several tests of one language, how many are tried: only one may be used, and the best one is looked for."""


class TestsTaken(NamedTuple):
    """The tests of one person: all as they stand, and the one used of each language."""

    all: tuple[TestLevels, ...]
    french: TestLevels | None
    english: TestLevels | None

    def of(self, language: str) -> TestLevels | None:
        """Return the test used in that language."""
        return self.french if language == "fr" else self.english


class Reading(NamedTuple):
    """The facts as read on a day: `most` admits what is uncertain, `sure` does not; `findings` say what differs."""

    on: date
    most: Profile
    sure: Profile
    tests: TestsTaken
    partner_tests: TestsTaken
    education: Education
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
        self.partner_work = WorkHistory(facts, "spouse", rulebook, on, ranked) if _partner(facts) else None

    def on(self, day: date) -> Reading:
        """Return the reading of a day."""
        return read_facts(self, day)


def read_facts(told: Readings, on: date) -> Reading:
    """Return the facts as they stand on that day."""
    facts, parameters = told.facts, told.rulebook.parameters
    grid = told.book.crs.on(on)
    education = education_of(facts, "principal", on, parameters)
    canadian, foreign = told.work.canadian(on), told.work.foreign(on)
    study = study_in_canada(facts, on, parameters)
    nominated, nomination = _nominated(facts, on, nominee=told.rulebook.programmes.nominates(facts.programme))
    beside = _partner(facts)
    partner_tests = used_tests(told, "spouse", on, grid) if beside else TestsTaken((), None, None)
    partner, partner_sure, of_partner = _partner_of(told, beside, partner_tests, on)
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
        offers=tuple(
            offer.noc
            for offer in facts.offers
            if offer.basis in grid.additional.qualifying_offers and offer.noc
        ),
    )
    tests = used_tests(told, "principal", on, grid, most)
    most = replace(most, french=_levels(tests.french), english=_levels(tests.english))
    sure = replace(
        most,
        education=education.sure,
        french=_sure_levels(tests.french),
        english=_sure_levels(tests.english),
        canadian_years=canadian.sure,
        foreign_years=foreign.sure,
        partner=partner_sure,
        canadian_study=study.sure,
        nominated=nominated and nomination is None,
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
    return Reading(on, most, sure, tests, partner_tests, education, canadian, foreign, findings)


# --- language


def used_tests(
    told: Readings, person: str, on: date, grid: CrsGrid, profile: Profile | None = None
) -> TestsTaken:
    """Return a person's tests, and the one of each language that gives the most points together."""
    parameters = told.rulebook.parameters
    found = tuple(
        levels_of(each, on, told.rulebook.tests, parameters)
        for each in told.facts.tests
        if each.person == person
    )
    french, english = _usable(found, "fr"), _usable(found, "en")
    if len(french) < 2 and len(english) < 2:
        return TestsTaken(found, french[0] if french else None, english[0] if english else None)
    basis = profile or Profile()
    firsts: list[TestLevels | None] = [*french] or [None]
    seconds: list[TestLevels | None] = [*english] or [None]
    pairs = [(one, two) for one in firsts for two in seconds]
    best = max(
        pairs,
        key=lambda pair: (
            best_points(replace(basis, french=_levels(pair[0]), english=_levels(pair[1])), grid).total
        ),
    )
    return TestsTaken(found, *best)


def _usable(found: Iterable[TestLevels], language: str) -> list[TestLevels]:
    usable = [each for each in found if each.language == language and each.standing in ("counts", "undated")]
    return sorted(usable, key=lambda each: (-sum(each.levels or NONE), -min(each.levels or NONE)))[
        :_MOST_TRIED
    ]


def _levels(found: TestLevels | None) -> Levels | None:
    return found.levels if found else None


def _sure_levels(found: TestLevels | None) -> Levels | None:
    return found.levels if found is not None and found.counts else None


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
    told: Readings, beside: Person | None, tests: TestsTaken, on: date
) -> tuple[Partner | None, Partner | None, tuple[Finding, ...]]:
    """Return the partner with what is uncertain admitted, without it, and what is to be said.

    While nobody knows whether there is a partner, the sure reading counts one who brings nothing.
    """
    facts = told.facts
    if beside is None or told.partner_work is None:
        if facts.marital_status is None and not any(person.role == "spouse" for person in facts.persons):
            return None, Partner(), (points_finding("points.marital_status_untold", "warning"),)
        return None, None, ()
    education = education_of(facts, "spouse", on, told.rulebook.parameters)
    years = told.partner_work.canadian(on)
    levels, sure_levels = _partner_levels(tests, counted=False), _partner_levels(tests, counted=True)
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


def _partner_levels(tests: TestsTaken, *, counted: bool) -> Levels:
    """Return the partner's levels in the better of the two languages; only one of them counts."""
    found = [each for each in (tests.french, tests.english) if each and (each.counts or not counted)]
    return max((each.levels or NONE for each in found), key=sum, default=NONE)


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
    held = [each for each in facts.nominations if each.nominated_on is not None and each.nominated_on <= on]
    if held:
        return True, _without_province(held)
    undated = [each for each in facts.nominations if each.nominated_on is None and each.applied_on is None]
    if undated:
        return True, points_finding("points.nomination_undated", "warning")
    if nominee:
        return False, points_finding("points.nomination_awaited", "warning")
    return False, None


def _without_province(held: Sequence[Nomination]) -> Finding | None:
    """Return the doubt about nominations none of which names its province."""
    if any(each.province.strip() for each in held):
        return None
    return points_finding("points.nomination_without_province", "warning")
