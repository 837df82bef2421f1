"""What two copies of one case have in common: the state in which they parted, and what they agreed on since.

Each take-over writes in the journal what both copies say alike from then on. The next one starts there: what was
accepted is never offered again, what was declined still is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from casefile.cases.ids import TABLES
from casefile.cases.model import CASE_FIELDS, Case, Document, Line
from casefile.rules.facts import Facts

__all__ = ["LISTS", "OF_CASE", "Agreed", "Meeting", "Names", "Parted", "advanced", "agreements", "scalars"]

LISTS = (*TABLES, "stages", "lines")
OF_CASE = tuple(
    name for name in CASE_FIELDS if name not in {"lang", "paper"}
)  # how one likes to read is one's own

Names = Mapping[tuple[str, str], str]
"""Table and the id the other copy gave a record -> the id it has here."""


class Agreed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing both copies say alike: a field, or a whole record (`field` is empty), gone where `value` is None.

    `their_id` is what the other copy calls a whole record, where that is another name; a file is told by its line
    and its checksum.
    """

    table: str
    id: str = ""
    field: str = ""
    value: Any = None
    their_id: str = ""


class Meeting(msgspec.Struct, frozen=True, kw_only=True):
    """A take-over: the step of this journal and of the other one at which both said these things alike."""

    step: int
    their_step: int
    agreed: tuple[Agreed, ...] = ()

    def crosses(self, other: "Meeting") -> bool:
        """Say whether neither knew of the other: each copy took over from the other at the same time."""
        return (self.step - other.step) * (self.their_step - other.their_step) < 0


class Parted(msgspec.Struct, frozen=True, kw_only=True):
    """Two copies that went separate ways.

    `start` is the case at `fork`, the last step both journals have; `base` the same with what was agreed on since;
    `names` what the other copy calls otherwise; `used` the highest number each table has given here. `last` is the
    last step of the other journal, and `mark` what tells that step from one of a third copy.
    """

    start: Case
    base: Case
    fork: int
    names: Names = {}
    used: Mapping[str, int] = {}
    last: int = 0
    mark: str = ""


class _Unsure:
    """Equal to nothing: each copy took over the other's value at the same time."""

    def __eq__(self, other: object) -> bool:
        return False

    __hash__ = object.__hash__


def scalars(kind: type[msgspec.Struct]) -> list[str]:
    """Return the fields that are no table."""
    return [name for name in kind.__struct_fields__ if name not in TABLES]


def agreements(mine: Case, theirs: Case, base: Case) -> Iterator[Agreed]:
    """Yield what both cases say alike and the base does not."""
    yield from _alike_fields("facts", "", mine.facts, theirs.facts, base.facts, scalars(Facts))
    yield from _alike_fields("head", "", mine, theirs, base, OF_CASE)
    for table in LISTS:
        yield from _alike_records(table, mine, theirs, base)
    here, there, was = (
        {(each.slot, each.sha256): each for each in case.documents} for case in (mine, theirs, base)
    )
    for slot, checksum in {**here, **there, **was}:
        key = (slot, checksum)
        if (key in here) is (key in there) is not (key in was):
            yield Agreed(table="documents", id=slot, field=checksum, value=True if key in here else None)


def _alike_fields(
    table: str, id: str, mine: Any, theirs: Any, base: Any, names: Iterable[str]
) -> Iterator[Agreed]:
    for name in names:
        value = getattr(mine, name)
        if value == getattr(theirs, name) and value != getattr(base, name):
            yield Agreed(table=table, id=id, field=name, value=value)


def _alike_records(table: str, mine: Case, theirs: Case, base: Case) -> Iterator[Agreed]:
    here, there, was = ({each.id: each for each in case.records(table)} for case in (mine, theirs, base))
    for id_, record in here.items():
        before = was.get(id_, Line(id=id_) if table == "lines" else None)
        if id_ in there and before is not None:
            names = [name for name in record.__struct_fields__ if name != "id"]
            yield from _alike_fields(table, id_, record, there[id_], before, names)
        elif id_ in there and record == there[id_]:
            yield Agreed(table=table, id=id_, value=record)
    yield from (Agreed(table=table, id=id_) for id_ in was if id_ not in here and id_ not in there)


def advanced(start: Case, meetings: Sequence[Meeting]) -> Case:
    """Return the case with what was agreed on at each meeting, the later one over the earlier.

    Where two meetings crossed and say otherwise, nothing is common: whatever stands in either copy is a conflict.
    """
    said: dict[tuple[str, str, str], tuple[Meeting, Any]] = {}
    for meeting in sorted(meetings, key=lambda each: each.step + each.their_step):
        for one in meeting.agreed:
            key = (one.table, one.id, one.field)
            before = said.get(key)
            torn = before and one.field and before[0].crosses(meeting) and before[1] != one.value
            said[key] = (meeting, one.value)
            start = _with(start, msgspec.structs.replace(one, value=_Unsure()) if torn else one)
    return start


def _with(case: Case, one: Agreed) -> Case:
    if one.table == "documents":
        return _with_file(case, one)
    if one.table == "head":
        return msgspec.structs.replace(case, **{one.field: one.value})
    if one.table == "facts":
        return msgspec.structs.replace(
            case, facts=msgspec.structs.replace(case.facts, **{one.field: one.value})
        )
    records = {each.id: each for each in case.records(one.table)}
    if one.field:
        record = records.get(one.id, Line(id=one.id) if one.table == "lines" else None)
        if record is not None:
            records[one.id] = msgspec.structs.replace(record, **{one.field: one.value})
    elif one.value is None:
        records.pop(one.id, None)
    else:
        records[one.id] = one.value
    return case.with_records(one.table, tuple(records.values()))


def _with_file(case: Case, one: Agreed) -> Case:
    kept = tuple(each for each in case.documents if (each.slot, each.sha256) != (one.id, one.field))
    if one.value is None or isinstance(one.value, _Unsure):
        return msgspec.structs.replace(case, documents=kept)
    known = Document(
        id="", slot=one.id, path="", original_name="", sha256=one.field, size_bytes=0, attached_at=case.created_at
    )  # fmt: skip
    return msgspec.structs.replace(case, documents=(*kept, known))
