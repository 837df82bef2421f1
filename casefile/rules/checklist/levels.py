"""What a line of a language test says of its levels: the floor of the programme, and the ability that falls short."""

from collections.abc import Iterator

from casefile.rules.checklist.situation import Situation, Subject
from casefile.rules.facts import LanguageTest
from casefile.rules.findings import Finding, Severity
from casefile.rules.language.floors import language_floor
from casefile.rules.language.levels import TestLevels, levels_of, missing_points, short_abilities

__all__ = ["test_level_findings"]


def test_level_findings(situation: Situation, subject: Subject, key: str) -> Iterator[Finding]:
    """Yield the levels of the test, and what is missing to the floor; a partner's test has no floor."""
    test = subject.thing
    if not isinstance(test, LanguageTest):
        return
    found = _levels(test, situation)
    if found.levels is None:
        return
    scale = "NCLC" if found.language == "fr" else "CLB"
    values: dict[str, object] = {"test": subject.of_label, "scale": scale, "levels": list(found.levels)}
    if subject.person.role != "principal":
        yield Finding(code="checklist.test_levels", severity="note", values=values, subject=key)
        return
    floor, _ = language_floor(situation.programme, situation.main_noc, situation.parameters, situation.on)
    parts = short_abilities(found, floor)
    values |= {"floors": [floor[name] for name in floor], "of_programme": situation.programme.title}
    if not parts:
        yield Finding(code="checklist.test_enough", severity="note", values=values, subject=key)
        return
    severity: Severity = "note" if _another_reaches(test, situation) else "blocker"
    yield Finding(
        code="checklist.test_short", severity=severity, values={**values, "parts": list(parts)}, subject=key
    )


def _levels(test: LanguageTest, situation: Situation) -> TestLevels:
    return levels_of(test, situation.on, situation.tests, situation.parameters)


def _another_reaches(test: LanguageTest, situation: Situation) -> bool:
    """Say whether another test of the applicant that counts reaches the floor: one language is enough."""
    floor, _ = language_floor(situation.programme, situation.main_noc, situation.parameters, situation.on)
    others = [each for each in situation.facts.tests if each.person == "principal" and each is not test]
    found = [_levels(each, situation) for each in others]
    return any(each.counts and not list(missing_points(each, floor)) for each in found)
