"""What reports are made of."""

from typing import TYPE_CHECKING, NamedTuple

from casefile.cases.assessment import Assessment
from casefile.cases.letters import Letter
from casefile.cases.rehearsal import Rehearsal
from casefile.i18n.words import Words
from casefile.rules.book.rulebook import Rulebook
from casefile.services.printing.model_sources import Sources

if TYPE_CHECKING:
    from casefile.cases.points import PointsAnswer

__all__ = ["Beside", "ReportInput"]


class Beside(NamedTuple):
    """What a report needs and an assessment does not hold: drafts, the invitation played, the rules, the points.

    `every` asks for all questions, those the facts do not raise included.
    """

    letters: tuple[Letter, ...] = ()
    rehearsal: Rehearsal | None = None
    rulebook: Rulebook | None = None
    points: "PointsAnswer | None" = None
    every: bool = False


class ReportInput(NamedTuple):
    """All that a report is made of; sources are cited as they are met."""

    seen: Assessment
    words: Words
    sources: Sources
    beside: Beside
