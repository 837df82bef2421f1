"""casefile due [CASE...]: the deadlines."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import click

from casefile.cli.chosen import choice_of, choice_options, warn_unknown
from casefile.cli.output import one_line, plain, wrapped
from casefile.cli.session import Session
from casefile.cli.verb import DAYS, argument, on_option, option, replace_option, share_safe_option, verb
from casefile.i18n.deadlines import deadline_name, deadline_remarks, time_left
from casefile.i18n.words import N_
from casefile.resources import told_path

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from casefile.cases.assessment import Assessment
    from casefile.cases.model import Case
    from casefile.rules.deadlines.model import Deadline

__all__ = ["command"]

_REMINDERS = N_(
    "Google Calendar drops the reminders of a file it imports: set them there again. Other calendar programs keep them."
)


@verb(
    "due",
    N_(
        "Show the deadlines of cases, or of every case on the desk. Exit code 1 when one is past. With --ics, also "
        "write them to a file for a calendar program, with reminders."
    ),
    epilog="casefile due\ncasefile due --within 90 --tag urgent\ncasefile due --late\n"
    "casefile due 'Anna Exemple' --json\ncasefile due --ics deadlines.ics --replace",
)
@argument("cases", metavar=N_("CASE"), nargs=-1)
@option(
    "--within",
    type=DAYS,
    metavar=N_("DAYS"),
    help=N_("Only dates within so many days, late ones too."),
)
@option("--late", is_flag=True, help=N_("Only dates that are past."))
@choice_options
@on_option()
@option("--ics", metavar=N_("FILE"), help=N_("The calendar file to write."))
@replace_option()
@share_safe_option()
@click.pass_obj
def command(
    session: Session, /, cases: tuple[str, ...], within: int | None, late: bool, on: date | None, ics: str | None,
    replace: bool, **told: Any,
) -> int:  # fmt: skip
    """Print the deadlines, the soonest first."""
    most_days = -1 if late else within
    called, untold = ({}, set()) if cases else _on_desk(session, told, most_days)
    seen: dict[Path, Assessment] = {}
    for ref in cases or called:
        path, case = session.case(str(ref))
        seen[path] = session.desk.assess(case, on=on)
    assessments = list(seen.values())
    if on is None:
        _keep_earliest(session, {path: seen[path] for path in untold & seen.keys()})
    called = called or _named_apart(session, seen)
    dated = [(path, deadline) for path, each in seen.items() for deadline in each.deadlines
             if _is_meant(deadline, most_days)]  # fmt: skip
    if ics is not None:
        calendar = session.desk.calendar(assessments, session.words)
        session.desk.write(told_path(ics), calendar, replace=replace)
        session.say(session.words(_REMINDERS))
    dated.sort(key=lambda each: (each[1].state == "done", each[1].on))
    if session.as_json:
        session.put_json({"deadlines": [_data(session, path, seen[path].case, each) for path, each in dated]})
    else:
        session.put_incomplete(*(each.case for each in assessments))
        for path, each in dated:
            owner = seen[path].case.name if session.share_safe else called[path]
            session.put(wrapped(_line(session, owner if len(cases) != 1 else "", each), "", "    "))
            for remark in deadline_remarks(session.words, each):
                session.put(wrapped(remark, "    "))
            if each.state in {"past", "urgent", "soon"} and each.to_keep:
                session.put(wrapped(_advice(session, each), "    "))
        if not dated:
            words = session.words
            session.say(
                words("No deadline yet.") if most_days is None else words("No date falls in that time.")
            )
    return 1 if any(each.state == "past" and each.hard for _, each in dated) else 0


def _named_apart(session: Session, seen: Mapping[Path, Assessment]) -> dict[Path, str]:
    """Return what each of the cases named is called: where two are called alike, with the folder of each."""
    from casefile.services.store.groups import inside_of

    times = Counter(each.case.name for each in seen.values())
    names = {path: each.case.name for path, each in seen.items()}
    return {
        path: f"{name} [{inside_of(session.desk.home, path)}]" if times[name] > 1 else name
        for path, name in names.items()
    }


def _keep_earliest(session: Session, seen: Mapping[Path, Assessment]) -> None:
    """Remember when these cases have their first date, so that they need not be opened the next time."""
    from casefile.cases.summary import earliest_on
    from casefile.services.store.groups import inside_of
    from casefile.services.store.listing import keep_earliest

    home = session.desk.home
    keep_earliest(home, {inside_of(home, path): earliest_on(each) for path, each in seen.items()})


def _on_desk(
    session: Session, told: dict[str, Any], most_days: int | None
) -> tuple[dict[Path, str], set[Path]]:
    """Return the cases of the desk that fit, each with what it is called there; and those that do not say when.

    Those whose next date is later than asked are not even opened.
    """
    from casefile.services.store.choosing import chosen
    from casefile.services.store.listing import called_apart

    every = session.desk.heads()
    heads = [head for head in chosen(every, choice_of(told)) if head.damage is None]
    if not heads:
        warn_unknown(session, told, every)
    called = called_apart(every)
    if most_days is not None:
        until = session.desk.today() + timedelta(days=most_days)
        heads = [
            head for head in heads if head.example or head.earliest_on is None or head.earliest_on <= until
        ]
    untold = {head.path for head in heads if head.earliest_on is None}
    return {head.path: called[head.place] for head in heads}, untold


def _is_meant(deadline: Deadline, most_days: int | None) -> bool:
    if most_days is None:
        return True
    return deadline.awaited and deadline.days_left <= most_days


def _line(session: Session, owner: str, deadline: Deadline) -> str:
    words = session.words
    title = deadline_name(words, deadline)
    whose = f"{one_line(owner)}, " if owner else ""
    return f"{words.date(deadline.on, 'short')} ({time_left(words, deadline)}) — {whose}{one_line(title)}"


def _advice(session: Session, deadline: Deadline) -> str:
    """Return what is to be done about a date that is near or past."""
    return one_line(session.words.sentence(deadline.advice_code, deadline.values))


def _data(session: Session, path: Path, case: Case, deadline: Deadline) -> dict[str, Any]:
    told = plain(deadline)
    told.pop("values")
    told["case"] = case.name
    told["path"] = "" if session.share_safe else str(path)
    told["title"] = deadline_name(session.words, deadline)
    return dict(told)
