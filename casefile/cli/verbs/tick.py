"""casefile tick CASE KEY CONTENT: something a paper must contain was seen there."""

from __future__ import annotations

import click

from casefile.cli.output import plain
from casefile.cli.report import done
from casefile.cli.session import Session
from casefile.cli.verb import argument, case_argument, option, verb
from casefile.errors import NotFoundError
from casefile.i18n.words import N_

__all__ = ["command"]


@verb(
    "tick",
    N_("Tick one thing a paper must contain, or untick it. CONTENT: see `casefile checklist --json`."),
    epilog="casefile tick 'Anna Exemple' work_proof hours_per_week",
)
@case_argument()
@argument("key", metavar=N_("KEY"), help=N_("The line's name in `casefile checklist`."))
@argument("content", metavar=N_("CONTENT"))
@option("--off", is_flag=True, help=N_("Take the tick away."))
@click.pass_obj
def command(session: Session, case: str, key: str, content: str, *, off: bool) -> None:
    """Tick the content."""
    from casefile.cases.changes import tick

    path, now = session.case(case)
    line = session.desk.line_of(session.desk.assess(now), key)
    known = [each.id for piece in line.item.pieces for each in piece.contents]
    if content not in known:
        raise NotFoundError("line.unknown_content", content=content, known=", ".join(known) or "—")
    changed = session.desk.change(path, tick(line.key, content, seen=not off, title=line.item.title))
    done(session, changed, {"line": plain(changed.line(line.key))})
