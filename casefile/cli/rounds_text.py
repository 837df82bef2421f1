"""Past rounds of invitations beside a case, as a person reads them in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casefile.cli.output import table, wrapped
from casefile.i18n.vocabulary import ROUND_SIGNS

if TYPE_CHECKING:
    from casefile.cases.points import PointsAnswer
    from casefile.cli.session import Session

__all__ = ["tell_cut_offs", "tell_pool", "tell_rounds"]


def tell_rounds(session: Session, answer: PointsAnswer, most: int) -> None:
    """Print the last rounds that concern the case, each with what decided."""
    words = session.words
    if not answer.rounds:
        return
    session.put()
    if answer.kinds:
        session.put(wrapped(words("The last rounds that concern this case")))
    else:
        session.put(wrapped(words("The last rounds; your facts meet no programme yet")))
    for each in answer.rounds[:most]:
        day = words.date(each.round.on, "short")
        session.put(wrapped(f"{day}  {session.of(each.finding)}", f"  {ROUND_SIGNS[each.verdict]} ", "    "))


def tell_cut_offs(session: Session, answer: PointsAnswer) -> None:
    """Print the cut-offs of twelve months, a line a kind of round; those that concern the case are marked."""
    words = session.words
    if not answer.cut_offs:
        return
    session.put()
    session.put(wrapped(words("Cut-offs over twelve months")))
    rows = [
        (
            "›" if each.category in answer.kinds else " ",
            words.label(each.title) if each.title else words("a kind this program does not know"),
            words.n("{n} round", "{n} rounds", each.rounds),
            words("{lowest} to {highest}", lowest=each.lowest, highest=each.highest),
            words("last: {cutoff} on {last_on}", cutoff=each.last, last_on=each.last_on),
        )
        for each in answer.cut_offs
    ]
    for line in table(rows):
        session.put(f"  {line}")


def tell_pool(session: Session, answer: PointsAnswer) -> None:
    """Print where the points stand in the pool on the last day known."""
    pool, points = answer.pool, answer.candidate.points
    if pool is None:
        return
    least, most, count = pool.band_of(points)
    session.put()
    told = session.words(
        "In the pool of {pool_on}, {total} candidates: {above} in the bands above, {count} in yours "
        "({least} to {most}).",
        pool_on=pool.as_of, total=pool.total, above=pool.at_least(points), count=count, least=least, most=most,
    )  # fmt: skip
    session.put(wrapped(told))
