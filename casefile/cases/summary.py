"""The few words of a case that the list of cases shows, kept in its head record."""

from typing import Any

import msgspec

from casefile.cases.assessment import Assessment

__all__ = ["summary"]


def summary(seen: Assessment) -> dict[str, Any]:
    """Return plain values: name, programme, stage, next deadline, how much is ready, how much is wrong."""
    case, due = seen.case, seen.next_deadline
    return {
        "name": case.name,
        "programme": case.facts.programme,
        "stage": seen.current,
        "next_code": due.code if due else None,
        "next_on": due.on.isoformat() if due else None,
        "next_values": {"title": msgspec.to_builtins(due.values["title"])}
        if due and "title" in due.values
        else {},
        "ready": seen.progress.ready,
        "total": seen.progress.total,
        "problems": seen.progress.to_fix,
        "lang": case.lang,
        "example": case.example,
        "seen_on": seen.today.isoformat(),
    }
