"""Leaves in one cell or one answer: ranges between semicolons, each with its kind after a colon."""

from collections.abc import Mapping
from typing import cast

from casefile.rules.facts import LeaveKind
from casefile.rules.text import folded

__all__ = ["leave_kind", "range_ends"]

_KINDS: Mapping[str, str] = {
    "": "unpaid", "unpaid": "unpaid", "unpaid leave": "unpaid", "non paye": "unpaid", "sans solde": "unpaid",
    "conge sans solde": "unpaid", "conge non paye": "unpaid",
    "parental": "parental", "parental leave": "parental", "conge parental": "parental", "maternity": "parental",
    "maternite": "parental", "conge de maternite": "parental", "paternity": "parental", "paternite": "parental",
    "sick": "sick", "sick leave": "sick", "maladie": "sick", "conge de maladie": "sick", "arret maladie": "sick",
    "short time": "short_time", "short_time": "short_time", "short-time work": "short_time",
    "chomage partiel": "short_time", "activite partielle": "short_time",
    "strike": "strike", "greve": "strike",
}  # fmt: skip
_BETWEEN = (" - ", " – ", "→", " au ", " to ", "..")


def leave_kind(text: str) -> LeaveKind | None:
    """Return the kind of a leave by its name in either language (unpaid when none is told), None for another word."""
    return cast("LeaveKind | None", _KINDS.get(" ".join(folded(text).split())))


def range_ends(text: str) -> list[str]:
    """Return both ends of 2016-03-01/2016-03-31, of 01/03/2016 - 31/03/2016, of … au …, … to …, and of a..b.

    What is no range is returned as one text.
    """
    for sign in _BETWEEN:
        if sign in text:
            return [part.strip() for part in text.split(sign) if part.strip()]
    return [part.strip() for part in text.split("/")] if text.count("/") == 1 else [text.strip()]
