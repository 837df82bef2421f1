"""What was read in the pictures of a paper: an offer to compare, a note at most."""

from collections.abc import Iterator
from datetime import date

from casefile.rules.documents.looks import Look
from casefile.rules.findings import Finding

__all__ = ["check_read", "likely_days"]

_SURE_ENOUGH = 80
"""Out of 100: a day read in a picture with less is told with its file, and offered nowhere else."""


def check_read(look: Look) -> Iterator[Finding]:
    """Yield what a program that reads pictures made of it, with how sure it is; nothing where none was asked."""
    if not look.read_by:
        return
    for name, sure in look.read_names:
        yield Finding(code="document.read_name", severity="note", values={"name": name, "sure": sure})
    if look.read_days:
        days = [date.fromisoformat(day) for day, _ in look.read_days]
        least = min(sure for _, sure in look.read_days)
        yield Finding(code="document.read_days", severity="note", values={"days": days, "sure": least})
    if not look.read_names and not look.read_days:
        yield Finding(code="document.read_nothing", severity="note")


def likely_days(look: Look) -> tuple[str, ...]:
    """Return the days (ISO) read in the pictures that are sure enough to be offered."""
    return tuple(day for day, sure in look.read_days if sure >= _SURE_ENOUGH)
