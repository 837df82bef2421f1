"""What in a PDF acts by itself or hides behind its pages: scripts, actions, forms, signatures, embedded files."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

__all__ = ["ActiveFacts", "walk"]

_SCRIPTED = "/JavaScript"
_ACTING = frozenset(
    {"/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/Rendition", "/Movie", "/RichMediaExecute"}
)
_MOST_PAGES = 200
_MOST_ANNOTATIONS = 300
_MOST_FIELDS = 2000
_MOST_OUTLINES = 300
_MOST_NAMES = 300
_LONGEST_FILLED = 400
_INVOICE_DATA = frozenset(
    {"factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml", "order-x.xml", "cii.xml", "zugferd_invoice.xml"}
)
_FILLED = frozenset({"/Tx", "/Ch", "/Btn"})


class ActiveFacts(NamedTuple):
    """What was found; `actions` are their PDF names without the slash (Launch, SubmitForm, ...).

    `filled` is what stands in the fields of a form, each with its kind (/Tx, /Ch, /Btn).
    """

    javascript: bool = False
    actions: tuple[str, ...] = ()
    attachments: int = 0
    invoice_data: bool = False
    xfa: bool = False
    form_fields: int = 0
    signatures: int = 0
    filled: tuple[tuple[str, str], ...] = ()


def walk(reader: Any) -> ActiveFacts:
    """Return what acts in the document, looking at a bounded number of its objects; may raise anything."""
    root = _dict(reader.trailer.get("/Root"))
    pages = list(islice(reader.pages, _MOST_PAGES))
    names = _dict(root.get("/Names"))
    form = _dict(root.get("/AcroForm"))
    fields = list(_fields(form))
    annotations = list(_annotations(pages))
    embedded = [_dict(each) for each in _leaves(names.get("/EmbeddedFiles"))]
    twins = sum(_is_invoice_data(each) for each in embedded)
    pinned = sum(1 for each in annotations if each.get("/Subtype") == "/FileAttachment")
    holders = [root, *fields, *annotations, *_outlines(root)]
    kinds = {kind for holder in holders for kind in _kinds_of(holder)}
    kinds |= {kind for page in pages for kind in _kinds_of(page)}
    scripts = any(True for _ in _leaves(names.get("/JavaScript")))
    return ActiveFacts(
        javascript=scripts or _SCRIPTED in kinds,
        actions=tuple(sorted(kind.lstrip("/") for kind in kinds & _ACTING)),
        attachments=len(embedded) - twins + pinned,
        invoice_data=twins > 0,
        xfa="/XFA" in form or bool(root.get("/NeedsRendering")),
        form_fields=sum(1 for field in fields if _kind_of_field(field) not in {"", "/Sig"}),
        signatures=sum(1 for field in fields if _kind_of_field(field) == "/Sig" and _dict(field.get("/V"))),
        filled=tuple(_filled(fields)),
    )


def _is_invoice_data(file: dict[str, Any]) -> bool:
    """Say whether an embedded file is the data of an electronic invoice (EN 16931), whose paper is the page itself."""
    return any(str(file.get(key, "")).lower() in _INVOICE_DATA for key in ("/UF", "/F"))


def _filled(fields: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for field in fields:
        value, kind = _resolved(field.get("/V")), _kind_of_field(field)
        if kind in _FILLED and isinstance(value, str) and value.strip():
            yield kind, value[:_LONGEST_FILLED]


def _resolved(value: Any) -> Any:
    return value.get_object() if hasattr(value, "get_object") else value


def _dict(value: Any) -> dict[str, Any]:
    """Return what a reference leads to when it is a dictionary, else an empty one."""
    found = _resolved(value)
    return found if isinstance(found, dict) else {}


def _list(value: Any) -> list[Any]:
    found = _resolved(value)
    return found if isinstance(found, list) else []


def _kinds_of(holder: dict[str, Any]) -> Iterator[str]:
    """Yield the kinds of the actions a thing has: its own, those of its events, and those that follow them."""
    waiting = [holder.get("/A"), holder.get("/OpenAction"), *_dict(holder.get("/AA")).values()]
    for _ in range(50):
        if not waiting:
            return
        action = _dict(waiting.pop())
        if "/S" in action:
            yield str(action["/S"])
        elif "/JS" in action:
            yield _SCRIPTED
        following = action.get("/Next")
        if following is not None:
            waiting += _list(following) or [following]


def _annotations(pages: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for page in pages:
        for each in _list(page.get("/Annots"))[:_MOST_ANNOTATIONS]:
            yield _dict(each)


def _kind_of_field(field: dict[str, Any]) -> str:
    for _ in range(20):
        if "/FT" in field:
            return str(field["/FT"])
        field = _dict(field.get("/Parent"))
    return ""


def _fields(form: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the fields at the ends of the form's tree, each once."""
    seen: set[int] = set()
    waiting = _list(form.get("/Fields"))[:_MOST_FIELDS]
    while waiting and len(seen) < _MOST_FIELDS:
        field = _dict(waiting.pop())
        if id(field) in seen or not field:
            continue
        seen.add(id(field))
        kids = [kid for kid in _list(field.get("/Kids")) if "/T" in _dict(kid)]
        if kids:
            waiting += kids
            if "/AA" not in field and "/A" not in field:
                continue
        yield field


def _leaves(tree: Any) -> Iterator[Any]:
    """Yield the values of a name tree, up to a bounded number."""
    waiting = [tree]
    for _ in range(_MOST_NAMES):
        if not waiting:
            return
        node = _dict(waiting.pop())
        yield from _list(node.get("/Names"))[1::2]
        waiting += _list(node.get("/Kids"))


def _outlines(root: dict[str, Any]) -> Iterator[dict[str, Any]]:
    waiting = [_dict(root.get("/Outlines")).get("/First")]
    for _ in range(_MOST_OUTLINES):
        if not waiting:
            return
        item = _dict(waiting.pop())
        if item:
            yield item
            waiting += [each for each in (item.get("/Next"), item.get("/First")) if each is not None]
