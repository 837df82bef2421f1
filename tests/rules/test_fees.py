from datetime import date

import pytest

from casefile.rules.facts import Facts, Person
from casefile.rules.money.fees import fees_due
from casefile.services.rulebook.pack import load_parameters

ADULT = date(1990, 1, 1)
SMALL = date(2020, 1, 1)


def paid(on: date, *people: Person) -> tuple[int, int, int, int]:
    principal = Person(id="principal", role="principal", born_on=ADULT)
    facts = Facts(marital_status="married", persons=(principal, *people))
    fees = fees_due(facts, on, load_parameters())
    return fees.processing_cad, fees.right_of_permanent_residence_cad, fees.biometrics_cad, fees.total_cad


@pytest.mark.parametrize(
    ("on", "processing", "right"),
    [(date(2024, 4, 29), 850, 515), (date(2024, 4, 30), 950, 575), (date(2026, 4, 30), 990, 600)],
)
def test_the_fees_are_those_of_the_day(on, processing, right):
    assert paid(on) == (processing, right, 85, processing + right + 85)


def test_a_family_of_four_with_the_ceiling_on_biometrics():
    people = [
        Person(id="spouse", role="spouse", born_on=ADULT),
        Person(id="child-1", role="child", born_on=date(2010, 1, 1)),
        Person(id="child-2", role="child", born_on=SMALL),
    ]
    assert paid(date(2025, 6, 1), *people) == (950 * 2 + 260 * 2, 575 * 2, 170, 3740)


def test_who_stays_or_is_canadian_pays_nothing():
    people = [
        Person(id="spouse", role="spouse", born_on=ADULT, accompanying=False),
        Person(id="child-1", role="child", born_on=SMALL, canadian="citizen"),
    ]
    assert paid(date(2025, 6, 1), *people) == paid(date(2025, 6, 1))


def test_the_grounds_say_on_whose_word():
    facts = Facts(persons=(Person(id="principal", role="principal", born_on=ADULT),))
    used = {grounds.id for grounds in fees_due(facts, date(2026, 5, 1), load_parameters()).grounds}
    assert used == {
        "fees.principal",
        "fees.right_of_permanent_residence",
        "fees.biometrics_person",
        "fees.biometrics_family",
    }


def test_a_separated_spouse_pays_nothing():
    spouse = Person(id="spouse", role="spouse", born_on=ADULT)
    alone = fees_due(Facts(), date(2025, 6, 1), load_parameters())
    facts = Facts(marital_status="separated", persons=(Person(id="principal", role="principal"), spouse))
    assert fees_due(facts, date(2025, 6, 1), load_parameters()).total_cad == alone.total_cad
