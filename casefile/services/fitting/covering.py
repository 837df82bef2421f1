"""The pictures that make up a page of a PDF: where its content draws them, and how finely."""

from collections.abc import Sequence
from math import hypot
from typing import Any, Literal, NamedTuple

from casefile.services.documents.resolution import POINTS_PER_INCH, Matrix, shrinking, times

__all__ = ["DrawnImage", "PageContent", "content_of"]

_LEAST_SHARE = 0.05  # of the page: a smaller picture is a logo, and weighs little
_COVERING_SHARE = 0.5
_WORTH_READING = 100_000  # dots: a page whose pictures have no more is not read for them
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

    @property
    def kind(self) -> Literal["picture", "text", "mixed"]:
        """Return what the page is to whoever reads the list of pages."""
        if not self.pictures:
            return "text"
        return "mixed" if self.has_text else "picture"

    @property
    def dpi(self) -> int | None:
        """Return the dots an inch of the finest picture, None where there is none."""
        return round(max(placed.dpi for placed in self.pictures)) if self.pictures else None


def content_of(page: Any) -> PageContent:
    """Return the pictures that cover a page and whether it has text; a page that is not understood has no picture."""
    try:
        resources = page.get("/Resources")
        if _dots_held(resources, _FORM_DEPTH) <= _WORTH_READING:
            return PageContent((), has_text=True)
        reading = _Reading(page)
        reading.read(page.get_contents(), resources, _IDENTITY, _FORM_DEPTH)
    except Exception:
        return PageContent((), has_text=True)
    large = tuple(each for each in reading.found if each.share >= _LEAST_SHARE)
    if _covering(large):
        return PageContent(large, reading.has_text)
    if _covering(reading.found):  # a page cut into tiles or narrow strips
        return PageContent(tuple(reading.found), reading.has_text)
    alone = not (reading.has_text or reading.has_drawing)
    return PageContent(large if alone else (), reading.has_text)


def _covering(pictures: Sequence[DrawnImage]) -> bool:
    return sum(each.share for each in pictures) >= _COVERING_SHARE


def _dots_held(resources: Any, depth: int) -> int:
    """Return how many dots the pictures have that a page or a form may draw."""
    held = _object(_object(resources).get("/XObject"))
    dots = 0
    for each in held.values():
        inner = _object(each)
        kind = inner.get("/Subtype")
        if kind == "/Image":
            dots += int(inner.get("/Width", 0)) * int(inner.get("/Height", 0))
        elif kind == "/Form" and depth:
            dots += _dots_held(inner.get("/Resources"), depth - 1)
    return dots


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
