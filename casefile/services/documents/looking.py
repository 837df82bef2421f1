"""Facts from a file: the one function that looks, run inside the child that may die of it."""

import os
from pathlib import Path
from typing import Any

import msgspec

from casefile.rules.documents.leftovers import leftover_kind
from casefile.rules.documents.looks import Look
from casefile.rules.documents.names import SoughtNames
from casefile.services.documents.kinds import kind_of
from casefile.services.documents.reading import FileBytes, read_file

__all__ = ["answer", "clean_name", "envelope", "look_at", "untold", "warm_up"]

_LONGEST_NAME = 300


def look_at(path: str | Path, names: SoughtNames = ()) -> Look:
    """Return the facts of the file at `path`; `names` are looked for in its text. Changes nothing, never raises
    for what the file holds, but may take long or crash on a hostile one: call it in a child.
    """
    found = read_file(str(path))
    return _looked(_envelope_of(str(path), found), found, names)


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Return the answer to one request of the parent: a look, or a page's picture, as plain values."""
    if request["ask"] == "preview":
        from casefile.services.documents.preview import drawn

        return drawn(_read(request), request["page"], request["width"], request["height"])
    if request["ask"] == "sheet":
        from casefile.services.documents.sheets import packed_sheet

        return packed_sheet(_read(request), request["page"])
    found = _read(request)
    names = msgspec.convert(request.get("names", ()), SoughtNames)
    phrases = tuple(request.get("phrases", ()))
    look = _looked(_envelope_of(request["path"], found), found, names, phrases)
    return built(look)


def envelope(request: dict[str, Any]) -> dict[str, Any]:
    """Return what is known before any parser runs: size, hash and kind."""
    found = _read_before[request["path"]] = read_file(request["path"])
    if request["ask"] != "look":
        return {}
    return built(_envelope_of(request["path"], found))


def built(look: Look) -> dict[str, Any]:
    """Return the look as plain values, ready for JSON."""
    built: dict[str, Any] = msgspec.to_builtins(look)
    return built


def warm_up() -> None:
    """Load every parser now and use it: what it prepares on first use (fonts, tables) is shared by the forks."""
    from casefile.services.documents import images, pdf
    from casefile.services.documents.samples import samples

    pdf.warm_up()
    images.warm_up()
    for _ in range(4):
        for sample in samples():
            pdf.look_into(Look(name=""), sample, ("sample",))


_read_before: dict[str, FileBytes] = {}


def _read(request: dict[str, Any]) -> FileBytes:
    """Return the file's bytes, those the envelope was made of where it was asked for first."""
    return _read_before.pop(request["path"], None) or read_file(request["path"])


def _envelope_of(path: str, found: FileBytes) -> Look:
    if found.trouble:
        return untold(path, found)
    name, ending = clean_name(path)
    kind, true_kind = kind_of(found.head, found.tail, ending)
    leftover = leftover_kind(name)
    if leftover == "unfinished" or (leftover and kind not in {"pdf", "jpeg", "png", "tiff"}):
        kind, true_kind = "other", leftover
    return Look(
        name=name,
        size_bytes=found.size_bytes,
        sha256=found.sha256,
        kind=kind,
        true_kind=true_kind,
        ending=ending,
    )


def untold(path: str, found: FileBytes) -> Look:
    """Return the look of a file that could not be read, or holds nothing."""
    name, ending = clean_name(path)
    return Look(name=name, ending=ending, trouble=found.trouble, sha256=found.sha256)


def _looked(look: Look, found: FileBytes, names: SoughtNames, phrases: tuple[str, ...] = ()) -> Look:
    if look.trouble or found.content is None:
        return look
    if look.kind == "pdf":
        from casefile.services.documents import pdf

        return pdf.look_into(look, found.content, names, phrases)
    if look.true_kind in {"text", "unknown"} and _ends_as_pdf(found.tail):
        return _as_pdf(look, found.content, names, phrases)
    if look.kind in {"jpeg", "png", "tiff"}:
        from casefile.services.documents import images

        return images.look_into(look, found.content)
    if look.kind in {"doc", "docx"} or look.true_kind == "ole":
        from casefile.services.documents import office

        return office.look_into(look, found.content)
    return look


def _ends_as_pdf(tail: bytes) -> bool:
    return b"startxref" in tail[-1024:] and b"%%EOF" in tail[-1024:]


def _as_pdf(look: Look, content: bytes, names: SoughtNames, phrases: tuple[str, ...]) -> Look:
    """Return the look of a PDF whose first line is spoilt, where a reader opens it all the same; else as it was."""
    from casefile.services.documents import pdf

    tried = pdf.look_into(msgspec.structs.replace(look, kind="pdf", true_kind="pdf"), content, names, phrases)
    if not tried.pages:
        return look
    return msgspec.structs.replace(tried, damage=(*tried.damage, "header"))


def clean_name(path: str) -> tuple[str, str]:
    """Return the file's name fit to be shown, and its ending in small letters without the dot."""
    # A thousand names are cleaned where nothing else is done: os.path takes a third of the time of Path.
    name = bounded_text(os.path.basename(path), _LONGEST_NAME)  # noqa: PTH119
    return name, os.path.splitext(name)[1].lower().lstrip(".")  # noqa: PTH122


def bounded_text(text: str, most: int) -> str:
    """Return the text without control characters and lone surrogates, at most that long."""
    text = text[: most * 2]
    kept = text if text.isprintable() else "".join(sign if sign.isprintable() else "�" for sign in text)
    return kept.encode("utf-8", "replace").decode("utf-8")[:most]
