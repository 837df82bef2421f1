"""JPEG files as a PDF takes them: their data as it is, without what cameras write beside it (EXIF, GPS, thumbnails)."""

from typing import NamedTuple

from casefile.services.documents.jpeg_segments import OTHER_FRAMES, PLAIN_FRAMES, SCAN, segments

__all__ = ["Jpeg", "bare", "read_jpeg"]

_COMMENT = 0xFE
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
    for marker, start, end in segments(content):
        if marker == SCAN:
            return None
        if marker in PLAIN_FRAMES or marker in OTHER_FRAMES:
            if end - start < 6:
                return None
            high = int.from_bytes(content[start + 1 : start + 3], "big")
            wide = int.from_bytes(content[start + 3 : start + 5], "big")
            eight_bits = content[start] == 8
            return Jpeg(wide, high, content[start + 5], common=marker in PLAIN_FRAMES and eight_bits)
    return None


def bare(content: bytes) -> bytes:
    """Return the JPEG without comments, EXIF, thumbnails and other notes; its data is not touched.

    The colour profile and the marks that tell how colours are coded stay.
    """
    kept = [content[:2]]
    at = 2
    for marker, start, end in segments(content):
        if marker == SCAN:
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
