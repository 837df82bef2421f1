"""A day as it is written in words in either language."""

from datetime import date

from casefile.rules.findings import Label

__all__ = ["day_words", "month_words"]

_FIXED = "\u00a0"
_MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTHS_FR = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


def month_words(day: date) -> Label:
    """Return the month of a day in words."""
    return Label(
        f"{_MONTHS_EN[day.month - 1]}{_FIXED}{day.year}", f"{_MONTHS_FR[day.month - 1]}{_FIXED}{day.year}"
    )


def day_words(day: date) -> Label:
    """Return a day in words; never all in digits, which two countries read differently."""
    number = "1er" if day.day == 1 else str(day.day)
    return Label(
        f"{_MONTHS_EN[day.month - 1]}{_FIXED}{day.day},{_FIXED}{day.year}",
        f"{number}{_FIXED}{_MONTHS_FR[day.month - 1]}{_FIXED}{day.year}",
    )
