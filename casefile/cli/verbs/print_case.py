"""casefile print CASE: the checklist, the hours, the deadlines or a report on paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import click

from casefile.cli.session import Session
from casefile.cli.verb import (
    argument,
    case_argument,
    on_option,
    option,
    replace_option,
    share_safe_option,
    verb,
)
from casefile.errors import UsageError
from casefile.i18n.vocabulary import PRINT_FORMATS, PRINT_PARTS
from casefile.i18n.words import N_
from casefile.resources import told_path

__all__ = ["command", "what_argument"]


def what_argument() -> Callable[[Any], Any]:
    """Declare WHAT, the page to print; the checklist when it is not said."""
    return argument(
        "what",
        metavar=N_("WHAT"),
        required=False,
        default="checklist",
        type=click.Choice(list(PRINT_PARTS)),
        help=N_(
            "checklist, hours, deadlines, funds, history, answers, letters, updates, rehearsal, rules or points."
        ),
    )


@verb(
    "print",
    N_(
        "Print the checklist, the hours, the deadlines or a report to a file: its ending decides (.pdf .html .md .txt "
        ".csv). "
        "Without -o, a PDF in the exports folder of the case."
    ),
    epilog="casefile print 'Anna Exemple' -o checklist.pdf --paper letter\n"
    "casefile print 'Anna Exemple' hours -o hours.csv --replace",
)
@case_argument()
@what_argument()
@option("-o", "--output", "to", metavar=N_("FILE"), help=N_("The file to write."))
@replace_option()
@option("--paper", type=click.Choice(["a4", "letter"]), help=N_("The paper; else the case's."))
@on_option()
@share_safe_option()
@click.pass_obj
def command(
    session: Session,
    case: str,
    what: Any,
    to: str | None,
    replace: bool,
    paper: Any,
    on: date | None,
) -> None:
    """Print, and say where the page is."""
    target = told_path(to) if to is not None else None
    ending: Any = target.suffix.removeprefix(".").lower() if target is not None else "pdf"
    if ending not in PRINT_FORMATS:
        raise UsageError(
            "print.unknown_ending", name=to or "", known=", ".join(f".{each}" for each in PRINT_FORMATS)
        )
    if target is not None and target.is_dir():
        raise UsageError("file.not_a_file", path=to)
    path, now = session.case(case)
    seen = session.desk.assess(now, on=on, folder=path)
    points = None
    if session.share_safe and what == "points":
        points = session.desk.points_to_show(seen)
    done = session.desk.print(
        path, seen, what, ending, session.words, paper or now.paper, target, points, replace=replace
    )
    for note in done.notes:
        session.warn(note)
    inside = session.share_safe and target is None  # the folder of the case has its name
    shown = str(done.path.relative_to(path) if inside else done.path)
    if session.as_json:
        session.put_json({"path": shown, "what": what, "format": ending})
    else:
        session.put(shown)
