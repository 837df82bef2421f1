"""What another copy of the same case says otherwise, and the change that takes over what is accepted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

import msgspec

from casefile.cases.changes import Change
from casefile.cases.ids import TABLES
from casefile.cases.model import Case, Document, Line
from casefile.cases.parting import LISTS, OF_CASE, Agreed, Parted, agreements, scalars
from casefile.errors import UsageError
from casefile.rules.facts import Facts

__all__ = ["CopyOffer", "agreed_on", "offers", "take_over"]

OfferKind = Literal["changed", "added", "removed", "note", "file"]
_BETWEEN_NOTES = "\n\n"
_MERGED = "journal.merged"


class CopyOffer(msgspec.Struct, frozen=True, kw_only=True):
    """One thing the other copy says otherwise: a field that was changed, a record that came or went, a note, a file.

    `mine` and `theirs` are the values, or the whole records; of a file the other copy made of others, `made_from` are
    the checksums of those, which are called otherwise here. `conflict` says that it was changed here too since the
    copies parted, or that nobody can tell: it is never taken unless it is named.
    """

    kind: OfferKind
    table: str
    id: str
    field: str = ""
    mine: Any = None
    theirs: Any = None
    conflict: bool = False


def offers(mine: Case, theirs: Case, parted: Parted | None) -> tuple[CopyOffer, ...]:
    """Return what the other copy, its records called as here, offers, by table.

    `parted` is what both have in common, None when it is not known: notes written since are offered.
    """
    base, fork = (parted.base, parted.fork) if parted else (None, 0)
    found = (
        *_fields("facts", "", mine.facts, theirs.facts, base.facts if base else None, scalars(Facts)),
        *_fields("head", "", mine, theirs, base, OF_CASE),
        *(offer for table in LISTS for offer in _of_list(table, mine, theirs, base)),
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
        if id_ in here:
            untouched = Line(id=id_) if table == "lines" else None
            names = [name for name in record.__struct_fields__ if name != "id"]
            yield from _fields(
                table, id_, here[id_], record, was.get(id_, untouched) if base else None, names
            )
        elif record != was.get(id_):
            yield CopyOffer(kind="added", table=table, id=id_, theirs=record, conflict=id_ in was)
    for id_, record in here.items():
        if id_ in was and id_ not in there:
            yield CopyOffer(kind="removed", table=table, id=id_, mine=record, conflict=record != was[id_])


def _files(mine: Case, theirs: Case, base: Case | None) -> Iterator[CopyOffer]:
    """Yield the papers that came or went there; one that was taken out here since is a conflict."""
    here, there, was = (
        {(each.slot, each.sha256) for each in (case.documents if case else ())}
        for case in (mine, theirs, base)
    )
    sums = {each.id: each.sha256 for each in theirs.documents}
    for document in theirs.documents:
        key = (document.slot, document.sha256)
        if key not in here:
            made_from = tuple(sums[id_] for id_ in document.made_from if id_ in sums)
            told = msgspec.structs.replace(document, made_from=made_from)
            yield CopyOffer(kind="file", table="documents", id=document.id, theirs=told, conflict=key in was)
    for document in mine.documents:
        key = (document.slot, document.sha256)
        if key in was and key not in there:
            yield CopyOffer(kind="removed", table="documents", id=document.id, mine=document)


def _notes(mine: Case, theirs: Case, fork: int) -> Iterator[CopyOffer]:
    """Yield the notes written there since, or taken over there from a third copy, that are not told here."""
    known = {
        note
        for event in mine.journal
        if event.code != _MERGED or not event.undone
        for note in event.text.split(_BETWEEN_NOTES)
    }
    for event in theirs.journal:
        told = event.code in {"journal.note", _MERGED} and event.number > fork and not event.undone
        if told and event.text and not set(event.text.split(_BETWEEN_NOTES)) <= known:
            yield CopyOffer(kind="note", table="journal", id=str(event.number), theirs=event.text)


def take_over(
    accepted: Sequence[CopyOffer], documents: Sequence[Document] = (), kept: Mapping[str, Any] | None = None
) -> Change:
    """Return the one change that takes over what was accepted; `documents` are our copies of the files among it.

    A file made of others stays so, as far as those are here. `kept` is what the journal keeps for the next time.
    Raises UsageError (case.offers_changed) when applied to a case that has given the name of a new record since.
    """
    notes = [each.theirs for each in accepted if each.kind == "note"]
    sums = [each.theirs.made_from for each in accepted if each.kind == "file"]

    def apply(case: Case) -> Case:
        case = _all_taken(case, accepted)
        known = (*case.documents, *documents)
        copies = (_made_here(each, of, known) for each, of in zip(documents, sums, strict=True))
        return msgspec.structs.replace(case, documents=(*case.documents, *copies))

    return Change(
        code=_MERGED, values={"count": len(accepted)}, text=_BETWEEN_NOTES.join(notes), apply=apply,
        kept=dict(kept or {}),
    )  # fmt: skip


def _made_here(copy: Document, sums: Sequence[str], known: Iterable[Document]) -> Document:
    """Return our copy of a file with the ids that what it was made of has here."""
    here = {each.sha256: each.id for each in known if each.slot == copy.slot}
    return msgspec.structs.replace(copy, made_from=tuple(here[each] for each in sums if each in here))


def agreed_on(mine: Case, theirs: Case, parted: Parted, accepted: Sequence[CopyOffer]) -> tuple[Agreed, ...]:
    """Return what both copies say alike, once what was accepted is taken over."""
    called_there = {(table, ours): their for (table, their), ours in parted.names.items()}
    files = tuple(each.theirs for each in accepted if each.kind == "file")
    after = _all_taken(mine, accepted)
    after = msgspec.structs.replace(after, documents=(*after.documents, *files))
    return tuple(
        msgspec.structs.replace(each, their_id=called_there.get((each.table, each.id), each.id))
        if isinstance(each.value, msgspec.Struct) else each
        for each in agreements(after, theirs, parted.base)
    )  # fmt: skip


def _all_taken(case: Case, accepted: Iterable[CopyOffer]) -> Case:
    for offer in accepted:
        case = _taken(case, offer)
    return case


def _taken(case: Case, offer: CopyOffer) -> Case:
    if offer.kind in {"note", "file"}:
        return case
    if offer.table == "head":
        return msgspec.structs.replace(case, **{offer.field: offer.theirs})
    if offer.table == "facts":
        return msgspec.structs.replace(
            case, facts=msgspec.structs.replace(case.facts, **{offer.field: offer.theirs})
        )
    if offer.table == "documents":
        kept = tuple(each for each in case.documents if each.id != offer.id)
        return msgspec.structs.replace(case, documents=kept)
    records = _records(case, offer.table)
    if offer.kind == "removed":
        records.pop(offer.id, None)
    elif offer.kind == "changed" and offer.id in records:
        records[offer.id] = msgspec.structs.replace(records[offer.id], **{offer.field: offer.theirs})
    elif offer.kind == "added":
        if offer.id in records:
            raise UsageError("case.offers_changed")
        records[offer.id] = offer.theirs
    return case.with_records(offer.table, tuple(records.values()))
