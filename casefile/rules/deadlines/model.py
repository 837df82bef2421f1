"""Deadlines: dates that hang on what happened, with the rule that hangs them there."""

from datetime import date, datetime
from typing import Literal

import msgspec

from casefile.rules.book.parameters import Grounds

__all__ = ["Deadline", "DeadlineCode", "DeadlineKind", "DeadlineState", "sentence_code"]

DeadlineState = Literal["past", "urgent", "soon", "later", "done"]
DeadlineCode = Literal[
    "draft_expires", "profile_expires", "upload_due", "biometrics_letter", "biometrics_due", "decision_standard",
    "canadian_year", "paper_expires", "hours_until", "order_by", "planned_filing", "court_in_canada", "court_abroad",
    "landing", "child_counts", "turns_adult", "turns_biometrics",
    "permit_ends", "permit_maintained", "permit_restored", "nomination_accepted", "nomination_ends",
]  # fmt: skip
DeadlineKind = Literal["deadline", "validity", "order", "standard", "plan", "change"]
_TO_KEEP = {"deadline", "validity"}
_HARD = {*_TO_KEEP, "order"}


class Deadline(msgspec.Struct, frozen=True, kw_only=True):
    """One date to keep. `code` keys its name and sentence (`deadline.CODE`), `since` is the day it counts from.

    `kind` is `deadline` (missing it costs something), `validity` (a paper runs out), `order` (the last day to ask for a
    paper), `standard` (what the authorities aim at), `plan` (what the person means to do) or `change` (what is asked
    is another from that day). `estimated` means computed here and not read in the account. `at` is the exact moment
    when it is known; `earliest` the first one it can be, where only a day of the account is known, which is in UTC.
    """

    code: DeadlineCode
    on: date
    since: date | None
    kind: DeadlineKind
    state: DeadlineState
    days_left: int
    at: datetime | None = None
    earliest: datetime | None = None
    estimated: bool = False
    subject: str = ""
    values: dict[str, object] = {}
    grounds: tuple[Grounds, ...] = ()

    @property
    def to_keep(self) -> bool:
        """Say whether it is a date to keep by itself: a paper to ask for is kept by its line, the rest by nobody."""
        return self.kind in _TO_KEEP

    @property
    def awaited(self) -> bool:
        """Say whether the day is still looked to: it is not done with, and no mere aim of the authorities."""
        return self.state != "done" and self.kind != "standard"

    @property
    def hard(self) -> bool:
        """Say whether the date can be late: an aim, a plan and a change cannot."""
        return self.kind in _HARD

    @property
    def name_code(self) -> str:
        """Return the code of its name: “Send the complete application”."""
        return sentence_code(self.code)

    @property
    def advice_code(self) -> str:
        """Return the code of what is to be done now that it is near or past; a `standard` has none."""
        return sentence_code(self.code, "past" if self.state == "past" else "near")


def sentence_code(code: str, tense: Literal["", "near", "past"] = "") -> str:
    """Return the code of a sentence about the deadlines of that code: its name, or what to do."""
    return f"deadline.{code}.{tense}" if tense else f"deadline.{code}"
