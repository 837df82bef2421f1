"""What one may do in Canada and until when: permits of a person and a kind, and what a province's nomination asks."""

from datetime import date
from itertools import permutations

import pytest

from casefile.rules.deadlines.status import nomination_deadlines, permit_deadlines
from casefile.rules.facts import Facts, Nomination, Permit, Person
from casefile.rules.findings import alike
from tests.rules.books import book

TODAY = date(2026, 11, 24)
ENDED, TODAY_ENDS, LATER = date(2026, 11, 23), TODAY, date(2027, 3, 31)
PEOPLE = (
    Person(id="principal", role="principal", given_name="Camille"),
    Person(id="spouse", role="spouse", given_name="Thomas"),
)


def permits(*held: Permit) -> set[tuple]:
    """Return code, day and person of what is told, whatever the order in which the permits were entered."""
    found = [
        permit_deadlines(Facts(persons=PEOPLE, permits=each), book().parameters, TODAY)
        for each in permutations(held)
    ]
    first, *others = [{(each.code, each.on, each.values["name"]) for each in told} for told in found]
    assert all(other == first for other in others)
    return first


@pytest.mark.parametrize(
    ("held", "told"),
    [
        ((), set()),
        ((Permit(),), set()),
        ((Permit(expires_on=ENDED), Permit(expires_on=LATER)), {("permit_ends", LATER)}),
        ((Permit(), Permit(expires_on=LATER)), {("permit_ends", LATER)}),
        ((Permit(expires_on=TODAY_ENDS),), {("permit_ends", TODAY_ENDS)}),
        ((Permit(expires_on=ENDED),), {("permit_restored", date(2027, 2, 21))}),
        (
            (Permit(expires_on=TODAY_ENDS), Permit(kind="study", expires_on=LATER), Permit(kind="visitor")),
            {("permit_ends", TODAY_ENDS), ("permit_ends", LATER)},
        ),
        ((Permit(expires_on=ENDED, extension_asked_on=ENDED),), {("permit_maintained", ENDED)}),
        ((Permit(expires_on=ENDED, extension_asked_on=TODAY),), {("permit_restored", date(2027, 2, 21))}),
        ((Permit(expires_on=LATER, extension_asked_on=TODAY),), {("permit_maintained", LATER)}),
    ],
)
def test_the_latest_permit_of_a_kind_says_what_is_told(held, told):
    assert permits(*held) == {(*each, alike("Camille")) for each in told}


def test_each_person_has_permits_of_their_own():
    assert permits(Permit(expires_on=LATER), Permit(person="spouse", expires_on=TODAY)) == {
        ("permit_ends", LATER, alike("Camille")),
        ("permit_ends", TODAY, alike("Thomas")),
    }


@pytest.mark.parametrize(
    ("held", "told"),
    [
        ({}, []),
        ({"nominated_on": date(2026, 10, 25)}, [("nomination_accepted", TODAY, "deadline")]),
        ({"nominated_on": date(2026, 10, 24)}, []),
        ({"nominated_on": TODAY, "accepted_on": TODAY}, []),
        ({"nominated_on": TODAY, "invited": True}, []),
        ({"expires_on": ENDED, "invited": True}, [("nomination_ends", ENDED, "validity")]),
        (
            {"nominated_on": TODAY, "expires_on": LATER},
            [("nomination_accepted", date(2026, 12, 24), "deadline"), ("nomination_ends", LATER, "validity")],
        ),
    ],
)
def test_a_nomination_is_accepted_within_thirty_days_while_nobody_said_so_and_ends(held, told):
    nominations = (Nomination(**{name: on for name, on in held.items() if name != "invited"}),)
    found = nomination_deadlines(
        Facts(nominations=nominations),
        invited=held.get("invited", False),
        parameters=book().parameters,
        today=TODAY,
    )
    assert [(each.code, each.on, each.kind) for each in found] == told
