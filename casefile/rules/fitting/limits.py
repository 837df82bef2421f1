"""The dated numbers of fitting: the rungs of resolution, the least quality, how legible a page must stay."""

from datetime import date
from typing import Literal

import msgspec

from casefile.rules.book.parameters import Parameters

__all__ = ["FitRules", "Legible", "fit_rules_on"]

Legible = Literal["good", "look", "poor"]


class FitRules(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers of one day, `on`: bytes, dots an inch from fine to coarse, quality (1 to 95), legibility (0 to 1)."""

    on: date
    limit_bytes: int
    rungs: tuple[int, ...]
    quality_least: int
    legible_good: float
    legible_least: float

    def judged(self, legibility: float | None) -> Legible:
        """Return the verdict on a page; one that was left as it is, is good."""
        if legibility is None or legibility >= self.legible_good:
            return "good"
        return "look" if legibility >= self.legible_least else "poor"


def fit_rules_on(parameters: Parameters, on: date) -> FitRules:
    """Return the numbers in force on that day; raises NotInForceError before the record begins."""

    def number(name: str) -> int:
        return parameters.on(f"documents.{name}", on).number

    return FitRules(
        on=on,
        limit_bytes=number("limit_bytes"),
        rungs=tuple(parameters.on("documents.fit_rungs", on).value),
        quality_least=number("fit_quality_least"),
        legible_good=number("legible_good") / 1000,
        legible_least=number("legible_least") / 1000,
    )
