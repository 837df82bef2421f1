"""What a person may have meant by a name that is none, asked back after the sentence that refuses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casefile.rules.text import folded
from casefile.services.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casefile.errors import CasefileError
    from casefile.i18n.words import Words
    from casefile.rules.findings import Finding

__all__ = ["did_you_mean", "near_of"]

_TYPED: dict[str, tuple[str, str]] = {
    "case.no_such_tag": ("name", "known"),
    "case.nobody_responsible": ("name", "known"),
    "case.no_such_group": ("name", "known"),
    "contract.country_unknown": ("text", ""),
    "document.unknown": ("name", "known"),
    "facts.no_such_person": ("person", "known"),
    "facts.not_a_country": ("value", ""),
    "facts.not_a_choice": ("value", "allowed"),
    "facts.not_a_province": ("value", ""),
    "letter.unknown": ("kind", "known"),
    "line.unknown": ("key", "lines"),
    "line.unknown_content": ("content", "known"),
    "points.what_if_key": ("key", "known"),
    "sort.no_such_file": ("name", "known"),
    "spreadsheet.unknown_item": ("text", "known"),
}
"""Of each refusal of a name: which value was typed, and which holds the names there are, with commas or as a list."""


def did_you_mean(words: Words, told: Finding | CasefileError) -> str:
    """Return the question whether the nearest name was meant, with a blank before it; nothing where none is near."""
    typed, known = _TYPED.get(told.code, ("", ""))
    if typed not in told.values:
        return ""
    names = told.values.get(known) or _places(words, told.code)
    near = near_of(str(told.values[typed]), names.split(", ") if isinstance(names, str) else names)
    return f" {words('Did you mean “{near}”?', near=near)}" if near else ""


def _places(words: Words, code: str) -> tuple[str, ...]:
    """Return the names of the countries or provinces where a refusal is that of one."""
    if code == "facts.not_a_province":
        from casefile.i18n.vocabulary import PROVINCES

        return tuple(words(name) for name in PROVINCES.values())
    if code not in {"contract.country_unknown", "facts.not_a_country"}:
        return ()
    from casefile.i18n.countries import country_names

    return tuple(country_names(words.lang).values())


def near_of(typed: str, names: Iterable[str]) -> str:
    """Return the name that is nearest to what was typed; of a line’s key any end may have been typed."""
    ends: dict[str, str] = {}
    for name in names:
        parts = _plain(name).split("/")
        for at in range(len(parts)):
            ends.setdefault("/".join(parts[at:]), name)
    found = nearest(_plain(typed.strip())[:60], ends)
    return ends[found[0]] if found else ""


def _plain(name: str) -> str:
    """Return a name as it is compared: `:` may stand for the `/` of a key, and a dot ends nothing."""
    return folded(name).replace(":", "/").replace(".", " ")
