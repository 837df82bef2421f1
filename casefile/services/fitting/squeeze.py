"""Pictures made to weigh what a budget allows: a common resolution, then a quality for each, measured as it is done."""

from collections.abc import Sequence
from typing import NamedTuple

from casefile.rules.fitting.limits import FitRules
from casefile.rules.fitting.plan import Point, likely_rung
from casefile.services.fitting.crew import Bench, Crew, TellDone
from casefile.services.fitting.encoding import USUAL_SHRINK
from casefile.services.fitting.pictures import Embedded
from casefile.services.fitting.sharing import Sharing
from casefile.services.fitting.weighty import Picture

__all__ = ["Squeezed", "least_points", "squeezed", "two_toned"]

_PROBE_DPI = 200


class Squeezed(NamedTuple):
    """What came of it: dots an inch, and for each picture what it weighs and what the PDF should hold.

    `made` is None for a picture that stays as it came. `fits` tells whether all of it is within the budget; if not, it
    is what the lowest resolution and the least quality give.
    """

    dpi: int
    points: list[Point]
    made: list[Embedded | None]
    fits: bool
    dpis: tuple[int, ...] = ()

    def dpi_of(self, number: int) -> int:
        """Return the dots an inch of one picture: `dpis` where they differ."""
        return self.dpis[number] if self.dpis else self.dpi


def squeezed(
    pictures: Sequence[Picture], budget: int, rules: FitRules, crew: Crew, tick: TellDone, *, grey: bool
) -> Squeezed:
    """Return the pictures made to weigh no more than the budget, as legible as it allows. Raises RefusedError.

    The first resolution, from fine to coarse, on which all have the least common quality is taken; what is left goes to
    those that lose most. A picture that weighs less as it came stays as it came.
    """
    least = rules.quality_least
    bench = Bench(crew, pictures, _PROBE_DPI, tick, grey=grey)
    points = _tried(bench, least)
    rung = likely_rung(_least_weight(pictures, points), _PROBE_DPI, rules.rungs, budget)
    while True:
        dpi = rules.rungs[rung]
        if bench.dpi != dpi:
            bench = Bench(crew, pictures, dpi, tick, grey=grey)
            points = _tried(bench, least)
        if _least_weight(pictures, points) <= budget:
            unchanged = [each.unchanged_bytes for each in pictures]
            done = Sharing(bench, points, unchanged, budget).done()
            if done is not None:
                return _squeezed(bench, done)
        if rung == len(rules.rungs) - 1:
            return Squeezed(dpi, [_as_made(each) for each in points], [None] * len(points), fits=False)
        rung += 1


def two_toned(
    pictures: Sequence[Picture], budget: int, rules: FitRules, crew: Crew, tick: TellDone
) -> Squeezed:
    """Return the pictures in black and white where that keeps their print, on the first resolution that fits.

    A picture it would spoil (a photo, a stamp) shares in shades of grey what the others leave; one that weighs less as
    it came stays as it came. Raises RefusedError.
    """
    for dpi in rules.rungs:
        bench = Bench(crew, pictures, dpi, tick, grey=True)
        found = bench.toned()
        spoilt = [at for at, (point, _) in enumerate(found) if rules.judged(point.legibility) == "poor"]
        done = {
            at: each
            for at, each in enumerate(found)
            if at not in spoilt and each[0].size_bytes < pictures[at].unchanged_bytes
        }
        kept = sum(
            each.unchanged_bytes for at, each in enumerate(pictures) if at not in done and at not in spoilt
        )
        left = budget - kept - sum(point.size_bytes for point, _ in done.values())
        if left >= 0 and not spoilt:
            return _squeezed(bench, done)
        if left > 0:
            greys = squeezed([pictures[at] for at in spoilt], left, rules, crew, tick, grey=True)
            if greys.fits:
                return _beside(_squeezed(bench, done), greys, spoilt)
    return Squeezed(dpi, [point for point, _ in found], [None] * len(pictures), fits=False)


def _beside(toned: Squeezed, greys: Squeezed, places: Sequence[int]) -> Squeezed:
    """Return the pictures in black and white with those in greys at their places."""
    points, made, dpis = list(toned.points), list(toned.made), [toned.dpi] * len(toned.points)
    for at, point, shown in zip(places, greys.points, greys.made, strict=True):
        points[at], made[at], dpis[at] = point, shown, greys.dpi
    return Squeezed(toned.dpi, points, made, fits=True, dpis=tuple(dpis))


def least_points(
    pictures: Sequence[Picture], rules: FitRules, crew: Crew, tick: TellDone, *, grey: bool, rung: int = -1
) -> list[Point]:
    """Return what each picture weighs with the least quality on a rung, the lowest if none is said."""
    bench = Bench(crew, pictures, rules.rungs[rung], tick, grey=grey)
    return [_as_made(each) for each in _tried(bench, rules.quality_least)]


def _least_weight(pictures: Sequence[Picture], points: Sequence[Point]) -> int:
    return sum(
        min(_as_made(point).size_bytes, each.unchanged_bytes)
        for each, point in zip(pictures, points, strict=True)
    )


def _tried(bench: Bench, quality: int) -> list[Point]:
    return bench.tried([(number, quality) for number in range(len(bench.pictures))])


def _as_made(point: Point) -> Point:
    """Return what a plain try should weigh once it is made."""
    return Point(point.quality, round(point.size_bytes * USUAL_SHRINK), point.legibility)


def _squeezed(bench: Bench, done: dict[int, tuple[Point, Embedded]]) -> Squeezed:
    points, made = [], []
    for at, picture in enumerate(bench.pictures):
        point, shown = done.get(at, (Point(100, picture.size_bytes, 1.0), None))
        points.append(point)
        made.append(shown)
    return Squeezed(bench.dpi, points, made, fits=True)
