"""casefile updates CASE: what changed since the profile was submitted, and how it is told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from casefile.cli.output import plain
from casefile.cli.report_text import answer_with_report
from casefile.cli.session import Session
from casefile.cli.verb import case_argument, on_option, share_safe_option, verb
from casefile.i18n.words import N_

if TYPE_CHECKING:
    from casefile.cases.assessment import Assessment

__all__ = ["command"]


@verb(
    "updates",
    N_("Show what changed since the profile was submitted, or the application sent, and how to tell it."),
    epilog="casefile updates 'Anna Exemple'",
)
@case_argument()
@on_option()
@share_safe_option()
@click.pass_obj
def command(session: Session, case: str, on: date | None) -> None:
    """Print the changes."""
    answer_with_report(session, case, on, "updates", _data)


def _data(session: Session, seen: Assessment) -> dict[str, Any]:
    told = plain(seen.updates)
    if seen.updates is not None:
        told["findings"] = session.findings(seen.updates.findings)
    return {"updates": told}
