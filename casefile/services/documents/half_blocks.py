"""A small picture of a page as a terminal draws it: two dots in the room of one letter."""

from collections.abc import Iterable

__all__ = ["HalfBlocks", "Rgb", "half_blocks"]

Rgb = tuple[int, int, int]
HalfBlocks = list[list[tuple[Rgb, Rgb]]]
"""Rows of (upper, lower) colours."""

_PAPER: Rgb = (255, 255, 255)


def half_blocks(rows: Iterable[str]) -> HalfBlocks:
    """Return rows of dots (RGB in hexadecimal) two by two; paper below the last, where they are odd."""
    dots = [_dots(row) for row in rows]
    if len(dots) % 2:
        dots.append([_PAPER] * len(dots[-1]))
    return [list(zip(upper, lower, strict=True)) for upper, lower in zip(dots[::2], dots[1::2], strict=True)]


def _dots(row: str) -> list[Rgb]:
    raw = bytes.fromhex(row)
    return list(zip(raw[0::3], raw[1::3], raw[2::3], strict=True))
