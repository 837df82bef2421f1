"""What to do now, gravest and soonest first: the heart of the overview."""

from collections.abc import Iterable
from datetime import date

from casefile.cases.aftermath import left_to_do
from casefile.cases.assessment import ChecklistLine
from casefile.cases.titles import full_title
from casefile.cases.unproved import UNPROVED
from casefile.rules.deadlines.model import Deadline
from casefile.rules.facts import Facts
from casefile.rules.findings import SEVERITIES, Finding
from casefile.rules.stages.ending import CaseEnding

__all__ = ["todo"]

_NEAR = {"urgent", "past"}


def todo(
    facts: Facts,
    lines: Iterable[ChecklistLine],
    deadlines: Iterable[Deadline],
    findings: Iterable[Finding],
    today: date,
    ending: CaseEnding | None = None,
) -> tuple[Finding, ...]:
    """Return what asks for the person's hand: dates past or near, files and papers to mend, papers to ask for.

    The subject of each finding says where it is settled: `deadline:CODE`, `line:KEY`, `document:ID`, `hours`, `facts`.
    Once the application is decided its papers are settled: what the decision asks for is all there is.
    """
    lines = tuple(lines)
    left = left_to_do(ending, facts)
    found = [*left, *_dates(deadlines)]
    if ending is None or not ending.decided:
        found += [*findings, *_to_fix(lines), *_unproved(facts, lines), *_to_ask_for(facts, lines, today)]
    urgent = [finding for finding in found if finding.severity != "note"]
    return tuple(sorted(urgent, key=lambda finding: SEVERITIES.index(finding.severity)))


def _dates(deadlines: Iterable[Deadline]) -> list[Finding]:
    return [
        Finding(
            code=each.advice_code,
            severity="blocker" if each.state == "past" or each.kind == "deadline" else "warning",
            values=dict(each.values),
            subject=f"deadline:{each.code}",
        )
        for each in deadlines
        if each.state in _NEAR and each.to_keep
    ]


def _to_fix(lines: tuple[ChecklistLine, ...]) -> list[Finding]:
    found: list[Finding] = []
    for line in lines:
        if line.status != "to_fix":
            continue
        for each in line.files:
            found += [_about(finding, f"document:{each.document.id}") for finding in each.findings]
        found += [_about(finding, f"line:{line.key}") for finding in line.item.findings]
    return found


def _unproved(facts: Facts, lines: tuple[ChecklistLine, ...]) -> list[Finding]:
    """Return the papers said to be ready of which nothing is there."""
    return [
        Finding(
            code="line.prove",
            severity="warning",
            values={"title": full_title(line, facts)},
            subject=f"line:{line.key}",
        )
        for line in lines
        if line.counts and any(each.code == UNPROVED for each in line.findings)
    ]


def _to_ask_for(facts: Facts, lines: tuple[ChecklistLine, ...], today: date) -> list[Finding]:
    missing = [
        line for line in lines if line.counts and line.status == "missing" and line.item.need != "optional"
    ]
    missing.sort(key=_when)
    return [
        Finding(
            code=_asking(line, today),
            severity="warning",
            values=_when_asked(line, facts, today),
            subject=f"line:{line.key}",
        )
        for line in missing
    ]


def _when_asked(line: ChecklistLine, facts: Facts, today: date) -> dict[str, object]:
    by = line.item.order_by
    late = (today - by).days if by is not None else 0
    return {"title": full_title(line, facts), "order_on": by, "days": late, "variant": line.item.obtain}


def _when(line: ChecklistLine) -> tuple[bool, date, int]:
    """Return the order to ask in: by date, then what takes longest; a paper that exists only wants attaching."""
    item = line.item
    return item.valid_until is not None, item.order_by or date.max, -(item.lead_days or 0)


def _asking(line: ChecklistLine, today: date) -> str:
    if line.item.valid_until is not None:
        return "line.attach"
    if line.item.order_by is None:
        return "line.missing"
    return "line.order_by" if line.item.order_by >= today else "line.order_now"


def _about(finding: Finding, subject: str) -> Finding:
    return Finding(
        code=finding.code,
        severity=finding.severity,
        values=finding.values,
        subject=subject,
        page=finding.page,
    )
