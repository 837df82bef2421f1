"""casefile rounds: past rounds of invitations beside a case, and the ministry's own file brought in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from casefile.cli.output import wrapped
from casefile.cli.report_text import tell_sections
from casefile.cli.session import Session
from casefile.cli.verb import argument, on_option, option, share_safe_option, verb
from casefile.cli.verbs.points import case_or_facts
from casefile.errors import UsageError
from casefile.i18n.words import N_
from casefile.services.text_files import read_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casefile.rules.rounds.table import Round


__all__ = ["command"]

_IMPORT = "import"


@verb(
    "rounds",
    N_(
        "Show the last rounds of invitations that concern a case: the cut-off, what was missing, and "
        "at the very cut-off "
        "the tie-break against the moment of the profile; then the cut-offs of twelve months and the pool. "
        "“rounds import FILE” brings in the ministry’s own file (JSON, either language), which you download."
    ),
    epilog="casefile rounds 'Anna Exemple' --last 20\ncasefile rounds import ee_rounds_123_en.json",
)
@argument("asked", metavar=N_("CASE|FACTS.toml|import FILE"), nargs=-1, required=True)
@on_option()
@option(
    "--last",
    type=click.IntRange(1, 1000),
    metavar=N_("COUNT"),
    default=10,
    help=N_("How many rounds to show."),
)
@share_safe_option()
@click.pass_obj
def command(session: Session, asked: Sequence[str], on: date | None, last: int) -> None:
    """Show the rounds beside a case, or bring in the ministry's file."""
    if asked[0] == _IMPORT and len(asked) == 2:
        _import(session, asked[1])
        return
    if len(asked) > 1:
        raise UsageError("rounds.one_case", text=" ".join(asked)[:60])
    case, folder = case_or_facts(session, asked[0])
    day = on or session.desk.today()
    answer = session.desk.points(session.desk.assess(case, on=day, folder=folder), rounds=last)
    if session.as_json:
        from casefile.cases.points_payload import rounds_payload

        session.put_json(rounds_payload(answer, session.of))
        return
    words, book = session.words, session.desk.point_books.rounds
    told = words(
        "Rounds up to {rounds_on}; {title}, checked on {checked_on}. Points compared: {points}",
        rounds_on=_up_to(book.rounds, day), title=book.about.source.label, checked_on=book.about.checked_on,
        points=answer.candidate.points,
    )  # fmt: skip
    session.put_incomplete(case)
    session.put(wrapped(told))
    session.put()
    from casefile.services.printing.model_points import rounds_sections

    tell_sections(session, rounds_sections(answer, words))


def _import(session: Session, source: str) -> None:
    """Keep the rounds of the file, and say what they bring and what was left out."""
    found = session.desk.import_rounds(read_named(source), source)
    for each in found.findings:
        session.warn(each)
    rounds = found.rounds
    if session.as_json:
        newest = max(rounds, key=lambda each: each.on)
        session.put_json(
            {
                "rounds": len(rounds),
                "new": found.new,
                "newest": newest.number,
                "newest_on": newest.on.isoformat(),
            }
        )
        return
    words = session.words
    session.say(words.n("{n} round read,", "{n} rounds read,", len(rounds)) + " "
                + words.n("{n} of them new.", "{n} of them new.", found.new))  # fmt: skip


def _up_to(rounds: Sequence[Round], day: date) -> date:
    """Return the day of the last round up to that day, of the first of all for a day before it."""
    return next((each.on for each in rounds if each.on <= day), rounds[-1].on)
