"""The data of the schema casefile.hours/1: what a script may rely on."""

from fractions import Fraction
from typing import Any

from casefile.rules.hours_report import Entry, HoursReport, ProgrammeHours

__all__ = ["hours_payload", "two_decimals"]


def hours_payload(report: HoursReport) -> dict[str, Any]:
    """Return the report as plain JSON values: ISO days, hours as text with two decimals.

    Findings carry code and severity; whoever speaks a language adds their `message`. The day of the invitation is
    there when it was given.
    """
    return {
        "on": report.on.isoformat(),
        **({"invited_on": report.invited_on.isoformat()} if report.invited_on else {}),
        "entries": [_entry(entry) for entry in report.entries],
        "programmes": {name: _programme(answer) for name, answer in report.programmes.items()},
        "findings": [{"code": finding.code, "severity": finding.severity} for finding in report.findings],
    }


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
