"""casefile list: the cases on the desk, or those that fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from casefile.cli.chosen import choice_of, choice_options, warn_unknown
from casefile.cli.csv_out import put_csv
from casefile.cli.output import aligned, one_line, plain
from casefile.cli.session import Session
from casefile.cli.verb import DAY, option, share_safe_option, verb
from casefile.i18n.vocabulary import STANDINGS, said
from casefile.i18n.words import N_
from casefile.rules.deadlines.model import sentence_code

if TYPE_CHECKING:
    from casefile.services.store.listing import Head

__all__ = ["command"]

_NAME_SHOWN = 60


@verb(
    "list",
    N_("List the cases on the desk, with their next deadline and how much is ready; or only those that fit."),
    epilog="casefile list --stage upload --by-deadline\ncasefile list --tag urgent --responsible Claire --csv\n"
    "casefile list --search 'anna' --programme {class} --json",
)
@choice_options
@option(
    "--kept-before",
    type=DAY,
    metavar=N_("DATE"),
    help=N_("Only cases that need not be kept on that day any more."),
)
@option("--by-deadline", is_flag=True, help=N_("The nearest deadline first, instead of by name."))
@option("--csv", "as_csv", is_flag=True, help=N_("As a table for a spreadsheet."))
@share_safe_option()
@click.pass_obj
def command(session: Session, /, **told: Any) -> None:
    """Print one line a case."""
    from casefile.services.store.choosing import chosen
    from casefile.services.store.listing import called_apart

    every = session.desk.heads()
    more = {"kept_before": told["kept_before"], "by_deadline": told["by_deadline"]}
    fitting = chosen(every, choice_of({**told, "standing": told["standing"] or "all"}, **more))
    heads = [head for head in fitting if told["standing"] or head.standing != "archived"]
    if not heads:
        warn_unknown(session, told, every)
    if session.share_safe:
        from casefile.services.shared_list import shared_heads

        heads = shared_heads(heads, session.words)
    if session.as_json:
        home = "" if session.share_safe else str(session.desk.home)
        session.put_json({"home": home, "cases": [_data(head) for head in heads]})
        return
    if told["as_csv"]:
        _put_csv(session, heads)
        return
    known: dict[object, tuple[str, ...]] = {}  # ten thousand cases stand in a few hundred ways
    called = called_apart(heads)
    if heads:
        session.put("\n".join(aligned([_row(session, head, known, called[head.place]) for head in heads])))
    if not session.share_safe:
        _say_twins(session, heads)
    if told["standing"] is None:
        _say_archived(session, len(fitting) - len(heads))
    if not session.share_safe:
        _say_backup_due(session, every)
    if not heads:
        _say_none(session, asked=any(told.values()))


_COLUMNS = (
    N_("Name"), N_("Folder"), N_("Reference"), N_("Responsible"), N_("Tags"), N_("Standing"), N_("Programme"),
    N_("Stage"),
    N_("Next date"), N_("What"), N_("Ready"), N_("Of"), N_("To fix"), N_("Kept until"), N_("Problem"),
)  # fmt: skip


def _put_csv(session: Session, heads: list[Head]) -> None:
    words = session.words
    put_csv(session, [words(each) for each in _COLUMNS], (_cells(session, head) for head in heads))


def _cells(session: Session, head: Head) -> tuple[Any, ...]:
    words = session.words
    what = words.recorded(sentence_code(head.next_code), head.next_values) if head.next_code else ""
    return (
        head.name, head.inside, head.client_reference, head.responsible, ", ".join(head.tags),
        said(words, STANDINGS, head.standing), words.label(session.desk.programmes.short(head.programme)),
        head.stage or "", head.next_on, what, head.ready, head.total, head.problems, head.kept_until_on,
        _problem(session, head),
    )  # fmt: skip


def _say_twins(session: Session, heads: list[Head]) -> None:
    for head in heads:
        if head.twin:
            twice = session.words(
                "{folder}: the same case, or the same name, is on the desk twice. “casefile doctor” says where.",
                folder=one_line(head.inside),
            )
            session.say(twice)


def _say_backup_due(session: Session, every: list[Head]) -> None:
    """Say, once a month, that the last copy of the cases is old."""
    reminder = session.desk.backup_word(every)
    if reminder is not None:
        session.say(session.of(reminder))
        session.desk.put_backup_word_away()


def _say_archived(session: Session, count: int) -> None:
    """Say that archived cases fit as well and are not shown."""
    if count:
        words = session.words
        session.say(words.n("{n} archived case is not shown (--standing all).",
                            "{n} archived cases are not shown (--standing all).", count))  # fmt: skip


def _problem(session: Session, head: Head) -> str:
    """Return why a case cannot be shown, or that its figures lack what cannot be read in it."""
    if head.damage is not None:
        return session.of(head.damage)
    return session.words.sentence("unread.incomplete", {"count": head.unread}) if head.unread else ""


def _data(head: Head) -> dict[str, Any]:
    told = {
        name: getattr(head, name) for name in head.__struct_fields__ if name not in {"earliest_on", "place"}
    }
    days = {
        name: plain(told[name]) for name in ("changed_at", "next_on", "seen_on", "kept_until_on")
    }  # the rest is plain already
    return {"path": str(head.path), **told, **days, "damage": head.damage.code if head.damage else None}


def _row(session: Session, head: Head, known: dict[object, tuple[str, ...]], called: str) -> tuple[str, ...]:
    """Return the cells of a line; what is `known` is said once for all cases that stand alike."""
    name = called if len(called) <= _NAME_SHOWN else _cut(head, called)
    if head.damage is not None:
        return (name, "!", "", "", session.of(head.damage))
    stands = (
        head.programme, head.outcome, head.standing, head.ready, head.total, head.next_on, head.next_code,
        str(head.next_values), head.unread > 0,
    )  # fmt: skip
    if stands not in known:
        known[stands] = _stands(session, head)
    return (name, *known[stands])


def _cut(head: Head, called: str) -> str:
    """Return a name that would widen every line cut, never the folder that tells it from another."""
    own = head.full_name if called == head.full_name else head.name
    return f"{own[: _NAME_SHOWN - 1]}…{called.removeprefix(own)}" if len(own) > _NAME_SHOWN else called


def _stands(session: Session, head: Head) -> tuple[str, ...]:
    from casefile.i18n.vocabulary import ended

    words = session.words
    mark = "" if head.standing == "open" else f"[{said(words, STANDINGS, head.standing)}] "
    ready = words("{ready} of {total} ready", ready=head.ready, total=head.total)
    return (
        words.label(session.desk.programmes.short(head.programme)),
        ended(words, head.outcome),
        words("{ready}, incomplete", ready=ready) if head.unread else ready,
        mark + _due(session, head),
    )


def _due(session: Session, head: Head) -> str:
    if head.next_on is None or head.next_code is None:
        return "—"
    title = session.words.recorded(sentence_code(head.next_code), head.next_values)
    return f"{session.words.date(head.next_on, 'short')} {title}"


def _say_none(session: Session, *, asked: bool) -> None:
    words = session.words
    if asked:
        session.say(words("No case on the desk fits."))
        return
    session.say(words("There is no case on the desk ({home}) yet.", home=str(session.desk.home)))
    session.say(words("Make one with “casefile new NAME”, or the example with “casefile demo”."))
