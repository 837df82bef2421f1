"""The dates to keep, on paper."""

from collections.abc import Iterator
from datetime import date

from casefile.cases.assessment import Assessment
from casefile.i18n.units import value_text
from casefile.i18n.vocabulary import DEADLINE_STATES, said
from casefile.i18n.words import Words
from casefile.rules.deadlines.model import Deadline
from casefile.services.printing.model_lines import order_day
from casefile.services.printing.model_sources import Sources
from casefile.services.printing.page import DeadlineRow

__all__ = ["days_left", "deadline_rows", "next_rows"]

NEXT = 3


def deadline_rows(assessment: Assessment, words: Words, sources: Sources) -> tuple[DeadlineRow, ...]:
    """Return every date of the case, in order, those already kept last."""
    ordered = sorted(assessment.deadlines, key=lambda deadline: (deadline.state == "done", deadline.on))
    return tuple(_row(deadline, words, sources) for deadline in ordered)


def next_rows(assessment: Assessment, words: Words, sources: Sources) -> tuple[DeadlineRow, ...]:
    """Return the next three dates: those past and not done first, never an aim of the authorities.

    Papers to order by a day and the planned filing are among them.
    """
    open_ones = [each for each in assessment.deadlines if each.state != "done" and each.kind != "standard"]
    rows = [(each.on, _row(each, words, sources)) for each in open_ones]
    rows += [
        (on, _plain(on, name, assessment.today, words))
        for on, name in _planned(assessment, words)
        if on not in {each.on for each in open_ones}
    ]
    return tuple(row for _, row in sorted(rows, key=lambda pair: pair[0])[:NEXT])


def _planned(assessment: Assessment, words: Words) -> Iterator[tuple[date, str]]:
    """Yield the first day to order papers by, with how many are late or due on it, and the planned filing."""
    days = sorted(day for line in assessment.lines if line.counts and (day := order_day(line)))
    if days:
        count = sum(day < assessment.today or day == days[0] for day in days)
        yield days[0], words.n("To order: {n} paper", "To order: {n} papers", count)
    if assessment.on_is_planned and assessment.on >= assessment.today:
        yield assessment.on, words("Planned filing")


def _plain(on: date, name: str, today: date, words: Words) -> DeadlineRow:
    away = (on - today).days
    state = "past" if away < 0 else "later"
    return DeadlineRow(
        day=words.date(on, "weekday"),
        name=name,
        left=_left(away, words),
        state=said(words, DEADLINE_STATES, state),
        details=(),
        strong=away < 0,
        done=False,
    )


def days_left(deadline: Deadline, words: Words) -> str:
    """Return how far the day is, in words."""
    return words("done") if deadline.state == "done" else _left(deadline.days_left, words)


def _left(days: int, words: Words) -> str:
    if days == 0:
        return words("today")
    if days < 0:
        return words.n("{n} day late", "{n} days late", -days)
    return words.n("in {n} day", "in {n} days", days)


def _row(deadline: Deadline, words: Words, sources: Sources) -> DeadlineRow:
    return DeadlineRow(
        day=words.moment(deadline.at) if deadline.at else words.date(deadline.on, "weekday"),
        name=deadline_name(deadline, words),
        left=days_left(deadline, words),
        state=said(words, DEADLINE_STATES, deadline.state),
        details=tuple(_details(deadline, words, sources)),
        strong=deadline.state in {"past", "urgent"},
        done=deadline.state == "done",
    )


def deadline_name(deadline: Deadline, words: Words) -> str:
    """Return what the date is for."""
    return words.sentence(deadline.name_code, deadline.values)


def _details(deadline: Deadline, words: Words, sources: Sources) -> Iterator[str]:
    if deadline.estimated:
        yield words("estimated: the date shown in the account wins")
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
