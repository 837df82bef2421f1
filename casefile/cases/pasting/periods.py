"""The periods written in a line, in French or English: two dates with a word or a dash between, or one that goes on."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import Literal

import msgspec

from casefile.errors import UsageError
from casefile.rules.days import goes_on, parse_day, parse_month
from casefile.rules.text import MONTH_NUMBERS, MONTHS, MONTHS_SHORT

__all__ = ["Bound", "Period", "holds_date", "periods_in"]

Precision = Literal["day", "month", "year"]
_NAMES = {
    name.rstrip(".").casefold() for names in (*MONTHS.values(), *MONTHS_SHORT.values()) for name in names
}
_MONTH = "|".join(_NAMES | MONTH_NUMBERS.keys())  # a word ends after each, so that their order says nothing
_DATE = re.compile(
    r"(?<![\d/.])(?:"
    r"(?P<day>\d{4}-\d{1,2}-\d{1,2}|\d{1,2}(?P<sign>[/.-])\d{1,2}(?P=sign)\d{2,4}"
    rf"|\d{{1,2}}(?:er|st|nd|rd|th)?\.?[ -](?:{_MONTH})\b\.?(?:,?[ -]'?\d{{2,4}}\b)?"
    rf"|\b(?:{_MONTH})\b\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}})"
    rf"|(?P<month>\b(?:{_MONTH})\b\.?,?[ -]\d{{4}}|\d{{1,2}}[/.-]\d{{4}}|\d{{4}}[/-]\d{{1,2}}(?![/-]\d))"
    r"|(?P<year>\b(?:19|20)\d{2}\b(?![/.]\d)(?!-\d{1,2}(?!\d)))"
    r")(?!\d)",
    re.IGNORECASE,
)
_WEEKDAY = (
    r"(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?|le|the"
    r"|fin|end of|début|de|du|of)"
)
_JOIN = (
    r"(?:jusqu['’]\s?(?:à|au|en)(?: la)?|jusque|au|aux|à|a|to|until|till|through|thru|et|and|[–—→-]+>?|>|/)"
)
_BETWEEN = re.compile(rf"\s*[,;(]?\s*{_JOIN}?\s*(?:{_WEEKDAY}\s+)*", re.IGNORECASE)
_JOINED = re.compile(rf"\s*{_JOIN}\s*(?:{_WEEKDAY}\s+)*", re.IGNORECASE)
_ENDLESS = re.compile(rf"^\s*{_JOIN}?\s*", re.IGNORECASE)
_DANGLING = re.compile(r"^\s*(?:[–—→-]+>?)\s*(?:…|\.{3}|\?)?\s*$")
_LEAD = re.compile(
    rf"(?:(?:\b(?:depuis|from|since|between|entre|dès|à compter|à partir|{_WEEKDAY})|\bd['’]|\()\s*)+$",
    re.IGNORECASE,
)
_SINCE = re.compile(rf"\b(?:depuis|since|dès|à compter|à partir)\s+(?:{_WEEKDAY}\s+)*$", re.IGNORECASE)
_BARE = re.compile(
    rf"(?:\b(?P<month>{_MONTH})\b\.?|\b(?:du|le|from)\s+(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?)"
    rf"\s*{_JOIN}\s*(?:{_WEEKDAY}\s+)*$",
    re.IGNORECASE,
)


class Bound(msgspec.Struct, frozen=True):
    """One end of a period as it was written, and how far it says when."""

    text: str
    precision: Precision

    def day(self, *, ends: bool) -> date:
        """Return its day; of a month the first, or (`ends`) the last.

        Raises what `parse_day` raises, and date.no_month for a year alone.
        """
        if self.precision == "year":
            raise UsageError("date.no_month", text=self.text)
        if self.precision == "day":
            return parse_day(self.text)
        month = parse_month(self.text)
        return month.replace(day=monthrange(month.year, month.month)[1]) if ends else month


class Period(msgspec.Struct, frozen=True, kw_only=True):
    """A period in a line: `last` is None when it goes on; `head` and `tail` are what stands before and after it."""

    first: Bound
    last: Bound | None
    head: str
    tail: str

    @property
    def bounds(self) -> tuple[Bound, ...]:
        """Return the ends that are written."""
        return (self.first,) if self.last is None else (self.first, self.last)

    def plainly(self) -> str:
        """Return the period as it is read, its months left without a day: 2018-09 → 2021-06-30."""
        ends = [_plainly(bound) for bound in self.bounds]
        return " → ".join((*ends, "present") if self.last is None else ends)

    @property
    def months(self) -> tuple[str, ...]:
        """Return the ends written as months without a day."""
        return tuple(each.text for each in self.bounds if each.precision == "month")


def _plainly(bound: Bound) -> str:
    day = bound.day(ends=False)
    return f"{day:%Y-%m}" if bound.precision == "month" else day.isoformat()


def holds_date(line: str, *, years: bool = False) -> bool:
    """Say whether there is a day or a month in a line (with `years`, or a year): a period may have been meant."""
    return any(years or not found["year"] for found in _DATE.finditer(line))


def periods_in(line: str) -> list[Period]:
    """Return the periods of a line, in order; a date that begins or ends nothing is none."""
    return list(_periods(line))


def _periods(line: str) -> Iterator[Period]:
    dates = list(_DATE.finditer(line))
    at = begun = 0
    while at < len(dates):
        here = dates[at]
        after = dates[at + 1] if at + 1 < len(dates) else None
        if after is not None and _joins(line[here.end() : after.start()], here, after):
            first, last = _bound(here), _bound(after)
            yield _period(line, (begun, here.start()), after.end(), _with_year(first, last), last)
            at, begun = at + 2, after.end()
            continue
        if (half := _half(line, begun, here)) is not None:
            yield half
            begun = here.end()
        elif (open_end := _open_end(line, begun, here)) is not None:
            yield _period(line, (begun, here.start()), open_end, _bound(here), None)
            begun = open_end
        at += 1


def _joins(between: str, first: re.Match[str], last: re.Match[str]) -> bool:
    """Say whether what stands between two dates makes them a period; years need more than a blank."""
    years = "year" in {_precision(first), _precision(last)}
    return (_JOINED if years else _BETWEEN).fullmatch(between) is not None


def _half(line: str, begun: int, here: re.Match[str]) -> Period | None:
    """Return the period whose first end leaves out what its last says: mars à juin 2020, du 1er au 30 juin 2019."""
    found = _BARE.search(line[begun : here.start()])
    last = _bound(here)
    if found is None or last.precision != ("month" if found["month"] else "day"):
        return None
    if found["month"]:
        first = _with_year(Bound(found["month"], "month"), last)
    else:
        begins = (
            date.replace(last.day(ends=True), day=int(found["day"])) if _is_day(last, found["day"]) else None
        )
        if begins is None:
            return None
        first = Bound(begins.isoformat(), "day")
    return _period(line, (begun, begun + found.start()), here.end(), first, last)


def _is_day(last: Bound, day: str) -> bool:
    try:
        return 1 <= int(day) <= last.day(ends=True).day
    except UsageError:
        return False


def _open_end(line: str, begun: int, here: re.Match[str]) -> int | None:
    """Return where a period that goes on ends in the line, None when nothing says that it does."""
    tail = line[here.end() :]
    if _DANGLING.match(tail):
        return len(line)
    if (ended := _goes_on_until(tail)) is not None:
        return here.end() + ended
    return here.end() if _SINCE.search(line[begun : here.start()]) else None


def _goes_on_until(tail: str) -> int | None:
    """Return where a word for what has not ended stops, at the head of what follows a date; None without one."""
    joined = len(tail) - len(_ENDLESS.sub("", tail, count=1))
    for begun in (joined, 0):  # “to date” and “aujourd’hui” begin as what joins two dates does
        words = list(re.finditer(r"[^\s,;.:()·|]+", tail[begun:]))
        for count in (3, 2, 1):
            if len(words) >= count and goes_on(tail[begun:][words[0].start() : words[count - 1].end()]):
                return begun + words[count - 1].end()
    return None


def _period(line: str, head: tuple[int, int], end: int, first: Bound, last: Bound | None) -> Period:
    before = _LEAD.sub("", line[head[0] : head[1]])
    return Period(first=first, last=last, head=before, tail=line[end:])


def _precision(found: re.Match[str]) -> Precision:
    return "year" if found["year"] else "month" if found["month"] else "day"


def _bound(found: re.Match[str]) -> Bound:
    return Bound(found[0], _precision(found))


def _with_year(first: Bound, last: Bound) -> Bound:
    """Return a first end written without its year (du 15 mars au 30 juin 2019) with the last one's."""
    year = re.search(r"\d{4}$", last.text)
    if year is None:
        return first
    whole = Bound(f"{first.text} {year[0]}", first.precision)
    try:
        later = whole.day(ends=False) > last.day(ends=True)
    except UsageError:  # it has a year of its own
        return first
    return Bound(f"{first.text} {int(year[0]) - later}", first.precision)
