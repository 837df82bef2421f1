"""Everything in a case that contradicts something else in it: told at once, and nothing is refused for it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

import msgspec

from casefile.rules.book.parameters import Parameters
from casefile.rules.book.stages import Stage, StageEntry
from casefile.rules.conflicts.days import before_birth, still_to_come
from casefile.rules.conflicts.intent import acceptance_conflicts, destination_conflicts, planned_conflicts
from casefile.rules.conflicts.offers import offer_conflicts
from casefile.rules.conflicts.people import people_conflicts
from casefile.rules.conflicts.steps import step_conflicts
from casefile.rules.conflicts.unions import union_conflicts
from casefile.rules.conflicts.whereabouts import whereabouts_conflicts
from casefile.rules.facts import Facts
from casefile.rules.findings import Finding
from casefile.rules.programmes import Programmes

__all__ = ["CaseStatement", "conflicts"]


class CaseStatement(msgspec.Struct, frozen=True, kw_only=True):
    """What is compared: the facts and the stages of a case, and the last day to file where an invitation is open."""

    facts: Facts
    entries: tuple[StageEntry, ...]
    file_by: date | None
    sent_on: date | None

    @property
    def invited(self) -> bool:
        """Say whether an invitation came, or the application was sent: a nomination has then been accepted."""
        return any(entry.stage in {"invitation", "upload"} for entry in self.entries)


def conflicts(
    told: CaseStatement,
    *,
    stages: Iterable[Stage],
    programmes: Programmes,
    parameters: Parameters,
    state_of: Callable[[str], str],
    today: date,
) -> tuple[Finding, ...]:
    """Return every contradiction, those of the plan and the stages first.

    `state_of` names the state a territory belongs to.
    """
    facts = told.facts
    labels: Mapping[str, object] = {stage.id: stage.short for stage in stages}
    return (
        *planned_conflicts(facts, told.file_by, told.sent_on, today),
        *step_conflicts(facts, told.entries, labels, parameters, today),
        *destination_conflicts(facts, programmes, today),
        *acceptance_conflicts(facts, invited=told.invited, parameters=parameters, today=today),
        *offer_conflicts(facts, facts.planned_filing_on or today, parameters),
        *union_conflicts(facts, facts.planned_filing_on or today, today, parameters),
        *people_conflicts(facts),
        *before_birth(facts),
        *whereabouts_conflicts(facts, today, state_of),
        *still_to_come(facts, today),
    )
