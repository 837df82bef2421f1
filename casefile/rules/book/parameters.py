"""Dated, sourced parameters: what a number was on a day, and on whose word."""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Literal

import msgspec

from casefile.errors import NotInForceError
from casefile.rules.findings import Label, Source

__all__ = ["DatedValue", "Grounds", "Parameter", "Parameters"]


class Grounds(msgspec.Struct, frozen=True, kw_only=True):
    """The value a parameter had on a day, with all that is needed to show where it comes from."""

    id: str
    value: Any
    unit: str
    label: Label
    source: Source
    since: date
    checked_on: date

    @property
    def number(self) -> int:
        """Return the value as a whole number."""
        return int(self.value)

    @property
    def decimal(self) -> Decimal:
        """Return the value as an exact decimal."""
        return Decimal(str(self.value))


class DatedValue(msgspec.Struct, frozen=True, kw_only=True):
    """A value in force from a day on; `repealed` ends the rule."""

    since: date
    source: Source
    value: Any = None
    repealed: bool = False


class Parameter(msgspec.Struct, frozen=True, kw_only=True):
    """One rule's number through time. `read_on` names the day it is read on: filing, or the day of the fact."""

    id: str
    unit: str
    label: Label
    read_on: Literal["application", "fact"]
    checked_on: date
    values: tuple[DatedValue, ...]
    known_gaps: tuple[Label, ...] = ()

    def on(self, day: date) -> Grounds:
        """Return the value in force on `day` with its grounds.

        Raises NotInForceError before the record begins and after a repeal.
        """
        at = bisect_right([dated.since for dated in self.values], day) - 1
        if at < 0 or self.values[at].repealed:
            raise NotInForceError(
                "rule.not_in_force", rule=self.label, day_on=day,
                first_on=self.values[0].since,
            )  # fmt: skip
        dated = self.values[at]
        return Grounds(
            id=self.id,
            value=dated.value,
            unit=self.unit,
            label=self.label,
            source=dated.source,
            since=dated.since,
            checked_on=self.checked_on,
        )


class Parameters(msgspec.Struct, frozen=True):
    """Every parameter of the rule pack, by id."""

    by_id: Mapping[str, Parameter]

    def __getitem__(self, id: str) -> Parameter:
        return self.by_id[id]

    @property
    def newest_check(self) -> date:
        """Return the last day on which any of the rules was compared with its source: no today can lie before it."""
        return max(each.checked_on for each in self.by_id.values())

    def on(self, id: str, day: date) -> Grounds:
        """Return the grounds of parameter `id` on `day`; raises NotInForceError, KeyError when there is no such id."""
        return self.by_id[id].on(day)
