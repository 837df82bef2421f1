"""What each programme asks, read from the dated parameters on the application date."""

from datetime import date
from fractions import Fraction

import msgspec

from casefile.rules.book.parameters import Grounds, Parameters
from casefile.rules.programmes import ProgrammeRules

__all__ = ["Requirement", "requirement"]


class Requirement(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers of one programme on one day: hours, months, years, working days, each with its grounds.

    `mixed` says that the work of several occupations adds up.
    """

    cap: Fraction
    hours: Fraction
    months: int
    years: int
    tolerated_gap: int
    continuous: bool
    mixed: bool
    grounds: tuple[Grounds, ...]


def requirement(programme: ProgrammeRules, parameters: Parameters, on: date) -> Requirement:
    """Return what the programme asks on that day.

    Raises NotInForceError before the records begin.
    """
    cap = parameters.on("hours.full_time_week", on)
    work = programme.work
    hours, months, years = (parameters.on(id, on) for id in (work.hours, work.months, work.years))
    gap = parameters.on("hours.tolerated_gap", on)
    return Requirement(
        cap=Fraction(cap.decimal),
        hours=Fraction(hours.decimal),
        months=months.number,
        years=years.number,
        tolerated_gap=gap.number,
        continuous=work.continuous,
        mixed=work.occupations == "mixed",
        grounds=(cap, hours, months, years, gap) if work.continuous else (cap, hours, months, years),
    )
