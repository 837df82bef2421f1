"""Predicates about people: who they are, with whom they live, whose children they are."""

from collections.abc import Iterable, Mapping

from casefile.rules.checklist.situation import Each, Predicate, Situation, Subject
from casefile.rules.facts import Person, Union
from casefile.rules.family import accompanies, age_on, has_partner, is_adult, is_broken_up, is_foreign
from casefile.rules.findings import Text

__all__ = ["CONDITIONS", "EACH"]

_STATUS_OF = {"divorce": "divorced", "death": "widowed", "separation": "separated"}
_ENDED = {"divorce": ("divorce", "annulment"), "death": ("death",), "separation": ("separation",)}


def _person(_: Situation, person: Person) -> Iterable[Subject]:
    yield Subject(person=person)


def _union_ended_by(ending: str) -> Each:
    def each(situation: Situation, person: Person) -> Iterable[Subject]:
        unions = [
            union
            for union in situation.facts.unions
            if union.person == person.id and union.ended_by in _ENDED[ending]
        ]
        yield from (_union(person, union, at) for at, union in enumerate(unions, 1))
        alone = person.role == "principal" and situation.facts.marital_status == _STATUS_OF[ending]
        if alone and not unions:
            yield Subject(person=person)

    return each


def _union(person: Person, union: Union, at: int) -> Subject:
    dated = Text("subject.month", {"month": union.ended_on})
    ended = dated if union.ended_on else Text("subject.union", {"number": at})
    return Subject(person=person, of=union.id or str(at), of_label=ended, thing=union)


def _accompanying(situation: Situation, subject: Subject) -> bool:
    return accompanies(subject.person, situation.facts)


def _other_parent_has_custody(_: Situation, subject: Subject) -> bool:
    return subject.person.role == "child" and bool(subject.person.other_parent_custody)


def _broken_up(situation: Situation, subject: Subject) -> bool:
    return subject.person.role == "spouse" and is_broken_up(situation.facts)


def _minor(situation: Situation, subject: Subject) -> bool:
    return not is_adult(subject.person, situation.on, situation.parameters)


def _past_child_age(situation: Situation, subject: Subject) -> bool:
    age = age_on(subject.person.born_on, situation.on)
    return age is not None and age >= situation.number("family.child_age")


EACH: Mapping[str, Each] = {
    "person": _person,
    "union_ended_by_divorce": _union_ended_by("divorce"),
    "union_ended_by_death": _union_ended_by("death"),
    "union_ended_by_separation": _union_ended_by("separation"),
}

CONDITIONS: Mapping[str, Predicate] = {
    "accompanying": _accompanying,
    "stays_behind": lambda situation, subject: not _accompanying(situation, subject),
    "foreign": lambda _, subject: is_foreign(subject.person),
    "adult": lambda situation, subject: is_adult(subject.person, situation.on, situation.parameters),
    "minor": _minor,
    "married": lambda situation, _: situation.facts.marital_status == "married",
    "partner_entered_status_unknown": lambda situation, _: (
        situation.facts.marital_status is None and has_partner(situation.facts)
    ),
    "common_law": lambda situation, _: situation.facts.marital_status == "common_law",
    "broken_up": _broken_up,
    "union_was_common_law": lambda _, subject: (
        isinstance(subject.thing, Union) and subject.thing.kind == "common_law"
    ),
    "adopted": lambda _, subject: subject.person.adopted,
    "other_parent_stays": lambda _, subject: bool(subject.person.other_parent_stays),
    "other_parent_has_custody": _other_parent_has_custody,
    "depends_by_condition": lambda _, subject: subject.person.depends_by_condition,
    "past_child_age": _past_child_age,
    "has_other_names": lambda _, subject: any(name.strip() for name in subject.person.other_names),
    "lives_in_canada": lambda _, subject: subject.person.residence == "CA",
}
