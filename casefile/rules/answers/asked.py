"""What an answer or a letter may look at."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from casefile.rules.answers.job_lines import JobLines
from casefile.rules.book.parameters import Parameters
from casefile.rules.eligibility.claims import CLAIMS, Judging
from casefile.rules.eligibility.conditions import Condition
from casefile.rules.eligibility.programmes import ProgrammeEligibility
from casefile.rules.facts import Facts
from casefile.rules.findings import Finding
from casefile.rules.hours.report import HoursReport, ProgrammeHours
from casefile.rules.money.report import FundsReport
from casefile.rules.programmes import ProgrammeRules

__all__ = ["AnswerContext", "hours_reasons", "names", "verdict"]


class AnswerContext(msgspec.Struct, frozen=True, kw_only=True):
    """All that an answer may look at: `filed_on` is the day of sending, None before; `programme` the class.

    `eligibility` is what the page of the programmes says of each; `judging` is what it judges them by.
    """

    facts: Facts
    programme: ProgrammeRules
    nominee: bool
    on: date
    filed_on: date | None
    hours: HoursReport
    jobs: JobLines
    funds: FundsReport
    parameters: Parameters
    judging: Judging
    eligibility: Mapping[str, ProgrammeEligibility]

    def condition(self, name: str, rules: ProgrammeRules) -> Condition:
        """Return a condition of a class as the page of the programmes judges it.

        The claim alone for what the class does not ask, and for a day before the first grid, when there is no page.
        """
        page = self.eligibility.get(rules.id)
        told = next((each for each in page.conditions if each.name == name), None) if page else None
        return told or CLAIMS[name](self.judging, rules)


def names(**so: bool) -> frozenset[str]:
    """Return the names of what is so."""
    return frozenset(name for name, is_so in so.items() if is_so)


def verdict(judged: Condition) -> tuple[dict[str, Any], ...]:
    """Return the row of a condition: an answer says the very sentence of the page that judges the programmes."""
    return ({"said": judged.finding},)


def hours_reasons(hours: ProgrammeHours) -> tuple[dict[str, Any], ...]:
    """Return the rows of what a count of hours hangs on and what is missing, as the report of the hours says it."""
    return tuple({"said": Finding(code=code, severity="note", values=values)} for code, values in hours.why)
