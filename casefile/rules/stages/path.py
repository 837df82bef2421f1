"""Where a case stands: which entries still hold, which stage is current, where it can go from there."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from casefile.errors import UsageError
from casefile.rules.book.dated import strictly, toml_table
from casefile.rules.book.stages import STAGES, Stage, StageEntry, StageName, Transition

__all__ = ["POOL", "current_stage", "holding", "in_order", "parse_stages", "ways_on"]

POOL = STAGES[STAGES.index("profile") :]
"""The stages of an attempt, from the profile on: a test and an evaluation serve the next one too."""
_ENDS_THE_PROFILE = {"expired", "returned", "withdrawn"}
_DECIDES = {"approved", "refused"}


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
    an application returned as incomplete or withdrawn, need a new profile (IRPR s. 10). An approval or a refusal told
    of an earlier stage is the decision.
    """
    held: dict[StageName, StageEntry] = {}
    for entry, ends in in_order(entries):
        if not ends:
            if entry.stage in POOL:
                for later in STAGES[STAGES.index(entry.stage) + 1 :]:
                    held.pop(later, None)
            held[entry.stage] = entry
        elif entry.outcome in _DECIDES:
            decided = msgspec.structs.replace(entry, stage="decision", on=entry.ended_on or entry.on)
            held.setdefault("decision", decided)
        else:
            for stage in _gone_with(entry):
                held.pop(stage, None)
    return held


def in_order(entries: Iterable[StageEntry]) -> Iterator[tuple[StageEntry, bool]]:
    """Yield each entry as it began and, after the later stages it led to, as it ended (True)."""
    open_ones: list[StageEntry] = []
    for entry in entries:
        while open_ones and _ended_before(open_ones[-1], entry):
            yield open_ones.pop(), True
        yield entry, False
        if _takes_away(entry):
            open_ones.append(entry)
    while open_ones:
        yield open_ones.pop(), True


def _ended_before(ended: StageEntry, entry: StageEntry) -> bool:
    """Say whether the entry began anew: an earlier stage or the same one, or a later one after that end."""
    if entry.stage not in POOL:
        return False
    led_to = STAGES.index(entry.stage) > STAGES.index(ended.stage)
    return not led_to or entry.on > (ended.ended_on or ended.on)


def _takes_away(entry: StageEntry) -> bool:
    """Say whether the end of the entry changes which stages hold; a decision is its own end."""
    if entry.outcome in _DECIDES:
        return entry.stage != "decision"
    return entry.outcome == "declined" or entry.outcome in _ENDS_THE_PROFILE


def _gone_with(entry: StageEntry) -> tuple[StageName, ...]:
    """Return the stages that no longer hold once the entry ended."""
    return STAGES[STAGES.index(entry.stage) :] if entry.outcome == "declined" else POOL


def current_stage(held: Mapping[StageName, StageEntry]) -> StageName | None:
    """Return the furthest stage that was reached and still holds, None at the very start."""
    return next((stage for stage in reversed(STAGES) if stage in held), None)


def ways_on(stages: Iterable[Stage], held: Mapping[StageName, StageEntry]) -> tuple[Transition, ...]:
    """Return the transitions open from the stage the case is at; from the start, into the language test."""
    current = current_stage(held)
    if current is None:
        first = next(iter(stages))
        return (Transition(outcome="", to=first.id, label=first.label),)
    ways = next(stage.transitions for stage in stages if stage.id == current)
    return tuple(way for way in ways if way.open_after(held[current].outcome))
