"""casefile restore CASE [GENERATION]: the earlier states of a case."""

from __future__ import annotations

import click

from casefile.cli.output import table
from casefile.cli.report import done
from casefile.cli.session import Session
from casefile.cli.verb import argument, case_argument, verb
from casefile.i18n.words import N_

__all__ = ["command"]


@verb(
    "restore",
    N_("List the earlier states kept of a case, or put one back; the present file is kept beside it."),
    epilog="casefile restore 'Anna Exemple'\ncasefile restore 'Anna Exemple' 12",
)
@case_argument()
@argument("generation", metavar=N_("NUMBER"), required=False, type=int)
@click.pass_obj
def command(session: Session, case: str, generation: int | None) -> None:
    """List, or restore."""
    path = session.desk.find(case)
    if generation is not None:
        done(session, session.desk.restore(path, generation))
        return
    kept = session.desk.generations(path)
    words = session.words
    if session.as_json:
        told = [
            {"number": each.number, "file": each.file, "bytes": each.size_bytes,
             "changed_at": each.changed_at.isoformat() if each.changed_at else None,
             "damaged": each.damage is not None}
            for each in kept
        ]  # fmt: skip
        session.put_json({"generations": told})
        return
    rows = [
        (str(each.number), words.moment(each.changed_at) if each.changed_at else "—",
         words("damaged") if each.damage else words.size(each.size_bytes))
        for each in kept
    ]  # fmt: skip
    for line in table(rows):
        session.put(line)
    if not rows:
        session.say(words("No earlier state is kept of this case yet."))
