"""What became of each page of a file that was made: from where, at which resolution, how heavy, how legible."""

from collections.abc import Sequence

from casefile.rules.fitting.outcome import FitRequest, PageFate
from casefile.rules.fitting.plan import Point
from casefile.services.fitting.assembly import Leaf
from casefile.services.fitting.squeeze import Squeezed
from casefile.services.fitting.weighty import Picture

__all__ = ["as_it_came", "fates", "page_bytes"]


def as_it_came(leaf: Leaf, number: int) -> PageFate:
    """Return the fate of a page that was left as it was."""
    size = sum(each.size_bytes for each in leaf.pictures) or None
    return PageFate(
        number=number, source=leaf.wanted.source, page=leaf.wanted.number + 1, kind=leaf.kind,
        dpi_before=leaf.dpi, dpi_after=leaf.dpi, bytes_before=size, bytes_after=size,
    )  # fmt: skip


def fates(
    leaves: Sequence[Leaf], pictures: Sequence[Picture], done: Squeezed, asked: FitRequest, first: int
) -> list[PageFate]:
    """Return the fate of each page, numbered from `first`, whose pictures were made lighter where they had to be."""
    points = {id(each.stream): point for each, point in zip(pictures, done.points, strict=True)}
    anew = {
        id(each.stream)
        for each, made in zip(pictures, done.made, strict=True)
        if made is not None or not done.fits
    }
    dpis = {id(each.stream): done.dpi_of(at) for at, each in enumerate(pictures)}
    found = []
    for number, leaf in enumerate(leaves, first):
        fate = as_it_came(leaf, number)
        changed = [each for each in leaf.pictures if id(each.stream) in anew]
        if changed:
            dpi = max(dpis[id(each.stream)] for each in changed)
            legible = min(points[id(each.stream)].legibility for each in changed)
            fate = PageFate(
                number=number, source=fate.source, page=fate.page, kind=leaf.kind,
                dpi_before=leaf.dpi, dpi_after=min(leaf.dpi or dpi, dpi), bytes_before=fate.bytes_before,
                bytes_after=sum(points[id(each.stream)].size_bytes for each in leaf.pictures),
                legibility=round(legible, 3), verdict=asked.rules.judged(legible),
            )  # fmt: skip
        found.append(fate)
    return found


def page_bytes(
    leaves: Sequence[Leaf], pictures: Sequence[Picture], points: Sequence[Point], fixed: int
) -> list[int]:
    """Return what each page weighs: its pictures, and its share of what stays as it is."""
    known = {id(each.stream): point.size_bytes for each, point in zip(pictures, points, strict=True)}
    share = fixed // len(leaves)
    return [share + sum(known[id(each.stream)] for each in leaf.pictures) for leaf in leaves]
