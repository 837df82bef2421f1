"""What the shell may complete: a case by its name on the desk, a file, a folder."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["completed"]


def completed(metavar: str | None, incomplete: str) -> list[CompletionItem]:
    """Return what may stand for an argument or an option of that metavar; nothing when only the person knows."""
    words = (metavar or "").split("|")
    items = [CompletionItem(_typed(name)) for name in _names(incomplete)] if "CASE" in words else []
    if items:
        return items
    if any(word == "CASE" or word.startswith("FILE") for word in words):
        return [CompletionItem(incomplete, type="file")]
    return [CompletionItem(incomplete, type="dir")] if "DIR" in words else []


def _names(start: str) -> Sequence[str]:
    """Return the names on the desk that begin so; a desk that cannot be read has none."""
    from casefile.errors import CasefileError
    from casefile.services.desk import Desk

    try:
        return [
            head.name for head in Desk().heads() if head.name.startswith(start) and head.name.isprintable()
        ]
    except (CasefileError, OSError):
        return []


def _typed(name: str) -> str:
    """Return a name as bash must read it; zsh and fish quote what they insert."""
    import re

    if not os.environ.get("_CASEFILE_COMPLETE", "").startswith("bash"):
        return name
    return re.sub(r"([^\w@%+=:./-])", r"\\\1", name)
