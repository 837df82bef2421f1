"""casefile facts CASE: every fact as one TOML file, out and in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from casefile.cli.asking import agreed, can_ask
from casefile.cli.output import one_line, plain, wrapped
from casefile.cli.report import done
from casefile.cli.session import Session
from casefile.cli.verb import argument, option, replace_option, share_safe_option, verb
from casefile.errors import UsageError
from casefile.i18n.words import N_

if TYPE_CHECKING:
    from casefile.cases.facts_import import FactsImport
    from casefile.cases.model import Case

__all__ = ["command"]


@verb(
    "facts",
    N_(
        "Print every fact of a case as TOML, write them to a file, or read them from one. An import replaces every "
        "fact; the whole file is checked first, and every error is named with its line. What the case has already "
        "keeps its papers and notes, in whatever order the file has it; when persons, contracts or lines in use would "
        "go, that is named and asked first. --keys lists every key with its meaning; --template gives an empty file to "
        "fill in."
    ),
    epilog="casefile facts 'Anna Exemple' --export anna.toml --replace\n"
    "casefile facts 'Anna Exemple' --import anna.toml --dry-run\n"
    "casefile facts 'Anna Exemple' --import anna.toml\ncasefile facts --keys",
)
@argument(
    "case", metavar=N_("CASE"), required=False, help=N_("Path of a case folder, or its name on the desk.")
)
@option("--export", "to", metavar=N_("FILE.toml"), help=N_("Write the facts to this file."))
@replace_option()
@option("--import", "source", metavar=N_("FILE.toml"), help=N_("Read the facts from this file."))
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
        return _import(session, path, now, source, dry_run=dry_run, replace_all=replace_all)
    _export(session, now, to, replace=replace)
    return 0


def _export(session: Session, now: Case, to: str | None, *, replace: bool) -> None:
    import msgspec

    from casefile.cases.facts_toml import dump_facts

    facts = msgspec.structs.replace(now.facts, accounts=()) if session.share_safe else now.facts
    text = dump_facts(facts)
    if to is not None:
        written = session.desk.write(Path(to).expanduser(), text.encode(), replace=replace)
        session.say(session.words("The facts are in {path}.", path=str(written)))
    if session.as_json:
        session.put_json(plain(facts))
    elif to is None:
        session.put(text.rstrip("\n"))


def _import(session: Session, path: Path, now: Case, source: str, *, dry_run: bool, replace_all: bool) -> int:
    """Say what the file would do, ask when something in use would go, and import it; 1 when it was not."""
    desk = session.desk
    given = desk.read_facts(source)
    doubts = desk.doubts_of(given)
    for doubt in doubts:
        session.warn(doubt)
    planned = session.desk.facts_import(now, given)
    told: dict[str, Any] = {"import": plain(planned), "applied": not dry_run}
    if not session.as_json and (dry_run or planned.loses):
        _tell(session, planned)
    if dry_run:
        if session.as_json:
            session.put_json(told)
        return 0
    if planned.loses and not replace_all:
        if not can_ask(session):
            raise UsageError("facts.would_lose")
        if not agreed(session, session.words("Import it all the same? (y/N)")):
            session.say(session.words("Nothing was changed."))
            return 1
    changed = session.desk.import_facts(path, given, replace_all=planned.loses).case
    done(session, changed, told, doubts=doubts)
    return 0


def _tell(session: Session, planned: FactsImport) -> None:
    """Name what comes, changes and goes, and the lines that would be lost with their files."""
    words = session.words
    for title, counts in (
        (N_("Comes: {what}"), planned.comes),
        (N_("Changes: {what}"), planned.changes),
        (N_("Goes: {what}"), planned.goes),
    ):
        if counts:
            session.say(words(title, what=_counted(session, counts)))
    if not (planned.comes or planned.changes or planned.goes):
        session.say(words("The case already has every record of the file."))
    if planned.files:
        text = words.n(
            "{n} attached file is left without a line:",
            "{n} attached files are left without a line:",
            planned.files,
        )
        session.say(text)
    elif planned.lost:
        session.say(words("What was said of these lines is left without a line:"))
    for line in planned.lost:
        session.say(f"  {one_line(words.label(line.title))}  [{line.key}]")


def _counted(session: Session, counts: dict[str, int]) -> str:
    return ", ".join(
        session.words.sentence(f"facts.count.{table}", {"count": count}) for table, count in counts.items()
    )
