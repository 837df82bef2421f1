"""Days as papers write them: in figures, in words, in two languages at once, in ranges, in a machine zone."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import NamedTuple

from casefile.rules.text import plain_words
from casefile.services.documents.days_in_letters import in_figures
from casefile.services.documents.days_in_words import (
    Day,
    Y,
    days_in_words,
    days_of_short_years,
    is_from_abroad,
)
from casefile.services.documents.wording import leans_to_french

__all__ = ["DayReadings", "days_in", "readings_in"]

_MOST_DAYS = 60
_READ = 60_000
_PLAIN_SIGNS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹‐‑‒–—−", "0123456789" * 2 + "-" * 6)

_YEAR_FIRST = re.compile(rf"\b{Y}([-/.])(\d\d?)\2(\d\d?)(?:\b|(?=T\d))")  # a moment too: 2021-03-01T09:30
_YEAR_FIRST_APART = re.compile(
    rf"(?<!\d){Y} ?(?:年|년|\.) ?(\d\d?) ?(?:月|월|\.) ?(\d\d?) ?(?:日|일|\.(?!\d))"
)  # 2019年12月5日, 2019. 12. 5.
_FIGURES = re.compile(rf"(?<![\d/.-])([0-3]?\d) ?([-/.]) ?([0-3]?\d) ?\2 ?{Y}\b(?![./-]\d)")
_RANGE_OF_DAYS = re.compile(r"(?<=[/.](?:19|20)\d\d)(?: ?- ?)(?=\d\d?[/.])")
_APART = re.compile(rf"\b([0-3]\d) ([01]\d) {Y}\b(?! \d)")  # passports of France: 14 03 1992
_ROMAN = re.compile(rf"\b([0-3]?\d)([. /-])(X?(?:IX|IV|V?I{{1,3}}|V)|X)\2{Y}\b")  # 03.IX.2018
_ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_FIGURES_RANGE = re.compile(
    rf"\b([0-3]?\d)([/.])([01]?\d) (?:au|a|to|until|through|till|et|and|al|bis|-) [0-3]?\d\2[01]?\d\2{Y}\b"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_BEFORE, _AFTER = 160, 40  # letters: a range with both its days, the law that a day is of
_BLANK = re.compile(r"\s")
_ZONE = re.compile(r"[A-Z<]{3}(\d{6})\d[MFX<](\d{6})\d|\b(\d{6})\d[MFX<](\d{6})\d[A-Z<]{3}")
_SHORTEST_VALID = 3  # years: a birth later than that before the expiry was a century ago


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
    low = in_figures(plain_words(text) if low is None else low[:_READ])
    text = _RANGE_OF_DAYS.sub(" - ", text if text.isascii() else text.translate(_PLAIN_SIGNS))
    near, near_low = _near_years(text), _near_years(low)
    found: dict[str, None] = {}
    pairs = list(_in_figures(near))
    month_first_too = not (leans_to_french(low) or is_from_abroad(near_low) or _settled(pairs))
    either = []
    for year, month, day in _year_first(near):
        _keep(found, year, month, day)
    for first, sign, second, written in pairs:
        ways = _ways(int(written), int(first), int(second), may_turn=sign != "." and month_first_too)
        found.update(dict.fromkeys(ways))
        if len(ways) > 1:
            either.append((ways[0], ways[1]))
    others = (days_in_words(near, near_low), days_of_short_years(text, low), _ranges(near), _in_romans(near))
    for year, month, day in chain(_zones(text), *others):
        _keep(found, year, month, day)
    days = tuple(found)[:_MOST_DAYS]
    return DayReadings(days, tuple(dict.fromkeys(pair for pair in either if set(pair) <= set(days))))


def _near_years(text: str) -> str:
    """Return what stands around the years of four figures: all that a day with such a year can be part of."""
    spans: list[tuple[int, int]] = []
    for found in _YEAR.finditer(text):
        first, after = max(0, found.start() - _BEFORE), found.end() + _AFTER
        if spans and first <= spans[-1][1]:
            first = spans.pop()[0]
        spans.append((first, after))
    return "\n\n".join(_whole_words(text, first, after) for first, after in spans)


def _whole_words(text: str, first: int, after: int) -> str:
    """Return a piece of a text without the halves of words at its ends."""
    start = _BLANK.search(text, first, first + _AFTER) if first else None
    end = _BLANK.search(text, after, after + _AFTER)
    return text[start.end() if start else first : end.start() if end else after]


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
    for year, month, day in _YEAR_FIRST_APART.findall(text):
        yield int(year), int(month), int(day)


def _in_figures(text: str) -> Iterator[tuple[str, str, str, str]]:
    yield from _FIGURES.findall(text)
    for day, month, year in _APART.findall(text):
        yield day, ".", month, year


def _ranges(text: str) -> Iterator[Day]:
    """Yield the first days of ranges in figures that write the year only once."""
    for day, _, month, year in _FIGURES_RANGE.findall(text):
        yield int(year), int(month), int(day)


def _in_romans(text: str) -> Iterator[Day]:
    for day, _, month, year in _ROMAN.findall(text):
        if month in _ROMAN_MONTHS:
            yield int(year), _ROMAN_MONTHS.index(month) + 1, int(day)


def _zones(text: str) -> Iterator[Day]:
    """Yield birth and expiry of machine zones of passports and cards (ICAO Doc 9303, parts 4 and 5).

    Words read from a picture get figures wrong now and then: the check digits are not asked to agree.
    """
    for found in _ZONE.finditer(text) if "<" in text else ():
        born, expires = (found[1], found[2]) if found[1] else (found[3], found[4])
        last = 2000 + int(expires[:2])
        year = 2000 + int(born[:2])
        yield year if year <= last - _SHORTEST_VALID else year - 100, int(born[2:4]), int(born[4:])
        yield last, int(expires[2:4]), int(expires[4:])
