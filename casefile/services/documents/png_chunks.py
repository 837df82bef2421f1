"""The chunks of a PNG, and whether its picture is whole: each chunk carries a sum of what is in it."""

import zlib
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["PNG_SIGNATURE", "Chunk", "chunks", "is_broken_png"]

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_ROWS = b"IDAT"
_ALWAYS_USED = frozenset({b"IHDR", b"PLTE"})
_AT_ONCE = 1 << 20


class Chunk(NamedTuple):
    """One chunk: its kind of four letters, what is in it, and whether its sum agrees."""

    kind: bytes
    body: bytes
    sound: bool


def chunks(content: bytes) -> Iterator[Chunk]:
    """Yield the chunks of a PNG up to the first that is cut (ISO/IEC 15948, 5.3)."""
    at = len(PNG_SIGNATURE)
    while at + 12 <= len(content):
        size = int.from_bytes(content[at : at + 4], "big")
        if at + 12 + size > len(content):
            return
        told = int.from_bytes(content[at + 8 + size : at + 12 + size], "big")
        body = content[at + 8 : at + 8 + size]
        yield Chunk(
            content[at + 4 : at + 8], body, zlib.crc32(body, zlib.crc32(content[at + 4 : at + 8])) == told
        )
        at += 12 + size


def is_broken_png(content: bytes) -> bool:
    """Say whether the picture was altered: a sum is wrong, and the rows under it do not unpack to what they were.

    A wrong sum alone may be a program's carelessness; notes beside the picture mean nothing.
    """
    rows, doubtful = [], False
    for chunk in chunks(content):
        if chunk.kind in _ALWAYS_USED and not chunk.sound:
            return True
        if chunk.kind == _ROWS:
            rows.append(chunk.body)
            doubtful = doubtful or not chunk.sound
    return doubtful and not _unpacks(b"".join(rows))


def _unpacks(packed: bytes) -> bool:
    engine = zlib.decompressobj()
    plain = packed
    try:
        while plain and not engine.eof:
            plain = engine.decompress(packed, _AT_ONCE)
            packed = engine.unconsumed_tail
    except zlib.error:
        return False
    return engine.eof
