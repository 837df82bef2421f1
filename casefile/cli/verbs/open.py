"""casefile open [CASE]: the terminal interface."""

from __future__ import annotations

import click

from casefile.cli.session import Session
from casefile.cli.terminal import can_show_screens
from casefile.cli.verb import argument, verb
from casefile.errors import UsageError
from casefile.i18n.words import N_

__all__ = ["command"]


@verb("open", json=False)
@argument(
    "case", metavar=N_("CASE"), required=False, help=N_("Path of a case folder, or its name on the desk.")
)
@click.pass_obj
def command(session: Session, case: str | None) -> int:
    """Open the screens on a case, or on the desk."""
    path = session.desk.find(case) if case else None
    if session.screens is None or not can_show_screens():
        raise UsageError("open.no_terminal")
    try:
        return session.screens(session.desk, path, session.lang_told)
    except Exception:
        session.speak_as_chosen()
        raise
