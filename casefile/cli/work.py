"""casefile work: contracts imported, added, listed, removed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, cast

import click

from casefile.cli.files import read_text
from casefile.cli.output import plain, table
from casefile.cli.report import done
from casefile.cli.session import Session
from casefile.cli.verb import DAY, Verbs, argument, case_argument, option, verb
from casefile.errors import UsageError
from casefile.i18n.words import N_

if TYPE_CHECKING:
    from casefile.rules.facts import Contract

__all__ = ["command"]

command = Verbs("work", help=N_("Add, import, list or remove contracts."))


@verb(
    "import",
    N_("Add the contracts of a CSV file; it is checked whole first, every error named with its place."),
    epilog="casefile work import 'Anna Exemple' contracts.csv",
)
@case_argument()
@argument("file", metavar=N_("FILE.csv"))
@click.pass_obj
def import_(session: Session, case: str, file: str) -> None:
    """Add the contracts, the study ranges and the qualifications of the file."""
    from casefile.cases.contracts_csv import parse_contracts
    from casefile.cases.imports import add_file

    path, _ = session.case(case)
    read = parse_contracts(read_text(file), file)
    warn_ignored(session, read.ignored_columns, file)
    done(session, session.desk.change(path, add_file(read)), {"contracts": plain(read.contracts)})


def warn_ignored(session: Session, columns: tuple[str, ...], file: str) -> None:
    """Name the columns that were passed over."""
    if columns:
        from casefile.rules.findings import Finding

        values = {"columns": ", ".join(columns), "origin": file}
        session.warn(Finding(code="contract.columns_ignored", severity="note", values=values))


@verb(
    "add",
    N_("Add one contract."),
    epilog="casefile work add 'Anna Exemple' --employer 'Exemple SAS' --noc 22222 --country FR \\\n"
    "    --first 2015-12-14 --last 2016-09-30 --hours 35 --kind work_study",
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
    from casefile.rules.hours_work import contract_faults

    path, now = session.case(case)
    contract = _contract(told)
    if contract.person != "principal" and now.facts.of(contract.person) is None:
        raise UsageError("facts.no_such_person", person=contract.person)
    faults = contract_faults(contract, occupations=session.desk.rulebook.occupations)
    refused = tuple(UsageError(each.code, **each.values) for each in faults if each.severity == "blocker")
    if refused:
        raise UsageError("contract.refused", refused, count=len(refused))
    for doubt in faults:
        session.warn(doubt)
    changed = session.desk.change(path, add_contract(contract))
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
        authorised=known.get(told["authorised"] or ""),
        school_share_percent=_percent(told["school_share"]),
        employer_country=read_value("country", str, told["employer_country"])
        if told["employer_country"]
        else "",
    )


def _percent(text: str | None) -> str | None:
    return text.strip().rstrip("%").strip().replace(",", ".") if text else None


@verb("list", N_("List the contracts of a case."))
@case_argument()
@click.pass_obj
def list_(session: Session, case: str) -> None:
    """Print one line a contract."""
    _, now = session.case(case)
    if session.as_json:
        session.put_json({"contracts": plain(now.facts.contracts)})
        return
    words = session.words
    rows = [
        (each.id, words.date(each.first, "short"),
         words.date(each.last, "short") if each.last else words("goes on"),
         f"{each.hours_per_week}\u00a0h", each.noc, each.country, each.employer)
        for each in now.facts.contracts
    ]  # fmt: skip
    for line in table(rows):
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

    path, _ = session.case(case)
    done(session, session.desk.change(path, remove_contract(contract)))


for each in (import_, add, list_, remove):
    command.add_command(each)
