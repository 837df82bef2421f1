"""casefile rules: every dated rule, with its source and the day it was last compared with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from casefile.cli.chosen import choice_of, choice_options
from casefile.cli.output import one_line, plain, wrapped
from casefile.cli.session import Session
from casefile.cli.verb import DAYS, argument, option, share_safe_option, verb
from casefile.cli.verbs.rules_diff import tell_desk_diff, tell_diff, told_value
from casefile.i18n.sources import address, checked_words
from casefile.i18n.vocabulary import SEVERITY_SYMBOLS
from casefile.i18n.words import N_

if TYPE_CHECKING:
    from casefile.rules.book.parameters import Parameter

__all__ = ["command"]


@verb(
    "rules",
    N_(
        "List the rules the program knows: the values, since when, their source, and the day each was last checked. "
        "With diff and two days, what changed between applications made on them; with a case, for that case."
    ),
    epilog="casefile rules --unchecked 180\ncasefile rules --weak\n"
    "casefile rules diff 2025-01-15 2026-11-24 'Anna Exemple'\n"
    "casefile rules diff 2025-01-15 2026-11-24 --desk",
)
@argument("asked", metavar=N_("diff FROM TO [CASE]"), nargs=-1)
@option(
    "--unchecked",
    type=DAYS,
    metavar=N_("DAYS"),
    help=N_("Only those not checked for so many days."),
)
@option("--weak", is_flag=True, help=N_("Only those whose source is a copy, or is to be confirmed."))
@option(
    "--desk", "whole", is_flag=True, help=N_("With diff: which cases of the desk the changes touch, and how.")
)
@choice_options
@share_safe_option()
@click.pass_obj
def command(
    session: Session, /, asked: tuple[str, ...], unchecked: int | None, weak: bool, whole: bool, **told: Any
) -> None:
    """Print one paragraph a rule, or what changed between two days."""
    if asked and whole:
        tell_desk_diff(session, asked, choice_of(told))
        return
    if asked:
        tell_diff(session, asked)
        return
    today = session.desk.today()
    parameters = [
        each for each in session.desk.rulebook.parameters.by_id.values()
        if (unchecked is None or (today - each.checked_on).days > unchecked) and (not weak or _is_weak(each))
    ]  # fmt: skip
    if session.as_json:
        session.put_json({"rules": [plain(each) for each in parameters]})
        return
    for parameter in parameters:
        _tell(session, parameter)
    if not parameters:
        session.say(session.words("No rule is of that kind."))


def _is_weak(parameter: Parameter) -> bool:
    """Say whether the source of the newest value is a copy, or not sure."""
    source = parameter.values[-1].source
    return source.copy or source.confidence != "high"


def _tell(session: Session, parameter: Parameter) -> None:
    words = session.words
    newest = parameter.values[-1]
    session.put(one_line(words.label(parameter.label)))
    session.put(f"    {parameter.id}")
    if newest.repealed:
        told = words("repealed on {day_on}", day_on=newest.since)
    else:
        value = told_value(session, newest.value, parameter.unit)
        told = words("{value} since {day_on}", value=value, day_on=newest.since)
    source = (
        f"{words.label(newest.source.label)}, {checked_words(words, newest.source, parameter.checked_on)}"
    )
    session.put(wrapped(told, "    "))
    session.put(wrapped(source, "    "))
    if newest.source.url:
        session.put(f"    {address(newest.source, words.lang)}")
    for gap in parameter.known_gaps:
        session.put(wrapped(words.label(gap), f"    {SEVERITY_SYMBOLS['warning']} ", "      "))
