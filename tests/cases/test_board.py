"""How near the deadlines of a board are."""

from datetime import date

import pytest

from casefile.cases.board import span_of
from casefile.rules.deadlines.model import Deadline


@pytest.mark.parametrize(
    ("days", "kind", "state", "span"),
    [
        (-1, "deadline", "past", "late"),
        (-1, "standard", "past", None),
        (0, "standard", "urgent", "week"),
        (0, "deadline", "urgent", "week"),
        (7, "deadline", "urgent", "week"),
        (8, "deadline", "urgent", "month"),
        (31, "plan", "soon", "month"),
        (32, "plan", "soon", "later"),
        (3, "deadline", "done", None),
    ],
)
def test_a_date_is_late_in_the_week_in_the_month_or_later(days, kind, state, span):
    on = date(2026, 6, 1)
    assert (
        span_of(Deadline(code="landing", on=on, since=None, kind=kind, state=state, days_left=days)) == span
    )
