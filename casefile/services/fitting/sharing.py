"""A budget of bytes shared out among pictures: tried plainly until the shares are right, then made, and held to it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from casefile.rules.fitting.plan import HIGHEST_QUALITY, Point, as_others, shared_out
from casefile.services.fitting.encoding import USUAL_SHRINK
from casefile.services.fitting.pictures import Embedded

__all__ = ["Sharing"]

_ENOUGH = 0.965  # of the budget: another round would bring nothing an eye sees
_AIM = 0.99  # of it: what is a little heavier than expected is then still within
_TRIES, _ROUNDS = 4, 6
_MANY, _SOME = 8, 3  # pictures from which on some are tried first, and how many
_FAR = 8  # of quality: nearer, two tries tell little of how a picture grows


class _Bench(Protocol):
    def tried(self, wanted: Sequence[tuple[int, int]]) -> list[Point]:
        """Return what becomes of these pictures (number, quality)."""

    def made(self, wanted: Sequence[tuple[int, int]]) -> list[Embedded]:
        """Return these pictures (number, quality) as they are put in."""


class Sharing:
    """Pictures at one resolution, each tried with the least quality: what it then weighs is in `least`.

    `unchanged` is what each weighs as it came. Weights of tries are those of plain JPEGs times `shrink`.
    """

    def __init__(self, bench: _Bench, least: Sequence[Point], unchanged: Sequence[int], budget: int) -> None:
        self._bench = bench
        self._budget, self._unchanged = budget, unchanged
        self._least = least[0].quality if least else 0
        self._curves = [[point] for point in least]
        self._shrink = dict.fromkeys(range(len(least)), USUAL_SHRINK)
        self._kept = {at for at, point in enumerate(least) if unchanged[at] <= self._weight_of(at, point)}
        self._chosen: dict[int, int] = {}
        self._made: dict[int, tuple[int, Embedded]] = {}
        self._guesses: dict[int, Point] = {}

    def done(self) -> dict[int, tuple[Point, Embedded]] | None:
        """Return the pictures encoded anew by their number, as near to the budget as a few rounds bring them.

        Those that are not there stay as they came. None when even the least quality is over the budget after all.
        """
        self._try_some()
        for turn in range(_ROUNDS):
            self._settle(_AIM - turn / 100)
            self._make()
            weight = self._made_weight()
            if weight <= self._left and (
                weight >= self._left * (_ENOUGH - turn / 100) or self._at_the_best()
            ):
                return self._result()
        if self._made_weight() > self._left:
            self._chosen = dict.fromkeys(self._chosen, self._least)
            self._make()
        return self._result() if self._made_weight() <= self._left else None

    @property
    def _left(self) -> int:
        return self._budget - sum(self._unchanged[at] for at in self._kept)

    def _try_some(self) -> None:
        """Try and make a few of many pictures first: how they grow, and shrink, tells of the others."""
        chosen = self._shared(_AIM)
        if len(chosen) < _MANY:
            return
        far = [at for at in sorted(chosen) if chosen[at] - self._least >= _FAR] or sorted(chosen)
        some = far[:: len(far) // _SOME + 1]
        self._try({at: chosen[at] for at in some})
        self._chosen = {at: chosen[at] for at in some}
        self._make()
        usual = sum(self._shrink[at] for at in some) / len(some)
        told = [(min(self._curves[at]), max(self._curves[at])) for at in some if len(self._curves[at]) > 1]
        for at in chosen.keys() - set(some):
            self._shrink[at] = usual
            known = self._curves[at][0]
            quality = chosen[at] if chosen[at] != known.quality else HIGHEST_QUALITY
            self._guesses[at] = as_others(known, quality, told)

    def _settle(self, aim: float) -> None:
        """Choose a quality for each so that they weigh what is aimed at, by tries."""
        for _ in range(_TRIES):
            chosen = self._shared(aim)
            self._try(chosen)
            self._chosen = chosen
            if self._dear():
                continue
            weight = sum(self._weight_of(at, self._point(at, quality)) for at, quality in chosen.items())
            if self._left * _ENOUGH <= weight <= self._left * (1 + aim) / 2:
                return
            if all(quality >= HIGHEST_QUALITY for quality in chosen.values()):
                return

    def _shared(self, aim: float) -> dict[int, int]:
        curves = {}
        for at, curve in enumerate(self._curves):
            if at not in self._kept:
                known = [*curve, self._guesses[at]] if len(curve) == 1 and at in self._guesses else curve
                curves[at] = sorted(self._weighed(at, point) for point in known)
        return shared_out(curves, int(self._left * aim), self._least)

    def _weighed(self, at: int, point: Point) -> Point:
        return Point(point.quality, self._weight_of(at, point), point.legibility)

    def _weight_of(self, at: int, point: Point) -> int:
        return round(point.size_bytes * self._shrink[at])

    def _point(self, at: int, quality: int) -> Point:
        return next(point for point in self._curves[at] if point.quality == quality)

    def _try(self, chosen: Mapping[int, int]) -> None:
        """Try those whose quality is a new one."""
        wanting = [
            (at, quality)
            for at, quality in chosen.items()
            if all(point.quality != quality for point in self._curves[at])
        ]
        found = self._bench.tried(wanting)
        for (at, _), point in zip(wanting, found, strict=True):
            self._curves[at].append(point)

    def _make(self) -> None:
        """Make those that are not made with their quality; what each weighs then tells how it shrinks."""
        wanting = [
            (at, quality) for at, quality in self._chosen.items() if self._made.get(at, (0,))[0] != quality
        ]
        found = self._bench.made(wanting)
        for (at, quality), made in zip(wanting, found, strict=True):
            self._made[at] = quality, made
            self._shrink[at] = len(made.data) / self._point(at, quality).size_bytes

    def _dear(self) -> bool:
        """Keep as they came those that weigh no more so, if the others can pay; say whether there were any."""
        weights = {at: self._weight_of(at, self._point(at, quality)) for at, quality in self._chosen.items()}
        dear = {at for at, weight in weights.items() if weight >= self._unchanged[at]}
        others = self._least_of(weights.keys() - dear)
        if not dear or sum(self._unchanged[at] for at in dear) + others > self._left:
            return False
        self._kept |= dear
        for at in dear:
            self._chosen.pop(at)
            self._made.pop(at, None)
        return True

    def _least_of(self, pictures: Iterable[int]) -> int:
        return sum(self._weight_of(at, min(self._curves[at])) for at in pictures)

    def _made_weight(self) -> int:
        return sum(len(self._made[at][1].data) for at in self._chosen)

    def _at_the_best(self) -> bool:
        return all(quality >= HIGHEST_QUALITY for quality in self._chosen.values())

    def _result(self) -> dict[int, tuple[Point, Embedded]]:
        found = {}
        for at, quality in self._chosen.items():
            made = self._made[at][1]
            found[at] = Point(quality, len(made.data), self._point(at, quality).legibility), made
        return found
