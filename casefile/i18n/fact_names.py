"""What the key of a fact is called where a person reads it: date of birth (spouse), for spouse.born_on."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import TypedDict

from casefile.i18n.words import N_, Words
from casefile.resources import template_text, templates_root, text_of
from casefile.rules.book.dated import strictly, toml_table

__all__ = ["KEPT_NAMES", "fact_meanings", "keys_named"]

KEPT_NAMES: Mapping[str, str] = {
    "name": N_("the name of the case"),
    "lang": N_("the language"),
    "paper": N_("the size of the paper"),
    "reference_on": N_("the day that counts as today"),
    "client_reference": N_("the client’s reference"),
    "tags": N_("the tags"),
    "responsible": N_("who is responsible"),
    "standing": N_("open, closed or archived"),
    "kept_until_on": N_("the day until which it is kept"),
    "state": N_("where it stands"),
    "ticked": N_("what was seen and ticked"),
    "note": N_("the note"),
    "reason": N_("the reason"),
    "requested_on": N_("the day it was asked for"),
    "requested_from": N_("from whom it was asked"),
    "issued_on": N_("the date on the paper"),
    "expires_on": N_("its last day"),
    "on": N_("the day"),
    "stage": N_("the stage"),
    "outcome": N_("how it ended"),
    "ended_on": N_("the day it ended"),
    "due_at": N_("the deadline in the account"),
}
"""What the fields of a case, of a line and of a stage are called; those of the facts are in the templates."""
_KEYS = "facts/keys.toml"
_TOP = ("facts", "persons")
_OF_RECORDS = ("persons", "tests", "credentials")
"""Where a key with a record before its point is looked for, as `casefile set` takes it."""


class _Meaning(TypedDict):
    """What a key means, in both languages."""

    en: str
    fr: str


_Meanings = dict[str, dict[str, _Meaning]]


@cache
def fact_meanings() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Return what each key of each table of facts means, in both languages; `facts` are those at the top.

    What a person's own file leaves out, ours says. Raises UsageError (rule.file_wrong, rule.file_unreadable).
    """
    ours, own = (
        _meanings_in(text) for text in (text_of(templates_root() / _KEYS, _KEYS), template_text(_KEYS))
    )
    return {table: {**ours.get(table, {}), **own.get(table, {})} for table in (*ours, *own)}  # type: ignore[dict-item]


def _meanings_in(text: str) -> _Meanings:
    raw = toml_table(text, _KEYS)
    return strictly(_Meanings, raw, _KEYS, text)


def keys_named(words: Words, keys: str) -> str:
    """Return keys as `casefile set` takes them, between commas, in words; what is no key stays as it is."""
    return " · ".join(_named(words, each.strip()) for each in keys.split(","))


def _named(words: Words, key: str) -> str:
    record, _, name = key.rpartition(".")
    tables = fact_meanings()
    places = _OF_RECORDS if record else _TOP
    known = next((tables[table][name] for table in places if name in tables[table]), None)
    if known is None:
        return words(KEPT_NAMES[name]) if name in KEPT_NAMES and not record else key
    said = words.label(known)
    return words("{fact} ({of})", fact=said, of=_owner(words, record)) if record else said


def _owner(words: Words, record: str) -> str:
    """Return the person or the language test a record is, any other by its id."""
    from casefile.i18n.vocabulary import person_word

    tests = {
        each["id"]: each["label"] for each in tomllib.loads(template_text("language/tests.toml"))["tests"]
    }
    return words.label(tests[record]) if record in tests else person_word(words, record)
