"""The ministry's own file of rounds, downloaded by hand in either language: its many ways of writing, read strictly.

Rounds are in the order of the file, newest first; everything in it is text. What cannot be read is said with the
number of its round; a round is never half read.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any, NamedTuple, TypeVar

from casefile.errors import UsageError
from casefile.rules.days import parse_day
from casefile.rules.findings import Label
from casefile.rules.rounds.table import BANDS, About, PoolDay, Round, RoundKind
from casefile.rules.text import MONTH_NUMBERS, folded

__all__ = ["Feed", "parse_feed", "round_moment"]

# dd3 (451-500) and dd9 (401-450) are sums of the bands after them; dd18 is the total.
_PUBLISHED = ("dd1", "dd2", "dd4", "dd5", "dd6", "dd7", "dd8", "dd10", "dd11", "dd12", "dd13", "dd14", "dd15", "dd16",
              "dd17")  # fmt: skip
_TIME = re.compile(
    r"(\d{1,2})\s*(?::|h)\s*(\d{1,2})(?:\s*(?::|min|m)\s*(\d{1,2}))?\s*(?:s\b)?\s*([ap]\.?m\b)?"
)
_ISO = re.compile(r"20\d\d-\d\d-\d\d[t ]\d\d:\d\d(?::\d\d)?")
_YEAR = re.compile(r"\b(20\d\d)\b")
_NUMBER = re.compile(r"\d{1,6}[a-z]?", re.ASCII)
_GROUPED = re.compile(r"\d{1,9}|\d{1,3}(?:[\s,.\u00a0\u202f\ufffd]\d{3}){1,2}", re.ASCII)
_Read = TypeVar("_Read")
_SHOWN, _NAME = 40, 120  # signs of a text that is refused, and of a round's name
_DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|er)?\b")


class Feed(NamedTuple):
    """What a file holds: its rounds and the pool's days."""

    rounds: tuple[Round, ...]
    pool: tuple[PoolDay, ...]


def parse_feed(text: str, origin: str, about: About) -> Feed:
    """Return what the ministry's file holds, its rounds of the kinds known; one that stands twice is read once.

    Raises UsageError: rounds.web_page, rounds.truncated, rounds.not_the_file, rounds.refused with every fault.
    """
    raw = _rounds_in(text, origin, about.feed)
    problems: list[UsageError] = []
    rounds: dict[str, Round] = {}
    for at, each in enumerate(raw, start=1):
        try:
            found = _round(each, at, about.kinds)
            if rounds.setdefault(found.number, found) != found:
                raise UsageError("rounds.row_twice", number=found.number, at=at)
        except UsageError as fault:
            problems.append(fault)
    if problems:
        raise UsageError("rounds.refused", tuple(problems), origin=origin, count=len(problems))
    return Feed(tuple(rounds.values()), _pool(raw))


def _rounds_in(text: str, origin: str, feed: Label) -> list[Any]:
    """Return the entries of the file, every number in them as the text it is written in."""
    start = text.lstrip("\ufeff \t\r\n")[:200].casefold()
    if start.startswith("<"):
        raise UsageError("rounds.web_page", origin=origin, feed=feed)
    try:
        found = json.loads(text, parse_int=str, parse_float=str)
    except (ValueError, RecursionError) as fault:
        code = "rounds.truncated" if start.startswith("{") else "rounds.not_the_file"
        raise UsageError(code, origin=origin, feed=feed) from fault
    rounds = found.get("rounds") if isinstance(found, dict) else None
    if not isinstance(rounds, list) or not rounds:
        raise UsageError("rounds.not_the_file", origin=origin, feed=feed)
    return rounds


class _Entry(NamedTuple):
    """One entry of the file, and its place in it."""

    raw: Mapping[str, Any]
    number: str
    at: int

    def read(self, name: str, code: str, reader: Callable[[str], _Read]) -> _Read:
        """Return what a field says; raises UsageError with that code when it cannot be read."""
        text = _shown(self.raw.get(name))
        try:
            return reader(text)
        except (ValueError, OverflowError) as fault:
            shown = text[:_SHOWN]
            raise UsageError(code, number=self.number, at=self.at, text=shown, most=BANDS[0][1]) from fault


def _round(raw: object, at: int, kinds: tuple[RoundKind, ...]) -> Round:
    """Return the round of an entry; raises UsageError (rounds.row, rounds.row_*) that names what cannot be read."""
    if not isinstance(raw, Mapping):
        raise UsageError("rounds.row", at=at)
    number = _shown(raw.get("drawNumber"))
    if not _NUMBER.fullmatch(number):
        raise UsageError("rounds.row_number", at=at, text=number[:_SHOWN])
    entry = _Entry(raw, number, at)
    on = entry.read("drawDate", "rounds.row_date", date.fromisoformat)
    name = entry.read("drawName", "rounds.row_name", _name_of)
    return Round(
        number=number,
        on=on,
        name=name,
        category=_kind(name, kinds),
        cutoff=entry.read("drawCRS", "rounds.row_cutoff", _points),
        invitations=entry.read("drawSize", "rounds.row_size", _invitations),
        tie_break=entry.read("drawCutOff", "rounds.row_tie_break", lambda text: round_moment(text, on)),
        drawn_at=entry.read("drawDateTime", "rounds.row_moment", lambda text: round_moment(text, on)),
    )


def _shown(told: object) -> str:
    """Return what an entry says as text of one line: no sign that moves a terminal's cursor, no half of a letter."""
    text = " ".join(str(told).split()) if isinstance(told, str) else ""
    return "".join(sign for sign in text if sign.isprintable())


def _name_of(text: str) -> str:
    if not text:
        raise ValueError(text)
    return text[:_NAME]


def _kind(name: str, kinds: tuple[RoundKind, ...]) -> str:
    plain = folded(name).replace("\u2019", "'")
    return next((kind.category for kind in kinds if any(word in plain for word in kind.words)), "other")


def _points(text: str) -> int:
    """Return a cut-off; raises ValueError for points that nobody can have, and for none."""
    found = _whole(text)
    if not 0 < found <= BANDS[0][1]:
        raise ValueError(text)
    return found


def _invitations(text: str) -> int:
    found = _whole(text)
    if not found:
        raise ValueError(text)
    return found


def _whole(text: str) -> int:
    """Return a number written 5000, 5,000 or 5 000; raises ValueError for anything else, 51.5 too."""
    if not _GROUPED.fullmatch(text):
        raise ValueError(text)
    return int("".join(sign for sign in text if sign.isdigit()))


def round_moment(text: str, round_on: date) -> datetime | None:
    """Return a moment as the ministry writes it, in UTC; None when none was published.

    Some thirty ways of writing were met: "August 17, 2026 at 22:09:00 UTC", "April 12th, 2026 at 04:32:26 UTC",
    "June 22, 2021 at 20:19:59 PM UTC", "le 17 août 2026 à 22 h 09 min 00 s". Where the year is missing it is the one
    that puts the moment last before the round. Raises ValueError for a text with a time that cannot be read.
    """
    plain = folded(" ".join(text.split()))
    if iso := _ISO.match(plain):
        return datetime.fromisoformat(iso[0]).replace(tzinfo=UTC)
    time = _TIME.search(plain)
    if time is None:
        return None
    rest = plain[: time.start()] + " " + plain[time.end() :]
    month = next((found for word in re.findall("[a-z]+", rest) if (found := MONTH_NUMBERS.get(word))), None)
    year = _YEAR.search(rest)
    day = _DAY.search(_YEAR.sub(" ", rest))
    if month is None or day is None:
        raise ValueError(text)
    hour = _hour(int(time[1]), (time[4] or "").replace(".", ""))
    years = int(year[1]) if year else round_on.year
    moment = datetime(years, month, int(day[1]), hour, int(time[2]), int(time[3] or 0), tzinfo=UTC)
    if year is None and moment.date() > round_on:
        moment = moment.replace(year=years - 1)
    return moment


def _hour(hour: int, half: str) -> int:
    """Return the hour of twenty-four; a PM beside an hour that is one already is passed over."""
    if half == "am" and hour == 12:
        return 0
    return hour + 12 if half == "pm" and hour < 12 else hour


def _pool(raw: Iterable[Any]) -> tuple[PoolDay, ...]:
    """Return the pool's days whose bands add up to their total; an older or a misprinted one is passed over."""
    days: dict[date, PoolDay] = {}
    for each in raw:
        try:
            as_of = parse_day(str(each["drawDistributionAsOn"]))
            counts = tuple(_whole(_shown(each[name])) for name in _PUBLISHED)
            total = _whole(_shown(each["dd18"]))
        except (KeyError, ValueError, TypeError, AttributeError, UsageError):
            continue
        if len(counts) == len(BANDS) and total and sum(counts) == total:
            days.setdefault(as_of, PoolDay(as_of=as_of, counts=counts, total=total))
    return tuple(sorted(days.values(), key=lambda each: each.as_of, reverse=True))
