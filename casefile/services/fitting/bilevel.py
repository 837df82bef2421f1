"""Pages in black and white: ink told from paper by what is around it, packed as faxes are (CCITT group 4)."""

from typing import Any

from casefile.rules.fitting.plan import Point
from casefile.services.fitting.encoding import Ready
from casefile.services.fitting.legibility import seen, shapes_kept
from casefile.services.fitting.pictures import Embedded, faxed

__all__ = ["binarised", "in_two_tones"]

_SHRUNK, _AROUND = 8, 6  # a mean of about a hundred dots around: wider than a letter, narrower than a shadow
_DARKER = 40  # than what is around, of 255: print, not the grain of paper
_BLACK = 70  # as dark as that is ink, whatever is around: a thick line, a filled box


def binarised(grey: Any) -> Any:
    """Return a grey picture in black and white: black where it is clearly darker than what is around."""
    from PIL import Image, ImageChops, ImageFilter

    around = grey.reduce(_SHRUNK).filter(ImageFilter.BoxBlur(_AROUND))
    around = around.resize(grey.size, Image.Resampling.BILINEAR)
    paper = ImageChops.subtract(around, grey).point(lambda darker: 0 if darker > _DARKER else 255)
    solid = grey.point(lambda level: 0 if level < _BLACK else 255)
    return ImageChops.darker(paper, solid).convert("1", dither=Image.Dither.NONE)


def in_two_tones(ready: Ready) -> tuple[Point, Embedded]:
    """Return the picture in black and white, and what became of its print."""
    made = binarised(ready.planes[0])
    packed = faxed(made)
    after = seen(made.convert("L"), ready.before.picture.size)
    return Point(100, len(packed.data), shapes_kept(ready.before, after)), packed
