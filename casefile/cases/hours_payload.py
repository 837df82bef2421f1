"""The data of the schema casefile.hours/1: what a script may rely on."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from casefile.rules.hours.categories import CategoryHours
from casefile.rules.hours.report import Entry, HoursReport, ProgrammeHours

__all__ = ["categories_payload", "hours_payload", "two_decimals"]


def hours_payload(report: HoursReport, *, explain: bool = False) -> dict[str, Any]:
    """Return the report as plain JSON values: ISO days, hours as text with two decimals.

    With `explain`, each programme has its addends, its gaps, what was left out and the rules used. Findings carry
    code, severity and subject; whoever speaks a language adds their `message`.
    """
    return {
        "on": report.on.isoformat(),
        **({"invited_on": report.invited_on.isoformat()} if report.invited_on else {}),
        "entries": [_entry(entry) for entry in report.entries],
        "programmes": {
            name: _programme(answer) | (_explained(answer) if explain else {})
            for name, answer in report.programmes.items()
        },
        "findings": [{"code": finding.code, "severity": finding.severity} for finding in report.findings],
    }


def categories_payload(found: Iterable[CategoryHours]) -> list[dict[str, Any]]:
    """Return the answers for category-based rounds as plain JSON values."""
    return [
        {
            "category": each.category.id,
            "confidence": each.category.confidence,
            "verdict": each.verdict,
            "by_day": two_decimals(each.by_day),
            "by_week": two_decimals(each.by_week),
            "required": two_decimals(each.required),
            "months_elapsed": each.months_elapsed,
            "months_required": each.months_required,
            "qualifies_from": each.qualifies_from.isoformat() if each.qualifies_from else None,
            "qualifies_until": each.qualifies_until.isoformat() if each.qualifies_until else None,
        }
        for each in found
    ]


def _explained(answer: ProgrammeHours) -> dict[str, Any]:
    share, by_day, by_week = (
        answer.fails_above_share, answer.without_school_by_day, answer.without_school_by_week,
    )  # fmt: skip
    return {
        "total_by_day": two_decimals(answer.total_by_day),
        "before_window_by_day": two_decimals(answer.before_window_by_day),
        "fails_above_share": None if share is None else two_decimals(share),
        "without_school_by_day": None if by_day is None else two_decimals(by_day),
        "without_school_by_week": None if by_week is None else two_decimals(by_week),
        "by_day_addends": [
            {"first": each.first.isoformat(), "last": each.last.isoformat(), "days": each.days,
             "stated_per_week": two_decimals(each.stated_per_week),
             "counted_per_week": two_decimals(each.counted_per_week), "capped": each.capped,
             "hours": two_decimals(each.hours), "contracts": list(each.contracts)}
            for each in answer.stretches
        ],
        "by_week_addends": [
            {"first": each.first.isoformat(), "last": each.last.isoformat(), "weeks": each.weeks,
             "stated": two_decimals(each.stated), "counted": two_decimals(each.counted), "capped": each.capped,
             "hours": two_decimals(each.hours)}
            for each in answer.weeks
        ],
        "gaps": [
            {"first": each.first.isoformat(), "last": each.last.isoformat(),
             "working_days": each.working_days, "leave": each.leave, "outcome": each.outcome}
            for each in answer.gaps
        ],
        "excluded": [{"code": each.code, "subject": each.subject} for each in answer.excluded],
        "rules": [
            {"id": each.id, "value": str(each.value), "since": each.since.isoformat(),
             "checked_on": each.checked_on.isoformat(), "source": each.source.title}
            for each in answer.grounds
        ],
    }  # fmt: skip


def two_decimals(hours: Fraction) -> str:
    """Return exact hours with two decimals, rounded half-even."""
    hundredths = round(hours * 100)
    sign = "-" if hundredths < 0 else ""
    return f"{sign}{abs(hundredths) // 100}.{abs(hundredths) % 100:02d}"


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "employer": entry.employer,
        "noc": entry.noc,
        "country": entry.country,
        "first": entry.first.isoformat(),
        "last": entry.last.isoformat(),
        "contracts": len(entry.contracts),
        "bridges": [
            {"first": bridge.first.isoformat(), "last": bridge.last.isoformat(), "days": bridge.days}
            for bridge in entry.bridges
        ],
        "by_day": two_decimals(entry.by_day),
        "by_week": two_decimals(entry.by_week),
        "raw": two_decimals(entry.raw),
    }


def _programme(answer: ProgrammeHours) -> dict[str, Any]:
    run = answer.run
    return {
        "window": {"first": answer.window.first.isoformat(), "last": answer.window.last.isoformat()},
        "by_day": two_decimals(answer.by_day),
        "by_week": two_decimals(answer.by_week),
        "raw": two_decimals(answer.raw),
        "required": two_decimals(answer.required),
        "months_elapsed": answer.months_elapsed,
        "months_required": answer.months_required,
        "continuity": answer.continuity,
        "verdict": answer.verdict,
        "qualifies_from": answer.qualifies_from.isoformat() if answer.qualifies_from else None,
        "qualifies_until": answer.qualifies_until.isoformat() if answer.qualifies_until else None,
        "projected": answer.projected,
        "provisos": list(answer.provisos),
        "reasons": list(answer.reasons),
        "noc": answer.noc,
        "run": {"first": run.first.isoformat(), "last": run.last.isoformat()} if run else None,
    }
