"""casefile doctor [CASE]: the desk or one case verified, nothing changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from casefile.cli.output import one_line, wrapped
from casefile.cli.session import Session
from casefile.cli.verb import argument, verb
from casefile.cli.verbs.mend import what_to_type
from casefile.i18n.vocabulary import SEVERITY_SYMBOLS
from casefile.i18n.words import N_

if TYPE_CHECKING:
    from pathlib import Path

    from casefile.rules.findings import Finding

__all__ = ["command"]


@verb(
    "doctor",
    N_("Verify a case, or every case on the desk: files, documents, checksums. Nothing is changed."),
)
@argument(
    "case", metavar=N_("CASE"), required=False, help=N_("Path of a case folder, or its name on the desk.")
)
@click.pass_obj
def command(session: Session, case: str | None) -> int:
    """Print what was found; answer 1 when something is wrong, 4 when a case cannot be read."""
    answers = session.desk.doctor(session.desk.find(case) if case else None)
    due = None if case else session.desk.backup_due(session.desk.heads())
    if due is not None:
        answers.append((session.desk.home, (due,)))
    if session.as_json:
        told = [
            {
                "path": str(path),
                "findings": [
                    {"code": each.code, "severity": each.severity, "message": session.of(each)}
                    for each in findings
                ],
            }
            for path, findings in answers
        ]
        session.put_json({"cases": told})
    else:
        for path, findings in answers:
            session.put(f"{'✗' if _wrong(findings) else '✓'} {one_line(_called(session, path))}")
            for each in findings:
                session.put(wrapped(session.of(each), f"    {SEVERITY_SYMBOLS[each.severity]} ", "      "))
                if each.code.startswith("unread."):
                    session.put(wrapped(what_to_type(session, case or str(path), each), "      ", "      "))
        if not answers:
            session.say(
                session.words("There is no case on the desk ({home}) yet.", home=str(session.desk.home))
            )
    return max((_code(findings) for _, findings in answers), default=0)


def _called(session: Session, path: Path) -> str:
    """Return where a case is on the desk, for namesakes; the name of its folder elsewhere."""
    from casefile.services.store.groups import inside_of, is_on_desk

    home = session.desk.home
    return inside_of(home, path) if is_on_desk(home, path) else path.name


def _code(findings: tuple[Finding, ...]) -> int:
    """Return 4 when the case cannot be read, 1 when something is wrong with it, 0 when all is well."""
    if any(each.code in {"store.can_restore", "store.no_way_back"} for each in findings):
        return 4
    return 1 if _wrong(findings) else 0


def _wrong(findings: tuple[Finding, ...]) -> bool:
    return any(each.severity != "note" for each in findings)
