"""How well the print of a page is kept: similarity of its blocks, as they are seen at 150 dots an inch.

Structural similarity (Wang, Bovik, Sheikh and Simoncelli, IEEE Transactions on Image Processing 13(4), 2004) of blocks
of 8 by 8 dots, over those that carry ink; a page is as legible as its worst print, so the 5th percentile counts.
"""

from array import array
from typing import Any

__all__ = ["SEEN_DPI", "legibility", "seen"]

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


def legibility(before: Any, after: Any) -> float:
    """Return, between 0 and 1, how much of the print of `before` is kept in `after`, two grey pictures of one size.

    A page without ink keeps everything: 1.
    """
    from PIL import ImageMath

    first, second = before.convert("F"), after.convert("F")
    means = [_blocks(first), _blocks(second)]
    squares = [_blocks(_product(first, first)), _blocks(_product(second, second))]
    both = _blocks(_product(first, second))
    values = {"a": means[0], "b": means[1], "aa": squares[0], "bb": squares[1], "ab": both}
    spread = _floats(ImageMath.lambda_eval(lambda on: on["aa"] - on["a"] * on["a"], **values))
    alike = _floats(ImageMath.lambda_eval(_similarity, **values))
    inked = sorted(kept for kept, ink in zip(alike, spread, strict=True) if ink > _INK_VARIANCE)
    return max(0.0, inked[int(len(inked) * _PERCENTILE)]) if inked else 1.0


def _similarity(on: Any) -> Any:
    a, b = on["a"], on["b"]
    shared = on["ab"] - a * b
    spread = (on["aa"] - a * a) + (on["bb"] - b * b)
    return ((a * b * 2 + _C1) * (shared * 2 + _C2)) / ((a * a + b * b + _C1) * (spread + _C2))


def _product(first: Any, second: Any) -> Any:
    from PIL import ImageMath

    return ImageMath.lambda_eval(lambda on: on["x"] * on["y"], x=first, y=second)


def _blocks(picture: Any) -> Any:
    return picture.reduce(_BLOCK)


def _floats(picture: Any) -> "array[float]":
    return array("f", picture.tobytes())
