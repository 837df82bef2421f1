"""What may be supposed of a case step by step (a score, an age, a level), and what of it the case can keep.

What is supposed is a set of facts like any other, so everything is counted from it as from the true ones; the case is
not touched until the person keeps it. A birth date, work, a nomination or a test that was not taken are never kept.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Literal, NamedTuple

import msgspec
from msgspec.structs import replace

from casefile.cases.changes import Change
from casefile.cases.model import Case
from casefile.cases.what_if import MOST_YEARS, SUPPOSED, what_if
from casefile.rules.book.test_scales import ABILITIES, HIGHEST, LOWEST, Ability, Scale, Tests
from casefile.rules.days import months_after
from casefile.rules.facts import Facts, LanguageTest
from casefile.rules.language.levels import TestLevels
from casefile.rules.language.names import recognised_test
from casefile.rules.language.scores import read_score
from casefile.rules.points.profile import EDUCATION
from casefile.rules.points.reading import Reading

__all__ = ["Knob", "keep_supposed", "keepable", "knobs", "stepped"]

_NEW_LEVELS = (0, 5, 7, 9, 10)


class Knob(NamedTuple):
    """One thing that may be supposed: its id, what it is now, and for a score the test it is of with its level."""

    id: str
    value: Any
    test: TestLevels | None = None
    ability: Ability | None = None
    language: Literal["fr", "en"] | None = None


def knobs(facts: Facts, reading: Reading) -> tuple[Knob, ...]:
    """Return what may be supposed, in the order of the grid."""
    profile = reading.most
    found = [Knob("age", profile.age), Knob("education", profile.education)]
    for each in (*reading.tests.all, *reading.partner_tests.all):
        if each.scale is not None and not _is_new(each.told):
            found += [
                Knob(f"{each.told.id}.{ability}", getattr(each.told, ability), each, ability)
                for ability in ABILITIES
            ]
    languages: tuple[Literal["fr", "en"], ...] = ("fr", "en")
    for language in languages:
        if not any(each.language == language and not _is_new(each.told) for each in reading.tests.all):
            found.append(Knob(f"new.{language}", _new_level(reading, language), language=language))
    return (
        *found,
        Knob("canadian_years", reading.canadian.most),
        Knob("foreign_years", reading.foreign.most),
        Knob("certificate", facts.certificate_of_qualification),
        Knob("sibling", facts.sibling_in_canada),
        Knob("nomination", profile.nominated),
    )


def stepped(facts: Facts, reading: Reading, id: str, by: int, tests: Tests, *, finely: bool = False) -> Facts:
    """Return the facts with one thing a step up or down: a level for a score, or one step of its test when `finely`.

    Of yes and no, up is yes. At the end of a range, and where nothing is known to begin with, they stay as they are.
    """
    head, _, rest = id.rpartition(".")
    if head == "new":
        return _with_new_test(facts, reading, rest, by, tests)
    if head:
        return _with_score(facts, head, rest, by, tests, finely=finely)
    return _TURNS[id](facts, reading, by, tests)


# --- one thing a step up or down


def _aged(facts: Facts, _reading: Reading, by: int, _tests: Tests) -> Facts:
    person = facts.principal
    if person.born_on is None:
        return facts
    born_on = months_after(person.born_on, -12 * by)
    return _with_principal(facts, born_on=born_on) if born_on.year > date.min.year + 1 else facts


def _educated(facts: Facts, reading: Reading, by: int, _tests: Tests) -> Facts:
    at = EDUCATION.index(reading.most.education) + by
    return _with_principal(facts, education_level=EDUCATION[at]) if 0 < at < len(EDUCATION) else facts


def _worked(key: str) -> Callable[[Facts, Reading, int, Tests], Facts]:
    def turn(facts: Facts, reading: Reading, by: int, tests: Tests) -> Facts:
        years = (reading.canadian if key == "canadian_years" else reading.foreign).most + by
        if not 0 <= years <= MOST_YEARS:
            return facts
        return what_if(facts, [(key, str(years))], reading.on, tests)

    return turn


def _nominated(facts: Facts, reading: Reading, by: int, tests: Tests) -> Facts:
    return what_if(facts, [("nomination", "yes" if by > 0 else "no")], reading.on, tests)


def _answered(name: str) -> Callable[[Facts, Reading, int, Tests], Facts]:
    return lambda facts, _reading, by, _tests: replace(facts, **{name: by > 0})


_TURNS: Mapping[str, Callable[[Facts, Reading, int, Tests], Facts]] = {
    "age": _aged,
    "education": _educated,
    "canadian_years": _worked("canadian_years"),
    "foreign_years": _worked("foreign_years"),
    "nomination": _nominated,
    "certificate": _answered("certificate_of_qualification"),
    "sibling": _answered("sibling_in_canada"),
}


def _with_principal(facts: Facts, **changed: Any) -> Facts:
    principal = facts.principal
    others = tuple(each for each in facts.persons if each.id != principal.id)
    return replace(facts, persons=(replace(principal, **changed), *others))


# --- scores


def _with_score(facts: Facts, test_id: str, ability: str, by: int, tests: Tests, *, finely: bool) -> Facts:
    told = next((each for each in facts.tests if each.id == test_id), None)
    test = tests.get(recognised_test(told.name)) if told is not None else None
    if told is None or test is None:
        return facts
    scale = test.scale_of(told.taken_on)
    if scale is None:
        return facts
    score = _next_score(scale, ability, read_score(getattr(told, ability)), by, finely=finely)
    changed = replace(told, **{ability: format(score, "f")})
    return replace(facts, tests=tuple(changed if each is told else each for each in facts.tests))


def _next_score(scale: Scale, ability: str, score: Decimal | None, by: int, *, finely: bool) -> Decimal:
    """Return the score a step away: the least that gives the level above, or under; the ends of the range stop it."""
    if score is None or not scale.possible(ability, score):
        return scale.score_for(ability, LOWEST)
    if finely:
        return min(max(score + by * scale.step, scale.least[ability]), scale.most[ability])
    level = scale.level(ability, score)
    if by > 0:
        return score if level == HIGHEST else scale.score_for(ability, max(level + 1, LOWEST))
    return scale.least[ability] if level <= LOWEST else scale.score_for(ability, level - 1)


# --- a test that was not taken


def _is_new(told: LanguageTest) -> bool:
    return told.id.startswith(SUPPOSED)


def _new_level(reading: Reading, language: str) -> int:
    found = next((each for each in reading.tests.all if each.told.id == f"{SUPPOSED}-{language}"), None)
    return min(found.levels) if found is not None and found.levels is not None else 0


def _with_new_test(facts: Facts, reading: Reading, language: str, by: int, tests: Tests) -> Facts:
    """Return the facts with a test of that language taken on the day, the same level in all four; none under 5."""
    at = _NEW_LEVELS.index(_new_level(reading, language)) + by
    if not 0 <= at < len(_NEW_LEVELS):
        return facts
    others = tuple(each for each in facts.tests if each.id != f"{SUPPOSED}-{language}")
    level = _NEW_LEVELS[at]
    if not level:
        return replace(facts, tests=others)
    test = next(each for each in tests.by_id.values() if each.language == language)
    scores = {ability: format(test.scales[-1].score_for(ability, level), "f") for ability in ABILITIES}
    new = LanguageTest(
        id=f"{SUPPOSED}-{language}", name=test.id, language=test.language, taken_on=reading.on, **scores
    )
    return replace(facts, tests=(*others, new))


# --- what the case can keep

_SCALARS = ("sibling_in_canada", "certificate_of_qualification")


class _Kept(NamedTuple):
    """What of the facts supposed can be kept: scores by the id of their test, the level, plain answers."""

    scores: Mapping[str, Mapping[str, str]]
    education_level: str | None
    scalars: Mapping[str, Any]

    def __bool__(self) -> bool:
        return bool(self.scores or self.education_level is not None or self.scalars)


def keepable(before: Facts, supposed: Facts) -> _Kept:
    """Return what differs and can be kept."""
    scores = {
        each.id: changed
        for each in before.tests
        if (
            changed := _changed_scores(each, next((one for one in supposed.tests if one.id == each.id), each))
        )
    }
    level = supposed.principal.education_level
    scalars = {
        name: getattr(supposed, name) for name in _SCALARS if getattr(supposed, name) != getattr(before, name)
    }
    return _Kept(scores, level if level != before.principal.education_level else None, scalars)


def _changed_scores(before: LanguageTest, supposed: LanguageTest) -> dict[str, str]:
    return {
        ability: getattr(supposed, ability)
        for ability in ABILITIES
        if getattr(supposed, ability) != getattr(before, ability)
    }


def keep_supposed(before: Facts, supposed: Facts) -> Change:
    """Return the change that keeps in the case what can be kept of what was supposed, in one."""
    keep = keepable(before, supposed)

    def apply(case: Case) -> Case:
        facts = replace(
            case.facts,
            tests=tuple(replace(each, **keep.scores.get(each.id, {})) for each in case.facts.tests),
            **keep.scalars,
        )
        if keep.education_level is not None:
            facts = _with_principal(facts, education_level=keep.education_level)
        return msgspec.structs.replace(case, facts=facts)

    return Change(code="journal.supposed_kept", apply=apply)
