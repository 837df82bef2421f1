"""A case as it may be shown to a stranger: no passport or account numbers, no dates of birth.

Every place a secret was copied to is masked too: notes, the journal, names of files, a stay that begins at birth.
What is left is meant for a question in a forum, and is still the story of someone's life: names stay.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, TypeVar, cast

import msgspec

from casefile.cases.model import Case, Unread
from casefile.rules import formats
from casefile.rules.facts import Facts, Person

__all__ = ["MASK", "masked", "masked_case"]

MASK = "•••"
_NUMBER = re.compile(r"(?<![A-Za-z0-9])[A-Z0-9](?:[ .-]?[A-Z0-9]){5,}(?![A-Za-z0-9])")
_FEWEST_DIGITS = 6
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:T[\d:.+Z-]+)?")
_FREE_TEXT = {
    "note",
    "text",
    "reason",
    "institution",
    "original_name",
    "what",
    "line",
    "requested_from",
    "name",
}
_KEPT = {"id", "key", "code", "url", "sha256", "path", "noc"}
Shown = TypeVar("Shown")


def masked_case(case: Case) -> Case:
    """Return the case without its secrets, for showing; it is not to be judged or kept."""
    return masked(case, case.facts)


def masked(shown: Shown, facts: Facts) -> Shown:
    """Return any value of ours (a case, an assessment) without the secrets of those facts."""
    return cast(Shown, _Masker(facts).value(shown, ""))


class _Masker:
    """Knows the secrets of a family, and takes them out of texts, days and records."""

    def __init__(self, facts: Facts) -> None:
        self.births = {person.born_on for person in facts.persons if person.born_on}
        self.secrets = sorted(set(_secrets(facts)), key=len, reverse=True)

    def value(self, value: Any, name: str) -> Any:
        """Return the value without secrets; `name` is the field it stands in."""
        if isinstance(value, str):
            return value if name in _KEPT else self.text(value, free=name in _FREE_TEXT)
        if isinstance(value, date) and not isinstance(value, datetime):
            return self._day(value, name)
        if isinstance(value, msgspec.Struct):
            return self._record(value)
        if isinstance(value, tuple | list):
            return type(value)(self.value(each, name) for each in value)
        if isinstance(value, Mapping):
            return {key: self.value(each, str(key)) for key, each in value.items()}
        return value

    def _record(self, record: msgspec.Struct) -> msgspec.Struct:
        fields = {field: self.value(getattr(record, field), field) for field in record.__struct_fields__}
        if isinstance(record, Person) and record.passport_number:
            fields["passport_number"] = MASK
        if isinstance(record, Unread):
            fields |= {
                "value": MASK if record.value else "",
                "told": {},
            }  # it may be any secret, written any way
        return msgspec.structs.replace(record, **fields)

    def _day(self, day: date, name: str) -> date | None:
        if name == "born_on":
            return None
        return date(day.year, 1, 1) if day in self.births else day

    def text(self, text: str, *, free: bool = False) -> str:
        """Return the text without known secrets; what a person wrote also loses whatever looks like a number."""
        for secret in self.secrets:
            text = re.sub(re.escape(secret), MASK, text, flags=re.IGNORECASE)
        if not free:
            return text
        return _NUMBER.sub(_hidden, text)


def _hidden(found: re.Match[str]) -> str:
    """Return the mask for what looks like the number of a paper or an account; a day is none."""
    digits = sum(sign.isdigit() for sign in found[0])
    return found[0] if digits < _FEWEST_DIGITS or _DAY.fullmatch(found[0]) else MASK


def _secrets(facts: Facts) -> Iterator[str]:
    for person in facts.persons:
        if len(person.passport_number.strip()) > 2:
            yield person.passport_number.strip()
        if person.born_on:
            yield from _written(person.born_on)


def _written(day: date) -> Iterator[str]:
    """Yield a day as people and the program write it, whole days before their month."""
    yield day.isoformat()
    for mark in "/.-":
        yield f"{day:%d}{mark}{day:%m}{mark}{day:%Y}"
        yield f"{day.day}{mark}{day.month}{mark}{day.year}"
    for style in ("long", "month"):
        for lang in ("en", "fr"):
            told = formats.day(day, lang, style)
            yield told
            yield told.replace("\u00a0", " ")
