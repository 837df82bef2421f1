"""The money: settlement funds and fees, as a report."""

from collections.abc import Iterator

from casefile.i18n.vocabulary import person_word
from casefile.i18n.words import Words
from casefile.rules.money.fees import Fees
from casefile.rules.money.report import FundsReport, FundsRow
from casefile.services.printing.model_findings import signed
from casefile.services.printing.model_table import plain_sheet
from casefile.services.printing.page import ReportSection
from casefile.services.printing.report_input import ReportInput

__all__ = ["money_sections"]


def money_sections(told: ReportInput) -> Iterator[ReportSection]:
    """Yield the settlement funds with the accounts that count, and the fees of the day."""
    report, fees = told.seen.funds_report, told.seen.fees
    if report is not None:
        yield _money(report, told)
    if fees is not None:
        yield _fees(fees, told)


def _money(report: FundsReport, told: ReportInput) -> ReportSection:
    words, needed = told.words, report.needed
    if report.exemption:
        number = told.sources.titled(told.seen.judged.funds.source, told.seen.judged.checked_on, words)
        title = words("No settlement funds have to be shown, filing on {filing_on}", filing_on=report.on)
        if report.provisos:
            title = words(
                "No settlement funds have to be shown if the offer qualifies, filing on {filing_on}",
                filing_on=report.on,
            )
        return ReportSection(
            title=title,
            note=number,
            said=signed(report.findings, words),
        )
    columns = (words("Institution"), words("Whose"), words.c("money", "Balance"), words("Verdict"))
    rows = [_account(row, words) for row in report.rows]
    return ReportSection(
        title=words(
            "Settlement funds for a family of {size}, filing on {filing_on}: {needed_cad}",
            size=needed.size,
            filing_on=report.on,
            needed_cad=needed.amount_cad,
        ),
        note=told.sources.cited(needed.grounds, words),
        sheet=plain_sheet(columns, rows, numeric=(2,)) if rows else None,
        said=signed(report.findings, words),
    )


def _account(row: FundsRow, words: Words) -> tuple[str, str, str, str]:
    account = row.account
    if row.reach == "untold":
        answer = words("counts if you may use it")
    elif not row.counts:
        answer = words("does not count")
    elif row.there:
        answer = words("counts")
    else:
        answer = words("counts, but leaves on {leaves_on}", leaves_on=account.leaves_on)
    whose = person_word(words, account.person)
    return account.institution or "—", whose, words.money(account.balance_cad), answer


def _biometrics(fees: Fees, words: Words) -> str:
    """Return what the fee is for: those who give biometrics, by name."""
    if not fees.biometrics_of:
        return words("Biometrics")
    return words("Biometrics ({names})", names=fees.biometrics_of)


def _fees(fees: Fees, told: ReportInput) -> ReportSection:
    words = told.words
    rows = (
        (words("Processing"), words.money(fees.processing_cad)),
        (
            words("Right of permanent residence (may wait until the approval)"),
            words.money(fees.right_of_permanent_residence_cad),
        ),
        (_biometrics(fees, words), words.money(fees.biometrics_cad)),
        (words("Total"), words.money(fees.total_cad)),
    )
    return ReportSection(
        title=words("Fees for an application received on {received_on}", received_on=told.seen.on),
        note=" · ".join(dict.fromkeys(told.sources.cited(each, words) for each in fees.grounds)),
        sheet=plain_sheet((words("What"), words.c("money", "Amount")), rows, numeric=(1,)),
    )
