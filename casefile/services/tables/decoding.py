"""The text of a file that another program saved: UTF-8, UTF-16, or Windows-1252 as Excel writes it in the West."""

import codecs
import re

from casefile.errors import UsageError

__all__ = ["decoded", "text_in"]

_BY_MARK = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # XLSX, ODS and Numbers are zips; XLS is an OLE file
_OTHER_PAGE = re.compile(r"[^\W\d_][‚„]|[a-z][ŠŒŽ]|[^\W\d_][ƒ…†‡ˆ‰‹•˜›“”](?=[^\W\d_])")
"""What no word of Windows-1252 holds: letters with an accent of DOS (850) or of a Macintosh are read so."""


def decoded(data: bytes, name: str) -> str:
    """Return the text of the bytes, the byte order mark dropped; `name` is the file's, for messages.

    Raises UsageError: table.workbook for the spreadsheet itself, table.not_text for anything else that is no text.
    """
    if data.startswith(_WORKBOOKS):
        raise UsageError("table.workbook", path=name)
    text = text_in(data)
    if text is None:
        raise UsageError("table.not_text", path=name)
    return text


def text_in(data: bytes) -> str | None:
    """Return the text of the bytes in whichever of the encodings they are, None when they are no text."""
    marked = next(((mark, kind) for mark, kind in _BY_MARK if data.startswith(mark)), None)
    kinds = (marked[1],) if marked else (_sixteen_bits(data) or "utf-8", "cp1252")
    bare = data.removeprefix(marked[0]) if marked else data
    for kind in kinds:
        try:
            text = bare.decode(kind)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and not (kind == "cp1252" and _OTHER_PAGE.search(text)):
            return text
    return None


def _sixteen_bits(data: bytes) -> str | None:
    """Return which UTF-16 the bytes are when they have no mark: half of those of a Western table are zero."""
    for kind, zeros, letters in (
        ("utf-16-le", data[1::2], data[::2]),
        ("utf-16-be", data[::2], data[1::2]),
    ):
        if zeros.count(0) * 2 > len(zeros) and letters.count(0) * 10 < len(letters):
            return kind
    return None
