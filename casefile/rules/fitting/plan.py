"""How a budget of bytes is shared out among pictures: a common resolution first, then a quality for each."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from math import exp, log

import msgspec

__all__ = ["HIGHEST_QUALITY", "Point", "as_others", "expected", "likely_rung", "quality_for", "shared_out"]

HIGHEST_QUALITY = 92
"""Above it a JPEG grows fast and no eye sees the difference."""

_USUAL_GROWTH = 1.7  # bytes go with this power of the resolution: print less, grain more
_USUAL_WEIGHT, _USUAL_LOSS = -0.62, 0.45  # with this power of the coarseness of a quality, in scans of print
_LEAST_LOSS = 1e-6


class Point(msgspec.Struct, frozen=True, order=True):
    """A picture encoded once: the quality (Pillow's scale, 1 to 95), its bytes, how legible it stayed (0 to 1)."""

    quality: int
    size_bytes: int
    legibility: float


def likely_rung(total_bytes: int, at_dpi: int, rungs: Sequence[int], budget: int) -> int:
    """Return the place, in the rungs from fine to coarse, of the first on which pictures should fit, the last if none.

    `total_bytes` is what they weigh at `at_dpi` with the least common quality.
    """
    for place, dpi in enumerate(rungs):
        if total_bytes * (dpi / at_dpi) ** _USUAL_GROWTH <= budget:
            return place
    return len(rungs) - 1


def expected(points: Sequence[Point], quality: int) -> Point:
    """Return what a quality should give, between or beyond the two measured points nearest to it.

    Bytes and loss both follow a power of the quantisation that a quality stands for (Annex K of ITU-T T.81 scaled as
    libjpeg does), so that straight lines in logarithms join the points; from one point on, they rise as is usual.
    """
    at = bisect_left([each.quality for each in points], quality)
    if at < len(points) and points[at].quality == quality:
        return points[at]
    if len(points) == 1:
        return as_others(points[0], quality, ())
    low = min(max(at - 1, 0), len(points) - 2)
    first, second = points[low], points[low + 1]
    share = (_coarseness(quality) - _coarseness(first.quality)) / (
        _coarseness(second.quality) - _coarseness(first.quality)
    )
    size = exp(log(first.size_bytes) + share * (log(second.size_bytes) - log(first.size_bytes)))
    loss = exp(_loss(first) + share * (_loss(second) - _loss(first)))
    return Point(quality, round(size), max(0.0, 1 - loss))


def as_others(point: Point, quality: int, others: Sequence[tuple[Point, Point]]) -> Point:
    """Return what another quality of a picture encoded once should give, as it does in others that were encoded twice.

    Without others that tell, what is usual in papers.
    """
    steps = [(_coarseness(high.quality) - _coarseness(low.quality), low, high) for low, high in others]
    told = [each for each in steps if each[0]]
    weight, loss = _USUAL_WEIGHT, _USUAL_LOSS
    if told:
        weight = sum((log(high.size_bytes) - log(low.size_bytes)) / step for step, low, high in told) / len(
            told
        )
        loss = sum((_loss(high) - _loss(low)) / step for step, low, high in told) / len(told)
    change = _coarseness(quality) - _coarseness(point.quality)
    size = exp(log(point.size_bytes) + weight * change)
    return Point(quality, round(size), max(0.0, 1 - exp(_loss(point) + loss * change)))


def _coarseness(quality: int) -> float:
    """Return the logarithm of libjpeg's scale of the quantisation tables."""
    return log(5000 / quality if quality < 50 else max(1, 200 - 2 * quality))


def _loss(point: Point) -> float:
    return log(max(_LEAST_LOSS, 1 - point.legibility))


def quality_for(points: Sequence[Point], legibility: float, least: int, most: int = HIGHEST_QUALITY) -> int:
    """Return the lowest quality from `least` to `most` that should keep that much legible; `most` where none does."""
    low, high = least, most
    while low < high:
        middle = (low + high) // 2
        if expected(points, middle).legibility >= legibility:
            high = middle
        else:
            low = middle + 1
    return low


def shared_out(
    pictures: Mapping[int, Sequence[Point]], budget: int, least: int, most: int = HIGHEST_QUALITY
) -> dict[int, int]:
    """Return a quality for each picture so that the least legible is as legible as the budget allows.

    Each has at least `least`; what is left when all are alike goes to the worst, a step at a time.
    """
    chosen = dict.fromkeys(pictures, least)
    low, high = 0.0, 1.0
    for _ in range(30):
        level = (low + high) / 2
        tried = {key: quality_for(points, level, least, most) for key, points in pictures.items()}
        if _weight(pictures, tried) <= budget:
            chosen, low = tried, level
        else:
            high = level
    return _rest_spent(pictures, chosen, budget, most)


def _weight(pictures: Mapping[int, Sequence[Point]], qualities: Mapping[int, int]) -> int:
    return sum(expected(points, qualities[key]).size_bytes for key, points in pictures.items())


def _rest_spent(
    pictures: Mapping[int, Sequence[Point]], chosen: dict[int, int], budget: int, most: int
) -> dict[int, int]:
    """Raise, from the worst on, each quality that can still be paid for."""
    left = budget - _weight(pictures, chosen)
    worst_first = sorted(pictures, key=lambda key: expected(pictures[key], chosen[key]).legibility)
    raised = True
    while raised and left > 0:
        raised = False
        for key in worst_first:
            if chosen[key] >= most:
                continue
            now, then = (expected(pictures[key], chosen[key] + step).size_bytes for step in (0, 1))
            if then - now <= left:
                chosen[key], left, raised = chosen[key] + 1, left - (then - now), True
    return chosen
