"""What the bare bytes of a PDF tell: how it ends, whether its compressed parts are whole, which words it uses."""

import io
import re
import zlib
from typing import NamedTuple

__all__ = ["RawFacts", "scan"]

_STREAM = re.compile(rb">>\s*stream(\r\n|\n|\r)")
_ACTIVE = re.compile(
    rb"/(?:JavaScript|JS|Launch|SubmitForm|ImportData|GoToR|GoToE|RichMedia|Movie|Rendition|EmbeddedFiles?|"
    rb"FileAttachment|XFA|NeedsRendering|Sig|AcroForm|Collection|OpenAction|AA)\b|/\w*#[0-9A-Fa-f]{2}"
)
_LENGTH = re.compile(rb"/Length\s+(\d{1,10})(\s+\d+\s+R)?")
_OPENED = re.compile(rb"\d\s+obj\b")
_MOST_STREAMS = 5000
_MOST_DECODED = 40_000_000
_MOST_DECODED_IN_ALL = 200_000_000
_NULS = b"\0" * 1024


class RawFacts(NamedTuple):
    """`broken_streams` and `broken_images` count parts that do not decode, `misfit_lengths` those that are not as long
    as they say, `unclosed` objects without an end; `words` are names of active content;
    `followed`: something foreign stands after the document's end.
    """

    truncated: bool
    followed: bool
    misfit_lengths: int
    unclosed: int
    broken_streams: int
    broken_images: int
    words: frozenset[str]
    decoded_all: bool


def scan(content: bytes, *, encrypted: bool) -> RawFacts:
    """Return what the bytes tell. Streams of an encrypted file cannot be judged without their key: not looked at."""
    words: set[str] = set()
    broken_streams = broken_images = misfits = unclosed = 0
    budget = _MOST_DECODED_IN_ALL
    outside = 0
    decoded_all = not encrypted
    for number, found in enumerate(_STREAM.finditer(content)):
        if number >= _MOST_STREAMS or budget <= 0:
            decoded_all = False
            break
        start = found.end()
        head = content[max(outside, found.start() - 1500) : found.start() + 2]
        head = head[head.rfind(b" obj") + 1 :]
        between = content[outside:start]
        words |= _words(between)
        unclosed += len(_OPENED.findall(between)) - between.count(b"endobj")
        misfits += _misfits(content, start, head)
        if encrypted:
            outside = start
            continue
        end = content.find(b"endstream", start)
        outside = start if end < 0 else end
        filters = _filters(head)
        if filters == "jpeg":
            broken_images += _jpeg_broken(content, start, end)
        elif filters == "flate":
            sound, plain, used = _inflated(content, start, keep=b"/ObjStm" in head)
            budget -= used
            broken_streams += not sound
            words |= _words(plain)
    between = content[outside:]
    words |= _words(between)
    unclosed += len(_OPENED.findall(between)) - between.count(b"endobj")
    ended = _is_ended(content)
    followed = not ended and _ends_earlier(content)
    return RawFacts(
        not ended and not followed,
        followed,
        misfits,
        max(0, unclosed),
        broken_streams,
        broken_images,
        frozenset(words),
        decoded_all,
    )


def _is_ended(content: bytes) -> bool:
    tail = content[-2048:]
    return b"%%EOF" in tail and b"startxref" in tail


def _ends_earlier(content: bytes) -> bool:
    """Whether the document ends whole, and what follows (zeros, a web page) is none of its objects."""
    end = content.rfind(b"%%EOF")
    if end < 0 or b"startxref" not in content[max(0, end - 200) : end]:
        return False
    return _OPENED.search(content, end) is None and content.find(b"stream", end) < 0


def _misfits(content: bytes, start: int, head: bytes) -> bool:
    """Whether a stream names no length, or in so many figures one at which it does not end."""
    told = _LENGTH.search(head)
    if told is None:
        return True
    if told.group(2):  # the length stands elsewhere
        return False
    end = start + int(told.group(1))
    return not content[end : end + 20].lstrip().startswith(b"endstream")


def _words(part: bytes) -> set[str]:
    return {match.decode("ascii") for match in _ACTIVE.findall(part)}


def _filters(head: bytes) -> str:
    """Return flate or jpeg for a stream whose first filter is that one."""
    at = head.rfind(b"/Filter")
    first = head[at + 7 : at + 40].lstrip(b" \r\n\t[") if at >= 0 else b""
    if first.startswith((b"/FlateDecode", b"/Fl ")):
        return "flate"
    return "jpeg" if first.startswith((b"/DCTDecode", b"/DCT")) else ""


def _inflated(content: bytes, start: int, *, keep: bool) -> tuple[bool, bytes, int]:
    """Return (sound, plain bytes where they are kept, bytes decoded). A stream ends itself: no length is needed."""
    engine = zlib.decompressobj()
    used = 0
    kept = []
    piece: bytes = content[start : start + 65536]
    at = start + 65536
    try:
        while not engine.eof:
            plain = engine.decompress(piece, 1 << 20)
            used += len(plain)
            if keep:
                kept.append(plain)
            if used > _MOST_DECODED:
                return True, b"", used
            piece = engine.unconsumed_tail
            if not piece and not engine.eof:
                piece = content[at : at + 65536]
                at += 65536
                if not piece and not plain:
                    return False, b"", used
    except zlib.error:
        return _is_foreign(content, start), b"", used
    return True, b"".join(kept), used


def _is_foreign(content: bytes, start: int) -> bool:
    """Whether nothing compressed begins here at all: an empty stream, or one behind a stray line break."""
    return content[start : start + 12].lstrip(b"\r\n").startswith(b"endstream")


def _jpeg_broken(content: bytes, start: int, end: int) -> bool:
    from PIL import Image

    data = content[start:] if end < 0 else content[start:end]
    if _NULS in data[2000:]:
        return True
    try:
        with Image.open(io.BytesIO(data), formats=["JPEG"]) as image:
            image.draft(image.mode, (image.width // 8, image.height // 8))
            image.load()
    except Exception:
        return True
    return False
