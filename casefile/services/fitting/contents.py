"""A page of contents before the others: which paper stands on which page of the file."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any, NamedTuple

from casefile.rules.fitting.outcome import Contents
from casefile.services.fitting.sheet import PAPERS

__all__ = ["Run", "add_contents", "source_runs"]

_MARGIN, _TOP, _LINE, _SIZE, _TITLE = 64.0, 90.0, 18.0, 11.0, 16.0
_DIGIT = 0.556  # of the size: how wide figures and the dash between them are in Helvetica
_LONGEST_NAME = 72
_PER_PAGE = 36
_OWN_BYTES = 700  # of a page of contents beside its text: its objects and their places


class Run(NamedTuple):
    """Pages of one source in a row: which source (from 0), its first and last page among all that follow (from 1)."""

    source: int
    first: int
    last: int


def source_runs(sources: Sequence[int]) -> list[Run]:
    """Return the runs of pages whose sources these are, in order."""
    found, at = [], 1
    for source, pages in groupby(sources):
        count = len(list(pages))
        found.append(Run(source, at, at + count - 1))
        at += count
    return found


def add_contents(writer: Any, contents: Contents, runs: Sequence[Run], paper: str) -> tuple[int, int]:
    """Add as many pages as the runs need; return how many, and about how many bytes they weigh.

    The pages of contents are counted too: what follows them begins on the page after.
    """
    wide, high = PAPERS[paper if paper in PAPERS else "a4"]
    count = -(-len(runs) // _PER_PAGE)
    font = writer._add_object(_font())
    weight = 0
    for number in range(count):
        shown = [
            (contents.names[each.source], each.first + count, each.last + count)
            for each in runs[number * _PER_PAGE : (number + 1) * _PER_PAGE]
        ]
        drawing = _drawing(contents, shown, wide, high)
        _add_page(writer, drawing, font, (wide, high))
        weight += len(drawing) + _OWN_BYTES
    return count, weight


def _font() -> Any:
    from pypdf.generic import DictionaryObject, NameObject

    named = {
        "/Type": "/Font",
        "/Subtype": "/Type1",
        "/BaseFont": "/Helvetica",
        "/Encoding": "/WinAnsiEncoding",
    }
    return DictionaryObject({NameObject(key): NameObject(value) for key, value in named.items()})


def _add_page(writer: Any, drawing: bytes, font: Any, size: tuple[float, float]) -> None:
    from pypdf.generic import DictionaryObject, NameObject, StreamObject

    page = writer.add_blank_page(round(size[0], 2), round(size[1], 2))
    stream = StreamObject()
    stream._data = drawing
    fonts = DictionaryObject({NameObject("/F1"): font})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    page[NameObject("/Contents")] = writer._add_object(stream)


def _drawing(contents: Contents, shown: Sequence[tuple[str, int, int]], wide: float, high: float) -> bytes:
    y = high - _TOP
    parts = [_text(_MARGIN, y, _TITLE, contents.title), _right(wide - _MARGIN, y, contents.column)]
    for name, first, last in shown:
        y -= _LINE
        pages = str(first) if first == last else f"{first}–{last}"
        parts += [_text(_MARGIN, y, _SIZE, _shortened(name)), _right(wide - _MARGIN, y, pages)]
    return b"\n".join(parts)


def _right(right: float, y: float, text: str) -> bytes:
    return _text(right - len(text) * _DIGIT * _SIZE, y, _SIZE, text)


def _text(x: float, y: float, size: float, text: str) -> bytes:
    shown = text.encode("cp1252", "replace")
    for sign in (b"\\", b"(", b")"):
        shown = shown.replace(sign, b"\\" + sign)
    return b"BT /F1 %.1f Tf %.2f %.2f Td (%s) Tj ET" % (size, x, y, shown)


def _shortened(name: str) -> str:
    name = " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
