"""casefile note CASE TEXT: a note in the journal."""

from __future__ import annotations

import click

from casefile.cli.report import done
from casefile.cli.session import Session
from casefile.cli.verb import argument, case_argument, verb
from casefile.errors import UsageError
from casefile.i18n.words import N_

__all__ = ["command"]


@verb(
    "note",
    N_("Write a note in the journal of a case."),
    epilog="casefile note 'Anna Exemple' 'WES: 2025-03-14'",
)
@case_argument()
@argument("text", metavar=N_("TEXT"), help=N_("The note, between quotes."))
@click.pass_obj
def command(session: Session, case: str, text: str) -> None:
    """Write the note."""
    from casefile.cases.changes import write_note

    if not text.strip():
        raise UsageError("case.note_empty")
    path, _ = session.case(case)
    done(session, session.desk.change(path, write_note(text.strip())).case)
