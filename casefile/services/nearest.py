"""The names a person may have meant by one that was typed, of cases, of keys or of kinds of record."""

import re
from collections.abc import Iterable

from casefile.rules.text import folded

__all__ = ["nearest"]

_LEAST_ALIKE = 70  # percent: “prya” and “priya” are 89 alike, “money” and “one” 75, “ana” and “ann” 67
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def nearest(typed: str, names: Iterable[str], most: int = 1) -> list[str]:
    """Return at most so many of the names, the most alike first; none when none comes near.

    They have words that begin as those typed do; else they are spelt nearly so, as a whole or word by word.
    """
    wanted = folded(typed)
    words = _WORD.findall(wanted)
    if not words:
        return []
    known = {name: folded(name) for name in names}
    begun = {name for name, plain in known.items() if _begins(words, _WORD.findall(plain))}
    scores = {name: _likeness(wanted, words, known[name]) for name in begun or known}
    near = [name for name, score in scores.items() if begun or score >= _LEAST_ALIKE]
    return sorted(near, key=lambda name: -scores[name])[:most]


def _begins(typed: list[str], words: list[str]) -> bool:
    return all(any(word.startswith(each) for word in words) for each in typed)


def _likeness(wanted: str, typed: list[str], plain: str) -> float:
    """Return how alike two names are, in percent: as they stand, or the least alike of the words typed."""
    from rapidfuzz import fuzz  # only for who mistypes

    words = _WORD.findall(plain)
    by_word = min(max((fuzz.ratio(each, word) for word in words), default=0.0) for each in typed)
    return max(fuzz.ratio(wanted, plain), by_word)
