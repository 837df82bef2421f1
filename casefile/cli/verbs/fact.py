"""casefile fact: one record of any kind (a stay, a test, a diploma, a child ...) added, listed, changed, removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from casefile.cli.asking import agreed, can_ask
from casefile.cli.output import plain, wrapped
from casefile.cli.report import done
from casefile.cli.session import Session
from casefile.cli.verb import Verbs, argument, case_argument, option, share_safe_option, verb
from casefile.cli.verbs.table import summary_of
from casefile.errors import UsageError
from casefile.i18n.words import N_

if TYPE_CHECKING:
    from pathlib import Path

    from casefile.cases.changes import Change
    from casefile.cases.model import Case

__all__ = ["command"]

command = Verbs("fact", help=summary_of("fact"))

_KINDS = N_(
    "spouse, child, union, contract, study, qualification, stay, diploma, test, account, offer, nomination, permit, "
    "activity or address."
)


@verb(
    "add",
    N_(
        "Add one record: a stay, a test, a diploma, a child … KIND says what it is, KEY=VALUE what is known of it; "
        "“casefile facts --keys” lists the keys of each kind. What is impossible is refused and nothing is changed."
    ),
    epilog="casefile fact add 'Anna Exemple' stay country=Belgique first=2012-09-01 last=2014-06-30\n"
    "casefile fact add 'Anna Exemple' test name='TCF Canada' taken_on=2025-09-16 listening=549\n"
    "casefile fact add 'Anna Exemple' child given_name=Zoé born_on=2019-08-23",
)
@case_argument()
@argument("kind", metavar=N_("KIND"), help=_KINDS)
@argument("assignments", metavar=N_("KEY=VALUE"), nargs=-1)
@click.pass_obj
def add(session: Session, case: str, kind: str, assignments: tuple[str, ...]) -> None:
    """Add the record; the store names it."""
    from casefile.cases.changes import add_contract, add_fact
    from casefile.cases.one_test import add_test
    from casefile.cli.records import record_typed, table_named

    path, now = session.case(case)
    table, role = table_named(kind)
    record = record_typed(table, role, assignments, now.facts)
    if table == "tests":
        change = add_test(record, session.desk.at_least_today())
    else:
        change = add_contract(record) if table == "contracts" else add_fact(table, record)
    _make(session, path, now, change, table, assignments)


@verb(
    "list",
    N_("List the records of a case with their ids, those of one kind or all of them."),
    epilog="casefile fact list 'Anna Exemple'\ncasefile fact list 'Anna Exemple' stays",
)
@case_argument()
@argument("kind", metavar=N_("KIND"), required=False, help=_KINDS)
@share_safe_option()
@click.pass_obj
def list_(session: Session, case: str, kind: str | None) -> None:
    """Print one line a record, each key as it can be typed again."""
    from casefile.cases.ids import TABLES
    from casefile.cases.typed import typed_again
    from casefile.cli.records import table_named

    _, now = session.case(case)
    table, role = table_named(kind) if kind else ("", "")
    wanted = [
        (name, each)
        for name in TABLES
        if not table or name == table
        for each in getattr(now.facts, name)
        if not role or each.role == role
    ]
    if session.as_json:
        told = [{"table": name, "record": plain(each)} for name, each in wanted]
        session.put_json({"facts": told})
        return
    session.put_incomplete(now)
    _print(session, [(name, each.id, " ".join(typed_again(each))) for name, each in wanted])
    if not wanted:
        session.say(session.words("There is none yet. “casefile fact add” adds one."))


def _print(session: Session, rows: list[tuple[str, str, str]]) -> None:
    from casefile.services.fact_keys import tables_told

    about, shown = tables_told(), ""
    for name, id_, told in rows:
        if name != shown:
            session.put(f"{session.words.label(about[name]).rstrip('.')} [{name}]")
            shown = name
        session.put(wrapped(told, f"  {id_}  "))


@verb(
    "set",
    N_("Change one record; nothing after = takes the answer back."),
    epilog="casefile fact set 'Anna Exemple' d1 evaluated_on=2025-10-02 evaluated_by=WES",
)
@case_argument()
@argument("record", metavar=N_("RECORD"), help=N_("Its id in `casefile fact list`; or table/id."))
@argument("assignments", metavar=N_("KEY=VALUE"), nargs=-1, required=True)
@click.pass_obj
def set_(session: Session, case: str, record: str, assignments: tuple[str, ...]) -> None:
    """Change the fields, all of them or none."""
    import msgspec

    from casefile.cases.changes import edit_contract, edit_fact
    from casefile.cases.one_test import edit_test
    from casefile.cases.unread import mend
    from casefile.cli.records import fields_typed, find_record, unread_called

    path, now = session.case(case)
    unread = unread_called(now, record)
    if unread is not None:
        fields = fields_typed(unread.table, assignments, now.facts)
        done(session, session.desk.change(path, mend(unread.table, unread.id, **fields)).case)
        return
    table, found = find_record(now, record)
    changed = msgspec.structs.replace(found, **fields_typed(table, assignments, now.facts))
    if table == "tests":
        change = edit_test(changed, session.desk.at_least_today())
    else:
        change = edit_contract(changed) if table == "contracts" else edit_fact(table, changed)
    _make(session, path, now, change, table, assignments, found.id)


@verb(
    "remove",
    N_("Remove one record. A person, or what papers hang on, is asked about first. Undo brings it back."),
    epilog="casefile fact remove 'Anna Exemple' a1 --yes",
)
@case_argument()
@argument("record", metavar=N_("RECORD"), help=N_("Its id in `casefile fact list`; or table/id."))
@option("--yes", is_flag=True, help=N_("Remove without asking."))
@click.pass_obj
def remove(session: Session, case: str, record: str, yes: bool) -> int:
    """Remove the record; answer 1 when the person said no."""
    from casefile.cases.changes import remove_contract, remove_fact
    from casefile.cases.unread import drop
    from casefile.cli.records import find_record, unread_called

    path, now = session.case(case)
    unread = unread_called(now, record)
    if unread is not None and unread.whole:
        done(session, session.desk.change(path, drop(unread.table, unread.id)).case)
        return 0
    table, found = find_record(now, record)
    change = remove_contract(found.id) if table == "contracts" else remove_fact(table, found.id)
    planned = session.desk.facts_import(now, change.apply(now).facts)
    if (planned.lost or table == "persons") and not yes:
        if not can_ask(session):
            raise UsageError("facts.remove_needs_yes", id=found.id)
        for line in planned.lost:
            session.say(f"  {session.words.label(line.title)}  [{line.key}]")
        if not agreed(session, session.words("What is listed here would be left without a line. Remove it? (y/N)")
                      if planned.lost else session.words("Remove this person? (y/N)")):  # fmt: skip
            session.say(session.words("Nothing was removed."))
            return 1
    done(session, session.desk.change(path, change).case, {"table": table, "record": plain(found)})
    return 0


def _make(
    session: Session, path: Path, now: Case, change: Change, table: str, typed: tuple[str, ...], id_: str = ""
) -> None:
    """Refuse a change that says the impossible, make it, and tell the record as it is then; raises UsageError."""
    from casefile.cli.assignments import days_typed, refuse_new_faults
    from casefile.cli.contracts import accept

    facts = change.apply(now).facts
    written = next(each for each in getattr(facts, table) if each.id == id_)
    if table == "contracts":
        accept(session, written, next((each for each in now.facts.contracts if each.id == id_), None))
    refuse_new_faults(now.facts, facts, session.desk.at_least_today(), session.desk.rulebook.tests)
    for text in days_typed(typed):
        session.tell_day(text)
    known_doubts = session.desk.doubts_of(now.facts)
    doubts = [each for each in session.desk.doubts_of(facts) if each not in known_doubts]
    for doubt in doubts:
        session.warn(doubt)
    changed = session.desk.change(path, change).case
    known = {each.id for each in getattr(now.facts, table)}
    # The last one new: another program may have added one meanwhile.
    kept = next(each for each in reversed(getattr(changed.facts, table))
                if (each.id == id_ if id_ else each.id not in known))  # fmt: skip
    done(session, changed, {"table": table, "record": plain(kept)}, doubts=doubts)


for each in (add, list_, set_, remove):
    command.add_command(each)
