"""casefile show CASE: the whole case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from casefile.cli.output import one_line, plain, table, wrapped
from casefile.cli.session import Session
from casefile.cli.verb import case_argument, share_safe_option, verb
from casefile.i18n.vocabulary import named

if TYPE_CHECKING:
    from casefile.cases.model import Case, Event

__all__ = ["command", "event_sentence"]


@verb("show", epilog="casefile show 'Anna Exemple' --json")
@case_argument()
@share_safe_option()
@click.pass_obj
def command(session: Session, case: str, share_safe: bool) -> int:
    """Print the case; a damaged one from its newest good generation, with exit code 4."""
    path = session.desk.find(case)
    opened = session.desk.open(path)
    session.speak_for(opened.case)
    session.warn_unread(opened.case)
    if opened.damage is not None:
        session.warn(opened.damage)
    shown = opened.case
    if share_safe:
        from casefile.cases.share_safe import masked_case

        shown = masked_case(shown)
    if session.as_json:
        session.put_json({"path": str(path), **plain(shown)}, opened.damage)
    else:
        _tell(session, shown)
        session.put(session.words("Folder: {path}", path=str(path)))
    return 0 if opened.damage is None else opened.damage.exit_code


def _tell(session: Session, case: Case) -> None:
    words, facts = session.words, case.facts
    session.put(one_line(case.name))
    session.put(words.label(session.desk.programmes.title(facts.programme)))
    for person in facts.persons:
        name = named(words, person.id, person.given_name, person.family_name)
        born = words("born on {born_on}", born_on=person.born_on) if person.born_on else "—"
        session.put(f"  {one_line(name)}, {born}")
    counted = [
        (words("Contracts"), len(facts.contracts)),
        (words("Stages entered"), len(case.stages)),
        (words("Documents attached"), len(case.documents)),
    ]
    for line in table([(label, str(count)) for label, count in counted]):
        session.put(f"  {line}")
    session.put()
    session.put(words("Journal"))
    for event in case.journal:
        session.put(f"  {words.date(event.at.date(), 'short')}")
        session.put(wrapped(event_sentence(session, event), "    "))
        if event.text:
            session.put(wrapped(words("“{text}”", text=event.text), "      "))


def event_sentence(session: Session, event: Event) -> str:
    """Return the sentence of one entry of the journal."""
    values = {
        name: one_line(value) if isinstance(value, str) else value for name, value in event.values.items()
    }
    said_of_it = session.words.recorded(event.code, values)
    taken_back = session.words("(taken back)")
    return f"{said_of_it} {taken_back}" if event.undone else said_of_it
