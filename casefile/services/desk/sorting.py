"""A folder of scans, offered to the lines of a case and attached together."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from casefile.services.desk.changes import Changed
from casefile.services.desk.papers import Attached, DeskPapers, names_of, picture_reader, with_documents

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casefile.services.documents.inspector import Cancelled, FilesProgress
    from casefile.services.sorting import SortedFolder

__all__ = ["DeskSorting"]


class DeskSorting(DeskPapers):
    """Files of a folder: what each seems to be for, and those taken attached in one change."""

    def files_to_sort(self, path: Path, folder: Path) -> list[str]:
        """Return the paths of the files of a folder, none of them read; raises as `sort`."""
        from casefile.services.sorting import files_to_sort

        return files_to_sort(folder, path)[0]

    def sort(
        self,
        path: Path,
        folder: Path,
        progress: FilesProgress | None = None,
        cancelled: Cancelled | None = None,
        *,
        read: bool = False,
    ) -> SortedFolder:
        """Return the files of a folder, each offered to the line it seems to serve; nothing is changed.

        `read`: as in `recheck`. Raises NotFoundError, UsageError (sort.*) for a folder that cannot be sorted.
        """
        from casefile.cases.sorting import Sorting
        from casefile.services.sorting import sorted_folder

        reader = picture_reader() if read else None
        case = self.open(path).case
        names = {each.id or each.role: names_of(each) for each in case.facts.persons}
        sorting = Sorting(self.assess(case, folder=path), self.rulebook.checklist, names)
        return sorted_folder(folder, path, sorting, self._inspector, progress, cancelled, reader)

    def attach_sorted(
        self,
        path: Path,
        files: Sequence[tuple[str, str]],
        progress: FilesProgress | None = None,
        cancelled: Cancelled | None = None,
        *,
        read: bool = False,
    ) -> Attached:
        """Attach files, each (line's key, path), in one change, check them and record what was found.

        `read`: as in `recheck`; pages that `sort` has read are not read again.
        """
        from casefile.cases.sorting import attach_all
        from casefile.services.store.adding import attach_with

        opened = self.open(path)
        seen = self.assess(opened.case, folder=path)
        lines = [self.line_of(seen, key) for key, _ in files]
        if not files:
            return with_documents(Changed(case=seen.case, assessment=seen, stamp=opened.stamp), ())
        received = [change for line in lines if (change := self._received(line)) is not None]
        sent = [(line.key, Path(file), Path(file).name) for line, (_, file) in zip(lines, files, strict=True)]
        before = {each.id for each in opened.case.documents}
        done = self._write(
            path, partial(attach_with, path, sent, lambda documents: attach_all(documents, received))
        )
        attached = [each.id for each in done.case.documents if each.id not in before]
        return with_documents(
            self._check_documents(path, attached, done, progress, cancelled, read=read), attached
        )
