"""Dates that hang on the facts and not on a stage: a draft that is deleted, a year of experience that is reached."""

from datetime import date, timedelta

from casefile.rules.book.parameters import Parameters
from casefile.rules.deadlines.due import deadline
from casefile.rules.deadlines.model import Deadline
from casefile.rules.facts import Facts
from casefile.rules.hours.report import ProgrammeHours

__all__ = ["canadian_year_deadline", "draft_deadline", "planned_deadline"]


def draft_deadline(
    facts: Facts, *, submitted: bool, parameters: Parameters, today: date
) -> tuple[Deadline, ...]:
    """Return the day an unfinished profile is deleted, none once a profile was submitted."""
    begun = facts.profile_draft_on
    if begun is None or submitted:
        return ()
    grounds = parameters.on("deadlines.draft_days", begun)
    due = begun + timedelta(days=grounds.number)
    return (deadline("draft_expires", due, begun, parameters, today, grounds),)


def canadian_year_deadline(
    canadian: ProgrammeHours | None, parameters: Parameters, today: date
) -> tuple[Deadline, ...]:
    """Return the first application date for which work going on in Canada reaches its year (R 87.1); none when past.

    `canadian` is the answer of the class that counts work in Canada only, None when there is none.
    """
    reached = canadian.qualifies_from if canadian is not None else None
    if reached is None or reached <= today:
        return ()
    return (deadline("canadian_year", reached, None, parameters, today, kind="standard", subject="hours"),)


def planned_deadline(planned_on: date | None, parameters: Parameters, today: date) -> tuple[Deadline, ...]:
    """Return the day the person means to file, none when nothing is planned."""
    if planned_on is None:
        return ()
    return (deadline("planned_filing", planned_on, None, parameters, today, kind="plan", subject="facts"),)
