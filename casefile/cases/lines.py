"""The checklist as it stands: what is asked, joined with what was said and what is attached."""

from collections.abc import Iterable, Iterator, Mapping, Set
from datetime import date, timedelta
from typing import Any

import msgspec

from casefile.cases.assessment import ChecklistLine, Filed, LineStatus, Progress
from casefile.cases.model import Case, Document, Line
from casefile.cases.names_apart import names_apart
from casefile.cases.one_file import as_originals, one_file_findings
from casefile.cases.reports import reports_of, unread_days
from casefile.cases.unproved import unproved
from casefile.rules.checklist.items import Item
from casefile.rules.documents.looks import Report
from casefile.rules.findings import Finding, worst
from casefile.rules.hours.duties import duty_findings
from casefile.rules.hours.entries import WorkEntry

__all__ = ["checklist_lines", "filed", "is_there", "progress_of"]

_SETTLED: Mapping[str, LineStatus] = {"not_applicable": "not_applicable", "explained": "explained"}
_OPEN: Mapping[str, LineStatus] = {"requested": "requested", "received": "to_review", "reviewed": "to_review"}
_DONE = {"ready", "explained"}
_WORK_PROOF = "work_proof"
_TO_NAME = {"checklist.test_which"}
"""What is in hand, though its name has to be told in full: nothing is booked anew for that."""


def filed(case: Case, vanished: Set[str], changed: Set[str]) -> tuple[Filed, ...]:
    """Return every attached document with its findings, those across the case included.

    `vanished` and `changed` are ids of documents whose copy is no longer there, or no longer what was attached.
    """
    reports = reports_of(case.documents)
    repeats, apart = _repeats(case.documents, reports), names_apart(case, reports)
    found = (
        _filed(
            document, reports.get(document.id), repeats.get(document.id, ""), document.id in vanished,
            document.id in changed,
        )
        for document in case.documents
    )  # fmt: skip
    return tuple(
        msgspec.structs.replace(each, findings=(*each.findings, apart[each.document.id]))
        if each.document.id in apart and each.verdict not in {"blocked", "unchecked"}
        else each
        for each in found
    )


def _repeats(documents: Iterable[Document], reports: Mapping[str, Report]) -> dict[str, str]:
    """Return, by id, the name of another file with the same bytes or, saved anew, the same text."""
    alike: dict[str, list[Document]] = {}
    for document in documents:
        report = reports.get(document.id)
        for key in {document.sha256, report.look.content_key if report else ""} - {""}:
            alike.setdefault(key, []).append(document)
    return {
        each.id: next(other.original_name for other in same if other.id != each.id)
        for same in alike.values()
        if len(same) > 1
        for each in same
    }


def _filed(document: Document, report: Report | None, twice: str, gone: bool, altered: bool) -> Filed:
    values: dict[str, Any] = {"name": document.original_name}
    if gone:
        finding = Finding(code="copy.vanished", severity="blocker", values=values, subject=document.id)
        return Filed(document=document, report=report, verdict="blocked", findings=(finding,))
    found = [msgspec.structs.replace(each, subject=document.id) for each in report.findings] if report else []
    if altered:
        found.append(Finding(code="copy.changed", severity="warning", values=values, subject=document.id))
    if twice:
        found.append(_duplicate(document, twice))
    if report is None:
        return Filed(document=document, verdict="unchecked", findings=tuple(found))
    verdict = "attention" if altered and report.verdict == "ready" else report.verdict
    return Filed(document=document, report=report, verdict=verdict, findings=tuple(found))


def _duplicate(document: Document, other: str) -> Finding:
    values = {"other": other}
    return Finding(code="document.duplicate", severity="note", values=values, subject=document.id)


def checklist_lines(
    items: Iterable[Item],
    case: Case,
    files: Iterable[Filed],
    file_by: date | None,
    entries: Iterable[WorkEntry] = (),
    *,
    filing_on: date,
    today: date,
) -> tuple[ChecklistLine, ...]:
    """Return the checklist's lines with their standing; order-by dates count back from `file_by`.

    A paper whose end was entered, and lies before `filing_on`, blocks. A job's line says what
    stands of its duties and which of its days its files do not give; that changes no status.
    """
    by_slot: dict[str, list[Filed]] = {}
    for each in files:
        by_slot.setdefault(each.document.slot, []).append(each)
    jobs = {entry.id: entry for entry in entries}

    def standing(item: Item) -> ChecklistLine:
        line, own = case.line(item.key), tuple(by_slot.get(item.key, ()))
        job = jobs.get(item.of or "") if item.id == _WORK_PROOF else None
        more = (*unproved(line, own), *_of_job(case, job, own), *_to_come(line, today))
        return _line(item, line, own, file_by, more, filing_on)

    return tuple(standing(item) for item in items)


def _to_come(line: Line, today: date) -> Iterator[Finding]:
    """Yield the days of the paper that are told as past and are still to come."""
    for variant, day in (("issued", line.issued_on), ("requested", line.requested_on)):
        if day is not None and day > today:
            values = {"day_on": day, "variant": variant}
            yield Finding(code="conflict.paper_to_come", severity="warning", values=values, subject=line.id)


def _of_job(case: Case, job: WorkEntry | None, files: Iterable[Filed]) -> tuple[Finding, ...]:
    """Return what stands of the job's duties, and the days of the job that its files do not give."""
    if job is None:
        return ()
    duties = duty_findings(each for each in case.facts.contracts if each.id in job.contracts)
    return (*duties, *unread_days(job, [each.report for each in files if each.report is not None]))


def _line(
    item: Item,
    line: Line,
    files: tuple[Filed, ...],
    file_by: date | None,
    more: tuple[Finding, ...],
    filing_on: date,
) -> ChecklistLine:
    files = as_originals(files)
    several = () if line.state == "not_applicable" else one_file_findings(files, item.key)
    valid_until = line.expires_on or item.valid_until
    item = msgspec.structs.replace(
        item, valid_until=valid_until, findings=(*item.findings, *_expired(item, line, filing_on))
    )
    findings = (*item.findings, *several, *more, *(finding for each in files for finding in each.findings))
    status = _status(line, files, (*item.findings, *several))
    item = msgspec.structs.replace(item, order_by=_order_by(item, line, status, file_by, there=bool(files)))
    counts = item.need != "optional" and status != "not_applicable"
    return ChecklistLine(
        item=item, line=line, files=files, state=line.state, status=status, findings=findings, counts=counts
    )


def _expired(item: Item, line: Line, filing_on: date) -> tuple[Finding, ...]:
    """Return a blocker when the end entered by hand comes before filing and nothing else says so."""
    until = line.expires_on
    if until is None or until >= filing_on or worst(item.findings) == "blocker":
        return ()
    values = {"until_on": until, "filing_on": filing_on}
    return (Finding(code="checklist.paper_expired", severity="blocker", values=values, subject=item.key),)


def _order_by(
    item: Item, line: Line, status: LineStatus, file_by: date | None, *, there: bool
) -> date | None:
    """Return the last day to ask for the paper; None for one that is there, or asked for, and serves.

    `there` says that it has a file.
    """
    if file_by is None or item.lead_days is None or status not in {"missing", "to_fix"}:
        return None
    return None if is_there(item, line, file_by, filed=there) else file_by - timedelta(days=item.lead_days)


def is_there(item: Item, line: Line, file_by: date, *, filed: bool) -> bool:
    """Say whether the paper exists and serves on `file_by`, so that nothing is to be asked for.

    A paper with an issue day that nothing speaks against, or with an end of validity, is there, filed or not; when it
    runs out before `file_by`, another one has to be asked for.
    """
    if item.valid_until is not None:
        return item.valid_until >= file_by
    if line.issued_on is not None:
        return worst(item.findings) != "blocker"
    return filed or any(finding.code in _TO_NAME for finding in item.findings)


def _status(line: Line, files: tuple[Filed, ...], findings: tuple[Finding, ...]) -> LineStatus:
    if line.state in _SETTLED:
        return _SETTLED[line.state]
    verdicts = {each.verdict for each in files}
    if "blocked" in verdicts or worst(findings) == "blocker":
        return "to_fix"
    if line.state == "ready":
        return "ready"
    if verdicts & {"attention", "unreadable"} or worst(findings) == "warning":
        return "to_fix" if files or line.state != "to_request" else "missing"
    return _OPEN.get(line.state, "to_review" if files else "missing")


def progress_of(lines: Iterable[ChecklistLine]) -> Progress:
    """Return how much of the checklist is ready, over the lines that count."""
    counted = [line for line in lines if line.counts]
    return Progress(
        ready=sum(line.status in _DONE for line in counted),
        total=len(counted),
        to_fix=sum(line.status == "to_fix" for line in counted),
        missing=sum(line.status in {"missing", "requested"} for line in counted),
    )
