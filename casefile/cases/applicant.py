"""The same family, were the partner to apply: which of the two should be the principal applicant can then be asked."""

import msgspec

from casefile.cases.ids import TABLES
from casefile.errors import NotFoundError, UsageError
from casefile.rules.facts import Facts, Person, Role

__all__ = ["as_applicant"]

_PRINCIPAL, _SPOUSE = "principal", "spouse"


def as_applicant(facts: Facts, person: str) -> Facts:
    """Return the facts with that person, the applicant or the partner, in the applicant's place.

    Qualifications in a trade are the applicant's alone: of the partner none was told. Raises NotFoundError
    (facts.no_such_person), UsageError (facts.not_an_applicant) for a child.
    """
    if person == _PRINCIPAL:
        return facts
    found = facts.of(person)
    if found is None:
        raise NotFoundError("facts.no_such_person", person=person, known=[each.id for each in facts.persons])
    if found.role != _SPOUSE:
        raise UsageError("facts.not_an_applicant", person=person)
    turned = {
        table: tuple(_of_other(each) for each in getattr(facts, table))
        for table, kind in TABLES.items()
        if "person" in kind.__struct_fields__
    }
    persons = tuple(_in_other_place(each) for each in facts.persons)
    return msgspec.structs.replace(facts, persons=persons, qualifications=(), **turned)


def _of_other(record: msgspec.Struct) -> msgspec.Struct:
    other = {_PRINCIPAL: _SPOUSE, _SPOUSE: _PRINCIPAL}.get(getattr(record, "person", ""))
    return msgspec.structs.replace(record, person=other) if other else record


def _in_other_place(person: Person) -> Person:
    roles: dict[str, Role] = {_PRINCIPAL: "spouse", _SPOUSE: "principal"}
    role = roles.get(person.role)
    return msgspec.structs.replace(person, id=role, role=role) if role else person
