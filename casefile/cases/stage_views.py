"""The seven stages as they stand: done, current, ahead, not needed, or passed over without a word."""

from collections.abc import Mapping

from casefile.cases.assessment import StageView
from casefile.rules.book.stages import STAGES, Stage, StageEntry, StageName
from casefile.rules.deadlines.model import Deadline
from casefile.rules.facts import Facts
from casefile.rules.stages.days import days_told

__all__ = ["stage_views"]

_STAGE_OF: Mapping[str, StageName] = {
    "draft_expires": "profile", "profile_expires": "profile", "upload_due": "upload", "biometrics_letter": "biometrics",
    "biometrics_due": "biometrics", "decision_standard": "decision",
}  # fmt: skip


def stage_views(
    stages: tuple[Stage, ...],
    held: Mapping[StageName, StageEntry],
    current: StageName | None,
    dates: tuple[Deadline, ...],
    facts: Facts,
) -> tuple[StageView, ...]:
    """Return the stages in their order, each with its entry, its day and its deadline."""
    at = STAGES.index(current) if current else -1
    due = {_STAGE_OF[each.code]: each for each in reversed(dates) if each.code in _STAGE_OF}
    return tuple(
        _view(stage, number - at, held.get(stage.id), due.get(stage.id), facts)
        for number, stage in enumerate(stages)
    )


def _view(
    stage: Stage, distance: int, entry: StageEntry | None, due: Deadline | None, facts: Facts
) -> StageView:
    told = days_told(stage.id, facts)
    on = entry.on if entry is not None else told[-1] if told else None
    if distance > 0:
        return StageView(stage=stage, state="ahead", entry=None, deadline=due)
    if distance == 0:
        return StageView(stage=stage, state="current", entry=entry, deadline=due, on=on)
    if entry is not None and entry.outcome == "not_needed":
        return StageView(stage=stage, state="skipped", entry=entry, deadline=due, on=on)
    return StageView(stage=stage, state="untold" if on is None else "done", entry=entry, deadline=due, on=on)
