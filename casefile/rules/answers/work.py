"""What the facts say to questions about work: permits, a first year in Canada, contracts in a row, hours, studies."""

from collections.abc import Iterable
from typing import Any

from casefile.rules.answers.asked import AnswerContext, hours_reasons, names, verdict
from casefile.rules.answers.job_lines import WHY
from casefile.rules.book.passages import Circumstances
from casefile.rules.destination import lives_in_quebec
from casefile.rules.facts import Contract
from casefile.rules.findings import Text
from casefile.rules.hours.report import ProgrammeHours

__all__ = [
    "canadian_experience_under_a_year",
    "consecutive_contracts",
    "hours_in_less_than_a_year",
    "permit_elsewhere",
    "study_work",
]


def _mine(asked: AnswerContext) -> list[Contract]:
    return [each for each in asked.facts.contracts if each.person == "principal"]


def permit_elsewhere(asked: AnswerContext) -> Circumstances:
    """Tell what is so of living and working elsewhere under a permit (IRPR s. 185(b))."""
    facts = asked.facts
    here = [work for work in _mine(asked) if work.country == "CA"]
    abroad = [work for work in here if work.employer_country not in {"", "CA"}]
    return Circumstances(
        relevant=bool(facts.authorised_to_work) or any(work.last is None for work in here),
        so=names(
            lives_in_quebec=lives_in_quebec(facts),
            unauthorised_work=any(work.authorised is False for work in here),
            employer_abroad=bool(abroad),
        ),
        rows={"abroad": tuple({"employer": work.employer} for work in abroad)},
    )


def canadian_experience_under_a_year(asked: AnswerContext) -> Circumstances | None:
    """Tell how far the Canadian experience is from its year, and the day it gets there.

    None where no class counts Canadian experience alone.
    """
    canadian = asked.hours.canadian
    if canadian is None:
        return None
    worked = any(each.country == "CA" for each in _mine(asked))
    judged = asked.condition("hours", canadian.rules)
    since = None if canadian.enough else canadian.qualifies_from
    coming = since if since is not None and since > asked.on else None
    return Circumstances(
        relevant=worked and not canadian.enough,
        so=names(day_known=coming is not None, enough=canadian.enough, worked=worked) | {judged.verdict},
        values={
            "programme": canadian.rules.full_title,
            "made_on": asked.on,
            "reached_on": coming or asked.on,
        },
        rows={"verdict": verdict(judged), "why": hours_reasons(canadian)},
    )


def consecutive_contracts(asked: AnswerContext) -> Circumstances:
    """Tell which contracts make one line, and which lines of one employer stay apart, and why."""
    jobs = asked.jobs
    rows = {f"apart_{why}": tuple(each.values for each in jobs.apart if each.why == why) for why in WHY}
    rows["merged"] = tuple(each.values for each in jobs.merged)
    return Circumstances(relevant=bool(jobs.merged or jobs.apart), rows=rows)


def hours_in_less_than_a_year(asked: AnswerContext) -> Circumstances | None:
    """Tell what hours above the cap come to, by the class judged by; None when it is not open that day."""
    worker = asked.hours.programmes.get(asked.programme.id)
    if worker is None:
        return None
    judged = asked.condition("hours", asked.programme)
    run = worker.run is not None
    return Circumstances(
        relevant=run and worker.raw > worker.deciding,
        so=names(run=run) | {judged.verdict},
        values={
            "programme": asked.programme.full_title,
            "raw": worker.raw,
            "hours": worker.deciding,
            "months": worker.months_elapsed,
            "required": worker.required,
            "required_months": worker.months_required,
            "made_on": asked.on,
        },
        rows={"verdict": verdict(judged), "why": hours_reasons(worker)},
    )


def study_work(asked: AnswerContext) -> Circumstances | None:
    """Tell whether work-study, student work and allowances count for the class, and what became of those entered.

    None when the class is not open that day. Source of what counts: the class's own record.
    """
    worker = asked.hours.programmes.get(asked.programme.id)
    if worker is None:
        return None
    rules = asked.programme.work
    mine = _mine(asked)
    entered = [
        each for each in mine if each.kind in {"work_study", "indemnity"} or _while_studying(each, asked)
    ]
    return Circumstances(
        relevant=bool(entered),
        so=names(
            work_study_counts="work_study" not in rules.kinds_left_out,
            student_work_counts=rules.study_counts,
            indemnity_counts="indemnity" not in rules.kinds_left_out,
            continuous=rules.continuous,
        ),
        values={"programme": asked.programme.full_title},
        rows={
            "left_out": tuple(_left_out(entered, worker)),
            "provisos": tuple(
                row for row in hours_reasons(worker) if row["said"].code in _PROVISOS and entered
            ),
            "counted": tuple(_counted(entered, worker)),
        },
    )


_PROVISOS = frozenset({"hours.proviso.school_time_unknown", "hours.proviso.indemnity_not_wages"})


def _while_studying(contract: Contract, asked: AnswerContext) -> bool:
    return any(
        study.person == "principal"
        and contract.first <= study.last
        and (contract.last is None or study.first <= contract.last)
        for study in asked.facts.studies
    )


def _left_out(entered: Iterable[Contract], worker: ProgrammeHours) -> Iterable[dict[str, Any]]:
    """Yield why the count left days of these contracts out, in the words of the report of the hours."""
    ids = {each.id for each in entered}
    return ({"said": each} for each in worker.excluded if each.subject in ids)


def _counted(entered: Iterable[Contract], worker: ProgrammeHours) -> Iterable[dict[str, Any]]:
    """Yield the contracts of which days are in the figures of the class."""
    used = {id_ for stretch in worker.stretches for id_ in stretch.contracts}
    for each in entered:
        if each.id in used:
            last = Text("period.now") if each.last is None else each.last
            yield {"employer": each.employer, "first_on": each.first, "last_on": last}
