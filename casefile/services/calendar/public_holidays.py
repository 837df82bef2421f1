"""National public holidays, from the library `holidays`.

The only module that imports it, at the first question.
"""

from collections.abc import Mapping
from datetime import date

__all__ = ["PublicHolidays"]


class PublicHolidays:
    """The calendar the rules ask: national holidays, no province or region.

    Remembers each year it was asked for.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, int], Mapping[date, str] | None] = {}

    def holidays(self, country: str, year: int) -> Mapping[date, str] | None:
        """Return the country's national public holidays in that year with their names; None without data."""
        key = (country, year)
        if key not in self._known:
            self._known[key] = _asked(country, year)
        return self._known[key]


def _asked(country: str, year: int) -> Mapping[date, str] | None:
    import holidays

    if country not in holidays.list_supported_countries(include_aliases=False):
        return None
    found = holidays.country_holidays(country, years=year, expand=False)
    return dict(found.items())
