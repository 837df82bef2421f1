"""Predicates about diplomas, their evaluation, language tests and trades."""

from collections.abc import Iterable, Mapping

from casefile.rules.checklist.situation import Each, Predicate, Situation, Subject
from casefile.rules.facts import Credential, Person, Qualification
from casefile.rules.findings import Text, Wording, alike
from casefile.rules.language.names import recognised_test

__all__ = ["CONDITIONS", "EACH"]


def _credential(situation: Situation, person: Person) -> Iterable[Subject]:
    own = [each for each in situation.facts.credentials if each.person == person.id and each.claimed]
    for at, credential in enumerate(own, 1):
        title = credential.title or credential.institution
        label: Wording = alike(title) if title else Text("subject.diploma", {"number": at})
        values = {"diploma": label, "place": situation.definition.place(credential.country)}
        yield Subject(
            person=person, of=credential.id or str(at), of_label=label, thing=credential, values=values
        )


def _test(situation: Situation, person: Person) -> Iterable[Subject]:
    for test in situation.facts.tests:
        if test.person == person.id:
            name = recognised_test(test.name)
            label = situation.definition.test_names.get(name or "") or alike(test.name)
            values = {"test": label}
            yield Subject(
                person=person, of=test.id or test.language, of_label=label, thing=test, values=values
            )


def _qualification(situation: Situation, person: Person) -> Iterable[Subject]:
    own = situation.facts.qualifications
    for at, qualification in enumerate(own, 1):
        yield _qualified(situation, person, qualification, at)
    if not own:
        yield Subject(person=person)


def _qualified(situation: Situation, person: Person, qualification: Qualification, at: int) -> Subject:
    where = situation.definition.country(qualification.country) if qualification.country else None
    return Subject(
        person=person,
        of=qualification.id or qualification.country or str(at),
        of_label=where or Text("subject.day", {"day_on": qualification.on}),
        thing=qualification,
    )


def _foreign_credential(_: Situation, subject: Subject) -> bool:
    return isinstance(subject.thing, Credential) and subject.thing.country != "CA"


def _canadian_credential(_: Situation, subject: Subject) -> bool:
    return isinstance(subject.thing, Credential) and subject.thing.country == "CA"


def _not_evaluated(situation: Situation, subject: Subject) -> bool:
    return _foreign_credential(situation, subject) and subject.thing.evaluated_on is None


def _no_credential(situation: Situation, subject: Subject) -> bool:
    return not any(each.person == subject.person.id and each.claimed for each in situation.facts.credentials)


def _no_test(situation: Situation, subject: Subject) -> bool:
    return not any(test.person == subject.person.id for test in situation.facts.tests)


EACH: Mapping[str, Each] = {"credential": _credential, "test": _test, "qualification": _qualification}

CONDITIONS: Mapping[str, Predicate] = {
    "foreign_credential": _foreign_credential,
    "canadian_credential": _canadian_credential,
    "not_evaluated": _not_evaluated,
    "no_credential": _no_credential,
    "no_test": _no_test,
}
