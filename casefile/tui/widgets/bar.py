"""How much of a whole there is, drawn: full signs for what there is, empty ones for the rest."""

from __future__ import annotations

from fractions import Fraction

from textual.content import Content

from casefile.tui.base import lit

__all__ = ["bar"]

_COLUMNS = 20


def bar(
    there: Fraction | int,
    whole: Fraction | int,
    style: str,
    *,
    near: Fraction | int = 0,
    columns: int = _COLUMNS,
) -> Content:
    """Return the bar; it is full only when all is there. `near` is what is nearly there: empty, in a warning colour."""
    if not whole:
        return lit("▱" * columns, "$text-muted")
    full = min(columns, int(columns * there / whole))
    nearly = min(columns, int(columns * (there + near) / whole)) - full
    rest = columns - full - nearly
    return Content.assemble(
        lit("▰" * full, style), lit("▱" * nearly, "$text-warning"), lit("▱" * rest, "$text-muted")
    )
