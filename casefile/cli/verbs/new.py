"""casefile new NAME: a case folder."""

from __future__ import annotations

from pathlib import Path

import click

from casefile.cli.programme_choice import ProgrammeChoice
from casefile.cli.session import Session
from casefile.cli.verb import argument, option, verb
from casefile.i18n.words import N_
from casefile.rules.facts import UNDECIDED
from casefile.rules.findings import Finding

__all__ = ["command"]


@verb(
    "new",
    N_("Make a case folder: DIR itself where given, else NAME on the desk; prints its path."),
    epilog="casefile new 'Anna Exemple' --programme {class} --lang fr",
)
@argument("name", metavar=N_("NAME"), help=N_("The name of the case."))
@option(
    "--programme",
    type=ProgrammeChoice(),
    default=UNDECIDED,
    help=N_("The programme the application is made under."),
)
@option("--dir", "folder", metavar=N_("DIR"), help=N_("The folder to make the case in."))
@click.pass_obj
def command(session: Session, name: str, programme: str, folder: str | None) -> None:
    """Make a case and print where it is."""
    place = Path(folder).expanduser() if folder is not None else None
    alike = session.desk.namesakes(name)
    path = session.desk.new(name, programme=programme, lang=session.words.lang, folder=place)
    for other in alike:
        values = {"name": name.strip(), "other": str(other), "path": str(path)}
        session.warn(Finding(code="case.namesake", severity="warning", values=values))
    if session.as_json:
        session.put_json(
            {"path": str(path), "name": name.strip(), "programme": programme, "lang": session.words.lang}
        )
    else:
        session.put(str(path))
