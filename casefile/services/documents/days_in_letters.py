"""Days written out in letters, as acts of birth and marriage do: le quatorze mars mil neuf cent quatre-vingt-douze."""

import re
from collections.abc import Iterable, Iterator, Mapping

from casefile.rules.text import MONTH_NUMBERS

__all__ = ["in_figures"]

_FRENCH_SMALL = (
    "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
    "quatorze", "quinze", "seize", "dix sept", "dix huit", "dix neuf",
)  # fmt: skip
_FRENCH_TENS = (
    ("vingt", 20), ("trente", 30), ("quarante", 40), ("cinquante", 50), ("soixante", 60), ("septante", 70),
    ("quatre vingt", 80), ("huitante", 80), ("octante", 80), ("nonante", 90),
)  # fmt: skip
_UP_TO_NINETEEN = frozenset({"soixante", "quatre vingt"})
_ENGLISH_SMALL = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_ENGLISH_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ODD_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
_MOST_DAY = 31


def _french() -> Iterator[tuple[str, int]]:
    yield from ((name, number) for number, name in enumerate(_FRENCH_SMALL, 1))
    yield "quatre vingts", 80
    for name, tens in _FRENCH_TENS:
        yield name, tens
        for number, small in enumerate(_FRENCH_SMALL[: 19 if name in _UP_TO_NINETEEN else 9], 1):
            yield f"{name} {small}", tens + number
            yield f"{name} et {small}", tens + number


def _english() -> Iterator[tuple[str, int]]:
    yield from ((name, number) for number, name in enumerate(_ENGLISH_SMALL, 1))
    for at, name in enumerate(_ENGLISH_TENS, 2):
        yield name, at * 10
        yield from (
            (f"{name} {small}", at * 10 + number) for number, small in enumerate(_ENGLISH_SMALL[:9], 1)
        )


def _ordinal(name: str) -> str:
    *before, last = name.split(" ")
    ending = _ODD_ORDINALS.get(last) or (
        last.removesuffix("y") + "ieth" if last.endswith("y") else last + "th"
    )
    return " ".join((*before, ending))


_FRENCH = dict(_french())
_ENGLISH = dict(_english())
_DAYS = {
    "premier": 1,
    **{name: number for name, number in _FRENCH.items() if number <= _MOST_DAY},
    **{_ordinal(name): number for name, number in _ENGLISH.items() if number <= _MOST_DAY},
}


def _one_of(names: Iterable[str]) -> str:
    """Return the pattern of any of these names, the longest first, never given back in part."""
    return "(?>" + "|".join(sorted(names, key=len, reverse=True)) + r")\b"


_MONTH = rf"(?P<month>{_one_of(MONTH_NUMBERS)})"
_DAY = rf"(?:(?P<day>{_one_of(_DAYS)})|(?P<figures>[0-3]?\d)(?: ?(?:er|st|nd|rd|th)\b)?)"
_SMALL_FR, _SMALL_EN = _one_of(_FRENCH), _one_of(_ENGLISH)
_MONEY = "dollars?|euros?|francs?"
_YEAR = (
    rf"(?:(?:mil|mille) (?P<c19>neuf) cents?|(?P<c20>deux) (?:mil|mille))(?: (?:et )?(?P<fr>{_SMALL_FR}))?"
    rf"(?! (?:heures?|{_MONEY}|{_SMALL_FR})\b)"
    rf"|(?:(?P<e19>nineteen)(?: hundred)?|(?P<e20>two thousand|twenty))(?: and)?(?: (?P<en>{_SMALL_EN}))?"
    rf"(?! (?:o clock|{_MONEY}|{_SMALL_EN})\b)"
)
_DAY_FIRST = re.compile(
    rf"\b{_DAY} (?:day )?(?:of )?{_MONTH} (?:(?:de|en) l an |in the year (?:of our lord )?)?(?:{_YEAR})\b"
)
_MONTH_FIRST = re.compile(rf"\b{_MONTH} (?:the )?{_DAY} (?:{_YEAR})\b")
_HINT = re.compile(r"\b(?:mil|mille|nineteen|thousand|twenty)\b")


def in_figures(low: str) -> str:
    """Return a text in plain words with its days written out turned to figures: 14 mars 1992.

    Where an hour or a sum may be taken for the year or its end (deux mille, dix heures), the day is left in letters.
    """
    if not _HINT.search(low):
        return low
    return _MONTH_FIRST.sub(_written, _DAY_FIRST.sub(_written, low))


def _written(found: re.Match[str]) -> str:
    told = found.groupdict()
    if not told["en"] and found[0].endswith((" nineteen", " twenty")):  # a number of other things
        return found[0]
    day = told["figures"] or _DAYS[told["day"]]
    century = 1900 if told["c19"] or told["e19"] else 2000
    return f"{day} {told['month']} {century + _within(told)}"


def _within(told: Mapping[str, str | None]) -> int:
    """Return the year within its century."""
    if told["fr"]:
        return _FRENCH[told["fr"]]
    return _ENGLISH[told["en"]] if told["en"] else 0
