"""Pictures made to weigh what a budget allows: a common resolution, then a quality for each, measured as it is done."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple, TypeVar

from casefile.rules.fitting.limits import FitRules
from casefile.rules.fitting.plan import Point, likely_rung, shared_out
from casefile.services.fitting.encoding import Ready, encoded, prepared
from casefile.services.fitting.pictures import Embedded
from casefile.services.fitting.weighty import Picture

__all__ = ["Squeezed", "least_points", "squeezed"]

_THREADS = 2
_KEPT_BYTES = 120_000_000  # of pictures at their resolution, so that they need not be decoded again
_ENOUGH = 0.975  # of the budget: another round would bring nothing an eye sees
_ROUNDS = 4
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


def squeezed(pictures: Sequence[Picture], budget: int, rules: FitRules, tick: Tick, *, grey: bool) -> Squeezed:
    """Return the pictures made to weigh no more than the budget, as legible as it allows. Raises RefusedError.

    The first resolution, from fine to coarse, on which all have the least common quality is taken; what is left goes to
    those that lose most. A picture that weighs less as it came stays as it came.
    """
    steps = _Steps(tick, len(pictures))
    least = rules.quality_least
    bench = _Bench(pictures, _PROBE_DPI, grey=grey)
    curves = _curves(bench, least, steps)
    rung = likely_rung(_least_weight(pictures, curves), _PROBE_DPI, rules.rungs, budget)
    tried: dict[int, tuple[_Bench, list[list[Point]]]] = {}
    if _PROBE_DPI in rules.rungs:
        tried[rules.rungs.index(_PROBE_DPI)] = (bench, curves)
    while True:
        if rung not in tried:
            del bench
            tried = {place: each for place, each in tried.items() if place == rung - 1}  # one bench fits in memory
            bench = _Bench(pictures, rules.rungs[rung], grey=grey)
            tried[rung] = (bench, _curves(bench, least, steps))
        bench, curves = tried[rung]
        fits = _least_weight(pictures, curves) <= budget
        if fits or rung == len(rules.rungs) - 1:
            break
        rung += 1
    if not fits:
        return _at_least(bench, curves, steps)
    return _spent(bench, curves, budget, least, steps)


def least_points(
    pictures: Sequence[Picture], rules: FitRules, tick: Tick, *, grey: bool, rung: int = -1
) -> list[Point]:
    """Return what each picture weighs with the least quality on a rung, the lowest if none is said."""
    bench = _Bench(pictures, rules.rungs[rung], grey=grey)
    return [curve[0] for curve in _curves(bench, rules.quality_least, _Steps(tick, len(pictures)))]


def _least_weight(pictures: Sequence[Picture], curves: Sequence[Sequence[Point]]) -> int:
    return sum(min(curve[0].size_bytes, each.unchanged_bytes) for each, curve in zip(pictures, curves, strict=True))


def _curves(bench: _Bench, least: int, steps: "_Steps") -> list[list[Point]]:
    """Return each picture with the least quality."""
    return steps.all(lambda number: [encoded(bench.ready(number), least)[0]])


def _at_least(bench: _Bench, curves: list[list[Point]], steps: "_Steps") -> Squeezed:
    """Return what the lowest resolution gives with the least quality, though it is too much."""
    points = [curve[0] for curve in curves]
    return Squeezed(bench.dpi, points, [None] * len(points), fits=False)


def _spent(bench: _Bench, curves: list[list[Point]], budget: int, least: int, steps: "_Steps") -> Squeezed:
    """Share the budget out, encode, and correct what was expected by what came."""
    kept = {at for at, each in enumerate(bench.pictures) if each.unchanged_bytes <= curves[at][0].size_bytes}
    made: dict[int, tuple[Point, Embedded]] = {}
    for turn in range(_ROUNDS):
        left = budget - sum(bench.pictures[at].unchanged_bytes for at in kept)
        open_ones = {at: sorted(curve) for at, curve in enumerate(curves) if at not in kept}
        # The last rounds aim a little lower, so that the end is within the budget.
        chosen = shared_out(open_ones, left - left * turn // 200, least)
        wanting = [at for at, quality in chosen.items() if at not in made or made[at][0].quality != quality]
        done = steps.all(lambda at: encoded(bench.ready(wanting[at]), chosen[wanting[at]]), len(wanting))
        for at, result in zip(wanting, done, strict=True):
            made[at] = result
            curves[at] = [*(each for each in curves[at] if each.quality != result[0].quality), result[0]]
        dear = {at for at in chosen if made[at][0].size_bytes >= bench.pictures[at].unchanged_bytes}
        weight = sum(made[at][0].size_bytes for at in chosen)
        kept |= dear
        if not dear and weight <= left and (weight >= left * _ENOUGH or all(made[at][0].quality >= 92 for at in chosen)):
            break
    else:
        for at in chosen:  # never over the budget: the least quality is known to fit
            if weight > left:
                result = encoded(bench.ready(at), least)
                weight += result[0].size_bytes - made[at][0].size_bytes
                made[at] = result
    everyone = range(len(bench.pictures))
    as_it_came = [Point(100, each.size_bytes, 1.0) for each in bench.pictures]
    points = [as_it_came[at] if at in kept else made[at][0] for at in everyone]
    return Squeezed(bench.dpi, points, [None if at in kept else made[at][1] for at in everyone], fits=True)


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
