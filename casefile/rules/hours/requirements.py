"""What each programme asks, read from the dated parameters on the application date."""

from datetime import date
from fractions import Fraction

import msgspec

from casefile.rules.book.parameters import Grounds, Parameters

__all__ = ["Requirement", "requirement"]


class Requirement(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers of one programme on one day: hours, months, years, working days, each with its grounds."""

    programme: str
    cap: Fraction
    hours: Fraction
    months: int
    years: int
    tolerated_gap: int
    continuous: bool
    grounds: tuple[Grounds, ...]


def requirement(programme: str, parameters: Parameters, on: date) -> Requirement:
    """Return what the programme (fsw, cec, fst) asks on that day.

    Raises NotInForceError before the records begin.
    """
    cap = parameters.on("hours.full_time_week", on)
    hours = parameters.on(f"hours.{programme}_required", on)
    months = parameters.on(f"hours.{programme}_months", on)
    years = parameters.on(f"hours.{programme}_window", on)
    gap = parameters.on("hours.tolerated_gap", on)
    continuous = programme == "fsw"
    return Requirement(
        programme=programme,
        cap=Fraction(cap.decimal),
        hours=Fraction(hours.decimal),
        months=months.number,
        years=years.number,
        tolerated_gap=gap.number,
        continuous=continuous,
        grounds=(cap, hours, months, years, gap) if continuous else (cap, hours, months, years),
    )
