"""casefile rules: every dated rule, with its source and the day it was last compared with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from casefile.cli.output import one_line, plain, short_value
from casefile.cli.session import Session
from casefile.cli.verb import argument, option, verb
from casefile.i18n.words import N_

if TYPE_CHECKING:
    from casefile.rules.parameters import Parameter

__all__ = ["command"]


@verb(
    "rules",
    N_(
        "List the rules the program knows: the values, since when, their source, and the day each was last checked. "
        "With diff and two days, what changed between applications made on them; with a case, for that case."
    ),
    epilog="casefile rules --unchecked 180\ncasefile rules diff 2025-01-15 2026-11-24 'Anna Exemple'",
)
@argument("asked", metavar=N_("diff FROM TO [CASE]"), nargs=-1)
@option(
    "--unchecked",
    type=click.IntRange(0),
    metavar=N_("DAYS"),
    help=N_("Only those not checked for so many days."),
)
@click.pass_obj
def command(session: Session, asked: tuple[str, ...], unchecked: int | None) -> None:
    """Print one paragraph a rule, or what changed between two days."""
    if asked:
        from casefile.cli.rules_diff import tell_diff

        tell_diff(session, asked)
        return
    today = session.desk.today()
    parameters = [
        each for each in session.desk.rulebook.parameters.by_id.values()
        if unchecked is None or (today - each.checked_on).days > unchecked
    ]  # fmt: skip
    if session.as_json:
        session.put_json({"rules": [plain(each) for each in parameters]})
        return
    for parameter in parameters:
        _tell(session, parameter)
    if not parameters:
        session.say(session.words("Every rule was checked within that time."))


def _tell(session: Session, parameter: Parameter) -> None:
    words = session.words
    newest = parameter.values[-1]
    session.put(one_line(words.label(parameter.label)))
    session.put(f"    {parameter.id}")
    if newest.repealed:
        session.put("    " + words("repealed on {day_on}", day_on=newest.since))
    else:
        told = words(
            "{value} ({unit}) since {day_on}",
            value=short_value(newest.value),
            unit=parameter.unit,
            day_on=newest.since,
        )
        session.put("    " + told)
    session.put(
        "    "
        + words(
            "{title}, checked on {checked_on}", title=newest.source.title, checked_on=parameter.checked_on
        )
    )
    if newest.source.url:
        session.put(f"    {newest.source.url}")
