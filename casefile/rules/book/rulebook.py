"""Everything the rules are given that is not a fact of the case: one value, passed down."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

import msgspec

from casefile.rules.book.checklist import ChecklistDefinition
from casefile.rules.book.parameters import Parameters
from casefile.rules.book.passages import AnswerDefinition, LetterDefinition
from casefile.rules.book.stages import Stage
from casefile.rules.book.test_scales import Tests
from casefile.rules.findings import Label
from casefile.rules.programmes import Programmes

__all__ = ["Calendar", "Occupation", "Rulebook"]


class Calendar(Protocol):
    """Public holidays, asked for only when a rule needs them."""

    def holidays(self, country: str, year: int) -> Mapping[date, str] | None:
        """Return that country's national public holidays in that year with their names; None without data."""
        ...

    def weekend(self, country: str, year: int) -> frozenset[int]:
        """Return that country's weekend in that year as weekdays, Monday being 0; Saturday and Sunday without data."""
        ...


class Occupation(msgspec.Struct, frozen=True, kw_only=True):
    """A unit group of the National Occupational Classification 2021; `teer` is the second digit of its code."""

    code: str
    title: Label
    trade: bool

    @property
    def teer(self) -> int:
        """Return the training, education, experience and responsibilities level, 0 to 5."""
        return int(self.code[1])


class Rulebook(msgspec.Struct, frozen=True, kw_only=True):
    """Parameters, programmes, stages, occupations, the checklist, texts, language tests, calendar of holidays."""

    parameters: Parameters
    programmes: Programmes
    stages: tuple[Stage, ...]
    occupations: Mapping[str, Occupation]
    checklist: ChecklistDefinition
    calendar: Calendar
    answers: tuple[AnswerDefinition, ...] = ()
    letters: tuple[LetterDefinition, ...] = ()
    tests: Tests
