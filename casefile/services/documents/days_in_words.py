"""Days whose month is spelt: in letters, statements, passports; alone and as the ends of a range."""

import re
from collections.abc import Iterator

from casefile.rules.text import folded, plain_words
from casefile.services.documents.month_names import ABROAD, MONTH_OF

__all__ = ["Day", "Y", "days_in_words", "days_of_short_years", "is_from_abroad"]

Y = r"((?:19|20)\d\d)"
_D = r"([0-3]?\d)(?: ?(?:er|ro|e|o|a|st|nd|rd|th)(?![^\W_]))?(?: day)?"
_OF = r"(?: (?:of|de|do|di|del)\b)?"
_M = r" ?([^\W\d_]{3,12})"
_OF_YEAR = r"(?: (?:de|del|do|di|in the year|in|of|anno)\b)? ?"
_TO = r"(?:au|a|al|to|until|through|till|et|and|jusqu au|hasta(?: el)?|ate|bis(?: zum)?|tot)"
_THE = r"(?: (?:the|le|el|o))?"

_SPELT = re.compile(rf"\b{_D}{_OF}{_M}{_OF_YEAR}{Y}\b")
_MONTH_FIRST = re.compile(rf"\b([^\W\d_]{{3,12}}) {_D}{_OF_YEAR}{Y}\b")
_YEAR_FIRST = re.compile(rf"\b{Y}{_M} ([0-3]?\d)\b(?! ?(?:19|20)\d\d\b)")
_SEVERAL_LANGUAGES = re.compile(
    r"\b([0-3]?\d) ([^\W\d_]{3,5}) ([^\W\d_]{3,5}) (?:[^\W\d_]{3,5} )?((?:19|20)?\d\d)\b"
)  # passports: 12 AUG/AOÛT 94, 12 MÄR/MAR/MAR 30
_SHORT_YEAR = re.compile(
    r"\b([0-3]?\d)(?:([-/])([^\W\d_]{3,5})\2|( ?)([A-ZÀ-Ý]{3,4})\4)(\d\d)\b(?! ?[hH:.,/-]?\d| ?[hH]\b)"
)  # stamps and tickets: 05-Dec-19, 05 DEC 19, 05DEC19
_FIRST_OF = re.compile(rf"\b{_D} {_TO}{_THE} {_D}{_OF}{_M}{_OF_YEAR}{Y}\b")
_FIRST_OF_TWO = re.compile(rf"\b{_D}{_OF}{_M} {_TO}{_THE} {_D}{_OF}{_M}{_OF_YEAR}{Y}\b")
_MONTH_FIRST_OF = re.compile(rf"\b([^\W\d_]{{3,12}}) {_D} {_TO} {_D} {Y}\b")
_MONTH_FIRST_OF_TWO = re.compile(rf"\b([^\W\d_]{{3,12}}) {_D} {_TO}{_M} {_D} {Y}\b")
_THE_FIRST = re.compile(rf"\b(?:premier(?={_M}\b| {_TO} )|first(?= (?:day )?of{_M}\b))")
_DASHED = re.compile(r"(?<=\w) ?[-–—] ?(?=\w)")
_LAW = re.compile(
    r"\b(?:loi|decret|ordonnance|arrete|directive|reglement|law|act|regulation|order|ley|lei|legge|gesetz)"
    r"(?: (?:n|no|nr|number|organique|du|de|of|dated|the|le|l|d|ue|eu|ce|cee|on|vom|\d+))*$"
)
_LATE_YEAR = 50  # two figures up to here are of this century

Day = tuple[int, int, int]
"""Year, month, day: not yet known to be one."""


def days_in_words(text: str, low: str) -> Iterator[Day]:
    """Yield the days of a text whose month is spelt; `low` is its `plain_words`. A law's own day is none of its own."""
    low = _in_figures_first(low)
    yield from _spelt(low)
    yield from _ranges(text, low)


def days_of_short_years(text: str, low: str) -> Iterator[Day]:
    """Yield the days whose month is spelt and whose year has two figures: of passports, stamps and tickets."""
    for day, one, other, year in _SEVERAL_LANGUAGES.findall(low):
        if MONTH_OF.get(one) and MONTH_OF[one] == MONTH_OF.get(other):
            yield _whole_year(year), MONTH_OF[one], int(day)
    for day, _, dashed, _, plain, year in _SHORT_YEAR.findall(text):
        month = MONTH_OF.get(folded(dashed or plain))
        if month:
            yield _whole_year(year), month, int(day)


def is_from_abroad(low: str) -> bool:
    """Say whether a day of the text names its month as neither French nor English does: there the day stands first."""
    return any(found[2] in ABROAD for found in _SPELT.finditer(low))


def _in_figures_first(low: str) -> str:
    """Return the text with the first of a month as a figure: le premier mars, the first day of March."""
    return _THE_FIRST.sub("1", low)


def _spelt(low: str) -> Iterator[Day]:
    for found in _SPELT.finditer(low):
        if found[2] in MONTH_OF and not _is_a_laws(low, found.start()):
            yield int(found[3]), MONTH_OF[found[2]], int(found[1])
    for found in _MONTH_FIRST.finditer(low):
        if found[1] in MONTH_OF and not _is_a_laws(low, found.start()):
            yield int(found[3]), MONTH_OF[found[1]], int(found[2])
    for year, month, day in _YEAR_FIRST.findall(low):
        if month in MONTH_OF:
            yield int(year), MONTH_OF[month], int(day)


def _is_a_laws(low: str, at: int) -> bool:
    return _LAW.search(low[max(0, at - 60) : at].rstrip()) is not None


def _whole_year(figures: str) -> int:
    year = int(figures)
    if len(figures) > 2:
        return year
    return year + (2000 if year < _LATE_YEAR else 1900)


def _ranges(text: str, low: str) -> Iterator[Day]:
    """Yield the days of ranges that write the year, or the month too, only once."""
    if _DASHED.search(text):
        low = _in_figures_first(plain_words(_DASHED.sub(" to ", text)))
    one_month = [*_FIRST_OF.findall(low)]
    one_month += [(first, last, month, year) for month, first, last, year in _MONTH_FIRST_OF.findall(low)]
    for first, last, month, year in one_month:
        if month in MONTH_OF:
            yield int(year), MONTH_OF[month], int(first)
            yield int(year), MONTH_OF[month], int(last)
    two_months = [*_FIRST_OF_TWO.findall(low)]
    two_months += [
        (day, month, end, last, year) for month, day, last, end, year in _MONTH_FIRST_OF_TWO.findall(low)
    ]
    for day, month, end, last, year in two_months:
        if month in MONTH_OF and last in MONTH_OF:
            yield int(year) - (MONTH_OF[month] > MONTH_OF[last]), MONTH_OF[month], int(day)
            yield int(year), MONTH_OF[last], int(end)
