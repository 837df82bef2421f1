"""A pure function that keeps its last answers gives them for what is equal, and for nothing else."""

import pytest
from msgspec.structs import replace

from casefile.cases.remembered import remembered
from tests.cases.people import rulebook


def counting():
    asked = []

    def work(facts, on):
        asked.append((facts, on))
        return [*facts, on] if isinstance(on, int) else None

    return remembered(1)(work), asked


def test_what_is_equal_is_not_worked_out_again():
    work, asked = counting()
    first = work(("a", "b"), 1)
    assert work(tuple("ab"), 1) is first
    assert len(asked) == 1


def test_what_differs_in_anything_is_worked_out():
    work, asked = counting()
    assert work(("a",), 1) == ["a", 1]
    assert work(("a",), 2) == ["a", 2]
    assert work(("b",), 1) == ["b", 1]
    assert len(asked) == 3


def test_only_the_last_answers_are_kept():
    work, asked = counting()
    for number in (1, 2, 3, 1):
        work((), number)
    assert len(asked) == 4


def test_a_book_of_rules_that_is_watched_is_read_again():
    work, asked = counting()
    book = rulebook()
    work(("a",), book)
    work(("a",), book)
    work(("a",), replace(book))
    assert len(asked) == 2


def test_what_fails_is_asked_again():
    work = remembered()(lambda number: 1 / number)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            work(0)
