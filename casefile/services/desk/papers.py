"""The files of a case, and loose ones: attached, checked, looked at."""

from __future__ import annotations

import os
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from casefile.cases.changes import record_check, set_line
from casefile.cases.model import Case, Document
from casefile.errors import CasefileError, UsageError
from casefile.services.desk.changes import Changed, DeskChanges
from casefile.services.store.paths import document_path

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from casefile.cases.assessment import ChecklistLine
    from casefile.rules.documents.looks import Report
    from casefile.rules.documents.names import Sought
    from casefile.rules.facts import Person
    from casefile.services.documents.inspector import Cancelled, FilesProgress, Inspector
    from casefile.services.documents.readers import PictureReader

__all__ = ["Attached", "DeskPapers", "names_of", "picture_reader", "with_documents"]


class Attached(Changed, frozen=True, kw_only=True):
    """A case with files that were just attached to it, and their records."""

    documents: tuple[Document, ...]


class DeskPapers(DeskChanges):
    """Files attached to lines, and what was seen in them."""

    def attach(
        self,
        path: Path,
        key: str,
        files: Sequence[Path],
        progress: FilesProgress | None = None,
        cancelled: Cancelled | None = None,
        *,
        read: bool = False,
    ) -> Attached:
        """Copy files into the case under a line, check them and record what was found; `read`: as in `recheck`."""
        from casefile.services.store.adding import attach_file

        if read:
            picture_reader()  # said before anything is copied
        opened = self.open(path)
        seen = self.assess(opened.case, folder=path)
        line = self.line_of(seen, key)
        also = self._received(line)
        attached: list[str] = []
        done = Changed(case=seen.case, assessment=seen, stamp=opened.stamp)
        for number, file in enumerate(files):
            if cancelled is not None and cancelled():
                break
            if progress is not None:
                progress(number, len(files), file.name)
            copied, done = self._written(
                path, partial(attach_file, path, line.key, file, title=line.item.title, also=also)
            )
            attached.append(copied.id)
        done = self._check_documents(path, attached, done, progress, cancelled, read=read)
        return with_documents(done, attached)

    def recheck(
        self,
        path: Path,
        progress: FilesProgress | None = None,
        cancelled: Cancelled | None = None,
        *,
        read: bool = False,
    ) -> Changed:
        """Check every attached file again and record the reports; `read`: with what is read in pictures.

        Raises UsageError (document.no_reader) when they are to be read and no program here does.
        """
        opened = self.open(path)
        seen = Changed(case=opened.case, assessment=self.assess(opened.case, folder=path), stamp=opened.stamp)
        every = [document.id for document in opened.case.documents]
        return self._check_documents(path, every, seen, progress, cancelled, read=read)

    def remove_document(self, path: Path, document: str) -> Changed:
        """Move an attached file to the case's trash; undo brings it back."""
        from casefile.services.store.adding import remove_document

        return self._write(path, lambda **how: remove_document(path, document, **how))

    def check(
        self,
        files: Sequence[Path],
        jobs: int = 1,
        progress: FilesProgress | None = None,
        cancelled: Cancelled | None = None,
        *,
        read: bool = False,
    ) -> list[Report]:
        """Check loose files, in the order given; a missing file is a finding. `read`: as in `recheck`."""
        reader = picture_reader() if read else None
        return self._by_the_clock(
            lambda day: self._inspector.reports(files, jobs, progress, cancelled, on=day, reader=reader)
        )

    def reads_pictures(self) -> bool:
        """Say whether a program of this computer reads papers that are pictures."""
        from casefile.services.documents.readers import found_reader

        return found_reader() is not None

    def preview(
        self, path: Path, document: Document, page: int = 1, width: int = 40, height: int = 20
    ) -> Any:
        """Return a picture of a page as rows of half blocks; none of a file the case may not name."""
        place = _inside(path, document)
        return self._inspector.preview(place, page, width, height) if place else []

    def view(self, path: Path, document: Document) -> bool:
        """Open an attached file in the computer's own program; say whether it has one.

        Raises DamagedError when it is not the file that was attached, UsageError when it is no kind that is opened.
        """
        from casefile.services.documents.opening import open_paper

        return open_paper(self.paper(path, document))

    def paper(self, path: Path, document: Document) -> Path:
        """Return where an attached file is; raises DamagedError when it is not the file that was attached."""
        from casefile.services.store.attachments import document_file

        return document_file(path, document)

    @property
    def from_browser(self) -> Path | None:
        """Return the folder of what a browser's page sent, when the screens are in one."""
        told = os.environ.get("CASEFILE_RECEIVED", "")
        return Path(told) if told else None

    def close(self) -> None:
        """Let the checking process go."""
        if "_inspector" in self.__dict__:
            self._inspector.close()

    def _received(self, line: ChecklistLine) -> Callable[[Case], Case] | None:
        """Return what also becomes of a line with its first paper: it is received."""
        untouched = line.state in {"to_request", "requested"}
        return set_line(line.key, line.item.title, state="received").apply if untouched else None

    @cached_property
    def _inspector(self) -> Inspector:
        from casefile.services.documents.cache import LookCache
        from casefile.services.documents.inspector import Inspector

        return Inspector(self.parameters, cache=LookCache())

    def _check_documents(
        self,
        path: Path,
        ids: Sequence[str],
        now: Changed,
        progress: FilesProgress | None,
        cancelled: Cancelled | None,
        *,
        read: bool = False,
    ) -> Changed:
        """Check files of a case as it is now, and record the reports; return the case as it is then."""
        documents = [each for each in now.case.documents if each.id in ids]
        places = {each.id: place for each in documents if (place := _inside(path, each))}
        if not places:
            return now
        from casefile.cases.reports import reports_of
        from casefile.services.documents.inspector import Wanted, jobs_for

        seen = now.assessment
        asks = {line.key: frozenset(line.item.asks) for line in seen.lines}
        names = {line.key: names_of(seen.case.facts.of(line.item.person)) for line in seen.lines}
        inside = [each for each in documents if each.id in places]
        before = reports_of(inside)
        wanted = [
            Wanted(
                places[each.id], asks.get(each.slot, frozenset()), names.get(each.slot, ()),
                earlier=before[each.id].look if each.id in before else None,
            )
            for each in inside
        ]  # fmt: skip
        jobs, reader = jobs_for(len(wanted)), picture_reader() if read else None
        reports = self._inspector.reports_of(wanted, jobs, progress, cancelled, seen.on, reader)
        checks = {each.id: msgspec.to_builtins(report) for each, report in zip(inside, reports, strict=False)}
        return self.change(path, record_check(checks, seen.on)) if checks else now


def picture_reader() -> PictureReader:
    """Return the program of this computer that reads pictures; raises UsageError when there is none."""
    from casefile.services.documents.readers import found_reader

    reader = found_reader()
    if reader is None:
        raise UsageError("document.no_reader")
    return reader


def with_documents(now: Changed, ids: Sequence[str]) -> Attached:
    """Return the case as it is now with the records of the files that were just attached to it."""
    known = {each.id: each for each in now.case.documents}
    return Attached(
        case=now.case, assessment=now.assessment, stamp=now.stamp,
        documents=tuple(known[each] for each in ids if each in known),
    )  # fmt: skip


def _inside(path: Path, document: Document) -> Path | None:
    """Return where the document is, None when its record names a place it may not."""
    try:
        return document_path(path, document.path)
    except CasefileError:
        return None


def names_of(person: Person | None) -> tuple[Sought, ...]:
    """Return the name to look for in the text of a person's papers, with those the person was known by before."""
    if person is None or not (person.given_name or person.family_name):
        return ()
    from casefile.rules.documents.names import sought

    return (sought(person.given_name, person.other_names, person.family_name),)
