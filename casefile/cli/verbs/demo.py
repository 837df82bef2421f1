"""casefile demo [DIR]: the example case made, checked, counted, printed, and shown in one screen or two."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from casefile.cli.checked import tell_file
from casefile.cli.hours_text import tell_hours
from casefile.cli.output import one_line, wrapped
from casefile.cli.session import Session
from casefile.cli.verb import argument, verb
from casefile.i18n.deadlines import deadline_name, time_left
from casefile.i18n.vocabulary import VERDICTS, said
from casefile.i18n.words import N_
from casefile.resources import told_path

if TYPE_CHECKING:
    from casefile.cases.assessment import Assessment

__all__ = ["command"]


@verb(
    "demo",
    N_(
        "Make the example case, check its files, count its hours and print its checklist. Everything in it is "
        "fictional; it is made in DIR, else on the desk, and never over another case."
    ),
    epilog="casefile demo\ncasefile demo /tmp/example --lang en",
)
@argument("folder", metavar=N_("DIR"), required=False)
@click.pass_obj
def command(session: Session, folder: str | None) -> None:
    """Make the case and tour it."""
    from casefile.services.desk_demo import make_demo

    desk, words = session.desk, session.words
    wanted = told_path(folder) if folder else None
    path = make_demo(desk, wanted, words.lang)
    case = desk.open(path).case
    seen = desk.assess(case, folder=path)
    printed = desk.print(path, seen, "checklist", "pdf", words, case.paper)
    if session.as_json:
        session.put_json({"path": str(path), "checklist": str(printed.path), "verdict": seen.hours_verdict})
        return
    session.put(
        wrapped(
            words(
                "The example case is ready. Everything in it is fictional: the person, the employer, the papers."
            )
        )
    )
    session.put(f"  {path}")
    _heading(session, 1, words("The hours"))
    session.put(
        wrapped(
            words("Two work-study contracts of 35 hours a week, one after the other: are they enough hours?")
        )
    )
    session.put()
    tell_hours(session, seen.hours, case.facts.programme)
    _tell_today(session, seen)
    _heading(session, 2, words("The points"))
    _tell_points(session, seen)
    _heading(session, 3, words("The papers"))
    _tell_files(session, seen)
    _heading(session, 4, words("The dates"))
    _tell_next(session, seen)
    _heading(session, 5, words("On paper"))
    session.put(wrapped(words("The personal checklist, to print and tick:")))
    session.put(f"  {printed.path}")
    _heading(session, 6, words("Your turn"))
    session.put(wrapped(words("Open this case and look around; ? shows the keys, q leaves:")))
    session.put(f"  {_program()} open {_quoted(path)}")


def _heading(session: Session, number: int, title: str) -> None:
    session.put()
    session.put(f"── {number}. {title} " + "─" * max(4, 70 - len(title)))


def _tell_today(session: Session, seen: Assessment) -> None:
    """Print what the same question would answer for an application made today."""
    today = session.desk.today()
    if seen.programme_hours is None or today == seen.on:
        return
    answer = session.desk.assess(seen.case, on=today, today=today).programme_hours
    if answer is None:
        return
    told = session.words(
        "For an application made today, {made_on}: {verdict}; {hours} h lie within the last ten years.",
        made_on=today,
        verdict=said(session.words, VERDICTS, answer.verdict),
        hours=answer.deciding,
    )
    session.put(wrapped(told, "» "))


def _tell_points(session: Session, seen: Assessment) -> None:
    """Print what the facts say of the programme and the points they give."""
    from casefile.cases.eligible import lacking
    from casefile.i18n.points import crs_text, programme_text, selection_text

    words, own, answer = session.words, seen.own_eligibility, session.desk.points_if_known(seen)
    if own is None or answer is None:
        return
    session.put(wrapped(programme_text(own, lacking(own), words)))
    session.put(wrapped(words("Ranking points (CRS): {points}", points=crs_text(answer.report.crs, words))))
    session.put(wrapped(words("67 points: {points}", points=selection_text(answer.report.fsw67, words))))


def _tell_files(session: Session, seen: Assessment) -> None:
    words = session.words
    for line in seen.lines:
        if line.files:
            session.put(one_line(words.label(line.item.title)))
        for each in line.files:
            if each.report is not None:
                tell_file(session, each.report, f"  {each.document.original_name}")
    told = words(
        "Of the {total} lines of the checklist, {ready} are ready.",
        total=seen.progress.total,
        ready=seen.progress.ready,
    )
    session.put()
    session.put(wrapped(told))


def _tell_next(session: Session, seen: Assessment) -> None:
    due = seen.next_deadline
    if due is None:
        session.put(session.words("No deadline yet."))
        return
    session.put(
        wrapped(session.words("Seen from {on}, the day this example is set on, the next one is:", on=seen.on))
    )
    title = deadline_name(session.words, due)
    session.put(
        wrapped(f"{session.words.date(due.on, 'weekday')} ({time_left(session.words, due)}) — {title}")
    )


def _quoted(path: Path) -> str:
    import shlex

    return shlex.quote(str(path))


def _program() -> str:
    """Return how to type this program's name here: a venv's is not on everybody's path."""
    import shutil
    import sys

    typed = Path(sys.argv[0])
    found = shutil.which("casefile")
    if typed.stem != "casefile" or (found is not None and Path(found) == typed.absolute()):
        return "casefile"
    return _quoted(typed)
