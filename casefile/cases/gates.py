"""What stands between a case and its next stage: named conditions, each a finding when it is not fulfilled."""

from collections.abc import Callable, Mapping, Sequence

import msgspec

from casefile.cases.assessment import Gate, Progress
from casefile.rules.book.stages import Stage, StageEntry, StageName, Transition
from casefile.rules.deadlines.model import Deadline
from casefile.rules.facts import UNDECIDED, Facts
from casefile.rules.findings import Finding, Severity
from casefile.rules.hours.report import ProgrammeHours

__all__ = ["NEEDS", "Standing", "gates"]


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """What the conditions of a gate look at."""

    facts: Facts
    held: Mapping[StageName, StageEntry]
    hours: ProgrammeHours | None
    progress: Progress
    blockers: int
    deadlines: tuple[Deadline, ...]


def gates(stages: Sequence[Stage], ways: Sequence[Transition], standing: Standing) -> tuple[Gate, ...]:
    """Return each way on with what still blocks it; ways that end a stage (declined, expired ...) block on nothing."""
    needs = {stage.id: stage.needs for stage in stages}
    return tuple(_gate(way, needs[way.to] if _goes_on(way) else (), standing) for way in ways)


def _goes_on(way: Transition) -> bool:
    return way.outcome == ""


def _gate(way: Transition, needs: Sequence[str], standing: Standing) -> Gate:
    found = [finding for need in needs if (finding := NEEDS[need](standing)) is not None]
    return Gate(
        to=way.to,
        outcome=way.outcome,
        label=way.label,
        blocking=tuple(finding for finding in found if finding.severity == "blocker"),
        warnings=tuple(finding for finding in found if finding.severity != "blocker"),
    )


def _language_test_entered(standing: Standing) -> Finding | None:
    known = "language_test" in standing.held or any(
        test.person == "principal" and test.taken_on for test in standing.facts.tests
    )
    return None if known else _blocks("gate.no_language_test")


def _diploma_evaluation_settled(standing: Standing) -> Finding | None:
    return None if "diploma_evaluation" in standing.held else _blocks("gate.no_diploma_evaluation")


_NOT_YET: Mapping[str, str] = {
    "met_if": "gate.hours_met_if",
    "borderline": "gate.hours_borderline",
    "not_met": "gate.hours_not_met",
}


def _hours_enough(standing: Standing) -> Finding | None:
    hours = standing.hours
    if hours is None or hours.verdict == "met":
        return None
    severity: Severity = "blocker" if hours.verdict == "not_met" else "warning"
    values = {"hours": hours.deciding, "required": hours.required}
    return Finding(code=_NOT_YET[hours.verdict], severity=severity, values=values)


def _programme_chosen(standing: Standing) -> Finding | None:
    if standing.facts.programme != UNDECIDED:
        return None
    return Finding(code="gate.programme_undecided", severity="warning")


def _profile_in_pool(standing: Standing) -> Finding | None:
    if "profile" not in standing.held:
        return _blocks("gate.no_profile")
    expired = next(
        (each for each in standing.deadlines if each.code == "profile_expires" and each.days_left < 0), None
    )
    return _blocks("gate.profile_expired", due_on=expired.on) if expired else None


def _invitation_open(standing: Standing) -> Finding | None:
    if "invitation" not in standing.held:
        return _blocks("gate.no_invitation")
    late = next(
        (each for each in standing.deadlines if each.code == "upload_due" and each.days_left < 0), None
    )
    return _blocks("gate.invitation_lapsed", due_on=late.on) if late else None


def _lines_ready(standing: Standing) -> Finding | None:
    return _blocks("gate.lines_not_ready", count=standing.blockers) if standing.blockers else None


def _application_sent(standing: Standing) -> Finding | None:
    return None if "upload" in standing.held else _blocks("gate.not_sent")


def _blocks(code: str, **values: object) -> Finding:
    return Finding(code=code, severity="blocker", values=values)


NEEDS: Mapping[str, Callable[[Standing], Finding | None]] = {
    "language_test_entered": _language_test_entered,
    "diploma_evaluation_settled": _diploma_evaluation_settled,
    "hours_enough": _hours_enough,
    "programme_chosen": _programme_chosen,
    "profile_in_pool": _profile_in_pool,
    "invitation_open": _invitation_open,
    "lines_ready": _lines_ready,
    "application_sent": _application_sent,
}
