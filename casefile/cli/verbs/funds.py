"""casefile funds CASE: the settlement funds and the fees of the day."""

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
    "funds",
    N_(
        "Show the settlement funds asked of the family, the money that counts and until when, and the fees of the day."
    ),
    epilog="casefile funds 'Anna Exemple' --on 2025-01-15",
)
@case_argument()
@on_option()
@share_safe_option()
@click.pass_obj
def command(session: Session, case: str, on: date | None) -> None:
    """Print the money and the fees."""
    answer_with_report(session, case, on, "funds", _data)


def _data(session: Session, seen: Assessment) -> dict[str, Any]:
    funds = plain(seen.funds_report)
    if seen.funds_report is not None:
        funds["findings"] = session.findings(seen.funds_report.findings)
        funds["provisos"] = session.findings(seen.funds_report.provisos)
        funds["shortfall_cad"] = plain(seen.funds_report.shortfall_cad, "shortfall_cad")
    fees = plain(seen.fees)
    if seen.fees is not None:
        fees["total_cad"] = plain(seen.fees.total_cad, "total_cad")
    return {"on": seen.on.isoformat(), "funds": funds, "fees": fees}
