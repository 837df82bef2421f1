"""The true resolution of a scanned page: dots an inch on the sheet an officer reads it on."""

from math import hypot
from typing import NamedTuple

__all__ = [
    "POINTS_PER_INCH",
    "Matrix",
    "Placed",
    "covered_share",
    "dots_per_inch",
    "in_units",
    "shrinking",
    "times",
]

POINTS_PER_INCH = 72
_A4 = (210 / 25.4, 297 / 25.4)  # inches (ISO 216)
_A3 = (297 / 25.4, 420 / 25.4)
_LARGER = 1.02  # a scanner's margin of error
_GRID = (24, 32)

Matrix = tuple[float, float, float, float, float, float]
"""a, b, c, d, e, f as in ISO 32000: x' = ax + cy + e, y' = bx + dy + f, in points."""


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """Return the matrix that does the inner one first."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u,
    )  # fmt: skip


class Placed(NamedTuple):
    """A picture of `width` by `height` dots drawn on a page through a matrix."""

    width: int
    height: int
    matrix: Matrix

    @property
    def dpi(self) -> float:
        """Dots an inch where it is drawn, the lower of its two directions."""
        a, b, c, d, _, _ = self.matrix
        across, up = hypot(a, b) / POINTS_PER_INCH, hypot(c, d) / POINTS_PER_INCH
        return min(self.width / across, self.height / up) if across > 0 and up > 0 else 0.0

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, bottom, right and top, in points."""
        a, b, c, d, e, f = self.matrix
        xs, ys = (e, e + a, e + c, e + a + c), (f, f + b, f + d, f + b + d)
        return min(xs), min(ys), max(xs), max(ys)


def covered_share(pieces: list[Placed], page: tuple[float, float, float, float]) -> float:
    """Return the share of the page (left, bottom, right, top in points) that the pieces together cover."""
    left, bottom, right, top = page
    columns, rows = _GRID
    boxes = [piece.box for piece in pieces]
    middles = [
        (left + (right - left) * (column + 0.5) / columns, bottom + (top - bottom) * (row + 0.5) / rows)
        for column in range(columns)
        for row in range(rows)
    ]
    inside = sum(any(x1 <= x <= x2 and y1 <= y <= y2 for x1, y1, x2, y2 in boxes) for x, y in middles)
    return inside / len(middles)


def dots_per_inch(dpi: float, page_points: tuple[float, float]) -> int:
    """Return the resolution on the sheet the page is read on: its own size, or A4 when it is larger than A3.

    Photos and screenshots are often wrapped so that a dot is a point or 1/96 inch: nobody reads a page of a metre.
    """
    return round(dpi * shrinking(page_points))


def in_units(dpi: float, page_points: tuple[float, float], unit: float) -> float:
    """Return a resolution measured as if a page's unit were a point when it is `unit` points (ISO 32000, 14.11.2)."""
    wide, high = page_points
    return dpi * shrinking((wide * unit, high * unit)) / (unit * shrinking(page_points))


def shrinking(page_points: tuple[float, float]) -> float:
    """Return how many times smaller the page is read than it says: 1, more when it is larger than A3."""
    short, long = sorted(side / POINTS_PER_INCH for side in page_points)
    if short > _A3[0] * _LARGER or long > _A3[1] * _LARGER:
        return max(short / _A4[0], long / _A4[1])
    return 1.0
