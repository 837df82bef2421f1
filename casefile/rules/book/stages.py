"""The seven stages of a case, as templates define them, and the entries a person makes into them."""

from datetime import date, datetime
from typing import Literal

import msgspec

from casefile.rules.findings import Label, Source

__all__ = ["STAGES", "Ending", "Outcome", "Stage", "StageEntry", "StageName", "Step", "Transition"]

StageName = Literal[
    "language_test", "diploma_evaluation", "profile", "invitation", "upload", "biometrics", "decision"
]
STAGES: tuple[StageName, ...] = (
    "language_test", "diploma_evaluation", "profile", "invitation", "upload", "biometrics", "decision",
)  # fmt: skip
Ending = Literal[
    "not_needed", "completed", "declined", "expired", "returned", "refused", "approved", "withdrawn"
]
Outcome = Literal["", Ending]


class StageEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One entry into a stage: the day, for the profile and the invitation the moment when it is known (UTC).

    `outcome` says how the stage ended when it ended otherwise than by going on; `due_at` is a deadline read in the
    account, which wins over the computed one; `reason` is why the person passed a gate that still had blockers.
    """

    id: str
    stage: StageName
    on: date
    at: datetime | None = None
    outcome: Outcome = ""
    ended_on: date | None = None
    due_at: datetime | None = None
    reason: str = ""


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """A sub-step of a stage: something to do, in both languages."""

    id: str
    label: Label
    source: Source | None = None


class Transition(msgspec.Struct, frozen=True, kw_only=True):
    """A way on (or back) from a stage that really happens: how the stage ends and where the case goes.

    `after` names the endings of the stage's entry it is open after; empty, it is open whatever they are. `unless`
    names those it is closed after.
    """

    outcome: Outcome
    to: StageName
    label: Label
    source: Source | None = None
    after: tuple[Outcome, ...] = ()
    unless: tuple[Outcome, ...] = ()

    def open_after(self, outcome: Outcome) -> bool:
        """Say whether the way is open where the entry one stands at ended so."""
        return outcome not in self.unless and (not self.after or outcome in self.after)


class Stage(msgspec.Struct, frozen=True, kw_only=True):
    """The definition of one stage; `needs` names gate predicates, `moment` asks for the second and not only the day."""

    id: StageName
    label: Label
    short: Label
    about: Label
    moment: bool = False
    steps: tuple[Step, ...] = ()
    needs: tuple[str, ...] = ()
    transitions: tuple[Transition, ...] = ()
