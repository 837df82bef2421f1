"""What an answer or a letter may look at."""

from datetime import date

import msgspec

from casefile.rules.answers.job_lines import JobLines
from casefile.rules.book.parameters import Parameters
from casefile.rules.facts import Facts
from casefile.rules.hours.report import HoursReport
from casefile.rules.money.report import FundsReport
from casefile.rules.programmes import ProgrammeRules
from casefile.rules.text import folded

__all__ = ["Asked", "is_quebec", "lives_in_quebec", "names"]


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """All that an answer may look at: `filed_on` is the day of sending, None before; `programme` the class."""

    facts: Facts
    programme: ProgrammeRules
    on: date
    filed_on: date | None
    hours: HoursReport
    jobs: JobLines
    funds: FundsReport
    parameters: Parameters


def names(**so: bool) -> frozenset[str]:
    """Return the names of what is so."""
    return frozenset(name for name, is_so in so.items() if is_so)


def lives_in_quebec(facts: Facts) -> bool:
    """Say whether the family lives in Quebec, by its code or its name."""
    return is_quebec(facts.residence_province)


def is_quebec(text: str) -> bool:
    """Say whether a province named by its code or its name is Quebec."""
    return folded(text.strip()) in {"qc", "quebec"}
