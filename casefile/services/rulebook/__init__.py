"""The rule pack, read from the templates: the only trade that opens rule files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casefile.services.rulebook.pack import load_parameters
from casefile.services.rulebook.programmes import load_programmes

if TYPE_CHECKING:
    from casefile.rules.book.rulebook import Calendar, Rulebook

__all__ = ["load_parameters", "load_programmes", "load_rulebook"]


def load_rulebook(calendar: Calendar) -> Rulebook:
    """Return everything the rules are given, read from the templates; raises UsageError naming a faulty file."""
    from casefile.services.rulebook.book import load_rulebook  # who asks for names only does without the rest

    return load_rulebook(calendar)
