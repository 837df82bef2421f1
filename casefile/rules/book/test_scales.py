"""The designated tests and their scales: what a score can be, and the level (CLB, NCLC) it gives.

Source: the equivalence tables of the ministry (IRPR s. 74(3)), one a test and, for TEF Canada, one a period.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Literal

import msgspec

from casefile.rules.findings import Label, Source

__all__ = ["ABILITIES", "HIGHEST", "LOWEST", "Ability", "Scale", "Test", "Tests"]

Ability = Literal["listening", "reading", "writing", "speaking"]
ABILITIES: tuple[Ability, ...] = ("listening", "reading", "writing", "speaking")
LOWEST, HIGHEST = 4, 10
"""The levels of the tables: under the lowest a score gives none, shown as 0; the highest means 10 or more."""


class Scale(msgspec.Struct, frozen=True, kw_only=True, rename={"since": "from"}, forbid_unknown_fields=True):
    """One scale, for tests taken from `since` on; `levels` are the scores from which levels 4 to 10 begin."""

    since: date
    checked_on: date
    source: Source
    step: Decimal
    least: Mapping[str, Decimal]
    most: Mapping[str, Decimal]
    levels: Mapping[str, tuple[Decimal, ...]]

    def possible(self, ability: str, score: Decimal) -> bool:
        """Say whether the test gives such a score: inside its range, on its steps."""
        return self.least[ability] <= score <= self.most[ability] and score % self.step == 0

    def level(self, ability: str, score: Decimal) -> int:
        """Return the level of a score: 4 to 10, 0 below 4."""
        reached = bisect_right(self.levels[ability], score)
        return LOWEST - 1 + reached if reached else 0

    def score_for(self, ability: str, level: int) -> Decimal:
        """Return the least score that gives the level (4 to 10)."""
        return self.levels[ability][level - LOWEST]


class Test(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A designated test; `asked_back` are names that may mean it or `other`, a test that does not count."""

    id: str
    language: Literal["fr", "en"]
    label: Label
    asked_back: tuple[str, ...]
    other: str
    scales: tuple[Scale, ...]

    def scale_on(self, taken_on: date) -> Scale | None:
        """Return the scale of the day the test was taken, None before the record of the test begins."""
        at = bisect_right([scale.since for scale in self.scales], taken_on) - 1
        return self.scales[at] if at >= 0 else None

    def scale_of(self, taken_on: date | None) -> Scale | None:
        """Return the scale a test is measured on: that of its day, the newest while its day is not told."""
        return self.scales[-1] if taken_on is None else self.scale_on(taken_on)

    def ends_on(self, scale: Scale) -> date | None:
        """Return the last day a scale was used, None while it still is."""
        later = [each.since for each in self.scales if each.since > scale.since]
        return min(later) - timedelta(days=1) if later else None


class Tests:
    """Every designated test, by id; what `read` gives is asked for when a test is first looked up."""

    def __init__(self, read: Callable[[], Mapping[str, Test]]) -> None:
        self._read = read

    @cached_property
    def by_id(self) -> Mapping[str, Test]:
        """Return the tests by their ids."""
        return self._read()

    def get(self, id: str | None) -> Test | None:
        """Return the test with that id, None when there is none."""
        return self.by_id.get(id) if id else None
