"""From a case and the rules to everything that is shown: one pure function."""

from collections.abc import Mapping, Set
from datetime import date

import msgspec

from casefile.cases.assessment import Assessment, ChecklistLine, StageView
from casefile.cases.eligible import eligible, not_met, own_eligibility
from casefile.cases.gates import Standing, gates
from casefile.cases.insight import with_insight
from casefile.cases.lines import checklist_lines, filed, progress_of
from casefile.cases.model import Case
from casefile.cases.titles import line_title
from casefile.cases.todo import todo
from casefile.rules.book.parameters import Parameters
from casefile.rules.book.rulebook import Rulebook
from casefile.rules.book.stages import STAGES, Stage, StageEntry, StageName
from casefile.rules.checklist.derive import derive_checklist
from casefile.rules.checklist.items import Item
from casefile.rules.deadlines.ahead import canadian_year_deadline, draft_deadline
from casefile.rules.deadlines.due import Local, as_it_is, stage_deadlines, validity_deadline
from casefile.rules.deadlines.model import Deadline
from casefile.rules.facts import Facts
from casefile.rules.findings import Finding, Label
from casefile.rules.hours.count import count_hours
from casefile.rules.hours.entries import WorkEntry, work_entries
from casefile.rules.hours.occupation import main_occupation
from casefile.rules.hours.report import HoursReport, ProgrammeHours
from casefile.rules.money.funds import settlement_funds
from casefile.rules.points.grids import PointsBook
from casefile.rules.programmes import Programmes
from casefile.rules.stages.path import current_stage, holding, ways_on

__all__ = ["UNJUDGED", "application_date", "assess", "hours_of_case"]

UNJUDGED = ("unjudged.duties", "unjudged.intent")
_WITHOUT_GRID = ("unjudged.points", "unjudged.ranking")
_VERDICTS = ("met", "met_if", "borderline", "not_met")
_STAGE_OF: Mapping[str, StageName] = {
    "draft_expires": "profile", "profile_expires": "profile", "upload_due": "upload", "biometrics_letter": "biometrics",
    "biometrics_due": "biometrics", "decision_standard": "decision",
}  # fmt: skip


def application_date(case: Case, today: date) -> tuple[date, bool]:
    """Return the day everything is judged for, and whether it is a planned one.

    The day the application was sent, else the planned day when it is still to come, else today.
    """
    sent = holding(case.stages).get("upload")
    if sent:
        return sent.on, False
    planned = case.facts.planned_filing_on
    return (planned, True) if planned and planned >= today else (today, False)


def assess(  # noqa: PLR0913 - all that a case is judged by
    case: Case,
    rulebook: Rulebook,
    today: date,
    *,
    on: date | None = None,
    invited_on: date | None = None,
    vanished: Set[str] = frozenset(),
    changed: Set[str] = frozenset(),
    local: Local = as_it_is,
    grids: PointsBook | None = None,
) -> Assessment:
    """Return all that is known and derived about the case on `today`, for an application on `on`.

    Programmes are judged condition by condition with the `grids` of points, and not without them. `local` turns the
    moments of deadlines into the person's own time zone. Raises NotInForceError when `on` lies before the record of
    the rules begins.
    """
    planned_on, planned = application_date(case, today)
    judged_on = on or planned_on
    held = holding(case.stages)
    report = _counted(case, rulebook, judged_on, today, invited_on or _invited_on(held))
    hours = programme_hours(report, case.facts.programme)
    underlying = _underlying(report, case.facts.programme, rulebook.programmes)
    declared = work_entries(case.facts, report.entries)
    items, assumed = _derived(case, rulebook, judged_on, today, declared, underlying)
    parameters = rulebook.parameters
    of_stages = stage_deadlines(held, parameters, today, local)
    files = filed(case, vanished, changed)
    file_by = _file_by(of_stages, judged_on if planned else None, today)
    lines = checklist_lines(items, case, files, file_by, declared, filing_on=judged_on)
    dates = _sorted(
        (
            *of_stages,
            *_validities(case.facts, lines, hours, parameters, today),
            *draft_deadline(case.facts, submitted="profile" in held, parameters=parameters, today=today),
            *canadian_year_deadline(report.canadian, parameters, today),
        )
    )
    progress = progress_of(lines)
    current = current_stage(held)
    judged_by = eligible(case.facts, rulebook, grids, report, judged_on, invited_on or _invited_on(held))
    own_programme = own_eligibility(judged_by, case.facts.programme)
    standing = Standing(
        facts=case.facts,
        held=held,
        hours=hours,
        progress=progress,
        blockers=_blockers(lines),
        deadlines=dates,
        eligibility=own_programme,
    )
    own = _hours_findings(report)
    seen = Assessment(
        case=case,
        today=today,
        on=judged_on,
        on_is_planned=planned and on is None,
        programmes=rulebook.programmes,
        judged=rulebook.programmes.judged_as(case.facts.programme, judged_on, underlying),
        hours=report,
        programme_hours=hours,
        lines=lines,
        files=files,
        progress=progress,
        stages=_views(rulebook.stages, held, current, dates),
        current=current,
        gates=gates(rulebook.stages, ways_on(rulebook.stages, current), standing),
        deadlines=dates,
        next_deadline=next((each for each in dates if each.kind != "standard"), None),
        todo=todo(case.facts, lines, dates, (*own, *not_met(own_programme, held)), today),
        findings=(*own, *(finding for line in lines for finding in line.findings)),
        assumptions=assumed,
        unjudged=UNJUDGED if judged_by else (*_WITHOUT_GRID, *UNJUDGED),
        known_gaps=_known_gaps(parameters),
        funds=settlement_funds(case.facts, judged_on, parameters),
        rules_checked_on=min(each.checked_on for each in parameters.by_id.values()),
        eligibility=judged_by,
        own_eligibility=own_programme,
    )
    return with_insight(seen, rulebook, held)


def hours_of_case(
    case: Case, rulebook: Rulebook, today: date, *, on: date | None = None, invited_on: date | None = None
) -> HoursReport:
    """Return the hours alone, without the rules that only the rest of an assessment asks for."""
    judged_on = on or application_date(case, today)[0]
    return _counted(case, rulebook, judged_on, today, invited_on or _invited_on(holding(case.stages)))


def _counted(case: Case, rulebook: Rulebook, on: date, today: date, invited_on: date | None) -> HoursReport:
    facts = case.facts
    return count_hours(
        facts.contracts,
        facts.studies,
        facts.qualifications,
        on=on,
        today=today,
        rulebook=rulebook,
        invited_on=invited_on,
        same_employers=facts.same_employers,
    )


def _invited_on(held: Mapping[StageName, StageEntry]) -> date | None:
    invitation = held.get("invitation")
    return invitation.on if invitation else None


def _derived(
    case: Case,
    rulebook: Rulebook,
    on: date,
    today: date,
    declared: tuple[WorkEntry, ...],
    underlying: str | None,
) -> tuple[tuple[Item, ...], tuple[Finding, ...]]:
    """Return the items of the checklist and what they take for granted, with what was said of their lines."""
    return derive_checklist(
        case.facts,
        on=on,
        today=today,
        entries=declared,
        definition=rulebook.checklist,
        parameters=rulebook.parameters,
        programmes=rulebook.programmes,
        issued={line.id: line.issued_on for line in case.lines if line.issued_on is not None},
        explained=[line.id for line in case.lines if line.state == "explained"],
        underlying=underlying,
        tests=rulebook.tests,
        main_noc=main_occupation(
            case.facts, on, rulebook, rulebook.programmes.judged_as(case.facts.programme, on, underlying)
        ),
    )


def _blockers(lines: tuple[ChecklistLine, ...]) -> int:
    """Return how many lines would have the application returned as they stand."""
    return sum(
        line.counts and line.item.severity == "blocker" and line.status not in {"ready", "explained"}
        for line in lines
    )


def programme_hours(report: HoursReport, programme: str) -> ProgrammeHours | None:
    """Return the hours of the case's programme; for the undecided and nominees, those of the best one."""
    if programme in report.programmes:
        return report.programmes[programme]
    ranked = sorted(report.programmes.values(), key=lambda each: _VERDICTS.index(each.verdict))
    return ranked[0] if ranked else None


def _underlying(report: HoursReport, programme: str, known: Programmes) -> str | None:
    """Return the class a nominee is invited under as far as hours tell: the first of those tried that they meet."""
    if not known.nominates(programme):
        return None
    tried = sorted(report.programmes.values(), key=lambda each: each.rules.nominee_order)
    return next((each.programme for each in tried if each.enough), None)


def _hours_findings(report: HoursReport) -> tuple[Finding, ...]:
    return tuple(msgspec.structs.replace(each, subject=each.subject or "hours") for each in report.findings)


def _file_by(dates: tuple[Deadline, ...], planned_on: date | None, today: date) -> date | None:
    """Return the day all papers must be in hand; None when it is not ahead, for nothing can be ordered for today."""
    day = next((each.on for each in dates if each.code == "upload_due"), planned_on)
    return day if day is not None and day > today else None


def _views(
    stages: tuple[Stage, ...],
    held: Mapping[StageName, StageEntry],
    current: StageName | None,
    dates: tuple[Deadline, ...],
) -> tuple[StageView, ...]:
    at = STAGES.index(current) if current else -1
    due = {_STAGE_OF[each.code]: each for each in reversed(dates) if each.code in _STAGE_OF}
    return tuple(
        _view(stage, number - at, held.get(stage.id), due.get(stage.id))
        for number, stage in enumerate(stages)
    )


def _view(stage: Stage, distance: int, entry: StageEntry | None, due: Deadline | None) -> StageView:
    if distance > 0:
        return StageView(stage=stage, state="ahead", entry=None, deadline=due)
    if distance == 0:
        return StageView(stage=stage, state="current", entry=entry, deadline=due)
    skipped = entry is None or entry.outcome == "not_needed"
    return StageView(stage=stage, state="skipped" if skipped else "done", entry=entry, deadline=due)


def _validities(
    facts: Facts,
    lines: tuple[ChecklistLine, ...],
    hours: ProgrammeHours | None,
    parameters: Parameters,
    today: date,
) -> list[Deadline]:
    found = [
        validity_deadline(
            "paper_expires",
            line.item.valid_until,
            parameters,
            today,
            f"line:{line.key}",
            {"title": line_title(line, facts)},
        )
        for line in lines
        if line.item.valid_until is not None and line.counts
    ]
    if hours is not None and hours.qualifies_until is not None and hours.verdict in {"met", "met_if"}:
        found.append(validity_deadline("hours_until", hours.qualifies_until, parameters, today, "hours", {}))
    return found


def _sorted(dates: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    return tuple(sorted(dates, key=lambda each: (each.on, each.code, each.subject)))


def _known_gaps(parameters: Parameters) -> tuple[Label, ...]:
    shown = (each for each in parameters.by_id.values() if not each.id.startswith("fees."))
    found = {gap.en: gap for each in shown for gap in each.known_gaps}
    return tuple(found.values())
