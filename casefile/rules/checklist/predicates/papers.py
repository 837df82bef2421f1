"""Predicates about the papers themselves: their language, and what is left to explain."""

from collections.abc import Mapping

from casefile.rules.checklist.situation import Each, Predicate, Situation, Subject
from casefile.rules.facts import Credential
from casefile.rules.hours.entries import WorkEntry
from casefile.rules.stays import CountryStays

__all__ = ["CONDITIONS", "EACH"]

_PLAIN = ("en", "fr")


def _in_english_or_french(situation: Situation, subject: Subject) -> bool | None:
    """Say whether the paper is in English or French; None when nothing tells."""
    thing = subject.thing
    if isinstance(thing, Credential) and thing.language:
        return thing.language.lower()[:2] in _PLAIN
    if isinstance(thing, CountryStays):
        note = situation.definition.notes.get(thing.country)
        if note and note.in_english_or_french is not None:
            return note.in_english_or_french
    if isinstance(thing, Credential | CountryStays | WorkEntry):
        return True if thing.country in situation.definition.plain_countries else None
    return None


def _has_explained_lines(situation: Situation, _: Subject) -> bool:
    return bool(situation.explained)


EACH: Mapping[str, Each] = {}

CONDITIONS: Mapping[str, Predicate] = {
    "paper_in_another_language": lambda situation, subject: (
        _in_english_or_french(situation, subject) is False
    ),
    "paper_perhaps_in_another_language": lambda situation, subject: (
        _in_english_or_french(situation, subject) is None
    ),
    "has_explained_lines": _has_explained_lines,
}
