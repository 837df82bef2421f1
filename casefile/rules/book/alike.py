"""Whether a person's own rule holds values that the computation can use: those of the kind the rule came with."""

from collections.abc import Iterable, Iterator
from typing import Any

from casefile.errors import UsageError
from casefile.rules.book.parameters import Parameter
from casefile.rules.book.toml_places import line_of, places_of

__all__ = ["check_alike"]

_TIMES = 100
"""A number more than so many times the greatest this rule ever had is a slip of the hand: no day could be reckoned."""


def check_alike(own: Parameter, ours: Parameter, text: str, origin: str) -> None:
    """Raise UsageError (rule.not_alike), with its line, for a value of another kind than ours of the same rule.

    A number is one where ours are, neither less than nothing nor beyond all measure; a list and a table hold such
    values as ours do, and a table no fewer keys than each of ours.
    """
    known = [each.value for each in ours.values if not each.repealed]
    for at, value in enumerate(own.values):
        if not value.repealed and not _fits(value.value, known):
            line = line_of(("values", at, "value"), places_of(text))
            raise UsageError(
                "rule.not_alike",
                origin=f"{origin}:{line}",
                value=str(value.value)[:60],
                expected=str(known[-1])[:60],
            )


def _fits(value: Any, known: list[Any]) -> bool:
    kind = _kind(value)
    if kind not in {_kind(each) for each in known}:
        return False
    alike = [each for each in known if _kind(each) == kind]
    if kind == "number":
        return _measured(value, alike)
    if kind == "list":
        return all(_fits(each, list(_inner(alike))) for each in value)
    if kind == "table":
        needed = set.intersection(*(set(each) for each in alike))
        return needed <= set(value) and all(_fits(each, _under(key, alike)) for key, each in value.items())
    return True


def _kind(value: Any) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return "number"
    if isinstance(value, list):
        return "list"
    return "table" if isinstance(value, dict) else type(value).__name__


def _measured(number: float, known: list[float]) -> bool:
    least = min(known)
    return (number > 0 if least > 0 else number >= least) and number <= _TIMES * max(*known, 1)


def _inner(lists: Iterable[list[Any]]) -> Iterator[Any]:
    for each in lists:
        yield from each


def _under(key: str, tables: list[dict[str, Any]]) -> list[Any]:
    """Return what ours hold under that key, under any where none has it."""
    found = [each[key] for each in tables if key in each]
    return found or [value for each in tables for value in each.values()]
