"""Deadlines: dates that hang on what happened, with the rule that hangs them there."""

from datetime import date, datetime
from typing import Literal

import msgspec

from casefile.rules.book.parameters import Grounds

__all__ = ["Deadline", "DeadlineKind", "DeadlineState"]

DeadlineState = Literal["past", "urgent", "soon", "later", "done"]
DeadlineKind = Literal["deadline", "validity", "standard"]


class Deadline(msgspec.Struct, frozen=True, kw_only=True):
    """One date to keep. `code` keys its name and sentence (`deadline.CODE`), `since` is the day it counts from.

    `kind` is `deadline` (missing it costs something), `validity` (a paper runs out) or `standard` (what the
    authorities aim at). `estimated` means computed here and not read in the account. `at` is the exact moment when
    it is known.
    """

    code: str
    on: date
    since: date | None
    kind: DeadlineKind
    state: DeadlineState
    days_left: int
    at: datetime | None = None
    estimated: bool = False
    subject: str = ""
    values: dict[str, object] = {}
    grounds: tuple[Grounds, ...] = ()
