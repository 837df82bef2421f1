"""The fields of the head record that only the store reads, read without trusting them."""

from datetime import datetime
from typing import Annotated, Any

import msgspec

from casefile.cases.reading import NUMBER_LIMIT
from casefile.services.store.codec import Record

__all__ = ["HeadRest", "archived_in", "numbers_in"]

_Number = Annotated[int, msgspec.Meta(ge=0, lt=NUMBER_LIMIT)]


class HeadRest(msgspec.Struct, frozen=True, kw_only=True):
    """What the head record says beside the case: when it changed, its summary for the list, numbers given so far."""

    changed_at: datetime | None = None
    summary: dict[str, Any] | None = None
    numbers: dict[str, _Number] = {}
    archived: _Number = 0


def archived_in(head: Record) -> int:
    """Return the number of the last event moved out of the file, 0 when none was or the head does not say."""
    number = head.get("archived")
    return number if type(number) is int and 0 <= number < NUMBER_LIMIT else 0


def numbers_in(head: Record) -> dict[str, int]:
    """Return the highest number each table has given; what is none is passed over."""
    told = head.get("numbers")
    pairs = told.items() if isinstance(told, dict) else ()
    return {table: number for table, number in pairs if type(number) is int and 0 <= number < NUMBER_LIMIT}
