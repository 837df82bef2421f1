"""One picture, encoded anew: at a resolution, with a quality, and measured against what it was."""

from typing import Any, NamedTuple

from casefile.rules.fitting.plan import Point
from casefile.services.fitting.legibility import SEEN_DPI, legibility, seen
from casefile.services.fitting.pictures import Embedded, decoded_jpeg, jpeg_of
from casefile.services.fitting.weighty import Picture

__all__ = ["Ready", "encoded", "prepared"]

_SAME = 0.97  # a resolution this near is left as it is: resampling would only blur


class Ready(NamedTuple):
    """A picture made ready for its resolution: its dots, and what it was as it is compared."""

    dots: Any
    before: Any

    @property
    def size_bytes(self) -> int:
        """Return how much memory it takes."""
        return sum(each.width * each.height * len(each.getbands()) for each in self)


def prepared(picture: Picture, dpi: int, *, grey: bool) -> Ready:
    """Return the picture at that many dots an inch, never more than it has. Raises RefusedError."""
    from PIL import Image

    size = _scaled(picture, dpi)
    seen_size = _scaled(picture, SEEN_DPI)
    full = picture.load((max(size[0], seen_size[0]), max(size[1], seen_size[1])))
    before = seen(full, seen_size)
    if grey and full.mode != "L":
        full = full.convert("L")
    dots = full if full.size == size else full.resize(size, Image.Resampling.BICUBIC)
    return Ready(dots, before)


def encoded(ready: Ready, quality: int) -> tuple[Point, Embedded]:
    """Return the picture as a JPEG of that quality, and what became of it."""
    made = jpeg_of(ready.dots, quality)
    after = seen(decoded_jpeg(made.data), ready.before.size)
    return Point(quality, len(made.data), legibility(ready.before, after)), made


def _scaled(picture: Picture, dpi: int) -> tuple[int, int]:
    if dpi >= picture.dpi * _SAME:
        return picture.wide, picture.high
    scale = dpi / picture.dpi
    return max(1, round(picture.wide * scale)), max(1, round(picture.high * scale))
