"""From a case and the rules to everything that is shown: one pure function."""

from collections.abc import Mapping, Set
from datetime import date

import msgspec

from casefile.cases.assessment import Assessment, ChecklistLine
from casefile.cases.dates import case_dates
from casefile.cases.eligible import eligible, not_met, own_eligibility
from casefile.cases.gates import GateSituation, gates
from casefile.cases.insight import with_insight
from casefile.cases.lines import checklist_lines, filed, progress_of
from casefile.cases.model import Case
from casefile.cases.remembered import remembered
from casefile.cases.stage_views import stage_views
from casefile.cases.todo import todo
from casefile.rules.book.parameters import Parameters
from casefile.rules.book.rulebook import Rulebook
from casefile.rules.book.stages import StageEntry, StageName
from casefile.rules.checklist.derive import derive_checklist
from casefile.rules.checklist.items import Item
from casefile.rules.conflicts.conflicts import CaseStatement, conflicts
from casefile.rules.deadlines.due import Local, as_it_is, stage_deadlines
from casefile.rules.deadlines.model import Deadline
from casefile.rules.facts import Contract, Facts, Qualification, SameEmployer, Study
from casefile.rules.findings import Finding, Label
from casefile.rules.hours.count import count_hours
from casefile.rules.hours.entries import WorkEntry, work_entries
from casefile.rules.hours.occupation import main_occupation
from casefile.rules.hours.report import HoursReport, ProgrammeHours
from casefile.rules.money.funds import exempting_offers, exemption, settlement_funds
from casefile.rules.points.grids import PointsBook
from casefile.rules.programmes import ProgrammeRules, Programmes
from casefile.rules.stages.ending import case_ending
from casefile.rules.stages.path import current_stage, holding, ways_on

__all__ = ["UNJUDGED", "application_date", "assess", "conflicts_of", "filing_day", "hours_of_case"]

UNJUDGED = ("unjudged.duties", "unjudged.intent")
_WITHOUT_GRID = ("unjudged.points", "unjudged.ranking")
_VERDICTS = ("met", "met_if", "borderline", "not_met")


def application_date(case: Case, today: date, file_by: date | None = None) -> tuple[date, bool]:
    """Return the day everything is judged for, and whether it is a planned one.

    The day the application was sent, else the planned day when it is still to come, else today. An invitation that is
    open until `file_by` is not answered later: a day planned after it is taken for that last day, which counts too
    when nothing is planned, for papers and ages must hold until then.
    """
    sent = holding(case.stages).get("upload")
    if sent:
        return sent.on, False
    planned, still_open = case.facts.planned_filing_on, file_by if file_by and file_by >= today else None
    if not planned or planned < today:
        return still_open or today, False
    return (min(planned, still_open) if still_open else planned), True


def filing_day(case: Case, rulebook: Rulebook, today: date, *, local: Local = as_it_is) -> date:
    """Return the day an assessment on `today` judges everything for, without the rest of it."""
    held = holding(case.stages)
    last = None
    if "invitation" in held:
        last = _last_day_to_file(stage_deadlines(held, rulebook.parameters, today, local))
    return application_date(case, today, last)[0]


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
    held = holding(case.stages)
    parameters = rulebook.parameters
    of_stages = stage_deadlines(held, parameters, today, local)
    file_by = _last_day_to_file(of_stages)
    planned_on, planned = application_date(case, today, file_by)
    judged_on = on or planned_on
    invited_on = invited_on or _entered_on("invitation", held)
    report = _counted(case, rulebook, judged_on, today, invited_on)
    hours = programme_hours(report, case.facts.programme)
    underlying = _underlying(report, case.facts.programme, rulebook.programmes)
    declared = work_entries(case.facts, report.entries)
    judged = rulebook.programmes.judged_as(case.facts.programme, judged_on, underlying)
    main_noc = _main_noc(case.facts, judged_on, judged, rulebook)
    items, assumed = _derived(case, rulebook, judged_on, today, declared, underlying, main_noc)
    files = filed(case, vanished, changed)
    ready_by = _ready_by(file_by, judged_on if planned else None, today)
    lines = checklist_lines(items, case, files, ready_by, declared, filing_on=judged_on, today=today)
    dates = case_dates(
        case.facts,
        held=held,
        of_stages=of_stages,
        lines=lines,
        report=report,
        hours=hours,
        planned_on=judged_on if planned else None,
        on=judged_on,
        parameters=parameters,
        today=today,
    )
    progress = progress_of(lines)
    current, ending = current_stage(held), case_ending(case.stages)
    judged_by = eligible(case.facts, rulebook, grids, report, judged_on, invited_on)
    own_programme = own_eligibility(judged_by, case.facts.programme)
    standing = GateSituation(
        facts=case.facts,
        held=held,
        hours=hours,
        progress=progress,
        blockers=_blockers(lines),
        deadlines=dates,
        eligibility=own_programme,
    )
    own = _hours_findings(report)
    against = _conflicts(case, held, file_by, rulebook, today)
    seen = Assessment(
        case=case,
        today=today,
        on=judged_on,
        on_is_planned=planned and on is None,
        programmes=rulebook.programmes,
        judged=judged,
        hours=report,
        programme_hours=hours,
        lines=lines,
        files=files,
        progress=progress,
        stages=stage_views(rulebook.stages, held, current, dates, case.facts),
        current=current,
        ending=ending,
        gates=gates(rulebook.stages, ways_on(rulebook.stages, held), standing),
        deadlines=dates,
        next_deadline=next((each for each in dates if each.to_keep), None),
        todo=todo(case.facts, lines, dates, (*against, *own, *not_met(own_programme, held)), today, ending),
        conflicts=against,
        findings=(*own, *(finding for line in lines for finding in line.findings)),
        assumptions=(*assumed, *(each for each in against if each.severity == "note")),
        unjudged=UNJUDGED if judged_by else (*_WITHOUT_GRID, *UNJUDGED),
        known_gaps=_known_gaps(
            parameters, shows_funds=exemption(case.facts, judged, judged_on, parameters) is None
        ),
        funds=settlement_funds(case.facts, judged_on, parameters),
        exempting={
            each.id: exempting_offers(case.facts, each, judged_on, parameters)
            for each in (judged, *rulebook.programmes.in_force(judged_on))
        },
        rules_checked_on=min(each.checked_on for each in parameters.by_id.values()),
        eligibility=judged_by,
        own_eligibility=own_programme,
    )
    return with_insight(seen, rulebook, held)


def conflicts_of(
    case: Case, rulebook: Rulebook, today: date, *, local: Local = as_it_is
) -> tuple[Finding, ...]:
    """Return what the case says against itself on that day."""
    held = holding(case.stages)
    file_by = _last_day_to_file(stage_deadlines(held, rulebook.parameters, today, local))
    return _conflicts(case, held, file_by, rulebook, today)


def _conflicts(
    case: Case,
    held: Mapping[StageName, StageEntry],
    file_by: date | None,
    rulebook: Rulebook,
    today: date,
) -> tuple[Finding, ...]:
    told = CaseStatement(
        facts=case.facts, entries=case.stages, file_by=file_by, sent_on=_entered_on("upload", held)
    )
    return _contradictions(told, today, rulebook)


@remembered(2)
def _contradictions(told: CaseStatement, today: date, rulebook: Rulebook) -> tuple[Finding, ...]:
    return conflicts(
        told,
        stages=rulebook.stages,
        programmes=rulebook.programmes,
        parameters=rulebook.parameters,
        state_of=rulebook.checklist.state_of,
        today=today,
    )


def hours_of_case(
    case: Case,
    rulebook: Rulebook,
    today: date,
    *,
    on: date | None = None,
    invited_on: date | None = None,
    local: Local = as_it_is,
) -> HoursReport:
    """Return the hours alone, without the rules that only the rest of an assessment asks for."""
    judged_on = on or filing_day(case, rulebook, today, local=local)
    invited_on = invited_on or _entered_on("invitation", holding(case.stages))
    return _counted(case, rulebook, judged_on, today, invited_on)


def _counted(case: Case, rulebook: Rulebook, on: date, today: date, invited_on: date | None) -> HoursReport:
    facts = case.facts
    told = (facts.contracts, facts.studies, facts.qualifications, facts.same_employers)
    return _hours(*told, on, today, invited_on, rulebook)


@remembered(7)
def _hours(
    contracts: tuple[Contract, ...],
    studies: tuple[Study, ...],
    qualifications: tuple[Qualification, ...],
    same_employers: tuple[SameEmployer, ...],
    on: date,
    today: date,
    invited_on: date | None,
    rulebook: Rulebook,
) -> HoursReport:
    return count_hours(
        contracts,
        studies,
        qualifications,
        on=on,
        today=today,
        rulebook=rulebook,
        invited_on=invited_on,
        same_employers=same_employers,
    )


def _entered_on(stage: StageName, held: Mapping[StageName, StageEntry]) -> date | None:
    entry = held.get(stage)
    return entry.on if entry else None


def _derived(
    case: Case,
    rulebook: Rulebook,
    on: date,
    today: date,
    declared: tuple[WorkEntry, ...],
    underlying: str | None,
    main_noc: str | None,
) -> tuple[tuple[Item, ...], tuple[Finding, ...]]:
    """Return the items of the checklist and what they take for granted, with what was said of their lines."""
    said = tuple((line.id, line.issued_on, line.state == "explained") for line in case.lines)
    told = tuple(each for each in said if any(each[1:]))
    return _items(case.facts, on, today, declared, told, underlying, main_noc, rulebook)


@remembered(3)
def _main_noc(facts: Facts, on: date, judged: ProgrammeRules, rulebook: Rulebook) -> str | None:
    return main_occupation(facts, on, rulebook, judged)


@remembered(7)
def _items(
    facts: Facts,
    on: date,
    today: date,
    declared: tuple[WorkEntry, ...],
    told: tuple[tuple[str, date | None, bool], ...],
    underlying: str | None,
    main_noc: str | None,
    rulebook: Rulebook,
) -> tuple[tuple[Item, ...], tuple[Finding, ...]]:
    return derive_checklist(
        facts,
        on=on,
        today=today,
        entries=declared,
        definition=rulebook.checklist,
        parameters=rulebook.parameters,
        programmes=rulebook.programmes,
        issued={id: issued_on for id, issued_on, _ in told if issued_on is not None},
        explained=[id for id, _, explained in told if explained],
        underlying=underlying,
        tests=rulebook.tests,
        main_noc=main_noc,
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


def _last_day_to_file(dates: tuple[Deadline, ...]) -> date | None:
    """Return the last day of the invitation that is open, None when there is none."""
    return next((each.on for each in dates if each.code == "upload_due"), None)


def _ready_by(file_by: date | None, planned_on: date | None, today: date) -> date | None:
    """Return the day all papers must be in hand; None when it is over, for nothing can be asked for any more."""
    day = file_by or planned_on
    return day if day is not None and day >= today else None


def _known_gaps(parameters: Parameters, *, shows_funds: bool) -> tuple[Label, ...]:
    """Return the changes that are not modelled; that of the funds is nothing to who shows none."""
    aside = ("fees.",) if shows_funds else ("fees.", "funds.")
    shown = (each for each in parameters.by_id.values() if not each.id.startswith(aside))
    found = {gap.en: gap for each in shown for gap in each.known_gaps}
    return tuple(found.values())
