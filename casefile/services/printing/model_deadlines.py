"""The dates to keep, on paper."""

from collections.abc import Iterator
from datetime import date

from casefile.cases.assessment import Assessment
from casefile.i18n.deadlines import deadline_name, deadline_remarks, time_left
from casefile.i18n.units import value_text
from casefile.i18n.vocabulary import DEADLINE_STATES, said
from casefile.i18n.words import Words
from casefile.rules.deadlines.model import Deadline
from casefile.services.printing.model_sources import Sources
from casefile.services.printing.page import DeadlineRow

__all__ = ["deadline_rows", "next_rows"]

NEXT = 3
NAMED = 3


def deadline_rows(assessment: Assessment, words: Words, sources: Sources) -> tuple[DeadlineRow, ...]:
    """Return every date of the case, in order, those already kept last."""
    ordered = sorted(assessment.deadlines, key=lambda deadline: (deadline.state == "done", deadline.on))
    return tuple(_row(deadline, words, sources) for deadline in ordered)


def next_rows(assessment: Assessment, words: Words, sources: Sources) -> tuple[DeadlineRow, ...]:
    """Return the next three dates, with the filing planned, and what is to be asked for: all that is late, then next.

    Those past and not done come first; never an aim of the authorities.
    """
    known = {"deadline", "validity", "plan"}
    open_ones = [each for each in assessment.deadlines if each.state != "done" and each.kind in known]
    rows = [(each.on, _row(each, words, sources)) for each in open_ones[:NEXT]]
    rows += _to_ask_for(assessment, words)
    return tuple(row for _, row in sorted(rows, key=lambda pair: pair[0]))


def _to_ask_for(assessment: Assessment, words: Words) -> Iterator[tuple[date, DeadlineRow]]:
    """Yield two lines at most of papers to ask for: those that are late, and those of the next day."""
    asked = [each for each in assessment.deadlines if each.kind == "order"]
    late = [each for each in asked if each.days_left < 0]
    coming = [each for each in asked if each.days_left >= 0]
    for several in (late, [each for each in coming if each.on == coming[0].on]):
        if several:
            yield several[0].on, _asked_row(several, words)


def _asked_row(several: list[Deadline], words: Words) -> DeadlineRow:
    """Return one line for several papers to ask for, the first few by name."""
    names = [deadline_name(words, each) for each in several[:NAMED]]
    more = len(several) - NAMED
    if more > 0:
        names.append(words.n("and {n} more", "and {n} more", more))
    first = several[0]
    return DeadlineRow(
        day=words.date(first.on, "weekday"),
        name=" · ".join(names),
        left=time_left(words, first),
        state=said(words, DEADLINE_STATES, first.state),
        details=(),
        strong=first.state in {"past", "urgent"},
        done=False,
    )


def _row(deadline: Deadline, words: Words, sources: Sources) -> DeadlineRow:
    return DeadlineRow(
        day=words.moment(deadline.at) if deadline.at else words.date(deadline.on, "weekday"),
        name=deadline_name(words, deadline),
        left=time_left(words, deadline),
        state=said(words, DEADLINE_STATES, deadline.state),
        details=tuple(_details(deadline, words, sources)),
        strong=deadline.state in {"past", "urgent"},
        done=deadline.state == "done",
    )


def _details(deadline: Deadline, words: Words, sources: Sources) -> Iterator[str]:
    yield from deadline_remarks(words, deadline, moment=False)
    if deadline.since:
        yield words("counted from {since_on}", since_on=deadline.since)
    for grounds in deadline.grounds:
        yield words(
            "{rule}: {value} ({source}) [{number}]",
            rule=grounds.label,
            value=value_text(grounds.value, grounds.unit, words),
            source=grounds.source.label,
            number=sources.cite(grounds.source, grounds.checked_on),
        )
