"""casefile hours CASE|FILE.csv: the hours of experience."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from casefile.cli.files import read_text
from casefile.cli.hours_text import tell_hours
from casefile.cli.session import Session
from casefile.cli.verb import DAY, argument, on_option, option, verb
from casefile.cli.work import warn_ignored
from casefile.errors import NotFoundError
from casefile.i18n.words import N_

if TYPE_CHECKING:
    from casefile.rules.hours_report import HoursReport

__all__ = ["command"]


@verb(
    "hours",
    N_(
        "Count the hours of experience of a case, or of a CSV file of contracts, for an application made on a day. "
        "Exit code 0 when they are enough for the case's programme (for a file: for any), else 1."
    ),
    epilog="casefile hours 'Anna Exemple' --on 2025-01-15\ncasefile hours contracts.csv --json",
)
@argument("source", metavar=N_("CASE|FILE.csv"))
@on_option()
@option("--invited-on", type=DAY, metavar=N_("DATE"), help=N_("The day of the invitation."))
@click.pass_obj
def command(session: Session, source: str, on: date | None, invited_on: date | None) -> int:
    """Count, print the answer, and say by the exit code whether the hours are enough."""
    if _is_table(session, source):
        programme, report = None, _of_file(session, source, on, invited_on)
    else:
        path, case = session.case(source)
        programme = case.facts.programme
        report = session.desk.assess(case, on=on, invited_on=invited_on, folder=path).hours
    if session.as_json:
        from casefile.cases.hours_payload import hours_payload

        data = hours_payload(report)
        for told, finding in zip(data["findings"], report.findings, strict=True):
            told["message"] = session.of(finding)
        session.put_json(data)
    else:
        tell_hours(session, report, programme)
    asked = [programme] if programme in report.programmes else list(report.programmes)
    return 0 if any(report.programmes[each].verdict in {"met", "met_if"} for each in asked) else 1


def _of_file(session: Session, source: str, on: date | None, invited_on: date | None) -> HoursReport:
    from casefile.cases.contracts_csv import parse_contracts

    text = read_text(source)
    warn_ignored(session, parse_contracts(text, source).ignored_columns, source)
    return session.desk.hours_of_file(text, source, on or session.desk.today(), invited_on)


def _is_table(session: Session, source: str) -> bool:
    """Say whether the argument is a file of contracts; a case of that name comes first."""
    try:
        session.desk.find(source)
    except NotFoundError:
        path = Path(source).expanduser()
        return path.suffix.lower() == ".csv" or (path.exists() and not path.is_dir())
    return False
