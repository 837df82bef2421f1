"""What a person may still do, as profiles after it: scores, tests, diplomas; each grid then says what it is worth."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from msgspec.structs import replace

from casefile.rules.book.test_scales import ABILITIES, HIGHEST, LOWEST, Scale, Tests
from casefile.rules.findings import Finding
from casefile.rules.language.levels import TestLevels
from casefile.rules.language.scores import read_score
from casefile.rules.points.findings import points_finding
from casefile.rules.points.profile import EDUCATION, NONE, Profile
from casefile.rules.points.reading import Language, Reading

__all__ = ["ProfileChange", "diploma_changes", "higher_diplomas", "joined_profile", "test_changes"]

_FIELDS = {"fr": "french", "en": "english"}
_NEXT_DIPLOMAS = 2

ProfileWorth = Callable[[Profile], int]
"""What a grid gives for a profile."""


class ProfileChange(NamedTuple):
    """A profile after one change; `what` it concerns, so that two changes of one thing are not added up."""

    what: str
    finding: Finding
    profile: Profile
    by: date | None = None


def test_changes(
    reading: Reading, tests: Tests, levels: Sequence[int], worth: ProfileWorth
) -> Iterator[ProfileChange]:
    """Yield the next steps of each language: one ability, or those levels in all four."""
    languages: tuple[Language, ...] = ("fr", "en")
    for language in languages:
        taken = reading.tests.of(language)
        if taken is None or taken.levels is None:
            yield from _new_test(reading.most, language, tests, levels)
        else:
            yield from _language(reading.most, taken, language, levels, worth)


def _new_test(
    profile: Profile, language: Language, tests: Tests, levels: Sequence[int]
) -> Iterator[ProfileChange]:
    """Yield what a test of a language not tested yet would bring, with the scores of one test that give it."""
    field = _FIELDS[language]
    example = next(each for each in tests.by_id.values() if each.language == language)
    for level in levels:
        if level == HIGHEST:
            continue
        finding = points_finding(
            "improve.language_new",
            official_language=language,
            level=level,
            test=example.label,
            scores=_scores(example.scales[-1], level),
        )
        yield ProfileChange(f"{field}:{level}", finding, replace(profile, **{field: NONE.at_least(level)}))


def _language(
    profile: Profile, taken: TestLevels, language: Language, wanted: Sequence[int], worth: ProfileWorth
) -> Iterator[ProfileChange]:
    field = _FIELDS[language]
    levels, now = getattr(profile, field), worth(profile)
    for ability in ABILITIES:
        yield from _step(profile, field, taken, ability, worth, now)
    for level in wanted:
        raised = levels.at_least(level)
        if sum(one != two for one, two in zip(raised, levels, strict=True)) > 1:
            finding = points_finding(
                "improve.language_all",
                test=taken.name,
                level=level,
                official_language=language,
                scores=_scores(taken.test.scales[-1], level) if taken.test else [],
            )
            yield ProfileChange(f"{field}:{level}", finding, replace(profile, **{field: raised}))


def _scores(scale: Scale, level: int) -> list[Decimal]:
    """Return the scores that give a level, in the order of the abilities."""
    return [scale.score_for(ability, level) for ability in ABILITIES]


def _step(
    profile: Profile, field: str, taken: TestLevels, ability: str, worth: ProfileWorth, now: int
) -> Iterator[ProfileChange]:
    """Yield the next level of one ability that brings something, with the score of the test that gives it."""
    levels = getattr(profile, field)
    level = levels.at(ability)
    score = read_score(getattr(taken.told, ability))
    if taken.test is None or score is None:
        return
    newest = taken.test.scales[-1]
    for wanted in range(max(level + 1, LOWEST), HIGHEST + 1):
        after = replace(profile, **{field: levels.raised(ability, wanted)})
        if worth(after) > now or wanted == HIGHEST:
            needed = newest.score_for(ability, wanted)
            values = {"test": taken.name, "ability": ability, "level": wanted, "now_level": level}
            values["official_language"] = taken.language
            more = needed - score
            scale = "NCLC" if taken.language == "fr" else "CLB"
            values |= {
                "score": score,
                "needed_score": needed,
                "missing_score": more,
                "points": more,
                "scale": scale,
            }
            code = "improve.language_step" if taken.scale is newest else "improve.language_step_again"
            yield ProfileChange(f"{field}:{ability}", points_finding(code, **values), after)
            return


def diploma_changes(profile: Profile) -> Iterator[ProfileChange]:
    """Yield the next diplomas."""
    for education in higher_diplomas(profile.education)[:_NEXT_DIPLOMAS]:
        finding = points_finding("improve.education", education=education)
        yield ProfileChange(f"education:{education}", finding, replace(profile, education=education))


def higher_diplomas(education: str) -> tuple[str, ...]:
    """Return the levels above one, the next first."""
    return EDUCATION[EDUCATION.index(education) + 1 :]


def joined_profile(before: Profile, one: Profile, other: Profile) -> Profile:
    """Return the profile with both changes: what differs from `before` in either."""
    changed = {
        name: getattr(other, name)
        for name in Profile.__struct_fields__
        if getattr(other, name) != getattr(before, name)
    }
    return replace(one, **changed)
