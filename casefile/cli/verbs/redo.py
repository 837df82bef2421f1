"""casefile redo CASE: what was taken back, made again."""

from __future__ import annotations

import click

from casefile.cli.report import done
from casefile.cli.session import Session
from casefile.cli.verb import case_argument, verb
from casefile.i18n.words import N_

__all__ = ["command"]


@verb("redo", N_("Make again the last change that was taken back."))
@case_argument()
@click.pass_obj
def command(session: Session, case: str) -> None:
    """Make the change again."""
    path, _ = session.case(case)
    done(session, session.desk.redo(path).case)
