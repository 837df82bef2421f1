"""Drawn lines that remember only what was asked of them: a screen is made of hundreds, most of them drawn once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from textual.cache import FIFOCache
from textual.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rich.segment import Segment

__all__ = ["remember_on_demand"]


@cache
def remember_on_demand() -> None:
    """Have a line make each of its seven memories when it is first looked into, anywhere in the application.

    The library makes them all at once, some fifteen things a line that memory is then looked through for.
    """
    sizes, others = _slots()

    def begin(self: Strip, segments: Iterable[Segment], cell_length: int | None = None) -> None:
        for name in others:
            setattr(self, name, None)
        self._segments = list(segments)
        self._cell_length = cell_length

    def remember(self: Strip, name: str) -> Any:
        size = sizes.get(name)
        if size is None:
            raise AttributeError(name)
        memory: FIFOCache[Any, Any] = FIFOCache(size)
        setattr(self, name, memory)
        return memory

    Strip.__init__ = begin  # type: ignore[method-assign]
    Strip.__getattr__ = remember  # type: ignore[attr-defined]


def _slots() -> tuple[Mapping[str, int], tuple[str, ...]]:
    """Return how many answers each memory of a line holds, and what else a line begins without."""
    new = Strip([])
    begun = {name: getattr(new, name) for name in Strip.__slots__}
    sizes = {name: each._maxsize for name, each in begun.items() if isinstance(each, FIFOCache)}
    return sizes, tuple(name for name, each in begun.items() if each is None and name != "_cell_length")
