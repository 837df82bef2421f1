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

__all__ = ["Squeezed", "least_points", "lightened", "squeezed", "two_toned"]

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


def lightened(
    pictures: Sequence[Picture], budget: int, rules: FitRules, crew: Crew, tick: TellDone, *, grey: bool
) -> Squeezed:
    """Return the pictures as `squeezed` does, those in black and white only where the others do not give enough.

    These stay in black and white, on the first resolution that fits, where that keeps their print.
    """
    toned = [at for at, each in enumerate(pictures) if each.bilevel]
    others = [at for at, each in enumerate(pictures) if not each.bilevel]
    if not toned:
        return squeezed(pictures, budget, rules, crew, tick, grey=grey)
    kept = _as_they_came([pictures[at] for at in toned])
    rest = [pictures[at] for at in others]
    left = budget - sum(point.size_bytes for point in kept.points)
    done = squeezed(rest, left, rules, crew, tick, grey=grey) if rest and left > 0 else None
    if done is not None and done.fits:
        return _beside(done, others, kept, toned)
    least = least_points(rest, rules, crew, tick, grey=grey) if rest else []
    floor = sum(point.size_bytes for point in least)
    plain = [pictures[at] for at in toned]
    made = two_toned(plain, budget - floor, rules, crew, tick, rungs=_from_packing(plain, rules))
    if not made.fits:
        short = Squeezed(rules.rungs[-1], least, [None] * len(least), fits=False)
        return _beside(short, others, made, toned)
    if not rest:
        return made
    left = budget - sum(point.size_bytes for point in made.points)
    return _beside(squeezed(rest, left, rules, crew, tick, grey=grey), others, made, toned)


def _from_packing(pictures: Sequence[Picture], rules: FitRules) -> tuple[int, ...]:
    """Return the resolutions to try: their own first where some are not packed as faxes are, which loses nothing."""
    finest = max((round(each.dpi) for each in pictures if not each.faxed), default=0)
    return (finest, *rules.rungs) if finest > rules.rungs[0] else rules.rungs


def two_toned(
    pictures: Sequence[Picture],
    budget: int,
    rules: FitRules,
    crew: Crew,
    tick: TellDone,
    *,
    rungs: tuple[int, ...] = (),
) -> Squeezed:
    """Return the pictures in black and white where that keeps their print, on the first resolution that fits.

    A picture it would spoil (a photo, a stamp) shares in shades of grey what the others leave; one that weighs less as
    it came stays as it came. `rungs` are those to try, all of the rules if none are given. Raises RefusedError.
    """
    for dpi in rungs or rules.rungs:
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
                plain = [at for at in range(len(pictures)) if at not in spoilt]
                toned = _squeezed(bench, done)
                toned = toned._replace(
                    points=[toned.points[at] for at in plain], made=[toned.made[at] for at in plain]
                )
                return _beside(toned, plain, greys, spoilt)
    points = _at_most_as_they_came(pictures, [point for point, _ in found])
    return Squeezed(dpi, points, [None] * len(pictures), fits=False)


def _as_they_came(pictures: Sequence[Picture]) -> Squeezed:
    points = [Point(100, each.unchanged_bytes, 1.0) for each in pictures]
    return Squeezed(0, points, [None] * len(points), fits=True)


def _beside(first: Squeezed, places: Sequence[int], second: Squeezed, others: Sequence[int]) -> Squeezed:
    """Return pictures of two kinds together, each at its place."""
    found = {
        at: (point, shown, done.dpi_of(number))
        for done, where in ((first, places), (second, others))
        for number, (at, point, shown) in enumerate(zip(where, done.points, done.made, strict=True))
    }
    points, made, dpis = zip(*(found[at] for at in sorted(found)), strict=True)
    fits = first.fits and second.fits
    return Squeezed(max(first.dpi, second.dpi), list(points), list(made), fits=fits, dpis=dpis)


def least_points(
    pictures: Sequence[Picture], rules: FitRules, crew: Crew, tick: TellDone, *, grey: bool, rung: int = -1
) -> list[Point]:
    """Return what each picture weighs with the least quality on a rung, the lowest if none is said.

    None is heavier than as it came.
    """
    bench = Bench(crew, pictures, rules.rungs[rung], tick, grey=grey)
    return _at_most_as_they_came(pictures, [_as_made(each) for each in _tried(bench, rules.quality_least)])


def _at_most_as_they_came(pictures: Sequence[Picture], points: Sequence[Point]) -> list[Point]:
    return [
        point if point.size_bytes < each.unchanged_bytes else Point(100, each.unchanged_bytes, 1.0)
        for each, point in zip(pictures, points, strict=True)
    ]


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
