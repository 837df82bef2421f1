"""The days the facts tell of a stage: a test that was taken, an evaluation that was made."""

from collections.abc import Iterator
from datetime import date

from casefile.rules.book.stages import StageName
from casefile.rules.facts import Facts

__all__ = ["days_told"]


def days_told(stage: StageName, facts: Facts) -> tuple[date, ...]:
    """Return the days the applicant's facts tell of a stage, in order."""
    return tuple(sorted(_days(stage, facts)))


def _days(stage: StageName, facts: Facts) -> Iterator[date]:
    if stage == "language_test":
        yield from (each.taken_on for each in facts.tests if each.person == "principal" and each.taken_on)
    elif stage == "diploma_evaluation":
        own = (each for each in facts.credentials if each.person == "principal")
        yield from (each.evaluated_on for each in own if each.evaluated_on)
