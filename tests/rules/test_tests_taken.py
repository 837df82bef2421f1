"""Which of a person's language tests count, whatever the order in which they were entered."""

from datetime import date
from itertools import permutations

import pytest

from casefile.rules.facts import Facts, LanguageTest
from casefile.rules.points.tests_taken import used_tests
from tests.rules.books import book

ON = date(2026, 6, 1)


def celpip(id: str, scores: str, taken_on: date | None = date(2025, 6, 14), **more) -> LanguageTest:
    one, two, three, four = scores
    return LanguageTest(
        id=id, name="CELPIP-G", language="en", taken_on=taken_on, listening=one, reading=two, writing=three,
        speaking=four, **more,
    )  # fmt: skip


def tef(id: str, speaking: str, taken_on: date | None = date(2025, 6, 14)) -> LanguageTest:
    return LanguageTest(
        id=id,
        name="TEF Canada",
        taken_on=taken_on,
        listening="503",
        reading="503",
        writing="512",
        speaking=speaking,
    )


def worth(french, english) -> int:
    """Return points that grow with the levels, and more with the speaking of English."""
    return sum(french or ()) + sum(english or ()) + (english.speaking if english else 0)


GOOD, UNDATED = celpip("good", "7777"), celpip("undated", "8888", None)


@pytest.mark.parametrize(
    ("tests", "used", "sure"),
    [
        ((), (None, None), (None, None)),
        ((GOOD,), (None, "good"), (None, "good")),
        ((tef("fr", "518"), GOOD), ("fr", "good"), ("fr", "good")),
        ((celpip("low", "6777"), GOOD), (None, "good"), (None, "good")),
        (
            (celpip("other", "9974"), GOOD),
            (None, "good"),
            (None, "good"),
        ),  # the better of the two as they are counted
        ((celpip("other", "4479"), celpip("more", "8875")), (None, "more"), (None, "more")),
        ((UNDATED, GOOD), (None, "undated"), (None, "good")),
        ((UNDATED,), (None, "undated"), (None, None)),
        ((celpip("same", "7777", None), GOOD), (None, "good"), (None, "good")),  # the dated of two alike
        (
            (celpip("older", "7777", date(2025, 1, 1)), GOOD),
            (None, "good"),
            (None, "good"),
        ),  # the one good for longer
        ((celpip("old", "9999", date(2024, 6, 1)), GOOD), (None, "good"), (None, "good")),
        ((celpip("ahead", "9999", date(2026, 6, 2)), GOOD), (None, "good"), (None, "good")),
        ((celpip("half", "999x"), GOOD), (None, "good"), (None, "good")),
        ((celpip("theirs", "9999", person="spouse"), GOOD), (None, "good"), (None, "good")),
        ((tef("fr", "518", None), GOOD), ("fr", "good"), (None, "good")),
    ],
)
def test_the_tests_that_are_worth_the_most_together_are_used(tests, used, sure):
    for order in permutations(tests):
        found = used_tests(Facts(tests=order), book(), "principal", ON, worth)
        assert (named(found.french), named(found.english)) == used
        assert (named(found.french_sure), named(found.english_sure)) == sure
        assert len(found.all) == sum(each.person == "principal" for each in tests)


def named(found) -> str | None:
    return found.told.id if found else None
