"""JPEG files as a PDF takes them: their data as it is, without what cameras write beside it (EXIF, GPS, thumbnails)."""

from typing import NamedTuple

__all__ = ["Jpeg", "bare", "read_jpeg"]

_FRAMES = {0xC0, 0xC1, 0xC2}  # baseline, extended, progressive: what every viewer decodes
_OTHER_FRAMES = {0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}
_ALONE = {0x01, *range(0xD0, 0xD8)}
_SCAN, _END, _COMMENT = 0xDA, 0xD9, 0xFE
_JFIF, _PROFILE, _ADOBE = 0xE0, 0xE2, 0xEE
_PROFILE_MARK = b"ICC_PROFILE\0"


class Jpeg(NamedTuple):
    """The shape of a JPEG: pixels, components, and whether every viewer of PDF decodes its kind."""

    wide: int
    high: int
    components: int
    common: bool


def read_jpeg(content: bytes) -> Jpeg | None:
    """Return the shape that the first frame header tells, None when there is none."""
    for marker, start, end in _segments(content):
        if marker in _FRAMES or marker in _OTHER_FRAMES:
            if end - start < 6:
                return None
            high = int.from_bytes(content[start + 1 : start + 3], "big")
            wide = int.from_bytes(content[start + 3 : start + 5], "big")
            eight_bits = content[start] == 8
            return Jpeg(wide, high, content[start + 5], common=marker in _FRAMES and eight_bits)
    return None


def bare(content: bytes) -> bytes:
    """Return the JPEG without comments, EXIF, thumbnails and other notes; its data is not touched.

    The colour profile and the marks that tell how colours are coded stay.
    """
    kept = [content[:2]]
    at = 2
    for marker, start, end in _segments(content):
        if marker == _SCAN:
            return b"".join((*kept, content[start - 4 :]))
        if not _is_note(marker, content[start:end]):
            kept.append(content[start - 4 : end])
        at = end
    return b"".join((*kept, content[at:]))


def _is_note(marker: int, body: bytes) -> bool:
    if marker == _COMMENT:
        return True
    if marker == _PROFILE:
        return not body.startswith(_PROFILE_MARK)
    return 0xE0 <= marker <= 0xEF and marker not in {_JFIF, _ADOBE}


def _segments(content: bytes) -> "list[tuple[int, int, int]]":
    """Return (marker, first byte of the body, byte after it) of each segment up to the first scan."""
    found = []
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker in _ALONE:
            at += 2
            continue
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        if marker == _END or end > len(content):
            break
        found.append((marker, at + 4, end))
        if marker == _SCAN:
            break
        at = end
    return found
