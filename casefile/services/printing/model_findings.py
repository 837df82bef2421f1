"""Findings on a page: the sign of how grave each is, and its sentence."""

from collections.abc import Iterable

from casefile.i18n.vocabulary import SEVERITY_SYMBOLS
from casefile.i18n.words import Words
from casefile.rules.findings import Finding

__all__ = ["signed"]


def signed(findings: Iterable[Finding], words: Words) -> tuple[tuple[str, str], ...]:
    """Return each finding's sign and sentence."""
    return tuple((SEVERITY_SYMBOLS[each.severity], words.of(each)) for each in findings)
