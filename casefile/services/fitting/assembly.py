"""The file being made: its pages in order, what each is made of, and its bytes, the same ones every time."""

import io
from collections.abc import Sequence, Set
from typing import Any, Literal, NamedTuple

from casefile.rules.fitting.outcome import Contents
from casefile.services.fitting import weighty
from casefile.services.fitting.contents import add_contents, source_runs
from casefile.services.fitting.covering import content_of
from casefile.services.fitting.crew import TellDone
from casefile.services.fitting.pdf_source import add_page, keep_hidden_layers
from casefile.services.fitting.pictures import Embedded
from casefile.services.fitting.refusal import RefusedError
from casefile.services.fitting.sheet import SheetPaper, orientation_after, sheet_of
from casefile.services.fitting.sources import SourceFile
from casefile.services.fitting.tidying import tidy

__all__ = ["Assembly", "Leaf", "WantedPage"]


class WantedPage(NamedTuple):
    """A page to take: of which source, which of its pages (both from 0), turned right by how many degrees."""

    source: int
    number: int
    degrees: int = 0


class Leaf(NamedTuple):
    """A page of the file: what was wanted, its kind, the pictures on it, the dots an inch it came with."""

    wanted: WantedPage
    kind: Literal["picture", "text", "mixed"]
    pictures: tuple[weighty.Picture, ...]
    dpi: int | None


class Assembly:
    """A PDF of pages taken from sources, after those of its contents where they are wanted.

    Pictures of files are empty until `fill`, or until they are put in.
    """

    def __init__(
        self,
        sources: Sequence[SourceFile],
        wanted: Sequence[WantedPage],
        paper: SheetPaper,
        tick: TellDone,
        contents: Contents | None = None,
    ) -> None:
        from pypdf import PdfWriter

        self._writer = PdfWriter()
        self._writer.metadata = None
        self._writer.pdf_header = "%PDF-1.7"
        self._sources = sources
        self._waiting: list[tuple[weighty.Picture, SourceFile, Any, int]] = []
        self._frames: dict[tuple[str, int], Any] = {}
        self.contents_pages = self.contents_bytes = 0
        if contents is not None:
            runs = source_runs([each.source for each in wanted])
            self.contents_pages, self.contents_bytes = add_contents(self._writer, contents, runs, paper)
        placed = []
        for at, each in enumerate(wanted):
            tick(at, len(wanted))
            try:
                placed.append(self._place(each, paper))
            except RefusedError as refusal:
                refusal.source = each.source
                raise
        used = {each.source for each in wanted}
        keep_hidden_layers(
            self._writer, [one.pdf for at, one in enumerate(sources) if one.pdf and at in used]
        )
        tidy(self._writer, list(self._frames.values()))
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

    def fill(self, tick: TellDone, only: Set[int] | None = None) -> None:
        """Put in the pictures of files as they are; with `only`, those whose stream has one of these identities."""
        for at, (picture, source, frame, number) in enumerate(self._waiting):
            tick(at, len(self._waiting))
            if only is not None and id(picture.stream) not in only:
                continue
            try:
                picture.put(weighty.whole_picture(source, frame))
            except RefusedError as refusal:
                refusal.source = number
                raise

    @property
    def toned(self) -> frozenset[int]:
        """Return the identities of the streams of files in black and white, which go in packed as faxes are."""
        return frozenset(id(picture.stream) for picture, _, frame, _ in self._waiting if frame.bilevel)

    @property
    def layered_bytes(self) -> int:
        """Return how many bytes the pictures weigh that are never encoded anew."""
        from pypdf.generic import StreamObject

        anew = {id(each.stream) for each in self.pictures}
        return sum(
            len(each._data)
            for each in self._writer._objects
            if isinstance(each, StreamObject) and each.get("/Subtype") == "/Image" and id(each) not in anew
        )

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

    def _place(self, each: WantedPage, paper: SheetPaper) -> tuple[Any, weighty.Picture | None]:
        source = self._sources[each.source]
        if source.pdf is not None:
            return add_page(self._writer, source.pdf, each.number, each.degrees), None
        frame = source.frames[each.number]
        sheet = sheet_of(
            (frame.wide, frame.high),
            orientation_after(frame.orientation, each.degrees),
            frame.told_dpi,
            paper,
        )
        stream = self._frames.get((source.sha256, each.number))
        if stream is None:
            stream = self._frames[source.sha256, each.number] = _empty_picture(self._writer)
            picture = weighty.file_picture(stream, source, frame, sheet.dpi)
            # Empty, and with all its entries: what it will weigh is then known to the byte.
            picture.put(Embedded(b"", frame.wide, frame.high, 8, 1 if frame.grey else 3, "/DCTDecode"))
            self._waiting.append((picture, source, frame, each.source))
        else:
            picture = next(known for known, *_ in self._waiting if known.stream is stream)
        return _sheet_page(self._writer, sheet, stream), picture

    def _leaf(self, each: WantedPage, page: Any, own: weighty.Picture | None) -> Leaf:
        if own is not None:
            return Leaf(each, "picture", (own,), round(own.dpi))
        content = content_of(page)
        found = []
        for placed in content.pictures:
            number = id(placed.image)
            if number not in self._known:
                self._known[number] = weighty.pdf_picture(placed.image, placed.dpi)
            known = self._known[number]
            if known is not None:
                known.dpi = min(known.dpi, placed.dpi)
                found.append(known)
        return Leaf(each, content.kind, tuple(found), content.dpi)


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
    writer._add_object(stream)
    return stream


def _sheet_page(writer: Any, sheet: Any, stream: Any) -> Any:
    """Add a page that shows one picture."""
    from pypdf.generic import DictionaryObject, NameObject, StreamObject

    page = writer.add_blank_page(round(sheet.wide, 2), round(sheet.high, 2))
    numbers = " ".join(f"{each:.4f}".rstrip("0").rstrip(".") for each in sheet.matrix)
    drawing = StreamObject()
    drawing._data = f"q {numbers} cm /P Do Q".encode("ascii")
    named = DictionaryObject({NameObject("/P"): stream.indirect_reference})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): named})
    page[NameObject("/Contents")] = writer._add_object(drawing)
    return page
