"""casefile hours CASE|FILE.csv: the hours of experience."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from casefile.cli.contracts import tell_reading
from casefile.cli.hours_text import tell_categories, tell_hours, tell_questions
from casefile.cli.programme_choice import ProgrammeChoice
from casefile.cli.session import Session
from casefile.cli.verb import DAY, argument, on_option, option, share_safe_option, verb
from casefile.errors import NotFoundError, UsageError
from casefile.i18n.words import N_
from casefile.resources import told_path

if TYPE_CHECKING:
    from casefile.cases.assessment import Assessment
    from casefile.cases.model import Case
    from casefile.rules.hours.report import HoursReport

__all__ = ["command"]


@verb(
    "hours",
    N_(
        "Count the hours of experience of a case, or of a CSV file of contracts, for an application made on a day. "
        "Exit code 0 when they are enough for the case's programme (for a file: for any), else 1."
    ),
    epilog="casefile hours 'Anna Exemple' --on 2025-01-15\ncasefile hours 'Anna Exemple' --explain\n"
    "casefile hours 'Anna Exemple' --person spouse\ncasefile hours contracts.csv --json",
)
@argument("source", metavar=N_("CASE|FILE.csv"))
@on_option()
@option("--invited-on", type=DAY, metavar=N_("DATE"), help=N_("The day of the invitation."))
@option(
    "--explain",
    is_flag=True,
    help=N_("Every addend, capped week, day left out with its reason, and rule with its source."),
)
@option(
    "--programme",
    "chosen",
    type=ProgrammeChoice(counted=True),
    help=N_("The programme to answer for, instead of the case’s."),
)
@option(
    "--person",
    default="principal",
    metavar=N_("PERSON"),
    help=N_("Count as if this one of the couple were to apply: principal, spouse, or a given name."),
)
@share_safe_option()
@click.pass_obj
def command(
    session: Session, /, source: str, on: date | None, invited_on: date | None, explain: bool,
    chosen: str | None, person: str,
) -> int:  # fmt: skip
    """Count, print the answer, and say by the exit code whether the hours are enough."""
    table = _is_table(session, source)
    case, folder = (_case_of_file(session, source), None) if table else _case(session, source)
    case = _as_if(case, person)
    day = on or session.desk.today() if table else on
    _refuse_impossible(invited_on)
    report = session.desk.hours_of_case(case, on=day, invited_on=invited_on)
    programme = chosen or (None if table else case.facts.programme)
    if chosen is not None and chosen not in report.programmes:
        title = session.desk.programmes.title(chosen)
        raise UsageError("hours.programme_closed", programme=title, filing_on=report.on)
    asked = [programme] if programme in report.programmes else list(report.programmes)
    if session.as_json:
        session.put_json(_payload(session, report, case, explain))
    elif explain:
        seen = session.desk.assess(case, on=day, invited_on=invited_on, folder=folder)
        _explain(session, seen, asked)
    else:
        session.put_incomplete(case)
        tell_hours(session, report, programme)
        unlisted = session.desk.unlisted_categories(report.on)
        tell_categories(session, session.desk.category_hours(case.facts, report.on), unlisted)
        if not table:
            tell_questions(session, [report.programmes[each] for each in asked], case)
    return 0 if any(report.programmes[each].verdict in {"met", "met_if"} for each in asked) else 1


def _payload(session: Session, report: HoursReport, case: Case, explain: bool) -> dict[str, Any]:
    from casefile.cases.hours_payload import categories_payload, hours_payload

    data = hours_payload(report, explain=explain)
    for told, finding in zip(data["findings"], report.findings, strict=True):
        told["message"] = session.of(finding)
    if explain:
        for name, answer in report.programmes.items():
            for told, finding in zip(data["programmes"][name]["excluded"], answer.excluded, strict=True):
                told["message"] = session.of(finding)
    data["categories"] = categories_payload(session.desk.category_hours(case.facts, report.on))
    return data


def _explain(session: Session, seen: Assessment, asked: list[str]) -> None:
    """Print the proof of each programme asked: the very text that goes on paper."""
    import msgspec

    for at, name in enumerate(asked):
        facts = msgspec.structs.replace(seen.case.facts, programme=name)
        case = msgspec.structs.replace(seen.case, facts=facts)
        whole = msgspec.structs.replace(seen, case=case, programme_hours=seen.hours.programmes[name])
        content, _ = session.desk.print_bytes(whole, "hours", "txt", session.words)
        session.put(("\n" if at else "") + content.decode("utf-8-sig").rstrip())


def _as_if(case: Case, person: str) -> Case:
    """Return the case were that person to apply."""
    import msgspec

    from casefile.cases.applicant import as_applicant
    from casefile.rules.text import folded_word
    from casefile.services.list_words import people

    named = people(case.facts).get(folded_word(person), person)
    return msgspec.structs.replace(case, facts=as_applicant(case.facts, named))


def _case(session: Session, source: str) -> tuple[Case, Path]:
    path, case = session.case(source)
    return case, path


def _case_of_file(session: Session, source: str) -> Case:
    """Return a case that holds nothing but the contracts of a file; raises UsageError with every fault of it."""
    from casefile.cases.model import Case
    from casefile.rules.facts import Facts

    read = session.desk.read_contracts(source)
    tell_reading(session, read, source)
    others = sum(each.person != "principal" for each in read.contracts)
    if others:
        from casefile.rules.findings import Finding

        session.warn(Finding(code="contract.of_others", severity="note", values={"count": others}))
    facts = Facts(contracts=read.contracts, studies=read.studies, qualifications=read.qualifications)
    return session.shown(Case(id="", name=Path(source).name, facts=facts))


def _refuse_impossible(invited_on: date | None) -> None:
    from casefile.cases.facts_checks import impossible_day

    wrong = impossible_day("invited_on", invited_on) if invited_on is not None else None
    if wrong is not None:
        raise UsageError(wrong[0], **wrong[1])


def _is_table(session: Session, source: str) -> bool:
    """Say whether the argument is a file of contracts; a case of that name comes first."""
    try:
        session.desk.find(source)
    except NotFoundError:
        path = told_path(source)
        # os.path answers no where Path raises: a name no disk can hold
        there = os.path.exists(path) and not os.path.isdir(path)  # noqa: PTH110, PTH112
        return there or path.suffix.lower() == ".csv"
    return False
