"""casefile updates CASE: what changed since the profile was submitted, and how it is told."""

from __future__ import annotations

from datetime import date

import click

from casefile.cli.output import plain, wrapped
from casefile.cli.session import Session
from casefile.cli.verb import case_argument, on_option, verb
from casefile.i18n.vocabulary import SEVERITY_SYMBOLS
from casefile.i18n.words import N_

__all__ = ["command"]


@verb(
    "updates",
    N_("Show what changed since the profile was submitted, or the application sent, and how to tell it."),
    epilog="casefile updates 'Anna Exemple'",
)
@case_argument()
@on_option()
@click.pass_obj
def command(session: Session, case: str, on: date | None) -> None:
    """Print the changes."""
    _, now = session.case(case)
    updates = session.desk.assess(now, on=on).updates
    if session.as_json:
        told = plain(updates)
        if updates is not None:
            told["findings"] = [{**plain(each), "message": session.of(each)} for each in updates.findings]
        session.put_json({"updates": told})
        return
    session.put_incomplete(now)
    if updates is None:
        session.say(session.words("No profile is submitted: there is nothing to update."))
    else:
        for finding in updates.findings:
            session.put(wrapped(session.of(finding), f"{SEVERITY_SYMBOLS[finding.severity]} ", "  "))
