"""A case as one zip that travels: written, put on a desk, and merged with the case it was made of."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from casefile.cases.model import Case
from casefile.services.desk.changes import DeskChanges

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from casefile.cases.joining import Offer
    from casefile.services.store.bag import Exported

__all__ = ["DeskCopies", "OtherCopy"]


class OtherCopy(msgspec.Struct, frozen=True, kw_only=True):
    """A copy of a case that somebody sent, unpacked for a while."""

    folder: Path
    name: str
    case: Case


class DeskCopies(DeskChanges):
    """Cases sent and received."""

    def export(
        self, path: Path, to: Path, *, earlier: bool = True, replace: bool = False, passphrase: str = ""
    ) -> Exported:
        """Write a case to one zip that any program opens; without `earlier`, as it is now and no more.

        With a passphrase it is sealed: only who knows it opens it.
        """
        from casefile.services.store.bag import export_case

        return export_case(path, to, on=self.today(), earlier=earlier, replace=replace, passphrase=passphrase)

    def is_sealed(self, file: Path) -> bool:
        """Say whether only a passphrase opens the file."""
        from casefile.services.store.sealing import is_sealed

        return is_sealed(file)

    def import_case(self, file: Path, folder: Path | None = None, passphrase: str = "") -> Path:
        """Put the case of a zip on the desk, or in that folder, and return where it is."""
        from casefile.services.store.unbag import import_case

        return import_case(file, self.home, folder, passphrase)

    @contextmanager
    def other_copy(self, file: Path, passphrase: str = "") -> Iterator[OtherCopy]:
        """Give the copy of a case that a zip holds, while it lies unpacked beside the desk; it is gone afterwards."""
        from casefile.services.store.unbag import unpacked

        with unpacked(file, self.home, passphrase) as (folder, name):
            yield OtherCopy(folder=folder, name=name, case=self.open(folder).case)

    def keep_copy(self, other: OtherCopy) -> Path:
        """Put a copy that lies unpacked on the desk, as a case of its own, and return where it is."""
        from casefile.services.store.unbag import settle

        return settle(other.folder, self.home, other.name)

    def copies_of(self, case: Case) -> list[Path]:
        """Return the folders of the desk that hold the case of that id."""
        return [head.path for head in self.heads() if head.id == case.id]

    def offers(self, path: Path, other: OtherCopy) -> tuple[Offer, ...]:
        """Return what another copy says otherwise than the case in that folder, since the two parted."""
        from casefile.cases.joining import offers
        from casefile.services.store.readback import common_case

        base = common_case(path, other.folder)
        return offers(self.open(path).case, other.case, *(base or (None, 0)))

    def take_over(self, path: Path, other: OtherCopy, accepted: Sequence[Offer]) -> Case:
        """Take over what was accepted: fields and records in one change, each note and each file in one of its own."""
        from casefile.cases.changes import write_note
        from casefile.cases.joining import take_over
        from casefile.services.store.adding import attach_file
        from casefile.services.store.attachments import document_file

        case = self.open(path).case
        if any(each.kind in {"changed", "added", "removed"} for each in accepted):
            case = self.change(path, take_over(accepted)).case
        for each in accepted:
            if each.kind == "note":
                case = self.change(path, write_note(each.theirs)).case
            elif each.kind == "file":
                source = document_file(other.folder, each.theirs)
                work = partial(attach_file, path, each.theirs.slot, source, name=each.theirs.original_name)
                case = self._written(path, work)[1].case
        return case
