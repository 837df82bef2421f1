"""Whether the data of a JPEG is whole: it decodes to its end, and no block of it was overwritten with zeros."""

import hashlib
import io
from collections.abc import Iterator
from typing import Any

from casefile.services.documents.jpeg_segments import MARKER, OTHER_FRAMES, PLAIN_FRAMES, SCAN, segments

__all__ = ["eighth", "is_broken", "is_zeroed", "with_end_mark"]

_ZEROS = b"\0" * 64
_END, _START_OF_SCAN = b"\xff\xd9", b"\xff\xda"
_LEAST_ENDED = 1000  # bytes
_LAST_BYTES = (8, 32, 128)
_LAST_LINES = 3  # of the small picture: a row of squares or so
_EIGHTH = 8  # a picture of an eighth is drawn much faster, and the decoder still reads all the data
_DHT = 0xC4
_SIXTEEN_ZEROS = 0xF0


_MOST_KEPT = 300
_drawn: dict[bytes, Any] = {}


def is_broken(data: bytes) -> bool:
    """Say whether the picture does not decode to its end, or holds a block of zeros where its data should be."""
    return is_zeroed(data) or eighth(data) is None


def eighth(data: bytes) -> Any:
    """Return the picture an eighth of its size, None when it does not decode to its end.

    Drawn much faster than the whole, though all the data is read; kept, since a page asks for what the search for
    damage has drawn already.
    """
    bare = data.rstrip(b"\r\n \0")
    key = hashlib.blake2b(bare, digest_size=16).digest()
    if key not in _drawn:
        try:
            found: Any = _small(with_end_mark(bare))
        except Exception:
            found = None
        if len(_drawn) >= _MOST_KEPT:
            _drawn.clear()
        _drawn[key] = found
    return _drawn[key]


def with_end_mark(data: bytes) -> bytes:
    """Return a JPEG with its end mark where nothing but that lacks; any other as it is.

    Where the data stops too early, the last bytes there are belong to a square far above the last line.
    """
    from PIL import ImageChops

    last = data.rfind(_END)
    if last > data.find(_START_OF_SCAN) or len(data) < _LEAST_ENDED:
        return data
    whole = data + _END
    try:
        image = _small(whole)
        shorter = (_small(data[:-less] + _END) for less in _LAST_BYTES)
        changed = next(filter(None, (ImageChops.difference(image, each).getbbox() for each in shorter)), None)
    except Exception:
        return data
    return whole if changed is not None and changed[1] >= image.height - _LAST_LINES else data


def _small(data: bytes) -> Any:
    """Return the picture an eighth of its size; raises anything where it does not decode to its end."""
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=["JPEG"]) as image:
        image.draft(image.mode, (max(1, image.width // _EIGHTH), max(1, image.height // _EIGHTH)))
        image.load()
        return image.copy()


def is_zeroed(data: bytes) -> bool:
    """Say whether zeros stand in the compressed data that no picture would be compressed to.

    Source: ITU-T T.81, annexes C, F and G. A run of zero bits is a run of each table's first code. Where that means
    that nothing changes in any table of the scan (tables made for the picture, white paper) zeros are sound data;
    under the standard tables they mean the same odd square over and over, which a disk or a download put there.
    Zeros outside the compressed data (the camera's own notes) mean nothing.
    """
    at = data.find(_ZEROS)
    if at < 0:
        return False
    for start, flat in _scans(data):
        run = data.find(_ZEROS, start)
        if run < 0:
            return False
        if not flat and MARKER.search(data, start, run) is None:
            return True
    return False


def _scans(data: bytes) -> Iterator[tuple[int, bool]]:
    """Yield (where its compressed data starts, whether zeros mean flat squares in it) for each scan."""
    first_codes: dict[int, int] = {}
    framed = False
    for marker, start, end in segments(data):
        if marker in OTHER_FRAMES:
            return
        framed = framed or marker in PLAIN_FRAMES
        if marker == _DHT:
            first_codes |= _first_codes(data[start:end])
        elif marker == SCAN:
            if not framed:
                return
            tables = _tables_of_scan(data[start:end])
            yield end, all(_is_flat(first_codes.get(table, 1)) for table in tables)


def _is_flat(meaning: int) -> bool:
    """Say whether a code means no change of brightness, or nothing more in a square or several."""
    return meaning & 0x0F == 0 and meaning != _SIXTEEN_ZEROS


def _first_codes(body: bytes) -> dict[int, int]:
    """Return what the all-zero code of each table means, by the table's class and number (T.81, B.2.4.2)."""
    found = {}
    while len(body) > 17:
        count = sum(body[1:17])
        found[body[0]] = body[17]
        body = body[17 + count :]
    return found


def _tables_of_scan(body: bytes) -> set[int]:
    """Return the tables a scan is read with, by class and number (T.81, B.2.3; a scan that refines has fewer)."""
    if len(body) < 6:
        return set()
    chosen = body[2 : 1 + 2 * body[0] : 2]
    first, last, refines = body[-3], body[-2], body[-1] >> 4
    level = set() if refines or first else {each >> 4 for each in chosen}
    detail = {0x10 | (each & 0x0F) for each in chosen} if last else set()
    return level | detail
