"""What is told of the people of a family that does not go together: nationality, residence, ages."""

from collections.abc import Iterator

from casefile.rules.facts import Facts, Person
from casefile.rules.family import birthday, is_citizen
from casefile.rules.findings import Finding, Severity
from casefile.rules.wording import person_name

__all__ = ["people_conflicts"]

_LEAST_PARENT_AGE = 12
"""Below it a birth is more likely a slip of the pen than a fact: no rule, only a question."""


def people_conflicts(facts: Facts) -> Iterator[Finding]:
    """Yield what cannot be so, or is likely a slip, person by person."""
    if facts.persons and (is_citizen(facts.principal) or facts.principal.canadian):
        variant = "citizen" if is_citizen(facts.principal) else "resident"
        yield _found("conflict.principal_canadian", facts.principal, "blocker", variant=variant)
    for person in facts.persons:
        if person.canadian == "permanent_resident" and "CA" in person.citizenships:
            yield _found("conflict.citizen_and_resident", person)
        elif is_citizen(person) and not person.canadian and person.role != "principal":
            yield _found("conflict.citizen_by_citizenship", person, "note")
        yield from _residence(facts, person)
    yield from _ages(facts)
    yield from _other_parents(facts)


def _other_parents(facts: Facts) -> Iterator[Finding]:
    """Yield the children of a widow or widower said to have another parent left: living, or the one who died?"""
    if facts.marital_status != "widowed":
        return
    for child in facts.persons:
        if child.role == "child" and (child.other_parent_stays or child.other_parent_custody):
            yield _found("conflict.widowed_other_parent", child, "note")


def _residence(facts: Facts, person: Person) -> Iterator[Finding]:
    """Yield a country of residence that the stay said to go on does not name."""
    going_on = {
        stay.country
        for stay in facts.stays
        if stay.person == person.id and stay.purpose == "residence" and stay.last is None
    }
    if person.residence and going_on and person.residence not in going_on:
        countries = tuple(sorted(going_on))
        yield _found(
            "conflict.residence", person, residence_country=person.residence, stay_country=countries[0]
        )


def _ages(facts: Facts) -> Iterator[Finding]:
    parents = [person for person in facts.persons if person.role != "child" and person.born_on is not None]
    for child in facts.persons:
        if child.role != "child" or child.born_on is None or child.adopted or not parents:
            continue
        young = [
            each
            for each in parents
            if each.born_on and birthday(each.born_on, _LEAST_PARENT_AGE) > child.born_on
        ]
        if len(young) == len(parents):
            yield _found("conflict.parent_too_young", child, born_on=child.born_on)


def _found(code: str, person: Person, severity: Severity = "warning", **values: object) -> Finding:
    told = {"name": person_name(person), **values}
    return Finding(code=code, severity=severity, subject="facts", values=told)
