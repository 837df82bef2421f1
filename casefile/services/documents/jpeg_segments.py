"""The segments a JPEG is made of (ITU-T T.81, annex B)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["MARKER", "OTHER_FRAMES", "PLAIN_FRAMES", "SCAN", "Segment", "segments"]

PLAIN_FRAMES = frozenset({0xC0, 0xC1, 0xC2})
"""Baseline, extended, progressive: what every viewer decodes."""
OTHER_FRAMES = frozenset({0xC3, *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)})
MARKER = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
"""What ends compressed data: in it only \\xff\\0 and restarts follow \\xff."""
SCAN = 0xDA
_END = 0xD9
_HEAD = 4
"""Bytes of a marker and of the length that follows it, and counts itself."""
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})


class Segment(NamedTuple):
    """One segment: its marker, where its body starts and the place after its end."""

    marker: int
    start: int
    end: int


def segments(content: bytes) -> Iterator[Segment]:
    """Yield the segments that are whole, in order, up to the end of the picture; after a scan its data is passed."""
    at = 2
    while at + _HEAD <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF:  # a filler
            at += 1
            continue
        if marker in _ALONE:
            at += 2
            continue
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        if marker == _END or end > len(content) or end < at + _HEAD:
            return
        yield Segment(marker, at + _HEAD, end)
        at = end
        if marker == SCAN:
            following = MARKER.search(content, end)
            if following is None:
                return
            at = following.start()
