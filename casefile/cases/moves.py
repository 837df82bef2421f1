"""Going from one stage to another: a way on, taken on a day, becomes the change that records it."""

from datetime import date, datetime

from casefile.cases.assessment import Assessment, Gate
from casefile.cases.changes import Change, end_stage, enter_stage
from casefile.rules.book.stages import STAGES

__all__ = ["take_way"]


def take_way(
    seen: Assessment,
    way: Gate,
    on: date,
    *,
    at: datetime | None = None,
    due_at: datetime | None = None,
    reason: str = "",
) -> Change:
    """Return the change of taking that way: forward enters the next stage, back ends the present entry.

    A way forward with an outcome (not needed, approved, refused) enters the stage already ended so.
    """
    held = {view.stage.id: view.entry for view in seen.stages}
    present = held.get(seen.current) if seen.current else None
    forward = seen.current is None or STAGES.index(way.to) > STAGES.index(seen.current)
    if forward or present is None or not way.outcome:
        label = next(view.stage.label for view in seen.stages if view.stage.id == way.to)
        return enter_stage(way.to, on, at=at, outcome=way.outcome, due_at=due_at, reason=reason, label=label)
    label = next(view.stage.label for view in seen.stages if view.stage.id == seen.current)
    return end_stage(present.id, way.outcome, on, label=label)
