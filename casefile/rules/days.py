"""Days: read from text by explicit formats only, and moved by whole months and years."""

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from dateutil.relativedelta import relativedelta

from casefile.errors import UsageError
from casefile.rules.text import MONTH_NUMBERS, folded

__all__ = [
    "EARLIEST_YEAR",
    "LATEST_YEAR",
    "goes_on",
    "in_range",
    "is_too_far",
    "last_day_younger",
    "months_after",
    "months_elapsed",
    "parse_day",
    "parse_moment",
    "parse_month",
    "proves_day_first",
    "read_day_first",
    "years_after",
    "years_before",
]

EARLIEST_YEAR, LATEST_YEAR = 1900, 2200
"""What an application is about happens between these years, both included; later no period could be added to a day."""

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
_SHORT_YEAR = re.compile(r"\d{1,2}([/.-])\d{1,2}\1\d{2}")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)?\.?[ -]([a-z]+)\.?,?[ -](\d{4})")
_DAY_MONTH_SHORT = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)?[ -]([a-z]+)\.?,?[ -]'?\d{2}")
_MONTH_ONLY = re.compile(r"([a-z]+)\.?,?[ -](\d{4})|(\d{4})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{4})")
_MONTH_DAY = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_WEEKDAY = re.compile(
    r"^(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day),? "
)


_GOES_ON = frozenset(
    (
        *(
            "present",
            "to present",
            "present day",
            "now",
            "today",
            "to date",
            "current",
            "currently",
            "ongoing",
        ),
        *(
            "aujourd'hui",
            "a aujourd'hui",
            "ce jour",
            "a ce jour",
            "en cours",
            "actuel",
            "actuellement",
            "a present",
            "maintenant",
            "nos jours",
        ),
    )
)


def in_range(day: date, first: date | None, last: date | None) -> bool:
    """Say whether the day is in a range, both ends included; an end that is None is open."""
    return (first is None or first <= day) and (last is None or day <= last)


def parse_day(text: str) -> date:
    """Return the day written as 2016-09-30, 30/09/2016, 30.09.2016, 30-09-2016 or 30 septembre 2016.

    Months may be words in French or English, either side of the day (Sept 30, 2016).

    Digits alone are read day first. Raises UsageError: date.two_digit_year, date.impossible (30 February),
    date.day_first (2/28/2018), date.no_day (a month without a day), date.too_far (a year after the latest),
    date.unreadable (anything else).
    """
    shown = " ".join(text.split())[:60]
    plain = _WEEKDAY.sub("", folded(shown))
    year, month, day = _parts(plain, shown)
    if is_too_far(year):
        raise UsageError("date.too_far", text=shown, year=LATEST_YEAR)
    try:
        return date(year, month, day)
    except ValueError:
        if _DAY_FIRST.fullmatch(plain) and 1 <= day <= 12 < month <= 31:
            raise UsageError("date.day_first", text=shown) from None
        raise UsageError("date.impossible", text=shown) from None


def parse_month(text: str) -> date:
    """Return the first day of the month written as 2016-09, 09/2016, sept. 2016 or September 2016.

    Raises UsageError: date.impossible (month 13), date.too_far, date.unreadable (anything else).
    """
    shown = " ".join(text.split())[:60]
    found = _MONTH_ONLY.fullmatch(folded(shown))
    if found is None:
        raise UsageError("date.unreadable", text=shown)
    year = int(found[2] or found[3] or found[6])
    month = _month(found[1], shown) if found[1] else int(found[4] or found[5])
    if is_too_far(year):
        raise UsageError("date.too_far", text=shown, year=LATEST_YEAR)
    try:
        return date(year, month, 1)
    except ValueError:
        raise UsageError("date.impossible", text=shown) from None


def is_too_far(year: int) -> bool:
    """Say whether the year is beyond everything an application can be about."""
    return year > LATEST_YEAR


def parse_moment(text: str) -> datetime:
    """Return the moment written as 2025-01-15T14:05:33Z, in UTC; without a zone it is taken for UTC.

    Raises UsageError: date.no_moment, date.too_far.
    """
    shown = text.strip()[:60]
    try:
        read = datetime.fromisoformat(text.strip().replace("Z", "+00:00"))
        read = read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    except (ValueError, OverflowError):
        raise UsageError("date.no_moment", text=shown) from None
    if is_too_far(read.year):
        raise UsageError("date.too_far", text=shown, year=LATEST_YEAR)
    return read


def read_day_first(text: str) -> bool:
    """Say whether a day in figures could have been meant month first too: 06/05/2023, not 05/05/2023 nor 13/05/2023."""
    found = _DAY_FIRST.fullmatch(" ".join(text.split()))
    return (
        found is not None and int(found[1]) != int(found[3]) and int(found[1]) <= 12 and int(found[3]) <= 12
    )


def proves_day_first(text: str) -> bool:
    """Say whether a day in figures can only be meant day first: 28/02/2018."""
    found = _DAY_FIRST.fullmatch(" ".join(text.split()))
    return found is not None and int(found[1]) > 12 >= int(found[3])


def goes_on(text: str) -> bool:
    """Say whether an end is no day but a word for what has not ended: present, en cours, aujourd’hui."""
    return " ".join(folded(text).split()).strip(". ") in _GOES_ON


def _parts(plain: str, shown: str) -> tuple[int, int, int]:
    if found := _ISO.fullmatch(plain):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _DAY_FIRST.fullmatch(plain):
        return int(found[4]), int(found[3]), int(found[1])
    if found := _DAY_MONTH.fullmatch(plain):
        return int(found[3]), _month(found[2], shown), int(found[1])
    if found := _MONTH_DAY.fullmatch(plain):
        return int(found[3]), _month(found[1], shown), int(found[2])
    short = _DAY_MONTH_SHORT.fullmatch(plain)
    if _SHORT_YEAR.fullmatch(plain) or (short and short[2] in MONTH_NUMBERS):
        raise UsageError("date.two_digit_year", text=shown)
    month = _MONTH_ONLY.fullmatch(plain)
    if month and (month[1] is None or month[1] in MONTH_NUMBERS):
        raise UsageError("date.no_day", text=shown)
    raise UsageError("date.unreadable", text=shown)


def _month(word: str, shown: str) -> int:
    if word not in MONTH_NUMBERS:
        raise UsageError("date.unreadable", text=shown)
    return MONTH_NUMBERS[word]


def years_before(day: date, years: int) -> date:
    """Return the same day that many years earlier; 29 February becomes 28 February.

    Source: Interpretation Act s. 28.
    """
    if day.year <= years:
        return date.min
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 2, 28)


def years_after(day: date, years: int) -> date:
    """Return the first day whose `years_before` is not earlier than `day`: 29 February becomes 1 March."""
    if day.year + years > date.max.year:
        return date.max
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


@lru_cache(maxsize=1024)
def last_day_younger(day: date, years: int) -> date:
    """Return the last day on which what dates from `day` is still less than that many years old."""
    return day + relativedelta(years=years) - timedelta(days=1)


@lru_cache(maxsize=4096)
def months_after(day: date, months: int) -> date:
    """Return the day moved by whole months, once, clamped to the month's end."""
    return day + relativedelta(months=months)


def months_elapsed(first: date, last: date) -> int:
    """Return the largest m for which first plus m months is not after the day following `last`."""
    after = last + timedelta(days=1)
    months = (after.year - first.year) * 12 + after.month - first.month
    return months if months_after(first, months) <= after else months - 1
