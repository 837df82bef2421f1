"""How an application ended, as long as nothing began anew: what every screen and paper says of it first."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec

from casefile.rules.book.stages import Ending, StageEntry, StageName
from casefile.rules.stages.path import POOL, in_order

__all__ = ["CaseEnding", "case_ending"]

_CODES: dict[Ending, str] = {
    "approved": "ending.approved",
    "refused": "ending.refused",
    "returned": "ending.returned",
    "withdrawn": "ending.withdrawn",
    "declined": "ending.declined",
    "expired": "ending.expired",
    "completed": "ending.landed",
}


class CaseEnding(msgspec.Struct, frozen=True, kw_only=True):
    """The last thing that ended and was followed by nothing: which stage, how, on which day.

    `completed` is said of a decision only: the approved person became a permanent resident.
    """

    outcome: Ending
    stage: StageName
    on: date

    @property
    def code(self) -> str:
        """Return the code of its sentence."""
        return _CODES[self.outcome]

    @property
    def values(self) -> dict[str, Any]:
        """Return the blanks of its sentence; an ending of a profile is said otherwise than that of an application."""
        return {"ended_on": self.on, "variant": self.stage}

    @property
    def decided(self) -> bool:
        """Say whether the application was decided on: its papers are then settled."""
        return self.outcome in {"approved", "refused", "completed"}


def case_ending(entries: Iterable[StageEntry]) -> CaseEnding | None:
    """Return how the case stands ended, None while it goes on; a test or a diploma entered since changes nothing."""
    found: CaseEnding | None = None
    for entry, ends in in_order(entries):
        if entry.stage not in POOL:
            continue
        if ends or _is_its_own_end(entry):
            stage: StageName = "decision" if entry.outcome in {"approved", "refused"} else entry.stage
            found = CaseEnding(outcome=entry.outcome, stage=stage, on=entry.ended_on or entry.on)  # type: ignore[arg-type]
        else:
            found = None
    return found


def _is_its_own_end(entry: StageEntry) -> bool:
    return entry.stage == "decision" and entry.outcome in {"approved", "refused", "completed"}
