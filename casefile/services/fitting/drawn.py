"""Pictures of PDFs that are decoded as a viewer shows them: inks of a press, faxes, drawings in one bit, rare packings."""

import io
from typing import Any

from casefile.services.fitting.refusal import RefusedError

__all__ = ["drawn"]

_MOST_DRAWN = 40_000_000  # dots: an A4 page at 600 an inch has 35 million
_LONGEST_SIDE = 14_000  # of a page, in its own units


def drawn(image: Any, *, grey: bool) -> Any:
    """Return a picture's dots as the viewer's engine draws them (L or RGB), fewer of one with very many dots.

    A picture of colours that are all greys comes as greys. Raises RefusedError.
    """
    from PIL import Image, ImageChops
    from pypdfium2 import raw

    wide, high = int(image["/Width"]), int(image["/Height"])
    scale = min(1.0, (_MOST_DRAWN / (wide * high)) ** 0.5)
    columns, rows = max(1, round(wide * scale)), max(1, round(high * scale))
    content = _page_of(image)
    document = raw.FPDF_LoadMemDocument64(content, len(content), None)
    page = raw.FPDF_LoadPage(document, 0) if document else None
    try:
        if not page:
            raise RefusedError("fit.unreadable")
        kind, step, order = (raw.FPDFBitmap_Gray, 1, "L") if grey else (raw.FPDFBitmap_BGR, 3, "BGR")
        bitmap = raw.FPDFBitmap_CreateEx(columns, rows, kind, None, 0)
        if not bitmap:
            raise RefusedError("fit.too_many_dots", width=wide, height=high)
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, columns, rows, 0xFFFFFFFF)
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, columns, rows, 0, 0)
        stride = raw.FPDFBitmap_GetStride(bitmap)
        dots = raw.FPDFBitmap_GetBuffer(bitmap)
        import ctypes

        pixels = ctypes.string_at(dots, stride * rows)
        raw.FPDFBitmap_Destroy(bitmap)
    finally:
        if page:
            raw.FPDF_ClosePage(page)
        if document:
            raw.FPDF_CloseDocument(document)
    shown = Image.frombuffer("L" if step == 1 else "RGB", (columns, rows), pixels, "raw", order, stride, 1)
    if grey:
        return shown
    red, green, blue = shown.split()
    tinted = any(ImageChops.difference(red, other).getextrema()[1] for other in (green, blue))
    return shown if tinted else red


def _page_of(image: Any) -> bytes:
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
