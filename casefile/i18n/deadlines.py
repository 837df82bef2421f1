"""What screens, papers and the terminal say of a date: its name, how far it is, what to know of it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from casefile.i18n.vocabulary import DAY_ALONE, DEADLINE_STATES, said
from casefile.i18n.words import Words

if TYPE_CHECKING:
    from casefile.rules.deadlines.model import Deadline

__all__ = ["deadline_name", "deadline_remarks", "time_left"]


def deadline_name(words: Words, deadline: "Deadline") -> str:
    """Return what a date is for: “Send the complete application”."""
    return words.sentence(deadline.name_code, deadline.values)


def time_left(words: Words, deadline: "Deadline") -> str:
    """Return how far the day is: in 3 days, today, 2 days late, done."""
    if deadline.state == "done":
        return said(words, DEADLINE_STATES, "done")
    if deadline.days_left == 0:
        return words("today")
    if deadline.days_left < 0:
        return words.n("{n} day late", "{n} days late", -deadline.days_left)
    return words.n("in {n} day", "in {n} days", deadline.days_left)


def deadline_remarks(words: Words, deadline: "Deadline", *, moment: bool = True) -> Iterator[str]:
    """Yield what to know of the day itself: its moment (unless said beside it), the earliest, that it is estimated."""
    if moment and deadline.at is not None:
        yield words("At the latest on {at}", at=deadline.at)
    if deadline.earliest is not None:
        yield words(DAY_ALONE, earliest=deadline.earliest)
    if deadline.estimated and deadline.kind == "deadline":
        yield words("Computed here: the date in your account is the one that counts.")
