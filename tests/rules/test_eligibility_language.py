"""Which test the language of a programme is judged by, and what is said of one that does not count."""

from datetime import date
from itertools import permutations

import pytest

from casefile.rules.eligibility.conditions import language_condition
from casefile.rules.facts import LanguageTest
from casefile.rules.findings import Source
from casefile.rules.language.levels import levels_of
from tests.rules.books import book

ON = date(2026, 6, 1)
EVERY = {"listening": 7, "reading": 7, "writing": 7, "speaking": 7}
SPEAKING_LESS = EVERY | {"speaking": 5}


def celpip(
    scores: str, taken_on: date | None = date(2025, 6, 14), name: str = "CELPIP-G", **more
) -> LanguageTest:
    one, two, three, four = scores.split("/")
    return LanguageTest(
        name=name, language=more.get("language", "en"), taken_on=taken_on,
        listening=one, reading=two, writing=three, speaking=four,
    )  # fmt: skip


def tef(scores: str, taken_on: date | None = date(2025, 6, 14)) -> LanguageTest:
    return celpip(scores, taken_on, "TEF Canada", language="fr")


ENGLISH, ENGLISH_4 = celpip("7/7/7/7"), celpip("7/7/7/4")
FRENCH, FRENCH_6 = tef("503/503/512/518"), tef("503/503/512/455")
LATE, EARLIER = date(2024, 5, 31), date(2023, 5, 31)
TOO_LATE = celpip("9/9/9/9", LATE)


def judged(tests, floor=EVERY, first=None):
    """Return the condition, the same in whatever order the tests were entered."""
    rulebook = book()
    found = [
        language_condition(
            [levels_of(each, ON, rulebook.tests, rulebook.parameters) for each in order],
            floor,
            Source(title="R 75"),
            first,
        )
        for order in permutations(tests)
    ]
    assert all(each == found[0] for each in found)
    return found[0]


@pytest.mark.parametrize(
    ("tests", "first", "code", "taken"),
    [
        ((), None, "untold", None),
        ((), "fr", "untold", None),
        ((ENGLISH,), "en", "met", "CELPIP"),
        ((ENGLISH,), "fr", "met", "CELPIP"),  # of the other language alone: it is the one that is judged
        ((ENGLISH, FRENCH_6), None, "met", "CELPIP"),
        ((ENGLISH, FRENCH_6), "en", "met", "CELPIP"),
        ((ENGLISH, FRENCH_6), "fr", "not_met", "TEF"),
        ((ENGLISH_4, FRENCH_6), None, "not_met", "TEF"),  # one level short, and not three
        ((ENGLISH, TOO_LATE), None, "met", "CELPIP"),
        ((FRENCH, TOO_LATE), "en", "expired", "CELPIP"),
        ((TOO_LATE, tef("503/503/512/518", EARLIER)), None, "expired", "CELPIP"),
        ((celpip("7/7/7/7", None), TOO_LATE), None, "undated", "CELPIP"),
        ((celpip("7/7/7/4", None), tef("503/503/512/455", None)), None, "not_met", "TEF"),
        ((celpip("7/7/7/4", None), FRENCH), None, "met", "TEF"),
        ((celpip("7/7/7/"),), None, "incomplete", "CELPIP"),
        ((celpip("7/7/7/13"),), None, "incomplete", "CELPIP"),
        ((celpip("7/7/7/7", date(2026, 6, 2)),), None, "ahead", "CELPIP"),
        ((celpip("7/7/7/7", ON),), None, "met", "CELPIP"),
        ((celpip("7/7/7/7", name="IELTS"),), None, "which_test", "IELTS"),
        ((celpip("7/7/7/7", name="Duolingo"),), None, "not_designated", "Duolingo"),
    ],
)
def test_the_test_that_lacks_the_fewest_levels_is_judged_in_the_language_declared(tests, first, code, taken):
    found = judged(tests, first=first)
    verdict = {
        "met": "met",
        "undated": "met_if",
        "expired": "not_met",
        "not_met": "not_met",
        "not_designated": "not_met",
    }
    assert (found.finding.code, found.verdict) == (
        f"eligibility.language.{code}",
        verdict.get(code, "unknown"),
    )
    assert str(getattr(found.finding.values.get("test"), "en", found.finding.values.get("test"))).startswith(
        str(taken)
    )
