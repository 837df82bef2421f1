"""One checked file: as a script reads it, and as a person does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from casefile.cli.output import one_line, wrapped
from casefile.i18n.vocabulary import FILE_VERDICTS, SEVERITIES, SEVERITY_SYMBOLS, said

if TYPE_CHECKING:
    from casefile.cli.session import Session
    from casefile.rules.documents.looks import Report
    from casefile.services.desk.papers import Attached

__all__ = ["blocks", "file_data", "tell_file", "warn_of_several"]

_MARKS = {"ready": "✓", "attention": "!", "blocked": "✗", "unreadable": "?"}


def blocks(report: Report) -> bool:
    """Say whether the portal or an officer would refuse the file."""
    return report.verdict == "blocked" or any(finding.severity == "blocker" for finding in report.findings)


def file_data(session: Session, report: Report, path: str) -> dict[str, Any]:
    """Return one file of the schema casefile.check/1; `path` is as it was given."""
    look = report.look
    findings = [
        {"code": each.code, "severity": each.severity, "message": session.of(each), "page": each.page}
        for each in report.findings
    ]
    return {
        "path": path,
        "sha256": look.sha256,
        "bytes": look.size_bytes,
        "kind": look.kind,
        "verdict": report.verdict,
        "pages": look.pages,
        "findings": findings,
    }


def warn_of_several(session: Session, done: Attached) -> None:
    """Warn of the lines just attached to that hold more than the one file their slot takes, with what mends it."""
    touched = {each.slot for each in done.documents}
    for line in done.assessment.lines if done.assessment is not None else ():
        if line.key in touched:
            for each in line.findings:
                if each.code == "checklist.several_files":
                    session.warn(each)


def tell_file(session: Session, report: Report, path: str) -> None:
    """Print the verdict of one file and a sentence for each thing found."""
    words, look = session.words, report.look
    known = [words.n("{n} page", "{n} pages", look.pages)] if look.pages is not None else []
    known += [words.size(look.size_bytes)] if look.size_bytes else []
    about = f" ({', '.join(known)})" if known else ""
    verdict = said(words, FILE_VERDICTS, report.verdict)
    told = words("{name}: {verdict}", name=one_line(path) + about, verdict=verdict)
    indent = path[: len(path) - len(path.lstrip())]
    session.put(f"{indent}{_MARKS[report.verdict]} {told}")
    for finding in report.findings:
        grave = said(words, SEVERITIES, finding.severity)
        told = words("{name}: {verdict}", name=grave, verdict=session.of(finding))
        session.put(wrapped(told, f"    {SEVERITY_SYMBOLS[finding.severity]} ", "      "))
