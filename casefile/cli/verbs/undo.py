"""casefile undo CASE: the last change taken back."""

from __future__ import annotations

import click

from casefile.cli.report import done
from casefile.cli.session import Session
from casefile.cli.verb import case_argument, verb
from casefile.i18n.words import N_

__all__ = ["command"]


@verb("undo", N_("Take the last change of a case back; the journal keeps both."))
@case_argument()
@click.pass_obj
def command(session: Session, case: str) -> None:
    """Take back the last change."""
    path, _ = session.case(case)
    done(session, session.desk.undo(path).case)
