"""casefile list: the cases on the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from casefile.cli.output import plain, table
from casefile.cli.session import Session
from casefile.cli.verb import verb
from casefile.i18n.vocabulary import PROGRAMMES_SHORT, said
from casefile.i18n.words import N_

if TYPE_CHECKING:
    from casefile.services.store import Head

__all__ = ["command"]


@verb("list", N_("List the cases on the desk, with their next deadline and how much is ready."))
@click.pass_obj
def command(session: Session) -> None:
    """Print one line a case."""
    heads = session.desk.heads()
    words = session.words
    if session.as_json:
        told = [
            {**plain(head), "path": str(head.path), "damage": head.damage.code if head.damage else None}
            for head in heads
        ]
        session.put_json({"home": str(session.desk.home), "cases": told})
        return
    rows = []
    for head in heads:
        if head.damage is not None:
            rows.append((head.name, "!", "", session.of(head.damage)))
            continue
        ready = words("{ready} of {total} ready", ready=head.ready, total=head.total)
        rows.append((head.name, said(words, PROGRAMMES_SHORT, head.programme), ready, _due(session, head)))
    for line in table(rows):
        session.put(line)
    if not rows:
        session.say(words("There is no case on the desk ({home}) yet.", home=str(session.desk.home)))
        session.say(words("Make one with “casefile new NAME”, or the example with “casefile demo”."))


def _due(session: Session, head: Head) -> str:
    if head.next_on is None or head.next_code is None:
        return "—"
    title = session.words.sentence(f"deadline.{head.next_code}", head.next_values)
    return f"{session.words.date(head.next_on, 'short')} {title}"
