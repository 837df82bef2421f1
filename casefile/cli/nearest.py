"""The word a person may have meant by one that is spelt nearly so, among those that would do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["meant"]


def meant(word: str, known: Iterable[str]) -> dict[str, Any]:
    """Return the values of an error that ask whether the nearest word was meant; none where no word is near."""
    import difflib  # only for who mistypes

    from casefile.rules.text import folded

    near = difflib.get_close_matches(folded(word.rpartition(".")[2]), list(known), n=1, cutoff=0.7)
    return {"variant": "near", "near": near[0]} if near else {}
