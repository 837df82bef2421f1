"""What happens to the points by itself, with its day: birthdays, years of work, papers and work that grow too old."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

import msgspec

from casefile.rules.days import months_after
from casefile.rules.family import age_on, birthday
from casefile.rules.findings import Finding
from casefile.rules.points.crs import best_points
from casefile.rules.points.findings import points_finding
from casefile.rules.points.grids import CrsGrid
from casefile.rules.points.improve import Dates
from casefile.rules.points.reading import Reading, Readings
from casefile.rules.points.years import Years, day_reached

__all__ = ["Ahead", "next_years", "what_comes"]

_STEP_DAYS = 7
"""How finely the years of work are looked at; the very day is then found between two looks."""


class Ahead(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that comes by itself: the first day it holds, what the total changes by that day, its sentence."""

    on: date
    change: int
    total: int
    finding: Finding


def what_comes(told: Readings, now: Reading, grid: CrsGrid, months: int) -> tuple[Ahead, ...]:
    """Return what changes in the months to come, day by day; the grid stays the one given."""
    until = months_after(now.on, months)
    events: dict[date, list[Finding]] = {}
    for day, finding in _events(told, now, until):
        events.setdefault(day, []).append(finding)
    return tuple(each for day in sorted(events) for each in _of_day(told, grid, day, events[day]))


def next_years(told: Readings, now: Reading) -> Dates:
    """Return the days on which one more year of work is reached if the work goes on."""
    far = months_after(now.on, 36)
    work = told.work
    canadian_on = foreign_on = None
    if work.goes_on_in_canada:
        canadian_on = day_reached(_most(work.canadian), now.canadian.most + 1, now.on, far)
    if work.goes_on:
        foreign_on = day_reached(_most(work.foreign), now.foreign.most + 1, now.on, far)
    return Dates(canadian_on, foreign_on)


def _most(years: Callable[[date], Years]) -> Callable[[date], int]:
    return lambda day: years(day).most


def _of_day(told: Readings, grid: CrsGrid, day: date, findings: Iterable[Finding]) -> Iterator[Ahead]:
    """Yield what a day brings: the whole change beside its first event, the others say themselves only."""
    before = best_points(told.on(day - timedelta(days=1)).most, grid)
    after = best_points(told.on(day).most, grid)
    change = after.total - before.total
    for finding in findings:
        if change or finding.severity != "note":
            values = {**finding.values, "on": day, "change": change, "total": after.total}
            yield Ahead(
                on=day,
                change=change,
                total=after.total,
                finding=msgspec.structs.replace(finding, values=values),
            )
            change = 0


def _events(told: Readings, now: Reading, until: date) -> Iterator[tuple[date, Finding]]:
    yield from _birthdays(told, now.on, until)
    for name, years in (("canadian", told.work.canadian), ("foreign", told.work.foreign)):
        yield from _year_changes(name, _most(years), now.on, until)
    if told.partner_work is not None:
        yield from _year_changes("partner", _most(told.partner_work.canadian), now.on, until)
    yield from _papers(now, until)


def _birthdays(told: Readings, first: date, until: date) -> Iterator[tuple[date, Finding]]:
    born_on = told.facts.principal.born_on
    age = age_on(born_on, first)
    if born_on is None or age is None or told.age_locked_on is not None:
        return
    while (day := birthday(born_on, age + 1)) <= until:
        age += 1
        yield day, points_finding("ahead.birthday", "note", age=age)


def _year_changes(
    name: str, years: Callable[[date], int], first: date, until: date
) -> Iterator[tuple[date, Finding]]:
    """Yield the days on which the whole years of work become more, or fewer as the oldest grows out of the window."""
    day, held = first, years(first)
    while day < until:
        following = min(day + timedelta(days=_STEP_DAYS), until)
        if years(following) != held:
            on = _turn(years, day, following, held)
            now = years(on)
            code = "ahead.year_reached" if now > held else "ahead.year_lost"
            yield (
                on,
                points_finding(code, "note" if now > held else "warning", variant=name, years=now, held=held),
            )
            day, held = on, now
        else:
            day = following


def _turn(years: Callable[[date], int], low: date, high: date, held: int) -> date:
    """Return the first day between the two on which the years are no longer those held."""
    first, last = low.toordinal(), high.toordinal()
    while first < last:
        middle = (first + last) // 2
        if years(date.fromordinal(middle)) == held:
            first = middle + 1
        else:
            last = middle
    return date.fromordinal(first)


def _papers(now: Reading, until: date) -> Iterator[tuple[date, Finding]]:
    """Yield the tests and evaluations that run out: the person then leaves the pool (ministerial instructions 3(4))."""
    for person, tests in (("principal", now.tests), ("spouse", now.partner_tests)):
        for each in (tests.french, tests.english):
            if each is not None and each.good_until is not None and now.on <= each.good_until < until:
                code = "ahead.test_expires" if person == "principal" else "ahead.partner_test_expires"
                yield (
                    each.good_until + timedelta(days=1),
                    points_finding(code, "warning", test=each.name, until_on=each.good_until),
                )
    for found in now.education.evaluations:
        if found.good_until is not None and now.on <= found.good_until < until and found.standing == "good":
            diploma = found.credential.title.strip() or found.credential.country
            on = found.good_until + timedelta(days=1)
            yield (
                on,
                points_finding(
                    "ahead.evaluation_expires", "warning", diploma=diploma, until_on=found.good_until
                ),
            )
