"""A PDF as a viewer's engine sees it (PDFium, that of Chrome): whether it opens, its pages."""

import functools
import re
from types import TracebackType
from typing import Any, Self

from casefile.services.documents.page_view import PageView

__all__ = ["Viewer", "warm_up"]


def warm_up() -> None:
    """Load the engine."""
    from pypdfium2 import raw

    raw.FPDF_InitLibrary()


_EVERY_USE = (
    0b1101_0011_1100  # print, change, copy, annotate, fill in, assemble, print well (ISO 32000, table 22)
)
_MASK = re.compile(rb"/(?:S?Mask|OC)\b")


class Viewer:
    """An open document; `opens` is False when the engine refuses it, `locked` when it asks for a password.

    Use as a context manager: the engine's memory is not ours.
    """

    def __init__(self, content: bytes) -> None:
        from pypdfium2 import raw

        self._raw: Any = raw
        self._content = content  # the engine reads from these bytes as long as the document is open
        self._document = raw.FPDF_LoadMemDocument64(content, len(content), None)
        self.opens = bool(self._document)
        error = 0 if self.opens else raw.FPDF_GetLastError()
        self.locked = error == raw.FPDF_ERR_PASSWORD

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._document:
            self._raw.FPDF_CloseDocument(self._document)
            self._document = None

    @property
    def pages(self) -> int:
        """How many pages the engine counts."""
        return int(self._raw.FPDF_GetPageCount(self._document)) if self.opens else 0

    @property
    def table_sound(self) -> bool:
        """Whether the table of the file's objects was used as it stands, not rebuilt by searching."""
        return bool(self._raw.FPDF_DocumentHasValidCrossReferenceTable(self._document))

    @property
    def allows_all(self) -> bool:
        """Whether a lock, if there is one, forbids nothing to who opens the file without a password."""
        told = int(self._raw.FPDF_GetDocUserPermissions(self._document)) if self.opens else 0
        return told & _EVERY_USE == _EVERY_USE

    @property
    def attachments(self) -> int:
        """How many files are embedded in the document."""
        return max(0, int(self._raw.FPDFDoc_GetAttachmentCount(self._document)))

    def page(self, index: int) -> PageView | None:
        """Return page `index` (from 0), open, None when the engine cannot load it."""
        page = self._raw.FPDF_LoadPage(self._document, index) if self.opens else None
        return PageView(self._raw, page, masked=self._masked) if page else None

    @functools.cached_property
    def _masked(self) -> bool:
        """Whether a picture may have a mask, or be on a layer: no picture's entries are ever packed."""
        return _MASK.search(self._content) is not None

    def picture(self, index: int, width: int, height: int) -> tuple[int, int, bytes]:
        """Return (width, height, RGB bytes) of page `index` drawn to fit that many pixels; raises ValueError."""
        page = self.page(index)
        if page is None:
            raise ValueError(index)
        with page:
            columns, rows, stride, pixels = page.drawn((width, height))
        packed = b"".join(pixels[row * stride : row * stride + columns * 4] for row in range(rows))
        colours = bytearray(columns * rows * 3)
        colours[0::3], colours[1::3], colours[2::3] = packed[2::4], packed[1::4], packed[0::4]
        return columns, rows, bytes(colours)
