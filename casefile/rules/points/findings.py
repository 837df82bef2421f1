"""What is to be said of points, as a finding."""

from casefile.rules.findings import Finding, Severity

__all__ = ["points_finding"]


def points_finding(code: str, severity: Severity = "note", **values: object) -> Finding:
    """Return a finding about the points."""
    return Finding(code=code, severity=severity, values=values, subject="points")
