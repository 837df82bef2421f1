"""casefile rehearse CASE: if the invitation came on that day."""

from __future__ import annotations

from datetime import date

import click

from casefile.cli.output import plain
from casefile.cli.report_text import tell_report
from casefile.cli.session import Session
from casefile.cli.verb import DAY, case_argument, option, share_safe_option, verb
from casefile.i18n.words import N_

__all__ = ["command"]


@verb(
    "rehearse",
    N_(
        "Play an invitation that came on a day: what to order by when, what would come late, what would have run out, "
        "day by day."
    ),
    epilog="casefile rehearse 'Anna Exemple' --on 2025-02-01",
)
@case_argument()
@option("--on", type=DAY, metavar=N_("DATE"), help=N_("The day of the invitation; today when not told."))
@share_safe_option()
@click.pass_obj
def command(session: Session, case: str, on: date | None) -> None:
    """Print what would be late, then the days on which something falls."""
    _, now = session.case(case)
    played = session.desk.rehearse(now, on or now.reference_on or session.desk.today())
    if session.as_json:
        told = plain(played)
        told["late"] = [line.key for line in played.late]
        told["findings"] = session.findings(played.findings)
        session.put_json(told)
    else:
        from casefile.services.printing.report_input import Beside

        session.put_incomplete(now)
        tell_report(session, session.desk.assess(now), "rehearsal", Beside(rehearsal=played))
