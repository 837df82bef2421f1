"""Days as papers write them: in figures, in words, in two languages at once, in ranges, in a machine zone."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from casefile.rules.text import MONTH_NUMBERS, plain_words
from casefile.services.documents.wording import leans_to_french

__all__ = ["DayReadings", "days_in", "readings_in"]

_MOST_DAYS = 60
_READ = 60_000
_Y = r"((?:19|20)\d\d)"
_D = r"([0-3]?\d)(?:er|e|st|nd|rd|th)?(?: day)?"
_M = "(" + "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True)) + ")"
_TO = r"(?:au|a|to|until|through|till|et|and|jusqu au)"
_OF = r"(?: of| de)?"

_YEAR_FIRST = re.compile(rf"\b{_Y}([-/.])(\d\d?)\2(\d\d?)(?:\b|(?=T\d))")  # a moment too: 2021-03-01T09:30
_FIGURES = re.compile(rf"(?<![\d/.-])([0-3]?\d)([-/.])([0-3]?\d)\2{_Y}\b(?![./-]\d)")
_APART = re.compile(rf"\b([0-3]\d) ([01]\d) {_Y}\b")  # passports of France: 14 03 1992
_FIGURES_RANGE = re.compile(rf"\b([0-3]?\d)([/.])([01]?\d) (?:{_TO}|[-–—]) [0-3]?\d\2[01]?\d\2{_Y}\b")
_SPELT = re.compile(rf"\b{_D}{_OF} {_M} {_Y}\b")
_MONTH_FIRST = re.compile(rf"\b{_M} {_D} {_Y}\b")
_BOTH_LANGUAGES = re.compile(
    rf"\b([0-3]?\d) {_M} {_M} ((?:19|20)?\d\d)\b"
)  # passports of Canada: 12 AUG/AOÛT 94
_FIRST_OF = re.compile(rf"\b{_D} {_TO} (?:the |le )?{_D}{_OF} {_M} {_Y}\b")
_FIRST_OF_TWO = re.compile(rf"\b{_D}{_OF} {_M} {_TO} (?:the |le )?{_D}{_OF} {_M} {_Y}\b")
_MONTH_FIRST_OF = re.compile(rf"\b{_M} {_D} {_TO} {_D} {_Y}\b")
_MONTH_FIRST_OF_TWO = re.compile(rf"\b{_M} {_D} {_TO} {_M} {_D} {_Y}\b")
_THE_FIRST = re.compile(rf"\b(?:premier(?= {_M}\b| {_TO} )|first(?= (?:day )?of {_M}\b))")
_DASHED = re.compile(r"(?<=\w) ?[-–—] ?(?=\w)")
_LAW = re.compile(
    r"\b(?:loi|decret|ordonnance|arrete|directive|reglement|law|act|regulation|order)"
    r"(?: (?:n|no|nr|number|organique|du|de|of|dated|the|le|l|d|ue|eu|ce|cee|on|\d+))*$"
)
_ZONE = re.compile(r"[A-Z<]{3}(\d{6})\d[MFX<](\d{6})\d|\b(\d{6})\d[MFX<](\d{6})\d[A-Z<]{3}")
_SHORTEST_VALID = 3  # years: a birth later than that before the expiry was a century ago
_LATE_YEAR = 50  # two figures up to here are of this century


class DayReadings(NamedTuple):
    """Every reading of the days of a text, each once, and the pairs of those that can be read in two ways."""

    days: tuple[str, ...]
    either: tuple[tuple[str, str], ...]


def days_in(text: str, low: str | None = None) -> tuple[str, ...]:
    """Return every reading of the days of a text as ISO text, each once. `low` is its `plain_words`, if at hand."""
    return readings_in(text, low).days


def readings_in(text: str, low: str | None = None) -> DayReadings:
    """Return the days of a text: those in figures first, each way of writing in its order of appearance.

    Figures that may be day first or month first have both readings, unless the text is French or another day of it
    settles how they are written. A law's own day is none of the paper's.
    """
    text = text[:_READ]
    low = _in_figures_first(plain_words(text) if low is None else low[:_READ])
    found: dict[str, None] = {}
    pairs = list(_in_figures(text))
    month_first_too = not leans_to_french(low) and not _settled(pairs)
    either = []
    for year, month, day in _year_first(text):
        _keep(found, year, month, day)
    for first, sign, second, written in pairs:
        ways = _ways(int(written), int(first), int(second), may_turn=sign != "." and month_first_too)
        found.update(dict.fromkeys(ways))
        if len(ways) > 1:
            either.append((ways[0], ways[1]))
    for year, month, day in (*_zones(text), *_spelt(low), *_ranges(text, low)):
        _keep(found, year, month, day)
    days = tuple(found)[:_MOST_DAYS]
    return DayReadings(days, tuple(dict.fromkeys(pair for pair in either if set(pair) <= set(days))))


def _in_figures_first(low: str) -> str:
    """Return the text with the first of a month as a figure: le premier mars, the first day of March."""
    return _THE_FIRST.sub("1", low)


Day = tuple[int, int, int]
"""Year, month, day: not yet known to be one."""


def _keep(found: dict[str, None], year: int, month: int, day: int) -> None:
    told = _iso(year, month, day)
    if told:
        found[told] = None


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _ways(year: int, first: int, second: int, *, may_turn: bool) -> list[str]:
    day_first, month_first = _iso(year, second, first), _iso(year, first, second)
    if may_turn:
        return list(dict.fromkeys(filter(None, (day_first, month_first))))
    return [day_first or month_first] if day_first or month_first else []


def _settled(pairs: list[tuple[str, str, str, str]]) -> bool:
    """Say whether the days that can be read in one way only show that the day stands first."""
    day_first = any(int(first) > 12 >= int(second) for first, _, second, _ in pairs)
    month_first = any(int(second) > 12 >= int(first) for first, _, second, _ in pairs)
    return day_first and not month_first


def _year_first(text: str) -> Iterator[Day]:
    for year, _, month, day in _YEAR_FIRST.findall(text):
        yield int(year), int(month), int(day)


def _in_figures(text: str) -> Iterator[tuple[str, str, str, str]]:
    yield from _FIGURES.findall(text)
    for day, month, year in _APART.findall(text):
        yield day, ".", month, year


def _spelt(low: str) -> Iterator[Day]:
    for found in _SPELT.finditer(low):
        if not _LAW.search(low[max(0, found.start() - 60) : found.start()].rstrip()):
            yield int(found[3]), MONTH_NUMBERS[found[2]], int(found[1])
    for found in _MONTH_FIRST.finditer(low):
        if not _LAW.search(low[max(0, found.start() - 60) : found.start()].rstrip()):
            yield int(found[3]), MONTH_NUMBERS[found[1]], int(found[2])
    for day, one, other, year in _BOTH_LANGUAGES.findall(low):
        if MONTH_NUMBERS[one] == MONTH_NUMBERS[other]:
            yield _whole_year(year), MONTH_NUMBERS[one], int(day)


def _whole_year(figures: str) -> int:
    year = int(figures)
    if len(figures) > 2:
        return year
    return year + (2000 if year < _LATE_YEAR else 1900)


def _ranges(text: str, low: str) -> Iterator[Day]:
    """Yield the first days of ranges that write the year, or the month too, only once."""
    if _DASHED.search(text):
        low = _in_figures_first(plain_words(_DASHED.sub(" to ", text)))
    for first, last, month, year in _FIRST_OF.findall(low):
        yield int(year), MONTH_NUMBERS[month], int(first)
        yield int(year), MONTH_NUMBERS[month], int(last)
    for month, first, last, year in _MONTH_FIRST_OF.findall(low):
        yield int(year), MONTH_NUMBERS[month], int(first)
        yield int(year), MONTH_NUMBERS[month], int(last)
    for day, month, _, last_month, year in _FIRST_OF_TWO.findall(low):
        yield _year_of_first(month, last_month, year), MONTH_NUMBERS[month], int(day)
    for month, day, last_month, last, year in _MONTH_FIRST_OF_TWO.findall(low):
        yield _year_of_first(month, last_month, year), MONTH_NUMBERS[month], int(day)
        yield int(year), MONTH_NUMBERS[last_month], int(last)
    for day, _, month, year in _FIGURES_RANGE.findall(text):
        yield int(year), int(month), int(day)


def _year_of_first(month: str, last_month: str, year: str) -> int:
    return int(year) - (MONTH_NUMBERS[month] > MONTH_NUMBERS[last_month])


def _zones(text: str) -> Iterator[Day]:
    """Yield birth and expiry of machine zones of passports and cards (ICAO Doc 9303, parts 4 and 5).

    Words read from a picture get figures wrong now and then: the check digits are not asked to agree.
    """
    for found in _ZONE.finditer(text):
        born, expires = (found[1], found[2]) if found[1] else (found[3], found[4])
        last = 2000 + int(expires[:2])
        year = 2000 + int(born[:2])
        yield year if year <= last - _SHORTEST_VALID else year - 100, int(born[2:4]), int(born[4:])
        yield last, int(expires[2:4]), int(expires[4:])
