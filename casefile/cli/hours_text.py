"""The count of hours as a person reads it in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casefile.cli.output import one_line, table, wrapped
from casefile.i18n.vocabulary import CONTINUITIES, PROGRAMMES, SEVERITY_SYMBOLS, VERDICTS, said

if TYPE_CHECKING:
    from casefile.cli.session import Session
    from casefile.rules.hours_report import Entry, HoursReport, ProgrammeHours

__all__ = ["tell_hours", "tell_programme"]

_MARKS = {"met": "✓", "met_if": "≈", "borderline": "!", "not_met": "✗"}


def tell_hours(session: Session, report: HoursReport, programme: str | None) -> None:
    """Print the entries and the answer: for the case's programme in full, for the others in a line."""
    session.put(session.words("Hours for an application made on {made_on}", made_on=report.on))
    for entry in report.entries:
        _tell_entry(session, entry)
    chosen = [programme] if programme in report.programmes else list(report.programmes)
    for name in chosen:
        session.put()
        tell_programme(session, report.programmes[str(name)])
    if report.findings:
        session.put()
    for finding in report.findings:
        session.put(wrapped(session.of(finding), f"{SEVERITY_SYMBOLS[finding.severity]} "))


def _tell_entry(session: Session, entry: Entry) -> None:
    words = session.words
    session.put()
    place = f"{entry.noc}, {words.country(entry.country)}"
    session.put(f"  {one_line(entry.employer)} ({place})")
    last = words("goes on") if entry.ongoing else words.date(entry.last, "short")
    contracts = words.n("{n} contract", "{n} contracts", len(entry.contracts))
    session.put(f"  {words.date(entry.first, 'short')} → {last}, {contracts}")
    for bridge in entry.bridges:
        told = words.n(
            "{n} day without work between two contracts ({first_on} to {last_on}): no working day is lost",
            "{n} days without work between two contracts ({first_on} to {last_on}): no working day is lost",
            bridge.days,
            first_on=bridge.first,
            last_on=bridge.last,
        )
        session.put(wrapped(told, "  · ", "    "))


def tell_programme(session: Session, answer: ProgrammeHours) -> None:
    """Print the answer for one programme: the verdict, both counts against what is asked, and why."""
    words = session.words
    verdict = said(words, VERDICTS, answer.verdict)
    session.put(
        wrapped(f"{said(words, PROGRAMMES, answer.programme)} — {verdict}", f"{_MARKS[answer.verdict]} ")
    )
    rows = [
        (words("Counted by day"), f"{words.figure(answer.by_day)}\u00a0h"),
        (words("Counted by week"), f"{words.figure(answer.by_week)}\u00a0h"),
        (words("Required"), f"{words.figure(answer.required)}\u00a0h"),
        (words("As worked, not capped"), f"{words.figure(answer.raw)}\u00a0h"),
        (words("Window"), _span(session, answer)),
        (words("Continuity"), said(words, CONTINUITIES, answer.continuity)),
    ]
    for line in table(rows):
        session.put(f"    {line}")
    if answer.verdict in {"met", "met_if"} and answer.qualifies_from and answer.qualifies_until:
        session.put(
            wrapped(
                words(
                    "Enough for an application made from {first_on} to {last_on}.",
                    first_on=answer.qualifies_from,
                    last_on=answer.qualifies_until,
                ),
                "    ",
            )
        )
    for head, codes in (("hours.reason", answer.reasons), ("hours.proviso", answer.provisos)):
        for code in codes:
            session.put(
                wrapped(words.sentence(f"{head}.{code}", answer.details.get(code, {})), "    · ", "      ")
            )


def _span(session: Session, answer: ProgrammeHours) -> str:
    words = session.words
    return f"{words.date(answer.window.first, 'short')} → {words.date(answer.window.last, 'short')}"
