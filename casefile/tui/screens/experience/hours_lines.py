"""The hours in words: meter, figures, verdict with its ifs, the day it changes. Pure: values in, lines out."""

from collections.abc import Iterator, Sequence
from datetime import date

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.style import Style

from casefile.i18n import Words
from casefile.i18n.contracts import hours_text
from casefile.i18n.vocabulary import (
    CONTINUITIES_TOLD,
    CONTRACT_KINDS,
    VERDICT_SIGNS,
    VERDICTS,
    said,
)
from casefile.rules.facts import Contract
from casefile.rules.findings import Finding
from casefile.rules.hours.report import HoursReport, ProgrammeHours
from casefile.tui.base import lit
from casefile.tui.phrases import VERDICT_STYLES
from casefile.tui.widgets.bar import bar
from casefile.tui.widgets.timeline import in_one_cell

__all__ = ["contract_rows", "findings_of", "summary_lines"]


def summary_lines(
    hours: ProgrammeHours, on: date, words: Words, most: int = 3, *, near: bool = False
) -> Iterator[Content]:
    """Yield what there is to say of one programme's hours for an application on `on`; `near` employers are asked about.

    At most `most` of the ifs and whys are said whole, the others counted: the proof has them all.
    """
    yield _meter(hours, words)
    yield lit(_figures(hours, words))
    verdict = words(
        "{programme}, application on {on}: {verdict}",
        programme=hours.rules.title, on=on, verdict=words(VERDICTS[hours.verdict]),
    )  # fmt: skip
    yield lit(f"{VERDICT_SIGNS[hours.verdict]} {verdict}", f"bold {VERDICT_STYLES[hours.verdict]}")
    for code, values in hours.why[:most]:
        yield lit(f"  {words.sentence(code, values)}")
    if len(hours.why) > most:
        rest = len(hours.why) - most
        yield lit(
            "  " + words.n("and {n} more reason: press v", "and {n} more reasons: press v", rest),
            "$text-muted",
        )
    if hours.provisos or near:
        told = lit("  " + words("y: answer what is uncertain"), "$text-accent")
        yield told.stylize(Style.from_meta({"key": "y"}))
    yield from _changes(hours, words)


def _meter(hours: ProgrammeHours, words: Words) -> Content:
    asked = hours.required or 1
    drawn = bar(max(hours.deciding, asked - hours.required), asked, VERDICT_STYLES[hours.verdict])
    larger = max(hours.by_day, hours.by_week)
    if hours.deciding < hours.required <= larger:
        # The two counts stand on either side of the requirement: that is the whole point of having both.
        reached = words("by day") if hours.by_day > hours.by_week else words("by week")
        told = words(
            "{less} h and {more} h for {required} h required: only the count {reached} gets there",
            less=hours.deciding, more=larger, required=int(hours.required), reached=reached,
        )  # fmt: skip
        return Content.assemble(drawn, lit(f"  {told}"))
    required = int(hours.required) if hours.required.denominator == 1 else hours.required
    told = words("{hours} h of {required} h required", hours=hours.deciding, required=required)
    return Content.assemble(drawn, lit(f"  {told}"))


def _figures(hours: ProgrammeHours, words: Words) -> str:
    parts = [
        words("by day {hours}", hours=hours.by_day),
        words("by week {hours}", hours=hours.by_week),
        words("{months} months of {required}", months=hours.months_elapsed, required=hours.months_required),
    ]
    if hours.continuity != "not_required":
        parts.append(words("continuity: {said}", said=said(words, CONTINUITIES_TOLD, hours.continuity_told)))
    return " · ".join(parts)


def _changes(hours: ProgrammeHours, words: Words) -> Iterator[Content]:
    """The stretch of application dates with enough hours, and whether days to come are counted in."""
    first, last = hours.qualifies_from, hours.qualifies_until
    if first is not None and last is not None:
        yield lit(
            words("Enough for an application from {first_on} to {last_on}.", first_on=first, last_on=last)
        )
    elif first is not None:
        yield lit(words("Enough for an application from {first_on} on.", first_on=first))
    if hours.projected:
        yield lit(words("Days still to come are counted in."), "$text-warning")


def findings_of(contract: Contract, report: HoursReport, hours: ProgrammeHours) -> tuple[Finding, ...]:
    """Return what is said of one contract, what excludes it from the programme included."""
    wanted = {contract.id, f"contract:{contract.id}"}
    return tuple(finding for finding in (*report.findings, *hours.excluded) if finding.subject in wanted)


_LEAST_EMPLOYER = 18
"""How many columns of an employer’s name are shown at least."""


def contract_rows(told: Sequence[tuple[Contract, str, str]], words: Words, width: int) -> Iterator[Content]:
    """Yield contracts on one line each: employer, occupation, country, days, hours, and what is special about it.

    `told` is each with its sign and, when it is not the applicant's, whose it is. Columns are as wide as the widest;
    the employers have what the others leave. A country has its name where every employer keeps the whole of theirs
    beside it, else its code.
    """
    employers = [in_one_cell(contract.employer) for contract, _sign, _who in told]
    others = [_others(contract, who, words) for contract, _sign, who in told]
    for country in (words.country, str):
        rows = [
            (contract.noc, country(contract.country), *rest)
            for (contract, _sign, _who), rest in zip(told, others, strict=True)
        ]
        widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
        room = width - sum(widths) - 2 - len(widths)
        if room >= max(map(cell_len, employers), default=0):
            break
    room = max(_LEAST_EMPLOYER, room)
    for (_contract, sign, _who), employer, row in zip(told, employers, rows, strict=True):
        cells = [_cell(text, wide) for text, wide in zip(row, widths, strict=True)]
        text = " ".join((f"{sign} {_cell(employer, room)}", *cells)).rstrip()
        yield lit(_cell(text, width).rstrip())


def _others(contract: Contract, who: str, words: Words) -> tuple[str, str, str]:
    """Return what stands last in the line: days, hours a week, what is special."""
    hours = words("{n} h", n=hours_text(words, contract.hours_per_week))
    return _days(contract, words), hours, _special(contract, who, words)


def _days(contract: Contract, words: Words) -> str:
    last = words.date(contract.last, "short") if contract.last else words("goes on")
    return f"{words.date(contract.first, 'short')} → {last}"


def _special(contract: Contract, who: str, words: Words) -> str:
    special = [who] if who else []
    if contract.kind != "employee":
        special.append(words(CONTRACT_KINDS[contract.kind]))
    if contract.leaves:
        special.append(words.n("{n} leave", "{n} leaves", len(contract.leaves)))
    return ", ".join(special)


def _cell(text: str, width: int) -> str:
    return set_cell_size(text, width - 1) + "…" if cell_len(text) > width else set_cell_size(text, width)
