"""The only questions put to the computer's calendar."""

import os
from datetime import UTC, date, datetime

__all__ = ["is_told", "local", "now", "today"]


def today() -> date:
    """Return the local calendar day, or the one that CASEFILE_TODAY names (ISO).

    Raises ValueError when CASEFILE_TODAY is not an ISO date.
    """
    told = os.environ.get("CASEFILE_TODAY", "").strip()
    return date.fromisoformat(told) if told else date.today()  # noqa: DTZ011, TID251 - this is the place that asks


def is_told() -> bool:
    """Say whether the day is the one that CASEFILE_TODAY names, and not the computer's."""
    return bool(os.environ.get("CASEFILE_TODAY", "").strip())


def now() -> datetime:
    """Return the present moment, in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)  # noqa: TID251 - this is the place that asks


def local(moment: datetime) -> datetime:
    """Return a moment in the time zone of this computer, by the rules of that day (summer time included)."""
    return moment.astimezone()
