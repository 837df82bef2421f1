"""What another copy of the same case says otherwise, and the change that takes over what is accepted."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

import msgspec

from casefile.cases.changes import Change
from casefile.cases.ids import TABLES
from casefile.cases.model import CASE_FIELDS, Case, Document, Line
from casefile.rules.facts import Facts

__all__ = ["CopyOffer", "offers", "take_over"]

OfferKind = Literal["changed", "added", "removed", "note", "file"]
_BETWEEN_NOTES = "\n\n"
_LISTS = (*TABLES, "stages", "lines")
_NATURAL = {"lines", "persons"}
"""The tables whose ids say what a record is about: the same id in both copies is the same thing."""
_OF_CASE = tuple(
    name for name in CASE_FIELDS if name not in {"lang", "paper"}
)  # how one likes to read is one's own


class CopyOffer(msgspec.Struct, frozen=True, kw_only=True):
    """One thing the other copy says otherwise: a field that was changed, a record that came or went, a note, a file.

    `mine` and `theirs` are the values, or the whole records. `conflict` says that it was changed here too since the
    copies parted, or that nobody can tell: it is never taken unless it is named.
    """

    kind: OfferKind
    table: str
    id: str
    field: str = ""
    mine: Any = None
    theirs: Any = None
    conflict: bool = False


def offers(mine: Case, theirs: Case, base: Case | None, fork: int = 0) -> tuple[CopyOffer, ...]:
    """Return what the other copy offers, by table; `base` is the last state both had, None when it is not known.

    `fork` is the number of the last step both journals have: notes written there since are offered.
    """
    found = (
        *_fields("facts", "", mine.facts, theirs.facts, base.facts if base else None, _scalars(Facts)),
        *_fields("head", "", mine, theirs, base, _OF_CASE),
        *(offer for table in _LISTS for offer in _of_list(table, mine, theirs, base)),
        *_files(mine, theirs, base),
        *_notes(mine, theirs, fork),
    )
    return found if base is None else tuple(_torn(found, mine, theirs, base))


def _torn(found: Iterable[CopyOffer], mine: Case, theirs: Case, base: Case) -> Iterator[CopyOffer]:
    """Yield the offers; one side took a record out on whose line the other worked since: that is a conflict too."""
    gone_here = _all_ids(base) & _all_ids(theirs) - _all_ids(mine)
    worked_on_here = {part for key in _worked_on(mine, base) for part in key.split("/")}
    for offer in found:
        key = offer.theirs.slot if offer.kind == "file" else offer.id if offer.table == "lines" else ""
        torn = set(key.split("/")) & gone_here or (offer.kind == "removed" and offer.id in worked_on_here)
        yield msgspec.structs.replace(offer, conflict=True) if torn and offer.kind != "note" else offer


def _all_ids(case: Case) -> set[str]:
    return {each.id for table in TABLES for each in case.records(table)}


def _worked_on(case: Case, base: Case) -> Iterator[str]:
    """Yield the keys of the lines that were said something of, or given a file, since that state."""
    lines, files = _records(base, "lines"), {(each.slot, each.sha256) for each in base.documents}
    yield from (line.id for line in case.lines if line != lines.get(line.id))
    yield from (each.slot for each in case.documents if (each.slot, each.sha256) not in files)


def _scalars(kind: type[msgspec.Struct]) -> list[str]:
    return [name for name in kind.__struct_fields__ if name not in TABLES]


def _records(case: Case | None, table: str) -> dict[str, Any]:
    if case is None:
        return {}
    return {each.id: each for each in case.records(table)}


def _fields(
    table: str, id: str, mine: Any, theirs: Any, base: Any, names: Iterable[str]
) -> Iterator[CopyOffer]:
    for name in names:
        here, there = getattr(mine, name), getattr(theirs, name)
        was = getattr(base, name) if base is not None else None
        if here == there or (base is not None and there == was):
            continue
        yield CopyOffer(
            kind="changed", table=table, id=id, field=name, mine=here, theirs=there,
            conflict=base is None or here != was,
        )  # fmt: skip


def _of_list(table: str, mine: Case, theirs: Case, base: Case | None) -> Iterator[CopyOffer]:
    here, there, was = (_records(case, table) for case in (mine, theirs, base))
    for id_, record in there.items():
        if id_ in here and (id_ in was or base is None or here[id_] == record or table in _NATURAL):
            names = [name for name in record.__struct_fields__ if name != "id"]
            untouched = Line(id=id_) if table == "lines" else None
            yield from _fields(
                table, id_, here[id_], record, was.get(id_, untouched) if base else None, names
            )
        elif id_ in here:  # each copy added a record and called it the same: it is another one
            if not any(_alike(record, each) for each in here.values()):
                yield CopyOffer(kind="added", table=table, id=id_, theirs=record)
        elif id_ not in was:
            yield CopyOffer(kind="added", table=table, id=id_, theirs=record)
        elif record != was[id_]:
            yield CopyOffer(kind="added", table=table, id=id_, theirs=record, conflict=True)
    for id_, record in here.items():
        if id_ in was and id_ not in there:
            yield CopyOffer(kind="removed", table=table, id=id_, mine=record, conflict=record != was[id_])


def _alike(one: Any, other: Any) -> bool:
    return bool(msgspec.structs.replace(one, id="") == msgspec.structs.replace(other, id=""))


def _files(mine: Case, theirs: Case, base: Case | None) -> Iterator[CopyOffer]:
    """Yield the papers of the other copy that are not here; one that was taken out here since is a conflict."""
    here, was = (
        {(each.slot, each.sha256) for each in (case.documents if case else ())} for case in (mine, base)
    )
    for document in theirs.documents:
        key = (document.slot, document.sha256)
        if key not in here:
            yield CopyOffer(
                kind="file", table="documents", id=document.id, theirs=document, conflict=key in was
            )


def _notes(mine: Case, theirs: Case, fork: int) -> Iterator[CopyOffer]:
    known = {event.text for event in mine.journal if event.code != "journal.merged"}
    merged = {
        note
        for event in mine.journal
        if event.code == "journal.merged" and not event.undone
        for note in event.text.split(_BETWEEN_NOTES)
    }
    for event in theirs.journal:
        told = event.code == "journal.note" and event.number > fork and not event.undone
        if told and event.text not in known and not set(event.text.split(_BETWEEN_NOTES)) <= merged:
            yield CopyOffer(kind="note", table="journal", id=str(event.number), theirs=event.text)


def take_over(accepted: Sequence[CopyOffer], documents: Sequence[Document] = ()) -> Change:
    """Return the one change that takes over what was accepted; `documents` are our copies of the files among it."""
    notes = [each.theirs for each in accepted if each.kind == "note"]

    def apply(case: Case) -> Case:
        for offer in accepted:
            case = _taken(case, offer)
        return msgspec.structs.replace(case, documents=(*case.documents, *documents))

    return Change(
        code="journal.merged", values={"count": len(accepted)}, text=_BETWEEN_NOTES.join(notes), apply=apply
    )


def _taken(case: Case, offer: CopyOffer) -> Case:
    if offer.kind in {"note", "file"}:
        return case
    if offer.table == "head":
        return msgspec.structs.replace(case, **{offer.field: offer.theirs})
    if offer.table == "facts":
        return msgspec.structs.replace(
            case, facts=msgspec.structs.replace(case.facts, **{offer.field: offer.theirs})
        )
    records = _records(case, offer.table)
    if offer.kind == "removed":
        records.pop(offer.id, None)
    elif offer.kind == "changed" and offer.id in records:
        records[offer.id] = msgspec.structs.replace(records[offer.id], **{offer.field: offer.theirs})
    elif offer.kind == "added":
        return case.with_records(offer.table, _added(tuple(records.values()), offer))
    return case.with_records(offer.table, tuple(records.values()))


def _added(records: tuple[Any, ...], offer: CopyOffer) -> tuple[Any, ...]:
    """Return the records with one more; where its id is another's, the store gives it one."""
    taken = any(each.id == offer.id for each in records)
    return (*records, msgspec.structs.replace(offer.theirs, id="") if taken else offer.theirs)
