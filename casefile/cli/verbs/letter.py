"""casefile letter CASE [KIND]: the draft of a letter of explanation."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from casefile.cli.output import clean, one_line, plain, wrapped
from casefile.cli.session import Session
from casefile.cli.verb import (
    argument,
    case_argument,
    on_option,
    option,
    replace_option,
    share_safe_option,
    verb,
)
from casefile.errors import UsageError
from casefile.i18n.words import N_
from casefile.resources import told_path

if TYPE_CHECKING:
    from casefile.cases.letters import Letter

__all__ = ["command"]


@verb(
    "letter",
    N_(
        "Draft a letter of explanation with the facts of the case; what stands in [brackets] is left to you. Without a "
        "kind, list the letters the facts call for."
    ),
    epilog="casefile letter 'Anna Exemple'\ncasefile letter 'Anna Exemple' history_gap -o letter.txt",
)
@case_argument()
@argument("kind", metavar=N_("KIND"), required=False)
@on_option()
@option("-o", "--output", "to", metavar=N_("FILE"), help=N_("The text file to write."))
@replace_option()
@share_safe_option()
@click.pass_obj
def command(
    session: Session, case: str, kind: str | None, on: date | None, to: str | None, replace: bool
) -> None:
    """Print or write the draft, or the kinds of letter."""
    if kind is None and to is not None:
        raise UsageError("letter.kind_missing", path=to)
    path, now = session.case(case)
    seen = session.desk.assess(now, on=on, folder=path)
    if kind is None:
        _list(session, seen.letters)
        return
    letter = session.desk.letter(seen, kind)
    text = "\n\n".join(clean(session.words.label(each)) for each in letter.paragraphs)
    if to is not None:
        session.desk.write(told_path(to), (text + "\n").encode("utf-8"), replace=replace)
    if session.as_json:
        session.put_json({**plain(letter), "text": text, "path": to})
    elif to is not None:
        session.put(to)
    else:
        for each in letter.paragraphs:
            session.put(wrapped(session.words.label(each)))
            session.put()
        _say_place(session, letter)


def _list(session: Session, kinds: tuple[str, ...]) -> None:
    words = session.words
    definitions = {each.kind: each for each in session.desk.rulebook.letters}
    if session.as_json:
        told = [{"kind": kind, "subject": words.label(definitions[kind].subject)} for kind in kinds]
        session.put_json({"letters": told})
        return
    for kind in kinds:
        session.put(f"{kind}  {one_line(words.label(definitions[kind].subject))}")
    if not kinds:
        session.say(words("The facts of this case call for no letter."))


def _say_place(session: Session, letter: Letter) -> None:
    words = session.words
    session.say(wrapped(words("Where it goes in the account: {place}", place=letter.place)))
