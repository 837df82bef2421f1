"""The file being made: its pages in order, what each is made of, and its bytes, the same ones every time."""

import io
from collections.abc import Callable, Sequence, Set
from typing import Any, Literal, NamedTuple

from casefile.services.fitting import weighty
from casefile.services.fitting.covering import content_of
from casefile.services.fitting.pdf_source import add_page, keep_hidden_layers
from casefile.services.fitting.refusal import RefusedError
from casefile.services.fitting.sheet import Paper, sheet_of, turned
from casefile.services.fitting.sources import Source

__all__ = ["Assembly", "Leaf", "Wanted"]

_DROPPED = ("/Metadata", "/PieceInfo", "/LastModified", "/StructParent", "/StructParents", "/Thumb", "/AF")

Tick = Callable[[int, int], None]


class Wanted(NamedTuple):
    """A page to take: of which source, which of its pages (both from 0), turned right by how many degrees."""

    source: int
    number: int
    degrees: int = 0


class Leaf(NamedTuple):
    """A page of the file: what was wanted, its kind, the pictures on it, the dots an inch it came with."""

    wanted: Wanted
    kind: Literal["picture", "text", "mixed"]
    pictures: tuple[weighty.Picture, ...]
    dpi: int | None


class Assembly:
    """A PDF of pages taken from sources. Pictures of files are empty until `fill`, or until they are put in."""

    def __init__(self, sources: Sequence[Source], wanted: Sequence[Wanted], paper: Paper, tick: Tick) -> None:
        from pypdf import PdfWriter

        self._writer = PdfWriter()
        self._writer.metadata = None
        self._writer.pdf_header = "%PDF-1.7"
        self._sources = sources
        self._waiting: list[tuple[weighty.Picture, Source, Any, int]] = []
        self._frames: dict[tuple[int, int], Any] = {}
        placed = []
        for at, each in enumerate(wanted):
            tick(at, len(wanted))
            try:
                placed.append(self._place(each, paper))
            except RefusedError as refusal:
                refusal.source = each.source
                raise
        used = {each.source for each in wanted}
        keep_hidden_layers(self._writer, [one.pdf for at, one in enumerate(sources) if one.pdf and at in used])
        self._tidy()
        self._known: dict[int, weighty.Picture | None] = {}
        self.leaves = [self._leaf(each, page, own) for each, (page, own) in zip(wanted, placed, strict=True)]
        for opened in sources:
            opened.pdf = None  # what was cloned is all that is needed

    @property
    def pictures(self) -> list[weighty.Picture]:
        """Return the pictures that may be encoded anew, each once, in the order of the pages."""
        every = {id(each.stream): each for leaf in self.leaves for each in leaf.pictures}
        return list(every.values())

    @property
    def waiting_bytes(self) -> int:
        """Return about how many bytes the pictures of files will add, gone in without loss."""
        return sum(each.size_bytes for each, *_ in self._waiting)

    def fill(self, tick: Tick, only: Set[int] | None = None) -> None:
        """Put in the pictures of files as they are; with `only`, those whose stream has one of these identities."""
        for at, (picture, source, frame, number) in enumerate(self._waiting):
            tick(at, len(self._waiting))
            if only is not None and id(picture.stream) not in only:
                continue
            try:
                picture.put(weighty.whole(source, frame))
            except RefusedError as refusal:
                refusal.source = number
                raise

    @property
    def fixed(self) -> frozenset[int]:
        """Return the identities of the streams of files that are never encoded anew."""
        return frozenset(id(picture.stream) for picture, _, frame, _ in self._waiting if frame.bilevel)

    def weight(self) -> int:
        """Return how many bytes the file has as it stands."""
        scale = _Scale()
        self._writer.write(scale)  # type: ignore[arg-type]  # all it needs of a stream
        return scale.size

    def content(self) -> bytes:
        """Return the file."""
        made = io.BytesIO()
        self._writer.write(made)
        return made.getvalue()

    def _place(self, each: Wanted, paper: Paper) -> tuple[Any, weighty.Picture | None]:
        source = self._sources[each.source]
        if source.pdf is not None:
            return add_page(self._writer, source.pdf, each.number, each.degrees), None
        frame = source.frames[each.number]
        sheet = sheet_of((frame.wide, frame.high), turned(frame.orientation, each.degrees), frame.told_dpi, paper)
        stream = self._frames.get((each.source, each.number))
        if stream is None:
            stream = self._frames[each.source, each.number] = _empty_picture(self._writer)
            picture = weighty.file_picture(stream, source, frame, sheet.dpi)
            self._waiting.append((picture, source, frame, each.source))
        else:
            picture = next(known for known, *_ in self._waiting if known.stream is stream)
        return _sheet_page(self._writer, sheet, stream), picture

    def _leaf(self, each: Wanted, page: Any, own: weighty.Picture | None) -> Leaf:
        if own is not None:
            frame = self._sources[each.source].frames[each.number]
            pictures = () if frame.bilevel else (own,)
            return Leaf(each, "picture", pictures, round(own.dpi))
        content = content_of(page)
        found = []
        for placed in content.pictures:
            known = self._known.setdefault(id(placed.image), weighty.pdf_picture(placed.image, placed.dpi))
            if known is not None:
                known.dpi = min(known.dpi, placed.dpi)
                found.append(known)
        if not content.pictures:
            return Leaf(each, "text", (), None)
        kind: Literal["picture", "mixed"] = "mixed" if content.has_text else "picture"
        return Leaf(each, kind, tuple(found), round(max(placed.dpi for placed in content.pictures)))

    def _tidy(self) -> None:
        """Drop what nobody sees, keep equal streams once, pack what is not packed."""
        from pypdf.generic import DictionaryObject, NameObject, NumberObject, StreamObject

        writer = self._writer
        for page_number, page in enumerate(writer.pages):
            page[NameObject("/PieceInfo")] = NumberObject(page_number)  # two equal pages stay two
        frames = {id(each) for each in self._frames.values()}
        for at, each in enumerate(self._frames.values()):
            each[NameObject("/Thumb")] = NumberObject(at)  # empty until filled, and not equal for that
        for each in writer._objects:  # noqa: SLF001 - pypdf has no other list of them
            if isinstance(each, DictionaryObject) and each.get("/Type") != "/Page" and id(each) not in frames:
                for key in _DROPPED:
                    each.pop(key, None)
            if isinstance(each, StreamObject) and each.get("/Subtype") == "/Image":
                weighty.without_notes(each)
        for _ in range(2):  # what differed only by equal parts is equal the second time
            writer.compress_identical_objects()
        for each in writer._objects:  # noqa: SLF001
            if isinstance(each, DictionaryObject):
                for key in _DROPPED:
                    each.pop(key, None)
        self._pack()

    def _pack(self) -> None:
        from pypdf.generic import StreamObject

        objects = self._writer._objects  # noqa: SLF001
        for at, each in enumerate(objects):
            if isinstance(each, StreamObject) and "/Filter" not in each and len(each._data) > 64:  # noqa: SLF001
                packed = each.flate_encode()
                packed.indirect_reference = each.indirect_reference
                objects[at] = packed


class _Scale:
    """A stream that only counts."""

    def __init__(self) -> None:
        self.size = 0

    def write(self, part: bytes) -> int:
        """Count a part."""
        self.size += len(part)
        return len(part)

    def tell(self) -> int:
        """Return how much was written."""
        return self.size

    def flush(self) -> None:
        """Do nothing: nothing is kept back."""


def _empty_picture(writer: Any) -> Any:
    from pypdf.generic import NameObject, StreamObject

    stream = StreamObject()
    stream[NameObject("/Type")] = NameObject("/XObject")
    stream[NameObject("/Subtype")] = NameObject("/Image")
    writer._add_object(stream)  # noqa: SLF001 - pypdf has no other way to add an object
    return stream


def _sheet_page(writer: Any, sheet: Any, stream: Any) -> Any:
    """Add a page that shows one picture."""
    from pypdf.generic import DictionaryObject, NameObject, StreamObject

    page = writer.add_blank_page(round(sheet.wide, 2), round(sheet.high, 2))
    numbers = " ".join(f"{each:.4f}".rstrip("0").rstrip(".") for each in sheet.matrix)
    drawing = StreamObject()
    drawing._data = f"q {numbers} cm /P Do Q".encode("ascii")  # noqa: SLF001 - set_data would pack it
    named = DictionaryObject({NameObject("/P"): stream.indirect_reference})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): named})
    page[NameObject("/Contents")] = writer._add_object(drawing)  # noqa: SLF001
    return page
