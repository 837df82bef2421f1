"""Pictures of PDFs decoded as a viewer shows them: inks of a press, faxes, drawings in one bit, rare packings."""

import ctypes
import io
import threading
from typing import Any

from casefile.services.fitting.refusal import RefusedError

__all__ = ["page_of", "picture_drawn"]

_MOST_DRAWN = {1: 40_000_000, 3: 16_000_000}
"""Dots, by bytes a dot: an A4 page at 600 an inch in greys, at 400 in colours; finer than any rung."""

_LONGEST_SIDE = 14_000  # of a page, in its own units
_ENGINE = threading.Lock()  # the engine does one thing at a time


def picture_drawn(content: bytes, whole: tuple[int, int], least: tuple[int, int], *, grey: bool) -> Any:
    """Return the dots (L or RGB) of a picture of the size `whole` as the viewer's engine draws its `page_of`.

    One with very many dots comes with fewer, not fewer than `least`. A picture of colours that are all greys comes as
    greys. Raises RefusedError.
    """
    from PIL import Image, ImageChops

    depth = 1 if grey else 3
    size = _drawn_size(*whole, least, _MOST_DRAWN[depth])
    with _ENGINE:
        stride, pixels = _rendered(content, size, depth)
    if grey:
        return Image.frombuffer("L", size, pixels, "raw", "L", stride, 1)
    shown = Image.frombuffer("RGB", size, pixels, "raw", "BGR", stride, 1)
    red, green, blue = shown.split()
    tinted = any(ImageChops.difference(red, other).getextrema()[1] for other in (green, blue))
    return shown if tinted else red


def _drawn_size(wide: int, high: int, least: tuple[int, int], most: int) -> tuple[int, int]:
    scale = min(1.0, max((most / (wide * high)) ** 0.5, least[0] / wide, least[1] / high))
    return max(1, round(wide * scale)), max(1, round(high * scale))


def _rendered(content: bytes, size: tuple[int, int], depth: int) -> tuple[int, bytes]:
    """Return (bytes a row, the rows) of the one page of a PDF, on white paper."""
    from pypdfium2 import raw

    document = raw.FPDF_LoadMemDocument64(content, len(content), None)
    page = raw.FPDF_LoadPage(document, 0) if document else None
    kind = raw.FPDFBitmap_Gray if depth == 1 else raw.FPDFBitmap_BGR
    bitmap = raw.FPDFBitmap_CreateEx(*size, kind, None, 0) if page else None
    try:
        if not page:
            raise RefusedError("fit.unreadable")
        if not bitmap:
            raise RefusedError("fit.too_many_dots", width=size[0], height=size[1])
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, *size, 0xFFFFFFFF)
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, *size, 0, 0)
        stride = raw.FPDFBitmap_GetStride(bitmap)
        return stride, ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * size[1])
    finally:
        if bitmap:
            raw.FPDFBitmap_Destroy(bitmap)
        if page:
            raw.FPDF_ClosePage(page)
        if document:
            raw.FPDF_CloseDocument(document)


def page_of(image: Any) -> bytes:
    """Return a PDF of one page that the picture fills, a dot a unit where the page is not too long for that."""
    from pypdf import PdfWriter
    from pypdf.generic import DictionaryObject, NameObject, StreamObject

    wide, high = int(image["/Width"]), int(image["/Height"])
    unit = min(1.0, _LONGEST_SIDE / max(wide, high))
    writer = PdfWriter()
    page = writer.add_blank_page(wide * unit, high * unit)
    held = image.clone(writer)
    drawing = StreamObject()
    drawing._data = f"{wide * unit:.4f} 0 0 {high * unit:.4f} 0 0 cm /P Do".encode("ascii")
    named = DictionaryObject({NameObject("/P"): held.indirect_reference})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): named})
    page[NameObject("/Contents")] = writer._add_object(drawing)
    whole = io.BytesIO()
    writer.write(whole)
    return whole.getvalue()
