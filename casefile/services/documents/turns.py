"""Work on many things at once, in the order given."""

from collections.abc import Callable, Sequence
from typing import TypeVar

__all__ = ["in_threads"]

_A = TypeVar("_A")
_B = TypeVar("_B")


def in_threads(work: Callable[[_A], _B], things: Sequence[_A], jobs: int) -> list[_B]:
    """Return what `work` makes of each thing, `jobs` at a time; what has not begun when it raises never begins."""
    if jobs <= 1 or len(things) <= 1:
        return [work(each) for each in things]
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(jobs) as pool:
        waiting = [pool.submit(work, each) for each in things]
        try:
            return [each.result() for each in waiting]
        except BaseException:  # Ctrl+C too
            pool.shutdown(wait=False, cancel_futures=True)
            raise
