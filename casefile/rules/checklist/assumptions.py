"""What the checklist takes for granted because it was not told: said plainly, so that it can be put right."""

from collections.abc import Iterator, Mapping
from typing import Any

from casefile.rules.checklist.situation import Situation
from casefile.rules.facts import UNDECIDED, Facts, Person
from casefile.rules.family import (
    PARTNERED,
    children_left_out,
    has_partner,
    is_adult,
    is_broken_up,
    is_foreign,
    locked_in_on,
    members,
    reached,
)
from casefile.rules.findings import Finding, Severity, Text
from casefile.rules.money.funds import exempting_offers
from casefile.rules.wording import person_name

__all__ = ["assumptions", "no_applicant"]

_PAST: Mapping[str, Text] = {
    "offence": Text("subject.past_offence"),
    "military": Text("subject.past_military"),
    "refused": Text("subject.past_refused"),
    "ordered_to_leave": Text("subject.past_ordered_to_leave"),
    "protection_claimed": Text("subject.past_protection_claimed"),
    "government_post": Text("subject.past_government_post"),
}
"""What the forms ask every adult about the past (IMM 5669), by the fact that answers it."""


def assumptions(situation: Situation, *, underlying_known: bool) -> tuple[Finding, ...]:
    """Return what was assumed, and what is missing for the checklist to be complete."""
    people = members(situation.facts, situation.on, situation.parameters)
    return (
        *_programme(situation, underlying_known=underlying_known),
        *_family(situation),
        *_left_out(situation),
        *_age_fixed(situation),
        *_other_parents(situation),
        *_past(situation),
        *(finding for person in people for finding in _person(situation, person)),
        *_work_and_study(situation),
    )


def _assumed(code: str, severity: Severity = "note", subject: str = "", **values: Any) -> Finding:
    return Finding(code=code, severity=severity, values=values, subject=subject)


def _programme(situation: Situation, *, underlying_known: bool) -> Iterator[Finding]:
    facts, judged, known = situation.facts, situation.programme, situation.programmes
    chosen = known.chosen(facts.programme)
    values: dict[str, Any] = {"programme": judged.title}
    if facts.programme == UNDECIDED:
        yield _assumed("checklist.assumed_programme", **values)
    elif not known.knows(facts.programme):
        yield _assumed("checklist.programme_unknown", "warning", told=known.title(facts.programme), **values)
    elif known.nominates(facts.programme) and not underlying_known:
        exempt = [each.title for each in known.in_force(situation.on) if not each.funds.asked]
        variant = {"variant": "exempt"} if exempt else {}
        yield _assumed("checklist.assumed_class", "warning", exempt=tuple(exempt), **variant, **values)
    elif chosen is not None and chosen.id != judged.id:
        yield _assumed(
            "checklist.programme_closed", "warning", closed=chosen.title, filing_on=situation.on, **values
        )
    offers = exempting_offers(facts, judged, situation.on, situation.parameters) if judged.funds.asked else ()
    if facts.authorised_to_work is None and offers:
        yield _assumed("checklist.assumed_not_authorised")
    elif facts.authorised_to_work and offers:
        yield from offers[0].doubts


def _family(situation: Situation) -> Iterator[Finding]:
    facts = situation.facts
    yield from no_applicant(facts)
    spouse = next((person for person in facts.persons if person.role == "spouse"), None)
    if facts.marital_status is None:
        yield _assumed("checklist.assumed_partnered" if spouse else "checklist.assumed_single")
    if facts.marital_status in PARTNERED and spouse is None:
        yield _assumed("checklist.spouse_not_entered", "warning")
    if is_broken_up(facts) and spouse is None:
        yield _assumed("checklist.separated_not_entered", "warning")
    if spouse and not has_partner(facts) and not is_broken_up(facts):
        yield _assumed("checklist.spouse_left_out", "warning", spouse.id, name=person_name(spouse))
    if not facts.children_answered and not any(person.role == "child" for person in facts.persons):
        yield _assumed("checklist.assumed_no_child")


def no_applicant(facts: Facts) -> Iterator[Finding]:
    """Yield that a family is entered without the one who applies: every paper, age and hour is theirs first."""
    if facts.persons and all(person.role != "principal" for person in facts.persons):
        yield _assumed("checklist.no_applicant", "warning", "facts")


def _left_out(situation: Situation) -> Iterator[Finding]:
    for child in children_left_out(situation.facts, situation.on, situation.parameters):
        yield _assumed(
            "checklist.child_left_out", "warning", child.id,
            name=person_name(child), age=situation.number("family.child_age"), filing_on=situation.on,
        )  # fmt: skip


def _other_parents(situation: Situation) -> Iterator[Finding]:
    """Yield the minors of whom nobody said whether another parent stays: an officer asks that first."""
    facts = situation.facts
    both = facts.marital_status in PARTNERED and not facts.unions
    for child in members(facts, situation.on, situation.parameters):
        untold = child.other_parent_stays is None and child.other_parent_custody is None
        if child.role != "child" or not untold or is_adult(child, situation.on, situation.parameters):
            continue
        if both:
            yield _assumed("checklist.assumed_both_parents", "note", child.id, name=person_name(child))
        elif facts.marital_status == "widowed":
            yield _assumed("checklist.assumed_late_parent", "note", child.id, name=person_name(child))
        else:
            yield _assumed("checklist.custody_untold", "warning", child.id, name=person_name(child))


def _past(situation: Situation) -> Iterator[Finding]:
    """Yield the adults with the questions on the past that nobody answered for them: no answer is no no."""
    people: dict[tuple[str, ...], list[Any]] = {}
    for person in members(situation.facts, situation.on, situation.parameters):
        if is_foreign(person) and is_adult(person, situation.on, situation.parameters):
            untold = tuple(question for question in _PAST if getattr(person, question) is None)
            people.setdefault(untold, []).append(person_name(person))
    for untold, names in people.items():
        if untold and situation.facts.persons:
            questions = tuple(_PAST[question] for question in untold)
            yield _assumed("checklist.past_untold", "note", names=tuple(names), questions=questions)


def _age_fixed(situation: Situation) -> Iterator[Finding]:
    """Yield the children who count by the age they had when the province was asked (R 25.1(4))."""
    facts, parameters = situation.facts, situation.parameters
    fixed_on, age = locked_in_on(facts, situation.on, parameters), situation.number("family.child_age")
    for child in members(facts, situation.on, parameters):
        by_age = child.role == "child" and child.born_on is not None and not child.depends_by_condition
        if by_age and fixed_on != situation.on and reached(child, age, situation.on):
            values = {"name": person_name(child), "age": age, "fixed_on": fixed_on}
            yield _assumed("checklist.child_age_fixed", "note", child.id, **values)


def _person(situation: Situation, person: Person) -> Iterator[Finding]:
    if not is_foreign(person):
        return
    id_ = person.id or person.role
    if person.born_on is None:
        yield _assumed("checklist.assumed_adult", "note", id_, name=person_name(person))
    stays_told = any(stay.person == id_ for stay in situation.facts.stays)
    if not stays_told and is_adult(person, situation.on, situation.parameters):
        code = "checklist.only_residence" if person.residence else "checklist.stays_unknown"
        yield _assumed(code, "warning", id_, name=person_name(person))


def _work_and_study(situation: Situation) -> Iterator[Finding]:
    canadian = any(entry.person == "principal" and entry.canadian for entry in situation.entries)
    if situation.facts.principal.protection_claimed and situation.programme.work.canada_only and canadian:
        yield _assumed("checklist.claimant_work", "warning", "principal", programme=situation.programme.title)
    if not any(entry.person == "principal" for entry in situation.entries):
        yield _assumed("checklist.no_work_entered", "warning", "principal")
