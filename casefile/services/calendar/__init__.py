"""Public holidays of countries, handed to the rules as their calendar."""

from casefile.services.calendar.public_holidays import PublicHolidays

__all__ = ["PublicHolidays"]
