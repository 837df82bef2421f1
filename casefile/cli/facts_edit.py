"""The facts of a case changed in the person's own editor: checked, shown line by line, then imported."""

from __future__ import annotations

import difflib
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from casefile.cli.asking import agreed, can_ask
from casefile.cli.facts_in import take_in
from casefile.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casefile.cli.session import Session
    from casefile.rules.facts import Facts

__all__ = ["edit_facts"]

_FILE = "draft.toml"


def edit_facts(session: Session, case: str, *, dry_run: bool, replace_all: bool) -> int:
    """Open the facts in an editor and import what was saved; 1 when something was typed and not imported.

    What was typed and not imported stays in a file, which is named. Raises UsageError (facts.edit_nobody where nobody
    sits at a terminal, facts.share_safe_import, facts.editor_failed, facts.changed_meanwhile).
    """
    from casefile.cases.facts_toml import dump_facts

    if not can_ask(session):
        raise UsageError("facts.edit_nobody")
    if session.share_safe:
        raise UsageError("facts.share_safe_import")
    path, now = session.case(case)
    draft = Path(tempfile.mkdtemp(prefix="casefile-")) / _FILE
    before = dump_facts(now.facts)
    draft.touch(mode=0o600)
    draft.write_bytes(before.encode())
    code = 1
    try:
        given = _edited(session, draft, before)
        if given is not None:
            for line in _differences(before, draft.read_text(encoding="utf-8-sig")):
                session.put(line)
            if session.desk.open(path).case.facts != now.facts:
                raise UsageError("facts.changed_meanwhile")
            code = take_in(session, path, now, given, dry_run=dry_run, replace_all=replace_all)
    finally:
        kept = (code or dry_run) and _is_other(draft, before)
        if kept:
            session.say(session.words("What you typed is in {path}.", path=str(draft)))
        else:
            shutil.rmtree(draft.parent, ignore_errors=True)
    return code if kept else 0


def _edited(session: Session, draft: Path, before: str) -> Facts | None:
    """Return the facts as they were saved, None when nothing was changed or the person gives up mending them."""
    while True:
        try:
            click.edit(filename=str(draft))
        except click.ClickException as problem:
            from casefile.services.store.modes import reason_of

            cause = problem.__cause__  # click puts the system's own words, in its language, behind its own
            said = reason_of(cause) if isinstance(cause, OSError) else problem.format_message()
            raise UsageError("facts.editor_failed", problem=said) from problem
        if not _is_other(draft, before):
            session.say(session.words("Nothing was changed."))
            return None
        try:
            return session.desk.read_facts(str(draft))
        except UsageError as refused:
            session.tell_error(refused)
            if not agreed(session, session.words("Open the editor again? (y/N)")):
                return None


def _is_other(draft: Path, before: str) -> bool:
    try:
        return draft.read_bytes() != before.encode()
    except OSError:
        return False


def _differences(before: str, after: str) -> Iterator[str]:
    """Yield the lines that came (+) and went (-), each under the record it stands in."""
    shown = difflib.unified_diff(before.splitlines(), after.splitlines(), n=1, lineterm="")
    yield from (line for line in shown if not line.startswith(("---", "+++", "@@")))
