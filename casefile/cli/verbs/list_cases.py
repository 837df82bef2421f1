"""casefile list: the cases on the desk, or those that fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from casefile.cli.output import one_line, plain, table
from casefile.cli.programme_choice import ProgrammeChoice
from casefile.cli.session import Session
from casefile.cli.verb import DAY, option, verb
from casefile.i18n.words import N_
from casefile.rules.book.stages import STAGES
from casefile.rules.deadlines.model import sentence_code

if TYPE_CHECKING:
    from datetime import date

    from casefile.services.store.listing import Head

__all__ = ["command"]


@verb(
    "list",
    N_("List the cases on the desk, with their next deadline and how much is ready; or only those that fit."),
    epilog="casefile list --stage upload --by-deadline\ncasefile list --search 'anna' --programme {class} --json",
)
@option(
    "--search",
    default="",
    metavar=N_("TEXT"),
    help=N_("Words the name holds; accents and capitals do not count."),
)
@option("--programme", type=ProgrammeChoice(), help=N_("Only cases of this programme."))
@option(
    "--stage",
    type=click.Choice(STAGES),
    metavar=N_("STAGE"),
    help=N_(
        "Only cases at this stage: language_test, diploma_evaluation, profile, invitation, upload, biometrics or "
        "decision."
    ),
)
@option(
    "--due-by",
    type=DAY,
    metavar=N_("DATE"),
    help=N_("Only cases whose next deadline is on that day or before."),
)
@option("--problem", is_flag=True, help=N_("Only cases with a paper to fix, and damaged ones."))
@option("--by-deadline", is_flag=True, help=N_("The nearest deadline first, instead of by name."))
@click.pass_obj
def command(session: Session, /, **told: Any) -> None:
    """Print one line a case."""
    from casefile.services.store.choosing import Choice

    heads = session.desk.heads(Choice(**told))
    if session.as_json:
        session.put_json({"home": str(session.desk.home), "cases": [_data(head) for head in heads]})
        return
    days: dict[date, str] = {}  # ten thousand cases have a few hundred days between them
    for line in table([_row(session, head, days) for head in heads]):
        session.put(line)
    for head in heads:
        if head.twin:
            twice = session.words(
                "{folder}: the same case, or the same name, is on the desk twice. “casefile doctor” says where.",
                folder=one_line(head.path.name),
            )
            session.say(twice)
    if not heads:
        _say_none(session, asked=any(told.values()))


def _data(head: Head) -> dict[str, Any]:
    told = {name: getattr(head, name) for name in head.__struct_fields__}
    days = {
        name: plain(told[name]) for name in ("changed_at", "next_on", "seen_on")
    }  # the rest is plain already
    return {**told, **days, "path": str(head.path), "damage": head.damage.code if head.damage else None}


def _row(session: Session, head: Head, days: dict[date, str]) -> tuple[str, ...]:
    words = session.words
    if head.damage is not None:
        return (head.name, "!", "", session.of(head.damage))
    ready = words("{ready} of {total} ready", ready=head.ready, total=head.total)
    return (
        head.name,
        words.label(session.desk.programmes.short(head.programme)),
        ready,
        _due(session, head, days),
    )


def _due(session: Session, head: Head, days: dict[date, str]) -> str:
    if head.next_on is None or head.next_code is None:
        return "—"
    if head.next_on not in days:
        days[head.next_on] = session.words.date(head.next_on, "short")
    title = session.words.recorded(sentence_code(head.next_code), head.next_values)
    return f"{days[head.next_on]} {title}"


def _say_none(session: Session, *, asked: bool) -> None:
    words = session.words
    if asked:
        session.say(words("No case on the desk fits."))
        return
    session.say(words("There is no case on the desk ({home}) yet.", home=str(session.desk.home)))
    session.say(words("Make one with “casefile new NAME”, or the example with “casefile demo”."))
