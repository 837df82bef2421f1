"""Pictures made to weigh what a budget allows: a common resolution, then a quality for each, measured as it is done."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple, TypeVar

from casefile.rules.fitting.limits import FitRules
from casefile.rules.fitting.plan import HIGHEST_QUALITY, Point, likely_rung, shared_out
from casefile.services.fitting.encoding import Ready, encoded, prepared
from casefile.services.fitting.pictures import Embedded
from casefile.services.fitting.weighty import Picture

__all__ = ["Squeezed", "least_points", "squeezed"]

_THREADS = 2
_KEPT_BYTES = 120_000_000  # of pictures at their resolution, so that they need not be decoded again
_ENOUGH = 0.975  # of the budget: another round would bring nothing an eye sees
_ROUNDS = 9
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
    curves = _curves(bench, least, steps)
    rung = likely_rung(_least_weight(pictures, curves), _PROBE_DPI, rules.rungs, budget)
    while True:
        dpi = rules.rungs[rung]
        if bench.dpi != dpi:
            bench = _Bench(pictures, dpi, grey=grey)
            curves = _curves(bench, least, steps)
        if _least_weight(pictures, curves) <= budget:
            return _Sharing(bench, curves, budget, least, steps).done()
        if rung == len(rules.rungs) - 1:
            return _at_least(bench, curves)
        rung += 1


def least_points(
    pictures: Sequence[Picture], rules: FitRules, tick: Tick, *, grey: bool, rung: int = -1
) -> list[Point]:
    """Return what each picture weighs with the least quality on a rung, the lowest if none is said."""
    bench = _Bench(pictures, rules.rungs[rung], grey=grey)
    return [curve[0] for curve in _curves(bench, rules.quality_least, _Steps(tick, len(pictures)))]


def _least_weight(pictures: Sequence[Picture], curves: Sequence[Sequence[Point]]) -> int:
    return sum(
        min(curve[0].size_bytes, each.unchanged_bytes) for each, curve in zip(pictures, curves, strict=True)
    )


def _curves(bench: _Bench, least: int, steps: "_Steps") -> list[list[Point]]:
    """Return each picture with the least quality."""
    return steps.all(lambda number: [encoded(bench.ready(number), least)[0]])


def _at_least(bench: _Bench, curves: list[list[Point]]) -> Squeezed:
    """Return what the lowest resolution gives with the least quality, though it is too much."""
    points = [curve[0] for curve in curves]
    return Squeezed(bench.dpi, points, [None] * len(points), fits=False)


class _Sharing:
    """A budget shared out among pictures, encoded, and corrected by what came."""

    def __init__(
        self, bench: _Bench, curves: list[list[Point]], budget: int, least: int, steps: "_Steps"
    ) -> None:
        self._bench, self._curves, self._steps = bench, curves, steps
        self._budget, self._least = budget, least
        self._unchanged = [each.unchanged_bytes for each in bench.pictures]
        self._kept = {at for at, curve in enumerate(curves) if self._unchanged[at] <= curve[0].size_bytes}
        self._made: dict[int, tuple[Point, Embedded]] = {}

    def done(self) -> Squeezed:
        """Return the pictures within the budget, as near to it as a few rounds bring them."""
        for turn in range(_ROUNDS):
            # A curve that bends makes the expected too small again and again: later rounds aim lower, and take less.
            lower = max(0, turn - 2) * self._left // 100
            self._encode(self._shared(self._left - lower))
            if self._dear():
                continue
            weight, left = self._weight(), self._left
            if weight <= left and (weight >= left * _ENOUGH - lower or self._at_the_best()):
                return self._result()
        self._cut()
        return self._result()

    @property
    def _left(self) -> int:
        return self._budget - sum(self._unchanged[at] for at in self._kept)

    def _shared(self, budget: int) -> dict[int, int]:
        curves = {at: sorted(curve) for at, curve in enumerate(self._curves) if at not in self._kept}
        return shared_out(curves, budget, self._least)

    def _encode(self, chosen: Mapping[int, int]) -> None:
        """Encode those whose quality is a new one, and note what came."""
        wanting = [
            at for at, quality in chosen.items() if at not in self._made or self._quality(at) != quality
        ]
        done = self._steps.all(
            lambda place: encoded(self._bench.ready(wanting[place]), chosen[wanting[place]]), len(wanting)
        )
        for at, result in zip(wanting, done, strict=True):
            self._made[at] = result
            point = result[0]
            self._curves[at] = [*(each for each in self._curves[at] if each.quality != point.quality), point]

    def _dear(self) -> bool:
        """Keep as they came those that weigh no more so, if the others can pay; say whether there were any."""
        dear = {at for at, (point, _) in self._made.items() if point.size_bytes >= self._unchanged[at]}
        others = sum(min(self._curves[at]).size_bytes for at in self._made if at not in dear)
        if sum(self._unchanged[at] for at in dear) + others > self._left:
            return False
        self._kept |= dear
        for at in dear:
            del self._made[at]
        return bool(dear)

    def _quality(self, at: int) -> int:
        return self._made[at][0].quality

    def _weight(self) -> int:
        return sum(point.size_bytes for point, _ in self._made.values())

    def _at_the_best(self) -> bool:
        return all(point.quality >= HIGHEST_QUALITY for point, _ in self._made.values())

    def _cut(self) -> None:
        """Never over the budget: the least quality is known to fit."""
        for at in sorted(self._made):
            if self._weight() > self._left:
                self._encode({at: self._least})

    def _result(self) -> Squeezed:
        points, made = [], []
        for at, picture in enumerate(self._bench.pictures):
            point, shown = self._made.get(at, (Point(100, picture.size_bytes, 1.0), None))
            points.append(point)
            made.append(shown)
        return Squeezed(self._bench.dpi, points, made, fits=True)


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
