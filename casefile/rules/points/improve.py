"""What would raise the ranking points: each change recomputed as a whole, the best first, several together too."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from casefile.rules.book.test_scales import Tests
from casefile.rules.findings import Finding
from casefile.rules.points.crs import CrsPoints, best_points
from casefile.rules.points.findings import points_finding
from casefile.rules.points.grids import CrsGrid
from casefile.rules.points.profile import Profile
from casefile.rules.points.profile_changes import (
    ProfileChange,
    diploma_changes,
    higher_diplomas,
    joined_profile,
    test_changes,
)
from casefile.rules.points.reading import Reading
from casefile.rules.points.tests_taken import TestsTaken

__all__ = ["Improvement", "improvements"]

_ALL_FOUR = (5, 7, 9, 10)
"""The levels in all four abilities that open something in the grids known: a bonus, a column, the top."""
_TOGETHER = 3


class Improvement(msgspec.Struct, frozen=True, kw_only=True):
    """One change and what it brings; `by` is the day it comes of itself when things go on, `total` the new total."""

    gain: int
    total: int
    finding: Finding
    by: date | None = None

    @property
    def code(self) -> str:
        """Return the code of its sentence."""
        return self.finding.code


class Dates(NamedTuple):
    """The days on which a further year of work is reached if the work goes on, None when none does."""

    canadian_on: date | None = None
    foreign_on: date | None = None


def improvements(reading: Reading, grid: CrsGrid, dates: Dates, tests: Tests) -> tuple[Improvement, ...]:
    """Return every change with its gain, the largest first; those that bring nothing say why and come last."""
    now = best_points(reading.most, grid)
    found = [
        (change, _total(change.profile, reading, grid) - now.total)
        for change in _changes(reading, grid, dates, tests)
    ]
    useful = [(change, gain) for change, gain in found if gain > 0]
    useful.sort(key=lambda pair: -pair[1])
    singles = [_improvement(change.finding, gain, now, change.by) for change, gain in useful]
    joined = list(_together(useful, reading, grid, now))
    idle = [
        _improvement(_idle(change, grid, now), 0, now, change.by)
        for change, gain in found
        if gain <= 0 and change.what not in {other.what for other, _ in useful}
    ]
    ranked = sorted((*singles, *joined), key=lambda each: -each.gain)
    return (*ranked, *_once(idle))


def _total(profile: Profile, reading: Reading, grid: CrsGrid) -> int:
    """Return the total after a change, with the tests that are then worth the most: not always those used before."""
    pairs = reading.tests.pairs(sure=False)
    if len(pairs) < 2:
        return best_points(profile, grid).total
    before = reading.most
    return max(
        best_points(
            replace(
                profile,
                french=french if profile.french == before.french else profile.french,
                english=english if profile.english == before.english else profile.english,
            ),
            grid,
        ).total
        for french, english in pairs
    )


def _improvement(finding: Finding, gain: int, now: CrsPoints, by: date | None = None) -> Improvement:
    values = {**finding.values, "gain": gain, "total": now.total + gain}
    return Improvement(gain=gain, total=now.total + gain, finding=replace(finding, values=values), by=by)


def _once(idle: list[Improvement]) -> Iterator[Improvement]:
    seen: set[str] = set()
    for each in idle:
        key = str(each.finding.values.get("what", each.code))
        if key not in seen:
            seen.add(key)
            yield each


# --- the changes

_YEAR = {
    "canadian": ("improve.canadian_year", "improve.canadian_year_on"),
    "foreign": ("improve.foreign_year", "improve.foreign_year_on"),
}
"""The sentence of one more year of work: without a day, and with the day it is reached."""


def _changes(reading: Reading, grid: CrsGrid, dates: Dates, tests: Tests) -> Iterator[ProfileChange]:
    profile = reading.most
    yield from test_changes(reading, tests, _ALL_FOUR, lambda after: best_points(after, grid).total)
    yield from _partner_changes(profile, reading.partner_tests)
    yield from diploma_changes(profile)
    for kind, by in (("canadian", dates.canadian_on), ("foreign", dates.foreign_on)):
        years = getattr(profile, f"{kind}_years") + 1
        after = replace(profile, **{f"{kind}_years": years})
        code = _YEAR[kind][by is not None]
        yield ProfileChange(f"{kind}_years", points_finding(code, years=years, by_on=by), after, by)
    if not profile.certificate:
        yield ProfileChange(
            "certificate", points_finding("improve.certificate"), replace(profile, certificate=True)
        )
    if not profile.nominated:
        yield ProfileChange(
            "nomination", points_finding("improve.nomination"), replace(profile, nominated=True)
        )


def _partner_changes(profile: Profile, tests: TestsTaken) -> Iterator[ProfileChange]:
    partner = profile.partner
    if partner is None:
        return
    for level in _ALL_FOUR[:3]:
        raised = partner.levels.at_least(level)
        if raised != partner.levels:
            code = "improve.partner_language" if tests.all else "improve.partner_test"
            after = replace(profile, partner=partner._replace(levels=raised))
            yield ProfileChange(f"partner:{level}", points_finding(code, level=level), after)
    for education in higher_diplomas(partner.education)[:1]:
        after = replace(profile, partner=partner._replace(education=education))
        yield ProfileChange(
            "partner_education", points_finding("improve.partner_education", education=education), after
        )


# --- several at once, and nothing at all


def _together(
    useful: list[tuple[ProfileChange, int]], reading: Reading, grid: CrsGrid, now: CrsPoints
) -> Iterator[Improvement]:
    """Yield the pairs of changes of different things that bring more together than either alone."""
    best: dict[str, tuple[ProfileChange, int]] = {}
    for change, gain in useful:
        root = change.what.partition(":")[0]
        if root != "nomination":
            best.setdefault(root, (change, gain))
    chosen = list(best.values())
    pairs = []
    for at, (one, gain) in enumerate(chosen):
        for other, _ in chosen[at + 1 :]:
            after = joined_profile(reading.most, one.profile, other.profile)
            joint = _total(after, reading, grid) - now.total
            if joint > gain:  # the larger of the two: the best comes first
                pairs.append((joint, one, other))
    pairs.sort(key=lambda pair: -pair[0])
    for joint, one, other in pairs[:_TOGETHER]:
        dates = [each.by for each in (one, other)]
        by = max((day for day in dates if day), default=None) if all(dates) else None
        yield _improvement(
            points_finding("improve.together", one=other.finding, other=one.finding), joint, now, by
        )


_GROUPS = {
    "education": ("education_language", "education_canadian_work"),
    "foreign": ("foreign_work_language", "foreign_work_canadian_work"),
    "certificate": ("certificate_language",),
}


def _idle(change: ProfileChange, grid: CrsGrid, now: CrsPoints) -> Finding:
    """Say why a change brings nothing: a group that is full, or a grid that gives no more for it."""
    after = best_points(change.profile, grid)
    what = change.finding
    if after.transferability == now.transferability and now.transferability == grid.caps.transferability:
        raised = any(getattr(after, name) > getattr(now, name) for pair in _GROUPS.values() for name in pair)
        if raised:
            return points_finding(
                "improve.full", what=what, group="transferability", most=grid.caps.transferability
            )
    for group, names in _GROUPS.items():
        raised = any(getattr(after, name) > getattr(now, name) for name in names)
        if raised and sum(getattr(now, name) for name in names) >= grid.caps.transferability_group:
            return points_finding(
                "improve.full", what=what, group=group, most=grid.caps.transferability_group
            )
    return points_finding("improve.nothing", what=what)
