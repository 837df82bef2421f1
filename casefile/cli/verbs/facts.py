"""casefile facts CASE: every fact as one TOML file, out and in."""

from __future__ import annotations

from pathlib import Path

import click

from casefile.cli.output import plain, wrapped
from casefile.cli.report import done
from casefile.cli.session import Session
from casefile.cli.verb import argument, option, verb
from casefile.errors import UsageError
from casefile.i18n.words import N_
from casefile.services.text_files import read_text

__all__ = ["command"]


@verb(
    "facts",
    N_(
        "Print every fact of a case as TOML, write them to a file, or read them from one. An import replaces every "
        "fact; the whole file is checked first, and every error is named with its line. --keys lists every key with "
        "its meaning; --template gives an empty file to fill in."
    ),
    epilog="casefile facts 'Anna Exemple' --export anna.toml\ncasefile facts 'Anna Exemple' --import anna.toml\n"
    "casefile facts --keys",
)
@argument(
    "case", metavar=N_("CASE"), required=False, help=N_("Path of a case folder, or its name on the desk.")
)
@option("--export", "to", metavar=N_("FILE.toml"), help=N_("Write the facts to this file."))
@option("--import", "source", metavar=N_("FILE.toml"), help=N_("Read the facts from this file."))
@option("--keys", is_flag=True, help=N_("List every key a file of facts may hold, with its meaning."))
@option("--template", "empty", is_flag=True, help=N_("Print an empty file of facts, each key explained."))
@click.pass_obj
def command(
    session: Session, case: str | None, to: str | None, source: str | None, keys: bool, empty: bool
) -> None:
    """Export, import, or print the facts; or what there is to know of their keys."""
    if keys:
        _tell_keys(session)
    elif empty:
        from casefile.services.fact_keys import facts_template

        session.put(facts_template(session.words).rstrip("\n"))
    elif case is None:
        raise UsageError("facts.case_missing")
    else:
        _facts(session, case, to, source)


def _tell_keys(session: Session) -> None:
    from casefile.services.fact_keys import fact_keys, tables_told, value_told

    if session.as_json:
        session.put_json({"keys": [plain(key) for key in fact_keys()]})
        return
    words, about = session.words, tables_told()
    keys = list(fact_keys())
    for table, told in about.items():
        session.put(wrapped(f"[[{table}]]  {words.label(told)}" if table else words.label(told)))
        rows = [
            (key.name, value_told(key, words), words.label(key.meaning)) for key in keys if key.table == table
        ]
        for name, value, meaning in rows:
            session.put(wrapped(words("{row}: {value}", row=name, value=meaning), "  ", "      "))
            session.put(wrapped(value, "      "))
        session.put()


def _facts(session: Session, case: str, to: str | None, source: str | None) -> None:
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
