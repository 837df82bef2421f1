"""A case as one zip that travels: written, put on a desk, and merged with the case it was made of."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from casefile.cases.ids import TABLES
from casefile.cases.model import Case
from casefile.errors import UsageError
from casefile.services.desk.changes import Changed, DeskChanges

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from casefile.cases.joining import CopyOffer
    from casefile.cases.parting import Parted
    from casefile.services.offer_names import OfferNames
    from casefile.services.store.bag import Exported

__all__ = ["DeskCopies", "OtherCopy", "Received"]


class OtherCopy(msgspec.Struct, frozen=True, kw_only=True):
    """A copy of a case that somebody sent, unpacked for a while."""

    folder: Path
    name: str
    case: Case


class Received(msgspec.Struct, frozen=True, kw_only=True):
    """A case that was sent: where it is on the desk, and what the file says otherwise when it was `known` already."""

    path: Path
    offers: tuple[CopyOffer, ...] = ()
    names: OfferNames | None = None
    known: bool = False


class DeskCopies(DeskChanges):
    """Cases sent and received."""

    def export(
        self,
        path: Path,
        to: Path,
        *,
        earlier: bool = True,
        replace: bool = False,
        passphrase: str | None = None,
    ) -> Exported:
        """Write a case to one zip that any program opens; without `earlier`, as it is now and no more.

        With a passphrase it is sealed: only who knows it opens it; None leaves it open to all.
        """
        from casefile.services.store.bag import export_case

        return export_case(path, to, on=self.today(), earlier=earlier, replace=replace, passphrase=passphrase)

    def check_export(self, path: Path, to: Path, *, replace: bool = False) -> None:
        """Raise UsageError where `export` would refuse the place: before anybody is asked for a passphrase."""
        from casefile.services.store.bag import check_target

        check_target(path, to.absolute(), replace=replace)

    def check_import(self, folder: Path) -> None:
        """Raise UsageError where `import_case` would refuse the folder: before anybody is asked for a passphrase."""
        from casefile.services.store.placing import refuse_taken

        refuse_taken(folder.absolute())

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

    def offers(self, path: Path, other: OtherCopy) -> tuple[CopyOffer, ...]:
        """Return what another copy says otherwise than the case in that folder, since the two parted or met last."""
        from casefile.cases.joining import offers

        return offers(*self._compared(path, other))

    def _compared(self, path: Path, other: OtherCopy) -> tuple[Case, Case, Parted | None]:
        """Return the case in that folder, the other copy in its names, and what both have in common.

        Raises UsageError (case.into_another) when it is no copy of that case.
        """
        from casefile.cases.called_here import called_here
        from casefile.services.store.readback import parted_case

        mine = self.open(path).case
        if mine.id != other.case.id:
            raise UsageError("case.into_another", path=str(path), name=mine.name)
        parted = parted_case(path, other.folder)
        return mine, called_here(other.case, parted.names if parted else {}), parted

    def offer_names(self, path: Path, other: OtherCopy) -> OfferNames:
        """Return what the case in that folder and another copy of it call their lines and records; ours go first."""
        from casefile.cases.titles import full_title
        from casefile.services.offer_names import OfferNames

        mine, theirs, _ = self._compared(path, other)
        cases = (theirs, mine)
        return OfferNames(
            titles={
                line.key: full_title(line, each.facts) for each in cases for line in self.assess(each).lines
            },
            slots={slot.id: slot.title for slot in self.rulebook.checklist.slots},
            facts=cases[1].facts,
            records={
                (table, record.id): record
                for each in cases
                for table in (*TABLES, "stages")
                for record in each.records(table)
            },
        )

    def take_over(self, path: Path, other: OtherCopy, accepted: Sequence[CopyOffer]) -> Changed:
        """Take over what was accepted, in one change.

        Raises UsageError (case.offers_changed) when the case or the other copy says something else by now,
        DamagedError for a file that is not whole there.
        """
        from casefile.cases.joining import agreed_on, offers, take_over
        from casefile.services.store.adding import attach_with
        from casefile.services.store.attachments import document_file
        from casefile.services.store.forking import meeting_record

        mine, theirs, parted = self._compared(path, other)
        now = offers(mine, theirs, parted)
        if any(each not in now for each in accepted):
            raise UsageError("case.offers_changed")
        kept = meeting_record(parted, agreed_on(mine, theirs, parted, accepted)) if parted else {}
        documents = [each.theirs for each in accepted if each.kind == "file"]
        files = [(each.slot, document_file(other.folder, each), each.original_name) for each in documents]
        work = partial(attach_with, path, files, lambda copies: take_over(accepted, copies, kept))
        return self._write(path, work)

    def received(self, file: Path, passphrase: str = "") -> Received:
        """Put the case of a zip on the desk, or tell what it says otherwise than the same case that is there.

        Raises UsageError (case.here_twice) where several are the same.
        """
        with self.other_copy(file, passphrase) as other:
            here = self.copies_of(other.case)
            if len(here) > 1:
                raise UsageError("case.here_twice", name=other.name, paths=", ".join(map(str, here)))
            if here:
                found = self.offers(here[0], other)
                names = self.offer_names(here[0], other) if found else None
                return Received(path=here[0], offers=found, names=names, known=True)
            return Received(path=self.keep_copy(other))

    def join(self, path: Path, file: Path, accepted: Sequence[CopyOffer], passphrase: str = "") -> Changed:
        """Take over what was accepted of a zip that `received` told of.

        Raises what `take_over` raises.
        """
        with self.other_copy(file, passphrase) as other:
            return self.take_over(path, other, accepted)
