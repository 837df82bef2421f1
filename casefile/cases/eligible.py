"""What the facts of a case say of the programmes: of each, of its own, and what it makes one do."""

from collections.abc import Mapping
from datetime import date

from casefile.cases.remembered import remembered
from casefile.errors import NotInForceError
from casefile.rules.book.rulebook import Rulebook
from casefile.rules.book.stages import StageEntry, StageName
from casefile.rules.eligibility.conditions import BETTER
from casefile.rules.eligibility.programmes import ProgrammeEligibility, eligibility
from casefile.rules.facts import Facts
from casefile.rules.findings import Finding
from casefile.rules.hours.report import HoursReport
from casefile.rules.points.grids import PointsBook
from casefile.rules.points.reading import Readings
from casefile.rules.points.report import selection

__all__ = ["HOURS", "eligible", "lacking", "not_met", "own_eligibility"]

HOURS = "hours"
"""The condition that the count of hours answers in its own words."""


@remembered(1, 2)
def eligible(
    facts: Facts,
    rulebook: Rulebook,
    grids: PointsBook | None,
    hours: HoursReport,
    on: date,
    invited_on: date | None,
) -> dict[str, ProgrammeEligibility]:
    """Return what the facts say of each programme; nothing without grids, or for a day before the first."""
    if grids is None:
        return {}
    try:
        told = Readings(facts, rulebook, grids, on, age_on=invited_on)
        reading = told.on(on)
        return eligibility(facts, on, rulebook, hours, reading, selection(told, reading))
    except NotInForceError:
        return {}


def own_eligibility(found: Mapping[str, ProgrammeEligibility], programme: str) -> ProgrammeEligibility | None:
    """Return the answer for the programme of a case; for those who have not chosen, that of the best met."""
    if programme in found:
        return found[programme]
    return min(found.values(), key=lambda each: BETTER.index(each.verdict), default=None)


def lacking(found: ProgrammeEligibility) -> tuple[str, ...]:
    """Return the names of the conditions that make the verdict of a programme what it is; none when it is met."""
    if found.verdict == "met":
        return ()
    return tuple(dict.fromkeys(each.name for each in found.conditions if each.verdict == found.verdict))


def not_met(found: ProgrammeEligibility | None, held: Mapping[StageName, StageEntry]) -> tuple[Finding, ...]:
    """Return what to do about the conditions that are not met, until the application is sent.

    The hours say themselves what they lack.
    """
    if found is None or found.verdict != "not_met" or "upload" in held:
        return ()
    names = [name for name in lacking(found) if name != HOURS]
    if not names:
        return ()
    values = {"of_programme": found.title, "conditions": names}
    return (
        Finding(code="eligibility.programme_not_met", severity="warning", values=values, subject="points"),
    )
