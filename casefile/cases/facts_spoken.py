"""Answers that a person wrote between quotes in a file of facts, read as what their keys hold."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from casefile.cases.cells import hours_in, percent_in, yes_or_no
from casefile.rules.days import parse_day
from casefile.rules.text import folded_word

__all__ = ["answered", "is_unanswered", "spoken"]

_MARKS = " \t\u00a0\u202f\"'“”„«»‹›‘’"
_BLANKS = re.compile(r"[\s$\u00a0\u202f]")


def is_unanswered(raw: Mapping[str, Any]) -> bool:
    """Say whether a record was left as a kit asks it: all its answers empty between their quotes."""
    asked = [value for name, value in raw.items() if name not in {"id", "role", "person"}]
    return "" in asked and all(value in ("", []) for value in asked)


def answered(raw: Mapping[str, Any], kinds: Mapping[str, Any]) -> dict[str, Any]:
    """Return the record without the answers left empty, where no empty text can be one."""
    return {
        name: value
        for name, value in raw.items()
        if not (isinstance(value, str) and not value.strip() and str not in _parts(kinds.get(name, str)))
        and not (name == "person" and value == "")
    }


def spoken(name: str, kind: Any, value: str, choice: Callable[[str], str | None] | None = None) -> Any:
    """Return what the text says where its key holds no text: a day, yes or no, a whole number, a list, a choice.

    `choice` names the choice that a word of either language means. A text that says none of it is returned as it is,
    for its key to refuse. Raises UsageError (date.*).
    """
    parts = _parts(kind)
    if str not in parts:
        value = value.strip(_MARKS) or value
    if name == "hours_per_week":
        return hours_in(value) or value
    if name == "school_share_percent":
        return percent_in(value) or value
    if ... in parts:
        return [each.strip() for each in re.split("[,;]", value) if each.strip()] if str in parts else value
    if date in parts and datetime not in parts:
        return parse_day(value)
    if bool in parts:
        told = yes_or_no(value)
        return value if told is None else told
    if int in parts:
        digits = _BLANKS.sub("", value)
        return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else value
    choices = {folded_word(each): each for each in _choices(kind)}
    return choices.get(folded_word(value)) or (choice and choice(value)) or value


def _parts(kind: Any) -> set[Any]:
    return {kind, *getattr(kind, "__args__", ())}


def _choices(kind: Any) -> list[str]:
    found: list[str] = []
    for each in getattr(kind, "__args__", ()):
        found += [each] if isinstance(each, str) else _choices(each)
    return found
