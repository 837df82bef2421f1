"""Which words of a document are its own: not what an app stamps on every scan, nor what every page repeats."""

import re
from collections import Counter
from collections.abc import Sequence

from casefile.rules.text import folded

__all__ = ["is_stamp", "repeated_lines", "without"]

_STAMP = re.compile(
    r"\b(?:scanned|scan(?:ne)?|numerise|escaneado|digitalizado|gescannt|gescand|scansionato)\b.{0,20}"
    r"\b(?:with|by|using|avec|par|con|com|por|mit|met)\b"
    r"|camscanner|adobe scan|genius scan|tiny ?scanner|docusign envelope|enveloppe docusign|docufirst"
    r"|\b(?:evaluation|trial|unregistered|demo) (?:copy|version|mode)|version d.?(?:essai|evaluation)"
    r"|^\W*(?:confidential|confidentiel|draft|brouillon|copy|copie|duplicata|specimen|sample)\W*$"
)
_LONGEST_STAMP = 90
_LEAST_TIMES = 2
_MOST_LINES = 20_000


def is_stamp(line: str) -> bool:
    """Say whether a line is what a program prints over the pages that it makes."""
    return len(line) <= _LONGEST_STAMP and _STAMP.search(folded(line)) is not None


def repeated_lines(pages: Sequence[str]) -> frozenset[str]:
    """Return the lines, folded, that stand on every page, of two pages or more."""
    if len(pages) < _LEAST_TIMES:
        return frozenset()
    times = Counter(line for page in pages for line in set(_lines(page)))
    return frozenset(line for line, count in times.items() if count >= len(pages))


def without(text: str, repeated: frozenset[str]) -> str:
    """Return the text without stamps and without those lines."""
    kept = [
        line
        for line in text.splitlines()
        if " ".join(folded(line).split()) not in repeated and not is_stamp(line)
    ]
    return "\n".join(kept)


def _lines(text: str) -> list[str]:
    return [bare for line in text.splitlines()[:_MOST_LINES] if (bare := " ".join(folded(line).split()))]
