"""A kit of questions: one commented file of facts that somebody without the program can read and fill in."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec

from casefile.cases.asked_tables import has_a_point
from casefile.cases.facts_toml import FACTS_SCHEMA
from casefile.errors import UsageError
from casefile.i18n.vocabulary import ROLES, said
from casefile.i18n.words import N_, Words
from casefile.resources import template_text
from casefile.rules.book.dated import strictly, toml_table
from casefile.rules.facts import Facts, Role
from casefile.rules.programmes import Programmes
from casefile.services.fact_keys import FactKey, fact_keys, tables_told
from casefile.services.fact_words import CHOICE_WORDS

__all__ = ["kit_text"]

_WIDTH = 100
_TEXT = N_("text")
_HOW = (
    N_("Questions for an application for permanent residence in Canada: {programme}."),
    N_(
        "Write each answer between the two quotes after the = sign, and nothing else; save the file and send it back."
    ),
    N_("What you do not know, and what is not yours, stays empty: it is said to be open, never guessed."),
    N_(
        "A part between [[ ]] is asked once for each: copy it whole, below itself, as many times as it takes."
    ),
    N_("Days as 2016-09-30 or 30/09/2016 (day first), countries by their names, yes or no in a word."),
)


TEMPLATE = "facts/kit.toml"


class _Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The keys of one record of a table; `asked_with` names the table with which they have a point."""

    table: str
    keys: tuple[str, ...]
    role: Role | Literal[""] = ""
    asked_with: str | None = None


class _Kit(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    parts: tuple[_Part, ...]


def kit_text(words: Words, programmes: Programmes, programme: str) -> str:
    """Return the file in that language, with no more than the programme needs; it is a file of facts as it stands."""
    keys = {(key.table, key.name): key for key in fact_keys()}
    title = words.label(programmes.title(programme))
    lines = [line for told in _HOW for line in _comment(words(told, programme=title))]
    lines += ["", f'schema = "{FACTS_SCHEMA}"', f'programme = "{programme}"']
    for part in _parts(keys):
        asked_with = part.table if part.asked_with is None else part.asked_with
        if has_a_point(asked_with, Facts(programme=programme), programmes):
            lines += _part(words, part, keys)
    return "\n".join(lines) + "\n"


def _parts(keys: Mapping[tuple[str, str], FactKey]) -> tuple[_Part, ...]:
    """Return what is asked; raises UsageError for a file that cannot be used, or asks for what is no fact."""
    text = template_text(TEMPLATE)
    kit = strictly(_Kit, toml_table(text, TEMPLATE), TEMPLATE, text)
    for part in kit.parts:
        for name in part.keys:
            if (part.table, name) not in keys:
                raise UsageError(
                    "rule.no_fact", origin=TEMPLATE, key=".".join(filter(None, (part.table, name)))
                )
    return kit.parts


def _part(words: Words, part: _Part, keys: Mapping[tuple[str, str], FactKey]) -> Iterator[str]:
    table, role = part.table, part.role
    if part.asked_with is None:
        yield ""
        yield from _comment(said(words, ROLES, role) if role else words.label(tables_told()[table]))
    if table:
        yield f"[[{table}]]"
    if role:
        yield f'role = "{role}"'
    for name in part.keys:
        yield from _question(words, keys[table, name])


def _question(words: Words, key: FactKey) -> Iterator[str]:
    told = [
        words.label(key.meaning),
        *([] if key.kind == _TEXT and not key.choices else [_answer(words, key)]),
    ]
    yield from _comment(" · ".join(told), "#   ")
    yield f'{key.name} = ""'


def _answer(words: Words, key: FactKey) -> str:
    """Return what may be written there: the choices with their words, or the kind of answer as a person gives it."""
    told = CHOICE_WORDS.get((key.table, key.name), {})
    if key.choices:
        return " | ".join(f"{each} ({words(told[each])})" if each in told else each for each in key.choices)
    return words(_KINDS.get(key.kind, key.kind))


_KINDS = {
    N_("a list of texts"): N_("one or several, with commas"),
    N_("true or false"): N_("yes or no"),
}
"""How a person gives what a file of facts writes otherwise."""


def _comment(text: str, sign: str = "# ") -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=sign, subsequent_indent=sign, break_on_hyphens=False)
