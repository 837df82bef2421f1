"""A report on the terminal: the parts that the page shows and the paper carries, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from casefile.cli.output import columns, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from casefile.cases.assessment import Assessment
    from casefile.cli.session import Session
    from casefile.services.printing.page import ReportSection, Sheet, What
    from casefile.services.printing.report_input import Beside

__all__ = ["answer_with_report", "tell_report", "tell_sections"]


def answer_with_report(
    session: Session, case: str, on: date | None, what: What, data: Callable[[Session, Assessment], Any]
) -> None:
    """Answer a verb that shows one report of a case on a day: its data as JSON, else the report as text."""
    _, now = session.case(case)
    seen = session.desk.assess(now, on=on)
    if session.as_json:
        session.put_json(data(session, seen))
        return
    session.put_incomplete(now)
    tell_report(session, seen, what)


def tell_report(session: Session, seen: Assessment, what: What, beside: Beside | None = None) -> None:
    """Print a report of the case with its sources; what is only a remark that there is none is said, not printed."""
    parts, sources = session.desk.report(seen, what, session.words, beside)
    tell_sections(session, parts)
    for source in sources:
        session.put(wrapped(f"[{source.number}] {source.title}, {source.checked}"))
        if source.url:
            session.put(f"    {source.url}")


def tell_sections(session: Session, parts: Iterable[ReportSection]) -> None:
    """Print the parts of a report."""
    for part in parts:
        if part.nothing:
            session.say(part.title)
        else:
            _tell(session, part)


def _tell(session: Session, part: ReportSection) -> None:
    session.put(wrapped(part.title))
    if part.note:
        session.put(wrapped(part.note, "  "))
    for line in _lines(part.sheet):
        session.put(line)
    for sign, sentence in part.said:
        session.put(wrapped(sentence, f"  {sign} " if sign else "  ", "    " if sign else "  "))
    session.put()


def _lines(sheet: Sheet | None) -> list[str]:
    """Return the rows below their headings, the last column folded under itself."""
    return [] if sheet is None else columns((sheet.columns, *sheet.rows), "  ")
