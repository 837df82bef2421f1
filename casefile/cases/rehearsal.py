"""If the invitation came on that day: what has to be ordered when, what would come late, what would have run out."""

from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from casefile.cases.assessment import Assessment, ChecklistLine
from casefile.cases.lines import is_there
from casefile.cases.titles import full_title
from casefile.rules.findings import Finding, Wording

__all__ = ["Rehearsal", "RehearsalDay", "RehearsalLine", "rehearse"]

_IN_HAND = {"ready", "to_review", "explained"}


class RehearsalLine(msgspec.Struct, frozen=True, kw_only=True):
    """One paper still to come. `order_by` is the last day to ask for it, `arrives_on` when it comes at the earliest.

    A paper asked for already is counted from that day, any other as asked for on the day of the rehearsal's start;
    one that has to be ordered before that day says so by `late_days`. Without a usual time both days are None.
    """

    key: str
    title: Wording
    blocks: bool
    lead_days: int | None
    requested_on: date | None
    order_by: date | None
    arrives_on: date | None
    late_days: int


class RehearsalDay(msgspec.Struct, frozen=True, kw_only=True):
    """One day after the invitation, number 0 being its own: what must be ordered, what comes, what runs out."""

    number: int
    on: date
    order: tuple[str, ...]
    arrive: tuple[str, ...]
    run_out: tuple[str, ...]


class Rehearsal(msgspec.Struct, frozen=True, kw_only=True):
    """An invitation that has not come, played day by day.

    `ordered_from` is the day papers are asked for: the invitation, or today when that comes later. `findings` are
    what would stand against filing on the last day: papers out of date by then, hours that no longer suffice.
    """

    invited_on: date
    file_by: date
    ordered_from: date
    lines: tuple[RehearsalLine, ...]
    days: tuple[RehearsalDay, ...]
    findings: tuple[Finding, ...]

    @property
    def late(self) -> tuple[RehearsalLine, ...]:
        """Return the papers that would come after the last day."""
        return tuple(line for line in self.lines if line.late_days)


def rehearse(seen: Assessment, invited_on: date, file_by: date) -> Rehearsal:
    """Return the rehearsal; `seen` is the case judged for an application on `file_by`, the last day to file."""
    start = max(invited_on, seen.today)
    open_lines = [
        line
        for line in seen.lines
        if line.counts
        and line.item.need != "optional"
        and line.status not in _IN_HAND
        and not is_there(line.item, line.line, file_by, filed=bool(line.files))
    ]
    lines = tuple(sorted((_line(line, seen, start, file_by) for line in open_lines), key=_urgency))
    return Rehearsal(
        invited_on=invited_on,
        file_by=file_by,
        ordered_from=start,
        lines=lines,
        days=_days(seen, lines, invited_on, file_by),
        findings=(*_children_lost(seen, file_by), *_against(seen)),
    )


def _line(line: ChecklistLine, seen: Assessment, start: date, file_by: date) -> RehearsalLine:
    lead, requested = line.item.lead_days, line.line.requested_on
    arrives = None if lead is None else max((requested or start) + timedelta(days=lead), seen.today)
    return RehearsalLine(
        key=line.key,
        title=full_title(line, seen.case.facts),
        blocks=line.item.severity == "blocker",
        lead_days=lead,
        requested_on=requested,
        order_by=None if lead is None else file_by - timedelta(days=lead),
        arrives_on=arrives,
        late_days=max(0, (arrives - file_by).days) if arrives else 0,
    )


def _urgency(line: RehearsalLine) -> tuple[int, date, str]:
    return -line.late_days, line.order_by or date.max, line.key


def _days(
    seen: Assessment, lines: tuple[RehearsalLine, ...], invited_on: date, file_by: date
) -> tuple[RehearsalDay, ...]:
    ends = {line.key: line.item.valid_until for line in seen.lines if line.counts}
    return tuple(
        RehearsalDay(
            number=number,
            on=on,
            order=tuple(each.key for each in lines if each.order_by == on and not each.requested_on),
            arrive=tuple(each.key for each in lines if each.arrives_on == on),
            run_out=tuple(key for key, until in ends.items() if until == on),
        )
        for number in range((file_by - invited_on).days + 1)
        for on in (invited_on + timedelta(days=number),)
    )


def _children_lost(seen: Assessment, file_by: date) -> Iterator[Finding]:
    """Yield the children who would no longer count on the last day, with the last day on which they do."""
    for each in seen.deadlines:
        if each.code == "child_counts" and each.on < file_by:
            values = {**each.values, "last_on": each.on, "filing_on": file_by}
            yield Finding(code="rehearsal.child_lost", severity="blocker", subject="facts", values=values)


def _against(seen: Assessment) -> tuple[Finding, ...]:
    papers = [
        finding
        for line in seen.lines
        if line.counts
        for finding in line.item.findings
        if finding.severity != "note"
    ]
    hours = seen.programme_hours
    if hours is not None and not hours.enough:
        values = {"hours": hours.deciding, "required": hours.required, "filing_on": seen.on}
        code = "rehearsal.hours_not_enough"
        return (Finding(code=code, severity="blocker", subject="hours", values=values), *papers)
    return tuple(papers)
