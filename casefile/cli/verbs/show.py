"""casefile show CASE: the whole case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from casefile.cli.journal import event_sentence
from casefile.cli.output import aligned, one_line, plain, wrapped
from casefile.cli.session import Session
from casefile.cli.verb import case_argument, share_safe_option, verb
from casefile.i18n.vocabulary import name_of_person

if TYPE_CHECKING:
    from casefile.cases.model import Case
    from casefile.rules.facts import Person

__all__ = ["command"]


@verb("show", epilog="casefile show 'Anna Exemple' --json")
@case_argument()
@share_safe_option()
@click.pass_obj
def command(session: Session, case: str) -> int:
    """Print the case; a damaged one from its newest good generation, with exit code 4."""
    path = session.desk.find(case)
    opened = session.desk.open(path)
    session.speak_for(opened.case)
    shown = session.shown(opened.case)
    session.warn_unread(shown)
    if opened.damage is not None:
        session.warn(opened.damage)
    if session.as_json:
        session.put_json(_data(session, shown, "" if session.share_safe else str(path)), opened.damage)
    else:
        _tell(session, shown)
        if not session.share_safe:
            session.put(session.words("Folder: {path}", path=str(path)))
    return 0 if opened.damage is None else opened.damage.exit_code


def _data(session: Session, case: Case, path: str) -> dict[str, Any]:
    """Return the whole case; under --share-safe with ages in the place of dates of birth."""
    told = {"path": path, **plain(case)}
    if session.share_safe:
        for person, shown in zip(case.facts.persons, told["facts"]["persons"], strict=True):
            shown |= {"born_on": None, "age": _age(session, case, person)}
    return told


def _age(session: Session, case: Case, person: Person) -> int | None:
    from casefile.rules.family import age_on

    return age_on(person.born_on, case.reference_on or session.desk.today())


def _about(session: Session, case: Case, person: Person) -> str:
    words = session.words
    if person.born_on is None:
        return "—"
    if session.share_safe:
        return words.n("{n} year old", "{n} years old", _age(session, case, person) or 0)
    return words("born on {born_on}", born_on=person.born_on)


def _tell(session: Session, case: Case) -> None:
    words, facts = session.words, case.facts
    session.put(one_line(case.name))
    session.put(words.label(session.desk.programmes.title(facts.programme)))
    for person in facts.persons:
        name = name_of_person(words, person.id, person.given_name, person.family_name)
        session.put(f"  {one_line(name)}, {_about(session, case, person)}")
    counted = [
        (words("Contracts"), len(facts.contracts)),
        (words("Stages entered"), len(case.stages)),
        (words("Documents attached"), len(case.documents)),
    ]
    for line in aligned([(label, str(count)) for label, count in counted]):
        session.put(f"  {line}")
    if session.share_safe:
        return
    session.put()
    session.put(words("Journal"))
    for event in case.journal:
        session.put(f"  {words.date(event.at.date(), 'short')}")
        session.put(wrapped(event_sentence(session, event), "    "))
        if event.text:
            session.put(wrapped(words("“{text}”", text=event.text), "      "))
