"""Dates for a calendar program (RFC 5545): CRLF, lines of 75 octets, text escaped, ids that stay the same."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

import msgspec

__all__ = ["CalendarEvent", "calendar_text"]

_PRODUCT = "-//casefile//casefile//EN"


class CalendarEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One date to put in a calendar, already in the person's language.

    `uid` is the same at each export, so that importing again moves the event; `at` is the exact moment when it is
    known, else the event lasts the whole of `on`; `alarm_days` are the days before it on which to remind.
    """

    uid: str
    on: date
    summary: str
    description: str = ""
    at: datetime | None = None
    alarm_days: tuple[int, ...] = ()


def calendar_text(events: Iterable[CalendarEvent], *, stamp: datetime, name: str) -> str:
    """Return the calendar file; `stamp` is the moment of the export, `name` what the calendar is called."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines.append(f"X-WR-CALNAME:{_text(name)}")
    for event in events:
        lines += _event(event, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(event: CalendarEvent, stamp: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.uid)}"
    yield f"DTSTAMP:{_moment(stamp)}"
    if event.at is not None:
        yield f"DTSTART:{_moment(event.at)}"  # no end: one must be later than the start
    else:
        yield f"DTSTART;VALUE=DATE:{event.on:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{event.on + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{_text(event.description)}"
    yield "TRANSP:TRANSPARENT"
    for days in event.alarm_days:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_text(event.summary)}")
        yield f"TRIGGER:-P{days}D"
        yield "END:VALARM"
    yield "END:VEVENT"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    """Return text as a value: backslash, semicolon, comma and line ends escaped, other controls dropped."""
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    lines = "\\n".join(escaped.splitlines())
    return "".join(sign for sign in lines if sign >= " " and sign != "\x7f")


def _folded(line: str) -> Iterator[str]:
    """Yield the line in parts of at most 75 octets, never inside a letter; all but the first begin with a space."""
    part, room = "", 75
    for sign in line:
        size = len(sign.encode("utf-8", "replace"))
        if size > room:
            yield part
            part, room = " ", 74
        part, room = part + sign, room - size
    yield part
