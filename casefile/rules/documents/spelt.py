"""How a paper spells the family name of a person: what two papers of one case are compared by."""

import re
from collections.abc import Collection, Iterator

from casefile.rules.documents.names import (
    Sought,
    family_ways,
    joined_spellings,
    runs,
    with_zones,
    word_spellings,
)
from casefile.rules.text import words_of

__all__ = ["names_spelt", "spelling_key"]

_WORD = re.compile(r"[^\W_]+")
_MOST_COMPARED = 20_000
_MOST_SPELLINGS = 4


def names_spelt(text: str, names: Collection[Sought]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return, for each name that the text bears, (name as shown, the ways its family name is written there).

    A way that differs from what the case says by capitals, accents, blanks, hyphens or apostrophes only is empty: it
    is no other spelling.
    """
    written = _WORD.findall(with_zones(text))[:_MOST_COMPARED]
    sequences = word_spellings(written)
    found = ((name.shown, _ways(written, sequences, name.families)) for name in names)
    return tuple((shown, ways) for shown, ways in found if ways)


def spelling_key(written: str) -> str:
    """Return a spelling as it is compared with another: folded, nothing between its letters."""
    return "".join(words_of(written))


def _ways(written: list[str], sequences: list[list[str]], families: Collection[str]) -> tuple[str, ...]:
    own = {spelling_key(family) for family in families}
    ways: dict[str, str] = {}
    for first, after in _places(sequences, families):
        keys = {"".join(sequence[first:after]) for sequence in sequences}
        said = "" if keys & own else " ".join(written[first:after])
        ways.setdefault(spelling_key(said), said)
    return tuple(ways.values())[:_MOST_SPELLINGS]


def _places(sequences: list[list[str]], families: Collection[str]) -> Iterator[tuple[int, int]]:
    """Yield where the names stand, (first word, after the last): what is part of a longer one only as that."""
    ways = sorted({way for family in families for way in family_ways(family)}, key=len, reverse=True)
    taken: set[int] = set()
    for way in ways:
        targets = joined_spellings(way)
        places = {place for sequence in sequences for place in runs(sequence, targets)}
        free = [place for place in sorted(places) if taken.isdisjoint(range(*place))]
        yield from free
        taken.update(at for place in free for at in range(*place))
