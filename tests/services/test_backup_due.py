"""When a first copy of the cases is asked for: of those a month old, never of the example."""

from datetime import UTC, datetime, timedelta

import pytest

from casefile import clock
from casefile.services.desk import Desk
from casefile.services.store.listing import Head

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days", "example", "asked"),
    [(29, False, False), (31, False, True), (31, True, False), (None, False, False)],
)
def test_a_first_copy_is_asked_for_when_a_case_is_a_month_old(monkeypatch, days, example, asked):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    changed = None if days is None else NOW - timedelta(days=days)
    head = Head(place="case", example=example, changed_at=changed)
    found = Desk().backup_due([head])
    assert (found is not None and found.code == "case.backup_never") is asked
