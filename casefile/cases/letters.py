"""Drafts of letters of explanation, with the facts of the case filled in; the person completes the [brackets]."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from casefile.cases.assessment import Assessment, ChecklistLine
from casefile.errors import NotFoundError, UsageError
from casefile.rules.answers.asked import is_quebec, lives_in_quebec, names
from casefile.rules.answers.work import consecutive
from casefile.rules.book.passages import LetterDefinition, Told, composed
from casefile.rules.facts import Person
from casefile.rules.findings import Label, Source, Text, Wording, alike
from casefile.rules.hours.entries import work_entries
from casefile.rules.wording import person_name

__all__ = ["LETTERS", "Letter", "draft", "letters_called_for"]


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """One draft: its paragraphs, where it goes in the account, and on whose word."""

    kind: str
    subject: Label
    place: Label
    paragraphs: tuple[Text, ...]
    source: Source
    checked_on: date


def letters_called_for(seen: Assessment) -> tuple[str, ...]:
    """Return the kinds of letter that the case's facts call for."""
    return tuple(kind for kind, told in LETTERS.items() if told(seen).relevant)


def draft(kind: str, seen: Assessment, definitions: Sequence[LetterDefinition]) -> Letter:
    """Return the draft of one kind of letter.

    Raises NotFoundError for an unknown kind, UsageError (letter.nothing_to_explain) when the facts do not call for it.
    """
    known = {each.kind: each for each in definitions if each.kind in LETTERS}
    if kind not in known:
        raise NotFoundError("letter.unknown", kind=kind, known=", ".join(known))
    told = LETTERS[kind](seen)
    if not told.relevant:
        raise UsageError("letter.nothing_to_explain", subject=known[kind].subject)
    definition = known[kind]
    values = {"applicant": _full_name(seen.case.facts.principal), "subject": definition.subject}
    told = msgspec.structs.replace(told, values={**told.values, **values})
    return Letter(
        kind=kind,
        subject=definition.subject,
        place=definition.place,
        paragraphs=composed(definition.passages, told),
        source=definition.source,
        checked_on=definition.checked_on,
    )


def _full_name(person: Person) -> Wording:
    name = f"{person.given_name} {person.family_name}".strip()
    return alike(name) if name else Text("letter.name")


def _named(seen: Assessment, person: str) -> Wording:
    found = seen.case.facts.of(person)
    if found is None or not f"{found.given_name}{found.family_name}".strip():
        return person_name(found or seen.case.facts.principal)
    return _full_name(found)


def _history_gap(seen: Assessment) -> Told:
    gaps = tuple(
        {
            "name": _named(seen, history.person),
            "first_on": absence.first,
            "last_on": absence.last,
            "days": absence.days,
        }
        for history in seen.histories
        if history.kind == "personal" and history.lines
        for absence in history.absences
        if absence.whole_month
    )
    return Told(relevant=bool(gaps), rows={"gaps": gaps})


def _police_lines(seen: Assessment, *, by_letter: bool) -> list[ChecklistLine]:
    return [
        line
        for line in seen.lines
        if line.item.id == "police_certificate"
        and line.counts
        and line.status not in {"ready", "to_review"}
        and any(piece.id == "pcc_proof_of_request" for piece in line.item.pieces) is by_letter
    ]


def _police_missing(seen: Assessment) -> Told:
    lines = _police_lines(seen, by_letter=False)
    asked = tuple(_police_row(seen, line) for line in lines if line.line.requested_on)
    rest = tuple(_police_row(seen, line) for line in lines if not line.line.requested_on)
    return Told(relevant=bool(lines), rows={"asked_for": asked, "not_asked_for": rest})


def _police_row(seen: Assessment, line: ChecklistLine) -> dict[str, Any]:
    country = line.item.of_label or line.item.title
    authority = line.line.requested_from.strip()
    return {
        "country": country,
        "name": _named(seen, line.item.person),
        "requested_on": line.line.requested_on,
        "requested_from": authority or Text("letter.authority"),
    }


def _police_request_letter(seen: Assessment) -> Told:
    rows = tuple(_police_row(seen, line) for line in _police_lines(seen, by_letter=True))
    return Told(relevant=bool(rows), rows={"countries": rows})


def _funds_exemption(seen: Assessment) -> Told:
    exemption = seen.funds_report.exemption if seen.funds_report else None
    says = seen.judged.funds.letter
    offers = tuple(
        {"employer": offer.employer or Text("letter.employer")} for offer in seen.case.facts.offers
    )
    return Told(
        relevant=exemption is not None,
        so=names(by_class=exemption == "class", by_offer=exemption == "offer"),
        values={"class_says": says} if says else {},
        rows={"offers": offers},
    )


def _name_differences(seen: Assessment) -> Told:
    people = tuple(
        {"name": _named(seen, person.id), "others": ", ".join(person.other_names)}
        for person in seen.case.facts.persons
        if person.other_names
    )
    return Told(relevant=bool(people), rows={"people": people})


def _consecutive_contracts(seen: Assessment) -> Told:
    facts = seen.case.facts
    merged, apart = consecutive(facts, work_entries(facts, seen.hours.entries))
    bridges = tuple(
        {"first_on": bridge.first, "last_on": bridge.last}
        for entry in seen.hours.entries
        for bridge in entry.bridges
    )
    rows = {"merged": merged, "apart": apart, "bridges": bridges}
    return Told(relevant=bool(merged or apart), rows=rows)


def _intent_outside_quebec(seen: Assessment) -> Told:
    facts = seen.case.facts
    named = facts.destination_province.strip()
    return Told(
        relevant=seen.judged.intent.outside_quebec and lives_in_quebec(facts) and not is_quebec(named),
        so=names(lives_in_quebec=lives_in_quebec(facts), destination_elsewhere=bool(named)),
        values={"destination_province": named},
    )


LETTERS: Mapping[str, Callable[[Assessment], Told]] = {
    "history_gap": _history_gap,
    "police_missing": _police_missing,
    "police_request_letter": _police_request_letter,
    "funds_exemption": _funds_exemption,
    "name_differences": _name_differences,
    "consecutive_contracts": _consecutive_contracts,
    "intent_outside_quebec": _intent_outside_quebec,
}
"""What each letter looks at, by its kind."""
