"""The real rules with a small calendar of our own, for tests that count hours."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from casefile.rules.book.rulebook import Rulebook
from casefile.services.rulebook import load_rulebook

TODAY = date(2026, 11, 24)


class SmallCalendar:
    """Three fixed holidays a year in France, Canada and Belgium; no data for any other country."""

    def weekend(self, country: str, year: int) -> frozenset[int]:
        return frozenset({4, 5} if country == "DZ" and year > 2009 else {5, 6})

    def holidays(self, country: str, year: int) -> Mapping[date, str] | None:
        if country not in ("FR", "CA", "BE"):
            return None
        return {
            date(year, 1, 1): "New Year",
            date(year, 7, {"FR": 14, "CA": 1, "BE": 21}[country]): "National day",
            date(year, 12, 25): "Christmas",
        }

    def working(self, day: date, country: str) -> bool:
        off = day.weekday() in self.weekend(country, day.year)
        return not off and day not in (self.holidays(country, day.year) or {})


@cache
def book() -> Rulebook:
    return load_rulebook(SmallCalendar())
