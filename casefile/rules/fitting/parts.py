"""Where a file that is too heavy is cut: at page borders, into as few parts as fit."""

from collections.abc import Sequence

__all__ = ["borders", "part_name"]


def borders(page_bytes: Sequence[int], limit_bytes: int, overhead_bytes: int = 0) -> list[range]:
    """Return the pages (from 0) of each part: as few parts as fit, then of as even a weight as may be.

    A page that is too heavy alone stands in a part of its own. No page, no part.
    """
    parts = _filled(page_bytes, limit_bytes, overhead_bytes)
    low, high = max(page_bytes, default=0), limit_bytes
    while low < high:
        middle = (low + high) // 2
        if len(_filled(page_bytes, middle, overhead_bytes)) <= len(parts):
            high = middle
        else:
            low = middle + 1
    return _filled(page_bytes, high, overhead_bytes)


def _filled(page_bytes: Sequence[int], limit_bytes: int, overhead_bytes: int) -> list[range]:
    parts: list[range] = []
    first, weight = 0, overhead_bytes
    for number, size in enumerate(page_bytes):
        if number > first and weight + size > limit_bytes:
            parts.append(range(first, number))
            first, weight = number, overhead_bytes
        weight += size
    return [*parts, range(first, len(page_bytes))] if page_bytes else []


def part_name(stem: str, number: int, count: int) -> str:
    """Return the name of a part without its ending: letter_1of2."""
    return stem if count == 1 else f"{stem}_{number}of{count}"
