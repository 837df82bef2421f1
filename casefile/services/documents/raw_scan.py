"""What the bare bytes of a PDF tell: how it ends, whether its compressed parts are whole, which words it uses."""

import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from casefile.services.documents import in_letters, jpeg

__all__ = ["RawFacts", "scan"]

_STREAM = re.compile(rb">>\s*stream(\r\n|\n|\r)")
_ACTIVE = re.compile(
    rb"/(?:JavaScript|JS|Launch|SubmitForm|ImportData|GoToR|GoToE|RichMedia|Movie|Rendition|EmbeddedFiles?|"
    rb"FileAttachment|XFA|NeedsRendering|Sig|AcroForm|Collection|OpenAction|AA)\b|/\w*#[0-9A-Fa-f]{2}"
)
_LENGTH = re.compile(rb"/Length\s+(\d{1,10})(\s+\d+\s+R)?")
_TOLD = re.compile(rb"startxref\s+(\d{1,10})")
_OPENED = re.compile(rb"\d\s+obj\b")
_FILTERS = re.compile(rb"/Filter\s*(\[[^\]]{0,200}|/\w+)")
_NAME = re.compile(rb"/\w+")
_FILTER_NAMES = {
    b"/FlateDecode": "flate", b"/Fl": "flate", b"/DCTDecode": "jpeg", b"/DCT": "jpeg", b"/ASCII85Decode": "a85",
    b"/A85": "a85", b"/ASCIIHexDecode": "hex", b"/AHx": "hex",
}  # fmt: skip
_IN_LETTERS = frozenset({"a85", "hex"})
_MOST_STREAMS = 5000
_MOST_DECODED = 40_000_000
_MOST_DECODED_IN_ALL = 200_000_000
_CHECKSUM_BYTES = 4
_LEAST_FOREIGN = 16
_NOT_COMPUTED = (b"\0\0\0\0", b"\0\0\0\1")


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


class _Stream(NamedTuple):
    """A stream's dictionary, where its data starts and ends, and whether it is as long as it says."""

    head: bytes
    outside: int
    start: int
    end: int
    fits: bool


def scan(content: bytes, *, encrypted: bool) -> RawFacts:
    """Return what the bytes tell. Streams of an encrypted file cannot be judged without their key: not looked at."""
    told = _Told()
    outside = 0
    decoded_all = not encrypted
    for number, found in enumerate(_streams(content)):
        if number >= _MOST_STREAMS or told.budget <= 0:
            decoded_all = False
            break
        told.read_outside(content[found.outside : found.start])
        told.misfits += not found.fits
        if not encrypted:
            told.look_into(content, found)
        outside = found.end
    told.read_outside(content[outside:])
    ended = _is_ended(content)
    followed = _is_followed(content) if ended else _ends_earlier(content)
    return RawFacts(
        truncated=not ended and not followed,
        followed=followed,
        misfit_lengths=told.misfits,
        unclosed=max(0, told.unclosed),
        broken_streams=_count_broken(told.inflated) + told.broken_letters,
        broken_images=told.broken_images,
        words=frozenset(told.words),
        decoded_all=decoded_all,
    )


class _Told:
    """What the streams of one file have told so far, and how much of it may still be decoded."""

    def __init__(self) -> None:
        self.words: set[str] = set()
        self.inflated: list[str] = []
        self.misfits = self.unclosed = self.broken_images = self.broken_letters = 0
        self.budget, self.letters = _MOST_DECODED_IN_ALL, in_letters.MOST_LETTERS

    def read_outside(self, between: bytes) -> None:
        """Read what stands between two streams, or after the last."""
        self.words |= _words(between)
        self.unclosed += len(_OPENED.findall(between)) - between.count(b"endobj")

    def look_into(self, content: bytes, stream: _Stream) -> None:
        """Decode a stream as far as it tells whether it is whole."""
        how_kept = _filters(stream.head)
        if how_kept and how_kept[0] in _IN_LETTERS:
            self._spell_out(content, stream, how_kept)
        elif how_kept:
            self._decode(content, stream, how_kept[0])

    def _spell_out(self, letters: bytes, stream: _Stream, how_kept: list[str]) -> None:
        """Decode a stream that is kept in letters, then what is compressed inside it."""
        self.letters -= stream.end - stream.start
        if self.letters < 0:
            return
        whole = in_letters.from_letters(how_kept[0], letters[stream.start : stream.end])
        self.broken_letters += whole is None
        if whole and len(how_kept) > 1:
            self._decode(whole + b"\n", _Stream(stream.head, 0, 0, len(whole), fits=True), how_kept[1])

    def _decode(self, data: bytes, stream: _Stream, how: str) -> None:
        if how == "jpeg":
            self.broken_images += jpeg.is_broken(data[stream.start : stream.end])
        elif how == "flate":
            found, plain, used = _inflated(data, stream, keep=b"/ObjStm" in stream.head)
            self.budget -= used
            self.inflated.append(found)
            self.words |= _words(plain)


def _streams(content: bytes) -> Iterator[_Stream]:
    """Yield the streams one after the other; what looks like a stream inside another (a PDF in a PDF) is its data."""
    outside = 0
    while found := _STREAM.search(content, outside):
        opened = content.rfind(b" obj", outside, found.start())
        head = content[max(outside, opened + 1) : found.start() + 2]
        start = found.end()
        end, fits = _end_of(content, start, head)
        yield _Stream(head, outside, start, end, fits)
        outside = end


def _end_of(content: bytes, start: int, head: bytes) -> tuple[int, bool]:
    """Return where a stream's data ends and whether that is where it says; at the file's end when nothing ends it.

    A dictionary may hold others, with lengths of their own: one that fits is enough.
    """
    elsewhere = False
    for told in _LENGTH.finditer(head):
        elsewhere = elsewhere or bool(told.group(2))
        end = start + int(told.group(1))
        if not told.group(2) and content[end : end + 20].lstrip().startswith(b"endstream"):
            return end, True
    end = content.find(b"endstream", start)
    return (end if end >= 0 else len(content)), elsewhere


def _count_broken(inflated: list[str]) -> int:
    """Return how many compressed streams are damaged.

    A checksum that does not agree is damage, unless the program that wrote the file got all of them wrong.
    """
    unlike = inflated.count("unlike")
    by_habit = unlike > 1 and "sound" not in inflated
    return inflated.count("broken") + (0 if by_habit else unlike)


def _is_ended(content: bytes) -> bool:
    tail = content[-2048:]
    return b"%%EOF" in tail and _tells_its_table(tail)


def _tells_its_table(part: bytes) -> bool:
    """Say whether the place of the table stands there: 0 ends the first part of a file made for the web alone."""
    told = _TOLD.findall(part)  # ISO 32000, annex F
    return b"startxref" in part and (not told or int(told[-1]) > 0)


def _is_followed(content: bytes) -> bool:
    """Whether text of another's (a web page, a mail's end) stands after a document that ends as it should."""
    rest = content[content.rfind(b"%%EOF") + 5 :].strip()
    return len(rest) >= _LEAST_FOREIGN and not rest.startswith(b"%") and rest.isascii() and b"\0" not in rest


def _ends_earlier(content: bytes) -> bool:
    """Whether the document ends whole, and what follows (zeros, a web page) is none of its objects."""
    end = content.rfind(b"%%EOF")
    if end < 0 or not _tells_its_table(content[max(0, end - 200) : end]):
        return False
    return _OPENED.search(content, end) is None and content.find(b"stream", end) < 0


def _words(part: bytes) -> set[str]:
    return {match.decode("ascii") for match in _ACTIVE.findall(part)}


def _filters(head: bytes) -> list[str]:
    """Return the first two filters of a stream, each flate, jpeg, a85, hex or empty for any other."""
    at = head.rfind(b"/Filter")
    told = _FILTERS.match(head, at) if at >= 0 else None
    return [_FILTER_NAMES.get(name, "") for name in _NAME.findall(told[1])[:2]] if told else []


def _inflated(content: bytes, stream: _Stream, *, keep: bool) -> tuple[str, bytes, int]:
    """Return (sound, unlike or broken; plain bytes where they are kept; bytes decoded).

    A stream ends itself, so a wrong length does no harm. `unlike`: whole, but its checksum is another. Where the data
    was used up to the last byte, a missing end mark or a checksum that was never computed is a habit of some
    programs, no damage.
    """
    engine = zlib.decompressobj()
    used = 0
    kept = []
    piece: bytes = content[stream.start : stream.start + 65536]
    at = stream.start + 65536
    try:
        while not engine.eof:
            plain = engine.decompress(piece, 1 << 20)
            used += len(plain)
            if keep:
                kept.append(plain)
            if used > _MOST_DECODED:
                return "sound", b"", used
            piece = engine.unconsumed_tail
            if not piece and not engine.eof:
                piece = content[at : at + 65536]
                at += 65536
                if not piece and not plain:
                    return _fault_of(content, stream), b"", used
    except zlib.error:
        return _fault_of(content, stream), b"", used
    return "sound", b"".join(kept), used


def _fault_of(content: bytes, stream: _Stream) -> str:
    """Return what a stream that does not inflate to its end suffers from: sound (nothing), unlike or broken."""
    data = content[stream.start : stream.end]
    if not data.strip(b"\r\n"):  # an empty stream, or one behind a stray line break
        return "sound"
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        plain = engine.decompress(data[2:], _MOST_DECODED)
    except zlib.error:
        return "broken"
    if not engine.eof:  # the end mark lacks: a habit of some programs, unless the file itself stops here
        return "sound" if stream.end < len(content) else "broken"
    told = engine.unused_data[:_CHECKSUM_BYTES]
    right = zlib.adler32(plain).to_bytes(_CHECKSUM_BYTES, "big")
    if told in _NOT_COMPUTED or told[:2] == right[:2] or len(told.rstrip()) < _CHECKSUM_BYTES:
        return "sound"
    return "unlike"
