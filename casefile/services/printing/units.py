"""A rule's value with its unit, in words."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from casefile.i18n.words import Words

__all__ = ["value_text"]


def value_text(value: Any, unit: str, words: Words) -> str:
    """Return a rule's value with its unit in words; a list or a table is not spelt out."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return words("yes") if value else words("no")
    if not isinstance(value, int | float | Decimal | Fraction):
        return words("see the source")
    exact = Fraction(str(value))
    number = words.figure(exact, 0 if exact.denominator == 1 else 2)
    return _UNITS[unit](words, number, int(exact)) if unit in _UNITS else number


_UNITS: Mapping[str, Callable[[Words, str, int], str]] = {
    "hour": lambda words, number, _: words("{number} h", number=number),
    "hour/week": lambda words, number, _: words("{number} h/week", number=number),
    "day": lambda words, number, n: words.n("{number} day", "{number} days", n, number=number),
    "working day": lambda words, number, n: words.n(
        "{number} working day", "{number} working days", n, number=number
    ),
    "month": lambda words, number, n: words.n("{number} month", "{number} months", n, number=number),
    "year": lambda words, number, n: words.n("{number} year", "{number} years", n, number=number),
    "CAD": lambda words, _, n: words.money(n),
    "byte": lambda words, _, n: words.size(n),
}
