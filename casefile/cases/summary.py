"""The few words of a case that the list of cases shows, kept in its head record."""

from datetime import date
from typing import Any

import msgspec

from casefile.cases.assessment import Assessment

__all__ = ["earliest_on", "summary"]

_OF_NAME = ("title", "name", "variant")
"""The blanks that the names of deadlines have."""


def summary(seen: Assessment) -> dict[str, Any]:
    """Return plain values: name, programme, stage, next deadline, how much is ready, wrong and cannot be read."""
    case, due = seen.case, seen.next_deadline
    return {
        "name": case.name,
        "programme": case.facts.programme,
        "stage": seen.current,
        "outcome": seen.ending.outcome if seen.ending else None,
        "next_code": due.code if due else None,
        "next_on": due.on.isoformat() if due else None,
        "earliest_on": earliest_on(seen).isoformat(),
        "next_values": {
            name: msgspec.to_builtins(due.values[name]) for name in _OF_NAME if due and name in due.values
        },
        "ready": seen.progress.ready,
        "total": seen.progress.total,
        "problems": seen.progress.to_fix,
        **({"unread": len(case.unread)} if case.unread else {}),
        "lang": case.lang,
        "example": case.example,
        "seen_on": seen.today.isoformat(),
    }


def earliest_on(seen: Assessment) -> date:
    """Return the first day that is looked to, whatever its kind; the last of all days where there is none."""
    return min((each.on for each in seen.deadlines if each.awaited), default=date.max)
