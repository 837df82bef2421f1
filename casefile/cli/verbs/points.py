"""casefile points CASE|FACTS.toml: the points, the programmes, what would raise them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from casefile.cli.output import wrapped
from casefile.cli.report_text import tell_report
from casefile.cli.session import Session
from casefile.cli.verb import argument, on_option, option, share_safe_option, verb
from casefile.errors import NotFoundError, UsageError
from casefile.i18n.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casefile.cases.model import Case
    from casefile.cases.points import PointsAnswer
    from casefile.i18n import Words

__all__ = ["command"]


@verb(
    "points",
    N_(
        "Count the ranking points (CRS) and the 67 points of a case, or of a file of facts, with "
        "every factor and its cap; "
        "judge the programmes condition by condition; show what would raise the points, what changes "
        "by itself, and the "
        "last rounds. A what-if changes nothing: TEST.ABILITY, age, canadian_years, foreign_years, "
        "nomination, or any fact of "
        "“casefile set”."
    ),
    epilog="casefile points 'Anna Exemple' --on 2026-06-01\n"
    "casefile points 'Anna Exemple' --what-if tef_canada.speaking=456\n"
    "casefile points 'Anna Exemple' --what-if diploma.level=doctoral\n"
    "casefile points anna.toml --first-language fr --json",
)
@argument("source", metavar=N_("CASE|FACTS.toml"))
@argument("more", metavar=N_("KEY=VALUE"), nargs=-1)
@on_option()
@option(
    "--first-language",
    type=click.Choice(["fr", "en"]),
    help=N_("Which official language is the first one; else the declared one, else the better order."),
)
@option(
    "--what-if",
    "supposed",
    multiple=True,
    metavar=N_("KEY=VALUE"),
    help=N_("Suppose this; may be given several times. The case is not changed."),
)
@share_safe_option()
@click.pass_obj
def command(
    session: Session,
    source: str,
    more: Sequence[str],
    on: date | None,
    first_language: Any,
    supposed: Sequence[str],
) -> None:
    """Count, and print the answer; with a what-if, what it brings."""
    case, folder = case_or_facts(session, source)
    asked = (*supposed, *more)
    if more and not supposed:
        raise UsageError("points.what_if_key", key=more[0][:60])
    day = on or case.reference_on or session.desk.today()
    seen = session.desk.assess(case, on=day, folder=folder)
    before = answer = session.desk.points(seen, first_language)
    if asked:
        seen = session.desk.assess(_supposed(session, case, asked, day), on=day, folder=folder)
        answer = session.desk.points(seen, first_language)
    if session.share_safe:
        from casefile.cases.points import without_birthdays

        answer = without_birthdays(answer)
    if session.as_json:
        from casefile.cases.points_payload import points_payload

        data = points_payload(answer, session.of)
        if asked:
            totals = (before.report.crs.total, answer.report.crs.total)
            data["what_if"] = {"supposed": list(asked), "before": totals[0], "gain": totals[1] - totals[0]}
        session.put_json(data)
        return
    from casefile.services.printing.report_input import Beside

    words = session.words
    session.put_incomplete(case)
    session.put(wrapped(words("Points on {points_on}, for what your facts say", points_on=answer.on)))
    if asked:
        session.put(wrapped(_gain(before, answer, words)))
    session.put()
    tell_report(session, seen, "points", Beside(points=answer))


def _gain(before: PointsAnswer, after: PointsAnswer, words: Words) -> str:
    from casefile.i18n.points import signed_change

    one, other = before.report.crs.total, after.report.crs.total
    return words(
        "Supposed: {before} points become {after} ({change}).",
        before=one, after=other, change=signed_change(other - one),
    )  # fmt: skip


def case_or_facts(session: Session, source: str) -> tuple[Case, Path | None]:
    """Return the case named, or one that holds nothing but the facts of a file; a case of that name comes first."""
    try:
        path, case = session.case(source)
    except NotFoundError:
        if not source.lower().endswith(".toml"):
            raise
        return _case_of_file(session, source), None
    return case, path


def _case_of_file(session: Session, source: str) -> Case:
    from casefile.cases.ids import with_ids
    from casefile.cases.model import Case

    facts = with_ids(session.desk.read_facts(source))
    return session.shown(Case(id="", name=Path(source).name, facts=facts))


def _supposed(session: Session, case: Case, asked: Sequence[str], on: date) -> Case:
    """Return the case as it would be; the case itself, on the disk and in hand, stays as it is."""
    import msgspec

    from casefile.cases.what_if import is_own_key, what_if
    from casefile.cli.assignments import change_of

    pairs = [tuple(part.strip() for part in typed.partition("=")[::2]) for typed in asked]
    for typed, (key, _) in zip(asked, pairs, strict=True):
        if "=" not in typed or not key:
            raise UsageError("set.not_an_assignment", text=typed)
    own = [(key, text) for key, text in pairs if is_own_key(key)]
    facts = what_if(case.facts, own, on, session.desk.rulebook.tests)
    changed = msgspec.structs.replace(case, facts=facts)
    others = [typed for typed, (key, _) in zip(asked, pairs, strict=True) if not is_own_key(key)]
    if not others:
        return changed
    desk = session.desk
    latest = max(on, desk.at_least_today())
    try:
        return change_of(changed, others, desk.programmes.ids, latest, desk.rulebook.tests).apply(changed)
    except UsageError as refused:
        for problem in refused.problems:
            _ask_back_own_key(problem)
        raise


def _ask_back_own_key(problem: UsageError) -> None:
    """Raise UsageError (points.what_if_key) where the key that is no fact is spelt nearly as one of a what-if."""
    from casefile.cases.what_if import OWN_KEYS
    from casefile.cli.did_you_mean import near_of

    key = str(problem.values.get("key", ""))
    if problem.code == "set.unknown_key" and near_of(key, OWN_KEYS):
        raise UsageError("points.what_if_key", key=key[:60], known=OWN_KEYS)
