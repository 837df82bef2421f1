"""casefile audit CASE: every value that was ever changed, as CSV."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from casefile.cli.csv_out import put_csv
from casefile.cli.journal import step_sentence
from casefile.cli.output import plain
from casefile.cli.session import Session
from casefile.cli.verb import case_argument, verb
from casefile.i18n.words import N_

if TYPE_CHECKING:
    from casefile.services.store.audit import Changing

__all__ = ["command"]

_COLUMNS = (
    N_("Step"), N_("Moment"), N_("What was done"), N_("Note"), N_("Table"), N_("Record id"), N_("Person"), N_("Field"),
    N_("Before"), N_("After"),
)  # fmt: skip


@verb(
    "audit",
    N_(
        "Print every value that was ever changed in a case as CSV: the day and hour, what was done, which record and "
        "field, the value before and after, and whose it is."
    ),
    epilog="casefile audit 'Anna Exemple'",
)
@case_argument()
@click.pass_obj
def command(session: Session, case: str) -> None:
    """Print one line a value."""
    path, now = session.case(case)
    rows = session.desk.audit(path)
    if session.as_json:
        session.put_json({"case": now.id, "changes": [_data(session, each) for each in rows]})
        return
    words = session.words
    put_csv(session, [words(each) for each in _COLUMNS], (_row(session, each) for each in rows))


def _row(session: Session, each: Changing) -> tuple[Any, ...]:
    at = plain(each.at) or ""
    done = step_sentence(session, each.code, each.values)
    return (each.number, at, done, each.text, each.table, each.id, each.person, each.field,
            _shown(each.before), _shown(each.after))  # fmt: skip


def _data(session: Session, each: Changing) -> dict[str, Any]:
    return {
        "step": each.number, "at": plain(each.at), "code": each.code,
        "message": step_sentence(session, each.code, each.values), "text": each.text, "table": each.table,
        "record": each.id, "person": each.person, "field": each.field, "before": each.before, "after": each.after,
    }  # fmt: skip


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else json.dumps(value, ensure_ascii=False)
