"""National public holidays, from the library `holidays`, which is imported here alone and when first asked."""

import warnings
from collections.abc import Mapping
from datetime import date

__all__ = ["OTHER_WEEKENDS", "PublicHolidays"]

OTHER_WEEKENDS = frozenset(
    {
        "AE", "AF", "BD", "BH", "BN", "DJ", "DZ", "EG", "IL", "IQ", "IR", "JO", "KW", "MR", "MV", "OM", "QA", "SA",
        "SD", "SY", "YE",
    }
)  # fmt: skip
"""Countries that rest or rested on other days than Saturday and Sunday.

A test compares them with the library: for all others it need not be loaded to know a weekend.
"""
_SATURDAY_SUNDAY = frozenset({5, 6})


class PublicHolidays:
    """The calendar the rules ask: national holidays, without provinces and regions; each year is kept."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int], Mapping[date, str] | None] = {}
        self._weekends: dict[tuple[str, int], frozenset[int]] = {}

    def holidays(self, country: str, year: int) -> Mapping[date, str] | None:
        """Return the country's national public holidays in that year with their names; None without data."""
        key = (country, year)
        if key not in self._known:
            self._known[key] = _asked(country, year)
        return self._known[key]

    def weekend(self, country: str, year: int) -> frozenset[int]:
        """Return the days of rest of a week in that year, Monday being 0.

        Where Sunday alone is the legal rest, Saturday is a day between contracts all the same.
        """
        if country not in OTHER_WEEKENDS:
            return _SATURDAY_SUNDAY
        key = (country, year)
        if key not in self._weekends:
            self._weekends[key] = _rest(country, year)
        return self._weekends[key]


def _asked(country: str, year: int) -> Mapping[date, str] | None:
    import holidays

    if country not in holidays.list_supported_countries(include_aliases=False):
        return None
    with warnings.catch_warnings():
        # Far years are known in part only (no lunar ones): what is known is used, and a terminal is no place to say it.
        warnings.simplefilter("ignore")
        found = holidays.country_holidays(country, years=year, expand=False)
    return dict(found.items())


def _rest(country: str, year: int) -> frozenset[int]:
    import holidays

    calendar = holidays.country_holidays(country)
    days = (date(year, 7, day) for day in range(1, 8))
    found = frozenset(day.weekday() for day in days if calendar.is_weekend(day))
    return found if found - _SATURDAY_SUNDAY else _SATURDAY_SUNDAY
