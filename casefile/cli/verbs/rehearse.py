"""casefile rehearse CASE: if the invitation came on that day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from casefile.cli.output import one_line, plain, wrapped
from casefile.cli.session import Session
from casefile.cli.verb import DAY, case_argument, option, verb
from casefile.i18n.vocabulary import SEVERITY_SYMBOLS
from casefile.i18n.words import N_

if TYPE_CHECKING:
    from casefile.cases.rehearsal import Rehearsal, RehearsalDay, RehearsalLine
    from casefile.rules.findings import Label

__all__ = ["command"]


@verb(
    "rehearse",
    N_(
        "Play an invitation that came on a day: what to order by when, what would come late, what would have run out, "
        "day by day."
    ),
    epilog="casefile rehearse 'Anna Exemple' --on 2025-02-01",
)
@case_argument()
@option("--on", type=DAY, metavar=N_("DATE"), help=N_("The day of the invitation; today when not told."))
@click.pass_obj
def command(session: Session, case: str, on: date | None) -> None:
    """Print what would be late, then the days on which something falls."""
    _, now = session.case(case)
    played = session.desk.rehearse(now, on or now.reference_on or session.desk.today())
    if session.as_json:
        told = plain(played)
        told["late"] = [line.key for line in played.late]
        told["findings"] = [{**plain(each), "message": session.of(each)} for each in played.findings]
        session.put_json(told)
    else:
        session.put_incomplete(now)
        _tell(session, played)


def _tell(session: Session, played: Rehearsal) -> None:
    words = session.words
    told = words(
        "Invited on {invited_on}, the application is to be sent by {file_by_on}.",
        invited_on=played.invited_on, file_by_on=played.file_by,
    )  # fmt: skip
    session.put(wrapped(told))
    for finding in played.findings:
        session.put(wrapped(session.of(finding), f"{SEVERITY_SYMBOLS[finding.severity]} ", "  "))
    for line in played.late:
        session.put(wrapped(_late(session, line), f"{SEVERITY_SYMBOLS['blocker']} ", "  "))
    titles = {line.key: line.title for line in played.lines}
    for day in played.days:
        if not day.quiet:
            _tell_day(session, day, titles)


def _late(session: Session, line: RehearsalLine) -> str:
    words = session.words
    title = one_line(words.label(line.title))
    return words.n(
        "{title}: {n} day late; it had to be ordered by {order_on}.",
        "{title}: {n} days late; it had to be ordered by {order_on}.",
        line.late_days,
        title=title,
        order_on=line.order_by,
    )


def _tell_day(session: Session, day: RehearsalDay, titles: dict[str, Label]) -> None:
    words = session.words
    session.put(words("Day {n}, {day}", n=day.number, day=words.date(day.on, "weekday")))
    for keys, sentence in (
        (day.order, N_("last day to order: {title}")),
        (day.arrive, N_("to be expected: {title}")),
        (day.run_out, N_("runs out: {title}")),
    ):
        for key in keys:
            title = one_line(words.label(titles[key])) if key in titles else one_line(key)
            session.put(wrapped(words(sentence, title=title), "  "))
