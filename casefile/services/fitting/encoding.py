"""One picture, encoded anew: at a resolution, with a quality, and measured against what it was."""

from typing import Any, NamedTuple

from casefile.rules.fitting.plan import Point
from casefile.services.fitting.legibility import SEEN_DPI, Print, legibility, seen
from casefile.services.fitting.pictures import Embedded, decoded_jpeg, jpeg_of
from casefile.services.fitting.weighty import Picture

__all__ = ["USUAL_SHRINK", "Ready", "finished", "prepared", "put_together", "tried"]

USUAL_SHRINK = 0.925
"""What a progressive JPEG weighs of a plain one, in scans of print."""

_SAME = 0.97  # a resolution this near is left as it is: resampling would only blur


class Ready(NamedTuple):
    """A picture made ready for its resolution: its greys and, of colour, the two others at half the dots, as a JPEG
    holds them; and its print as it was.
    """

    planes: tuple[Any, ...]
    before: Print

    @property
    def size_bytes(self) -> int:
        """Return how much memory it takes."""
        return sum(each.width * each.height for each in (*self.planes, self.before.picture))


def prepared(picture: Picture, dpi: int, *, grey: bool) -> Ready:
    """Return the picture at that many dots an inch, never more than it has. Raises RefusedError."""
    from PIL import Image

    size = _scaled(picture, dpi)
    seen_size = _scaled(picture, SEEN_DPI)
    planes = picture.load((max(size[0], seen_size[0]), max(size[1], seen_size[1])), grey)
    before = Print.of(seen(planes[0], seen_size))
    half = (-(-size[0] // 2), -(-size[1] // 2))
    at_size = [
        each if each.size == wanted else each.resize(wanted, Image.Resampling.BICUBIC, reducing_gap=gap)
        for each, wanted, gap in zip(planes, (size, half, half), (None, 1.0, 1.0), strict=False)
    ]
    return Ready(tuple(at_size), before)


def put_together(planes: tuple[Any, ...]) -> Any:
    """Return the picture of its planes, in greys or in colour."""
    from PIL import Image

    if len(planes) == 1:
        return planes[0]
    grey = planes[0]
    others = [
        each.resize((each.width * 2, each.height * 2), Image.Resampling.NEAREST).crop((0, 0, *grey.size))
        for each in planes[1:]
    ]
    return Image.merge("YCbCr", (grey, *others))


def tried(ready: Ready, quality: int) -> Point:
    """Return what becomes of the picture as a plain JPEG of that quality.

    It is made in a third of the time of the one that is put in, and its dots are the same.
    """
    plain = jpeg_of(put_together(ready.planes), quality, plain=True)
    after = seen(decoded_jpeg(plain.data), ready.before.picture.size)
    return Point(quality, len(plain.data), legibility(ready.before, after))


def finished(ready: Ready, quality: int) -> Embedded:
    """Return the picture as the JPEG of that quality that is put in."""
    return jpeg_of(put_together(ready.planes), quality)


def _scaled(picture: Picture, dpi: int) -> tuple[int, int]:
    if dpi >= picture.dpi * _SAME:
        return picture.wide, picture.high
    scale = dpi / picture.dpi
    return max(1, round(picture.wide * scale)), max(1, round(picture.high * scale))
