"""The text of a PDF as a viewer reads it: in a hundredth of the time that reading it in Python takes."""

from functools import lru_cache

import pypdfium2

__all__ = ["pages_read"]


@lru_cache(maxsize=32)
def pages_read(content: bytes) -> tuple[str, ...]:
    """Return the text of each page, lines ended by one sign."""
    with pypdfium2.PdfDocument(content) as document:
        return tuple(_text(page) for page in document)


def _text(page: pypdfium2.PdfPage) -> str:
    return page.get_textpage().get_text_bounded().replace("\r\n", "\n")
