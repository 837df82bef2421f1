"""The engine against the specification asked day by day."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from casefile.rules.hours.count import count_hours
from casefile.rules.hours.counted import Setting, counted_works, study_ranges
from casefile.rules.hours.pool import pools_of
from casefile.rules.hours.qualifies import qualifying_stretch, qualifying_stretches
from casefile.rules.hours.requirements import requirement
from casefile.rules.hours.verdict import best_judgement
from casefile.rules.hours.work import ready_works
from casefile.rules.periods import FAR, NonWorking
from tests.rules.books import TODAY, SmallCalendar, book
from tests.rules.hours_reference import Answer, Reference
from tests.rules.hours_strategies import filing_days, lives, thorough

TRADES = [code for code, occupation in book().occupations.items() if occupation.trade]
FIRST, LAST = date(2014, 2, 1).toordinal(), date(2036, 1, 1).toordinal()


def is_holiday(country, day):
    return day in (SmallCalendar().holidays(country, day.year) or {})


def shown(answer):
    run = answer.run
    return Answer(
        answer.verdict,
        answer.by_day,
        answer.by_week,
        answer.raw,
        answer.months_elapsed,
        answer.noc,
        run and run.first,
        run and run.last,
        answer.continuity,
        answer.provisos,
    )


@thorough
@given(lives, filing_days)
def test_every_figure_is_that_of_the_specification_day_by_day(life, on):
    report = count_hours(*life, on, TODAY, book())
    reference = Reference(*life, TRADES, is_holiday)
    for programme, answer in report.programmes.items():
        assert shown(answer) == reference.answer(programme, on)


@thorough
@given(lives, filing_days)
def test_the_addends_of_the_proof_add_up(life, on):
    for answer in count_hours(*life, on, TODAY, book()).programmes.values():
        assert sum((each.hours for each in answer.stretches), Fraction(0)) == answer.by_day
        assert sum((each.hours for each in answer.weeks), Fraction(0)) == answer.by_week
        assert (
            sum((each.stated_per_week * each.days / 7 for each in answer.stretches), Fraction(0))
            == answer.raw
        )


def pools_for(life, programme, change=None):
    contracts, studies, qualifications = life
    rules = book().programmes[programme]
    needs = requirement(rules, book().parameters, TODAY)
    needs = replace(needs, **(change or {}))
    works, _ = ready_works(contracts, needs.cap)
    setting = Setting(study_ranges(studies), tuple(qualifications), book())
    counted = counted_works(works, rules.work, setting)
    return pools_of(counted, needs, NonWorking(book().calendar)), needs


def days_to_ask(stretches):
    """Every eleventh day, and every day near an edge of what was found: a week of flicker cannot hide for long."""
    edges = {edge for stretch in stretches for edge in stretch}
    near = {edge + step for edge in edges for step in range(-9, 10)}
    return sorted({*range(FIRST, LAST, 11), *(day for day in near if FIRST <= day < LAST)})


def is_enough(pools, needs, day):
    judged = best_judgement(pools, needs, date.fromordinal(day))
    return judged is not None and judged.verdict in ("met", "met_if")


@thorough
@given(lives, st.sampled_from(["fsw", "cec", "fst"]), st.sampled_from([3, 5, 10]), st.data())
def test_the_qualifying_dates_are_those_of_asking_every_day(life, programme, years, data):
    pools, needs = pools_for(
        life, programme, {"years": years, "months": data.draw(st.sampled_from([2, 12, 24]))}
    )
    # A requirement that the figures of some day just reach or just miss is where a jump would be caught out.
    judged = best_judgement(pools, needs, data.draw(filing_days))
    if judged is not None:
        near = data.draw(st.sampled_from([Fraction(0), Fraction(1, 7), Fraction(-1), Fraction(40)]))
        needs = replace(needs, hours=max(Fraction(1), min(judged.by_day, judged.by_week) + near))
    stretches = qualifying_stretches(pools, needs)
    for day in days_to_ask(stretches):
        inside = any(first <= day <= last for first, last in stretches)
        assert inside == is_enough(pools, needs, day), date.fromordinal(day)


@thorough
@given(lives, filing_days)
def test_the_stretch_shown_contains_the_day_or_is_the_latest_before_or_the_earliest_after(life, on):
    pools, needs = pools_for(life, "fsw")
    stretches = qualifying_stretches(pools, needs)
    first, last = qualifying_stretch(pools, needs, on)
    day = on.toordinal()
    if first is None:
        assert stretches == []
        return
    chosen = (first.toordinal(), last.toordinal() if last else FAR)
    assert chosen in stretches
    if not chosen[0] <= day <= chosen[1]:
        assert not any(a <= day <= b for a, b in stretches)
        between = [(a, b) for a, b in stretches if (chosen[1] < a and b < day) or (day < a and b < chosen[0])]
        assert between == []
        assert chosen[1] < day or not any(b < day for _, b in stretches)


@thorough
@given(lives, filing_days)
def test_the_verdict_does_not_flicker_between_the_qualifying_dates(life, on):
    answer = count_hours(*life, on, TODAY, book(), programmes=("cec",)).programmes["cec"]
    if answer.qualifies_from is None:
        return
    last = answer.qualifies_until or answer.qualifies_from + timedelta(days=900)
    for day in {answer.qualifies_from, last, answer.qualifies_from + (last - answer.qualifies_from) // 2}:
        inside = count_hours(*life, day, TODAY, book(), programmes=("cec",)).programmes["cec"]
        assert inside.enough
    before = count_hours(*life, answer.qualifies_from - timedelta(days=1), TODAY, book(), programmes=("cec",))
    assert not before.programmes["cec"].enough
