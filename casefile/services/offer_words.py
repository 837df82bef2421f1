"""What another copy of a case offers, as lines a person reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from casefile.cases.ids import TABLES
from casefile.i18n.fact_names import KEPT_NAMES
from casefile.i18n.vocabulary import person_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casefile.cases.joining import Offer
    from casefile.i18n.words import Words

__all__ = ["offer_line"]


def offer_line(words: Words, offer: Offer) -> str:
    """Return one difference as a line: what it is about, what is here, what is there, whether it is a conflict."""
    about = _about(words, offer)
    if offer.kind == "changed":
        here, there = (_shown(words, offer.table, offer.field, value) for value in (offer.mine, offer.theirs))
        told = words("{about}: {here} → {there}", about=about, here=here, there=there)
    elif offer.kind == "file":
        told = words("a file for {line}: {name}", line=offer.theirs.slot, name=offer.theirs.original_name)
    elif offer.kind == "note":
        told = words("a note: {text}", text=offer.theirs)
    else:
        record = offer.theirs if offer.kind == "added" else offer.mine
        values = {"about": about, "record": " · ".join(_told(words, offer.table, record))}
        told = words("added: {about} ({record})", **values) if offer.kind == "added" else words(
            "removed: {about} ({record})", **values)  # fmt: skip
    return (
        words("{difference} (conflict: changed on both sides)", difference=told) if offer.conflict else told
    )


def _about(words: Words, offer: Offer) -> str:
    """Return the record and the field in words: the principal applicant, date of birth."""
    return ", ".join(
        filter(None, (_record_named(words, offer), _field_named(words, offer.table, offer.field)))
    )


def _record_named(words: Words, offer: Offer) -> str:
    from casefile.services.fact_keys import called

    if offer.table == "persons":
        return person_word(words, offer.id)
    if offer.table == "stages":
        return words("a stage")
    kind = called(offer.table)[words.lang] if offer.table in TABLES else ""
    return " ".join(filter(None, (kind, offer.id)))


def _field_named(words: Words, table: str, name: str) -> str:
    from casefile.services.fact_keys import meaning

    known = meaning(table, name)
    if known is not None:
        return words.label(known)
    return words(KEPT_NAMES[name]) if name in KEPT_NAMES else name


def _told(words: Words, table: str, record: Any) -> Iterator[str]:
    """Yield what a record says, leaving out what is not told."""
    for field in msgspec.structs.fields(type(record)):
        value = getattr(record, field.name)
        if field.name != "id" and (field.required or value != field.default):
            yield _shown(words, table, field.name, value)


def _shown(words: Words, table: str, name: str, value: Any) -> str:
    from casefile.services.fact_words import fact_said

    return fact_said(words, "" if table == "facts" else table, name, value)
