"""A page as a sheet of greys for a program that reads pictures: made in the confined child, small enough to travel."""

import base64
import io
import zlib
from typing import Any, NamedTuple

from casefile.services.documents.kinds import kind_of
from casefile.services.documents.on_paper import flat, orientation, turned
from casefile.services.documents.reading import FileBytes

__all__ = ["GreySheet", "packed_sheet", "unpacked_sheet"]

_FITS = (2000, 2800)  # A4 at some 240 dots an inch
_MOST_BYTES = 1_300_000  # packed: with its base64, under the longest answer of a fork
_SMALLER = 0.7
_MOST_SIDE = 4000
_LEFT = bytes((byte >> 4) * 17 for byte in range(256))
_RIGHT = bytes((byte & 15) * 17 for byte in range(256))


class GreySheet(NamedTuple):
    """A picture in greys, one byte a dot, row by row."""

    width: int
    height: int
    grey: bytes

    def as_pgm(self) -> bytes:
        """Return it as a portable greymap, which every such program reads."""
        return b"P5 %d %d 255\n" % (self.width, self.height) + self.grey


def packed_sheet(found: FileBytes, page: int) -> dict[str, Any]:
    """Return {"width", "height", "packed"} of page `page` (from 1), sixteen greys, two dots a byte; empty if none."""
    if found.trouble or found.content is None:
        return {}
    kind, _ = kind_of(found.head, found.tail)
    image = _of_pdf(found.content, page) if kind == "pdf" else _of_picture(found.content, kind, page)
    if image is None:
        return {}
    while True:
        image = image.crop((0, 0, image.width // 2 * 2, image.height))
        levels = image.point([level * 15 // 255 for level in range(256)]).tobytes()
        packed = zlib.compress(bytes(map(_joined, levels[0::2], levels[1::2])), 6)
        if len(packed) <= _MOST_BYTES:
            told = base64.b64encode(packed).decode("ascii")
            return {"width": image.width, "height": image.height, "packed": told}
        image = image.resize((int(image.width * _SMALLER), int(image.height * _SMALLER)))


def unpacked_sheet(answer: dict[str, Any]) -> GreySheet | None:
    """Return the sheet of a child's answer, None for one that is none: the child may have been taken over."""
    wide, high, told = (answer.get(key) for key in ("width", "height", "packed"))
    if not (isinstance(wide, int) and isinstance(high, int) and isinstance(told, str)):
        return None
    if not (0 < wide <= _MOST_SIDE and 0 < high <= _MOST_SIDE and wide % 2 == 0):
        return None
    try:
        packed = zlib.decompressobj().decompress(base64.b64decode(told, validate=True), wide * high)
    except (ValueError, zlib.error):
        return None
    if len(packed) != wide * high // 2:
        return None
    grey = bytearray(wide * high)
    grey[0::2], grey[1::2] = packed.translate(_LEFT), packed.translate(_RIGHT)
    return GreySheet(wide, high, bytes(grey))


def _joined(left: int, right: int) -> int:
    return left << 4 | right


def _of_pdf(content: bytes, page: int) -> Any:
    from PIL import Image

    from casefile.services.documents.viewer import Viewer

    with Viewer(content) as seen:
        if not 1 <= page <= seen.pages:
            return None
        columns, rows, colours = seen.picture(page - 1, *_FITS)
    return Image.frombytes("RGB", (columns, rows), colours).convert("L")


def _of_picture(content: bytes, kind: str, page: int) -> Any:
    from PIL import Image

    if kind not in {"jpeg", "png", "tiff"}:
        return None
    image = Image.open(io.BytesIO(content), formats=[kind.upper()])
    if page > 1:
        image.seek(page - 1)
    how = orientation(image)
    image.draft(image.mode, _FITS)
    image.thumbnail(_FITS)
    return turned(flat(image), how).convert("L")
