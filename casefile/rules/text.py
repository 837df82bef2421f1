"""Letters as they are compared, searched and put into names of files; and the names of the months."""

import re
from collections.abc import Callable, Mapping
from unicodedata import combining, normalize

__all__ = [
    "MONTHS",
    "MONTHS_SHORT",
    "MONTH_NUMBERS",
    "Signs",
    "folded",
    "folded_word",
    "plain_words",
    "spelt_out",
    "words_of",
]

_LETTERS = {
    "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "ẞ": "SS", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
    "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "TH", "ı": "i", "ħ": "h", "Ħ": "H", "ŧ": "t", "Ŧ": "T",
    "ŋ": "n", "Ŋ": "N", "ĸ": "q",
}  # fmt: skip
_APOSTROPHES = "’‘‛ʼʹ′´`＇\u1fef\uff40"  # the last two are ` to NFKD
_DASHES = "‐‑‒–—―−﹣－"
_SPELT: Mapping[int, str] = str.maketrans(
    _LETTERS | dict.fromkeys(_APOSTROPHES, "'") | dict.fromkeys(_DASHES, "-")  # what NFKD leaves as it is
)
_SPELT_HERE = re.compile(f"[{re.escape(''.join(map(chr, _SPELT)))}]")
_MARKS = re.compile("[\u0300-\u034e\u0350-\u036f]+")
"""The marks of European letters, which are most of them."""
_WORD = re.compile(r"[^\W_]+")

MONTHS: Mapping[str, tuple[str, ...]] = {
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
MONTHS_SHORT: Mapping[str, tuple[str, ...]] = {
    "fr": (
        "janv.", "févr.", "mars", "avr.", "mai", "juin",
        "juill.", "août", "sept.", "oct.", "nov.", "déc.",
    ),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}  # fmt: skip


class Signs(dict[int, int | str]):
    """What each sign becomes, for `str.translate`: a table that lacks most signs takes five times as long."""

    def __init__(self, becomes: Callable[[int], int | str]) -> None:
        super().__init__()
        self._becomes = becomes

    def __missing__(self, number: int) -> int | str:
        found = self[number] = self._becomes(number)
        return found


def _bare(number: int) -> int | str:
    return "" if combining(chr(number)) else _SPELT.get(number, number)


_BARE_SIGNS = Signs(_bare)


def spelt_out(text: str) -> str:
    """Return the text in plain letters, case kept: no accents, œ and ß in full, one apostrophe (') and one dash (-)."""
    if text.isascii():
        return text
    # The signs are replaced on both sides of NFKD, which turns ´ into a blank and ǿ into ø.
    decomposed = normalize("NFKD", _SPELT_HERE.sub(lambda sign: _SPELT[ord(sign[0])], text))
    bare = _MARKS.sub("", decomposed)
    return bare if bare.isascii() else bare.translate(_BARE_SIGNS)


def folded(text: str) -> str:
    """Return the text as it is compared and searched: `spelt_out`, and without capitals."""
    return spelt_out(text).casefold()


def folded_word(text: str) -> str:
    """Return a heading, a status or a name as one word to compare: folded, everything else than letters one _.

    A stroke stays: it stands between the parts of a line's key.
    """
    return re.sub(r"[^a-z0-9/]+", "_", folded(text)).strip("_")


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded: letters and digits, whatever stands between them."""
    return _WORD.findall(folded(text))


def plain_words(text: str) -> str:
    """Return the text in small letters without accents; a passport's fillers (<) and signs become spaces."""
    return " ".join(words_of(text))


MONTH_NUMBERS: Mapping[str, int] = {
    folded(name).rstrip("."): number
    for names in (*MONTHS.values(), *MONTHS_SHORT.values())
    for number, name in enumerate(names, start=1)
} | {"fev": 2, "juil": 7}
"""The number of a month by its folded name, whole or shortened, in either language."""
