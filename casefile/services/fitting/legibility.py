"""How well the print of a page is kept: similarity of its blocks, as they are seen at 150 dots an inch.

Structural similarity (Wang, Bovik, Sheikh and Simoncelli, IEEE Transactions on Image Processing 13(4), 2004) of blocks
of 8 by 8 dots, over those that carry ink; a page is as legible as its worst print, so the 5th percentile counts.
"""

from array import array
from collections.abc import Callable
from math import sqrt
from typing import Any, NamedTuple, Self

__all__ = ["SEEN_DPI", "Print", "legibility", "seen", "shapes_kept"]

SEEN_DPI = 150
"""Dots an inch at which a page is compared: what a screen shows of it, and a printer of an office keeps."""

_BLOCK = 8
_C1, _C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
_INK_VARIANCE = 300.0  # of a block's greys: grain of paper stays far below, a stroke of print is far above
_PERCENTILE = 0.05


def seen(picture: Any, size: tuple[int, int]) -> Any:
    """Return the picture in greys of that size, as it is compared."""
    from PIL import Image

    grey = picture if picture.mode == "L" else picture.convert("L")
    return grey if grey.size == size else grey.resize(size, Image.Resampling.BICUBIC)


class Print(NamedTuple):
    """A grey picture as it is compared, with the mean and the mean square of each of its blocks."""

    picture: Any
    means: Any
    squares: Any

    @classmethod
    def of(cls, picture: Any) -> Self:
        """Return the print of a grey picture, worked out once however often it is compared."""
        exact = picture.convert("F")
        return cls(picture, _blocks(exact), _blocks(_product(exact, exact)))


def legibility(before: Print, after: Any) -> float:
    """Return, between 0 and 1, how much of the print of `before` is kept in `after`, a grey picture of its size.

    A page without ink keeps everything: 1.
    """
    return _kept(before, after, _similarity)


def shapes_kept(before: Print, after: Any) -> float:
    """Return the same of the shapes of the print alone (the index's term of structure), whatever its tones became.

    Black and white changes every tone on purpose: what counts is that letters stay what they are.
    """
    return sqrt(_kept(before, after, _squared_structure))


def _kept(before: Print, after: Any, measure: Callable[[Any], Any]) -> float:
    from PIL import ImageMath

    first, second = before.picture.convert("F"), after.convert("F")
    values = {
        "a": before.means,
        "b": _blocks(second),
        "aa": before.squares,
        "bb": _blocks(_product(second, second)),
        "ab": _blocks(_product(first, second)),
    }
    spread = _floats(ImageMath.lambda_eval(lambda on: on["aa"] - on["a"] * on["a"], **values))
    alike = _floats(ImageMath.lambda_eval(measure, **values))
    inked = sorted(kept for kept, ink in zip(alike, spread, strict=True) if ink > _INK_VARIANCE)
    return max(0.0, inked[int(len(inked) * _PERCENTILE)]) if inked else 1.0


def _similarity(on: Any) -> Any:
    a, b = on["a"], on["b"]
    shared = on["ab"] - a * b
    spread = (on["aa"] - a * a) + (on["bb"] - b * b)
    return ((a * b * 2 + _C1) * (shared * 2 + _C2)) / ((a * a + b * b + _C1) * (spread + _C2))


def _squared_structure(on: Any) -> Any:
    first = on["aa"] - on["a"] * on["a"]
    second = on["bb"] - on["b"] * on["b"]
    shared = on["ab"] - on["a"] * on["b"] + _C2 / 2
    return shared * abs(shared) / ((first + _C2 / 2) * (second + _C2 / 2))


def _product(first: Any, second: Any) -> Any:
    from PIL import ImageMath

    return ImageMath.lambda_eval(lambda on: on["x"] * on["y"], x=first, y=second)


def _blocks(picture: Any) -> Any:
    return picture.reduce(_BLOCK)


def _floats(picture: Any) -> "array[float]":
    return array("f", picture.tobytes())
