"""What a rule has to say: a value with a stable code, never an exception and never a sentence."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

import msgspec

__all__ = ["SEVERITIES", "Finding", "Label", "Severity", "Source", "Text", "Wording", "alike", "worst"]

Severity = Literal["blocker", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("blocker", "warning", "note")


class Label(msgspec.Struct, frozen=True):
    """The same words in both languages, as templates carry them."""

    en: str
    fr: str


class Text(msgspec.Struct, frozen=True):
    """Words to be said later, in the language asked for: what they are made of, and the values of their blanks.

    `template` is a bilingual text, or the code of a sentence; the values are plain ones (days, numbers, amounts, what a
    person typed), labels, or texts in turn. Rules make no sentence of them: who shows one does.
    """

    template: Label | str
    values: Mapping[str, Any] = {}


Wording = Label | Text


def alike(words: str) -> Label:
    """Return words that are the same in both languages: a name, what a person typed."""
    return Label(words, words)


class Source(msgspec.Struct, frozen=True):
    """Where a rule comes from; `confidence` is high, medium or low (H, M, L in the records).

    `title_fr` is the title in French, empty where it is the same in both languages. With `copy`, what was read is a
    copy of the page, not the page as it stands.
    """

    title: str
    url: str = ""
    confidence: Literal["high", "medium", "low"] = "high"
    title_fr: str = ""
    copy: bool = False

    @property
    def label(self) -> Label:
        """Return the title in both languages."""
        return Label(self.title, self.title_fr or self.title)


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing found. `code` is dotted and stable: the key of its sentence in both languages.

    `values` fill the blanks of the sentence (plain values: str, int, date, Fraction, Decimal); `subject` is the id
    of what it is about (a contract, a line, a document), or empty; `page` counts from 1.
    """

    code: str
    severity: Severity
    values: dict[str, Any] = {}
    subject: str = ""
    page: int | None = None
    on: date | None = None


def worst(findings: "tuple[Finding, ...] | list[Finding]") -> Severity | None:
    """Return the gravest severity among the findings, None when there are none."""
    found = {finding.severity for finding in findings}
    return next((severity for severity in SEVERITIES if severity in found), None)
