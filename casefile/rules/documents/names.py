"""Whether the names of a person stand in the text of a paper, in any of the spellings that passports print.

Source of the spellings: ICAO Doc 9303, part 3, section 6 (transliterations recommended for use by States): where it
allows two or three for one letter, any of them may be on a paper.
"""

import re
from collections.abc import Collection
from itertools import chain, islice, product
from unicodedata import combining, normalize

from casefile.rules.text import folded, words_of

__all__ = ["absent_names", "spellings"]

_SPELT = {
    "ä": ("a", "ae"), "å": ("a", "aa"), "ö": ("o", "oe"), "ø": ("o", "oe"), "ü": ("u", "ue", "uxx"), "ñ": ("n", "nxx"),
}  # fmt: skip
_SEVERAL = re.compile(f"[{''.join(_SPELT)}]")
_MOST = 81
_LONGEST = 60  # letters: a longer "word" of a text is no name
_SHORTEST_CUT = 4


def spellings(word: str) -> tuple[str, ...]:
    """Return the ways a word of a name may be written in plain letters, folded, the one without marks first.

    Letters with one spelling (œ is oe, ß is ss, þ is th) are spelt so in all of them; of a word with very many of the
    others, those spelt alike throughout come first and the mixed ones are cut.
    """
    kinds = [_SPELT.get(letter, (letter,)) for letter in _composed(word)]
    alike = ("".join(kind[min(way, len(kind) - 1)] for kind in kinds) for way in range(3))
    mixed = ("".join(letters) for letters in product(*kinds))
    return tuple(dict.fromkeys(folded(each) for each in islice(chain(alike, mixed), _MOST)))


def absent_names(text: str, names: Collection[str]) -> tuple[str, ...]:
    """Return the names of which some word is nowhere in the text, whatever the order, accents, case and spelling."""
    found = words_of(text)
    if not text.isascii():
        several = {word for word in _words(text) if len(word) <= _LONGEST and _SEVERAL.search(word)}
        found += (each for word in several for each in spellings(word))
    words = f" {' '.join(found)} "
    joined = words.replace(" ", "")
    return tuple(name for name in names if not all(_is_in(part, words, joined) for part in _words(name)))


def _is_in(part: str, words: str, joined: str) -> bool:
    """Say whether some spelling is a word of the text, or stands in it once the blanks are gone.

    Letters set apart (D U P O N T) and words cut at a line's end only show without the blanks.
    """
    return any(
        f" {' '.join(words_of(each))} " in words or (len(each) >= _SHORTEST_CUT and each in joined)
        for each in spellings(part)
    )


def _words(text: str) -> list[str]:
    """Return the words with their letters as they are written, marks included."""
    return "".join(sign if sign.isalnum() or combining(sign) else " " for sign in _composed(text)).split()


def _composed(text: str) -> str:
    """Return the text without capitals, each letter and its mark as one sign where there is such a sign."""
    return normalize("NFC", text).casefold()
