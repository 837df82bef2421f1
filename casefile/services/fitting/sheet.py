"""Where a picture stands on its sheet, turned as its camera meant it."""

from typing import Literal, NamedTuple

from casefile.services.documents.on_paper import ON_ITS_SIDE

__all__ = ["PAPERS", "Placement", "SheetPaper", "orientation_after", "sheet_of"]

SheetPaper = Literal["a4", "letter", "own"]
PAPERS: dict[str, tuple[float, float]] = {"a4": (595.276, 841.89), "letter": (612.0, 792.0)}
"""Sheets in points, upright."""

_POINTS = 72
_LONG_SIDE = 841.89
_CREDIBLE_DPI = (100, 1200)  # cameras write 72, which is no resolution
_QUARTER = {1: 6, 6: 3, 3: 8, 8: 1, 2: 7, 7: 4, 4: 5, 5: 2}


class Placement(NamedTuple):
    """A page in points with the matrix that places the unit square of the picture, and dots an inch there."""

    wide: float
    high: float
    matrix: tuple[float, ...]
    dpi: float


def orientation_after(orientation: int, degrees: int) -> int:
    """Return the EXIF orientation after a turn to the right by so many degrees, a multiple of 90."""
    for _ in range(degrees // 90 % 4):
        orientation = _QUARTER[orientation]
    return orientation


def sheet_of(
    pixels: tuple[int, int], orientation: int, told_dpi: tuple[float, float] | None, paper: SheetPaper
) -> Placement:
    """Return the sheet of a picture: at its true size where a scanner told it and it fits, else as large as fits.

    The sheet stands or lies as the picture does; nothing is cut. `own` makes a page of the picture's own shape.
    """
    wide, high = pixels if orientation not in ON_ITS_SIDE else pixels[::-1]
    true = _true_size(pixels, orientation, told_dpi)
    if paper == "own":
        page = true or (_LONG_SIDE * wide / max(wide, high), _LONG_SIDE * high / max(wide, high))
        shown = page
    else:
        short, long = PAPERS[paper]
        page = (short, long) if high >= wide else (long, short)
        scale = min(page[0] / wide, page[1] / high)
        fits = true is not None and true[0] <= page[0] * 1.01 and true[1] <= page[1] * 1.01
        shown = true if fits and true else (wide * scale, high * scale)
    left, low = (page[0] - shown[0]) / 2, (page[1] - shown[1]) / 2
    matrix = _matrix(orientation, left, low, shown[0], shown[1])
    return Placement(page[0], page[1], matrix, wide * _POINTS / shown[0])


def _true_size(
    pixels: tuple[int, int], orientation: int, told: tuple[float, float] | None
) -> tuple[float, float] | None:
    """Return the size in points a scanner told, None when nothing credible was told."""
    if told is None or not all(_CREDIBLE_DPI[0] <= each <= _CREDIBLE_DPI[1] for each in told):
        return None
    size = (pixels[0] * _POINTS / told[0], pixels[1] * _POINTS / told[1])
    return size[::-1] if orientation in ON_ITS_SIDE else size


def _matrix(orientation: int, x: float, y: float, w: float, h: float) -> tuple[float, ...]:
    """Return the matrix that draws the stored picture as its orientation (EXIF tag 0x0112) says it is seen."""
    return {
        1: (w, 0, 0, h, x, y),
        2: (-w, 0, 0, h, x + w, y),
        3: (-w, 0, 0, -h, x + w, y + h),
        4: (w, 0, 0, -h, x, y + h),
        5: (0, -h, -w, 0, x + w, y + h),
        6: (0, -h, w, 0, x, y + h),
        7: (0, h, w, 0, x, y),
        8: (0, h, -w, 0, x + w, y),
    }[orientation]
