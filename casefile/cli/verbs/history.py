"""casefile history CASE: the personal and the address history to the day, and what is missing from them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from casefile.cli.output import one_line, plain, table, wrapped
from casefile.cli.session import Session
from casefile.cli.verb import case_argument, on_option, verb
from casefile.i18n.vocabulary import ACTIVITY_KINDS, SEVERITY_SYMBOLS, person_word, said
from casefile.i18n.words import N_

if TYPE_CHECKING:
    from casefile.rules.history import History, Told

__all__ = ["command"]

_TITLES = {"personal": N_("Personal history"), "address": N_("Address history")}


@verb(
    "history",
    N_(
        "Show the personal and the address history of every adult, to the day, with the gaps and the overlaps."
    ),
    epilog="casefile history 'Anna Exemple' --on 2025-01-15",
)
@case_argument()
@on_option()
@click.pass_obj
def command(session: Session, case: str, on: date | None) -> None:
    """Print the histories and what is to be said of them."""
    _, now = session.case(case)
    seen = session.desk.assess(now, on=on)
    if session.as_json:
        told = [_data(session, history) for history in seen.histories]
        session.put_json({"on": seen.on.isoformat(), "histories": told})
    else:
        session.put_incomplete(now)
        for history in seen.histories:
            _tell(session, history)


def _data(session: Session, history: History) -> dict[str, Any]:
    told = plain(history)
    told["findings"] = [{**plain(finding), "message": session.of(finding)} for finding in history.findings]
    told["whole"] = history.whole
    return dict(told)


def _tell(session: Session, history: History) -> None:
    words = session.words
    title, person = words(_TITLES[history.kind]), person_word(words, history.person)
    session.put(
        wrapped(
            words(
                "{title}, {person}: from {first_on} to {last_on}",
                title=title, person=person, first_on=history.first, last_on=history.last,
            )
        )
    )  # fmt: skip
    for line in table([_row(session, each) for each in history.lines]):
        session.put(f"  {line}")
    for finding in history.findings:
        session.put(wrapped(session.of(finding), f"  {SEVERITY_SYMBOLS[finding.severity]} ", "    "))
    if history.whole:
        session.put("  " + words("Every day is told."))
    session.put()


def _row(session: Session, line: Told) -> tuple[str, ...]:
    words = session.words
    country = words.country(line.country) if line.country else "—"
    first, last = words.date(line.first, "short"), words.date(line.last, "short")
    return first, last, said(words, ACTIVITY_KINDS, line.kind), country, one_line(line.what) or "—"
