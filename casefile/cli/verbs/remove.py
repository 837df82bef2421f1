"""casefile remove CASE: a case removed for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from casefile.cli.asking import agreed, can_ask
from casefile.cli.output import one_line, plain
from casefile.cli.session import Session
from casefile.cli.verb import case_argument, option, verb
from casefile.errors import UsageError
from casefile.i18n.words import N_

if TYPE_CHECKING:
    from pathlib import Path

    from casefile.services.store.removal import FolderContents

__all__ = ["command"]


@verb(
    "remove",
    N_(
        "Remove a case for good: its papers, journal and earlier states. What goes is listed first, and a question "
        "asked. Your original files, and exports outside the folder, stay."
    ),
    epilog="casefile remove 'Anna Exemple'\ncasefile remove 'Anna Exemple' --yes",
)
@case_argument()
@option("--yes", is_flag=True, help=N_("Remove without asking."))
@click.pass_obj
def command(session: Session, case: str, yes: bool) -> int:
    """List what goes, ask, remove."""
    path = session.desk.find(case)
    held = session.desk.contents(path)
    if not yes and not can_ask(session):
        raise UsageError("case.remove_needs_yes", path=str(path))
    if not session.as_json:
        _tell(session, path, held)
    if not yes and not agreed(session, session.words("This cannot be undone. Remove it? (y/N)")):
        session.say(session.words("Nothing was removed."))
        return 1
    session.desk.remove(path)
    if session.as_json:
        session.put_json({"path": str(path), "removed": plain(held)})
    else:
        session.say(session.words("The case {path} is removed.", path=one_line(path)))
    return 0


def _tell(session: Session, path: Path, held: FolderContents) -> None:
    words = session.words
    session.say(
        words(
            "{path} ({size_bytes}) would be removed for good:",
            path=one_line(path),
            size_bytes=held.size_bytes,
        )
    )
    for text in (
        words.n("{n} attached document", "{n} attached documents", held.documents),
        words.n("{n} printed file", "{n} printed files", held.exports),
        words.n("{n} earlier state", "{n} earlier states", held.versions),
        words.n("{n} removed document", "{n} removed documents", held.trash),
    ):
        session.say(f"  {text}")
    if held.others:
        names = ", ".join(one_line(name) for name in held.others)
        session.say("  " + words("and what this program did not put there: {names}", names=names))
