"""How long what would raise the points takes to come: the results of a test, the evaluation of a diploma.

As long as the designated bodies themselves say; of a test whose delay no source gives, nothing is said.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import msgspec

from casefile.rules.book.parameters import Grounds
from casefile.rules.book.rulebook import Rulebook
from casefile.rules.book.test_scales import Test
from casefile.rules.findings import Finding
from casefile.rules.points.findings import points_finding
from casefile.rules.points.improve import Improvement
from casefile.rules.points.reading import Reading

__all__ = ["Wait", "waits"]

_UNEVALUATED = frozenset({"missing", "expired", "not_designated", "wrong_body"})


class Wait(msgspec.Struct, frozen=True, kw_only=True):
    """How long one thing takes: its sentence, and on whose word."""

    finding: Finding
    grounds: Grounds


def waits(found: Iterable[Improvement], reading: Reading, rulebook: Rulebook) -> tuple[Wait, ...]:
    """Return how long it takes to have the tests and the evaluations that would raise the points."""
    useful = [each.finding for each in found if each.gain > 0]
    return (*_of_tests(useful, reading, rulebook), *_of_evaluations(useful, reading, rulebook))


def _of_tests(useful: Iterable[Finding], reading: Reading, rulebook: Rulebook) -> Iterator[Wait]:
    raised = {each.values.get("official_language") for each in useful}
    grounds = rulebook.parameters.on("language.results_days", reading.on)
    days: dict[str, int] = grounds.value
    tests = [
        test
        for language in ("fr", "en")
        if language in raised
        for test in _candidates(reading, rulebook, language)
    ]
    for test in tests:
        if test.id in days:
            yield _wait("improve.results_come", days[test.id], reading.on, grounds, test=test.label)


def _candidates(reading: Reading, rulebook: Rulebook, language: str) -> list[Test]:
    """Return the test used of a language, else every designated one of it."""
    used = reading.tests.of(language)
    if used is not None and used.test is not None:
        return [used.test]
    return [each for each in rulebook.tests.by_id.values() if each.language == language]


def _of_evaluations(useful: Iterable[Finding], reading: Reading, rulebook: Rulebook) -> Iterator[Wait]:
    """Yield how long an evaluation takes where a diploma has none that counts, or the partner's would help."""
    partner = reading.partner_education
    told = (*reading.education.evaluations, *(partner.evaluations if partner else ()))
    wanted = any(each.code == "improve.partner_education" for each in useful)
    if wanted or any(each.standing in _UNEVALUATED for each in told):
        grounds = rulebook.parameters.on("education.evaluation_days", reading.on)
        yield _wait("improve.evaluation_comes", grounds.number, reading.on, grounds)


def _wait(code: str, days: int, day: date, grounds: Grounds, **values: object) -> Wait:
    by = day + timedelta(days=days)
    finding = points_finding(code, "note", **values, days=days, weeks=days // 7, by_on=by, day_on=day)
    return Wait(finding=finding, grounds=grounds)
