"""Days of the stages against each other, against the facts and against the time that ran."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise

from casefile.rules.book.parameters import Parameters
from casefile.rules.book.stages import STAGES, StageEntry
from casefile.rules.days import months_after
from casefile.rules.deadlines.due import invitation_ends_on
from casefile.rules.facts import Facts
from casefile.rules.findings import Finding
from casefile.rules.stages.days import days_told

__all__ = ["step_conflicts"]

_FREE = {"language_test", "diploma_evaluation"}
"""A test and an evaluation come in either order, and may be taken anew at any time."""


def step_conflicts(
    facts: Facts,
    entries: tuple[StageEntry, ...],
    labels: Mapping[str, object],
    parameters: Parameters,
    today: date,
) -> tuple[Finding, ...]:
    """Return what the days of the stages cannot be; the last entry of each stage is the one that is compared."""
    latest = {entry.stage: entry for entry in entries}
    found: list[Finding] = []
    for entry in latest.values():
        told = {"stage": labels.get(entry.stage, entry.stage)}
        found += _to_come(entry, told, today)
        found += _too_early(entry, told, parameters)
        found += _against_facts(entry, told, facts)
    return (*found, *_order(tuple(latest.values()), labels))


def _to_come(entry: StageEntry, told: dict[str, object], today: date) -> Iterator[Finding]:
    for day in dict.fromkeys((entry.on, entry.ended_on)):
        if day is not None and day > today:
            yield _found("conflict.stage_to_come", entry, told, day_on=day)
    if entry.ended_on is not None and entry.ended_on < entry.on:
        yield _found("conflict.ended_before", entry, told, entered_on=entry.on, ended_on=entry.ended_on)


def _too_early(entry: StageEntry, told: dict[str, object], parameters: Parameters) -> Iterator[Finding]:
    """Yield a profile or an invitation said to have run out before its time had."""
    ended = entry.ended_on
    if entry.outcome != "expired" or ended is None:
        return
    if entry.stage == "profile":
        due = months_after(entry.on, parameters.on("deadlines.profile_months", entry.on).number)
        if ended < due:
            yield _found(
                "conflict.profile_not_expired", entry, told, ended_on=ended, due_on=due, entered_on=entry.on
            )
    elif entry.stage == "invitation":
        last = entry.due_at.date() if entry.due_at else invitation_ends_on(entry.on, parameters)
        if ended < last:
            yield _found("conflict.invitation_not_lapsed", entry, told, ended_on=ended, due_on=last)


def _against_facts(entry: StageEntry, told: dict[str, object], facts: Facts) -> Iterator[Finding]:
    """Yield a test or an evaluation whose day is another in the facts, or that the facts do not tell at all."""
    if entry.stage not in _FREE or entry.outcome:
        return
    days = days_told(entry.stage, facts)
    if days and entry.on not in days:
        nearest = min(days, key=lambda day: abs(day - entry.on))
        yield _found("conflict.another_day", entry, told, entered_on=entry.on, told_on=nearest)
    elif not days and entry.stage == "language_test":
        yield _found("conflict.test_untold", entry, told, entered_on=entry.on)


def _order(entries: tuple[StageEntry, ...], labels: Mapping[str, object]) -> Iterator[Finding]:
    """Yield a stage that began before the one that leads to it, whatever was entered first."""
    after_tests = sorted(
        (each for each in entries if each.stage not in _FREE and not _is_over(each, entries)),
        key=lambda each: STAGES.index(each.stage),
    )
    for before, entry in pairwise(after_tests):
        if entry.on < before.on:
            told = {
                "stage": labels.get(entry.stage, entry.stage),
                "before": labels.get(before.stage, before.stage),
            }
            yield _found("conflict.before_another", entry, told, entered_on=entry.on, before_on=before.on)


def _is_over(entry: StageEntry, entries: tuple[StageEntry, ...]) -> bool:
    """Say whether a profile begun since leaves the entry to the past: it is of another attempt."""
    profile = next((each for each in entries if each.stage == "profile"), None)
    if profile is None or not _numbered(entry) or not _numbered(profile):
        return False
    return int(entry.id[1:]) < int(profile.id[1:])


def _numbered(entry: StageEntry) -> bool:
    return entry.id[1:].isdecimal()


def _found(code: str, entry: StageEntry, told: dict[str, object], **values: object) -> Finding:
    return Finding(code=code, severity="warning", subject=f"stage:{entry.stage}", values={**told, **values})
