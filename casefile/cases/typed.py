"""Records and values as a person can type them again on a command line."""

import shlex
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from casefile.rules.facts import Leave

__all__ = ["typed_again", "value_typed"]


def typed_again(record: msgspec.Struct) -> Iterator[str]:
    """Yield what differs from "not told" as KEY=VALUE, as a shell takes it."""
    for field in msgspec.structs.fields(type(record)):
        value = getattr(record, field.name)
        if field.name != "id" and (field.required or value != field.default):
            yield f"{field.name}={shlex.quote(value_typed(value))}"


def value_typed(value: Any) -> str:
    """Return a value as it can be typed: days in ISO, yes or no, a list between semicolons."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ";".join(value_typed(each) for each in value)
    if isinstance(value, Leave):
        return f"{value.first.isoformat()}/{value.last.isoformat()}:{value.kind}"
    return value.isoformat() if isinstance(value, date) else str(value)
