"""casefile check FILE...|FOLDER|CASE: files checked as the portal and an officer would look at them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from casefile.cli.checked import blocks, file_data, tell_file
from casefile.cli.session import Session
from casefile.cli.verb import argument, ocr_option, option, share_safe_option, verb
from casefile.errors import NotFoundError, UsageError
from casefile.i18n.words import N_

if TYPE_CHECKING:
    from casefile.rules.documents.looks import Report

__all__ = ["command"]


@verb(
    "check",
    N_(
        "Check loose files, all the files of a folder, or those attached to a case. Nothing is changed in the files."
    ),
    epilog="casefile check ~/scans\ncasefile check 'Anna Exemple' --json",
)
@argument("targets", metavar=N_("FILE|CASE"), nargs=-1, required=True)
@option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=None,
    metavar="N",
    help=N_("How many files to check at once."),
)
@ocr_option()
@share_safe_option()
@click.pass_obj
def command(session: Session, targets: tuple[str, ...], jobs: int | None, ocr: bool) -> int:
    """Check, print each file's verdict, and answer 1 when one would be refused."""
    folder = _case_of(session, targets)
    if folder is None:
        _refuse_loose_files(session)
    answers = _of_case(session, folder, ocr) if folder else _of_files(session, targets, jobs, ocr)
    if session.as_json:
        session.put_json({"files": [file_data(session, report, path) for path, report in answers]})
    else:
        for path, report in answers:
            tell_file(session, report, path)
        if not answers:
            session.say(session.words("No file is attached to this case yet."))
    return 1 if any(blocks(report) for _, report in answers) else 0


def _case_of(session: Session, targets: tuple[str, ...]) -> Path | None:
    """Return the case folder when the only target is a case; a file of that name comes first."""
    # os.path answers no where Path raises: a name no disk can hold
    if len(targets) != 1 or os.path.isfile(targets[0]):  # noqa: PTH113
        return None
    try:
        return session.desk.find(targets[0])
    except NotFoundError:
        return None


def _of_case(session: Session, folder: Path, ocr: bool) -> list[tuple[str, Any]]:
    from casefile.cases.reports import report_of
    from casefile.cli.scans import progress_line

    path, case = session.case(str(folder))
    if not case.documents:
        return []
    checked = session.desk.recheck(path, progress_line(session), read=ocr)
    seen = checked.assessment
    if session.share_safe:
        seen = session.desk.assess(session.desk.share_safe(checked.case, session.words))
    filed = {each.document.id: each for line in seen.lines for each in line.files}
    answers: list[tuple[str, Any]] = []
    for document in seen.case.documents:
        report = report_of(document)
        if report is not None:
            place = document.original_name if session.share_safe else str(path / document.path)
            answers.append((place, _with_case_findings(report, filed.get(document.id))))
    return answers


def _with_case_findings(report: Report, filed: Any) -> Report:
    """Return the report with what only the case can tell: a second copy, a file that has gone."""
    import msgspec

    if filed is None or filed.verdict == "unchecked":
        return report
    return msgspec.structs.replace(report, findings=filed.findings, verdict=filed.verdict)


def _of_files(
    session: Session, targets: tuple[str, ...], jobs: int | None, ocr: bool
) -> list[tuple[str, Any]]:
    from casefile.cli.scans import expanded, progress_line
    from casefile.services.documents.inspector import jobs_for

    paths = expanded(targets)
    # an empty argument names nothing: Path would take it for the folder one is in
    files = [Path(path or "/dev/null/-") for path in paths]
    reports = session.desk.check(files, jobs or jobs_for(len(files)), progress_line(session), read=ocr)
    return list(zip(paths, reports, strict=True))


def _refuse_loose_files(session: Session) -> None:
    """Refuse to show the reports of loose files as if they told nothing: they are shown by their names."""
    if session.share_safe:
        raise UsageError("print.share_safe_of_files")
