"""The points of a case on one day with all that stands beside them: programmes, past rounds, the pool."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Literal

import msgspec

from casefile.cases.assessment import Assessment
from casefile.cases.remembered import remembered
from casefile.rules.book.rulebook import Rulebook
from casefile.rules.eligibility.programmes import ProgrammeEligibility, eligibility
from casefile.rules.facts import Contract, Facts, SameEmployer
from casefile.rules.hours.categories import Category, CategoryHours, category_hours
from casefile.rules.hours.report import HoursReport
from casefile.rules.language.levels import weakest
from casefile.rules.points.grids import PointsBook
from casefile.rules.points.profile import NONE
from casefile.rules.points.report import PointsReport, points_report
from casefile.rules.rounds.invited import since_invited
from casefile.rules.rounds.judge import (
    Candidate,
    CutOffs,
    JudgedRound,
    beside_programmes,
    cut_offs,
    judged_rounds,
    kinds_of,
    past_rounds,
    pool_on,
)
from casefile.rules.rounds.table import PoolDay, Round, RoundsBook
from casefile.rules.stages.path import holding

__all__ = ["Books", "PointsAnswer", "assess_points", "without_birthdays"]


class Books(msgspec.Struct, frozen=True, kw_only=True):
    """What points are counted with: the rules, the grids, the rounds, the categories."""

    rules: Rulebook
    points: PointsBook
    rounds: RoundsBook
    categories: tuple[Category, ...]


class PointsAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """The points, the programmes and the rounds of a case; `kinds` are the rounds it may be invited in.

    `plotted` are the rounds of twelve months of those kinds, of those of its programme when there is none.
    """

    on: date
    report: PointsReport
    programmes: dict[str, ProgrammeEligibility]
    rounds: tuple[JudgedRound, ...]
    cut_offs: tuple[CutOffs, ...]
    plotted: tuple[Round, ...]
    pool: PoolDay | None
    kinds: frozenset[str]
    profile_at: datetime | None
    candidate: Candidate


def assess_points(
    seen: Assessment,
    books: Books,
    *,
    first_language: Literal["fr", "en"] | None = None,
    local: Callable[[datetime], datetime] = lambda moment: moment,
    most_rounds: int = 10,
) -> PointsAnswer:
    """Return the points on the day the case is judged for; raises NotInForceError before the first grid."""
    facts, on = seen.case.facts, seen.on
    held = holding(seen.case.stages)
    invitation, profile = held.get("invitation"), held.get("profile")
    report = _report(
        facts, on, first_language, invitation.on if invitation else None, books.rules, books.points
    )
    programmes = _programmes(facts, on, seen.hours, report, books.rules)
    kinds, beside = _kinds(seen, books, report, programmes)
    wanting = frozenset() if kinds else beside
    drawn = kinds or wanting | {facts.programme}
    since = since_invited(books.rounds, invitation.on, report.crs.compared, kinds) if invitation else None
    if since is not None:
        crs = msgspec.structs.replace(report.crs, provisos=(since, *report.crs.provisos))
        report = msgspec.structs.replace(report, crs=crs)
    crs = report.crs
    candidate = Candidate(
        points=crs.compared,
        most=crs.compared_at_most,
        in_account=crs.points_in_account is not None,
        known_until=crs.grid.known_until,
        kinds=kinds,
        profile_at=profile.at if profile else None,
        wanting=wanting,
        local=local,
    )
    return PointsAnswer(
        on=on,
        report=report,
        programmes=programmes,
        rounds=judged_rounds(books.rounds, candidate, on, most_rounds),
        cut_offs=cut_offs(books.rounds, on),
        plotted=tuple(each for each in past_rounds(books.rounds, on) if each.category in drawn),
        pool=pool_on(books.rounds.pool, on),
        kinds=kinds,
        profile_at=candidate.profile_at,
        candidate=candidate,
    )


@remembered(4, 5)
def _report(
    facts: Facts,
    on: date,
    first_language: Literal["fr", "en"] | None,
    invited_on: date | None,
    rules: Rulebook,
    grids: PointsBook,
) -> PointsReport:
    return points_report(facts, rules, grids, on, first_language=first_language, invited_on=invited_on)


def _kinds(
    seen: Assessment, books: Books, report: PointsReport, programmes: dict[str, ProgrammeEligibility]
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the kinds of round the case may be invited in, and those of them that ask no programme in particular."""
    facts, profile, about = seen.case.facts, report.reading.most, books.rounds.about
    found = _categories(facts.contracts, facts.same_employers, seen.on, books.categories, books.rules)
    french = weakest(profile.french or NONE) >= report.crs.grid.additional.french.level
    categories = [each.category.id for each in found if each.verdict in ("met", "met_if")]
    verdicts = {
        name: each.verdict for name, each in programmes.items() if not books.rules.programmes.nominates(name)
    }
    kinds = kinds_of(about, verdicts, nominated=profile.nominated, french=french, categories=categories)
    return kinds, beside_programmes(about, french=french, categories=categories)


@remembered(4)
def _programmes(
    facts: Facts, on: date, hours: HoursReport, report: PointsReport, rules: Rulebook
) -> dict[str, ProgrammeEligibility]:
    return eligibility(facts, on, rules, hours, report.reading, report.fsw67)


@remembered(3, 4)
def _categories(
    contracts: tuple[Contract, ...],
    same_employers: tuple[SameEmployer, ...],
    on: date,
    categories: tuple[Category, ...],
    rules: Rulebook,
) -> tuple[CategoryHours, ...]:
    return category_hours(contracts, categories, on, rules, same_employers=same_employers)


def without_birthdays(answer: PointsAnswer) -> PointsAnswer:
    """Return the answer for showing to others: the days of birthdays to come would tell the date of birth."""
    ahead = tuple(each for each in answer.report.ahead if each.finding.code != "ahead.birthday")
    return msgspec.structs.replace(answer, report=msgspec.structs.replace(answer.report, ahead=ahead))
