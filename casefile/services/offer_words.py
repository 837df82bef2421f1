"""What another copy of a case offers, as lines a person reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec

from casefile.i18n.fact_names import KEPT_NAMES
from casefile.i18n.vocabulary import name_of_person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casefile.cases.joining import CopyOffer
    from casefile.i18n.words import Words
    from casefile.services.offer_names import OfferNames

__all__ = ["offer_line"]


_OF_A_NAME = {"given_name", "family_name", "role"}
_AFTER_NAME = re.compile(r"\s*[:;]")
"""What follows it in the meaning of a key says how a file writes it: `the last day; left out while it goes on`."""


def offer_line(words: Words, offer: CopyOffer, names: OfferNames, *, grouped: bool = False) -> str:
    """Return one difference as a line: what it is about, what is here, what is there.

    A conflict is said to be one, but under a heading of conflicts, where it is `grouped`.
    """
    told = _difference(words, offer, names)
    if offer.conflict and not grouped:
        return words("{difference} (conflict: changed on both sides)", difference=told)
    return told


def _difference(words: Words, offer: CopyOffer, names: OfferNames) -> str:
    if offer.kind == "changed":
        about = ", ".join(
            filter(None, (_record_named(words, offer, names), _field_named(words, offer.table, offer.field)))
        )
        here, there = (
            _shown(words, offer, names, offer.field, value) for value in (offer.mine, offer.theirs)
        )
        return words("{about}: {here} → {there}", about=about, here=here, there=there)
    if offer.kind == "file":
        line = names.line(words, offer.theirs.slot)
        return words("a file for {line}: {name}", line=line, name=offer.theirs.original_name)
    if offer.table == "documents":
        line = names.line(words, offer.mine.slot)
        return words("a file taken out of {line}: {name}", line=line, name=offer.mine.original_name)
    if offer.kind == "note":
        return words("a note: {text}", text=offer.theirs)
    record = offer.theirs if offer.kind == "added" else offer.mine
    about = _record_whole(words, offer, names, record)
    said = " · ".join(_told(words, offer, names, record))
    whole = f"{about} ({said})" if said else about
    if offer.kind == "added":
        return words("added: {record}", record=whole)
    return words("removed: {record}", record=whole)


def _record_named(words: Words, offer: CopyOffer, names: OfferNames) -> str:
    """Return what the difference is about: a line, a person, a record; nothing for the case itself."""
    if offer.table == "lines":
        return names.line(words, offer.id)
    return names.record(words, offer.table, offer.id) if offer.id else ""


def _record_whole(words: Words, offer: CopyOffer, names: OfferNames, record: Any) -> str:
    """Return what was added or removed: a line, a person by the whole name, what a record is called."""
    if offer.table == "lines":
        return names.line(words, offer.id)
    if offer.table == "persons":
        whole = name_of_person(words, offer.id, record.given_name, record.family_name)
        return names.with_place(words, offer.id, whole)
    return names.kind(words, offer.table, offer.id)


def _field_named(words: Words, table: str, name: str) -> str:
    from casefile.services.fact_keys import meaning

    known = meaning(table, name)
    if known is not None:
        return _AFTER_NAME.split(words.label(known))[0]
    return words(KEPT_NAMES[name]) if name in KEPT_NAMES else name


def _told(words: Words, offer: CopyOffer, names: OfferNames, record: Any) -> Iterator[str]:
    """Yield what a record says, leaving out what is not told and what it was called by."""
    for field in msgspec.structs.fields(type(record)):
        value = getattr(record, field.name)
        said_before = field.name == "id" or (offer.table == "persons" and field.name in _OF_A_NAME)
        if not said_before and (field.required or value != field.default):
            yield _shown(words, offer, names, field.name, value)


def _shown(words: Words, offer: CopyOffer, names: OfferNames, name: str, value: Any) -> str:
    return names.value(words, "" if offer.table == "facts" else offer.table, name, value)
