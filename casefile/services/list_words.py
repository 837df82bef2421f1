"""The words of a person's own list of papers: what a status and a person may be called, what a row would change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from casefile.i18n.vocabulary import LINE_STATES, STATUSES, person_word, said
from casefile.i18n.words import LANGUAGES, N_, Words, words_for
from casefile.rules.text import folded_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casefile.cases.assessment import LineStatus
    from casefile.cases.list_csv import ImportedRow
    from casefile.cases.model import Case, LineState
    from casefile.rules.facts import Facts
    from casefile.rules.findings import Wording

__all__ = ["changed", "people", "said_in_each", "states", "statuses", "told_changes"]

_FIELDS = {
    "state": N_("Status"),
    "requested_on": N_("Requested on"),
    "requested_from": N_("Requested from"),
    "issued_on": N_("Issued on"),
    "expires_on": N_("Expires on"),
    "note": N_("Note"),
    "reason": N_("Reason"),
}


_ANYBODY = frozenset({"principal", "spouse", *(f"child-{number}" for number in range(1, 10))})
_OTHER_WORDS = {
    **dict.fromkeys(
        ("applicant", "me", "moi", "demandeur", "demandeuse", "demanderesse", "principale"), "principal"
    ),
    **dict.fromkeys(
        ("partner", "husband", "wife", "conjoint", "conjointe", "epoux", "epouse", "mari"), "spouse"
    ),
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


def statuses() -> dict[str, LineStatus]:
    """Return the statuses that the program shows and prints, by their words in both languages."""
    names = {folded_word(status): status for status in STATUSES}
    for lang in LANGUAGES:
        names |= {folded_word(said(words_for(lang), STATUSES, status)): status for status in STATUSES}
    return cast("dict[str, LineStatus]", names)


def people(facts: Facts | None) -> dict[str, str]:
    """Return the ids of the persons by what a spreadsheet may call them: id, role in both languages, names.

    Without facts the family is not known: anybody there may be in one.
    """
    ids = {"principal", *(person.id for person in facts.persons)} if facts else _ANYBODY
    names = {folded_word(each): each for each in ids}
    for lang in LANGUAGES:
        names |= {folded_word(person_word(words_for(lang), each)): each for each in ids}
    names |= {word: who for word, who in _OTHER_WORDS.items() if who in ids}
    children = [each for each in ids if each.startswith("child-")]
    names |= {word: children[0] for word in ("child", "enfant") if len(children) == 1}
    for person in facts.persons if facts else ():
        for name in (person.given_name, f"{person.given_name} {person.family_name}"):
            if name.strip():
                names.setdefault(folded_word(name), person.id)
    return names


def changed(case: Case, row: ImportedRow) -> dict[str, tuple[Any, Any]]:
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
