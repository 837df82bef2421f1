"""Whole cases: made, looked after, removed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from casefile import clock
from casefile.cases.model import Case
from casefile.errors import CasefileError, UsageError
from casefile.rules.facts import UNDECIDED, Facts
from casefile.rules.findings import Finding
from casefile.services.desk.changes import DeskChanges
from casefile.services.store.folder import create_case, free_folder, new_id
from casefile.services.store.inspection import doctor
from casefile.services.store.versions import generations

if TYPE_CHECKING:
    from datetime import date

    from casefile.services.store.audit import Changing
    from casefile.services.store.removal import FolderContents
    from casefile.services.store.versions import Generation

__all__ = ["DeskCases"]


class DeskCases(DeskChanges):
    """Cases made and removed, and what is kept of them."""

    def new(
        self,
        name: str,
        *,
        programme: str = UNDECIDED,
        lang: str = "fr",
        folder: Path | None = None,
        group: str = "",
        facts: Facts | None = None,
        reference_on: date | None = None,
        example: bool = False,
    ) -> Path:
        """Make a case folder, that one or one in a group of the desk, and return its path.

        Raises UsageError when the name is empty, the folder is taken or the group is none.
        """
        from casefile.services.store.groups import group_folder

        if not name.strip():
            raise UsageError("case.name_empty")
        given = msgspec.structs.replace(facts or Facts(), programme=programme)
        case = Case(
            id=new_id(), name=name.strip(), lang="en" if lang == "en" else "fr", created_at=clock.now(),
            facts=given, reference_on=reference_on, example=example,
        )  # fmt: skip
        place = folder or free_folder(group_folder(self.home, group), name)
        return create_case(place, case, self._summary(case))

    def move(self, path: Path, group: str) -> Path:
        """Put a case in a group of the desk, the desk itself for an empty name, and return where it is then."""
        from casefile.services.store.moving import move_case

        return move_case(path, self.home, group)

    def contents(self, path: Path) -> FolderContents:
        """Return what would go if the case were removed."""
        from casefile.services.store.removal import folder_contents

        return folder_contents(path)

    def remove(self, path: Path) -> None:
        """Remove a case for good, its papers and earlier states too; nothing brings it back."""
        from casefile.services.store.removal import remove_case

        remove_case(path)

    def generations(self, path: Path) -> tuple[Generation, ...]:
        """Return the earlier states kept of a case, newest first."""
        return generations(path)

    def audit(self, path: Path) -> list[Changing]:
        """Return every value that was ever changed in a case, oldest first."""
        from casefile.services.store.audit import audit

        return list(audit(path))

    def doctor(self, path: Path | None = None) -> list[tuple[Path, tuple[Finding, ...]]]:
        """Verify a case, or every case on the desk; changes nothing."""
        from casefile.services.store.groups import groups_of
        from casefile.services.store.listing import twins
        from casefile.services.store.removal import remains

        heads = self.heads()
        twice: dict[Path, list[Finding]] = {}
        for place, finding in twins(heads):
            twice.setdefault(place.absolute(), []).append(finding)
        places = [path] if path is not None else [head.path for head in heads]
        found = [
            (each, (*doctor(each), *self._without_line(each), *twice.get(each.absolute(), ())))
            for each in places
        ]
        return found if path is not None else [*found, *remains(groups_of(self.home))]

    def _without_line(self, path: Path) -> tuple[Finding, ...]:
        """Return the attached files whose line nothing asks for any more; none where the case cannot be opened."""
        from casefile.cases.facts_import import without_line

        try:
            case = self.open(path).case
        except CasefileError:
            return ()
        return without_line(self.assess(case)) if case.documents else ()
