"""What must hold for every working life (section 10 of the specification)."""

import random
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from casefile.rules.hours.bridges import bridges_of
from casefile.rules.hours.count import count_hours
from casefile.rules.hours.counted import Counted
from casefile.rules.hours.pool import timeline_of
from casefile.rules.hours.timeline import Timeline, week_blocks
from casefile.rules.hours.work import ready_works
from casefile.rules.periods import NonWorking, weekdays
from tests.rules.books import TODAY, SmallCalendar, book
from tests.rules.hours_strategies import (
    contracts,
    crowds,
    filing_days,
    lives,
    saturday_after,
    thorough,
    without,
)

CAP = Fraction(30)
LATEST = date(2030, 1, 1).toordinal()


def figures(life, on):
    report = count_hours(*life, on, TODAY, book())
    return {
        name: (
            answer.verdict,
            answer.by_day,
            answer.by_week,
            answer.raw,
            answer.run,
            answer.noc,
            answer.provisos,
            answer.continuity,
            answer.qualifies_from,
            answer.qualifies_until,
            answer.total_by_day,
        )
        for name, answer in report.programmes.items()
    }


class OnlyWeekends(SmallCalendar):
    """No public holiday anywhere: whole weeks look alike."""

    def holidays(self, country, year):
        return {}


def timeline(some, calendar=None):
    works, _ = ready_works(some, CAP)
    counted = [Counted(work, work.worked) for work in works]
    return timeline_of(counted, bridges_of(counted, NonWorking(calendar or SmallCalendar())), CAP)


def plain_counts(some, until=LATEST, calendar=None):
    line = timeline(some, calendar)
    return line.by_day(1, until), line.by_week(1, until)


@thorough
@given(lives, filing_days, st.randoms(use_true_random=False))
def test_the_order_of_contracts_is_irrelevant(life, on, chance: random.Random):
    shuffled = list(life[0])
    chance.shuffle(shuffled)
    assert figures((shuffled, *life[1:]), on) == figures(life, on)
    entries = count_hours(shuffled, *life[1:], on, TODAY, book()).entries
    assert entries == count_hours(*life, on, TODAY, book()).entries


def split(contract, day):
    inside = contract.first < day and (contract.last is None or day <= contract.last)
    if not inside:
        return [contract]
    return [
        replace(contract, last=day - timedelta(days=1)),
        replace(contract, id=f"{contract.id}-again", employer=f"{contract.employer} SARL", first=day),
    ]


@thorough
@given(lives, filing_days, st.data())
def test_splitting_a_contract_at_any_day_changes_nothing(life, on, data):
    at = data.draw(st.integers(0, len(life[0]) - 1))
    one = life[0][at]
    edges = [
        edge for leave in one.leaves for edge in (leave.first, leave.last, leave.last + timedelta(days=1))
    ]
    inside = [leave.first + (leave.last - leave.first) / 2 for leave in one.leaves]
    anywhere = st.integers(0, 900).map(lambda n: one.first + timedelta(days=n))
    near_leaves = st.sampled_from([*edges, *inside]) if edges else anywhere
    pieces = [one]
    for day in data.draw(st.lists(st.one_of(anywhere, near_leaves), min_size=1, max_size=3)):
        pieces = [half for piece in pieces for half in split(piece, day)]
    halves = [*life[0][:at], *pieces, *life[0][at + 1 :]]
    nothing_changed(life, (halves, *life[1:]), on)


def nothing_changed(before, after, on):
    assert figures(after, on) == figures(before, on)
    shapes = [
        [
            (each.first, each.last, each.by_day, each.by_week, each.raw)
            for each in count_hours(*life, on, TODAY, book()).entries
        ]
        for life in (before, after)
    ]
    assert shapes[0] == shapes[1]


def works_around(contract, saturday):
    """Say whether the contract is in force on the working days before and after that weekend."""

    def nearest(day, step):
        while not SmallCalendar().working(day, contract.country):
            day += step
        return (
            contract.first <= day
            and (contract.last is None or day <= contract.last)
            and not any(leave.first <= day <= leave.last for leave in contract.leaves)
        )

    return nearest(saturday, -timedelta(days=1)) and nearest(saturday, timedelta(days=1))


@thorough
@given(lives, filing_days, st.data())
def test_cutting_a_contract_at_its_weekends_changes_nothing(life, on, data):
    at = data.draw(st.integers(0, len(life[0]) - 1))
    one = life[0][at]
    first = saturday_after(one.first + timedelta(days=data.draw(st.integers(0, 400))))
    # The weekends around one end of the window are among them now and then: a bridge across it.
    if data.draw(st.booleans()):
        first = max(one.first, saturday_after(on.replace(year=on.year - 3, day=1)) - timedelta(weeks=4))
        first = saturday_after(first)
    weekends = [first + timedelta(weeks=n) for n in range(data.draw(st.integers(1, 60)))]
    holes = [(day, day + timedelta(days=1)) for day in weekends if works_around(one, day)]
    cut = [*life[0][:at], *without(one, holes), *life[0][at + 1 :]]
    nothing_changed(life, (cut, *life[1:]), on)


@thorough
@given(st.one_of(contracts(), crowds()), filing_days)
def test_merging_adds_the_days_off_between_and_nothing_else(some, on):
    whole = count_hours(some, [], [], on, TODAY, book(), programmes=("fsw",))
    by_id = {each.id: each for each in some}
    latest = on.toordinal() - 1
    for entry in whole.entries:
        members = [by_id[name] for name in entry.contracts]
        works, _ = ready_works(members, CAP)
        apart = Timeline([(work.worked, work.effective, work.stated) for work in works], CAP)
        off = sum(
            not SmallCalendar().working(date.fromordinal(day), entry.country)
            for day in range(entry.first.toordinal(), entry.last.toordinal() + 1)
        )
        assert 0 <= entry.by_day - apart.by_day(1, latest) <= CAP * off / 7
        assert entry.by_week == apart.by_week(1, latest)
    assert sorted(name for entry in whole.entries for name in entry.contracts) == sorted(
        each.id for each in some if each.first < on
    )


@thorough
@given(st.one_of(contracts(), crowds()))
def test_the_counts_stay_below_their_bounds(some):
    line = timeline(some)
    days = sum(min(last, LATEST) - first + 1 for first, last, *_ in line.segments if first <= LATEST)
    by_day, by_week = line.by_day(1, LATEST), line.by_week(1, LATEST)
    assert by_day <= CAP * days / 7
    assert by_day <= line.raw(1, LATEST)
    uncapped = sum(
        weekdays(first, min(last, LATEST)) * weekly
        for first, last, _, _, weekly in line.segments
        if first <= LATEST
    )
    assert by_week <= Fraction(uncapped, 5 * line.scale)


@thorough
@given(contracts(), contracts(most=1))
def test_adding_a_contract_never_lowers_the_plain_counts(some, more):
    before, after = plain_counts(some), plain_counts(some + more)
    assert after[0] >= before[0]
    assert after[1] >= before[1]


def moved(contract, by):
    return replace(
        contract,
        first=contract.first + by,
        last=contract.last and contract.last + by,
        leaves=tuple(
            replace(leave, first=leave.first + by, last=leave.last + by) for leave in contract.leaves
        ),
    )


@thorough
@given(contracts(), st.integers(-100, 100))
def test_moving_everything_by_whole_weeks_changes_nothing(some, weeks):
    finite = [replace(each, last=each.last or each.first + timedelta(days=90)) for each in some]
    by = timedelta(weeks=weeks)
    moved_away = [moved(each, by) for each in finite]
    assert plain_counts(moved_away, LATEST + by.days, OnlyWeekends()) == plain_counts(
        finite, calendar=OnlyWeekends()
    )


@thorough
@given(contracts(), st.integers(0, 3000), st.integers(0, 2000))
def test_any_range_of_weeks_is_the_sum_of_its_days(some, start, length):
    line = timeline(some)
    first = date(2014, 1, 6).toordinal() + start
    last = first + length
    weeks: dict[int, int] = {}
    for day in range(first, last + 1):
        effective = line.effective_on(day)
        if effective and (day - 1) % 7 < 5:
            weeks[(day - 1) // 7] = weeks.get((day - 1) // 7, 0) + effective
    assert line.fifths(first, last) == sum(min(5 * line.cap, total) for total in weeks.values())


def test_blocks_of_weeks_are_apart_and_in_order():
    segments = [(738000, 738030, 35, 35, 35), (738031, 738033, 10, 10, 10), (738040, 738100, 20, 20, 20)]
    blocks = week_blocks(segments)
    assert all(one[1] < other[0] for one, other in pairwise(blocks))
