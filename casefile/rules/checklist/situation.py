"""One family on one day, as the predicates of the checklist see it, and what a slot is asked for."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

import msgspec

from casefile.errors import NotInForceError
from casefile.rules.book.checklist import ChecklistDefinition
from casefile.rules.book.parameters import Parameters
from casefile.rules.book.test_scales import Tests
from casefile.rules.facts import Facts, Person
from casefile.rules.findings import Wording
from casefile.rules.hours.entries import WorkEntry
from casefile.rules.programmes import ProgrammeRules, Programmes

__all__ = ["Each", "Predicate", "Situation", "Subject"]


class Situation(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a predicate may look at.

    `programme` is the class the family is judged by, one of `programmes`; `on` the day of filing, `today` the day
    it is looked at; `issued` the date of the paper in hand and `explained` the lines left empty with an
    explanation, both by the key of the line; `main_noc` the occupation with the most experience for that programme.
    """

    facts: Facts
    programme: ProgrammeRules
    programmes: Programmes
    on: date
    today: date
    entries: tuple[WorkEntry, ...]
    definition: ChecklistDefinition
    parameters: Parameters
    issued: Mapping[str, date] = {}
    explained: frozenset[str] = frozenset()
    tests: Tests
    main_noc: str | None = None

    def number(self, id: str) -> int:
        """Return the parameter's whole number on the day of filing; raises NotInForceError."""
        return self.parameters.on(id, self.on).number

    def in_force(self, id: str) -> bool:
        """Say whether the parameter has a value on the day of filing."""
        try:
            self.parameters.on(id, self.on)
        except NotInForceError:
            return False
        return True


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """What a slot is asked for: a person, perhaps a thing of theirs; `values` fill the reason's blanks."""

    person: Person
    of: str | None = None
    of_label: Wording | None = None
    thing: Any = None
    values: dict[str, Any] = {}


Each = Callable[[Situation, Person], Iterable[Subject]]
"""Finds what a slot is asked for, of one person: nothing, the person, each of their stays, jobs, diplomas."""

Predicate = Callable[[Situation, Subject], bool]
"""Says whether something is so."""
