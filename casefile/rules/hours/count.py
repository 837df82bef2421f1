"""Hours of experience on one application date, for each programme, with its proof.

An answer holds the verdict, the counts, the provisos, the reasons, the dates between which it holds and
what was left out.
"""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from msgspec.structs import replace

from casefile.rules.book.rulebook import Rulebook
from casefile.rules.facts import Contract, Qualification, SameEmployer, Study
from casefile.rules.hours.bridges import bridges_of
from casefile.rules.hours.counted import Setting, counted_works, study_ranges
from casefile.rules.hours.employers import one_employer
from casefile.rules.hours.findings import closing_notes, qualification_findings, work_findings
from casefile.rules.hours.left_out import left_out
from casefile.rules.hours.merge import entries_of
from casefile.rules.hours.pool import Pool, pools_of, timeline_of
from casefile.rules.hours.proof import proof_by_day, proof_by_week
from casefile.rules.hours.qualifies import qualifying_stretch
from casefile.rules.hours.reasons import reasons_of
from casefile.rules.hours.report import HoursReport, ProgrammeHours, Span
from casefile.rules.hours.requirements import Requirement, requirement
from casefile.rules.hours.share import share_figures
from casefile.rules.hours.verdict import Judgement, best_judgement, continuity_of, window_on, worse
from casefile.rules.hours.work import Work, ready_works
from casefile.rules.periods import NonWorking
from casefile.rules.programmes import ProgrammeRules

__all__ = ["count_hours"]


class _Question(NamedTuple):
    """What is asked of every programme alike."""

    works: Sequence[Work]
    setting: Setting
    on: date
    today: date
    invited_on: date | None
    nonworking: NonWorking


def count_hours(  # noqa: PLR0913 - the facts of section 1 of the specification, one argument each
    contracts: Sequence[Contract],
    studies: Sequence[Study],
    qualifications: Sequence[Qualification],
    on: date,
    today: date,
    rulebook: Rulebook,
    invited_on: date | None = None,
    programmes: Sequence[str] | None = None,
    *,
    person: str = "principal",
    same_employers: Sequence[SameEmployer] = (),
) -> HoursReport:
    """Return the exact hours of `person` for an application on `on`, by the rules of that day.

    The programmes are those open on that day, or `programmes` by their ids. With an invitation date each
    answer is the worse of the two days' (IRPA s. 11.2). Contracts that cannot be counted are findings.
    Raises NotInForceError when `on` is before the records of the rules begin.
    """
    mine = [contract for contract in contracts if contract.person == person]
    cap = Fraction(rulebook.parameters.on("hours.full_time_week", on).decimal)
    works, faults = ready_works(mine, cap, one_employer(same_employers))
    studied = study_ranges(study for study in studies if study.person == person)
    nonworking = NonWorking(rulebook.calendar)
    setting = Setting(studied, tuple(qualifications), rulebook)
    question = _Question(works, setting, on, today, invited_on, nonworking)
    entries = entries_of(works, cap, on, nonworking)
    known = rulebook.programmes
    asked = known.in_force(on) if programmes is None else [known[id] for id in programmes]
    answers = {programme.id: _answer(programme, question) for programme in asked}
    findings = [
        *faults,
        *work_findings(mine, works, rulebook, on, today, same_employers),
        *qualification_findings(qualifications, rulebook),
    ]
    return HoursReport(
        on=on,
        entries=entries,
        programmes=answers,
        findings=(*findings, *closing_notes(answers, nonworking, rulebook, on, today)),
        invited_on=invited_on,
    )


class _Judged(NamedTuple):
    """The judgement an answer reports, the window it was made in, and whether it is the invitation date's."""

    judgement: Judgement | None
    window: Span
    earlier: bool


def _answer(programme: ProgrammeRules, asked: _Question) -> ProgrammeHours:
    needs = requirement(programme, asked.setting.rulebook.parameters, asked.on)
    counted = counted_works(asked.works, programme.work, asked.setting)
    pools = pools_of(counted, needs, asked.nonworking)
    found = _judged(pools, needs, asked)
    qualifies_from, qualifies_until = qualifying_stretch(pools, needs, asked.on)
    continuity, gaps = continuity_of(found.judgement, needs)
    everything = timeline_of(counted, bridges_of(counted, asked.nonworking), needs.cap)
    first, last = found.window.first.toordinal(), found.window.last.toordinal()
    answer = ProgrammeHours(
        rules=programme,
        window=found.window,
        by_day=Fraction(0),
        by_week=Fraction(0),
        raw=Fraction(0),
        required=needs.hours,
        months_elapsed=0,
        months_required=needs.months,
        continuity=continuity,
        verdict="not_met",
        qualifies_from=qualifies_from,
        qualifies_until=qualifies_until,
        projected=False,
        provisos=(),
        reasons=(),
        noc=None,
        run=None,
        total_by_day=everything.by_day(first, last),
        before_window_by_day=everything.by_day(1, first - 1),
        gaps=gaps,
        excluded=left_out(programme.work, asked.works, counted, asked.setting, found.window, found.judgement),
        grounds=needs.grounds,
    )  # fmt: skip
    if found.judgement is not None:
        answer = replace(answer, **_figures(found.judgement, needs, asked.today))
    reasons, details = reasons_of(answer, asked.on, asked.invited_on if found.earlier else None)
    return replace(answer, reasons=reasons, details=details)


def _judged(pools: Sequence[Pool], needs: Requirement, asked: _Question) -> _Judged:
    filing = best_judgement(pools, needs, asked.on)
    if asked.invited_on is not None:
        invitation = best_judgement(pools, needs, asked.invited_on)
        if worse(filing, invitation) is not filing:
            return _Judged(invitation, window_on(asked.invited_on, needs.years), earlier=True)
    return _Judged(filing, window_on(asked.on, needs.years), earlier=False)


def _figures(judged: Judgement, needs: Requirement, today: date) -> dict[str, Any]:
    """Return the counts, the months, the raw hours and the proof of the reported run."""
    lane, run = judged.lane, (judged.first, judged.last)
    return {
        "by_day": judged.by_day,
        "by_week": judged.by_week,
        "raw": lane.timeline.raw(*run),
        "months_elapsed": judged.months,
        "verdict": judged.verdict,
        "projected": judged.last >= today.toordinal(),
        "provisos": judged.provisos,
        "noc": lane.noc,
        "run": Span(date.fromordinal(judged.first), date.fromordinal(judged.last)),
        "stretches": proof_by_day(lane, run, needs.cap),
        "weeks": proof_by_week(lane.timeline, run),
        **share_figures(lane, run, needs),
    }
