"""Reading one rule file: one parameter through time, strictly checked."""

import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from itertools import pairwise
from typing import Any, Literal, TypeVar

import msgspec

from casefile.errors import UsageError
from casefile.rules.book.faults import place_at_fault, syntax_place, variant_of
from casefile.rules.book.parameters import DatedValue, Parameter
from casefile.rules.book.toml_limits import first_excess
from casefile.rules.book.toml_places import TomlPlace, line_of, places_of
from casefile.rules.findings import Label, Source

__all__ = ["ParameterFile", "parameter_of", "parse_parameter", "strictly", "toml_table"]

T = TypeVar("T")


class _Value(msgspec.Struct, frozen=True, kw_only=True, rename={"since": "from"}, forbid_unknown_fields=True):
    since: date
    source: Source
    value: Any = None
    repealed: bool = False


class ParameterFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A parameter as a template writes it: a file of its own, or a table of a programme's file."""

    id: str
    unit: str
    label: Label
    read_on: Literal["application", "fact"]
    checked_on: date
    values: tuple[_Value, ...]
    known_gaps: tuple[Label, ...] = ()


def parse_parameter(text: str, origin: str) -> Parameter:
    """Return the parameter a rule file holds; `origin` is its path below rules/, which its id must equal.

    Raises UsageError (rule.file_unreadable, rule.file_wrong) naming the file, and the line or the place.
    """
    found = strictly(ParameterFile, toml_table(text, origin), origin, text)
    expected = origin.removesuffix(".toml").replace("/", ".")
    if found.id != expected:
        where = f"{origin}:{line_of(('id',), places_of(text))}"
        raise UsageError("rule.id_differs", origin=where, id=found.id, expected=expected)
    return parameter_of(found, origin, text)


def parameter_of(found: ParameterFile, origin: str, text: str, within: TomlPlace = ()) -> Parameter:
    """Return the parameter of a table that stands at `within` in the text; raises UsageError with the line."""

    def at(*place: str | int) -> str:
        return f"{origin}:{line_of((*within, *place), places_of(text))}"

    if not found.values:
        raise UsageError("rule.file_wrong", origin=at("values"), problem="values")
    days = [value.since for value in found.values]
    for number, (earlier, later) in enumerate(pairwise(days), 1):
        if later <= earlier:
            where = at("values", number, "from")
            raise UsageError("rule.days_not_ascending", origin=where, first_on=earlier, second_on=later)
    for number, value in enumerate(found.values):
        if (value.value is None) != value.repealed:
            problem = f"values: {value.since.isoformat()}"
            raise UsageError("rule.file_wrong", origin=at("values", number), problem=problem)
    values = tuple(
        DatedValue(since=value.since, source=value.source, value=value.value, repealed=value.repealed)
        for value in found.values
    )
    return Parameter(
        id=found.id,
        unit=found.unit,
        label=found.label,
        read_on=found.read_on,
        checked_on=found.checked_on,
        values=values,
        known_gaps=found.known_gaps,
    )


def strictly(kind: type[T], raw: Mapping[str, Any], origin: str, text: str = "") -> T:
    """Return the template's table as that kind; raises UsageError (rule.file_wrong) with the place of the fault.

    With the text the table was read from, the place begins with the line, as in `fees/child.toml:4`.
    """
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as fault:
        place = place_at_fault(fault)
        where = f"{origin}:{line_of(place, places_of(text))}" if text else origin
        raise UsageError(
            "rule.file_wrong", variant=variant_of(fault), origin=where, problem=".".join(map(str, place))
        ) from fault


def toml_table(text: str, origin: str, *, number: Callable[[str], Any] = float) -> dict[str, Any]:
    """Return what a TOML text holds, what is written with a decimal point made by `number`.

    Raises UsageError (rule.file_unreadable) with the line and column where it is none, rule.too_many where it would
    take too long to read.
    """
    excess = first_excess(text)
    if excess is not None:
        line, what, most = excess
        raise UsageError("rule.too_many", variant=what, origin=f"{origin}:{line}", most=most)
    try:
        return tomllib.loads(text, parse_float=number)
    except (
        ValueError,
        ArithmeticError,
        RecursionError,
    ) as fault:  # no TOML, a number of thousands of digits, a nest without end
        line, column = syntax_place(fault, text)
        raise UsageError("rule.file_unreadable", origin=f"{origin}:{line}", column=column) from fault
