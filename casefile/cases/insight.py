"""What the forms and the people ask beside the checklist: histories, money, fees, answers, what to update."""

from collections.abc import Mapping
from datetime import date

import msgspec

from casefile.cases.assessment import Assessment
from casefile.cases.eligible import lacking
from casefile.cases.entered_since import entered_since
from casefile.cases.letters import letters_called_for
from casefile.errors import NotInForceError
from casefile.rules.answers.asked import AnswerContext
from casefile.rules.answers.job_lines import JobLines, job_lines
from casefile.rules.answers.registry import Answer, answers
from casefile.rules.book.parameters import Parameters
from casefile.rules.book.rulebook import Rulebook
from casefile.rules.book.stages import StageEntry, StageName
from casefile.rules.eligibility.claims import Judging
from casefile.rules.facts import Facts
from casefile.rules.findings import Finding
from casefile.rules.history import History, histories
from casefile.rules.hours.entries import work_entries
from casefile.rules.money.fees import Fees, fees_due
from casefile.rules.money.report import FundsReport, funds_report
from casefile.rules.periods import NonWorking
from casefile.rules.stages.updates import ProfileUpdates, profile_updates

__all__ = ["with_insight"]


def with_insight(seen: Assessment, rulebook: Rulebook, held: Mapping[StageName, StageEntry]) -> Assessment:
    """Return the assessment with what the forms ask and what people ask."""
    facts, parameters = seen.case.facts, rulebook.parameters
    jobs = job_lines(facts, work_entries(facts, seen.hours.entries), NonWorking(rulebook.calendar))
    money = funds_report(facts, seen.judged, on=seen.on, parameters=parameters)
    told = histories(facts, on=seen.on, today=seen.today, parameters=parameters)
    found = msgspec.structs.replace(
        seen,
        histories=told,
        todo=(*seen.todo, *_history_to_do(told, held, started=bool(facts.activities))),
        funds_report=money,
        fees=_fees(facts, seen.on, parameters),
        answers=_answers(seen, rulebook, held, money, jobs),
        jobs=jobs,
        updates=_updates(seen, held, parameters),
    )
    return msgspec.structs.replace(found, letters=letters_called_for(found))


def _history_to_do(
    told: tuple[History, ...], held: Mapping[StageName, StageEntry], *, started: bool
) -> list[Finding]:
    """Return what is missing from the histories, once the person tells them or the invitation asks for them."""
    filling_in = "invitation" in held and "upload" not in held
    return [
        msgspec.structs.replace(finding, subject="facts")
        for history in told
        if filling_in or (started and history.lines)
        for finding in history.findings
        if finding.severity == "warning"
    ]


def _fees(facts: Facts, on: date, parameters: Parameters) -> Fees | None:
    try:
        return fees_due(facts, on, parameters)
    except NotInForceError:
        return None  # the record of the fees begins after that of the other rules


def _answers(
    seen: Assessment,
    rulebook: Rulebook,
    held: Mapping[StageName, StageEntry],
    money: FundsReport,
    jobs: JobLines,
) -> tuple[Answer, ...]:
    sent = held.get("upload")
    facts = seen.case.facts
    asked = AnswerContext(
        facts=facts,
        programme=seen.judged,
        nominee=seen.programmes.nominates(facts.programme),
        judging=Judging(facts, seen.on, rulebook, seen.hours, facts.first_language),
        eligibility=seen.eligibility,
        on=seen.on,
        filed_on=sent.on if sent else None,
        hours=seen.hours,
        jobs=jobs,
        funds=money,
        parameters=rulebook.parameters,
    )
    return answers(rulebook.answers, asked)


def _updates(
    seen: Assessment, held: Mapping[StageName, StageEntry], parameters: Parameters
) -> ProfileUpdates | None:
    found = profile_updates(seen.case.facts, held, today=seen.today, parameters=parameters)
    if found is None:
        return None
    corrected = entered_since(seen.case.journal, found.since)
    left = _leaves_pool(seen) if found.way == "profile" else ()
    return msgspec.structs.replace(found, findings=(*found.findings, *left, *corrected))


def _leaves_pool(seen: Assessment) -> tuple[Finding, ...]:
    """Say that a profile no longer meets its programme, as far as the facts say (ministerial instructions, 3(4))."""
    own = seen.own_eligibility
    if own is None or own.verdict != "not_met":
        return ()
    values = {"of_programme": own.title, "conditions": list(lacking(own))}
    return (Finding(code="update.not_eligible", severity="warning", subject="points", values=values),)
