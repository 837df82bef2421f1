"""The changes of a case: each is on the disk, with its entry in the journal, when it returns."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

from casefile import clock
from casefile.cases.changes import Change
from casefile.cases.model import Case
from casefile.errors import StoreError
from casefile.services.desk.assessments import DeskAssessments
from casefile.services.store.headrecord import stamp_of_generation
from casefile.services.store.readback import read_case

if TYPE_CHECKING:
    from collections.abc import Callable

    from casefile.cases.assessment import Assessment

__all__ = ["Changed", "DeskChanges"]

T = TypeVar("T")


class Changed(msgspec.Struct, frozen=True, kw_only=True):
    """A case as a write left it, with its assessment; `stamp` tells this state of its file from another.

    There is no stamp when another program had changed the file again by then.
    """

    case: Case
    assessment: Assessment
    stamp: object = None


class DeskChanges(DeskAssessments):
    """One change after another, and back."""

    def hold(self, path: Path, case_id: str) -> None:
        """Keep in mind which case is shown from that folder: from now on only that one is changed there."""
        self._shown[path] = case_id

    def change(self, path: Path, change: Change) -> Changed:
        """Make one change, journal included; it is on the disk when this returns."""
        from casefile.services.store.journal import change_case

        return self._write(path, lambda **how: change_case(path, change, **how))

    def undo(self, path: Path) -> Changed:
        """Take the last change back; raises UsageError when there is none."""
        from casefile.services.store.journal import undo

        return self._write(path, lambda **how: undo(path, **how))

    def redo(self, path: Path) -> Changed:
        """Make the last change that was taken back again; raises UsageError when there is none."""
        from casefile.services.store.journal import redo

        return self._write(path, lambda **how: redo(path, **how))

    def restore(self, path: Path, generation: int) -> Changed:
        """Put an earlier state back; the present file is kept beside it."""
        from casefile.services.store.restoring import restore

        return self._write(path, lambda **how: restore(path, generation, **how))

    def _id(self, path: Path) -> str:
        return self._shown.get(path, "")

    def _still_shown(self, path: Path) -> None:
        """Raise StoreError when the folder of the case shown has become another's: its exports are not ours."""
        wanted = self._id(path)
        if wanted and (found := read_case(path).case).id != wanted:
            raise StoreError("store.another_case", path=str(path), name=found.name)

    def _write(self, path: Path, write: Callable[..., Case]) -> Changed:
        """Do a write of the store that returns the case, and return it with its assessment."""
        return self._written(path, write)[1]

    def _written(self, path: Path, write: Callable[..., T]) -> tuple[T, Changed]:
        """Do a write of the store; return what it gave, and the case as it is then with its assessment.

        The assessment that the head record is summed up from is the one that is shown: no case is judged twice.
        """
        from casefile.cases.summary import summary

        judged: list[Assessment] = []

        def summarise(case: Case) -> dict[str, Any]:
            judged.append(self.assess(case, folder=path))
            return summary(judged[-1])

        gave = write(at=clock.now(), summarise=summarise, case_id=self._id(path))
        if not judged:  # nothing changed, nothing was written
            judged.append(self.assess(cast("Case", gave), folder=path))  # then the store gives the case
        case = judged[-1].case
        stamp = stamp_of_generation(path, case.generation)
        return gave, Changed(case=case, assessment=judged[-1], stamp=stamp)
