"""Which cases of a long list are meant: by name, programme, stage, next deadline, problem."""

from collections.abc import Iterable
from datetime import date

import msgspec

from casefile.rules.text import folded
from casefile.services.store.listing import Head

__all__ = ["Choice", "chosen"]


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """What is looked for; what is not told fits every case.

    `search` is words that the name holds, accents and capitals aside; `due_by` the last day of the next deadline;
    `problem` leaves only cases that are damaged or have a paper to fix.
    """

    search: str = ""
    programme: str | None = None
    stage: str | None = None
    due_by: date | None = None
    problem: bool = False
    by_deadline: bool = False


def chosen(heads: Iterable[Head], choice: Choice) -> list[Head]:
    """Return the cases that fit, in the order they came or by their next deadline, those without one last.

    Of a damaged case nothing but the name is known: it fits a search and `problem`, and no other question.
    """
    words = folded(choice.search).split()
    found = [head for head in heads if _fits(head, choice) and _holds(head, words)]
    return sorted(found, key=lambda head: head.next_on or date.max) if choice.by_deadline else found


def _fits(head: Head, choice: Choice) -> bool:
    asked = (
        choice.programme in {None, head.programme},
        choice.stage in {None, head.stage},
        choice.due_by is None or (head.next_on is not None and head.next_on <= choice.due_by),
    )
    if head.damage is not None:
        return choice.programme is None and choice.stage is None and choice.due_by is None
    return all(asked) and (head.problems > 0 or not choice.problem)


def _holds(head: Head, words: list[str]) -> bool:
    if not words:
        return True
    text = folded(f"{head.name} {head.path.name}")
    return all(word in text for word in words)
