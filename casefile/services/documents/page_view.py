"""One page in a viewer's engine: what is painted on it and in what order, its words, its picture at any size."""

import ctypes
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Any, NamedTuple, Self

from casefile.services.documents.in_sight import bounds_of, clip_of, is_dimmed, is_layered, is_seen
from casefile.services.documents.resolution import Matrix, Placed, covered_share, dots_per_inch, times

__all__ = ["Cover", "PageView", "Painted"]

_MOST_OBJECTS = 3000
_MOST_TEXT = 6000
_MOST_ANNOTATIONS = 300
_FORM_DEPTH = 3
_COVERING = 0.7
_LEAST_PIECE = 0.01
_LEAST_DOTS = 20_000  # fewer are a coloured ground, no scan
_SPECK = 0.2  # points
_AS_IS: Matrix = (1, 0, 0, 1, 0, 0)
_MOST_WORDS_OVER = 2000


class Cover(NamedTuple):
    """The pictures that cover a page: dots per inch of the finest, and how many dots they have.

    `bare`: nothing on the page hides, clips or fades them, so their own dots are what is seen.
    """

    dpi: int
    pixels: int
    pictures: tuple[Any, ...]
    bare: bool


class Painted(NamedTuple):
    """What is painted: how many objects, the cover, the words that lie over it (over nothing: those that can be seen).

    `certain`: something can be seen for sure, black words with nothing over them; where there is no picture, `words`
    then ends at the first.
    """

    objects: int
    cover: Cover | None
    words: tuple[Any, ...]
    certain: bool


class _Thing(NamedTuple):
    kind: int
    handle: Any
    matrix: Matrix
    depth: int


class PageView:
    """An open page; use as a context manager. `masked`: its pictures may have masks, or layers of their own."""

    def __init__(self, raw: Any, page: Any, *, masked: bool = False) -> None:
        self._raw = raw
        self._page = page
        self._masked = masked
        self._layer: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._layer:
            self._raw.FPDFText_ClosePage(self._layer)
        self._raw.FPDF_ClosePage(self._page)

    @property
    def rotation(self) -> int:
        """The turn of the page when shown, in degrees."""
        return int(self._raw.FPDFPage_GetRotation(self._page)) * 90

    def annotated(self) -> bool:
        """Say whether something is laid on the page that may show: no link, no closed note, nothing that is hidden."""
        raw = self._raw
        unseen = {raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP}
        hidden = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
        for index in range(min(raw.FPDFPage_GetAnnotCount(self._page), _MOST_ANNOTATIONS)):
            note = raw.FPDFPage_GetAnnot(self._page, index)
            if note:
                subtype, flags = raw.FPDFAnnot_GetSubtype(note), raw.FPDFAnnot_GetFlags(note)
                raw.FPDFPage_CloseAnnot(note)
                if subtype not in unseen and not flags & hidden:
                    return True
        return False

    def text(self) -> str:
        """Return the page's words, seen or not, at most a bounded length."""
        raw, layer = self._raw, self._text_layer()
        count = min(raw.FPDFText_CountChars(layer), _MOST_TEXT) if layer else 0
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        written = raw.FPDFText_GetText(layer, 0, count, buffer)
        return bytes(buffer)[: max(0, written - 1) * 2].decode("utf-16-le", "ignore")

    def words_of(self, things: Sequence[Any]) -> str:
        """Return the words of some objects."""
        raw, layer = self._raw, self._text_layer()
        if not layer:
            return ""
        found = []
        buffer = (ctypes.c_ushort * 200)()
        for thing in things[:_MOST_WORDS_OVER]:
            written = min(raw.FPDFTextObj_GetText(thing, layer, buffer, 400), 400)
            found.append(bytes(buffer)[: max(0, written - 2)].decode("utf-16-le", "ignore"))
        return " ".join(found)

    def _text_layer(self) -> Any:
        if self._layer is None:
            self._layer = self._raw.FPDFText_LoadPage(self._page) or False
        return self._layer

    def painted(self) -> Painted:
        """Walk what is painted, bounded, in the order in which it is."""
        raw = self._raw
        count = raw.FPDFPage_CountObjects(self._page)
        box = self._box()
        area = max(1.0, (box[2] - box[0]) * (box[3] - box[1]))
        pieces: list[tuple[Placed, Any]] = []
        words: list[Any] = []
        certain, bare = False, not self._masked
        for thing in self._things(count):
            if thing.kind == raw.FPDF_PAGEOBJ_TEXT:
                if (pieces or not certain) and is_seen(self._raw, thing.handle):
                    words.append(thing.handle)
                    certain = certain or (thing.depth == 0 and self._says_something(thing.handle))
            elif thing.kind == raw.FPDF_PAGEOBJ_IMAGE:
                placed = self._placed(thing)
                if placed is not None:
                    share = covered_area(placed, box) / area
                    if share >= _LEAST_PIECE:
                        pieces.append((placed, thing.handle))
                        bare = bare and not is_dimmed(self._raw, thing.handle)
                    if share >= _COVERING and not raw.FPDFPageObj_HasTransparency(thing.handle):
                        # what is under it cannot be seen
                        words, certain = [], False
            elif (pieces and bare) or (certain and thing.depth == 0):
                hides = self._hides(thing.handle, area)
                bare = bare and not hides
                certain = certain and not (hides and thing.depth == 0)
        cover = self._cover(pieces, box, bare=bare)
        return Painted(count, cover, tuple(words), certain and cover is None)

    def _things(self, count: int) -> Iterator[_Thing]:
        raw = self._raw
        left = _MOST_OBJECTS
        waiting = [(iter(range(min(count, _MOST_OBJECTS))), None, _AS_IS, 0)]
        while waiting and left > 0:
            indices, form, matrix, depth = waiting[-1]
            index = next(indices, None)
            if index is None:
                waiting.pop()
                continue
            left -= 1
            handle = (
                raw.FPDFPage_GetObject(self._page, index)
                if form is None
                else raw.FPDFFormObj_GetObject(form, index)
            )
            kind = raw.FPDFPageObj_GetType(handle)
            if kind == raw.FPDF_PAGEOBJ_FORM:
                if depth < _FORM_DEPTH:
                    inner = min(raw.FPDFFormObj_CountObjects(handle), _MOST_OBJECTS)
                    own = self._matrix_of(handle)
                    waiting.append((iter(range(inner)), handle, times(own, matrix), depth + 1))
                continue
            yield _Thing(kind, handle, matrix, depth)

    def _matrix_of(self, handle: Any) -> Matrix:
        found = self._raw.FS_MATRIX()
        if not self._raw.FPDFPageObj_GetMatrix(handle, found):
            return _AS_IS
        return found.a, found.b, found.c, found.d, found.e, found.f

    def _box(self) -> tuple[float, float, float, float]:
        box = self._raw.FS_RECTF()
        if self._raw.FPDF_GetPageBoundingBox(self._page, box) and box.right > box.left:
            return box.left, box.bottom, box.right, box.top
        return 0.0, 0.0, 612.0, 792.0

    def _says_something(self, text: Any) -> bool:
        return (
            not is_layered(self._raw, text) and self._is_on_page(text) and bool(self.words_of([text]).strip())
        )

    def _is_on_page(self, thing: Any) -> bool:
        """Say whether it lies within the page and what it is clipped to, and is no mere speck."""
        found = bounds_of(self._raw, thing)
        if found is None or min(found[2] - found[0], found[3] - found[1]) < _SPECK:
            return False
        left, bottom, right, top = self._box()
        inside = found[0] < right and found[2] > left and found[1] < top and found[3] > bottom
        clip = clip_of(self._raw, thing)
        if clip is None or not inside:
            return inside
        return found[0] < clip[2] and found[2] > clip[0] and found[1] < clip[3] and found[3] > clip[1]

    def _hides(self, thing: Any, area: float) -> bool:
        """Say whether it covers the page, whatever it is: what is under it may not be seen."""
        found = bounds_of(self._raw, thing)
        return found is not None and (found[2] - found[0]) * (found[3] - found[1]) >= area * _COVERING

    def _placed(self, thing: _Thing) -> Placed | None:
        wide, high = self.size_of(thing.handle)
        if not wide or not high:
            return None
        return Placed(wide, high, times(self._matrix_of(thing.handle), thing.matrix))

    def size_of(self, image: Any) -> tuple[int, int]:
        """Return a picture's width and height in dots, zeros where they cannot be told."""
        wide, high = ctypes.c_uint(), ctypes.c_uint()
        found = self._raw.FPDFImageObj_GetImagePixelSize(image, wide, high)
        return (wide.value, high.value) if found else (0, 0)

    def _cover(
        self, pieces: list[tuple[Placed, Any]], box: tuple[float, float, float, float], *, bare: bool
    ) -> Cover | None:
        """Return what covers the page: layers, of which the finest counts, or strips side by side."""
        area = max(1.0, (box[2] - box[0]) * (box[3] - box[1]))
        layers = [each for each in pieces if covered_area(each[0], box) >= area * _COVERING]
        dpi = max((placed.dpi for placed, _ in layers), default=0.0)
        if not layers:
            if len(pieces) < 2 or covered_share([placed for placed, _ in pieces], box) < _COVERING:
                return None
            layers = pieces
            weights = [(covered_area(placed, box), placed.dpi) for placed, _ in layers]
            dpi = sum(weight * each for weight, each in weights) / max(
                1.0, sum(weight for weight, _ in weights)
            )
        dots = sum(placed.width * placed.height for placed, _ in layers)
        if dpi <= 0 or dots < _LEAST_DOTS:
            return None
        handles = tuple(handle for _, handle in layers)
        return Cover(
            dots_per_inch(dpi, (box[2] - box[0], box[3] - box[1])),
            dots,
            handles,
            bare,
        )

    def jpeg_of(self, image: Any) -> bytes:
        """Return the bytes of a picture kept as a JPEG and no more, empty for any other."""
        raw = self._raw
        name = ctypes.create_string_buffer(40)
        alone = raw.FPDFImageObj_GetImageFilterCount(image) == 1
        named = alone and raw.FPDFImageObj_GetImageFilter(image, 0, name, 40)
        return self.data_of(image) if named and name.value in {b"DCTDecode", b"DCT"} else b""

    def data_of(self, image: Any) -> bytes:
        """Return a picture's bytes as they lie in the file: what tells it from another."""
        size = self._raw.FPDFImageObj_GetImageDataRaw(image, None, 0)
        buffer = ctypes.create_string_buffer(size)
        self._raw.FPDFImageObj_GetImageDataRaw(image, buffer, size)
        return buffer.raw

    def drawn(
        self, size: tuple[int, int], *, without: Sequence[Any] = (), see_through: bool = False
    ) -> tuple[int, int, int, bytes]:
        """Return (width, height, bytes a row, BGRX bytes) of the page drawn to fit that size on white paper.

        `without` are objects left out. `see_through` draws on a bitmap with transparency: another way through the
        engine, which shows some pictures that the plain one does not.
        """
        raw = self._raw
        wide, high = raw.FPDF_GetPageWidthF(self._page), raw.FPDF_GetPageHeightF(self._page)
        scale = min(size[0] / max(wide, 1), size[1] / max(high, 1))
        columns, rows = max(1, round(wide * scale)), max(1, round(high * scale))
        for thing in without:
            raw.FPDFPageObj_SetIsActive(thing, 0)
        bitmap = raw.FPDFBitmap_Create(columns, rows, int(see_through))
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, columns, rows, 0xFFFFFFFF)
        raw.FPDF_RenderPageBitmap(bitmap, self._page, 0, 0, columns, rows, 0, raw.FPDF_ANNOT)
        stride = raw.FPDFBitmap_GetStride(bitmap)
        pixels = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * rows)
        raw.FPDFBitmap_Destroy(bitmap)
        for thing in without:
            raw.FPDFPageObj_SetIsActive(thing, 1)
        return columns, rows, stride, pixels


def covered_area(placed: Placed, page: tuple[float, float, float, float]) -> float:
    """Return the area of the page that a picture's box covers, in square points."""
    left, bottom, right, top = placed.box
    across = min(right, page[2]) - max(left, page[0])
    up = min(top, page[3]) - max(bottom, page[1])
    return max(0.0, across) * max(0.0, up)
