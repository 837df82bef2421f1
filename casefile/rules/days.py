"""Days: read from text by explicit formats only, and moved by whole months and years."""

import re
import unicodedata
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from casefile.errors import UsageError

__all__ = [
    "last_day_younger",
    "month_number",
    "months_after",
    "months_elapsed",
    "parse_day",
    "without_accents",
    "years_after",
    "years_before",
]

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
_SHORT_YEAR = re.compile(r"\d{1,2}([/.-])\d{1,2}\1\d{2}")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)?\.?[ -]([a-z]+)\.?,?[ -](\d{4})")
_DAY_MONTH_SHORT = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)?[ -]([a-z]+)\.?,?[ -]'?\d{2}")
_MONTH_DAY = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_WEEKDAY = re.compile(
    r"^(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day),? "
)

_MONTHS: dict[str, int] = {
    word: number
    for number, names in enumerate(
        (
            "january janvier jan janv",
            "february fevrier feb fev fevr",
            "march mars mar",
            "april avril apr avr",
            "may mai",
            "june juin jun",
            "july juillet jul juil",
            "august aout aug",
            "september septembre sept sep",
            "october octobre oct",
            "november novembre nov",
            "december decembre dec",
        ),
        start=1,
    )
    for word in names.split()
}


def parse_day(text: str) -> date:
    """Return the day written as 2016-09-30, 30/09/2016, 30.09.2016, 30-09-2016 or 30 septembre 2016.

    Months may be words in French or English, either side of the day (Sept 30, 2016).

    Digits alone are read day first. Raises UsageError: date.two_digit_year, date.impossible (30 February),
    date.unreadable (anything else, a month without a day included).
    """
    shown = " ".join(text.split())[:60]
    plain = _WEEKDAY.sub("", without_accents(shown))
    year, month, day = _parts(plain, shown)
    try:
        return date(year, month, day)
    except ValueError:
        raise UsageError("date.impossible", text=shown) from None


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
    if _SHORT_YEAR.fullmatch(plain) or (short and short[2] in _MONTHS):
        raise UsageError("date.two_digit_year", text=shown)
    raise UsageError("date.unreadable", text=shown)


def month_number(word: str) -> int | None:
    """Return the number of a month named in French or English, short forms too; None for another word."""
    return _MONTHS.get(word)


def _month(word: str, shown: str) -> int:
    if word not in _MONTHS:
        raise UsageError("date.unreadable", text=shown)
    return _MONTHS[word]


def without_accents(text: str) -> str:
    """Return the text in small letters without accents."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


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


def last_day_younger(day: date, years: int) -> date:
    """Return the last day on which what dates from `day` is still less than that many years old."""
    return day + relativedelta(years=years) - timedelta(days=1)


def months_after(day: date, months: int) -> date:
    """Return the day moved by whole months, once, clamped to the month's end."""
    return day + relativedelta(months=months)


def months_elapsed(first: date, last: date) -> int:
    """Return the largest m for which first plus m months is not after the day following `last`."""
    after = last + timedelta(days=1)
    months = (after.year - first.year) * 12 + after.month - first.month
    return months if months_after(first, months) <= after else months - 1
