"""What was read in the pictures of a paper: an offer to compare, a note at most."""

from collections.abc import Iterator
from datetime import date

from casefile.rules.documents.looks import Look
from casefile.rules.findings import Finding

__all__ = ["check_read"]


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
