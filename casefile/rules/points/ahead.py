"""What happens to the points by itself, with its day: birthdays, years of work, papers and work that grow too old."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

import msgspec

from casefile.rules.days import months_after
from casefile.rules.destination import nominates_nobody
from casefile.rules.facts import Nomination
from casefile.rules.family import age_on, birthday
from casefile.rules.findings import Finding, Severity
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
    yield from _tests(now, until)
    yield from _evaluations(now, until)
    yield from _nominations(told.facts.nominations, now.on, until)


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


def _tests(now: Reading, until: date) -> Iterator[tuple[date, Finding]]:
    """Yield the tests that run out: without one the person leaves the pool (ministerial instructions 3(4)).

    One that is not used today is told of too where points would fall back on it: only when they do.
    """
    for person, tests in (("principal", now.tests), ("spouse", now.partner_tests)):
        for each in tests.all:
            if not each.counts or not _runs_out(each.good_until, now.on, until):
                continue
            used = each is tests.french or each is tests.english
            code = "ahead.test_expires" if person == "principal" else "ahead.partner_test_expires"
            if not used and person == "principal":
                code = "ahead.other_test_expires"
            yield _last_day(code, each.good_until, "warning" if used else "note", test=each.name)


def _evaluations(now: Reading, until: date) -> Iterator[tuple[date, Finding]]:
    partners = now.partner_education.evaluations if now.partner_education else ()
    for code, evaluations in (
        ("ahead.evaluation_expires", now.education.evaluations),
        ("ahead.partner_evaluation_expires", partners),
    ):
        for each in evaluations:
            if each.standing in ("good", "issuer_untold") and _runs_out(each.good_until, now.on, until):
                diploma = each.credential.title.strip() or each.credential.country
                yield _last_day(code, each.good_until, "warning", diploma=diploma)


def _nominations(held: Iterable[Nomination], first: date, until: date) -> Iterator[tuple[date, Finding]]:
    for each in held:
        made = each.nominated_on is not None and each.nominated_on <= first
        if made and not nominates_nobody(each.province) and _runs_out(each.expires_on, first, until):
            code, where = "ahead.nomination_expires", each.province
            yield _last_day(code, each.expires_on, "warning", of_province=where)


def _runs_out(good_until: date | None, first: date, until: date) -> bool:
    return good_until is not None and first <= good_until < until


def _last_day(
    code: str, good_until: date | None, severity: Severity, **values: object
) -> tuple[date, Finding]:
    """Return what runs out with its last day, on the day after it."""
    last = good_until or date.min
    return last + timedelta(days=1), points_finding(code, severity, **values, until_on=last)
