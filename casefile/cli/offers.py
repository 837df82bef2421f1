"""Which of the things another copy of a case offers a person names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casefile.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casefile.cases.joining import CopyOffer

__all__ = ["offer_numbers", "wanted_offers"]

_DIGITS = 9


def wanted_offers(found: Sequence[CopyOffer], take: str) -> list[CopyOffer]:
    """Return what --take names: all that is no conflict, or those of these numbers; raises UsageError."""
    numbers = offer_numbers(take)
    if numbers is None:
        return [each for each in found if not each.conflict]
    for each in numbers:
        if not 1 <= each <= len(found):
            raise UsageError("case.no_offer", number_code=str(each)[:20], most_code=len(found))
    return [found[each - 1] for each in sorted(set(numbers))]


def offer_numbers(take: str) -> list[int] | None:
    """Return the numbers that --take names, None for all; raises UsageError (case.no_take) for what is neither."""
    if take.strip().lower() in {"all", "tout"}:
        return None
    numbers = [each.strip() for each in take.replace(";", ",").split(",") if each.strip()]
    if not numbers or not all(each.isascii() and each.isdigit() and len(each) <= _DIGITS for each in numbers):
        raise UsageError("case.no_take", text=take.strip()[:60])
    return [int(each) for each in numbers]
