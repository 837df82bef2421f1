"""The deadlines of cases as dates for a calendar program, in the person's language."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from casefile.cases.assessment import Assessment
from casefile.cases.ics import CalendarEvent, calendar_text
from casefile.i18n import Words
from casefile.i18n.deadlines import deadline_name
from casefile.i18n.sources import address
from casefile.i18n.vocabulary import DAY_ALONE
from casefile.rules.book.parameters import Parameters
from casefile.rules.deadlines.model import Deadline

__all__ = ["deadlines_calendar"]

_THE_DAY_BEFORE = 1


def deadlines_calendar(
    assessments: Sequence[Assessment], words: Words, parameters: Parameters, *, stamp: datetime
) -> str:
    """Return the calendar of what is still to come; days of warning are those of the screens, and the day before."""
    events = [event for seen in assessments for event in _events(seen, words, parameters)]
    return calendar_text(events, stamp=stamp, name=words("Casefile: deadlines"))


def _events(seen: Assessment, words: Words, parameters: Parameters) -> Iterator[CalendarEvent]:
    for each in seen.deadlines:
        if each.state in {"past", "done"}:
            continue
        title = deadline_name(words, each)
        yield CalendarEvent(
            uid=f"{seen.case.id}/{each.code}/{each.subject}@casefile",
            on=each.on,
            at=each.at,
            summary=words("{title} ({name})", title=title, name=seen.case.name),
            description="\n".join((*_incomplete(seen, words), *_description(each, words))),
            alarm_days=_alarms(each, parameters, seen.today),
        )


def _incomplete(seen: Assessment, words: Words) -> tuple[str, ...]:
    """Say that dates may lack or be others, when something of the case cannot be read."""
    count = len(seen.case.unread)
    return (words.sentence("unread.incomplete", {"count": count}),) if count else ()


def _description(deadline: Deadline, words: Words) -> list[str]:
    told = [
        f"{words.label(each.source.label)}\n{address(each.source, words.lang)}".strip()
        for each in deadline.grounds
    ]
    if deadline.earliest is not None:
        told.insert(0, words(DAY_ALONE, earliest=deadline.earliest))
    if deadline.estimated:
        told.insert(0, words("Computed here: the moment shown in the account is the one that counts."))
    return told


def _alarms(deadline: Deadline, parameters: Parameters, today: date) -> tuple[int, ...]:
    """Return the days before on which to remind; what the authorities merely aim at needs no alarm."""
    if deadline.kind == "standard":
        return ()
    names = ("deadlines.soon_days", "deadlines.urgent_days")
    days = {_THE_DAY_BEFORE, *(parameters.on(name, today).number for name in names)}
    return tuple(sorted((each for each in days if each <= deadline.days_left), reverse=True))
