"""What a new record is offered from what is told already."""

from datetime import date

import pytest

from casefile.cases.offered import RecordOffer, record_offers
from casefile.rules.facts import Address, Contract, Facts, Person, Stay
from casefile.rules.history import histories
from casefile.services.rulebook import load_parameters

TODAY = date(2026, 11, 28)
COUPLE = (
    Person(id="principal", role="principal", born_on=date(1993, 3, 14)),
    Person(id="spouse", role="spouse", born_on=date(1990, 1, 1)),
    Person(id="child-1", role="child", born_on=date(2022, 5, 12)),
)


def both(country: str, first: date, last: date | None) -> tuple[Stay, ...]:
    return tuple(Stay(person=id, country=country, first=first, last=last) for id in ("principal", "spouse"))


def offered(table: str, **told: object) -> tuple[RecordOffer, ...]:
    facts = Facts(persons=COUPLE, marital_status="married", **told)  # type: ignore[arg-type]
    known = histories(facts, on=TODAY, today=TODAY, parameters=load_parameters())
    return record_offers(table, facts, known, TODAY)


STAYS = (
    *both("FR", date(1993, 3, 14), date(2019, 2, 28)),
    *both("AU", date(2019, 3, 1), date(2024, 5, 5)),
    *both("CA", date(2024, 5, 6), None),
)
PAIR = ("principal", "spouse")


def test_an_address_is_offered_for_each_country_lived_in_once_for_both():
    assert offered("addresses", stays=STAYS) == (
        RecordOffer(first=date(2016, 11, 28), last=date(2019, 2, 28), country="FR", persons=PAIR),
        RecordOffer(first=date(2019, 3, 1), last=date(2024, 5, 5), country="AU", persons=PAIR),
        RecordOffer(first=date(2024, 5, 6), last=None, country="CA", persons=PAIR),
    )


def test_days_with_an_address_are_offered_to_the_other_only():
    told = Address(person="principal", first=date(2010, 1, 1), last=date(2024, 5, 5), line="x")
    assert offered("addresses", stays=STAYS, addresses=(told,))[0].persons == ("spouse",)
    assert offered("addresses", stays=STAYS, addresses=(told,))[-1].persons == PAIR


def test_of_two_countries_lived_in_from_one_day_the_one_left_first_comes_first():
    begun = date(1993, 3, 14)
    stays = (Stay(country="FR", first=begun, last=date(2019, 2, 28)),
             Stay(country="BE", first=begun, last=date(2018, 2, 28)))  # fmt: skip
    for told in (stays, stays[::-1]):
        assert [each.country for each in offered("addresses", stays=told) if "principal" in each.persons][:2] == [
            "BE", "FR",
        ]  # fmt: skip


def test_an_address_without_a_stay_is_offered_without_a_country():
    assert [(each.first, each.last, each.country) for each in offered("addresses")] == [
        (date(2016, 11, 28), None, "")
    ]


def test_only_where_one_lived_tells_the_country_of_an_address_and_one_day_is_enough():
    trip = Stay(country="IT", first=date(2020, 1, 1), last=date(2020, 3, 31), purpose="travel")
    one_day = Stay(country="BE", first=date(2016, 11, 28), last=date(2016, 11, 28))
    assert [
        (each.first, each.last, each.country) for each in offered("addresses", stays=(trip, one_day))
    ] == [
        (date(2016, 11, 28), date(2016, 11, 28), "BE"),
        (date(2016, 11, 28), None, ""),
        (date(2016, 11, 29), None, ""),
    ]


@pytest.mark.parametrize(("until", "is_offered"), [(date(2020, 5, 31), False), (date(2020, 6, 1), True)])
def test_less_than_a_month_without_an_address_is_offered_nothing(until, is_offered):
    told = [Address(person=id, first=date(2010, 1, 1), last=date(2020, 4, 30), line="x") for id in PAIR]
    told += [Address(person=id, first=until, line="y") for id in PAIR]
    assert bool(offered("addresses", addresses=tuple(told))) is is_offered


def test_a_stay_is_offered_from_addresses_that_follow_each_other():
    addresses = (
        Address(first=date(2018, 1, 1), last=date(2019, 6, 30), line="a", country="FR"),
        Address(first=date(2019, 7, 1), last=date(2020, 6, 30), line="b", country="FR"),
        Address(first=date(2020, 7, 1), line="c", country="CA"),
    )
    told = (Stay(country="CA", first=date(2020, 7, 1), last=date(2021, 1, 1)),)
    assert offered("stays", addresses=addresses, stays=told) == (
        RecordOffer(first=date(2018, 1, 1), last=date(2020, 6, 30), country="FR", persons=("principal",)),
        RecordOffer(first=date(2021, 1, 2), last=None, country="CA", persons=("principal",)),
    )


def test_an_activity_is_offered_for_what_no_contract_tells():
    work = Contract(
        employer="E",
        noc="22222",
        country="FR",
        first=date(2010, 1, 1),
        last=date(2020, 12, 31),
        hours_per_week="35",
    )
    found = offered("activities", contracts=(work,))
    assert [(each.first, each.last, each.persons) for each in found] == [
        (date(2016, 11, 28), None, ("spouse",)),
        (date(2021, 1, 1), None, ("principal",)),
    ]


@pytest.mark.parametrize("table", ["persons", "tests", "credentials"])
def test_other_tables_are_offered_nothing(table):
    assert offered(table, stays=STAYS) == ()
