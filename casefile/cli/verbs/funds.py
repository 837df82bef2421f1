"""casefile funds CASE: the settlement funds and the fees of the day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from casefile.cli.output import one_line, plain, table, wrapped
from casefile.cli.session import Session
from casefile.cli.verb import case_argument, on_option, verb
from casefile.i18n.vocabulary import SEVERITY_SYMBOLS
from casefile.i18n.words import N_

if TYPE_CHECKING:
    from casefile.cases.assessment import Assessment
    from casefile.rules.book.parameters import Grounds
    from casefile.rules.money.fees import Fees
    from casefile.rules.money.report import FundsReport, FundsRow

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
@click.pass_obj
def command(session: Session, case: str, on: date | None) -> None:
    """Print the money and the fees."""
    _, now = session.case(case)
    seen = session.desk.assess(now, on=on)
    report = seen.funds_report
    if session.as_json:
        session.put_json(_data(session, seen))
    elif report is not None:
        session.put_incomplete(now)
        _tell_funds(session, report)
        if seen.fees is not None:
            _tell_fees(session, seen.fees, seen.on)


def _data(session: Session, seen: Assessment) -> dict[str, Any]:
    funds = plain(seen.funds_report)
    if seen.funds_report is not None:
        found = seen.funds_report.findings
        funds["findings"] = [{**plain(each), "message": session.of(each)} for each in found]
        funds["shortfall_cad"] = plain(seen.funds_report.shortfall_cad, "shortfall_cad")
    fees = plain(seen.fees)
    if seen.fees is not None:
        fees["total_cad"] = plain(seen.fees.total_cad, "total_cad")
    return {"on": seen.on.isoformat(), "funds": funds, "fees": fees}


def _tell_funds(session: Session, report: FundsReport) -> None:
    words, needed = session.words, report.needed
    session.put(
        wrapped(
            words(
                "Settlement funds for a family of {size}, filing on {filing_on}: {needed_cad}",
                size=needed.size, filing_on=report.on, needed_cad=needed.amount_cad,
            )
        )
    )  # fmt: skip
    _tell_grounds(session, needed.grounds)
    for line in table([_row(session, row) for row in report.rows]):
        session.put(f"  {line}")
    for finding in report.findings:
        session.put(wrapped(session.of(finding), f"  {SEVERITY_SYMBOLS[finding.severity]} ", "    "))
    session.put()


def _row(session: Session, row: FundsRow) -> tuple[str, ...]:
    words, account = session.words, row.account
    if not row.counts:
        told = words("does not count")
    elif row.there:
        told = words("counts")
    else:
        told = words("counts, but leaves on {leaves_on}", leaves_on=account.leaves_on)
    return words.money(account.balance_cad), one_line(account.institution) or "—", told


def _tell_fees(session: Session, fees: Fees, on: date) -> None:
    words = session.words
    session.put(wrapped(words("Fees for an application received on {received_on}", received_on=on)))
    rows = (
        (words("Processing"), fees.processing_cad),
        (
            words("Right of permanent residence (may wait until the approval)"),
            fees.right_of_permanent_residence_cad,
        ),
        (words("Biometrics"), fees.biometrics_cad),
        (words("Total"), fees.total_cad),
    )
    for line in table([(label, words.money(amount)) for label, amount in rows]):
        session.put(f"  {line}")
    for grounds in fees.grounds:
        _tell_grounds(session, grounds)


def _tell_grounds(session: Session, grounds: Grounds) -> None:
    words = session.words
    told = words(
        "{label}: since {since_on}; {title}, checked on {checked_on}",
        label=grounds.label, since_on=grounds.since, title=grounds.source.label, checked_on=grounds.checked_on,
    )  # fmt: skip
    session.put(wrapped(told, "  "))
