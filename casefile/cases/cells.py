"""What a cell of someone's table says, whichever table: a day, a number, yes or no, a code of the NOC, a country."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from casefile.rules.days import parse_day
from casefile.rules.text import folded

__all__ = [
    "A_WEEK",
    "Country",
    "day_of_number",
    "day_or_number",
    "hours_in",
    "noc_in",
    "percent_in",
    "yes_or_no",
]

Country = Callable[[str], str | None]
"""Turns what was typed for a country into its code, None when it is no country."""

_EXCEL_BEGINS = date(1899, 12, 30)  # day 0 of the 1900 system, as every day after February 1900 is counted
_SERIAL = re.compile(r"([2-7]\d{4})(?:[.,]0+)?")  # 1954 to 2119
A_WEEK = r"(?:\s*(?:/|par|per|a)\s*(?:semaine|sem\.?|week|wk)|\s*hebdo(?:madaires)?|\s*weekly)?"
"""The ways of saying that hours are those of a week."""
_HOURS = re.compile(rf"(\d+(?:[.,]\d+)?)\s*(?:h|hrs?|hours?|heures?)?\.?{A_WEEK}")
_HOURS_MINUTES = re.compile(rf"(\d+)\s*(?:h|:)\s*([0-5]\d)(?:\s*min)?{A_WEEK}")
_THOUSANDS = re.compile(r"[1-9],\d{3}")  # 1,607 is an English thousand, not one hour and a half
_NOC = re.compile(r"(?:(?:noc|cnp)(?:\s*2021)?[\s:#-]*)?(\d{1,5})(?:\.0+)?(?:[\s:,-].*)?", re.DOTALL)
_YES = frozenset({"yes", "y", "true", "oui", "o", "vrai", "1", "x"})
_NO = frozenset({"no", "n", "false", "non", "faux", "0"})


def day_or_number(text: str) -> date:
    """Return the day a cell says, written in any way `parse_day` reads or as the number a spreadsheet keeps.

    Raises what `parse_day` raises.
    """
    return day_of_number(text) or parse_day(text)


def day_of_number(text: str) -> date | None:
    """Return the day of a spreadsheet's own number (41092 is 2 July 2012), None when the text is none."""
    found = _SERIAL.fullmatch(text)
    return _EXCEL_BEGINS + timedelta(days=int(found[1])) if found else None


def hours_in(text: str) -> str | None:
    """Return hours as exact decimal text, from 37.5, 37,5, 37,5 h, 37h30 or 35 h/semaine; None for anything else."""
    bare = folded(text).strip()
    if clock := _HOURS_MINUTES.fullmatch(bare):
        return _decimal(int(clock[1]) + int(clock[2]) / 60)
    found = _HOURS.fullmatch(bare)
    if found is None or _THOUSANDS.fullmatch(found[1]):
        return None
    return found[1].replace(",", ".")


def percent_in(text: str) -> str | None:
    """Return a percentage as exact decimal text, its sign dropped; None for anything else."""
    found = re.fullmatch(r"(\d+(?:[.,]\d+)?)\s*%?", folded(text).strip())
    return found[1].replace(",", ".") if found else None


def noc_in(text: str) -> str:
    """Return the code in a cell: what a spreadsheet made of it (31301.0, 10 for 00010) undone, words beside it dropped.

    What holds no code is returned as it is.
    """
    found = _NOC.fullmatch(folded(text).strip())
    if found is None:
        return text
    # All codes that begin with 0 begin with 000: a number of two digits has lost three of them.
    return found[1].zfill(5) if len(found[1]) == 2 else found[1]


def yes_or_no(text: str) -> bool | None:
    """Return what a word of either language, or a spreadsheet's own, answers; None when it is no answer."""
    word = folded(text).strip()
    return True if word in _YES else False if word in _NO else None


def _decimal(hours: float) -> str:
    return f"{hours:.6f}".rstrip("0").rstrip(".")
