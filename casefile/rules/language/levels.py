"""The levels a person's tests give on a day: which count, until when, and what each ability lacks."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

import msgspec

from casefile.rules.book.parameters import Parameters
from casefile.rules.book.test_scales import ABILITIES, Ability, Scale, Test, Tests
from casefile.rules.days import last_day_younger
from casefile.rules.facts import LanguageTest
from casefile.rules.findings import Finding, Label
from casefile.rules.language.names import asked_back, recognised_test
from casefile.rules.language.scores import read_score

__all__ = [
    "Levels",
    "Missing",
    "TestLevels",
    "levels_of",
    "missing_points",
    "short_abilities",
    "test_good_until",
    "weakest",
]  # fmt: skip

TestStanding = Literal["counts", "expired", "ahead", "undated", "which_test", "not_designated", "incomplete"]


class Levels(NamedTuple):
    """The level of each ability: 4 to 10, 0 below 4."""

    listening: int
    reading: int
    writing: int
    speaking: int

    def at(self, ability: str) -> int:
        """Return the level of one ability."""
        return int(getattr(self, ability))

    def raised(self, ability: str, level: int) -> "Levels":
        """Return the same levels with one ability at another level."""
        return self._replace(**{ability: level})

    def at_least(self, level: int) -> "Levels":
        """Return the levels with every ability brought up to one."""
        return Levels(*(max(level, each) for each in self))


class TestLevels(msgspec.Struct, frozen=True, kw_only=True):
    """One test as it stands on a day; `levels` are None while a score is missing or impossible."""

    told: LanguageTest
    test: Test | None
    scale: Scale | None
    levels: Levels | None
    good_until: date | None
    standing: TestStanding

    @property
    def language(self) -> Literal["fr", "en"]:
        """Return the language of the test, by what the test is and not by what was told."""
        return self.test.language if self.test else self.told.language

    @property
    def name(self) -> Label | str:
        """Return what the test is called, as it was told when it is none that is known."""
        return self.test.label if self.test else self.told.name[:60]

    @property
    def counts(self) -> bool:
        """Say whether its levels may be used on that day."""
        return self.standing == "counts"


class Missing(NamedTuple):
    """An ability under a floor: its level, the floor, the score that gives it and the points of the test missing."""

    ability: Ability
    score: Decimal
    level: int
    floor: int
    needed: Decimal

    @property
    def points(self) -> Decimal:
        """Return how many points of the test are missing."""
        return self.needed - self.score


def test_good_until(taken_on: date, on: date, parameters: Parameters) -> date:
    """Return the last day of filing for a test: it must be less than two years old (R 75(2)(d))."""
    return last_day_younger(taken_on, parameters.on("validity.language_test_years", on).number)


def levels_of(told: LanguageTest, on: date, tests: Tests, parameters: Parameters) -> TestLevels:
    """Return the levels of a test and whether they count for an application on `on`."""
    id = recognised_test(told.name)
    test = tests.get(id)
    designated = parameters.on("language.designated_tests", on).value
    scale = None if test is None else test.scale_of(told.taken_on)
    levels = _levels(told, scale)
    until = None if told.taken_on is None else test_good_until(told.taken_on, on, parameters)
    if id is None or id not in designated or test is None:
        standing: TestStanding = "which_test" if asked_back(told.name) else "not_designated"
    else:
        standing = _standing(told.taken_on, on, until, whole=levels is not None)
    return TestLevels(told=told, test=test, scale=scale, levels=levels, good_until=until, standing=standing)


def _standing(taken_on: date | None, on: date, until: date | None, *, whole: bool) -> TestStanding:
    if not whole:
        return "incomplete"
    if taken_on is None or until is None:
        return "undated"
    if taken_on > on:
        return "ahead"
    return "expired" if until < on else "counts"


def _levels(told: LanguageTest, scale: Scale | None) -> Levels | None:
    if scale is None:
        return None
    found: list[int] = []
    for ability in ABILITIES:
        score = read_score(getattr(told, ability))
        if score is None or not scale.possible(ability, score):
            return None
        found.append(scale.level(ability, score))
    return Levels(*found)


def missing_points(found: TestLevels, floor: Mapping[str, int]) -> Iterator[Missing]:
    """Yield every ability of a test under its floor, with the points of the test that are missing."""
    if found.levels is None or found.scale is None:
        return
    for ability in ABILITIES:
        level = found.levels.at(ability)
        score = read_score(getattr(found.told, ability))
        if level < floor[ability] and score is not None:
            yield Missing(
                ability, score, level, floor[ability], found.scale.score_for(ability, floor[ability])
            )


def short_abilities(found: TestLevels, floor: Mapping[str, int]) -> tuple[Finding, ...]:
    """Return a phrase for every ability under its floor: its score, its level, the points of the test missing."""
    return tuple(
        Finding(
            code="language.short",
            severity="note",
            values={
                "ability": each.ability,
                "score": each.score,
                "level": each.level,
                "floor": each.floor,
                "needed_score": each.needed,
                "missing_score": each.points,
                "points": each.points,
                "scale": "NCLC" if found.language == "fr" else "CLB",
                "variant": "below" if not each.level else "",
            },
        )
        for each in missing_points(found, floor)
    )


def weakest(levels: Iterable[int]) -> int:
    """Return the lowest of the four levels, the one that decides where all four are asked."""
    return min(levels)
