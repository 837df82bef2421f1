"""The list of cases as it may be shown to others: numbers for names, and nothing of what the office wrote."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from casefile.errors import DamagedError
from casefile.i18n.vocabulary import stand_in
from casefile.i18n.words import Words
from casefile.rules.hidden import MASK
from casefile.services.store.listing import Head

__all__ = ["shared_heads"]


def shared_heads(heads: Iterable[Head], words: Words, *, with_paths: bool = False) -> list[Head]:
    """Return the list without whatever tells whose the cases are, each by its number in it.

    Dates, stages and counts stay. Screens need the folder of a case to open it (`with_paths`), and never show it.
    """
    return [_shared(head, stand_in(words, "case", at), with_paths) for at, head in enumerate(heads, 1)]


def _shared(head: Head, name: str, with_paths: bool) -> Head:
    return msgspec.structs.replace(
        head,
        place=head.place if with_paths else name,
        id="",
        group="",
        name=name,
        next_values=_told(head.next_values),
        client_reference="",
        tags=(),
        responsible="",
        damage=DamagedError("case.damaged_shared") if head.damage else None,
    )


def _told(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the blanks of a deadline's sentence: its days and numbers, in place of what names a paper or a person."""
    return {name: value if _plain(name, value) else MASK for name, value in values.items()}


def _plain(name: str, value: Any) -> bool:
    return value is None or isinstance(value, int) or name == "variant" or name.endswith("_on")
