"""A PDF's bones as pypdf reads them: locks, the table of objects, the page tree, what acts by itself."""

import io
import logging
import re
from typing import Any

__all__ = ["Bones", "is_limit", "open_bones", "warm_up"]

_MOST_PAGES = 2000
_MOST_PICTURES = 20
_OBJECT = re.compile(rb"\s*\d+\s+\d+\s+obj")
_MISPLACED = re.compile(r"Ignoring wrong pointing object (\d+) (\d+)")
_HARMLESS = (
    "Xref table not zero-indexed", "Multiple definitions in dictionary", "Annotation sizes differ",
    "startxref on same line as offset", "Image data is not rectangular", "Overwriting cache",
)  # fmt: skip
"""What the parser remarks on that takes nothing from any reader."""

_OLD_TABLE = ("Invalid parent xref", "/Prev=0 in the trailer")
"""An older part of the table that the parser does not read, and then looks for by itself."""

_CIPHER_LIMITS = ("Invalid key size", "Only 128, 192, and 256 bit keys")
_SEARCHING = "parsing for Object Streams"


def warm_up() -> None:
    """Load the parser and tighten what it allows a file."""
    import pypdf
    import pypdf.generic

    pypdf.apply_configuration(
        pypdf.Configuration(
            maximum_declared_stream_length=40_000_000,
            array_based_stream_maximum_output_length=40_000_000,
            lzw_maximum_output_length=40_000_000,
            run_length_maximum_output_length=40_000_000,
            zlib_maximum_output_length=40_000_000,
            zlib_maximum_recovery_input_length=100_000,
            jbig2_maximum_output_length=40_000_000,
            image_maximum_buffer_size=40_000_000,
            stream_decoding_work_maximum_length=100_000_000,
            page_tree_maximum_entries=_MOST_PAGES,
            jbig2dec_binary=None,
            disable_legacy_handling=True,
        )
    )
    log = logging.getLogger("pypdf")
    log.propagate = False
    log.setLevel(logging.WARNING)


def is_limit(fault: Exception) -> bool:
    """Whether the parser gave up at a limit of ours, or of our ciphers: the file may be large or odd, not wrong."""
    from pypdf.errors import LimitReachedError

    return isinstance(fault, LimitReachedError) or str(fault).startswith(_CIPHER_LIMITS)


class _Heard(logging.Handler):
    """Keeps what the parser complains of: its complaints are the evidence of damage."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.complaints: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one complaint, up to a hundred."""
        if len(self.complaints) < 100:
            text = record.getMessage()
            if not text.startswith(_HARMLESS):
                self.complaints.append(text[:200])


class Bones:
    """An open document in pypdf's eyes; every question may raise anything at all."""

    def __init__(self, reader: Any, heard: _Heard) -> None:
        self.reader = reader
        self._heard = heard
        self._lock: str | None = None
        self._pages: list[Any] | None = None

    def complaints(self, content: bytes) -> list[str]:
        """Return what the parser has complained of so far, without what says nothing against the file.

        An object that is not where the table says is a fault only where something leads to it.
        """
        said = self._heard.complaints
        if any(each.startswith(_OLD_TABLE) for each in said):
            said = [each for each in said if not each.startswith((*_OLD_TABLE, _SEARCHING))]
        packed = b"/ObjStm" in content  # what is packed may lead anywhere
        return [
            each
            for each in said
            if packed or not (found := _MISPLACED.match(each)) or _is_led_to(content, found.groups())
        ]

    def lock(self) -> str:
        """Return none, restricted (opens without a password), password, or certificate (one's own key is needed)."""
        if not self.reader.is_encrypted:
            return "none"
        if self._lock is None:
            try:
                self._lock = "restricted" if self.reader.decrypt("") else "password"
            except NotImplementedError:
                self._lock = "certificate"
        return self._lock

    def misplaced(self, content: bytes) -> int:
        """Return how many objects are not where the table of objects says."""
        count = 0
        for generation in self.reader.xref.values():
            for offset in generation.values():
                if offset and not _OBJECT.match(content, offset, offset + 40):
                    count += 1
        return count

    def faults(self, content: bytes) -> list[str]:
        """Return what is wrong with the table of objects and the page tree, by name."""
        root = self.reader.trailer["/Root"].get_object()
        tree = root["/Pages"].get_object()
        found = {
            "size": "/Size" not in self.reader.trailer,
            "tree": "/Kids" not in tree or "/Parent" in tree or "/Count" not in tree,
            "page": any(page.get("/Type", "/Page") != "/Page" for page in self.pages()),
            "misplaced": self.misplaced(content) > 0,
        }
        return [name for name, wrong in found.items() if wrong]

    def mask_share(self, number: int) -> float:
        """Return how many times finer than its picture the finest mask on page `number` (from 1) is, at least 1.

        Copiers keep the writing of a page as a mask over a coarse ground.
        """
        resources = self.pages()[number - 1]["/Resources"].get_object()
        finest = 1.0
        for each in list(resources.get("/XObject", {}).get_object().values())[:_MOST_PICTURES]:
            picture = each.get_object()
            for key in ("/SMask", "/Mask"):
                mask = picture[key].get_object() if key in picture else None
                if isinstance(mask, dict):
                    finest = max(finest, int(mask["/Width"]) / max(1, int(picture["/Width"])))
        return finest

    def scale(self, number: int) -> tuple[float, tuple[float, float]]:
        """Return how many points a unit of page `number` (from 1) is, and the page's width and height in units."""
        page = self.pages()[number - 1]
        unit = float(page.get("/UserUnit", 1))
        box = page.cropbox
        return (unit if unit > 0 else 1.0), (float(box.width), float(box.height))

    def pages(self) -> list[Any]:
        """Return the pages, at most a bounded number."""
        if self._pages is None:
            self._pages = list(self.reader.pages)
        return self._pages


def _is_led_to(content: bytes, numbers: tuple[str, ...]) -> bool:
    """Say whether a reference to the object of that number and generation stands anywhere."""
    number, generation = (each.encode("ascii") for each in numbers)
    return re.search(rb"(?<!\d)" + number + rb"\s+" + generation + rb"\s+R\b", content) is not None


def open_bones(content: bytes) -> Bones:
    """Return the document as pypdf reads it; raises whatever pypdf raises."""
    import pypdf

    heard = _Heard()
    log = logging.getLogger("pypdf")
    log.handlers[:] = [heard]
    return Bones(pypdf.PdfReader(io.BytesIO(content)), heard)
