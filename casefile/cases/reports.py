"""The reports of attached files, and the days read in them: offered and compared, never taken for an answer."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from casefile.cases.model import Document
from casefile.rules.documents.looks import Report
from casefile.rules.findings import Finding
from casefile.rules.hours.entries import WorkEntry

__all__ = ["days_read", "report_fault", "report_of", "reports_of", "unread_days"]

_LEAST_READ = 2
"""A file that gives fewer days is no letter about a period: nothing is compared with it."""


def report_of(document: Document) -> Report | None:
    """Return the file's last report, None when it was not checked or by another version of the program."""
    if document.check is None:
        return None
    try:
        return msgspec.convert(document.check, Report)
    except msgspec.ValidationError:
        return None  # a report of another version: the file is simply checked again


def reports_of(documents: Iterable[Document]) -> dict[str, Report]:
    """Return the last report of each file that has one, by the file's id."""
    return {each.id: report for each in documents if (report := report_of(each)) is not None}


def report_fault(check: Mapping[str, Any]) -> str:
    """Return where in a kept report a day stands that is none (`look.dates[0]`), empty when nowhere.

    A report of another version is no fault: its file counts as not checked yet.
    """
    look = check.get("look")
    if not isinstance(look, Mapping):
        return ""
    read = look.get("read_days", ())
    first = [each[0] if isinstance(each, list | tuple) and each else each for each in _listed(read)]
    for name, days in (("dates", _listed(look.get("dates", ()))), ("read_days", first)):
        for at, day in enumerate(days):
            if not _is_day(day):
                return f"look.{name}[{at}]"
    return ""


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else []


def _is_day(text: object) -> bool:
    try:
        date.fromisoformat(text)  # type: ignore[arg-type]
    except (ValueError, TypeError):
        return False
    return True


def days_read(documents: Iterable[Document], most: int = 6) -> tuple[date, ...]:
    """Return the days read in the text of files, latest first, at most that many."""
    days = {day for document in documents for day in _days_of(document)}
    return tuple(sorted(days, reverse=True)[:most])


def unread_days(job: WorkEntry, reports: Sequence[Report]) -> tuple[Finding, ...]:
    """Return a note naming the first and last day of a job that none of its files gives.

    Only files whose text gives two days or more are compared; a job that goes on has no last day to find. A day that
    can be read in two ways is there in both: only that neither is meant is a lack.
    """
    read = [each.look for each in reports if len(each.look.dates) - len(each.look.days_either) >= _LEAST_READ]
    if not read or any(each.look.unseen_pages for each in reports):
        return ()
    told = {date.fromisoformat(day) for look in read for day in look.dates}
    missing = [day for day in (job.first, job.last) if day is not None and day not in told]
    if not missing:
        return ()
    return (Finding(code="document.days_unread", severity="note", values={"days": missing}, subject=job.id),)


def _days_of(document: Document) -> tuple[date, ...]:
    report = report_of(document)
    if report is None:
        return ()
    return tuple(date.fromisoformat(day) for day in (*report.look.dates, *report.look.likely_days))
