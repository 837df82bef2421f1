"""casefile move CASE GROUP: a case put in another folder of the desk."""

from __future__ import annotations

import click

from casefile.cli.session import Session
from casefile.cli.verb import argument, case_argument, verb
from casefile.i18n.words import N_

__all__ = ["command"]

_DESK = "."


@verb(
    "move",
    N_(
        "Put a case in another folder of the desk, which is made where it is missing; prints where the case is then. "
        "A single dot is the desk itself. Nothing in the case changes."
    ),
    epilog="casefile move 'Anna Exemple' 2026/spring\ncasefile move 'Anna Exemple' .",
)
@case_argument()
@argument("group", metavar=N_("GROUP"), help=N_("The folder of the desk, such as 2026, or 2026/spring."))
@click.pass_obj
def command(session: Session, case: str, group: str) -> None:
    """Move the case and print where it is."""
    path = session.desk.find(case)
    moved = session.desk.move(path, "" if group == _DESK else group)
    if session.as_json:
        from casefile.services.store.groups import group_of

        session.put_json({"path": str(moved), "group": group_of(session.desk.home, moved)})
        return
    session.put(str(moved))
    if moved == path.absolute():
        session.say(session.words("Nothing changed: it was so already."))
