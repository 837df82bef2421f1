"""The money of a family against the table of the day: what counts, what is short, what leaves too early.

The money must be there at filing and when the visa is issued (R 76(1)(b), R 77; canada.ca for trades).
"""

from collections.abc import Iterator
from datetime import date
from typing import Literal

import msgspec

from casefile.rules.book.parameters import Grounds, Parameters
from casefile.rules.days import months_after
from casefile.rules.facts import Account, Facts
from casefile.rules.family import accompanies, is_broken_up
from casefile.rules.findings import Finding, Severity, Text
from casefile.rules.money.funds import (
    Exemption,
    SettlementFunds,
    exempting_offers,
    exemption,
    settlement_funds,
)
from casefile.rules.programmes import ProgrammeRules
from casefile.rules.wording import person_name

__all__ = ["FundsReport", "FundsRow", "funds_report"]


Reach = Literal["own", "shared", "untold", "none"]
"""Whose money it is: the applicant's, somebody's the applicant may use it of, not told, or out of reach."""
_USABLE = ("own", "shared")


class FundsRow(msgspec.Struct, frozen=True, kw_only=True):
    """One account; `there` says that its money still counts when a decision may come by the times published."""

    account: Account
    reach: Reach
    counts: bool
    there: bool


class FundsReport(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked, what there is, and until when; amounts in whole Canadian dollars.

    `held_cad` is None when no account has been told; `decision_on` is the day the standard aims at for a file sent on
    `on`, `published_on` the day by the times last published, never before it; `staying_cad` is what is still there
    then. `provisos` say what leaves it in doubt that an offer exempts. `untold_cad` is money of somebody who stays,
    which counts once it is told that the applicant may use it.
    """

    on: date
    needed: SettlementFunds
    exemption: Exemption | None
    provisos: tuple[Finding, ...] = ()
    rows: tuple[FundsRow, ...]
    held_cad: int | None
    left_out_cad: int
    untold_cad: int = 0
    staying_cad: int | None
    decision_on: date
    published_on: date
    findings: tuple[Finding, ...]
    grounds: tuple[Grounds, ...]

    @property
    def shortfall_cad(self) -> int:
        """Return what is missing at filing; 0 when nothing is, when exempt, or when nothing was told."""
        if self.exemption or self.held_cad is None:
            return 0
        return max(0, self.needed.amount_cad - self.held_cad)


def funds_report(facts: Facts, programme: ProgrammeRules, *, on: date, parameters: Parameters) -> FundsReport:
    """Return the money for an application filed on `on`, judged by that class; raises NotInForceError."""
    needed = settlement_funds(facts, on, parameters)
    standard = parameters.on("deadlines.decision_months", on)
    decision_on = months_after(on, standard.number)
    published = parameters.on("deadlines.published_months", on)
    published_on = max(decision_on, months_after(on, published.number))
    rows = tuple(_row(account, facts, on, published_on) for account in facts.accounts)
    told = bool(rows)
    exempt = exemption(facts, programme, on, parameters)
    made = FundsReport(
        on=on,
        needed=needed,
        exemption=exempt,
        provisos=_offer_provisos(facts, programme, on, parameters) if exempt == "offer" else (),
        rows=rows,
        held_cad=sum(row.account.balance_cad for row in rows if row.counts) if told else None,
        left_out_cad=sum(row.account.balance_cad for row in rows if not row.counts and row.reach in _USABLE),
        untold_cad=sum(
            row.account.balance_cad for row in rows if row.reach == "untold" and _counts(row.account, on)
        ),
        staying_cad=sum(row.account.balance_cad for row in rows if row.there) if told else None,
        decision_on=decision_on,
        published_on=published_on,
        findings=(),
        grounds=(needed.grounds, standard, published),
    )
    return msgspec.structs.replace(made, findings=tuple(_findings(made, facts, programme, parameters)))


def _offer_provisos(
    facts: Facts, programme: ProgrammeRules, on: date, parameters: Parameters
) -> tuple[Finding, ...]:
    """Return why the best offer may not exempt; nothing when one surely does."""
    best = exempting_offers(facts, programme, on, parameters)[0]
    return best.doubts


def _row(account: Account, facts: Facts, on: date, published_on: date) -> FundsRow:
    reach = _reach(account, facts)
    at_filing = reach in _USABLE and _counts(account, on)
    there = at_filing and _counts(account, published_on)
    return FundsRow(account=account, reach=reach, counts=at_filing, there=there)


def _counts(account: Account, on: date) -> bool:
    """Say whether the money is no borrowed one, and is still there after that day."""
    return account.counts and (account.leaves_on is None or account.leaves_on > on)


def _reach(account: Account, facts: Facts) -> Reach:
    """Say whose the money is: it must be available to the applicant (R 76(1)(b)(i)).

    That of a partner or child who comes along is taken to be, and its proof is asked for; that of one who stays is not
    until it is told.
    """
    if account.person == "principal" or account.accessible:
        return "own" if account.person == "principal" else "shared"
    if account.accessible is False:
        return "none"
    owner = facts.of(account.person)
    return "shared" if owner is None or accompanies(owner, facts) else "untold"


def _findings(
    report: FundsReport, facts: Facts, programme: ProgrammeRules, parameters: Parameters
) -> Iterator[Finding]:
    needed = report.needed.amount_cad
    if report.exemption == "class":
        yield _found("funds.exempt_class", "note", because=programme.funds.because)
        return
    if report.exemption == "offer":
        code = "funds.exempt_offer_if" if report.provisos else "funds.exempt_offer"
        yield _found(code, "warning" if report.provisos else "note", needed_cad=needed)
        yield from report.provisos
        return
    yield from _separated(report, facts, parameters)
    size = report.needed.size
    if report.held_cad is None or report.staying_cad is None:
        yield _found("funds.untold", "warning", needed_cad=needed, size=size)
        return
    yield from _out_of_reach(report, facts)
    if report.left_out_cad:
        yield _found("funds.left_out", "note", left_cad=report.left_out_cad)
    if report.shortfall_cad:
        yield _found(
            "funds.short", "blocker",
            held_cad=report.held_cad, needed_cad=needed, missing_cad=report.shortfall_cad, size=size,
        )  # fmt: skip
    yield from _leaving(report, report.staying_cad)
    published = {"variant": "published"} if report.published_on > report.decision_on else {}
    yield _found(
        "funds.both_days", "note", filing_on=report.on, decision_on=report.decision_on,
        published_on=report.published_on, **published,
    )  # fmt: skip


def _separated(report: FundsReport, facts: Facts, parameters: Parameters) -> Iterator[Finding]:
    """Tell that a separated spouse is counted: one in law until the divorce (R 1(3), 76(1)(b)(i))."""
    spouse = next((each for each in facts.persons if each.role == "spouse"), None)
    if spouse is None or not is_broken_up(facts):
        return
    alone = msgspec.structs.replace(facts, persons=tuple(each for each in facts.persons if each != spouse))
    without = settlement_funds(alone, report.on, parameters).amount_cad
    yield _found("funds.separated_counted", "note", name=person_name(spouse), without_cad=without)


def _out_of_reach(report: FundsReport, facts: Facts) -> Iterator[Finding]:
    """Name the accounts of others that do not count, or not until it is told that the applicant may use them."""
    for row in report.rows:
        if row.account.counts and row.reach not in _USABLE:
            owner = facts.of(row.account.person)
            yield _found(
                "funds.access_untold" if row.reach == "untold" else "funds.out_of_reach",
                "warning" if row.reach == "untold" else "note",
                name=person_name(owner) if owner else Text("person.spouse"),
                institution=row.account.institution or "—", balance_cad=row.account.balance_cad,
            )  # fmt: skip


def _leaving(report: FundsReport, staying: int) -> Iterator[Finding]:
    """Name the accounts that leave before a decision is to be expected: grave when too little stays."""
    enough = staying >= report.needed.amount_cad
    for row in report.rows:
        if row.counts and not row.there:
            yield _found(
                "funds.leaves_early_enough_left" if enough else "funds.leaves_early",
                "note" if enough else "warning",
                institution=row.account.institution or "—", leaves_on=row.account.leaves_on,
                decision_on=report.decision_on, staying_cad=staying, needed_cad=report.needed.amount_cad,
            )  # fmt: skip


def _found(code: str, severity: Severity, **values: object) -> Finding:
    return Finding(code=code, severity=severity, values=dict(values), subject="funds")
