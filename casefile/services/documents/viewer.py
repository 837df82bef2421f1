"""A PDF as a viewer's engine sees it (PDFium, that of Chrome): whether it opens, its pages, its text."""

import ctypes
from types import TracebackType
from typing import Any, NamedTuple, Self

__all__ = ["PageSeen", "Scan", "Viewer", "warm_up"]

_MOST_OBJECTS = 400
_MOST_TEXT = 6000
_FORM_DEPTH = 2
_COVERING = 0.7


class Scan(NamedTuple):
    """An image that covers its page: dots per inch and whether it has no colour."""

    dpi: int
    grey: bool
    pixels: int


class PageSeen(NamedTuple):
    """One page as drawn: whether nothing is on it, its turn in degrees, its text, the image that covers it."""

    empty: bool
    annotated: bool
    rotation: int
    text: str
    scan: Scan | None


def warm_up() -> None:
    """Load the engine."""
    from pypdfium2 import raw

    raw.FPDF_InitLibrary()


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
    def attachments(self) -> int:
        """How many files are embedded in the document."""
        return max(0, int(self._raw.FPDFDoc_GetAttachmentCount(self._document)))

    @property
    def signatures(self) -> int:
        """How many signature fields there are, signed or not."""
        return max(0, int(self._raw.FPDF_GetSignatureCount(self._document)))

    @property
    def form(self) -> str:
        """Return none, fields, xfa (dynamic), or xfa_foreground (a form with both)."""
        raw = self._raw
        names = {
            raw.FORMTYPE_ACRO_FORM: "fields",
            raw.FORMTYPE_XFA_FULL: "xfa",
            raw.FORMTYPE_XFA_FOREGROUND: "xfa_foreground",
        }
        return names.get(raw.FPDF_GetFormType(self._document), "none")

    def page(self, index: int, *, text: bool = True) -> PageSeen | None:
        """Return what is on page `index` (from 0), None when the engine cannot load it."""
        raw = self._raw
        page = raw.FPDF_LoadPage(self._document, index)
        if not page:
            return None
        try:
            count = raw.FPDFPage_CountObjects(page)
            annotated = raw.FPDFPage_GetAnnotCount(page) > 0
            words = self._text(page) if text and count > 0 else ""
            return PageSeen(
                empty=count == 0 and not annotated,
                annotated=annotated,
                rotation=raw.FPDFPage_GetRotation(page) * 90,
                text=words,
                scan=self._scan(page, count) if 0 < count <= _MOST_OBJECTS else None,
            )
        finally:
            raw.FPDF_ClosePage(page)

    def _text(self, page: Any) -> str:
        raw = self._raw
        layer = raw.FPDFText_LoadPage(page)
        if not layer:
            return ""
        try:
            count = min(raw.FPDFText_CountChars(layer), _MOST_TEXT)
            if count <= 0:
                return ""
            buffer = (ctypes.c_ushort * (count + 1))()
            written = raw.FPDFText_GetText(layer, 0, count, buffer)
            return bytes(buffer)[: max(0, written - 1) * 2].decode("utf-16-le", "ignore")
        finally:
            raw.FPDFText_ClosePage(layer)

    def _scan(self, page: Any, count: int) -> Scan | None:
        raw = self._raw
        width, height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
        if width <= 0 or height <= 0:
            return None
        if raw.FPDFPage_GetRotation(page) % 2:
            width, height = height, width
        return self._covering(
            [raw.FPDFPage_GetObject(page, at) for at in range(count)], width * height, page, _FORM_DEPTH
        )

    def _covering(self, objects: list[Any], area: float, page: Any, depth: int) -> Scan | None:
        raw = self._raw
        for each in objects:
            kind = raw.FPDFPageObj_GetType(each)
            if kind == raw.FPDF_PAGEOBJ_IMAGE:
                scan = self._image(each, area, page)
                if scan is not None:
                    return scan
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth > 0:
                inner = min(raw.FPDFFormObj_CountObjects(each), _MOST_OBJECTS)
                found = self._covering(
                    [raw.FPDFFormObj_GetObject(each, at) for at in range(inner)], area, page, depth - 1
                )
                if found is not None:
                    return found
        return None

    def _image(self, image: Any, area: float, page: Any) -> Scan | None:
        raw = self._raw
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        if not raw.FPDFPageObj_GetBounds(image, left, bottom, right, top):
            return None
        if (right.value - left.value) * (top.value - bottom.value) < area * _COVERING:
            return None
        about = raw.FPDF_IMAGEOBJ_METADATA()
        if not raw.FPDFImageObj_GetImageMetadata(image, page, about):
            return None
        dpi = round(min(about.horizontal_dpi, about.vertical_dpi))
        plain_grey = about.colorspace in {raw.FPDF_COLORSPACE_DEVICEGRAY, raw.FPDF_COLORSPACE_CALGRAY}
        # An ICC profile or a palette may hold either: fewer than 24 bits of an ICC picture are shades of grey.
        grey = plain_grey or (about.colorspace == raw.FPDF_COLORSPACE_ICCBASED and about.bits_per_pixel <= 8)
        return Scan(dpi, grey, about.width * about.height) if dpi > 0 else None

    def picture(self, index: int, width: int, height: int) -> tuple[int, int, bytes]:
        """Return (width, height, RGB bytes) of page `index` drawn to fit that many pixels; raises ValueError."""
        raw = self._raw
        page = raw.FPDF_LoadPage(self._document, index) if self.opens else None
        if not page:
            raise ValueError(index)
        try:
            wide, high = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
            scale = min(width / max(wide, 1), height / max(high, 1))
            columns, rows = max(1, round(wide * scale)), max(1, round(high * scale))
            bitmap = raw.FPDFBitmap_Create(columns, rows, 0)
            raw.FPDFBitmap_FillRect(bitmap, 0, 0, columns, rows, 0xFFFFFFFF)
            raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, columns, rows, 0, raw.FPDF_ANNOT)
            return columns, rows, _rgb(raw, bitmap, columns, rows)
        finally:
            raw.FPDF_ClosePage(page)


def _rgb(raw: Any, bitmap: Any, columns: int, rows: int) -> bytes:
    stride = raw.FPDFBitmap_GetStride(bitmap)
    pixels = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * rows)
    raw.FPDFBitmap_Destroy(bitmap)
    packed = b"".join(pixels[row * stride : row * stride + columns * 4] for row in range(rows))
    colours = bytearray(columns * rows * 3)
    colours[0::3], colours[1::3], colours[2::3] = packed[2::4], packed[1::4], packed[0::4]
    return bytes(colours)
