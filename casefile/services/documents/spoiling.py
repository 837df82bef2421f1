"""What spoilt a damaged PDF, where its bytes tell: files put one after the other, or a transfer as if it were text."""

import codecs
import re

__all__ = ["causes"]

_NEXT_DOCUMENT = re.compile(rb"%%EOF\s*%PDF-\d")
_COMPRESSED = re.compile(rb"/(?:FlateDecode|Fl|DCTDecode|DCT)\b")
_IN_LETTERS = re.compile(rb"/(?:ASCII85Decode|A85|ASCIIHexDecode|AHx)\b")
_ASCII = bytes(range(128))
_FOR_SURE = 2000
"""Among so many bytes beyond ASCII, as compressed data has them, some fifteen of each line end stand by chance."""


def causes(content: bytes) -> tuple[str, ...]:
    """Return `glued`, `as_text`, both or neither. To be asked of damaged files only: by itself neither is damage."""
    told = (("glued", _NEXT_DOCUMENT.search(content) is not None), ("as_text", _went_as_text(content)))
    return tuple(cause for cause, is_so in told if is_so)


def _went_as_text(content: bytes) -> bool:
    """Say whether line ends were made alike, letters encoded anew, or cut to seven bits: what happens to text."""
    beyond = len(content.translate(None, _ASCII))
    if not beyond:
        return _COMPRESSED.search(content) is not None and _IN_LETTERS.search(content) is None
    return beyond >= _FOR_SURE and (_lacks_a_line_end(content, beyond) or _is_utf8(content))


def _lacks_a_line_end(content: bytes, beyond: int) -> bool:
    returns, feeds, both = (content.count(end) for end in (b"\r", b"\n", b"\r\n"))
    return 0 in {returns, feeds} or feeds == both or (not both and beyond >= _FOR_SURE * 256)


def _is_utf8(content: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(content)  # its last letter may be cut
    except UnicodeDecodeError:
        return False
    return True
