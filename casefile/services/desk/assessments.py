"""The cases on the desk as they stand, and all that is derived from one of them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casefile import clock
from casefile.cases.model import Case
from casefile.errors import NotInForceError
from casefile.rules.findings import Finding
from casefile.services.desk.rules import DeskRules
from casefile.services.store.inspection import strayed
from casefile.services.store.readback import read_case
from casefile.services.store.reading import stamp

if TYPE_CHECKING:
    from datetime import date

    from casefile.cases.assessment import Assessment, ChecklistLine
    from casefile.i18n import Words
    from casefile.services.store.choosing import CaseFilter
    from casefile.services.store.listing import Head
    from casefile.services.store.readback import Opened

__all__ = ["DeskAssessments"]


class DeskAssessments(DeskRules):
    """The cases on the desk: found, opened, assessed, and put in a disguise."""

    def heads(self, choice: CaseFilter | None = None) -> list[Head]:
        """Return the cases on the desk that fit, damaged ones included; without a choice, all."""
        from casefile.services.store.choosing import chosen
        from casefile.services.store.listing import heads

        found = heads(self.home)
        return found if choice is None else chosen(found, choice)

    def find(self, ref: str) -> Path:
        """Return the folder of a case named by path or by its name on the desk, accents and capitals aside.

        Raises NotFoundError; UsageError (case.several) for the name of several cases.
        """
        from casefile.services.store.naming import find_case

        return find_case(self.home, ref)

    def namesakes(self, name: str) -> list[Path]:
        """Return the folders of the cases on the desk that are called so."""
        from casefile.services.store.naming import namesakes

        return namesakes(self.home, name)

    def open(self, path: Path) -> Opened:
        """Return the case as it stands; a damaged one opens read-only from its newest good generation."""
        return read_case(path)

    def stamp(self, path: Path) -> object:
        """Return what tells one state of the case file from another; cheap."""
        return stamp(path)

    def assess(
        self,
        case: Case,
        *,
        on: date | None = None,
        invited_on: date | None = None,
        today: date | None = None,
        folder: Path | None = None,
    ) -> Assessment:
        """Return all that is derived from the case; with its folder, files that vanished or changed are named too."""
        from casefile.cases.assess import assess  # the rules of hours take 100 ms to load

        own = folder if type(case) is Case else None  # a case shown to others has no papers of its own
        vanished, changed = strayed(own, case.documents) if own else (frozenset(), frozenset())

        def assessed(day: date) -> Assessment:
            return assess(
                case, self.rulebook, day, on=on, invited_on=invited_on, vanished=vanished, changed=changed,
                local=clock.local, grids=self.grids,
            )  # fmt: skip

        asked = today or case.reference_on or (on and self.today())
        return assessed(asked) if asked else self._by_the_clock(assessed)

    def line_of(self, seen: Assessment, typed: str) -> ChecklistLine:
        """Return the line a person means: its key, or its id when only one fits; raises NotFoundError, UsageError."""
        from casefile.cases.slots import find_line

        return find_line(seen.lines, typed)

    def still_open(self, path: Path) -> tuple[Finding, ...]:
        """Return what a case does not say yet: what is assumed in its place, and which facts are to be told."""
        seen = self.assess(self.open(path).case)
        return (*seen.assumptions, *(each for each in seen.todo if each.subject == "facts"))

    def new_conflicts(self, before: Case, after: Case) -> tuple[Finding, ...]:
        """Return what a case says against itself since it was changed, and did not before."""
        from casefile.cases.assess import conflicts_of

        def found(day: date) -> tuple[Finding, ...]:
            old, new = (
                conflicts_of(case, self.rulebook, case.reference_on or day, local=clock.local)
                for case in (before, after)
            )
            return tuple(each for each in new if each not in old)

        return self._by_the_clock(found)

    def _summary(self, case: Case) -> dict[str, Any]:
        from casefile.cases.summary import summary

        return summary(self.assess(case))

    def share_safe(self, case: Case, words: Words, *, on: date | None = None, number: int = 1) -> Case:
        """Return the case without whatever tells whose it is, to be assessed and shown to others; never to be kept.

        `number` tells it from others shown with it; ages are right today and on the day it is judged for.
        """
        from casefile.cases.assess import filing_day
        from casefile.cases.share_safe import Disguise, share_safe
        from casefile.i18n.vocabulary import stand_in

        today = case.reference_on or self.today()
        filing_on = on or filing_day(case, self.rulebook, today, local=clock.local)
        public = partial(self._public, on=filing_on)
        return share_safe(case, Disguise(partial(stand_in, words), public, today, filing_on, number))

    def _public(self, text: str, on: date) -> str:
        """Return the word of the rules that a text is, empty when it is none."""
        from casefile.rules.education.evaluation import body_of
        from casefile.rules.language.names import asked_back, recognised_test
        from casefile.rules.provinces import province_code

        told = text.strip()
        slots = {slot.id for slot in self.rulebook.checklist.slots}
        if told in self.programmes.ids or told in slots or asked_back(told):
            return told
        try:
            return province_code(told) or recognised_test(told) or body_of(told, on, self.rulebook.parameters)
        except NotInForceError:
            return ""
