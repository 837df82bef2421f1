"""From a record of the facts to a form's answers, and back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from casefile.cases.ids import TABLES
from casefile.i18n import Words
from casefile.rules.facts import Facts
from casefile.tui.base import lit
from casefile.tui.widgets.fields import Field, raw_of, shown_fields
from casefile.tui.widgets.reading import AnswerReader

__all__ = ["answer_told", "made", "missing", "person_choices", "raws", "record_words"]


_UNTOLD = {"other_names", "passport_number", "note"}
"""What does not say which record it is."""


def raws(fields: tuple[Field, ...], record: msgspec.Struct | None) -> dict[str, str]:
    """Return the raw answers a record already gives; none for a new one, whose fields have their defaults."""
    if record is None:
        return {}
    return {field.name: raw_of(field, getattr(record, field.name)) for field in fields}


def made(table: str, record: Any, answers: Mapping[str, Any]) -> Any:
    """Return the record with these answers: the one given changed, or a new one of that table, which the store names.

    What the form does not ask is kept; what it no longer asks (a question without a point) goes back to its default.
    """
    if record is not None:
        return msgspec.structs.replace(record, **answers)
    return TABLES[table](**answers)


def missing(fields: tuple[Field, ...], record: msgspec.Struct) -> tuple[Field, ...]:
    """Return the questions worth an answer that this record leaves open."""
    raw = raws(fields, record)
    return tuple(
        field
        for field in shown_fields(fields, raw)
        if (field.required or field.wanted) and not raw[field.name]
    )


def person_choices(facts: Facts, words: Words) -> tuple[tuple[str, str], ...]:
    """Return the (id, name) of everyone in the family, the principal applicant first even when not entered yet."""
    roles = {"principal": words("you"), "spouse": words("your partner"), "child": words("child")}
    named = [
        (person.id, str(lit(person.given_name)).strip() or roles[person.role]) for person in facts.persons
    ]
    if all(key != "principal" for key, _name in named):
        named.insert(0, ("principal", roles["principal"]))
    return tuple(named)


def answer_told(reader: AnswerReader, field: Field, raw: Mapping[str, str]) -> str:
    """Return an answer in words, a dash for none."""
    if field.is_choice:
        return dict(reader.options(field)).get(raw[field.name], "—")
    return reader.read(field, raw[field.name]).echo or raw[field.name] or "—"


def record_words(reader: AnswerReader, fields: tuple[Field, ...], record: msgspec.Struct) -> str:
    """Return the answers that say which record it is: words, days and places, not yes and no."""
    raw = raws(fields, record)
    told: list[str] = []
    for field in fields:
        if field.boolean or field.name in _UNTOLD or not (raw[field.name] or field.name == "last"):
            continue
        short = _short(reader, field, raw, getattr(record, field.name))
        if field.name == "family_name" and raw.get("given_name"):
            told[-1] += f" {short}"
        else:
            told.append(short)
    return " · ".join(told[:4]) or "—"


def _short(reader: AnswerReader, field: Field, raw: Mapping[str, str], value: Any) -> str:
    """Return an answer as a list tells it: days without their weekday, what has no end as going on."""
    if isinstance(value, date):
        return reader.words.date(value, "short")
    return reader.words("goes on") if field.name == "last" else answer_told(reader, field, raw)
