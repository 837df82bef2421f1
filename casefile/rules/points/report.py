"""The whole answer on points for one day: levels, ranking, 67 points, what would raise them, what comes by itself."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

import msgspec
from msgspec.structs import replace

from casefile.rules.book.rulebook import Rulebook
from casefile.rules.facts import Facts
from casefile.rules.family import age_on, has_partner, is_foreign
from casefile.rules.findings import Finding
from casefile.rules.language.levels import Levels
from casefile.rules.points.adaptability import adaptability_of, offers_of
from casefile.rules.points.ahead import Ahead, next_years, what_comes
from casefile.rules.points.crs import CrsPoints, best_points, crs_points, factor_caps
from casefile.rules.points.findings import points_finding
from casefile.rules.points.fsw67 import Adaptability, Fsw67Points, best_fsw67
from casefile.rules.points.grids import CrsGrid, Fsw67Grid, PointsBook, band
from casefile.rules.points.improve import Improvement, improvements
from casefile.rules.points.profile import Profile
from casefile.rules.points.reading import Language, Reading, Readings
from casefile.rules.points.steps67 import Step67, steps_to_the_mark
from casefile.rules.points.waits import Wait, waits

__all__ = ["Alternative", "CrsAnswer", "Fsw67Answer", "PointsReport", "points_report", "selection"]


class CrsAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """The ranking points: `total` admits what is uncertain, `sure` does not and is None without a complete grid.

    `orders` are the totals with each language first; `caps` the most each factor can give this person.
    """

    grid: CrsGrid
    current: bool
    points: CrsPoints
    sure: int | None
    sure_with_grid: int
    points_in_account: int | None
    points_in_account_on: date | None
    orders: dict[str, int]
    caps: dict[str, int]
    provisos: tuple[Finding, ...]

    @property
    def total(self) -> int:
        """Return the total counted with what is uncertain admitted."""
        return self.points.total

    @property
    def compared(self) -> int:
        """Return the points to compare with a cut-off: the account's, else those that are sure by the grid known."""
        return self.sure_with_grid if self.points_in_account is None else self.points_in_account

    @property
    def compared_at_most(self) -> int:
        """Return the most points that may be compared: the account's, else with what is uncertain admitted."""
        return self.total if self.points_in_account is None else self.points_in_account


class Fsw67Answer(msgspec.Struct, frozen=True, kw_only=True):
    """The 67 points; `sure` is the sum without what is uncertain.

    `known` is false while a fact is missing without which too few points are not known to be too few; `tested` is
    false while no test counts on that day.
    """

    grid: Fsw67Grid
    points: Fsw67Points
    sure: Fsw67Points
    known: bool
    tested: bool
    provisos: tuple[Finding, ...]

    @property
    def verdict(self) -> Literal["met", "met_if", "not_met"]:
        """Return whether the pass mark is reached, for sure or if what is uncertain is admitted."""
        if (self.sure.total or 0) >= self.grid.pass_mark:
            return "met"
        return "met_if" if (self.points.total or 0) >= self.grid.pass_mark else "not_met"


class Alternative(msgspec.Struct, frozen=True, kw_only=True):
    """Another way to present the same family, with its total; its sentence says what the law asks of it."""

    total: int
    finding: Finding


class PointsReport(msgspec.Struct, frozen=True, kw_only=True):
    """All that is known of the points on one day; `steps67` would bring a short total of the 67 points to the mark."""

    on: date
    reading: Reading
    crs: CrsAnswer
    fsw67: Fsw67Answer
    improvements: tuple[Improvement, ...]
    waits: tuple[Wait, ...]
    ahead: tuple[Ahead, ...]
    alternatives: tuple[Alternative, ...]
    reasons: Adaptability
    steps67: tuple[Step67, ...] = ()


def points_report(
    facts: Facts,
    rulebook: Rulebook,
    book: PointsBook,
    on: date,
    *,
    first_language: Language | None = None,
    invited_on: date | None = None,
) -> PointsReport:
    """Return the points of a family on that day, by the grids of that day.

    Once invited the age is that of the invitation. Raises NotInForceError before the first grid.
    """
    told = Readings(facts, rulebook, book, on, first_language=first_language, age_on=invited_on)
    reading = told.on(on)
    crs_grid = book.crs.on(on)
    crs = _crs(facts, reading, crs_grid, current=book.crs.current_on(on))
    reasons = adaptability_of(told, reading, book.fsw67.on(on), sure=False)
    found = improvements(reading, crs_grid, next_years(told, reading), rulebook.tests)
    return PointsReport(
        on=on,
        reading=reading,
        crs=crs,
        fsw67=selection(told, reading, reasons),
        improvements=found,
        waits=waits(found, reading, rulebook),
        ahead=what_comes(told, reading, crs_grid, rulebook.parameters.on("points.ahead_months", on).number),
        alternatives=tuple(_alternatives(told, reading, crs_grid, crs.total)),
        reasons=reasons,
        steps67=steps_to_the_mark(told, reading, reasons, book.fsw67.on(on), rulebook.tests),
    )


def _crs(facts: Facts, reading: Reading, grid: CrsGrid, *, current: bool) -> CrsAnswer:
    points = best_points(reading.most, grid)
    sure = min(points.total, best_points(reading.sure, grid).total)
    provisos = (*_of_account(facts, grid, points.total, reading.on), *reading.findings)
    if not current:
        values = {
            "known_until_on": grid.known_until,
            "moved": list(grid.may_have_moved),
            "day_on": reading.on,
        }
        provisos = (points_finding("points.grid_not_current", "warning", **values), *provisos)
    return CrsAnswer(
        grid=grid,
        current=current,
        points=points,
        sure=sure if current else None,
        sure_with_grid=sure,
        points_in_account=facts.points_in_account,
        points_in_account_on=facts.points_in_account_on,
        orders={first: crs_points(reading.most, grid, first).total for first in reading.most.orders},
        caps=factor_caps(grid, with_partner=points.with_partner),
        provisos=provisos,
    )


def _of_account(facts: Facts, grid: CrsGrid, total: int, on: date) -> Iterator[Finding]:
    """Yield what is to be said of the points the account shows: that they are old, of a day to come, or others."""
    shown, read_on = facts.points_in_account, facts.points_in_account_on
    if shown is None:
        return
    if read_on is not None and read_on > on:
        yield points_finding("points.account_ahead", "warning", read_on=read_on)
    elif read_on is not None and read_on < grid.since:
        yield points_finding("points.account_before_grid", "warning", read_on=read_on, since_on=grid.since)
    if shown != total:
        yield points_finding(
            "points.account_differs", "note", account=shown, total=total, points=abs(shown - total)
        )


def selection(told: Readings, reading: Reading, reasons: Adaptability | None = None) -> Fsw67Answer:
    """Return the 67 points of a reading, by the grid of its day; `reasons` are those of adaptability when known."""
    grid = told.book.fsw67.on(reading.on)
    reasons = reasons or adaptability_of(told, reading, grid, sure=False)
    most = _best_choice(reading.most, reading.tests.pairs(sure=False), reasons, grid)
    certain = adaptability_of(told, reading, grid, sure=True)
    on_the_day = replace(reading.sure, age=_age_of_the_day(told, reading, grid))
    sure = _best_choice(on_the_day, reading.tests.pairs(sure=True), certain, grid)
    names = ("age", "education", "language", "test", "evaluation", "which_test", "old_scale")
    provisos = tuple(
        each
        for each in reading.findings
        if each.severity != "note" and each.code.partition(".")[2].startswith(names)
    )
    provisos = (*provisos, *_of_offers(told, reading, grid))
    if on_the_day.age != reading.sure.age:
        provisos = (*provisos, points_finding("points.age_by_policy", "warning", age=reading.sure.age))
    ranked = best_fsw67(reading.most, reasons, grid)
    if (most.eligible_language, most.sum) != (ranked.eligible_language, ranked.sum):
        provisos = (*provisos, points_finding("points.other_test"))
    return Fsw67Answer(
        grid=grid, points=most, sure=sure, known=_known(reading), tested=_tested(reading), provisos=provisos
    )


def _of_offers(told: Readings, reading: Reading, grid: Fsw67Grid) -> tuple[Finding, ...]:
    """Return why the points of an offer are not sure, or not given; nothing when one offer surely gives them."""
    judged = offers_of(told, reading.on, grid)
    if any(each.standing == "yes" for each in judged):
        return ()
    return tuple(doubt for each in judged for doubt in each.doubts)


def _age_of_the_day(told: Readings, reading: Reading, grid: Fsw67Grid) -> int | None:
    """Return the age of the day itself where a birthday since the invitation takes points away (IRPR s. 81).

    The age of the invitation holds here by a public policy only, so it is admitted and not sure.
    """
    locked, today = reading.sure.age, age_on(told.facts.principal.born_on, reading.on)
    if locked is None or today is None:
        return locked
    return min(locked, today, key=lambda age: band(grid.tables.age, age))


def _best_choice(
    profile: Profile,
    choices: Sequence[tuple[Levels | None, Levels | None]],
    reasons: Adaptability,
    grid: Fsw67Grid,
) -> Fsw67Points:
    """Return the points with the tests that are worth the most here: not always those worth the most in the ranking."""
    found = [
        best_fsw67(replace(profile, french=french, english=english), reasons, grid)
        for french, english in choices
    ]
    return max(found, key=lambda points: (points.eligible_language, points.sum))


_UNTOLD = frozenset(("points.age_untold", "points.education_untold", "points.language_untold"))


def _known(reading: Reading) -> bool:
    """Say whether the age, a level of education and a whole test are told: what the 67 points are counted from."""
    tests = reading.tests.all
    half_told = any(each.standing in ("incomplete", "which_test", "ahead") for each in tests)
    levels = [each.credential.level for each in reading.education.evaluations]
    return not (
        _UNTOLD & {each.code for each in reading.findings}
        or (half_told and not any(each.counts for each in tests))
        or (not reading.most.education and levels and not all(levels))
    )


def _tested(reading: Reading) -> bool:
    return reading.tests.french is not None or reading.tests.english is not None


def _alternatives(told: Readings, reading: Reading, grid: CrsGrid, now: int) -> Iterator[Alternative]:
    """Yield what the total would be with the partner as the principal applicant, and with a partner who stays.

    A citizen or permanent resident of Canada does not apply for permanent residence.
    """
    partner = told.facts.of("spouse")
    if not has_partner(told.facts) or partner is None or not is_foreign(partner):
        return
    if reading.most.partner is not None:
        alone = best_points(replace(reading.most, partner=None), grid).total
        yield _alternative("points.partner_stays", alone, now)
    swapped = Readings(exchanged(told.facts), told.rulebook, told.book, reading.on)
    yield _alternative("points.partner_principal", best_points(swapped.on(reading.on).most, grid).total, now)


def _alternative(code: str, total: int, now: int) -> Alternative:
    return Alternative(total=total, finding=points_finding(code, total=total, now=now))


_OTHER = {"principal": "spouse", "spouse": "principal"}


def exchanged(facts: Facts) -> Facts:
    """Return the same family with the partner as the principal applicant.

    What is the applicant's alone does not go over: a nomination, an offer, a certificate, what the account shows.
    """
    changed = {
        table: tuple(_of_other(record) for record in getattr(facts, table))
        for table in Facts.__struct_fields__
        if isinstance(getattr(facts, table), tuple)
    }
    changed |= {"nominations": (), "offers": (), "qualifications": ()}
    return replace(
        facts,
        **changed,
        certificate_of_qualification=None,
        first_language=None,
        points_in_account=None,
        points_in_account_on=None,
    )


def _of_other(record: msgspec.Struct) -> msgspec.Struct:
    if getattr(record, "role", "") in _OTHER:
        role = _OTHER[record.role]  # type: ignore[attr-defined]
        return replace(record, id=role, role=role, accompanying=True)
    person = getattr(record, "person", "")
    return replace(record, person=_OTHER[person]) if person in _OTHER else record
