"""Text made safe for any paper: nothing that drives a terminal, turns words around or breaks files."""

import unicodedata
from collections.abc import Mapping
from typing import Any

from casefile.rules.text import Signs

__all__ = ["cleaned", "paper_text"]

# Overrides and isolates turn the signs after them around: a name could be read as another one.
_TURNING = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}
_BREAKS = {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029}


def paper_text(text: str) -> str:
    """Return the text on one line, without control, turning, private, unassigned and broken signs."""
    return text if text.isprintable() else text.translate(_SIGNS)


def cleaned(value: Any) -> Any:
    """Return plain data (dicts, lists, strings, numbers) with every string clean, keys as they are."""
    if isinstance(value, str):
        return paper_text(value)
    if isinstance(value, Mapping):
        return {key: cleaned(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [cleaned(each) for each in value]
    return value


def _kept(number: int) -> str | int:
    if number in _BREAKS:
        return " "
    if number in _TURNING or unicodedata.category(chr(number)) in {"Cc", "Cs", "Cn", "Co"}:
        return ""
    return number


_SIGNS = Signs(_kept)
