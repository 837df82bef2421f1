"""Which cases of a long list are meant: by name, programme, stage, next deadline, problem."""

from collections.abc import Iterable
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
    words = folded(choice.search).split()
    found = [head for head in heads if _fits(head, choice) and _holds(head, words)]
    return sorted(found, key=lambda head: head.next_on or date.max) if choice.by_deadline else found


def _fits(head: Head, choice: CaseFilter) -> bool:
    asked = (
        choice.programme in {None, head.programme},
        choice.stage in {None, head.stage},
        choice.due_by is None or (head.next_on is not None and head.next_on <= choice.due_by),
        not choice.standings or head.standing in choice.standings,
        {folded(each) for each in choice.tags} <= {folded(each) for each in head.tags},
        folded(choice.responsible) in folded(head.responsible),
        choice.kept_before is None
        or (head.kept_until_on is not None and head.kept_until_on < choice.kept_before),
    )
    if choice.group and not _lies_in(head.group, choice.group):
        return False
    if head.damage is not None:
        return not choice.asks_more
    return all(asked) and (head.problems > 0 or head.unread > 0 or not choice.problem)


def _lies_in(group: str, wanted: str) -> bool:
    """Say whether a group is the wanted one or lies in it, accents and capitals aside."""
    return f"{folded(group)}/".startswith(f"{folded(wanted.strip('/'))}/")


def _holds(head: Head, words: list[str]) -> bool:
    if not words:
        return True
    office = f"{head.client_reference} {' '.join(head.tags)} {head.responsible}".strip()
    named = head.name if head.inside == head.name else f"{head.name} {head.inside}"
    text = folded(f"{named} {office}" if office else named)
    return all(word in text for word in words)
