"""Texts made of whole passages: which are said depends on named circumstances, what stands in them on the facts."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec

from casefile.rules.book.dated import strictly, toml_table
from casefile.rules.findings import Label, Source, Text
from casefile.rules.programmes import Topic

__all__ = [
    "AnswerDefinition",
    "Circumstances",
    "LetterDefinition",
    "Passage",
    "composed",
    "is_said",
    "parse_answers",
    "parse_letters",
]


class Passage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One or more whole sentences, said when all of `when` is so and nothing of `unless` is.

    With `each`, said once for every row of that name, its blanks filled from the row.
    """

    text: Label
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    each: str = ""


class AnswerDefinition(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question people ask, with the passages an answer is made of and what the answer cannot say.

    `source_by` names what the programme of the case says of it, whose source goes before. The first of `limits_if`
    that is so takes the place of `limits`.
    """

    id: str
    question: Label
    source: Source
    source_by: Topic | None = None
    checked_on: date
    limits: Label
    limits_if: tuple[Passage, ...] = ()
    passages: tuple[Passage, ...]


class LetterDefinition(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A letter of explanation: its subject, where it goes in the account, its passages.

    `source_by` names what the programme of the case says of it, whose source goes before; `attached` is what stands
    in the brackets of the list of papers.
    """

    kind: str
    subject: Label
    place: Label
    source: Source
    source_by: Topic | None = None
    attached: Label
    checked_on: date
    passages: tuple[Passage, ...]


class Circumstances(msgspec.Struct, frozen=True, kw_only=True):
    """What the facts say for one text: the circumstances that are so, the values of its blanks, its rows."""

    relevant: bool
    so: frozenset[str] = frozenset()
    values: dict[str, Any] = {}
    rows: dict[str, tuple[dict[str, Any], ...]] = {}


class _Answers(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    answers: tuple[AnswerDefinition, ...]


class _Letters(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    opening: tuple[Passage, ...]
    closing: tuple[Passage, ...]
    letters: tuple[LetterDefinition, ...]


def parse_answers(text: str, origin: str) -> tuple[AnswerDefinition, ...]:
    """Return the questions of a template; raises UsageError (rule.file_unreadable, rule.file_wrong)."""
    return strictly(_Answers, toml_table(text, origin), origin, text).answers


def parse_letters(text: str, origin: str) -> tuple[LetterDefinition, ...]:
    """Return the letters of a template, each with the opening and the closing they share; raises UsageError."""
    read = strictly(_Letters, toml_table(text, origin), origin, text)
    return tuple(
        msgspec.structs.replace(each, passages=(*read.opening, *each.passages, *read.closing))
        for each in read.letters
    )


def is_said(passage: Passage, told: Circumstances) -> bool:
    """Say whether all that a passage asks is so, and nothing that it excludes."""
    return set(passage.when) <= told.so and not set(passage.unless) & told.so


def composed(passages: Sequence[Passage], told: Circumstances) -> tuple[Text, ...]:
    """Return the passages that are said, each with the values of its blanks."""
    found: list[Text] = []
    for passage in passages:
        if not is_said(passage, told):
            continue
        rows = told.rows.get(passage.each, ()) if passage.each else ({},)
        found += [Text(passage.text, {**told.values, **row}) for row in rows]
    return tuple(found)
