"""What a change of rules does to one case: its parameters, the lines of its checklist, its amounts and its hours."""

from collections.abc import Callable
from datetime import date
from typing import Literal

import msgspec

from casefile.cases.assessment import Assessment
from casefile.cases.titles import full_title
from casefile.rules.book.diff import ParameterChange, parameter_changes, reading
from casefile.rules.book.rulebook import Rulebook
from casefile.rules.findings import Wording
from casefile.rules.points.diff import GridChange, grid_changes
from casefile.rules.points.grids import PointsBook

__all__ = ["CaseDiff", "LineChange", "case_diff"]

Assess = Callable[[Rulebook, date], Assessment]


class LineChange(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the checklist that came, went, or is asked for otherwise (need, severity, rule, papers)."""

    key: str
    title: Wording
    change: Literal["added", "removed", "changed"]


class CaseDiff(msgspec.Struct, frozen=True, kw_only=True):
    """The same facts judged for an application on each of two days; amounts in whole Canadian dollars."""

    first: date
    last: date
    parameters: tuple[ParameterChange, ...]
    lines: tuple[LineChange, ...]
    funds_cad: tuple[int | None, int | None]
    fees_cad: tuple[int | None, int | None]
    verdicts: tuple[str | None, str | None]
    eligibility: tuple[str | None, str | None] = (None, None)
    grids: tuple[GridChange, ...] = ()
    points: tuple[int | None, int | None] = (None, None)


def case_diff(
    judge: Assess,
    rulebook: Rulebook,
    first: date,
    last: date,
    grids: PointsBook | None = None,
    count: Callable[[Assessment], int | None] = lambda _seen: None,
) -> CaseDiff:
    """Return what differs between the two days; `judge` assesses the case by a rule book for an application day.
    `count` gives the ranking points of an assessment, and `grids` those that may have changed.

    Only parameters that the case's own assessment reads are named. Raises NotInForceError for a day too early.
    """
    watched, read = reading(rulebook.parameters)
    book = msgspec.structs.replace(rulebook, parameters=watched)
    before, after = judge(book, first), judge(book, last)
    return CaseDiff(
        first=first,
        last=last,
        parameters=parameter_changes(rulebook.parameters, first, last, read.read),
        lines=_lines(before, after),
        funds_cad=(_funds(before), _funds(after)),
        fees_cad=(_fees(before), _fees(after)),
        verdicts=(before.hours_verdict, after.hours_verdict),
        eligibility=(_eligibility(before), _eligibility(after)),
        grids=grid_changes(grids, first, last) if grids else (),
        points=(count(before), count(after)),
    )


def _lines(before: Assessment, after: Assessment) -> tuple[LineChange, ...]:
    old, new = ({line.key: line for line in seen.lines} for seen in (before, after))
    found = [
        LineChange(key=key, title=full_title(line, after.case.facts), change="added")
        for key, line in new.items()
        if key not in old
    ]
    for key, line in old.items():
        title = full_title(line, before.case.facts)
        if key not in new:
            found.append(LineChange(key=key, title=title, change="removed"))
        elif _asked(before, key) != _asked(after, key):
            found.append(LineChange(key=key, title=title, change="changed"))
    return tuple(sorted(found, key=lambda each: each.key))


def _asked(seen: Assessment, key: str) -> tuple[object, ...]:
    item = next(line.item for line in seen.lines if line.key == key)
    return item.need, item.severity, item.rule, tuple(piece.id for piece in item.pieces)


def _funds(seen: Assessment) -> int | None:
    report = seen.funds_report
    return None if report is None or report.exemption else report.needed.amount_cad


def _fees(seen: Assessment) -> int | None:
    return seen.fees.total_cad if seen.fees else None


def _eligibility(seen: Assessment) -> str | None:
    return seen.own_eligibility.verdict if seen.own_eligibility else None
