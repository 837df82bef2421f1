"""The words of a person's own list of papers: what a status and a person may be called, what a row would change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from casefile.cases.list_csv import folded_word
from casefile.i18n.vocabulary import LINE_STATES, person_word, said
from casefile.i18n.words import LANGUAGES, N_, Words, words_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casefile.cases.list_csv import Said
    from casefile.cases.model import Case, LineState
    from casefile.rules.facts import Facts
    from casefile.rules.findings import Wording

__all__ = ["changed", "people", "said_in_each", "states", "told_changes"]

_FIELDS = {
    "state": N_("Status"),
    "requested_on": N_("Requested on"),
    "requested_from": N_("Requested from"),
    "issued_on": N_("Issued on"),
    "expires_on": N_("Expires on"),
    "note": N_("Note"),
    "reason": N_("Reason"),
}


def said_in_each(words: Wording) -> tuple[str, ...]:
    """Return what something is called, in each language."""
    return tuple(words_for(lang).label(words) for lang in LANGUAGES)


def states() -> dict[str, LineState]:
    """Return the states by what a spreadsheet may call them, in both languages."""
    names = {folded_word(state): state for state in LINE_STATES}
    for lang in LANGUAGES:
        names |= {folded_word(said(words_for(lang), LINE_STATES, state)): state for state in LINE_STATES}
    return cast("dict[str, LineState]", names)


def people(facts: Facts) -> dict[str, str]:
    """Return the ids of the persons by what a spreadsheet may call them: id, role in both languages, given name."""
    ids = {"principal", *(person.id for person in facts.persons)}
    names = {folded_word(each): each for each in ids}
    for lang in LANGUAGES:
        names |= {folded_word(person_word(words_for(lang), each)): each for each in ids}
    for person in facts.persons:
        for name in (person.given_name, f"{person.given_name} {person.family_name}"):
            if name.strip():
                names.setdefault(folded_word(name), person.id)
    return names


def changed(case: Case, row: Said) -> dict[str, tuple[Any, Any]]:
    """Return what the row would change of its line: field, as it is, as it would be."""
    line = case.line(row.key)
    pairs = {name: (getattr(line, name), value) for name, value in row.fields.items()}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def told_changes(words: Words, fields: dict[str, tuple[Any, Any]]) -> Iterator[str]:
    """Say each change of a line: its field, as it is, as it would be."""
    for name, (before, after) in fields.items():
        yield f"{words(_FIELDS[name])}: {_shown(words, name, before)} → {_shown(words, name, after)}"


def _shown(words: Words, name: str, value: Any) -> str:
    if name == "state":
        return said(words, LINE_STATES, value)
    if value is None or value == "":
        return "—"
    return value if isinstance(value, str) else words.date(value, "short")
