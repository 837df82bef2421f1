"""An entry of the journal as it is written."""

from datetime import datetime
from typing import Any

from casefile.services.store.codec import Record
from casefile.services.store.merging import Difference
from casefile.services.store.records import plain_json

__all__ = ["event_record"]


def event_record(
    code: str,
    at: datetime,
    values: dict[str, Any],
    *,
    diff: list[Difference] | None,
    text: str = "",
    undoes: int = 0,
    kept: dict[str, Any] | None = None,
) -> Record:
    """Return an event as it is written, without its number; one without `diff` cannot be taken back.

    `kept` are fields of its own beside those every event has.
    """
    event: Record = {"at": plain_json(at), "code": code}
    event |= {"values": plain_json(values)} if values else {}
    event |= {"text": text} if text else {}
    event |= {"undoes": undoes} if undoes else {}
    event |= plain_json(kept) if kept else {}
    return event if diff is None else {**event, "diff": diff}
