"""Which cases of a long list are meant: by name, programme, stage, next deadline, problem."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

import msgspec

from casefile.cases.model import Standing
from casefile.rules.text import folded
from casefile.services.store.listing import Head

__all__ = ["CaseFilter", "chosen"]


class CaseFilter(msgspec.Struct, frozen=True, kw_only=True):
    """What is looked for; what is not told fits every case.

    `search` is words that the name, the client's reference, the tags or who is responsible hold, accents and capitals
    aside; `group` a folder of the desk, with those in it; `due_by` the last day of the next deadline; `problem` leaves
    only cases that are damaged or have a paper to fix; `tags` must all be there; `standings` are those to show;
    `kept_before` leaves what need not be kept on that day.
    """

    search: str = ""
    group: str = ""
    programme: str | None = None
    stage: str | None = None
    due_by: date | None = None
    problem: bool = False
    by_deadline: bool = False
    tags: tuple[str, ...] = ()
    responsible: str = ""
    standings: tuple[Standing, ...] = ()
    kept_before: date | None = None

    @property
    def asks_more(self) -> bool:
        """Say whether it asks what nobody can tell of a damaged case."""
        told = (self.programme, self.stage, self.due_by, self.kept_before)
        return any(each is not None for each in told) or bool(self.tags or self.responsible)


def chosen(heads: Iterable[Head], choice: CaseFilter) -> list[Head]:
    """Return the cases that fit, in the order they came or by their next deadline, those without one last.

    Of a damaged case nothing but the name is known: it fits a search and `problem`, and no other question.
    """
    asked, words = tuple(_asked(choice)), folded(choice.search).split()
    found = [head for head in heads if all(fits(head) for fits in asked) and _holds(head, words)]
    return sorted(found, key=lambda head: head.next_on or date.max) if choice.by_deadline else found


def _asked(choice: CaseFilter) -> Iterator[Callable[[Head], bool]]:
    """Yield what is asked of each case, each question made once; what is not asked costs nothing."""
    programme, stage, due_by, standings = choice.programme, choice.stage, choice.due_by, choice.standings
    if choice.group:
        wanted = f"{folded(choice.group.strip('/'))}/"
        yield lambda head: f"{folded(head.group)}/".startswith(wanted)
    if choice.asks_more:
        yield lambda head: head.damage is None
    if programme is not None:
        yield lambda head: head.programme == programme
    if stage is not None:
        yield lambda head: head.stage == stage
    if due_by is not None:
        yield lambda head: head.next_on is not None and head.next_on <= due_by
    if standings:
        yield lambda head: head.standing in standings or head.damage is not None
    if choice.problem:
        yield lambda head: head.problems > 0 or head.unread > 0 or head.damage is not None
    yield from _asked_by_office(choice)


def _asked_by_office(choice: CaseFilter) -> Iterator[Callable[[Head], bool]]:
    """Yield what is asked of what an office keeps of a case."""
    tags, responsible = {folded(each) for each in choice.tags}, folded(choice.responsible)
    kept_before = choice.kept_before
    if tags:
        yield lambda head: tags <= {folded(each) for each in head.tags}
    if responsible:
        yield lambda head: responsible in folded(head.responsible)
    if kept_before is not None:
        yield lambda head: head.kept_until_on is not None and head.kept_until_on < kept_before


def _holds(head: Head, words: list[str]) -> bool:
    if not words:
        return True
    office = f"{head.client_reference} {' '.join(head.tags)} {head.responsible}".strip()
    inside = head.inside
    named = head.name if inside == head.name else f"{head.name} {inside}"
    text = folded(f"{named} {office}" if office else named)
    return all(word in text for word in words)
