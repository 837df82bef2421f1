"""The ministry's file beside what is known already: what it brings, what it corrects, and what in it cannot be.

A round of a day to come, or a tie-break that no profile can have had, is a misprint or the sign of a wrong clock: it is
left out and said, so that no case is ever compared with it.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from msgspec.structs import replace

from casefile.errors import UsageError
from casefile.rules.days import months_after
from casefile.rules.findings import Finding
from casefile.rules.rounds.feed import Feed
from casefile.rules.rounds.table import Round, RoundsBook

__all__ = ["Vetted", "vetted"]

_TOLD = 10
"""How many rounds are named in one sentence."""
_SLACK = timedelta(days=2)
"""A tie-break in UTC may be of the day after that of the round; one of the known ones is."""


class Vetted(NamedTuple):
    """The rounds of a file up to today, what of it is to be kept, how many were not known, and what is to be said."""

    rounds: tuple[Round, ...]
    kept: Feed
    new: int
    findings: tuple[Finding, ...]


def vetted(feed: Feed, book: RoundsBook, today: date, profile_months: int, origin: str) -> Vetted:
    """Return what may be kept of a file on that day; `profile_months` is how long a profile stays in the pool.

    A file older than what is known adds rounds that were not, and changes none. Raises UsageError: rounds.refused with
    every round from before the first one known, rounds.all_ahead when nothing of the past is left.
    """
    _not_before_the_first(feed, book, origin)
    past = tuple(each for each in feed.rounds if each.on <= today)
    if not past:
        raise UsageError("rounds.all_ahead", origin=origin, count=len(feed.rounds), today_on=today)
    known = {each.number: each for each in book.rounds if each.on <= today}
    newest, newest_known = max(past, key=_day), max(known.values(), key=_day, default=None)
    older = newest_known is not None and newest.on < newest_known.on
    taken = [each for each in past if not (older and each.number in known)]
    doubted = [each.number for each in taken if not _possible(each, profile_months)]
    rounds = tuple(_without_tie_break(each, known) if each.number in doubted else each for each in taken)
    new = sum(each.number not in known for each in rounds)
    corrected = [each.number for each in rounds if _differs(each, known.get(each.number))]
    findings = (
        *_nothing_new(newest, newest_known, origin, none=not new and not corrected),
        *_named("rounds.ahead_left_out", [each.number for each in feed.rounds if each.on > today], today),
        *_named("rounds.tie_break_left_out", doubted, today),
        *_named("rounds.corrected", corrected, today),
        *_named("rounds.kinds_unknown", [each.number for each in past if each.category == "other"], today),
    )
    pool = tuple(each for each in feed.pool if each.as_of <= today)
    return Vetted(past, Feed(rounds, pool), new, findings)


def _day(each: Round) -> date:
    return each.on


def _not_before_the_first(feed: Feed, book: RoundsBook, origin: str) -> None:
    first_on = min((each.on for each in book.rounds), default=date.min)
    problems = tuple(
        UsageError("rounds.row_before", number=each.number, round_on=each.on, first_on=first_on)
        for each in feed.rounds
        if each.on < first_on
    )
    if problems:
        raise UsageError("rounds.refused", problems, origin=origin, count=len(problems))


def _possible(each: Round, profile_months: int) -> bool:
    """Say whether a profile submitted at the tie-break could have been in the pool on the day of the round."""
    if each.tie_break is None:
        return True
    moment = each.tie_break.date()
    return months_after(each.on, -profile_months) - _SLACK <= moment < each.on + _SLACK


def _without_tie_break(each: Round, known: dict[str, Round]) -> Round:
    """Return the round with the tie-break known before, else with none."""
    before = known.get(each.number)
    return replace(each, tie_break=before.tie_break if before and before.on == each.on else None)


def _differs(each: Round, before: Round | None) -> bool:
    return before is not None and (each.on, each.cutoff) != (before.on, before.cutoff)


# --- what is said


def _nothing_new(newest: Round, known: Round | None, origin: str, *, none: bool) -> Iterator[Finding]:
    if none and known:
        values = {"number": newest.number, "round_on": newest.on, "known": known.number}
        yield _warning("rounds.nothing_new", origin=origin, **values)


def _named(code: str, numbers: list[str], today: date) -> Iterator[Finding]:
    if numbers:
        yield _warning(code, count=len(numbers), numbers=numbers[:_TOLD], today_on=today)


def _warning(code: str, **values: object) -> Finding:
    return Finding(code=code, severity="warning", values=values)
