"""Occupations found by words of their titles, official ones and examples, in both languages, best first."""

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from casefile.rules.book.rulebook import Occupation
from casefile.rules.text import folded

__all__ = ["FoundOccupation", "OccupationSearch"]

_LONGEST_QUERY = 300
"""No title of an occupation is longer; each word of a query is compared with every word of the titles."""
_SMALL = frozenset(
    re.findall("[a-z]+", "de des du la le les l d et en au aux of the and a an or other autres in for s")
)
_SLIP = 0.74  # how alike a mistyped word must be: one slip in four letters
_MOST_LIKE = 12


class FoundOccupation(msgspec.Struct, frozen=True):
    """An occupation that fits, and the example title that fitted better than its own, if one did."""

    occupation: Occupation
    title: str = ""


class _Entry(msgspec.Struct, frozen=True, gc=False):
    """One title of one occupation; `own` when it is the official name of the unit group."""

    code: str
    title: str
    words: int
    own: bool


class OccupationSearch:
    """An index of titles by word: made once (a few tenths of a second), then asked at each key typed."""

    def __init__(self, occupations: Mapping[str, Occupation], titles: Iterable[tuple[str, str]]) -> None:
        self._occupations = occupations
        self._entries: list[_Entry] = []
        self._where: defaultdict[str, list[int]] = defaultdict(list)
        own = [(code, side) for code, each in occupations.items() for side in (each.title.en, each.title.fr)]
        self._index(own, own=True)
        self._index([pair for pair in titles if pair[0] in occupations], own=False)
        self._vocabulary = sorted(self._where)

    def search(self, query: str, limit: int = 20) -> tuple[FoundOccupation, ...]:
        """Return the occupations whose code or titles answer the query, best first.

        Accents and case do not matter, a word may be begun only, a slip of the finger is forgiven, and half of the
        words suffice when no title holds them all.
        """
        words = list(dict.fromkeys(_words(query[:_LONGEST_QUERY])))
        if not words:
            return ()
        if len(words) == 1 and words[0].isdigit():
            fitting = (each for code, each in sorted(self._occupations.items()) if code.startswith(words[0]))
            return tuple(FoundOccupation(each) for each in fitting)[:limit]
        best = self._by_code(self._scores(words), words[0])
        ranked = sorted(best, key=lambda code: (-best[code][0], code))[:limit]
        return tuple(self._found(code, best[code][1]) for code in ranked)

    def _index(self, pairs: list[tuple[str, str]], *, own: bool) -> None:
        # Folded all at once: sixty thousand calls would cost half a second more.
        plain_titles = folded("".join(title.replace("\n", " ") + "\n" for _, title in pairs)).splitlines()
        words_in = re.compile("[a-z0-9]+").findall
        for (code, title), plain in zip(pairs, plain_titles, strict=True):
            words = {*words_in(plain)} - _SMALL
            for word in words:
                self._where[word].append(len(self._entries))
            # “Testeur/testeuse” is one word said twice.
            self._entries.append(_Entry(code, title, max(1, len(words) - title.count("/")), own))

    def _scores(self, words: list[str]) -> dict[int, float]:
        """Return how well each entry answers, 0 to 1; at least half of the words are in it."""
        total: dict[int, float] = {}
        held: dict[int, int] = {}
        for word in words:
            of_word: dict[int, float] = {}
            for other, score in self._like(word).items():
                for entry in self._where[other]:
                    of_word[entry] = max(of_word.get(entry, 0.0), score)
            for entry, score in of_word.items():
                total[entry] = total.get(entry, 0.0) + score
                held[entry] = held.get(entry, 0) + 1
        most = max(held.values(), default=0)
        if 2 * most < len(words):
            return {}
        return {entry: score / len(words) for entry, score in total.items() if held[entry] == most}

    def _like(self, word: str) -> dict[str, float]:
        """Return the known words a typed one may stand for, with how well: itself, begun, inflected, mistyped."""
        found = {word: 1.0} if word in self._where else {}
        for at in range(bisect_left(self._vocabulary, word), len(self._vocabulary)):
            other = self._vocabulary[at]
            if not other.startswith(word):
                break
            if other != word:
                found[other] = 0.92 if len(other) - len(word) <= 2 else 0.8 if len(word) > 2 else 0.4
        for cut in (1, 2):
            if len(word) - cut >= 4 and word[:-cut] in self._where:
                found.setdefault(word[:-cut], 0.85)
        return found or self._mistyped(word)

    def _mistyped(self, word: str) -> dict[str, float]:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        if len(word) < 4:
            return {}
        near = process.extract(
            word, self._vocabulary, scorer=OSA.normalized_similarity, score_cutoff=_SLIP, limit=_MOST_LIKE
        )
        return {other: 0.7 * likeness for other, likeness, _ in near}

    def _by_code(self, scores: Mapping[int, float], first: str) -> dict[str, tuple[float, _Entry]]:
        """Return each code's best title; many titles that fit say that the occupation is the one."""
        best: dict[str, tuple[float, _Entry]] = {}
        count: dict[str, int] = {}
        for at, score in scores.items():
            entry = self._entries[at]
            begins = folded(entry.title[: len(first) + 4]).startswith(first)
            fit = score + 0.12 / entry.words + (0.03 if begins else 0.0) + (0.04 if entry.own else 0.0)
            count[entry.code] = count.get(entry.code, 0) + 1
            if entry.code not in best or fit > best[entry.code][0]:
                best[entry.code] = (fit, entry)
        return {code: (fit + 0.02 * math.log2(count[code]), entry) for code, (fit, entry) in best.items()}

    def _found(self, code: str, entry: _Entry) -> FoundOccupation:
        return FoundOccupation(self._occupations[code], "" if entry.own else entry.title)


def _words(text: str) -> list[str]:
    return [word for word in re.findall("[a-z0-9]+", folded(text)) if word not in _SMALL]
