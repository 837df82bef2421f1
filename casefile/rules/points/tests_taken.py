"""Which of a person's language tests are used: one of a language, the ones worth the most together."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from casefile.rules.book.rulebook import Rulebook
from casefile.rules.facts import Facts
from casefile.rules.language.levels import Levels, TestLevels, levels_of
from casefile.rules.points.profile import NONE

__all__ = ["TestsTaken", "used_tests"]

LanguagePair = tuple[TestLevels | None, TestLevels | None]
"""The tests used in French and in English."""
LanguageWorth = Callable[[Levels | None, Levels | None], int]
"""What the levels in French and in English give together."""
_MOST_TRIED = 8
"""Of the tests of one language that no other is above, how many are tried for the one that gives the most."""


class TestsTaken(NamedTuple):
    """The tests of one person: all as they stand, and the one used of each language.

    `french_sure` and `english_sure` are those used while one whose day is not told is left out.
    """

    all: tuple[TestLevels, ...] = ()
    french: TestLevels | None = None
    english: TestLevels | None = None
    french_sure: TestLevels | None = None
    english_sure: TestLevels | None = None

    def of(self, language: str) -> TestLevels | None:
        """Return the test used in that language."""
        return self.french if language == "fr" else self.english

    def pairs(self, *, sure: bool) -> list[tuple[Levels | None, Levels | None]]:
        """Return the levels in French and in English of every choice of tests that may be the best for something."""
        return [(_levels(french), _levels(english)) for french, english in _pairs(self.all, sure=sure)]


def used_tests(facts: Facts, rulebook: Rulebook, person: str, on: date, worth: LanguageWorth) -> TestsTaken:
    """Return a person's tests, and the one of each language that is worth the most together."""
    parameters = rulebook.parameters
    found = tuple(
        levels_of(each, on, rulebook.tests, parameters) for each in facts.tests if each.person == person
    )
    used = _best_pair(found, worth, sure=False)
    certain = all(each is None or each.counts for each in used)
    return TestsTaken(found, *used, *(used if certain else _best_pair(found, worth, sure=True)))


def _best_pair(found: Sequence[TestLevels], worth: LanguageWorth, *, sure: bool) -> LanguagePair:
    pairs = _pairs(found, sure=sure)
    if len(pairs) == 1:
        return pairs[0]
    return max(pairs, key=lambda pair: worth(_levels(pair[0]), _levels(pair[1])))


def _pairs(found: Sequence[TestLevels], *, sure: bool) -> list[LanguagePair]:
    french: list[TestLevels | None] = [*_usable(found, "fr", sure=sure)]
    english: list[TestLevels | None] = [*_usable(found, "en", sure=sure)]
    return [(one, two) for one in french or [None] for two in english or [None]]


def _usable(found: Iterable[TestLevels], language: str, *, sure: bool) -> list[TestLevels]:
    """Return the tests of a language that no other one is above in all four abilities, at most so many."""
    standings = ("counts",) if sure else ("counts", "undated")
    usable = [each for each in found if each.language == language and each.standing in standings]
    if len(usable) < 2:
        return usable
    usable.sort(key=lambda each: (-sum(each.levels or NONE), not each.counts, -_until(each)))
    kept: list[TestLevels] = []
    for each in usable:
        if not any(_as_good(other, each) for other in kept):
            kept.append(each)
    return kept[:_MOST_TRIED]


def _until(found: TestLevels) -> int:
    return found.good_until.toordinal() if found.good_until else 0


def _as_good(one: TestLevels, other: TestLevels) -> bool:
    """Say whether the first test is at least as high as the other in each ability."""
    return all(high >= low for high, low in zip(one.levels or NONE, other.levels or NONE, strict=True))


def _levels(found: TestLevels | None) -> Levels | None:
    return found.levels if found else None
