"""What a date is called, wherever it is shown."""

from typing import TYPE_CHECKING

from casefile.i18n.words import Words

if TYPE_CHECKING:
    from casefile.rules.deadlines.model import Deadline

__all__ = ["deadline_name"]


def deadline_name(words: Words, deadline: "Deadline") -> str:
    """Return what a date is for: “Send the complete application”."""
    return words.sentence(deadline.name_code, deadline.values)
