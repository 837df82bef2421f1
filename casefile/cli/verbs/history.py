"""casefile history CASE: the personal and the address history to the day, and what is missing from them."""

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
    from casefile.rules.history import History

__all__ = ["command"]


@verb(
    "history",
    N_(
        "Show the personal and the address history of every adult, to the day, with the gaps and the overlaps."
    ),
    epilog="casefile history 'Anna Exemple' --on 2025-01-15",
)
@case_argument()
@on_option()
@share_safe_option()
@click.pass_obj
def command(session: Session, case: str, on: date | None) -> None:
    """Print the histories and what is to be said of them."""
    answer_with_report(session, case, on, "history", _data)


def _data(session: Session, seen: Assessment) -> dict[str, Any]:
    return {"on": seen.on.isoformat(), "histories": [_told(session, each) for each in seen.histories]}


def _told(session: Session, history: History) -> dict[str, Any]:
    told = plain(history)
    told["findings"] = session.findings(history.findings)
    told["whole"] = history.whole
    return dict(told)
