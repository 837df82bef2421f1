"""Which of the things another copy of a case offers a person names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casefile.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casefile.cases.joining import CopyOffer

__all__ = ["wanted_offers"]


def wanted_offers(found: Sequence[CopyOffer], take: str) -> list[CopyOffer]:
    """Return what --take names: all that is no conflict, or those of these numbers; raises UsageError."""
    if take.strip().lower() in {"all", "tout"}:
        return [each for each in found if not each.conflict]
    numbers = [each.strip() for each in take.replace(";", ",").split(",") if each.strip()]
    for each in numbers:
        if not (each.isascii() and each.isdigit() and 1 <= int(each) <= len(found)):
            raise UsageError("case.no_offer", number_code=each[:20], most_code=len(found))
    return [found[at] for at in sorted({int(each) - 1 for each in numbers})]
