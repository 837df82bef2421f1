"""The same family, were the partner to apply."""

from datetime import date

import pytest
from msgspec.structs import replace

from casefile.cases.applicant import as_applicant
from casefile.errors import NotFoundError, UsageError
from casefile.rules.facts import Account, Contract, Facts, Person, Qualification, Stay

JOB = Contract(
    id="c1", employer="L’Atelier", noc="21232", country="FR", first=date(2020, 1, 6), hours_per_week="35"
)


ME, SPOUSE, CHILD = (
    Person(id="principal", role="principal", given_name="Camille"),
    Person(id="spouse", role="spouse", given_name="Thomas"),
    Person(id="child-1", role="child"),
)
FAMILY = Facts(
    persons=(ME, SPOUSE, CHILD),
    contracts=(JOB, replace(JOB, id="c2", person="spouse"), replace(JOB, id="c3", person="child-1")),
    stays=(Stay(id="s1", person="spouse", country="FR", first=date(2020, 1, 1)),),
    accounts=(Account(id="a1", balance_cad=1),),
    qualifications=(Qualification(id="q1", on=date(2020, 1, 1)),),
)


def test_the_partner_in_the_applicants_place_takes_everything_along_but_a_trade():
    found = as_applicant(FAMILY, "spouse")
    assert [(each.id, each.role, each.given_name) for each in found.persons] == [
        ("spouse", "spouse", "Camille"), ("principal", "principal", "Thomas"), ("child-1", "child", ""),
    ]  # fmt: skip
    assert [(each.id, each.person) for each in found.contracts] == [
        ("c1", "spouse"), ("c2", "principal"), ("c3", "child-1"),
    ]  # fmt: skip
    assert ([each.person for each in found.stays], [each.person for each in found.accounts]) == (
        ["principal"],
        ["spouse"],
    )
    assert found.qualifications == ()
    assert as_applicant(found, "spouse") == replace(FAMILY, qualifications=())
    assert as_applicant(FAMILY, "principal") is FAMILY


@pytest.mark.parametrize(("person", "fault"), [("child-1", UsageError), ("child-9", NotFoundError)])
def test_a_child_is_no_applicant_and_nobody_is_not_known(person, fault):
    with pytest.raises(fault):
        as_applicant(FAMILY, person)
