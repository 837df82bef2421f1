"""What would be, and what is to be written: an invitation rehearsed, rules compared, letters, a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casefile import clock
from casefile.cases.model import Case
from casefile.errors import NotInForceError
from casefile.services.desk.points import DeskPoints

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from casefile.cases.assessment import Assessment
    from casefile.cases.letters import Letter
    from casefile.cases.rehearsal import Rehearsal
    from casefile.cases.rules_diff import CaseDiff
    from casefile.i18n import Words

__all__ = ["DeskOutlook"]


class DeskOutlook(DeskPoints):
    """Supposed days, and what a case calls for."""

    def rehearse(self, case: Case, invited_on: date) -> Rehearsal:
        """Return what an invitation on that day would ask for, day by day until the last day to file."""
        from casefile.cases.rehearsal import rehearse
        from casefile.rules.deadlines.due import invitation_ends_on

        file_by = invitation_ends_on(invited_on, self.rulebook.parameters)
        return rehearse(self.assess(case, on=file_by, invited_on=invited_on), invited_on, file_by)

    def letter(self, seen: Assessment, kind: str) -> Letter:
        """Return the draft of a letter of explanation; raises NotFoundError, UsageError when nothing calls for it."""
        from casefile.cases.letters import draft

        return draft(kind, seen, self.rulebook.letters)

    def rules_diff(self, case: Case, first: date, last: date) -> CaseDiff:
        """Return what changes for the case between applications on two days; raises NotInForceError."""
        from casefile.cases.assess import assess
        from casefile.cases.rules_diff import case_diff

        today = case.reference_on or self.today()
        return case_diff(
            lambda book, on: assess(case, book, today, on=on, grids=self.grids),
            self.rulebook, first, last, self.grids, self._total_if_known,
        )  # fmt: skip

    def _total_if_known(self, seen: Assessment) -> int | None:
        """Return the ranking points of a case on its day, None before the first grid."""
        try:
            return self.supposed_points(seen, seen.case.facts)[1].total
        except NotInForceError:
            return None

    def calendar(self, assessments: Sequence[Assessment], words: Words) -> bytes:
        """Return the deadlines still to come as a calendar file (RFC 5545) with alarms."""
        from casefile.services.calendar.deadline_events import deadlines_calendar

        parameters = self.rulebook.parameters
        return deadlines_calendar(assessments, words, parameters, stamp=clock.now()).encode()
