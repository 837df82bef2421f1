"""PDF files as sources: which may be merged, and their pages with what an officer sees and no more."""

import io
from collections.abc import Iterator
from typing import Any

from casefile.services.fitting.refusal import RefusedError

__all__ = ["OpenPdf", "add_page", "keep_hidden_layers", "open_pdf"]

_NOT_SHOWN = (
    "/Annots", "/B", "/AA", "/PieceInfo", "/Thumb", "/Metadata", "/LastModified", "/StructParents", "/Tabs", "/AF",
    "/PresSteps", "/SeparationInfo", "/Trans", "/Dur", "/DPart", "/TemplateInstantiated",
)  # fmt: skip
_KEPT_OF_NOTE = (
    "/Type",
    "/Subtype",
    "/Rect",
    "/AP",
    "/AS",
    "/F",
    "/C",
    "/CA",
    "/Border",
    "/BS",
    "/QuadPoints",
)
_NOT_SEEN = {"/Popup", "/FileAttachment", "/Widget", "/Movie", "/Screen", "/Sound", "/RichMedia", "/3D"}
_MOST_FIELDS = 5000


class OpenPdf:
    """A PDF that may be merged; `attachments` tells that files inside it are left behind.

    `preceded`: foreign bytes stand before it, which a portal may refuse and merging leaves out.
    """

    def __init__(self, reader: Any, *, preceded: bool = False) -> None:
        self.reader = reader
        self.preceded = preceded
        self.root = reader.trailer["/Root"]
        self.count = len(reader.pages)
        names = _dictionary(_get(self.root, "/Names"))
        self.attachments = _get(names, "/EmbeddedFiles") is not None
        self.restricted = bool(reader.is_encrypted)


def open_pdf(content: bytes) -> OpenPdf:
    """Return the PDF; raises RefusedError for one that merging would spoil or that does not open.

    A lock that opens without a password only restricts: it goes, and whoever asked is told.
    """
    from pypdf import PdfReader

    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise RefusedError("fit.password")
        _refuse_living(reader.trailer["/Root"])
        opened = OpenPdf(reader, preceded=not content.startswith(b"%PDF-"))
    except RefusedError:
        raise
    except NotImplementedError:
        raise RefusedError("fit.password") from None
    except Exception:
        raise RefusedError("fit.unreadable") from None
    if not opened.count:
        raise RefusedError("fit.no_pages")
    return opened


def _refuse_living(root: Any) -> None:
    """Refuse what is more than its pages: a signature, a form to fill, an envelope of other files."""
    form = _dictionary(_get(root, "/AcroForm"))
    fields = list(_fields(_get(form, "/Fields")))
    if any(_get(each, "/FT") == "/Sig" and _get(each, "/V") is not None for each in fields):
        raise RefusedError("fit.signed")
    if fields or _get(form, "/XFA") is not None:
        raise RefusedError("fit.form")
    if _get(root, "/Collection") is not None:
        raise RefusedError("fit.portfolio")


def _fields(kids: Any) -> Iterator[Any]:
    """Yield the fields of a form, those inside others too."""
    waiting, seen = [kids], 0
    while waiting and seen < _MOST_FIELDS:
        for each in _list(waiting.pop()):
            field = _dictionary(each)
            seen += 1
            yield field
            if (inner := _get(field, "/Kids")) is not None and seen < _MOST_FIELDS:
                waiting.append(inner)


def add_page(writer: Any, opened: OpenPdf, number: int, degrees: int) -> Any:
    """Add page `number` (from 0) to the writer, turned right by so many degrees, and return it.

    Notes that are seen stay; of links only those to the web. Raises RefusedError.
    """
    try:
        page = opened.reader.pages[number]
        added = writer.add_page(page, _NOT_SHOWN)
        _keep_notes(writer, page, added)
        if degrees:
            added.rotate(degrees)
    except Exception:
        raise RefusedError("fit.unreadable", page=number + 1) from None
    return added


def _keep_notes(writer: Any, page: Any, added: Any) -> None:
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject

    kept = ArrayObject()
    for each in _list(_get(page, "/Annots")):
        note = _dictionary(each)
        kind = _get(note, "/Subtype")
        if kind is None or kind in _NOT_SEEN:
            continue
        copy = DictionaryObject()
        for key in _KEPT_OF_NOTE:
            if key in note:
                copy[NameObject(key)] = note.raw_get(key).clone(writer)
        if kind == "/Link":
            action = _dictionary(_get(note, "/A"))
            if _get(action, "/S") != "/URI" or "/URI" not in action:
                continue
            copy[NameObject("/A")] = DictionaryObject(
                {NameObject("/S"): NameObject("/URI"), NameObject("/URI"): action["/URI"].clone(writer)}
            )
        kept.append(writer._add_object(copy))
    if kept:
        added[NameObject("/Annots")] = kept


def keep_hidden_layers(writer: Any, sources: list[OpenPdf]) -> None:
    """Keep hidden what is hidden: without the list of layers every layer would be seen."""
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject

    every, hidden = ArrayObject(), ArrayObject()
    for opened in sources:
        layers = _dictionary(_get(opened.root, "/OCProperties"))
        groups = _list(_get(layers, "/OCGs"))
        default = _dictionary(_get(layers, "/D"))
        on, off = _list(_get(default, "/ON")), _list(_get(default, "/OFF"))
        if _get(default, "/BaseState") == "/OFF":
            off = [each for each in groups if each not in on]
        every.extend(each.clone(writer) for each in groups)
        hidden.extend(each.clone(writer) for each in off)
    if every:
        default = DictionaryObject({NameObject("/OFF"): hidden, NameObject("/Order"): ArrayObject()})
        writer.root_object[NameObject("/OCProperties")] = DictionaryObject(
            {NameObject("/OCGs"): every, NameObject("/D"): default}
        )


def _get(holder: Any, key: str) -> Any:
    """Return what the key stands for, None where there is nothing or it points nowhere."""
    try:
        found = holder.get(key)
        return found.get_object() if found is not None else None
    except AttributeError:
        return None


def _dictionary(found: Any) -> Any:
    from pypdf.generic import DictionaryObject

    found = found.get_object() if found is not None else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _list(found: Any) -> list[Any]:
    from pypdf.generic import ArrayObject

    found = found.get_object() if found is not None else None
    return list(found) if isinstance(found, ArrayObject) else []
