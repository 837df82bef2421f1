"""casefile import-list CASE FILE.csv: where the lines stand, from a person's own spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from casefile.cli.output import one_line, plain
from casefile.cli.report import done
from casefile.cli.session import Session
from casefile.cli.verb import argument, case_argument, option, verb
from casefile.i18n.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casefile.cases.list_csv import ImportedRow

__all__ = ["command"]


@verb(
    "import-list",
    N_(
        "Read from a CSV where the lines of the checklist stand: item, person, status, requested on, requested from, "
        "issued on, expires on, note, reason. Shows what would change; --apply records it, as one step that undo takes "
        "back. A fault anywhere, named with its row and column, and nothing is recorded."
    ),
    epilog="casefile import-list 'Anna Exemple' papers.csv\ncasefile import-list 'Anna Exemple' papers.csv --apply",
)
@case_argument()
@argument("file", metavar=N_("FILE.csv"))
@option("--apply", "for_good", is_flag=True, help=N_("Record what the file says."))
@click.pass_obj
def command(session: Session, case: str, file: str, for_good: bool) -> None:
    """Preview, or record."""
    from casefile.cases.list_csv import import_lines
    from casefile.services.list_words import changed

    path, now = session.case(case)
    changes = [(row, changed(now, row)) for row in session.desk.read_list(now, file)]
    moved = [row for row, fields in changes if fields]
    told = [_data(row, fields) for row, fields in changes if fields]
    if not session.as_json:
        _tell(session, changes)
    if for_good and moved:
        done(session, session.desk.change(path, import_lines(moved)).case, {"changes": told, "applied": True})
    elif session.as_json:
        session.put_json({"changes": told, "applied": False})
    elif moved:
        session.say(session.words("Nothing is recorded yet: add --apply to record it."))
    else:
        session.say(session.words("The case already says all that is in the file."))


def _tell(session: Session, changes: Sequence[tuple[ImportedRow, dict[str, tuple[Any, Any]]]]) -> None:
    from casefile.services.list_words import told_changes

    for row, fields in changes:
        if fields:
            session.put(f"{row.row}  {one_line(session.words.label(row.title))}  [{row.key}]")
        for told in told_changes(session.words, fields):
            session.put(f"     {one_line(told)}")


def _data(row: ImportedRow, fields: dict[str, tuple[Any, Any]]) -> dict[str, Any]:
    changed = {
        name: {"before": plain(before), "after": plain(after)} for name, (before, after) in fields.items()
    }
    return {"row": row.row, "line": row.key, "fields": changed}
