"""casefile import FILE.zip: a case brought back from one file."""

from __future__ import annotations

from pathlib import Path

import click

from casefile.cli.session import Session
from casefile.cli.verb import argument, option, verb
from casefile.i18n.words import N_

__all__ = ["command"]


@verb(
    "import",
    N_(
        "Bring back a case that “casefile export” wrote. Every checksum is verified first; an existing case is never "
        "touched."
    ),
    epilog="casefile import anna.zip\ncasefile import anna.zip --dir ~/Documents/anna",
)
@argument("file", metavar=N_("FILE.zip"))
@option("--dir", "folder", metavar=N_("DIR"), help=N_("The folder to make the case in."))
@click.pass_obj
def command(session: Session, file: str, folder: str | None) -> None:
    """Import, and print the path of the case."""
    place = Path(folder).expanduser() if folder is not None else None
    path = session.desk.import_case(Path(file).expanduser(), place)
    opened = session.desk.open(path)
    session.speak_for(opened.case)
    session.warn_unread(opened.case)
    if session.as_json:
        case = opened.case
        session.put_json({"path": str(path), "name": case.name, "documents": len(case.documents)})
    else:
        session.put(str(path))
