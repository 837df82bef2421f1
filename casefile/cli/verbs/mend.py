"""casefile mend CASE [RECORD] [KEY=VALUE ...]: what cannot be read in a case, given again or taken out."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

import click

from casefile.cli.output import plain, wrapped
from casefile.cli.report import done
from casefile.cli.session import Session
from casefile.cli.verb import argument, case_argument, option, verb
from casefile.errors import UsageError
from casefile.i18n.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casefile.cases.changes import Change
    from casefile.cases.model import Case, Unread
    from casefile.rules.findings import Finding

__all__ = ["command", "what_to_type"]


@verb(
    "mend",
    N_(
        "List what the file of a case holds and cannot be read; with a record, give it values that can, or remove "
        "it. Undo takes that back."
    ),
    epilog="casefile mend 'Anna Exemple'\ncasefile mend 'Anna Exemple' y2 first=2019-05-01\n"
    "casefile mend 'Anna Exemple' y2 --remove",
)
@case_argument()
@argument("record", metavar=N_("RECORD"), required=False, help=N_("Its id in the list; or table/id."))
@argument("assignments", metavar=N_("KEY=VALUE"), nargs=-1)
@option(
    "--remove", is_flag=True, help=N_("Take it out: the record, or of one that can be read the wrong values.")
)
@click.pass_obj
def command(
    session: Session, case: str, record: str | None, assignments: tuple[str, ...], remove: bool
) -> None:
    """List, mend or remove."""
    from casefile.cases.unread import find_unread

    path, now = session.case(case)
    if record is None:
        _list(session, case, now)
        return
    found = find_unread(now, record)
    if remove == bool(assignments):
        raise UsageError("unread.mend_or_remove", ref=record)
    done(session, session.desk.change(path, _change(found, assignments)))


def _change(found: Sequence[Unread], assignments: Sequence[str]) -> Change:
    from casefile.cases.reading import KINDS
    from casefile.cases.unread import drop, mend
    from casefile.cli.assignments import contract_fields, record_fields

    one = found[0]
    if not assignments:
        return drop(one.table, one.id)
    if one.table == "contracts":
        return mend(one.table, one.id, **contract_fields(assignments))
    return mend(one.table, one.id, **record_fields(KINDS[one.table], assignments))


def _list(session: Session, typed: str, case: Case) -> None:
    """Print each thing with what it holds and what to type; the warnings have named it."""
    from casefile.cases.unread import unread_findings

    found = unread_findings(case)
    if session.as_json:
        session.put_json({"unread": [_data(*each) for each in zip(case.unread, found, strict=True)]})
        return
    for finding in found:
        session.put(wrapped(what_to_type(session, typed, finding), "", "    "))
    if not found:
        session.say(session.words("Everything in the file of this case can be read."))


def _data(one: Unread, finding: Finding) -> dict[str, Any]:
    return {"ref": finding.values["ref"], **plain(one)}


def what_to_type(session: Session, typed: str, finding: Finding) -> str:
    """Return the two commands that settle what a finding says cannot be read."""
    field = finding.values["field"].partition(".")[0].partition("[")[0]
    values = {"case": shlex.quote(typed), "ref": finding.values["ref"], "example": f"{field}=…"}
    return session.words.sentence("unread.what_to_type", values)
