"""Pictures made to weigh what a budget allows: a common resolution, then a quality for each, measured as it is done."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple, TypeVar

from casefile.rules.fitting.limits import FitRules
from casefile.rules.fitting.plan import Point, likely_rung
from casefile.services.fitting.bilevel import in_two_tones
from casefile.services.fitting.encoding import USUAL_SHRINK, Ready, prepared, tried
from casefile.services.fitting.pictures import Embedded
from casefile.services.fitting.sharing import Sharing
from casefile.services.fitting.weighty import Picture

__all__ = ["Squeezed", "least_points", "squeezed", "two_toned"]

_THREADS = 2
_KEPT_BYTES = 120_000_000  # of pictures at their resolution, so that they need not be decoded again
_PROBE_DPI = 200

T = TypeVar("T")
Tick = Callable[[int, int], None]


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


class _Bench:
    """The pictures at one resolution: each is decoded as seldom as memory allows."""

    def __init__(self, pictures: Sequence[Picture], dpi: int, *, grey: bool) -> None:
        self.pictures, self.dpi, self.grey = pictures, dpi, grey
        self._kept: dict[int, Ready] = {}
        self._room = _KEPT_BYTES

    def ready(self, number: int) -> Ready:
        """Return a picture at the resolution of the bench."""
        known = self._kept.get(number)
        if known is not None:
            return known
        ready = prepared(self.pictures[number], self.dpi, grey=self.grey)
        if ready.size_bytes <= self._room:
            self._room -= ready.size_bytes
            self._kept[number] = ready
        return ready


def squeezed(
    pictures: Sequence[Picture], budget: int, rules: FitRules, tick: Tick, *, grey: bool
) -> Squeezed:
    """Return the pictures made to weigh no more than the budget, as legible as it allows. Raises RefusedError.

    The first resolution, from fine to coarse, on which all have the least common quality is taken; what is left goes to
    those that lose most. A picture that weighs less as it came stays as it came.
    """
    steps = _Steps(tick, len(pictures))
    least = rules.quality_least
    bench = _Bench(pictures, _PROBE_DPI, grey=grey)
    points = _tried(bench, least, steps)
    rung = likely_rung(_least_weight(pictures, points), _PROBE_DPI, rules.rungs, budget)
    while True:
        dpi = rules.rungs[rung]
        if bench.dpi != dpi:
            bench = _Bench(pictures, dpi, grey=grey)
            points = _tried(bench, least, steps)
        if _least_weight(pictures, points) <= budget:
            unchanged = [each.unchanged_bytes for each in pictures]
            done = Sharing(bench.ready, points, unchanged, budget, steps).done()
            if done is not None:
                return _squeezed(bench, done)
        if rung == len(rules.rungs) - 1:
            return Squeezed(dpi, [_as_made(each) for each in points], [None] * len(points), fits=False)
        rung += 1


def two_toned(pictures: Sequence[Picture], budget: int, rules: FitRules, tick: Tick) -> Squeezed:
    """Return the pictures in black and white where that keeps their print, on the first resolution that fits.

    A picture it would spoil (a photo, a stamp) shares in shades of grey what the others leave; one that weighs less as
    it came stays as it came. Raises RefusedError.
    """
    for dpi in rules.rungs:
        bench = _Bench(pictures, dpi, grey=True)
        found = _Steps(tick, len(pictures)).all(lambda number, at=bench: in_two_tones(at.ready(number)))  # type: ignore[misc]
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
            greys = squeezed([pictures[at] for at in spoilt], left, rules, tick, grey=True)
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
    pictures: Sequence[Picture], rules: FitRules, tick: Tick, *, grey: bool, rung: int = -1
) -> list[Point]:
    """Return what each picture weighs with the least quality on a rung, the lowest if none is said."""
    bench = _Bench(pictures, rules.rungs[rung], grey=grey)
    return [_as_made(each) for each in _tried(bench, rules.quality_least, _Steps(tick, len(pictures)))]


def _least_weight(pictures: Sequence[Picture], points: Sequence[Point]) -> int:
    return sum(
        min(_as_made(point).size_bytes, each.unchanged_bytes)
        for each, point in zip(pictures, points, strict=True)
    )


def _tried(bench: _Bench, quality: int, steps: "_Steps") -> list[Point]:
    return steps.all(lambda number: tried(bench.ready(number), quality))


def _as_made(point: Point) -> Point:
    """Return what a plain try should weigh once it is made."""
    return Point(point.quality, round(point.size_bytes * USUAL_SHRINK), point.legibility)


def _squeezed(bench: _Bench, done: dict[int, tuple[Point, Embedded]]) -> Squeezed:
    points, made = [], []
    for at, picture in enumerate(bench.pictures):
        point, shown = done.get(at, (Point(100, picture.size_bytes, 1.0), None))
        points.append(point)
        made.append(shown)
    return Squeezed(bench.dpi, points, made, fits=True)


class _Steps:
    """Work on every picture, two at a time, told as it goes."""

    def __init__(self, tick: Tick, count: int) -> None:
        self._tick, self._count = tick, count

    def all(self, work: Callable[[int], T], count: int | None = None) -> list[T]:
        """Return what the work gives for each number, in order."""
        count = self._count if count is None else count
        with ThreadPoolExecutor(_THREADS) as pool:
            waiting = [pool.submit(work, number) for number in range(count)]
            found = []
            try:
                for number, each in enumerate(waiting):
                    found.append(each.result())
                    self._tick(number + 1, count)
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
        return found
