"""Two copies of one case that went separate ways: the state in which they were the same, and where they met since."""

import copy
import hashlib
import json
from collections.abc import Iterator
from itertools import takewhile
from typing import Any

import msgspec

from casefile.cases.called_here import names_here, renamed_agreement
from casefile.cases.model import Case
from casefile.cases.parting import LISTS, OF_CASE, Agreed, Meeting, Parted, advanced, scalars
from casefile.cases.reading import FACTS, HEAD, KINDS
from casefile.rules.facts import Facts
from casefile.services.store.codec import Record, Tables, head_of
from casefile.services.store.headfields import numbers_in
from casefile.services.store.merging import Difference, applied, reversed_differences
from casefile.services.store.numbering import used_numbers
from casefile.services.store.records import JOURNAL, case_of

__all__ = ["MEETING", "meeting_record", "parted_tables", "taken_back"]

MEETING = "meeting"
"""The field of an event of the journal that keeps what both copies agreed on."""
_WAS_A_FILE = "documents"
_KINDS: dict[str, type[msgspec.Struct]] = {table: KINDS[table] for table in (*LISTS, FACTS, HEAD)}
_FIELDS = {FACTS: scalars(Facts), HEAD: OF_CASE}


def parted_tables(mine: Tables, theirs: Tables) -> Parted | None:
    """Return what two copies have in common; None when it is not known.

    What was done here since they parted is taken back in a copy, then what they agreed on is put on it. It is not known
    when the journals have no step in common, or when a step since is missing.
    """
    fork = _fork(mine[JOURNAL], theirs[JOURNAL]) if JOURNAL in mine and JOURNAL in theirs else 0
    tables = taken_back(mine, fork) if fork else None
    if tables is None:
        return None
    start, here, there = case_of(tables), case_of(mine), case_of(theirs)
    ours, their_own = (
        list(_meetings(one, other, case, fork))
        for one, other, case in ((mine, theirs, here), (theirs, mine, there))
    )
    names = {
        (each.table, each.their_id or each.id): each.id
        for meeting in ours for each in meeting.agreed if isinstance(each.value, msgspec.Struct)
    }  # fmt: skip
    names |= {
        (each.table, each.id): each.their_id or each.id
        for meeting in their_own for each in meeting.agreed if isinstance(each.value, msgspec.Struct)
    }  # fmt: skip
    used = used_numbers(mine, numbers_in(head_of(mine)))
    meetings = [*ours, *(_turned(each, names) for each in their_own)]
    last = max(map(int, theirs[JOURNAL]))
    return Parted(
        start=start, base=advanced(start, meetings), fork=fork, used=used, last=last,
        names=names_here(here, there, start, names, used), mark=_mark(theirs[JOURNAL][str(last)]),
    )  # fmt: skip


def _fork(here: dict[str, Record], there: dict[str, Record]) -> int:
    """Return the number of the last step both journals have, 0 when there is none."""
    both = sorted((number for number in here if number in there), key=int)
    shared = list(takewhile(lambda number: here[number] == there[number], both))
    return int(shared[-1]) if shared else 0


def taken_back(mine: Tables, step: int) -> Tables | None:
    """Return the tables as they were at that step of their journal, None when one since is missing."""
    here = mine[JOURNAL]
    since = sorted(int(number) for number in here if int(number) > step)
    if since != list(range(step + 1, step + 1 + len(since))):
        return None
    tables = copy.deepcopy(mine)
    for number in reversed(since):
        try:
            done = msgspec.convert(here[str(number)].get("diff", []), list[Difference])
        except msgspec.ValidationError:
            return None
        for one in reversed_differences(done, tables):
            _turn(tables, one)
    return tables


def _turn(tables: Tables, one: Difference) -> None:
    table, number = tables.setdefault(one["table"], {}), str(one["number"])
    record = applied(table.get(number), one)
    if record is None:
        table.pop(number, None)
    else:
        table[number] = record


def meeting_record(parted: Parted, agreed: tuple[Agreed, ...]) -> Record:
    """Return what the journal keeps of a take-over: the other journal's last step, and what both say alike."""
    return {MEETING: {"step": parted.last, "mark": parted.mark, "agreed": msgspec.to_builtins(agreed)}}


def _mark(event: Record) -> str:
    """Return what tells a step of a journal from the step of that number in another one."""
    return hashlib.sha256(json.dumps(event, sort_keys=True).encode()).hexdigest()[:16]


def _meetings(mine: Tables, theirs: Tables, case: Case, fork: int) -> Iterator[Meeting]:
    """Yield the take-overs that still stand in the first journal and were made from the second."""
    standing = {event.number for event in case.journal if not event.undone}
    for number, event in mine[JOURNAL].items():
        kept = event.get(MEETING)
        if int(number) <= fork or int(number) not in standing or not isinstance(kept, dict):
            continue
        step = str(kept.get("step"))
        other = theirs[JOURNAL].get(step)
        if other is not None and kept.get("mark") == _mark(other):
            agreed = tuple(_agreed(kept.get("agreed")))
            yield Meeting(step=int(number), their_step=int(step), agreed=agreed)


def _agreed(told: Any) -> Iterator[Agreed]:
    """Yield what can be read of it: what cannot is not known to be common, and offered as if it never was."""
    for each in told if isinstance(told, list) else ():
        try:
            one = msgspec.convert(each, Agreed)
            yield msgspec.structs.replace(one, value=_typed(one))
        except (msgspec.ValidationError, KeyError):
            continue


def _typed(one: Agreed) -> Any:
    """Return the value as its field or its table has it; raises ValidationError, KeyError for what is none of ours."""
    if one.table == _WAS_A_FILE:
        return one.value
    kind = _KINDS[one.table]
    if one.field and one.table in _FIELDS and one.field not in _FIELDS[one.table]:
        raise KeyError(one.field)
    if one.value is None:
        return None
    if not one.field:
        return msgspec.convert(one.value, kind)
    field = {each.name: each for each in msgspec.structs.fields(kind)}[one.field]
    return msgspec.convert(one.value, field.type)


def _turned(meeting: Meeting, names: dict[tuple[str, str], str]) -> Meeting:
    """Return what the other journal says of a take-over as this one would say it."""
    agreed = tuple(renamed_agreement(each, names) for each in meeting.agreed)
    return Meeting(step=meeting.their_step, their_step=meeting.step, agreed=agreed)
