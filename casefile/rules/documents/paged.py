"""Findings that name pages: which they are, which are missing, which were not looked at."""

from collections.abc import Collection

from casefile.rules.documents.looks import Look
from casefile.rules.findings import Finding, Severity

__all__ = ["listed", "missing_pages", "unseen_pages"]

_MOST_LISTED = 8


def listed(code: str, severity: Severity, pages: Collection[int], **values: object) -> Finding:
    """Return a finding that names its pages, the first few of many."""
    shown = sorted(pages)
    told = ", ".join(str(page) for page in shown[:_MOST_LISTED]) + (
        ", …" if len(shown) > _MOST_LISTED else ""
    )
    return Finding(
        code=code, severity=severity, page=shown[0], values={"count": len(shown), "listed": told, **values}
    )


def missing_pages(look: Look) -> Finding | None:
    """Return what to say where fewer pages can be reached than the file has, or says it has."""
    reached, expected = look.pages or 0, look.pages_expected or 0
    if expected <= reached:
        return None
    # One reader finds all of them by searching, the viewers, which go by the table, do not.
    variant = "hidden" if (look.pages_found or 0) > reached else "lost"
    values = {"variant": variant, "pages": reached, "expected": expected}
    return Finding(code="document.damaged", severity="warning", values=values)


def unseen_pages(look: Look) -> Finding:
    """Return the note that only some of the pages were looked at."""
    values = {"looked": look.looked_pages, "pages": look.looked_pages + look.unseen_pages}
    return Finding(code="document.pages_unseen", severity="note", values=values)
