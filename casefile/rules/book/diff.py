"""What the rules said on one day and on another: the parameters whose value, or whose being in force, changed."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

import msgspec

from casefile.errors import NotInForceError
from casefile.rules.book.parameters import Grounds, Parameter, Parameters
from casefile.rules.findings import Label

__all__ = ["ParameterChange", "WatchedParameters", "parameter_changes", "reading"]


class ParameterChange(msgspec.Struct, frozen=True, kw_only=True):
    """One parameter on both days, None where it was not in force."""

    id: str
    label: Label
    unit: str
    before: Grounds | None
    after: Grounds | None


def parameter_changes(
    parameters: Parameters, first: date, last: date, only: Collection[str] | None = None
) -> tuple[ParameterChange, ...]:
    """Return what changed between the two days, by id; `only` keeps the parameters named."""
    found = [
        ParameterChange(
            id=each.id, label=each.label, unit=each.unit, before=_on(each, first), after=_on(each, last)
        )
        for each in parameters.by_id.values()
        if only is None or each.id in only
    ]
    return tuple(sorted((each for each in found if _differs(each)), key=lambda each: each.id))


def _on(parameter: Parameter, day: date) -> Grounds | None:
    try:
        return parameter.on(day)
    except NotInForceError:
        return None


def _differs(change: ParameterChange) -> bool:
    if change.before is None or change.after is None:
        return change.before is not change.after
    return bool(change.before.value != change.after.value)


class WatchedParameters(Mapping[str, Parameter]):
    """The parameters by id, remembering which were asked for one by one."""

    def __init__(self, by_id: Mapping[str, Parameter]) -> None:
        self._by_id = by_id
        self.read: set[str] = set()

    def __getitem__(self, id: str) -> Parameter:
        self.read.add(id)
        return self._by_id[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)

    def values(self) -> Any:
        """Return all of them; going through the whole pack is not reading one."""
        return self._by_id.values()


def reading(parameters: Parameters) -> tuple[Parameters, WatchedParameters]:
    """Return the same parameters, and what remembers which of them are read."""
    kept = WatchedParameters(parameters.by_id)
    return Parameters(kept), kept
