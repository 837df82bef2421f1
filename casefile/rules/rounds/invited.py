"""An invitation that was had, beside the points of today: what may be lost since then, and what may not (A 11.2(2))."""

from collections.abc import Collection
from datetime import date

from casefile.rules.findings import Finding
from casefile.rules.rounds.table import RoundsBook

__all__ = ["since_invited"]


def since_invited(book: RoundsBook, invited_on: date, points: int, kinds: Collection[str]) -> Finding | None:
    """Say whether the points are still enough for the round of that day; nothing when no round of it is known.

    A birthday since then is forgiven, and not in the points: their age is that of the invitation. Of several rounds
    the ones the case could be invited in are meant, and of those the highest.
    """
    of_day = [each for each in book.rounds if each.on == invited_on]
    found = max(
        [each for each in of_day if each.category in kinds] or of_day,
        key=lambda each: each.cutoff,
        default=None,
    )
    if found is None:
        return None
    enough = points >= found.cutoff
    return Finding(
        code="rounds.invited_enough" if enough else "rounds.invited_short",
        severity="note" if enough else "warning",
        subject="points",
        values={
            "invited_on": invited_on,
            "number": found.number,
            "cutoff": found.cutoff,
            "points": points,
            "missing": max(0, found.cutoff - points),
        },
    )
