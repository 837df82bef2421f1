"""What would bring the points of the selection grid up to the mark: each step counted as a whole, alone or together."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from casefile.rules.book.test_scales import Tests
from casefile.rules.days import months_after
from casefile.rules.family import age_on
from casefile.rules.findings import Finding
from casefile.rules.points.adaptability import partner_counts
from casefile.rules.points.education import derived_level
from casefile.rules.points.findings import points_finding
from casefile.rules.points.fsw67 import Adaptability, Fsw67Points, best_fsw67
from casefile.rules.points.grids import Fsw67Grid
from casefile.rules.points.profile import Profile, higher
from casefile.rules.points.profile_changes import diploma_changes, joined_profile, test_changes
from casefile.rules.points.reading import Reading, Readings
from casefile.rules.points.years import Years, day_reached

__all__ = ["Step67", "steps_to_the_mark"]

_AHEAD_MONTHS = 36
"""How far ahead a year of work is looked for, as for the ranking."""
_MOST_TOGETHER = 3
_SHOWN_TOGETHER = 3
_NEEDED = frozenset(("points.age_untold", "points.education_untold"))
"""While these are not told, too few points are not known to be too few: the facts are asked for, not steps."""


class Step67(msgspec.Struct, frozen=True, kw_only=True):
    """One step, or several together: the new total, what it adds, whether the mark is reached, and from which day."""

    gain: int
    total: int
    reaches: bool
    finding: Finding
    by: date | None = None

    @property
    def code(self) -> str:
        """Return the code of its sentence."""
        return self.finding.code


class _Step(NamedTuple):
    """The profile and the reasons after one step; `what` it concerns, so that two of one thing are not joined."""

    what: str
    finding: Finding
    profile: Profile
    reasons: Adaptability
    by: date | None = None


def steps_to_the_mark(
    told: Readings, reading: Reading, reasons: Adaptability, grid: Fsw67Grid, tests: Tests
) -> tuple[Step67, ...]:
    """Return the steps that add points, those that add most first; nothing when it is reached already.

    The fewest that reach it together and not alone follow.
    """
    counted = _Counting(reading, grid)
    now = counted(reading.most, reasons)
    if (now.total or 0) >= grid.pass_mark or _NEEDED & {each.code for each in reading.findings}:
        return ()
    found = [
        (step, counted(step.profile, step.reasons)) for step in _steps(told, reading, reasons, grid, tests)
    ]
    useful = list(_lowest([(step, points) for step, points in found if points.sum > now.sum]))
    useful.sort(key=lambda pair: -pair[1].sum)
    alone = [
        _told(step.finding, points, now, grid, step.by) for step, points in useful if points.eligible_language
    ]
    short = [step for step, points in useful if not _reaches(points, grid)]
    return (*alone, *_together(short, reading, reasons, counted, now))


def _lowest(found: Sequence[tuple[_Step, Fsw67Points]]) -> Iterator[tuple[_Step, Fsw67Points]]:
    """Yield the steps without the levels of a language, told from the lowest, that give no more than one before."""
    best: dict[str, int] = {}
    for step, points in found:
        root, _, level = step.what.partition(":")
        if level.isdecimal():
            if points.sum <= best.get(root, 0):
                continue
            best[root] = points.sum
        yield step, points


def _reaches(points: Fsw67Points, grid: Fsw67Grid) -> bool:
    return points.eligible_language and points.sum >= grid.pass_mark


class _Counting:
    """Counts a profile with the tests that are then worth the most, as the grid itself is counted."""

    def __init__(self, reading: Reading, grid: Fsw67Grid) -> None:
        self.grid = grid
        self._before = reading.most
        self._pairs = reading.tests.pairs(sure=False)

    def __call__(self, profile: Profile, reasons: Adaptability) -> Fsw67Points:
        before = self._before
        found = [
            best_fsw67(
                replace(
                    profile,
                    french=french if profile.french == before.french else profile.french,
                    english=english if profile.english == before.english else profile.english,
                ),
                reasons,
                self.grid,
            )
            for french, english in self._pairs
        ]
        return max(found, key=lambda points: (points.eligible_language, points.sum))


def _told(
    finding: Finding, points: Fsw67Points, now: Fsw67Points, grid: Fsw67Grid, by: date | None
) -> Step67:
    return Step67(
        gain=points.sum - now.sum,
        total=points.sum,
        reaches=_reaches(points, grid),
        finding=finding,
        by=by,
    )


# --- the steps


def _steps(
    told: Readings, reading: Reading, reasons: Adaptability, grid: Fsw67Grid, tests: Tests
) -> Iterator[_Step]:
    levels = sorted({grid.language.second_least, *(row[0] for row in grid.language.first)})

    def worth(profile: Profile) -> int:
        return best_fsw67(profile, reasons, grid).sum

    for each in test_changes(reading, tests, levels, worth):
        yield _Step(each.what, each.finding, each.profile, reasons)
    yield from _of_education(told, reading, reasons)
    yield from _of_work(told, reading, reasons, grid)
    yield from _of_reasons(told, reading, reasons, grid)


def _of_education(told: Readings, reading: Reading, reasons: Adaptability) -> Iterator[_Step]:
    """Yield the evaluation of the diplomas there are, where it is what lacks, and the next diplomas above them."""
    profile = reading.most
    held = [each.credential for each in reading.education.evaluations]
    evaluated = told.facts.principal.education_level or derived_level(held)
    if higher(profile.education, evaluated) != profile.education:
        finding = points_finding("steps67.evaluation", education=evaluated)
        yield _Step("education:evaluated", finding, replace(profile, education=evaluated), reasons)
    for each in diploma_changes(replace(profile, education=higher(profile.education, evaluated))):
        yield _Step(each.what, each.finding, each.profile, reasons)


def _of_work(told: Readings, reading: Reading, reasons: Adaptability, grid: Fsw67Grid) -> Iterator[_Step]:
    """Yield the years of work that give more, and a first year in Canada, with the day they are reached."""
    work, years = told.work, reasons.experience_years
    wanted = next((row[0] for row in grid.tables.experience if row[0] > years), None)
    if wanted is not None:
        by = _reached(work.skilled, wanted, reading.on) if work.goes_on else None
        yield _worked(told, reading, reasons, "years", wanted, by)
    if not reasons.own_work:
        by = _reached(work.skilled_in_canada, 1, reading.on) if work.goes_on_in_canada else None
        yield _worked(told, reading, reasons, "canadian_year", years + 1, by)


def _reached(years: Callable[[date], Years], wanted: int, on: date) -> date | None:
    return day_reached(lambda day: years(day).most, wanted, on, months_after(on, _AHEAD_MONTHS))


_OF_WORK = {
    "years": ("steps67.years", "steps67.years_on"),
    "canadian_year": ("steps67.canadian_year", "steps67.canadian_year_on"),
}
"""What a step of work says without the day it is reached, and with it."""


def _worked(
    told: Readings, reading: Reading, reasons: Adaptability, what: str, years: int, by: date | None
) -> _Step:
    """Return the step of years of work; with a day, everything the work brings by then and the age of that day."""
    in_canada = what == "canadian_year"
    profile = reading.most
    if by is not None:
        years = told.work.skilled(by).most
        in_canada = told.work.skilled_in_canada(by).most >= 1
        profile = replace(profile, age=age_on(told.facts.principal.born_on, by))
    code = _OF_WORK[what][1 if by else 0]
    after = replace(reasons, experience_years=years, own_work=reasons.own_work or in_canada)
    return _Step(what, points_finding(code, years=years, by_on=by), profile, after, by)


def _of_reasons(told: Readings, reading: Reading, reasons: Adaptability, grid: Fsw67Grid) -> Iterator[_Step]:
    """Yield what the facts do not hold of section 83, and an offer; a relative only while nobody was told of."""
    facts, profile = told.facts, reading.most
    if not reasons.arranged_employment:
        yield _reason("steps67.arranged_employment", profile, reasons)
    if not reasons.spouse_language and partner_counts(facts):
        yield _reason(
            "steps67.spouse_language", profile, reasons, least=grid.adaptability.spouse_language_least
        )
    if not reasons.own_study:
        yield _reason("steps67.own_study", profile, reasons)
    if not reasons.relative and facts.relative_in_canada is None:
        yield _reason("steps67.relative", profile, reasons)


def _reason(code: str, profile: Profile, reasons: Adaptability, **values: object) -> _Step:
    """Return the step that makes the reason of that name true."""
    name = code.rpartition(".")[2]
    return _Step(name, points_finding(code, "note", **values), profile, replace(reasons, **{name: True}))


# --- several together


def _together(
    useful: Sequence[_Step],
    reading: Reading,
    reasons: Adaptability,
    counted: _Counting,
    now: Fsw67Points,
) -> Iterator[Step67]:
    """Yield the fewest steps of different things that reach the mark together, those that give most first."""
    best: dict[str, _Step] = {}
    for step in useful:
        best.setdefault(step.what.partition(":")[0], step)
    for size in range(2, _MOST_TOGETHER + 1):
        found = []
        for steps in combinations(best.values(), size):
            points = counted(*_joined(steps, reading.most, reasons))
            if _reaches(points, counted.grid):
                found.append((points, steps))
        found.sort(key=lambda pair: -pair[0].sum)
        for points, steps in found[:_SHOWN_TOGETHER]:
            days = [step.by for step in steps if step.by]
            names = dict(zip(("one", "other", "third"), (step.finding for step in steps), strict=False))
            variant = {"variant": "three"} if len(steps) > 2 else {}
            finding = points_finding("steps67.together", "note", **names, **variant)
            yield _told(finding, points, now, counted.grid, max(days, default=None))
        if found:
            return


def _joined(steps: Sequence[_Step], profile: Profile, reasons: Adaptability) -> tuple[Profile, Adaptability]:
    """Return the profile and the reasons after all those steps; of two that bring years of work the more counts."""
    after, why = profile, reasons
    for step in steps:
        after = joined_profile(profile, after, step.profile)
        changed = {
            name: max(getattr(why, name), getattr(step.reasons, name))
            for name in Adaptability.__struct_fields__
        }
        why = replace(why, **changed)
    return after, why
