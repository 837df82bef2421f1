"""casefile work: contracts imported, added, listed, removed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, cast

import click

from casefile.cli.contracts import accept, tell_doubts, tell_reading
from casefile.cli.output import aligned, one_line, plain
from casefile.cli.report import done
from casefile.cli.session import Session
from casefile.cli.verb import DAY, Verbs, argument, case_argument, option, share_safe_option, verb
from casefile.cli.verbs.table import summary_of
from casefile.errors import UsageError
from casefile.i18n.words import N_
from casefile.rules.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casefile.cases.contracts_csv import ContractsFile
    from casefile.rules.facts import Contract, Facts

__all__ = ["command"]

command = Verbs("work", help=summary_of("work"))


@verb(
    "import",
    N_(
        "Add the contracts of a CSV file; it is checked whole first, every error named with its place, and what was "
        "understood is shown. Columns, in any order, in French or English: employer, noc, country, from, to, "
        "hours_per_week; and if you like title, kind, authorised, leave, school_share, employer_country, person. Days "
        "in figures are read day first; an empty “to”, or “present”, goes on. What the case already holds is not added "
        "again."
    ),
    epilog="casefile work import 'Anna Exemple' contracts.csv --dry-run\n"
    "casefile work import 'Anna Exemple' contracts.csv",
)
@case_argument()
@argument("file", metavar=N_("FILE.csv"))
@option("--dry-run", is_flag=True, help=N_("Only show what would be added."))
@click.pass_obj
def import_(session: Session, case: str, file: str, dry_run: bool) -> None:
    """Add the contracts, the study ranges and the qualifications of the file that the case does not hold yet."""
    from casefile.cases.imports import add_file, already_in, new_in

    path, now = session.case(case)
    read = session.desk.read_contracts(file, now.facts)
    new, held = new_in(read, now.facts), already_in(read, now.facts)
    tell_reading(session, read, file)
    tell_doubts(session, new.contracts)
    if held:
        values = {"count": len(held), "origin": file}
        session.warn(Finding(code="contract.already_there", severity="note", values=values))
    told = {"contracts": plain(new.contracts), "already_there": plain(held), "applied": False}
    if not session.as_json:
        _show(session, new.contracts, now.facts)
    if dry_run or new == empty_of(new):
        _say_nothing_stored(session, told, dry_run)
        return
    changed = session.desk.change(path, add_file(new)).case
    added = changed.facts.contracts[len(changed.facts.contracts) - len(new.contracts) :]
    done(session, changed, told | {"contracts": plain(added), "applied": True})


def empty_of(read: ContractsFile) -> ContractsFile:
    """Return a table read in the same way that holds nothing."""
    from msgspec.structs import replace

    return replace(read, contracts=(), studies=(), qualifications=())


def _say_nothing_stored(session: Session, told: dict[str, Any], dry_run: bool) -> None:
    if session.as_json:
        session.put_json(told)
    elif dry_run:
        session.say(session.words("Nothing is stored: run it again without --dry-run to add them."))
    else:
        session.say(session.words("The case already says all that is in the file."))


def _show(session: Session, contracts: Sequence[Contract], facts: Facts) -> None:
    from casefile.i18n.contracts import contract_line

    for each in contracts:
        session.put(one_line(contract_line(session.words, each, facts)))


@verb(
    "add",
    N_("Add one contract."),
    epilog="casefile work add 'Anna Exemple' --employer 'Exemple SAS' --noc 22222 \\\n"
    "    --country FR --first 2015-12-14 --last 2016-09-30 --hours 35",
)
@case_argument()
@option("--employer", required=True, metavar=N_("TEXT"), help=N_("The employer."))
@option("--noc", required=True, metavar=N_("CODE"), help=N_("The occupation's five digits (NOC 2021)."))
@option("--country", required=True, metavar=N_("COUNTRY"), help=N_("Where the work was done."))
@option("--first", "--from", "first", required=True, type=DAY, metavar=N_("DATE"), help=N_("The first day."))
@option(
    "--last", "--to", "last", type=DAY, metavar=N_("DATE"), help=N_("The last day; without it, it goes on.")
)
@option("--hours", "--hours-per-week", "hours", required=True, metavar=N_("HOURS"), help=N_("Hours a week."))
@option("--title", default="", metavar=N_("TEXT"), help=N_("The job's title."))
@option(
    "--kind",
    default="employee",
    type=click.Choice(["employee", "work_study", "self_employed", "indemnity", "volunteer"]),
    help=N_("The kind of work."),
)
@option(
    "--authorised", type=click.Choice(["yes", "no"]), help=N_("Whether the work in Canada was authorised.")
)
@option("--school-share", metavar=N_("PERCENT"), help=N_("Whole weeks at school, in percent (work-study)."))
@option(
    "--employer-country", default="", metavar=N_("COUNTRY"), help=N_("Where the employer is, if elsewhere.")
)
@option("--person", default="principal", metavar=N_("PERSON"), help=N_("Who worked: principal, spouse."))
@click.pass_obj
def add(session: Session, /, case: str, **told: Any) -> None:
    """Add the contract; what makes it impossible is refused, what is doubtful is told."""
    from casefile.cases.changes import add_contract

    path, now = session.case(case)
    contract = _contract(told)
    if contract.person != "principal" and now.facts.of(contract.person) is None:
        known = [each.id for each in now.facts.persons]
        raise UsageError("facts.no_such_person", person=contract.person, known=known)
    accept(session, contract)
    changed = session.desk.change(path, add_contract(contract)).case
    done(session, changed, {"contract": plain(changed.facts.contracts[-1])})


def _contract(told: dict[str, Any]) -> Contract:
    from casefile.cli.assignments import read_value
    from casefile.rules.facts import Contract

    known = {"yes": True, "no": False}
    return Contract(
        person=told["person"],
        employer=told["employer"].strip(),
        title=told["title"].strip(),
        noc=told["noc"].strip(),
        country=read_value("country", str, told["country"].strip()),
        first=cast("date", told["first"]),
        last=told["last"],
        hours_per_week=told["hours"].strip().replace(",", "."),
        kind=told["kind"],
        authorised=known.get(told["authorised"]),
        school_share_percent=_percent(told["school_share"]),
        employer_country=read_value("country", str, told["employer_country"])
        if told["employer_country"]
        else "",
    )


def _percent(text: str | None) -> str | None:
    return text.strip().rstrip("%").strip().replace(",", ".") if text else None


@verb("list", N_("List the contracts of a case."))
@case_argument()
@share_safe_option()
@click.pass_obj
def list_(session: Session, case: str) -> None:
    """Print one line a contract; whose it is when they are of several persons."""
    from casefile.i18n.contracts import hours_text, several_persons, whose

    _, now = session.case(case)
    if session.as_json:
        session.put_json({"contracts": plain(now.facts.contracts)})
        return
    words, facts = session.words, now.facts
    session.put_incomplete(now)
    names = several_persons(facts.contracts)
    rows = [
        (each.id, *((whose(words, each.person, facts),) if names else ()), words.date(each.first, "short"),
         words.date(each.last, "short") if each.last else words("goes on"),
         f"{hours_text(words, each.hours_per_week)}\u00a0h", each.noc, each.country, each.employer)
        for each in facts.contracts
    ]  # fmt: skip
    for line in aligned(rows):
        session.put(line)
    if not rows:
        session.say(words("No contract yet. Add one with “casefile work add” or “casefile work import”."))


@verb("remove", N_("Remove a contract."), epilog="casefile work remove 'Anna Exemple' c2")
@case_argument()
@argument("contract", metavar=N_("CONTRACT"), help=N_("Its id in `casefile work list`."))
@click.pass_obj
def remove(session: Session, case: str, contract: str) -> None:
    """Remove the contract."""
    from casefile.cases.changes import remove_contract
    from casefile.cases.unread import drop, unread_of

    path, now = session.case(case)
    unread = any(each.whole for each in unread_of(now, "contracts", contract))
    change = drop("contracts", contract) if unread else remove_contract(contract)
    done(session, session.desk.change(path, change).case)


@verb(
    "set",
    N_(
        "Change a contract: authorised=yes, school_share_percent=25, declared_alone=yes, last=2024-06-30 … and what "
        "you say of its duties: lead_statement, main_duties, essential_duties (yes, no or unsure), duties_note."
    ),
    epilog="casefile work set 'Anna Exemple' c1 authorised=yes\n"
    "casefile work set 'Anna Exemple' c2 lead_statement=yes main_duties=yes essential_duties=unsure",
)
@case_argument()
@argument("contract", metavar=N_("CONTRACT"), help=N_("Its id in `casefile work list`."))
@argument("assignments", metavar=N_("KEY=VALUE"), nargs=-1, required=True)
@click.pass_obj
def set_(session: Session, case: str, contract: str, assignments: tuple[str, ...]) -> None:
    """Change the fields, all of them or none."""
    from casefile.cases.hours_asked import change_contract
    from casefile.cases.unread import mend, unread_of
    from casefile.cli.assignments import contract_fields, days_typed

    path, now = session.case(case)
    given = contract_fields(assignments)
    unread = unread_of(now, "contracts", contract)
    change = mend("contracts", contract, **given) if unread else change_contract(now.facts, contract, **given)
    for text in days_typed(assignments):
        session.tell_day(text)
    found = next(each for each in change.apply(now).facts.contracts if each.id == contract)
    accept(session, found, next((each for each in now.facts.contracts if each.id == contract), None))
    changed = session.desk.change(path, change).case
    done(session, changed, {"contract": plain(found)})


@verb(
    "same",
    N_(
        "Say that the employers of two contracts, whose names are near, are one; with --no, that they are two."
    ),
    epilog="casefile work same 'Anna Exemple' c1 c2",
)
@case_argument()
@argument("one", metavar=N_("CONTRACT"), help=N_("Its id in `casefile work list`."))
@argument("other", metavar=N_("CONTRACT"), help=N_("The other one’s."))
@option("--no", "apart", is_flag=True, help=N_("They are two employers."))
@click.pass_obj
def same(session: Session, case: str, one: str, other: str, apart: bool) -> None:
    """Remember the answer in the case."""
    from casefile.cases.hours_asked import say_same_employer
    from casefile.errors import NotFoundError

    path, now = session.case(case)
    employers = {each.id: each.employer for each in now.facts.contracts}
    for id_ in (one, other):
        if id_ not in employers:
            raise NotFoundError("case.no_such_record", id=id_)
    done(session, session.desk.change(
        path, say_same_employer(now.facts, employers[one], employers[other], same=not apart)
    ).case)  # fmt: skip


@verb(
    "qualified",
    N_("Tell since when you are qualified in your trade, in one country or everywhere."),
    epilog="casefile work qualified 'Anna Exemple' 2018-07-01 --country FR",
)
@case_argument()
@argument("day", type=DAY, metavar=N_("DATE"))
@option("--country", default="", metavar=N_("COUNTRY"), help=N_("The country; without it, everywhere."))
@click.pass_obj
def qualified(session: Session, case: str, day: date, country: str) -> None:
    """Add the qualification."""
    from casefile.cases.changes import add_fact
    from casefile.cli.assignments import read_value, refuse_new_faults
    from casefile.rules.facts import Qualification

    path, now = session.case(case)
    where = read_value("country", str, country.strip()) if country.strip() else ""
    change = add_fact("qualifications", Qualification(on=day, country=where))
    refuse_new_faults(now.facts, change.apply(now).facts, session.desk.at_least_today())
    done(session, session.desk.change(path, change).case)


for each in (import_, add, list_, set_, same, qualified, remove):
    command.add_command(each)
