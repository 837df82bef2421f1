from datetime import date

import pytest

from casefile.errors import NotInForceError
from casefile.rules.facts import Facts, JobOffer, Person
from casefile.rules.money.funds import exemption, settlement_funds
from casefile.services.rulebook.pack import load_parameters
from casefile.services.rulebook.programmes import load_programmes


def family(children: int, **facts) -> Facts:
    people = [Person(id="principal", role="principal")]
    people += [
        Person(id=f"child-{at}", role="child", born_on=date(2015, 1, at)) for at in range(1, children + 1)
    ]
    return Facts(persons=tuple(people), **facts)


def needed(facts: Facts, on: date) -> tuple[int, int]:
    found = settlement_funds(facts, on, load_parameters())
    return found.size, found.amount_cad


@pytest.mark.parametrize(
    ("on", "alone", "four"),
    [
        (date(2023, 1, 1), 13310, 24733),
        (date(2023, 6, 1), 13757, 25564),
        (date(2024, 5, 27), 13757, 25564),
        (date(2024, 5, 28), 14690, 27297),
        (date(2025, 7, 6), 14690, 27297),
        (date(2025, 7, 7), 15263, 28362),
        (date(2026, 6, 30), 15263, 28362),
    ],
)
def test_the_table_is_that_of_the_day(on: date, alone: int, four: int):
    assert needed(family(0), on) == (1, alone)
    assert needed(family(3), on) == (4, four)


def test_beyond_seven_each_person_adds_an_amount():
    assert needed(family(6), date(2026, 1, 1)) == (7, 40392)
    assert needed(family(8), date(2026, 1, 1)) == (9, 40392 + 2 * 4112)


def test_those_who_stay_or_are_canadian_count_and_a_spouse_not_entered_too():
    child = Person(
        id="child-1", role="child", born_on=date(2015, 1, 1), accompanying=False, canadian="citizen"
    )
    facts = Facts(marital_status="married", persons=(Person(id="principal", role="principal"), child))
    assert needed(facts, date(2026, 1, 1)) == (3, 23360)


def test_before_the_first_table_it_refuses():
    with pytest.raises(NotInForceError):
        needed(family(0), date(2019, 12, 31))


@pytest.mark.parametrize(
    ("programme", "authorised", "basis", "expected"),
    [
        ("cec", None, "none", "class"),
        ("fsw", True, "lmia", "offer"),
        ("fst", True, "lmia_exempt_permit_one_year", "offer"),
        ("fsw", True, "open_permit", None),
        ("fsw", True, "none", None),
        ("fsw", None, "lmia", None),
        ("fsw", False, "lmia", None),
    ],
)
def test_who_is_exempt(programme, authorised, basis, expected):
    facts = Facts(authorised_to_work=authorised, offers=(JobOffer(basis=basis),))
    found = exemption(facts, load_programmes()[programme], date(2026, 1, 1), load_parameters())
    assert found == expected
