"""What stands between a case and its next stage: named conditions, each a finding when it is not fulfilled."""

from collections.abc import Callable, Mapping, Sequence

import msgspec

from casefile.cases.assessment import Gate, Progress
from casefile.cases.eligible import HOURS
from casefile.rules.book.stages import Stage, StageEntry, StageName, Transition
from casefile.rules.deadlines.model import Deadline
from casefile.rules.eligibility.programmes import ProgrammeEligibility
from casefile.rules.facts import UNDECIDED, Facts
from casefile.rules.findings import Finding, Severity
from casefile.rules.hours.report import ProgrammeHours

__all__ = ["NEEDS", "GateSituation", "gates"]


class GateSituation(msgspec.Struct, frozen=True, kw_only=True):
    """What the conditions of a gate look at."""

    facts: Facts
    held: Mapping[StageName, StageEntry]
    hours: ProgrammeHours | None
    progress: Progress
    blockers: int
    deadlines: tuple[Deadline, ...]
    eligibility: ProgrammeEligibility | None = None


def gates(stages: Sequence[Stage], ways: Sequence[Transition], standing: GateSituation) -> tuple[Gate, ...]:
    """Return each way on with what still blocks it; ways that end a stage (declined, expired ...) block on nothing."""
    needs = {stage.id: stage.needs for stage in stages}
    return tuple(_gate(way, needs[way.to] if _goes_on(way) else (), standing) for way in ways)


def _goes_on(way: Transition) -> bool:
    return way.outcome == ""


def _gate(way: Transition, needs: Sequence[str], standing: GateSituation) -> Gate:
    found = [finding for need in needs for finding in NEEDS[need](standing)]
    return Gate(
        to=way.to,
        outcome=way.outcome,
        label=way.label,
        blocking=tuple(finding for finding in found if finding.severity == "blocker"),
        warnings=tuple(finding for finding in found if finding.severity != "blocker"),
    )


def _language_test_entered(standing: GateSituation) -> Sequence[Finding]:
    known = "language_test" in standing.held or any(
        test.person == "principal" and test.taken_on for test in standing.facts.tests
    )
    return () if known else _blocks("gate.no_language_test")


def _diploma_evaluation_settled(standing: GateSituation) -> Sequence[Finding]:
    return () if "diploma_evaluation" in standing.held else _blocks("gate.no_diploma_evaluation")


_NOT_YET: Mapping[str, str] = {
    "met_if": "gate.hours_met_if",
    "borderline": "gate.hours_borderline",
    "not_met": "gate.hours_not_met",
}


def _hours_enough(standing: GateSituation) -> Sequence[Finding]:
    hours = standing.hours
    if hours is None or hours.verdict == "met":
        return ()
    severity: Severity = "blocker" if hours.verdict == "not_met" else "warning"
    values = {"hours": hours.deciding, "required": hours.required}
    return (Finding(code=_NOT_YET[hours.verdict], severity=severity, values=values),)


_TOLD_ELSEWHERE = {"eligibility.language.untold", "eligibility.education.untold"}
"""What the gates of the test and of the evaluation say already."""


def _conditions_met(standing: GateSituation) -> Sequence[Finding]:
    """Return the conditions of the programme that are not met, as far as the facts say, and those not known."""
    found = standing.eligibility
    if found is None:
        return ()
    return [
        Finding(
            code="gate.condition",
            severity="blocker" if each.verdict == "not_met" else "warning",
            values={"of_programme": found.title, "condition": each.name, "what": each.finding},
        )
        for each in found.conditions
        if each.verdict != "met" and each.name != HOURS and each.finding.code not in _TOLD_ELSEWHERE
    ]


def _programme_chosen(standing: GateSituation) -> Sequence[Finding]:
    if standing.facts.programme != UNDECIDED:
        return ()
    return (Finding(code="gate.programme_undecided", severity="warning"),)


def _profile_in_pool(standing: GateSituation) -> Sequence[Finding]:
    if "profile" not in standing.held:
        return _blocks("gate.no_profile")
    expired = _missed(standing, "profile_expires")
    return _blocks("gate.profile_expired", due_on=expired.on) if expired else ()


def _invitation_open(standing: GateSituation) -> Sequence[Finding]:
    if "invitation" not in standing.held:
        return _blocks("gate.no_invitation")
    late = _missed(standing, "upload_due")
    return _blocks("gate.invitation_lapsed", due_on=late.on) if late else ()


def _missed(standing: GateSituation, code: str) -> Deadline | None:
    """Return the date of that code when it is past."""
    return next((each for each in standing.deadlines if each.code == code and each.days_left < 0), None)


def _lines_ready(standing: GateSituation) -> Sequence[Finding]:
    return _blocks("gate.lines_not_ready", count=standing.blockers) if standing.blockers else ()


def _application_sent(standing: GateSituation) -> Sequence[Finding]:
    return () if "upload" in standing.held else _blocks("gate.not_sent")


def _blocks(code: str, **values: object) -> tuple[Finding, ...]:
    return (Finding(code=code, severity="blocker", values=values),)


NEEDS: Mapping[str, Callable[[GateSituation], Sequence[Finding]]] = {
    "language_test_entered": _language_test_entered,
    "diploma_evaluation_settled": _diploma_evaluation_settled,
    "hours_enough": _hours_enough,
    "conditions_met": _conditions_met,
    "programme_chosen": _programme_chosen,
    "profile_in_pool": _profile_in_pool,
    "invitation_open": _invitation_open,
    "lines_ready": _lines_ready,
    "application_sent": _application_sent,
}
