"""The questions people ask, answered from the facts of a case: which passages are said, and with which values.

The texts are templates/answers; work and file say what is so. An answer informs, and says what it
cannot say.
"""

from collections.abc import Callable, Mapping
from datetime import date

import msgspec

from casefile.rules.answers import file, work
from casefile.rules.answers.asked import AnswerContext
from casefile.rules.book.passages import AnswerDefinition, Circumstances, composed, is_said
from casefile.rules.findings import Label, Source, Text

__all__ = ["ANSWERS", "Answer", "answers"]


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """A question with its answer, in whole sentences; `relevant` says that the facts raise it."""

    id: str
    question: Label
    sentences: tuple[Text, ...]
    limits: Label
    source: Source
    checked_on: date
    relevant: bool


def answers(definitions: tuple[AnswerDefinition, ...], asked: AnswerContext) -> tuple[Answer, ...]:
    """Return every question with its answer for this case, in the order of the template.

    A question that has no meaning under the classes of the day is left out.
    """
    told = ((each, ANSWERS[each.id](asked)) for each in definitions)
    return tuple(_answer(each, found, asked) for each, found in told if found is not None)


def _answer(definition: AnswerDefinition, told: Circumstances, asked: AnswerContext) -> Answer:
    return Answer(
        id=definition.id,
        question=definition.question,
        sentences=composed(definition.passages, told),
        limits=next((each.text for each in definition.limits_if if is_said(each, told)), definition.limits),
        source=asked.programme.source_of(definition.source_by) or definition.source,
        checked_on=definition.checked_on,
        relevant=told.relevant,
    )


ANSWERS: Mapping[str, Callable[[AnswerContext], Circumstances | None]] = {
    "permit_elsewhere": work.permit_elsewhere,
    "intent_outside_quebec": file.intent_outside_quebec,
    "decision_early": file.decision_early,
    "funds_stay": file.funds_stay,
    "canadian_experience_under_a_year": work.canadian_experience_under_a_year,
    "test_not_designated": file.test_not_designated,
    "consecutive_contracts": work.consecutive_contracts,
    "diploma_evaluation": file.diploma_evaluation,
    "hours_in_less_than_a_year": work.hours_in_less_than_a_year,
    "study_work": work.study_work,
}

"""What each question looks at, by its id."""
