"""The pictures that make up a page of a PDF: where its content draws them, and how finely."""

from math import hypot
from typing import Any, NamedTuple

from casefile.services.documents.resolution import POINTS_PER_INCH, Matrix, shrinking, times

__all__ = ["DrawnImage", "PageContent", "content_of"]

_LEAST_SHARE = 0.05  # of the page: a smaller picture is a logo, and weighs little
_COVERING_SHARE = 0.5
_FORM_DEPTH = 2
_MOST_PLACED = 200
_PAINTED = {b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"sh", b"BI"}
_TEXT = {b"Tj", b"TJ", b"'", b'"'}

_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


class DrawnImage(NamedTuple):
    """A picture of the page: its object, dots an inch as drawn, the share of the page it covers."""

    image: Any
    dpi: float
    share: float


class PageContent(NamedTuple):
    """What a page shows: `pictures` are the large ones, none unless they cover half of it or nothing else is there."""

    pictures: tuple[DrawnImage, ...]
    has_text: bool


def content_of(page: Any) -> PageContent:
    """Return the pictures that cover a page and whether it has text; a page that is not understood has no picture."""
    try:
        resources = page.get("/Resources")
        if not _may_hold_pictures(resources, _FORM_DEPTH):
            return PageContent((), has_text=True)
        reading = _Reading(page)
        reading.read(page.get_contents(), resources, _IDENTITY, _FORM_DEPTH)
    except Exception:
        return PageContent((), has_text=True)
    large = tuple(each for each in reading.found if each.share >= _LEAST_SHARE)
    alone = not (reading.has_text or reading.has_drawing)
    covers = alone or sum(each.share for each in large) >= _COVERING_SHARE
    return PageContent(large if covers else (), reading.has_text)


def _may_hold_pictures(resources: Any, depth: int) -> bool:
    """Say whether a page is worth reading: one without a large picture is not."""
    held = _object(_object(resources).get("/XObject"))
    for each in held.values():
        inner = _object(each)
        kind = inner.get("/Subtype")
        if kind == "/Image" and int(inner.get("/Width", 0)) * int(inner.get("/Height", 0)) > 100_000:
            return True
        if kind == "/Form" and depth and _may_hold_pictures(inner.get("/Resources"), depth - 1):
            return True
    return False


class _Reading:
    """One walk through a page's content, forms included."""

    def __init__(self, page: Any) -> None:
        box = [float(each) for each in page.mediabox]
        unit = float(page.get("/UserUnit", 1))
        self.wide, self.high = abs(box[2] - box[0]), abs(box[3] - box[1])
        self.unit = unit / shrinking((self.wide * unit, self.high * unit))
        self.page = page
        self.found: list[DrawnImage] = []
        self.has_text = self.has_drawing = False

    def read(self, stream: Any, resources: Any, base: Matrix, depth: int) -> None:
        from pypdf.generic import ContentStream

        if stream is None:
            return
        held = _object(_object(resources).get("/XObject"))
        matrix, kept = base, []
        for operands, operator in ContentStream(stream, None).operations:
            if operator == b"q":
                kept.append(matrix)
            elif operator == b"Q" and kept:
                matrix = kept.pop()
            elif operator == b"cm":
                matrix = times(_matrix(operands), matrix)
            elif operator == b"Do" and str(operands[0]) in held:
                self._draw(held[str(operands[0])], resources, matrix, depth)
            else:
                self.has_text |= operator in _TEXT
                self.has_drawing |= operator in _PAINTED

    def _draw(self, reference: Any, resources: Any, matrix: Matrix, depth: int) -> None:
        drawn = _object(reference)
        kind = drawn.get("/Subtype")
        if kind == "/Form" and depth:
            inner = times(_matrix(drawn.get("/Matrix", _IDENTITY)), matrix)
            self.read(drawn, drawn.get("/Resources", resources), inner, depth - 1)
        elif kind == "/Image" and len(self.found) < _MOST_PLACED:
            across, down = hypot(matrix[0], matrix[1]), hypot(matrix[2], matrix[3])
            if across <= 0 or down <= 0:
                return
            inch = POINTS_PER_INCH / self.unit
            dpi = min(int(drawn["/Width"]) * inch / across, int(drawn["/Height"]) * inch / down)
            share = min(1.0, across * down / (self.wide * self.high))
            self.found.append(DrawnImage(drawn, dpi, share))


def _object(found: Any) -> Any:
    return found.get_object() if found is not None else {}


def _matrix(values: Any) -> Matrix:
    a, b, c, d, e, f = (float(each) for each in values)
    return a, b, c, d, e, f
