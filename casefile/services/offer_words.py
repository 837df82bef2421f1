"""What another copy of a case offers, as lines a person reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from casefile.cases.ids import TABLES
from casefile.cases.typed import typed_again, value_typed
from casefile.i18n.vocabulary import LINE_STATES, said

if TYPE_CHECKING:
    from casefile.cases.joining import Offer
    from casefile.i18n.words import Words

__all__ = ["offer_line"]


def offer_line(words: Words, offer: Offer) -> str:
    """Return one difference as a line: what it is about, what is here, what is there, whether it is a conflict."""
    about = _about(words, offer)
    if offer.kind == "changed":
        here, there = (_shown(words, offer, value) for value in (offer.mine, offer.theirs))
        told = words("{about}: {here} → {there}", about=about, here=here, there=there)
    elif offer.kind == "file":
        told = words("a file for {line}: {name}", line=offer.theirs.slot, name=offer.theirs.original_name)
    elif offer.kind == "note":
        told = words("a note: {text}", text=offer.theirs)
    else:
        record = offer.theirs if offer.kind == "added" else offer.mine
        values = {"about": about, "record": " ".join(typed_again(record))}
        told = words("added: {about} {record}", **values) if offer.kind == "added" else words(
            "removed: {about} {record}", **values)  # fmt: skip
    return (
        words("{difference} (conflict: changed on both sides)", difference=told) if offer.conflict else told
    )


def _about(words: Words, offer: Offer) -> str:
    from casefile.services.fact_keys import called

    kind = called(offer.table)[words.lang] if offer.table in TABLES else ""
    return " ".join(each for each in (kind, offer.id, offer.field) if each)


def _shown(words: Words, offer: Offer, value: Any) -> str:
    if value is None or value in ("", ()):
        return "—"
    if offer.field == "state" and offer.table == "lines":
        return said(words, LINE_STATES, value)
    return msgspec.json.encode(value).decode() if isinstance(value, msgspec.Struct) else value_typed(value)
