"""What a question about the facts is: a warning, with what its sentence names."""

from casefile.rules.findings import Finding

__all__ = ["asked_of_facts"]


def asked_of_facts(code: str, **values: object) -> Finding:
    """Return a warning about the facts."""
    return Finding(code=code, severity="warning", subject="facts", values=values)
