"""Opening what does not open at first: with the missing end added, then rebuilt by qpdf's library where installed."""

import io
import logging

from casefile.services.documents.patience import within
from casefile.services.documents.structure import Bones, open_bones

__all__ = ["recovered"]

_SECONDS = 2.0


def recovered(content: bytes) -> tuple[Bones, str] | None:
    """Return the document with at least one page and the way it was opened, None when nothing helps."""
    for way, attempt in (("ending", _with_ending), ("rebuilt", _rebuilt)):
        try:
            with within(_SECONDS):
                bones = open_bones(attempt(content))
                if bones.lock() == "none" and bones.pages():
                    return bones, way
        except Exception as fault:
            logging.getLogger(__name__).debug("%s: %s", way, type(fault).__name__)
    return None


def _with_ending(content: bytes) -> bytes:
    return content + b"\nstartxref\n0\n%%EOF\n"


def _rebuilt(content: bytes) -> bytes:
    import pikepdf

    whole = io.BytesIO()
    with pikepdf.open(io.BytesIO(content), suppress_warnings=True) as document:
        document.save(whole)
    return whole.getvalue()
