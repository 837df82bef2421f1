"""One file a slot: papers made into a file that the portal takes."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from casefile.cases.model import Document
from casefile.errors import NotFoundError, UsageError
from casefile.services.desk.papers import Attached, DeskPapers, names_of, with_documents
from casefile.services.store.exports import write_file

if TYPE_CHECKING:
    from datetime import date

    from casefile.cases.assessment import ChecklistLine
    from casefile.rules.fitting.limits import FitRules
    from casefile.rules.fitting.outcome import FitRequest
    from casefile.services.documents.inspector import Cancelled
    from casefile.services.fitting.fitting import FitProgress
    from casefile.services.one_file import Fitted

__all__ = ["DeskFitting"]


class DeskFitting(DeskPapers):
    """One file made of loose papers, or of those of a line."""

    def fit_rules(self, on: date | None = None) -> FitRules:
        """Return the numbers of making one file in force on the day; raises NotInForceError."""
        from casefile.rules.fitting.limits import fit_rules_on

        parameters = self.rulebook.parameters
        return fit_rules_on(parameters, on) if on else self._by_the_clock(partial(fit_rules_on, parameters))

    def fit_files(
        self,
        asked: FitRequest,
        to: Path,
        progress: FitProgress | None = None,
        cancelled: Cancelled | None = None,
        *,
        dry_run: bool = False,
        replace: bool = False,
    ) -> Fitted:
        """Make one file of loose papers at `to`, or parts beside it; `files` of the answer say where they are.

        Nothing is written in a dry run, nor when the outcome says that it cannot be done. Raises UsageError, DiskError,
        CancelledError.
        """
        from casefile.rules.fitting.outcome import with_names
        from casefile.services.one_file import made_files, refuse_over_sources, refuse_wrong

        contents = with_names(asked.contents, [os.path.basename(each) for each in asked.sources])  # noqa: PTH119
        asked = msgspec.structs.replace(asked, contents=contents)
        refuse_wrong(asked, asked.rules.limit_bytes)
        refuse_over_sources(asked, () if dry_run else (to,))
        how: dict[str, Any] = {"on": asked.rules.on, "progress": progress, "cancelled": cancelled}
        with made_files(asked, to.stem, self._inspector, **how) as made:
            places = tuple(to.with_name(each) if len(made.names) > 1 else to for each in made.names)
            if not dry_run:
                refuse_over_sources(asked, places)
                for place, file in zip(places, made.files, strict=True):
                    write_file(place, file.read_bytes(), replace=replace)
            return msgspec.structs.replace(made, files=places)

    def fit_line(
        self,
        path: Path,
        key: str,
        asked: FitRequest,
        progress: FitProgress | None = None,
        cancelled: Cancelled | None = None,
        *,
        dry_run: bool = False,
        keep: Path | None = None,
    ) -> tuple[Fitted, Attached | None]:
        """Make one file of the papers of a line, in the order of `asked.sources` (ids of documents; empty: all).

        It is attached to the line in the place of what was made of them before; they stay in the case as originals.
        Nothing changes in a dry run, when it cannot be done, or when the only paper fits as it is; what was made stays
        in the folder `keep` then, where one is told. Raises UsageError,
        NotFoundError, StoreError, CancelledError.
        """
        from casefile.services.one_file import kept_in, made_files, name_of_line, refuse_wrong

        opened = self.open(path)
        seen = self.assess(opened.case, folder=path)
        line = self.line_of(seen, key)
        sources, asked = self._sources_of(path, line, asked)
        refuse_wrong(asked, asked.rules.limit_bytes)
        how: dict[str, Any] = {
            "requirements": line.item.asks, "names": names_of(seen.case.facts.of(line.item.person)), "on": seen.on,
            "progress": progress, "cancelled": cancelled,
        }  # fmt: skip
        with made_files(asked, name_of_line(line.key), self._inspector, **how) as made:
            if dry_run or not made.files or made.outcome.changed == "nothing":
                return (kept_in(keep, made) if keep else made), None
            from casefile.services.store.adding import attach_made

            ids = [each.id for each in sources]
            attach = partial(
                attach_made, path, line.key, made.files, ids, title=line.item.title, also=self._received(line)
            )
            documents, done = self._written(path, attach)
        new = [each.id for each in documents]
        done = self._check_documents(path, new, done, None, None)
        attached = with_documents(done, new)
        places = tuple(path / each.path for each in attached.documents)
        return msgspec.structs.replace(made, files=places), attached

    def preview_made(self, file: Path, page: int, width: int, height: int) -> Any:
        """Return a picture of a page of a file that was kept, as rows of half blocks."""
        return self._inspector.preview(file, page, width, height)

    def line_sources(self, path: Path, key: str, asked: FitRequest) -> FitRequest:
        """Return the question with where the papers of a line are, for a file beside the case."""
        line = self.line_of(self.assess(self.open(path).case, folder=path), key)
        return self._sources_of(path, line, asked)[1]

    def _sources_of(
        self, path: Path, line: ChecklistLine, asked: FitRequest
    ) -> tuple[tuple[Document, ...], FitRequest]:
        """Return the papers of the line to make one file of, and the question with where each is."""
        from casefile.cases.one_file import sources_of
        from casefile.rules.fitting.outcome import with_names
        from casefile.services.store.attachments import document_file

        if "photo" in line.item.asks:
            raise UsageError("fit.photo_line")
        if asked.toned and "colour" in line.item.asks:
            raise UsageError("fit.colour_asked")
        held = sources_of([each.document for each in line.files])
        known = {each.id: each for each in held}
        missing = next((each for each in asked.sources if each not in known), None)
        if missing is not None:
            raise NotFoundError("store.no_document", id=missing)
        chosen = tuple(known[each] for each in asked.sources) if asked.sources else held
        places = tuple(str(document_file(path, each)) for each in chosen)
        contents = with_names(asked.contents, [each.original_name for each in chosen])
        return chosen, msgspec.structs.replace(asked, sources=places, contents=contents)
