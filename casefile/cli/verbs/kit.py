"""casefile kit: a file of questions for somebody who has not the program."""

from __future__ import annotations

import click

from casefile.cli.programme_choice import ProgrammeChoice
from casefile.cli.session import Session
from casefile.cli.verb import option, replace_option, verb
from casefile.i18n.words import N_
from casefile.resources import told_path
from casefile.rules.facts import UNDECIDED

__all__ = ["command"]


@verb(
    "kit",
    N_(
        "Write a file of questions for somebody who has not the program: every question explained, only those that the "
        "programme needs. What comes back makes the case: “casefile new --from FILE”."
    ),
    epilog="casefile kit --programme {class} --lang fr -o questions.toml\ncasefile kit",
)
@option(
    "--programme",
    type=ProgrammeChoice(),
    default=UNDECIDED,
    help=N_("The programme the application is made under."),
)
@option("-o", "--output", "to", metavar=N_("FILE"), help=N_("The text file to write."))
@replace_option()
@click.pass_obj
def command(session: Session, programme: str, to: str | None, replace: bool) -> None:
    """Print the kit, or write it to a file."""
    from casefile.services.kit import kit_text

    text = kit_text(session.words, session.desk.programmes, programme)
    written = None
    if to is not None:
        written = session.desk.write(told_path(to), text.encode("utf-8"), replace=replace)
    if session.as_json:
        told = {"programme": programme, "lang": session.words.lang, "text": text}
        session.put_json({**told, "path": str(written) if written else None})
    else:
        session.put(str(written) if written else text.rstrip("\n"))
