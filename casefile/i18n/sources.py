"""How a source is told: its page in the reader's language, whether a copy was read, and how far it is to be trusted."""

from datetime import date
from functools import cache
from typing import Protocol

from casefile.i18n.words import Words
from casefile.resources import template_rows

__all__ = ["address", "checked_words", "doubt", "source_remark"]


class Cited(Protocol):
    """A source of a rule."""

    @property
    def url(self) -> str:
        """Return the English page, or the only one."""

    @property
    def confidence(self) -> str:
        """Return high, medium or low."""

    @property
    def copy(self) -> bool:
        """Say whether a copy of the page was read."""


def address(source: Cited, lang: str) -> str:
    """Return the page of a source in that language, the English one where no French one is known."""
    return _french().get(source.url, source.url) if lang == "fr" else source.url


@cache
def _french() -> dict[str, str]:
    return {row["en"]: row["fr"] for row in template_rows("addresses.csv", "en", "fr")}


def doubt(words: Words, confidence: str) -> str:
    """Return how far a source is to be trusted, nothing where it is sure."""
    return {"medium": words("to be confirmed"), "low": words("weak source: verify")}.get(confidence, "")


def checked_words(words: Words, source: Cited, day: date) -> str:
    """Return the day a rule was compared with its source, that a copy of it was read, and the doubt about it."""
    if source.copy:
        told = words("a copy of the page, read on {checked_on}", checked_on=day)
    else:
        told = words("checked on {checked_on}", checked_on=day)
    return " · ".join(filter(None, (told, doubt(words, source.confidence))))


def source_remark(words: Words, source: Cited) -> str:
    """Return what there is to say of a source beside the day it was looked at: a copy was read, the doubt about it."""
    copy = words("a copy of the page") if source.copy else ""
    return " · ".join(filter(None, (copy, doubt(words, source.confidence))))
