"""casefile attach CASE SLOT FILE...: files copied into the case and checked."""

from __future__ import annotations

from pathlib import Path

import click

from casefile.cli.checked import file_data, tell_file, warn_of_several
from casefile.cli.session import Session
from casefile.cli.verb import argument, case_argument, ocr_option, verb
from casefile.errors import NotFoundError, UsageError
from casefile.i18n.words import N_

__all__ = ["command"]


@verb(
    "attach",
    N_("Copy files into the case under a line of its checklist and check them; originals stay untouched."),
    epilog="casefile attach 'Anna Exemple' passport ~/scans/passport.pdf",
)
@case_argument()
@argument("slot", metavar=N_("SLOT"), help=N_("The line's name in `casefile checklist`."))
@argument("files", metavar=N_("FILE"), nargs=-1, required=True)
@ocr_option()
@click.pass_obj
def command(session: Session, case: str, slot: str, files: tuple[str, ...], ocr: bool) -> None:
    """Attach the files and say what was found in each."""
    from casefile.cases.reports import report_of
    from casefile.rules.findings import Finding

    path, before = session.case(case)
    for name in files:
        if not Path(name).exists():
            raise NotFoundError("file.missing", path=name)
        if not Path(name).is_file():
            raise UsageError("file.not_a_file", path=name)
    done = session.desk.attach(path, slot, [Path(name) for name in files], read=ocr)
    documents = done.documents
    had = {each.sha256: each.original_name for each in before.documents}
    told = []
    for name, document in zip(files, documents, strict=True):
        if document.sha256 in had:
            values = {"name": document.original_name, "other": had[document.sha256], "id": document.id}
            session.warn(Finding(code="document.attached_twice", severity="warning", values=values))
        report = report_of(document)
        if report is None:
            continue
        if not session.as_json:
            tell_file(session, report, name)
        told.append({**file_data(session, report, name), "document": document.id, "slot": document.slot})
    warn_of_several(session, done)
    if session.as_json:
        session.put_json({"files": told})
