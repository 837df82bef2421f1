"""Which tables of facts have a point for what a case says already."""

from datetime import date

import pytest

from casefile.cases.asked_tables import has_a_point
from casefile.rules.facts import Facts, Nomination, Permit, Person
from casefile.services.rulebook import load_programmes

HERE, ABROAD = (Person(id="principal", role="principal", residence=each) for each in ("CA", "FR"))


@pytest.mark.parametrize(
    ("table", "told", "asked"),
    [
        ("stays", {}, True),
        ("accounts", {"programme": "fsw"}, True),
        ("accounts", {"programme": "cec"}, False),
        ("accounts", {"programme": "undecided"}, True),
        ("unions", {"marital_status": "single"}, False),
        ("unions", {"marital_status": "married"}, True),
        ("unions", {}, True),
        ("nominations", {"programme": "fsw"}, False),
        ("nominations", {"programme": "fsw", "nominations": (Nomination(province="ON"),)}, True),
        ("nominations", {"programme": "pnp"}, True),
        ("nominations", {"programme": "undecided"}, True),
        ("permits", {"persons": (ABROAD,)}, False),
        ("permits", {"persons": (HERE,)}, True),
        ("permits", {"persons": (ABROAD,), "permits": (Permit(expires_on=date(2027, 1, 1)),)}, True),
        ("qualifications", {"programme": "fst"}, True),
        ("qualifications", {"programme": "cec"}, False),
        ("qualifications", {"programme": "pnp"}, True),
    ],
)
def test_a_table_is_asked_where_its_answers_can_change_something(table, told, asked):
    assert has_a_point(table, Facts(**told), load_programmes()) is asked
