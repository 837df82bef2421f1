"""casefile facts CASE: every fact as one TOML file, out and in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from casefile.cli.output import plain, wrapped
from casefile.cli.session import Session
from casefile.cli.verb import argument, option, replace_option, share_safe_option, verb
from casefile.errors import UsageError
from casefile.i18n.words import N_
from casefile.resources import told_path

if TYPE_CHECKING:
    from casefile.cases.model import Case

__all__ = ["command"]


@verb(
    "facts",
    N_(
        "Print every fact of a case as TOML, write them to a file, or read them from one. An import replaces every "
        "fact; the whole file is checked first, and every error is named with its line. What the case has already "
        "keeps its papers and notes, in whatever order the file has it; when persons, contracts or lines in use would "
        "go, that is named and asked first. --edit opens them in your editor (EDITOR) and does the same with what you "
        "save. --keys lists every key with its meaning; --template gives an empty file to fill in."
    ),
    epilog="casefile facts 'Anna Exemple' --export anna.toml --replace\n"
    "casefile facts 'Anna Exemple' --import anna.toml --dry-run\n"
    "casefile facts 'Anna Exemple' --import anna.toml\ncasefile facts 'Anna Exemple' --edit\ncasefile facts --keys",
)
@argument(
    "case", metavar=N_("CASE"), required=False, help=N_("Path of a case folder, or its name on the desk.")
)
@option("--export", "to", metavar=N_("FILE.toml"), help=N_("Write the facts to this file."))
@replace_option()
@option("--import", "source", metavar=N_("FILE.toml"), help=N_("Read the facts from this file."))
@option("--edit", is_flag=True, help=N_("Change the facts in your editor, the program that EDITOR names."))
@option("--dry-run", is_flag=True, help=N_("Only show what the import would do."))
@option("--replace-all", is_flag=True, help=N_("Import without asking, whatever goes."))
@option("--keys", is_flag=True, help=N_("List every key a file of facts may hold, with its meaning."))
@option("--template", "empty", is_flag=True, help=N_("Print an empty file of facts, each key explained."))
@share_safe_option()
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - the options of the verb
    session: Session,
    case: str | None,
    to: str | None,
    replace: bool,
    source: str | None,
    edit: bool,
    dry_run: bool,
    replace_all: bool,
    keys: bool,
    empty: bool,
) -> int:
    """Export, import, or print the facts; or what there is to know of their keys."""
    if keys:
        _tell_keys(session)
    elif empty:
        from casefile.services.fact_keys import facts_template

        session.put(facts_template(session.words).rstrip("\n"))
    elif case is None:
        raise UsageError("facts.case_missing")
    elif edit:
        from casefile.cli.facts_edit import edit_facts

        if to is not None or source is not None:
            raise UsageError("facts.one_way")
        return edit_facts(session, case, dry_run=dry_run, replace_all=replace_all)
    else:
        return _facts(session, case, to, source, replace=replace, dry_run=dry_run, replace_all=replace_all)
    return 0


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


def _facts(
    session: Session,
    case: str,
    to: str | None,
    source: str | None,
    *,
    replace: bool,
    dry_run: bool,
    replace_all: bool,
) -> int:
    if to is not None and source is not None:
        raise UsageError("facts.one_way")
    if source is not None and session.share_safe:
        raise UsageError("facts.share_safe_import")
    path, now = session.case(case)
    if source is not None:
        from casefile.cli.facts_in import take_in

        given = session.desk.read_facts(source)
        return take_in(session, path, now, given, dry_run=dry_run, replace_all=replace_all)
    _export(session, now, to, replace=replace)
    return 0


def _export(session: Session, now: Case, to: str | None, *, replace: bool) -> None:
    import msgspec

    from casefile.cases.facts_toml import dump_facts

    facts = msgspec.structs.replace(now.facts, accounts=()) if session.share_safe else now.facts
    text = dump_facts(facts)
    if to is not None:
        written = session.desk.write(told_path(to), text.encode(), replace=replace)
        session.say(session.words("The facts are in {path}.", path=str(written)))
    if session.as_json:
        session.put_json(plain(facts))
    elif to is None:
        session.put(text.rstrip("\n"))
