"""casefile new NAME: a case folder, empty or made of the answers of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from casefile.cli.output import wrapped
from casefile.cli.programme_choice import ProgrammeChoice
from casefile.cli.report import warn_namesakes
from casefile.cli.session import Session
from casefile.cli.verb import argument, option, verb
from casefile.errors import UsageError
from casefile.i18n.vocabulary import SEVERITY_SYMBOLS
from casefile.i18n.words import N_
from casefile.resources import told_path
from casefile.rules.facts import UNDECIDED

if TYPE_CHECKING:
    from casefile.rules.facts import Facts

__all__ = ["command"]


@verb(
    "new",
    N_(
        "Make a case folder: DIR itself where given, else NAME on the desk, or in a folder of it (--in); prints its "
        "path. With --from, of the answers of a file that “casefile kit” or “casefile facts --export” wrote: what is "
        "still open is then said."
    ),
    epilog="casefile new 'Anna Exemple' --programme {class} --lang fr\ncasefile new 'Paul Exemple' --in 2026/05\n"
    "casefile new --from anna.toml",
)
@argument(
    "name",
    metavar=N_("NAME"),
    required=False,
    help=N_("The name of the case; else the applicant’s, with --from."),
)
@option("--programme", type=ProgrammeChoice(), help=N_("The programme the application is made under."))
@option("--dir", "folder", metavar=N_("DIR"), help=N_("The folder to make the case in."))
@option(
    "--in",
    "group",
    default="",
    metavar=N_("GROUP"),
    help=N_("The folder of the desk to make it in, such as 2026."),
)
@option("--from", "source", metavar=N_("FILE.toml"), help=N_("Read the facts from this file."))
@click.pass_obj
def command(
    session: Session,
    name: str | None,
    programme: str | None,
    folder: str | None,
    group: str,
    source: str | None,
) -> None:
    """Make a case and print where it is."""
    facts = _facts(session, source) if source is not None else None
    called = name if name is not None else _name_in(facts)
    chosen = programme or (facts.programme if facts else UNDECIDED)
    place = told_path(folder) if folder is not None else None
    if folder is not None and group:
        raise UsageError("case.two_places")
    path = session.desk.new(
        called, programme=chosen, lang=session.words.lang, folder=place, group=group, facts=facts
    )
    warn_namesakes(session, called, path)
    still_open = session.desk.still_open(path) if source is not None else ()
    if session.as_json:
        told = {"path": str(path), "name": called.strip(), "programme": chosen, "lang": session.words.lang}
        session.put_json({**told, "open": session.findings(still_open)} if source is not None else told)
        return
    session.put(str(path))
    if still_open:
        session.say(session.words("Still open:"))
    for each in still_open:
        session.say(wrapped(session.of(each), f"{SEVERITY_SYMBOLS[each.severity]} ", "  "))


def _facts(session: Session, source: str) -> Facts:
    """Return the facts of the file; raises UsageError (facts.none_told) for one without any."""
    facts = session.desk.read_facts(source)
    if facts == type(facts)():
        raise UsageError("facts.none_told", origin=source)
    for doubt in session.desk.doubts_of(facts):
        session.warn(doubt)
    return facts


def _name_in(facts: Facts | None) -> str:
    """Return the applicant's name; raises UsageError (case.name_missing) when nobody told it."""
    told = f"{facts.principal.given_name} {facts.principal.family_name}".strip() if facts else ""
    if not told:
        raise UsageError("case.name_missing")
    return told
