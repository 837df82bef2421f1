"""casefile facts CASE: every fact as one TOML file, out and in."""

from __future__ import annotations

from pathlib import Path

import click

from casefile.cli.output import plain
from casefile.cli.report import done
from casefile.cli.session import Session
from casefile.cli.verb import case_argument, option, verb
from casefile.errors import UsageError
from casefile.i18n.words import N_
from casefile.services.text_files import read_text

__all__ = ["command"]


@verb(
    "facts",
    N_(
        "Print every fact of a case as TOML, write them to a file, or read them from one. An import replaces every "
        "fact; the whole file is checked first, and every error is named with its line. The format: docs/facts.md."
    ),
    epilog="casefile facts 'Anna Exemple' --export anna.toml\ncasefile facts 'Anna Exemple' --import anna.toml",
)
@case_argument()
@option("--export", "to", metavar=N_("FILE.toml"), help=N_("Write the facts to this file."))
@option("--import", "source", metavar=N_("FILE.toml"), help=N_("Read the facts from this file."))
@click.pass_obj
def command(session: Session, case: str, to: str | None, source: str | None) -> None:
    """Export, import, or print the facts."""
    from casefile.cases.changes import replace_facts
    from casefile.cases.facts_toml import dump_facts, parse_facts
    from casefile.i18n.countries import country_code

    if to is not None and source is not None:
        raise UsageError("facts.one_way")
    path, now = session.case(case)
    if source is not None:
        desk = session.desk
        facts = parse_facts(
            read_text(source), source, country_code, desk.programmes.ids, desk.today(), desk.language_tests()
        )
        for doubt in desk.doubts_of(facts):
            session.warn(doubt)
        done(session, session.desk.change(path, replace_facts(facts)))
        return
    text = dump_facts(now.facts)
    if to is not None:
        written = session.desk.write(Path(to).expanduser(), text.encode())
        session.say(session.words("The facts are in {path}.", path=str(written)))
    if session.as_json:
        session.put_json(plain(now.facts))
    elif to is None:
        session.put(text.rstrip("\n"))
