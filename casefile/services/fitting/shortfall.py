"""What would do where the pages asked for do not fit in one file legibly: parts, shades of grey, another scan."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from casefile.rules.findings import Finding
from casefile.rules.fitting.outcome import FitRequest, PageFate
from casefile.rules.fitting.parts import borders
from casefile.rules.fitting.plan import Point
from casefile.services.fitting.assembly import Assembly
from casefile.services.fitting.fates import as_it_came, page_bytes
from casefile.services.fitting.squeeze import Squeezed

__all__ = ["SPARE_BYTES", "Short", "heavy_at_best", "illegible", "too_heavy"]

SPARE_BYTES = 600
"""Numbers of objects and lengths that take a figure more."""

_OF_A_LIMIT = 97  # percent: what each part is planned to take at most
_MOST_LISTED = 8


class Short(NamedTuple):
    """Pages that do not fit in one file: why and what would do, the best that was reached, the parts they could be."""

    finding: tuple[Finding, ...]
    pages: list[PageFate]
    parts: list[range]


def too_heavy(asked: FitRequest, made: Assembly, count: int, fixed: int) -> Short:
    """Say that what stays as it is (text and drawings, or pictures in layers) is over the limit: only parts help."""
    weights = [fixed // count] * count
    pages = [as_it_came(leaf, at) for at, leaf in enumerate(made.leaves, 1)]
    values = {"size_bytes": fixed, "limit_bytes": asked.limit_bytes}
    layered = made.layered_bytes > fixed // 2
    code = "fit.layers_too_heavy" if layered else "fit.fixed_too_heavy"
    return _short(code, values, weights, pages, asked.limit_bytes)


def heavy_at_best(
    asked: FitRequest, made: Assembly, done: Squeezed, pages: list[PageFate], fixed: int, *, grey_fits: bool
) -> Short:
    """Say that even the lowest resolution is too much."""
    weights = page_bytes(made.leaves, made.pictures, done.points, fixed)
    values = {"limit_bytes": asked.limit_bytes, "size_bytes": sum(weights), "dpi": done.dpi}
    return _short("fit.too_heavy", values, weights, pages, asked.limit_bytes, grey_fits=grey_fits)


def illegible(
    asked: FitRequest, made: Assembly, finer: Sequence[Point], pages: list[PageFate], fixed: int
) -> Short:
    """Say that it would fit, and some pages would no longer read; `finer` is what they weigh where they do."""
    poor = [each.number for each in pages if each.verdict == "poor"]
    values = {
        "count": len(poor),
        "listed": ", ".join(map(str, poor[:_MOST_LISTED])),
        "limit_bytes": asked.limit_bytes,
    }
    weights = page_bytes(made.leaves, made.pictures, finer, fixed)
    return _short("fit.poor", values, weights, pages, asked.limit_bytes)


def _short(
    code: str, values: Mapping[str, object], weights: list[int], pages: list[PageFate], limit_bytes: int,
    *, grey_fits: bool = False,
) -> Short:  # fmt: skip
    parts = borders(weights, limit_bytes * _OF_A_LIMIT // 100, SPARE_BYTES + 1000)
    usable = len(parts) > 1 and max(weights) < limit_bytes
    heavy = max(range(len(weights)), key=weights.__getitem__) + 1
    lone = len(weights) == 1 or not usable or weights[heavy - 1] > 2 * sum(weights) // len(weights)
    variant = "grey" if grey_fits else "parts" if usable else "rescan"
    told = {**values, "variant": variant, "parts": len(parts), "page": heavy}
    found = [Finding(code=code, severity="blocker", values=told)]
    if lone and variant != "rescan":
        found.append(Finding(code="fit.heavy_page", severity="note", values={"page": heavy}, page=heavy))
    return Short(tuple(found), pages, parts if usable else [])
