"""A budget shared out among pictures, and where a file is cut into parts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casefile.rules.fitting.parts import borders, part_name
from casefile.rules.fitting.plan import Point, as_others, expected, likely_rung, quality_for, shared_out

EASY = (Point(50, 100_000, 0.99), Point(80, 180_000, 0.997))
HARD = (Point(50, 100_000, 0.92), Point(80, 180_000, 0.98))


def test_a_picture_encoded_once_is_expected_to_grow_as_the_others_did():
    known = Point(50, 200_000, 0.98)
    doubled = as_others(known, 80, [(EASY[0], Point(80, 200_000, 0.995))])
    assert doubled.size_bytes == 400_000
    assert doubled.legibility == pytest.approx(0.99, abs=1e-6)
    assert as_others(known, 80, []) == expected((known,), 80)
    assert as_others(known, 80, [(known, known)]) == expected((known,), 80)


def test_what_was_measured_is_expected_and_what_lies_between_lies_between():
    assert expected(EASY, 50) == EASY[0]
    between = expected(EASY, 65)
    assert 100_000 < between.size_bytes < 180_000
    assert 0.99 < between.legibility < 0.997
    assert expected(EASY, 90).size_bytes > 180_000
    assert expected(EASY[:1], 70).size_bytes > 100_000


def test_the_picture_that_loses_most_gets_the_better_quality():
    chosen = shared_out({0: EASY, 1: HARD}, 300_000, 50)
    assert (
        chosen[0] == 50 or expected(EASY, chosen[0]).legibility <= expected(HARD, chosen[1]).legibility + 0.01
    )
    assert chosen[1] > chosen[0] + 10


def test_nothing_is_left_that_a_picture_could_still_use():
    chosen = shared_out({0: EASY, 1: HARD}, 300_000, 50)
    weight = expected(EASY, chosen[0]).size_bytes + expected(HARD, chosen[1]).size_bytes
    next_step = expected(EASY, chosen[0] + 1).size_bytes - expected(EASY, chosen[0]).size_bytes
    assert 300_000 - next_step < weight <= 300_000


WEIGHTS = st.tuples(
    st.integers(40_000, 400_000), st.floats(1.3, 3), st.floats(0.5, 0.98), st.floats(0.3, 0.9)
)


@settings(max_examples=40)
@given(st.lists(WEIGHTS, min_size=1, max_size=4), st.floats(1, 4))
def test_what_is_shared_out_is_within_the_budget_and_its_bounds_and_all_spent(told, times):
    pictures = {
        at: (Point(50, size, least), Point(80, int(size * grows), least + (1 - least) * gains))
        for at, (size, grows, least, gains) in enumerate(told)
    }
    budget = int(sum(points[0].size_bytes for points in pictures.values()) * times)
    chosen = shared_out(pictures, budget, 50, 85)
    steps = {at: [expected(pictures[at], chosen[at] + step).size_bytes for step in (0, 1)] for at in pictures}
    left = budget - sum(now for now, _ in steps.values())
    assert left >= 0
    assert all(50 <= each <= 85 for each in chosen.values())
    assert all(chosen[at] == 85 or then - now > left for at, (now, then) in steps.items())


def test_each_keeps_the_least_quality_even_where_it_does_not_fit():
    assert shared_out({0: EASY, 1: HARD}, 1, 50) == {0: 50, 1: 50}


def test_the_lowest_quality_that_keeps_enough_is_taken():
    assert quality_for(HARD, 0.95, 50) > 50
    assert expected(HARD, quality_for(HARD, 0.95, 50)).legibility >= 0.95
    assert expected(HARD, quality_for(HARD, 0.95, 50) - 1).legibility < 0.95
    assert quality_for(HARD, 1.0, 50, 92) == 92


def test_the_rung_is_the_first_that_should_fit():
    rungs = (300, 200, 150)
    assert likely_rung(1000, 200, rungs, 10_000) == 0
    assert likely_rung(1000, 200, rungs, 1000) == 1
    assert likely_rung(1000, 200, rungs, 10) == 2


def test_parts_are_as_few_as_fit_and_of_even_weight():
    assert borders([5, 5, 5, 5, 5], 10) == [range(2), range(2, 4), range(4, 5)]
    assert borders([4, 4, 4, 4], 15) == [range(2), range(2, 4)]
    assert borders([20, 1], 10) == [range(1), range(1, 2)]
    assert borders([], 10) == []


@given(st.lists(st.integers(1, 50), min_size=1, max_size=30), st.integers(50, 200))
def test_parts_hold_every_page_once_in_order_and_none_is_too_heavy(pages, limit):
    parts = borders(pages, limit)
    assert [number for part in parts for number in part] == list(range(len(pages)))
    assert all(sum(pages[number] for number in part) <= limit for part in parts)


def test_a_part_says_which_of_how_many_it_is():
    assert part_name("letter", 1, 1) == "letter"
    assert part_name("letter", 1, 2) == "letter_1of2"
