"""What two grids of points give differently, cell by cell."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import msgspec

from casefile.errors import NotInForceError
from casefile.rules.points.grids import CrsGrid, Fsw67Grid, Grids, PointsBook

__all__ = ["CellChange", "GridChange", "grid_changes"]

_ABOUT = frozenset(("kind", "from", "since", "known_until", "checked_on", "source", "may_have_moved"))
"""What of a grid says where it comes from, and gives no points."""


class CellChange(msgspec.Struct, frozen=True, kw_only=True):
    """One cell of a grid by its place in the file (additional.offer.21), None where there is none."""

    place: str
    before: Any
    after: Any


class GridChange(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of grid (`crs`, `fsw67`) on two days: since when each holds, the cells that differ.

    `known_until` is the last day whose grid is known whole, when it lies between the two days.
    """

    kind: str
    since: tuple[date | None, date | None]
    known_until: date | None
    cells: tuple[CellChange, ...]


def grid_changes(book: PointsBook, first: date, last: date) -> tuple[GridChange, ...]:
    """Return the grids that differ between the two days, or that cease to be known whole between them."""
    kinds: tuple[tuple[str, Grids[Any]], ...] = (("crs", book.crs), ("fsw67", book.fsw67))
    found = (_change(kind, grids, first, last) for kind, grids in kinds)
    return tuple(each for each in found if each.since[0] != each.since[1] or each.known_until is not None)


def _change(kind: str, grids: Grids[Any], first: date, last: date) -> GridChange:
    before, after = _on(grids, first), _on(grids, last)
    old, new = (dict(_cells(msgspec.to_builtins(grid))) if grid else {} for grid in (before, after))
    cells = tuple(
        CellChange(place=place, before=old.get(place), after=new.get(place))
        for place in dict.fromkeys((*old, *new))
        if old.get(place) != new.get(place)
    )
    until = after.known_until if after else None
    return GridChange(
        kind=kind,
        since=(before.since if before else None, after.since if after else None),
        known_until=until if until is not None and first <= until < last else None,
        cells=cells if before and after else (),
    )


def _on(grids: Grids[Any], day: date) -> CrsGrid | Fsw67Grid | None:
    try:
        found: CrsGrid | Fsw67Grid = grids.on(day)
    except NotInForceError:
        return None
    return found


def _cells(table: Mapping[str, Any], under: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in table.items():
        if under or name not in _ABOUT:
            if isinstance(value, Mapping):
                yield from _cells(value, f"{under}{name}.")
            else:
                yield f"{under}{name}", value
