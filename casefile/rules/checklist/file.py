"""Reading a checklist's template and the notes on countries: strictly, with the place of every fault."""

import string
from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from casefile.errors import UsageError
from casefile.rules.book.checklist import (
    AskingRule,
    ChecklistDefinition,
    CountryNote,
    Obtain,
    PieceDefinition,
    Reason,
    SlotDefinition,
)
from casefile.rules.book.dated import strictly, toml_table
from casefile.rules.book.toml_places import line_of, places_of
from casefile.rules.checklist.predicates.registry import CONDITIONS, EACH
from casefile.rules.findings import Label, Source

__all__ = ["parse_checklist", "parse_country_notes"]


class _Rule(Reason, frozen=True, kw_only=True, forbid_unknown_fields=True):
    source: str


class _Piece(PieceDefinition, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class _Slot(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: str
    title: Label
    checked_on: date
    rules: tuple[_Rule, ...]
    pieces: tuple[_Piece, ...]
    about: Label | None = None
    asks: tuple[str, ...] = ()
    lead_days: int | None = None
    obtain: Obtain = "ask"
    letter_title: Label | None = None
    also: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: str
    label: Label
    checked_on: date
    sources: dict[str, Source]
    test_names: dict[str, Label]
    slots: tuple[_Slot, ...]
    shared: tuple[_Piece, ...] = ()
    plain_countries: tuple[str, ...] = ()


class _Note(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    note: Label
    source: Source
    needs_request_letter: bool = False
    to_confirm: bool = False
    lead_days: int | None = None
    in_english_or_french: bool | None = None
    covers: tuple[str, ...] = ()


def parse_checklist(text: str, origin: str) -> ChecklistDefinition:
    """Return the checklist a template holds; countries, places and notes are added by who read those files.

    Raises UsageError (rule.file_unreadable, rule.file_wrong, checklist.*) naming the file and what is wrong
    in it.
    """
    found = strictly(_File, toml_table(text, origin), origin, text)
    places = places_of(text)
    slots = tuple(
        _slot(slot, found, f"{origin}:{line_of(('slots', number), places)}")
        for number, slot in enumerate(found.slots)
    )
    _refuse_twice([slot.id for slot in slots], origin)
    return ChecklistDefinition(
        id=found.id,
        label=found.label,
        checked_on=found.checked_on,
        slots=slots,
        test_names=found.test_names,
        plain_countries=frozenset(found.plain_countries),
    )


def parse_country_notes(text: str, origin: str) -> dict[str, CountryNote]:
    """Return what is special about police certificates, by the country's code; raises UsageError."""
    raw = toml_table(text, origin)
    raw.pop("checked_on", None)
    notes = {code: strictly(_Note, _table(told, code, origin), origin) for code, told in raw.items()}
    return {
        code: CountryNote(
            country=code,
            note=told.note,
            needs_request_letter=told.needs_request_letter,
            to_confirm=told.to_confirm,
            lead_days=told.lead_days,
            in_english_or_french=told.in_english_or_french,
            covers=told.covers,
            source=told.source,
        )
        for code, told in notes.items()
    }


def _slot(slot: _Slot, file: _File, origin: str) -> SlotDefinition:
    shared = [piece for id_ in slot.also for piece in file.shared if piece.id == id_]
    missing = set(slot.also) - {piece.id for piece in shared}
    if missing or not slot.rules or not slot.pieces:
        raise UsageError(
            "rule.file_wrong",
            origin=origin,
            problem=f"{slot.id}: {', '.join(sorted(missing)) or 'rules, pieces'}",
        )
    for piece in (*slot.pieces, *shared):
        _refuse_unknown(piece.when, CONDITIONS, slot.id, origin)
        _refuse_twice([content.id for content in piece.contents], origin)
    return SlotDefinition(
        id=slot.id,
        title=slot.title,
        rules=tuple(_rule(rule, slot.id, file, origin) for rule in slot.rules),
        pieces=tuple(_piece(piece) for piece in (*slot.pieces, *shared)),
        checked_on=slot.checked_on,
        about=slot.about,
        asks=slot.asks,
        lead_days=slot.lead_days,
        obtain=slot.obtain,
        letter_title=slot.letter_title,
        signs=slot.signs,
    )


def _rule(rule: _Rule, slot: str, file: _File, origin: str) -> AskingRule:
    _refuse_unknown((rule.each,), EACH, slot, origin)
    _refuse_unknown(rule.when, CONDITIONS, slot, origin)
    _refuse_unknown((rule.source,), file.sources, slot, origin)
    for label in (rule.because, rule.because_of):
        _refuse_other_blanks(label, slot, origin)
    told: dict[str, Any] = {
        name: getattr(rule, name) for name in AskingRule.__struct_fields__ if name != "source"
    }
    return AskingRule(**told, source=file.sources[rule.source])


def _piece(piece: _Piece) -> PieceDefinition:
    return PieceDefinition(**{name: getattr(piece, name) for name in PieceDefinition.__struct_fields__})


def _refuse_unknown(names: tuple[str, ...], known: Mapping[str, object], slot: str, origin: str) -> None:
    unknown = [name for name in names if name not in known]
    if unknown:
        raise UsageError("checklist.name_unknown", origin=origin, slot=slot, name=unknown[0])


def _refuse_twice(ids: list[str], origin: str) -> None:
    twice = [id_ for id_ in ids if ids.count(id_) > 1]
    if twice:
        raise UsageError("checklist.twice", origin=origin, name=twice[0])


def _refuse_other_blanks(label: Label | None, slot: str, origin: str) -> None:
    """Refuse a sentence whose two languages do not have the same blanks, or whose braces are not closed."""
    if label is None:
        return
    try:
        blanks = [
            {name for _, name, _, _ in string.Formatter().parse(text) if name}
            for text in (label.en, label.fr)
        ]
    except ValueError as fault:
        raise UsageError("rule.file_wrong", variant="braces", origin=origin, problem=slot) from fault
    if blanks[0] != blanks[1]:
        raise UsageError("checklist.blanks_differ", origin=origin, slot=slot)


def _table(told: object, code: str, origin: str) -> dict[str, Any]:
    if not isinstance(told, dict):
        raise UsageError("rule.file_wrong", origin=origin, problem=code)
    return told
