"""Papers in and out of a case: the file first, the record second, in one call."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import msgspec

from casefile.cases.changes import Change
from casefile.cases.model import Case, Document
from casefile.errors import CasefileError, NotFoundError
from casefile.services.store import attachments
from casefile.services.store.journal import make_change
from casefile.services.store.paths import document_path, printable
from casefile.services.store.readback import read_case
from casefile.services.store.reading import case_file
from casefile.services.store.transaction import Summarise, transaction

__all__ = ["attach_file", "remove_document"]


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
    case_file(folder)
    copied = attachments.copy_in(folder, slot, source)
    placed: Path | None = None
    try:
        with transaction(folder, case_id) as held:
            relative = attachments.take_place(folder, copied)
            placed = document_path(folder, relative)
            document = Document(
                id="", slot=slot, path=relative, original_name=printable(name or source.name), sha256=copied.sha256,
                size_bytes=copied.size_bytes, attached_at=at,
            )  # fmt: skip
            values = {"name": document.original_name, "line": slot if title is None else title}
            change = Change(code="journal.document_attached", values=values, apply=_with(document, also))
            case = make_change(held, change, at, summarise)
    except BaseException:
        attachments.discard(copied.path)
        if placed is not None and not _is_recorded(folder, placed):
            attachments.discard(placed)
        raise
    return next(each for each in case.documents if each.path == relative)


def _with(document: Document, also: Callable[[Case], Case] | None) -> Callable[[Case], Case]:
    def apply(case: Case) -> Case:
        case = msgspec.structs.replace(case, documents=(*case.documents, document))
        return also(case) if also else case

    return apply


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
