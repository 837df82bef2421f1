"""From the facts of a family to its own checklist: which slots, for whom, with which papers, and why."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from casefile.rules.book.checklist import AskingRule, ChecklistDefinition, SlotDefinition
from casefile.rules.book.parameters import Parameters
from casefile.rules.book.test_scales import Tests
from casefile.rules.checklist.assumptions import assumptions
from casefile.rules.checklist.items import Item, Piece
from casefile.rules.checklist.predicates.registry import CONDITIONS, EACH
from casefile.rules.checklist.situation import Situation, Subject
from casefile.rules.checklist.validity import judge
from casefile.rules.facts import Facts, Person
from casefile.rules.family import members
from casefile.rules.findings import Finding, Label, Source, Text, Wording
from casefile.rules.hours.entries import WorkEntry
from casefile.rules.programmes import Programmes
from casefile.rules.wording import person_name

__all__ = ["derive_checklist"]


def derive_checklist(  # noqa: PLR0913 - all a checklist hangs on, each by its name
    facts: Facts,
    *,
    on: date,
    today: date,
    entries: tuple[WorkEntry, ...],
    definition: ChecklistDefinition,
    parameters: Parameters,
    programmes: Programmes,
    issued: Mapping[str, date] | None = None,
    explained: Collection[str] = (),
    tests: Tests,
    main_noc: str | None = None,
    underlying: str | None = None,
) -> tuple[tuple[Item, ...], tuple[Finding, ...]]:
    """Return the lines of the checklist, person by person, and what was taken for granted.

    `on` is the day of filing everything is judged for; `issued` the date of the paper in hand and `explained`
    the lines left empty with an explanation, by the key of the line; `underlying` the class a nominee meets,
    when known; `tests` the designated ones with their scales, `main_noc` the occupation with the most experience.
    Raises NotInForceError for a day before the record of the rules.
    """
    situation = Situation(
        facts=facts,
        programme=programmes.judged_as(facts.programme, on, underlying),
        programmes=programmes,
        on=on,
        today=today,
        entries=entries,
        definition=definition,
        parameters=parameters,
        issued=issued or {},
        explained=frozenset(explained),
        tests=tests,
        main_noc=main_noc,
    )
    people = members(facts, on, parameters)
    found = [
        item for person in people for slot in definition.slots for item in _items(slot, situation, person)
    ]
    return tuple(found), assumptions(situation, underlying_known=underlying is not None)


def _items(slot: SlotDefinition, situation: Situation, person: Person) -> Iterator[Item]:
    seen: set[str | None] = set()
    for rule in slot.rules:
        if person.role not in rule.who or not rule.in_force(situation.on):
            continue
        for subject in EACH[rule.each](situation, person):
            if subject.of not in seen and _all_met(rule.when, situation, subject):
                seen.add(subject.of)
                yield _item(slot, rule, situation, subject)


def _all_met(names: tuple[str, ...], situation: Situation, subject: Subject) -> bool:
    return all(CONDITIONS[name](situation, subject) for name in names)


def _item(slot: SlotDefinition, rule: AskingRule, situation: Situation, subject: Subject) -> Item:
    key = "/".join(part for part in (subject.person.id or subject.person.role, slot.id, subject.of) if part)
    valid_until, findings = judge(slot.id, situation, subject, key)
    by_letter = _by_letter(slot, situation, subject)
    lead = None if rule.obtain == "have" else _lead_days(slot, rule, situation, subject)
    return Item(
        key=key,
        id=slot.id,
        person=subject.person.id or subject.person.role,
        of=subject.of,
        of_label=subject.of_label,
        title=slot.title if by_letter is None else by_letter,
        need=rule.need,
        severity=rule.severity,
        pieces=_pieces(slot, situation, subject),
        because=_because(rule, situation, subject),
        rule=rule.id,
        source=_source(rule, situation),
        checked_on=slot.checked_on,
        about=slot.about,
        asks=slot.asks,
        lead_days=lead,
        obtain=rule.obtain or slot.obtain if by_letter is None else "prepare",
        valid_until=valid_until,
        findings=findings,
    )


def _by_letter(slot: SlotDefinition, situation: Situation, subject: Subject) -> Label | None:
    """Return what goes into the slot in the place of a certificate that is only given after filing, None else."""
    note = situation.definition.notes.get(subject.of or "") if slot.letter_title else None
    return slot.letter_title if note and note.needs_request_letter else None


def _because(rule: AskingRule, situation: Situation, subject: Subject) -> Wording:
    own = subject.person.role == "principal"
    template = rule.because if own else rule.because_of or rule.because
    said = situation.programme.claim(rule.because_by)
    if said is not None and said.because is not None:
        return said.because
    return Text(template, {"name": person_name(subject.person), **subject.values})


def _source(rule: AskingRule, situation: Situation) -> Source:
    return situation.programme.source_of(rule.source_by) or rule.source


def _pieces(slot: SlotDefinition, situation: Situation, subject: Subject) -> tuple[Piece, ...]:
    country = situation.definition.notes.get(subject.of or "") if slot.id == "police_certificate" else None
    return tuple(
        Piece(
            id=piece.id,
            label=piece.label,
            need=piece.need,
            contents=piece.contents,
            note=country.note if country and at == 0 else piece.note,
        )
        for at, piece in enumerate(each for each in slot.pieces if _all_met(each.when, situation, subject))
    )


def _lead_days(slot: SlotDefinition, rule: AskingRule, situation: Situation, subject: Subject) -> int | None:
    if slot.id == "police_certificate":
        note = situation.definition.notes.get(subject.of or "")
        if note and note.lead_days is not None:
            return note.lead_days
    return slot.lead_days if rule.lead_days is None else rule.lead_days
