from datetime import date

import pytest

from casefile.rules.facts import Facts, Nomination, Person
from casefile.rules.family import (
    age_on,
    birthday,
    family_size,
    gives_biometrics,
    is_adult,
    locked_in_on,
    members,
)
from casefile.services.rulebook.pack import load_parameters

ON = date(2026, 6, 15)


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2004, 6, 15), ON, 22),
        (date(2004, 6, 16), ON, 21),
        (date(2004, 2, 29), date(2026, 2, 27), 21),
        (date(2004, 2, 29), date(2026, 2, 28), 22),
        (None, ON, None),
    ],
)
def test_age_in_whole_years(born, day, age):
    assert age_on(born, day) == age


def test_a_birthday_of_29_february():
    assert birthday(date(2004, 2, 29), 18) == date(2022, 2, 28)
    assert birthday(date(2004, 2, 29), 20) == date(2024, 2, 29)


def child(**told) -> Person:
    return Person(id="child-1", role="child", **told)


@pytest.mark.parametrize(
    ("person", "counts"),
    [
        (child(born_on=date(2004, 6, 16)), True),
        (child(born_on=date(2004, 6, 15)), False),
        (child(), True),
        (child(born_on=date(2007, 1, 1), partnered=True), False),
        (child(born_on=date(1999, 1, 1), depends_by_condition=True), True),
    ],
)
def test_who_is_a_dependent_child(person: Person, counts: bool):
    facts = Facts(persons=(person,))
    assert (person in members(facts, ON, load_parameters())) is counts
    assert family_size(facts, ON, load_parameters()) == 1 + counts


def test_only_a_nominee_has_the_age_fixed_earlier():
    asked = (Nomination(applied_on=date(2025, 1, 1)),)
    assert locked_in_on(Facts(programme="pnp", nominations=asked), ON, load_parameters()) == date(2025, 1, 1)
    assert locked_in_on(Facts(programme="fsw", nominations=asked), ON, load_parameters()) == ON


@pytest.mark.parametrize(
    ("person", "gives"),
    [
        (child(born_on=date(2012, 6, 15)), True),
        (child(born_on=date(2012, 6, 16)), False),
        (child(born_on=date(2010, 1, 1), accompanying=False), False),
        (child(born_on=date(2010, 1, 1), canadian="citizen"), False),
        (Person(id="principal", role="principal", born_on=date(1946, 6, 16), accompanying=False), True),
        (Person(id="principal", role="principal", born_on=date(1946, 6, 15)), False),
        (Person(id="principal", role="principal"), True),
    ],
)
def test_who_gives_biometrics(person: Person, gives: bool):
    assert gives_biometrics(person, Facts(), ON, load_parameters()) is gives


def test_a_separated_spouse_does_not_come_along_whatever_was_entered():
    spouse = Person(id="spouse", role="spouse", born_on=date(1990, 1, 1))
    assert gives_biometrics(spouse, Facts(marital_status="married"), ON, load_parameters())
    assert not gives_biometrics(spouse, Facts(marital_status="separated"), ON, load_parameters())


@pytest.mark.parametrize(
    ("born", "is_one"),
    [(date(2008, 6, 15), True), (date(2008, 6, 16), False), (date(2008, 6, 14), True), (None, True)],
)
def test_someone_is_an_adult_from_the_birthday_on(born, is_one):
    assert is_adult(child(born_on=born), ON, load_parameters()) is is_one
