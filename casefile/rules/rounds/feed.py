"""The ministry's own file of rounds, downloaded by hand in either language: its many ways of writing, read strictly.

Rounds are in the order of the file, newest first; everything in it is text. What cannot be read is said with the
number of its round; a round is never half read.
"""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from casefile.errors import UsageError
from casefile.rules.days import parse_day
from casefile.rules.findings import Label
from casefile.rules.rounds.table import BANDS, About, Kind, PoolDay, Round
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
_DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|er)?\b")


class Feed(NamedTuple):
    """What a file holds: its rounds, the pool's days, the numbers of the rounds whose kind its name does not tell."""

    rounds: tuple[Round, ...]
    pool: tuple[PoolDay, ...]
    unknown_kinds: tuple[str, ...]


def parse_feed(text: str, origin: str, about: About) -> Feed:
    """Return what the ministry's file holds, its rounds of the kinds known.

    Raises UsageError: rounds.web_page, rounds.truncated, rounds.not_the_file, rounds.refused with every fault.
    """
    raw = _rounds_in(text, origin, about.feed)
    problems: list[UsageError] = []
    rounds: list[Round] = []
    for at, each in enumerate(raw, start=1):
        try:
            rounds.append(_round(each, about.kinds))
        except (KeyError, ValueError, TypeError, AttributeError):
            number = str(each.get("drawNumber", "?"))[:20] if isinstance(each, dict) else "?"
            problems.append(UsageError("rounds.row", number=number, at=at))
    if problems:
        raise UsageError("rounds.refused", tuple(problems), origin=origin, count=len(problems))
    unknown = tuple(each.number for each in rounds if each.category == "other")
    return Feed(tuple(rounds), _pool(raw), unknown)


def _rounds_in(text: str, origin: str, feed: Label) -> list[Any]:
    start = text.lstrip()[:200].casefold()
    if start.startswith(("<!doctype", "<html", "<?xml", "<")):
        raise UsageError("rounds.web_page", origin=origin, feed=feed)
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as fault:
        code = "rounds.truncated" if start.startswith("{") else "rounds.not_the_file"
        raise UsageError(code, origin=origin, feed=feed) from fault
    rounds = found.get("rounds") if isinstance(found, dict) else None
    if not isinstance(rounds, list) or not rounds:
        raise UsageError("rounds.not_the_file", origin=origin, feed=feed)
    return rounds


def _round(raw: Mapping[str, Any], kinds: tuple[Kind, ...]) -> Round:
    on = date.fromisoformat(raw["drawDate"].strip())
    name = " ".join(str(raw["drawName"]).split())[:120]
    return Round(
        number=raw["drawNumber"].strip()[:8],
        on=on,
        name=name,
        category=_kind(name, kinds),
        cutoff=_points(raw["drawCRS"]),
        invitations=_whole(raw["drawSize"]),
        tie_break=round_moment(str(raw.get("drawCutOff", "")), on),
        drawn_at=round_moment(str(raw.get("drawDateTime", "")), on),
    )


def _kind(name: str, kinds: tuple[Kind, ...]) -> str:
    plain = folded(name).replace("\u2019", "'")
    return next((kind.category for kind in kinds if any(word in plain for word in kind.words)), "other")


def _points(text: object) -> int:
    """Return a cut-off; raises ValueError for points that nobody can have."""
    found = _whole(text)
    if found > BANDS[0][1]:
        raise ValueError(text)
    return found


def _whole(text: object) -> int:
    """Return a number written 5,000 or 5 000, or as a number; raises ValueError for anything else."""
    digits = re.sub(r"[\s,.\u00a0\u202f\ufffd]", "", str(text))
    if not digits.isascii() or not digits.isdigit():
        raise ValueError(text)
    return int(digits)


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
            counts = tuple(_whole(each[name]) for name in _PUBLISHED)
            total = _whole(each["dd18"])
        except (KeyError, ValueError, TypeError, AttributeError, UsageError):
            continue
        if len(counts) == len(BANDS) and total and sum(counts) == total:
            days.setdefault(as_of, PoolDay(as_of=as_of, counts=counts, total=total))
    return tuple(sorted(days.values(), key=lambda each: each.as_of, reverse=True))
