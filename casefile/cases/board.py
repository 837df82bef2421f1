"""The deadlines of all cases, by how near they are: late, in the week, in the month, later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from casefile.rules.deadlines.model import Deadline

__all__ = ["SPANS", "DueSpan", "span_of"]

DueSpan = Literal["late", "week", "month", "later"]
SPANS: tuple[DueSpan, ...] = ("late", "week", "month", "later")
_WEEK, _MONTH = 7, 31
"""Days ahead that are “this week” and “this month”: how the board is laid out, no rule of anybody."""


def span_of(deadline: Deadline) -> DueSpan | None:
    """Return how near a deadline is; None for one that is done, or an aim of the authorities that went by."""
    if deadline.state == "done" or (deadline.days_left < 0 and deadline.kind == "standard"):
        return None
    if deadline.days_left < 0:
        return "late"
    if deadline.days_left <= _WEEK:
        return "week"
    return "month" if deadline.days_left <= _MONTH else "later"
