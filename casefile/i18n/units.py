"""A rule's value with its unit, in words."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from casefile.i18n.words import N_, Words

__all__ = ["value_text"]

_NONE: Mapping[str, Any] = {}


def value_text(value: Any, unit: str, words: Words, names: Mapping[str, Any] = _NONE) -> str:
    """Return a rule's value with its unit in words: a table row by row, a list item by item.

    `names` are the labels of the items that have one.
    """
    if isinstance(value, str):
        return words.label(names[value]) if value in names else words(_CHOICES.get(value, value))
    if isinstance(value, bool):
        return words("yes") if value else words("no")
    if isinstance(value, list | tuple):
        return ", ".join(value_text(each, unit, words, names) for each in value)
    if isinstance(value, Mapping):
        rows = (
            words("each more") + f" {value_text(each, unit, words)}"
            if row == "each_more"
            else words(
                "{row}: {value}", row=words(_ROWS.get(row, str(row))), value=value_text(each, unit, words)
            )
            for row, each in value.items()
        )
        return " · ".join(rows)
    if not isinstance(value, int | float | Decimal | Fraction):
        return words("see the source")
    exact = Fraction(str(value))
    number = words.figure(exact, 0 if exact.denominator == 1 else 2)
    return _UNITS[unit](words, number, int(exact)) if unit in _UNITS else number


_CHOICES: Mapping[str, str] = {"nomination_request": N_("the day the province was asked")}
"""What a rule says with a word of its own rather than with a number."""
_ROWS: Mapping[Any, str] = {
    "listening": N_("Listening"),
    "reading": N_("Reading"),
    "writing": N_("Writing"),
    "speaking": N_("Speaking"),
}
_UNITS: Mapping[str, Callable[[Words, str, int], str]] = {
    "hour": lambda words, number, _: words("{number} h", number=number),
    "hour/week": lambda words, number, _: words("{number} h/week", number=number),
    "day": lambda words, number, n: words.n("{number} day", "{number} days", n, number=number),
    "working day": lambda words, number, n: words.n(
        "{number} working day", "{number} working days", n, number=number
    ),
    "month": lambda words, number, n: words.n("{number} month", "{number} months", n, number=number),
    "year": lambda words, number, n: words.n("{number} year", "{number} years", n, number=number),
    "pixel": lambda words, number, n: words.n("{number} pixel", "{number} pixels", n, number=number),
    "character": lambda words, number, n: words.n(
        "{number} character", "{number} characters", n, number=number
    ),
    "dot/inch": lambda words, number, _: words("{number} dpi", number=number),
    "CLB": lambda words, number, _: words("CLB {number}", number=number),
    "CAD": lambda words, _, n: words.money(n),
    "byte": lambda words, _, n: words.size(n),
}
