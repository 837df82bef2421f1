"""Papers in and out of a case: the file first, the record second, in one call."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from casefile.cases.changes import Change, adding_documents
from casefile.cases.model import Case, Document
from casefile.errors import CasefileError, NotFoundError
from casefile.services.store import attachments
from casefile.services.store.headfields import numbers_in
from casefile.services.store.journal import change_case, make_change
from casefile.services.store.numbering import LETTERS, used_numbers
from casefile.services.store.paths import document_path, printable
from casefile.services.store.readback import read_case
from casefile.services.store.reading import case_file
from casefile.services.store.transaction import Summarise, transaction

__all__ = ["FileForLine", "attach_file", "attach_made", "attach_with", "remove_document"]

FileForLine = tuple[str, Path, str]
"""A file on its way into a case: the line it is for, where it is, what the person called it."""


def attach_file(  # noqa: PLR0913 - what an attachment is made of
    folder: Path,
    slot: str,
    source: Path,
    *,
    at: datetime,
    summarise: Summarise,
    case_id: str = "",
    title: object = None,
    name: str = "",
    also: Callable[[Case], Case] | None = None,
) -> Document:
    """Copy a file into the case under a checklist line, record it, and return the record.

    `name` is what the person called it, when the file is called otherwise now; `title` is the line's title for the
    journal, its key when not given; `also` is done to the case in the same change. Raises what `copy_in` and
    `transaction` raise; the case is then as it was.
    """

    def change(documents: tuple[Document, ...]) -> Change:
        values = {"name": documents[0].original_name, "line": slot if title is None else title}
        return Change(
            code="journal.document_attached", values=values, apply=adding_documents(documents, also)
        )

    named = ((slot, source, name or source.name),)
    return _attached(folder, named, change, at=at, summarise=summarise, case_id=case_id)[0]


def attach_made(  # noqa: PLR0913 - what a paper comes with
    folder: Path,
    slot: str,
    files: Sequence[Path],
    made_from: Sequence[str],
    *,
    at: datetime,
    summarise: Summarise,
    case_id: str = "",
    title: object = None,
    also: Callable[[Case], Case] | None = None,
) -> tuple[Document, ...]:
    """Attach what was made of documents of a line, in one change, in the place of what was made of them before.

    `made_from` are the ids of those documents, which stay. Raises what `attach_file` raises.
    """

    def change(documents: tuple[Document, ...]) -> Change:
        made = tuple(msgspec.structs.replace(each, made_from=tuple(made_from)) for each in documents)
        values = {
            "name": made[0].original_name, "line": slot if title is None else title,
            "count": len(made_from), "files": len(made),
        }  # fmt: skip

        def apply(case: Case) -> Case:
            kept = tuple(each for each in case.documents if each.slot != slot or not each.made_from)
            case = msgspec.structs.replace(case, documents=(*kept, *made))
            return also(case) if also else case

        return Change(code="journal.document_made", values=values, apply=apply)

    named = [(slot, each, each.name) for each in files]
    return _attached(folder, named, change, at=at, summarise=summarise, case_id=case_id)


def attach_with(
    folder: Path,
    files: Sequence[FileForLine],
    change: Callable[[tuple[Document, ...]], Change],
    *,
    at: datetime,
    summarise: Summarise,
    case_id: str = "",
) -> Case:
    """Copy files, each to its line, in one change with whatever else `change` does of their records.

    Without files it is that change alone. Raises what `attach_file` raises; the case is then as it was.
    """
    if not files:
        return change_case(folder, change(()), at=at, summarise=summarise, case_id=case_id)
    _attached(folder, files, change, at=at, summarise=summarise, case_id=case_id)
    return read_case(folder).case


def _attached(
    folder: Path,
    sources: Sequence[FileForLine],
    change: Callable[[tuple[Document, ...]], Change],
    *,
    at: datetime,
    summarise: Summarise,
    case_id: str,
) -> tuple[Document, ...]:
    """Copy files, each with its name, into the case, and record them; nothing is left behind when it fails."""
    case_file(folder)
    copied: list[attachments.Copied] = []
    placed: list[Path] = []
    try:
        copied.extend(attachments.copy_in(folder, slot, source) for slot, source, _ in sources)
        with transaction(folder, case_id) as held:
            documents = []
            given = used_numbers(held.storage.tables, numbers_in(held.head)).get("documents", 0)
            for number, ((slot, _, name), copy) in enumerate(
                zip(sources, copied, strict=True), start=given + 1
            ):
                relative = attachments.take_place(folder, copy)
                placed.append(document_path(folder, relative))
                documents.append(
                    Document(
                        id=f"{LETTERS['documents']}{number}",  # known at once: one may be made of another
                        slot=slot,
                        path=relative,
                        original_name=printable(name),
                        sha256=copy.sha256,
                        size_bytes=copy.size_bytes,
                        attached_at=at,
                    )
                )
            case = make_change(held, change(tuple(documents)), at, summarise)
    except BaseException:
        for copy in copied:
            attachments.discard(copy.path)
        for place in placed:
            if not _is_recorded(folder, place):
                attachments.discard(place)
        raise
    paths = {each.path for each in documents}
    return tuple(each for each in case.documents if each.path in paths)


def _is_recorded(folder: Path, placed: Path) -> bool:
    """Say whether the case names the file after all: the disk may fail after the change went through."""
    try:
        documents = read_case(folder).case.documents
    except CasefileError:  # in doubt, the file stays
        return True
    return any(folder / document.path == placed for document in documents)


def remove_document(
    folder: Path, document_id: str, *, at: datetime, summarise: Summarise, case_id: str = ""
) -> Case:
    """Take a paper out of the case: its record goes, its file moves to the trash, undo brings both back.

    Raises NotFoundError when the case has no such document.
    """
    with transaction(folder, case_id) as held:
        documents = held.case.documents
        gone = next((each for each in documents if each.id == document_id), None)
        if gone is None:
            raise NotFoundError("store.no_document", id=printable(document_id))
        left = tuple(each for each in documents if each.id != document_id)
        values = {"name": gone.original_name, "line": gone.slot}
        change = Change(
            code="journal.document_removed",
            values=values,
            apply=lambda case: msgspec.structs.replace(case, documents=left),
        )
        return make_change(held, change, at, summarise)
