"""The files a fit is made of: read by path, sniffed, never trusted by name, and the same from first to last."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casefile.services.documents.kinds import kind_of
from casefile.services.documents.reading import read_file
from casefile.services.fitting import pictures
from casefile.services.fitting.pdf_source import OpenPdf, open_pdf
from casefile.services.fitting.refusal import RefusedError

__all__ = ["SourceFile", "open_source"]

_TROUBLES = {
    "missing": "fit.missing",
    "folder": "fit.folder",
    "not_a_file": "fit.not_a_file",
    "no_permission": "fit.no_permission",
    "unreadable_file": "fit.unreadable_file",
    "empty": "fit.empty",
}
"""The sentence for each trouble of reading a file."""


@dataclass
class SourceFile:
    """One file: `pdf` is open where it is one, else `frames` are its pictures; `left` counts pictures not shown."""

    path: str
    kind: str
    size_bytes: int
    sha256: str
    pdf: OpenPdf | None = None
    frames: tuple[pictures.Frame, ...] = ()
    left: int = 0

    @property
    def pages(self) -> int:
        """Return how many pages it gives."""
        return self.pdf.count if self.pdf else len(self.frames)

    def content(self) -> bytes:
        """Return the bytes again; raises RefusedError when they are no longer the same."""
        found = read_file(self.path)
        if found.sha256 != self.sha256 or found.content is None:
            raise RefusedError("fit.changed")
        return found.content

    def decoded(self, frame: pictures.Frame, least: tuple[int, int] | None = None) -> Any:
        """Return a picture of the file, in greys or colours, not turned."""
        return pictures.decoded_picture(self.kind, self.content(), frame, least)

    def planes(self, frame: pictures.Frame, least: tuple[int, int], *, grey: bool) -> tuple[Any, ...]:
        """Return a picture of the file as its planes, not turned: see `pictures.planes_of`."""
        return pictures.planes(self.kind, self.content(), frame, least, grey=grey)


def open_source(path: str) -> SourceFile:
    """Return the file at `path`; raises RefusedError for one that cannot be a page."""
    found = read_file(path)
    if found.trouble:
        raise RefusedError(_TROUBLES.get(found.trouble, "fit.unreadable_file"))
    if found.content is None:
        raise RefusedError("fit.too_large_source", size_bytes=found.size_bytes)
    kind, true_kind = kind_of(found.head, found.tail, Path(path).suffix.lower().lstrip("."))
    true_kind = "tiff" if true_kind == "bigtiff" else true_kind
    source = SourceFile(path, true_kind, len(found.content), found.sha256)
    if kind == "pdf":
        source.pdf = open_pdf(found.content)
    elif true_kind in pictures.KINDS:
        frames, source.left = pictures.frames_of(true_kind, found.content)
        source.frames = tuple(frames)
    else:
        raise RefusedError("fit.wrong_type", kind=true_kind)
    return source
