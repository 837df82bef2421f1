"""The last answers of a pure function: asked for what is equal to it, the same answer serves again."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

__all__ = ["remembered"]

Answer = TypeVar("Answer")
_KEPT = 2


def remembered(*books: int) -> Callable[[Callable[..., Answer]], Callable[..., Answer]]:
    """Return what keeps the last answers of a function, by what it was asked: a tick changes no fact and no hour.

    `books` are the places of the arguments that count as the same only when they are the very same: a book of rules
    may be watched for what it is asked. Only for what is worked out of values that nobody changes in place.
    """

    def keeping(work: Callable[..., Answer]) -> Callable[..., Answer]:
        kept: tuple[tuple[tuple[Any, ...], Answer], ...] = ()

        @wraps(work)
        def answered(*asked: Any) -> Answer:
            nonlocal kept
            for before, answer in kept:
                same = (
                    one is before[at] or (at not in books and one == before[at])
                    for at, one in enumerate(asked)
                )
                if all(same):
                    return answer
            found = work(*asked)
            kept = ((asked, found), *kept)[:_KEPT]
            return found

        return answered

    return keeping
