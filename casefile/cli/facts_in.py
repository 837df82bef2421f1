"""A file of facts taken into a case: what it would do is named, what would be lost is asked first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from casefile.cli.asking import agreed, can_ask
from casefile.cli.output import one_line, plain
from casefile.cli.report import done
from casefile.errors import UsageError
from casefile.i18n.words import N_

if TYPE_CHECKING:
    from pathlib import Path

    from casefile.cases.facts_import import FactsImport
    from casefile.cases.model import Case
    from casefile.cli.session import Session
    from casefile.rules.facts import Facts

__all__ = ["take_in"]


def take_in(
    session: Session, path: Path, now: Case, given: Facts, *, dry_run: bool = False, replace_all: bool = False
) -> int:
    """Say what the facts would do, ask when something in use would go, and import them; 1 when they were not."""
    doubts = session.desk.doubts_of(given)
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
