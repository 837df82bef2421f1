"""Where a case stands: which entries still hold, which stage is current, where it can go from there."""

from collections.abc import Iterable, Mapping

import msgspec

from casefile.errors import UsageError
from casefile.rules.book.dated import strictly, toml_table
from casefile.rules.book.stages import STAGES, Stage, StageEntry, StageName, Transition

__all__ = ["current_stage", "holding", "parse_stages", "ways_on"]

_POOL = STAGES[STAGES.index("profile") :]
_ENDS_THE_PROFILE = {"expired", "returned", "withdrawn"}


class _Stages(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    stages: tuple[Stage, ...]


def parse_stages(text: str, origin: str) -> tuple[Stage, ...]:
    """Return the seven stages as the template defines them, in their order.

    Raises UsageError (rule.file_unreadable, rule.file_wrong) naming the file and the fault.
    """
    found = strictly(_Stages, toml_table(text, origin), origin, text).stages
    if tuple(stage.id for stage in found) != STAGES:
        raise UsageError("rule.file_wrong", origin=origin, problem=", ".join(stage.id for stage in found))
    return found


def holding(entries: Iterable[StageEntry]) -> dict[StageName, StageEntry]:
    """Return the entry that holds for each stage, after all that was declined, expired or returned.

    A declined invitation leaves the profile in the pool (IRPA 10.1(7)); an invitation or a profile that expired, and
    an application returned as incomplete, need a new profile (IRPR s. 10).
    """
    held: dict[StageName, StageEntry] = {}
    for entry in entries:
        if entry.stage in _POOL:
            for later in STAGES[STAGES.index(entry.stage) + 1 :]:
                held.pop(later, None)
        held[entry.stage] = entry
        if entry.outcome == "declined":
            del held[entry.stage]
        elif entry.outcome in _ENDS_THE_PROFILE:
            for stage in _POOL:
                held.pop(stage, None)
    return held


def current_stage(held: Mapping[StageName, StageEntry]) -> StageName | None:
    """Return the furthest stage that was reached and still holds, None at the very start."""
    return next((stage for stage in reversed(STAGES) if stage in held), None)


def ways_on(stages: Iterable[Stage], current: StageName | None) -> tuple[Transition, ...]:
    """Return the transitions open from a stage; from the start, into the language test."""
    if current is None:
        first = next(iter(stages))
        return (Transition(outcome="", to=first.id, label=first.label),)
    return next(stage.transitions for stage in stages if stage.id == current)
