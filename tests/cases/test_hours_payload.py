import json
from datetime import date
from fractions import Fraction

import pytest

from casefile.cases.hours_payload import hours_payload, two_decimals
from casefile.rules.facts import Contract
from casefile.rules.hours.count import count_hours
from tests.rules.books import TODAY, book

KEYS = [
    *(
        "window",
        "by_day",
        "by_week",
        "raw",
        "required",
        "months_elapsed",
        "months_required",
        "continuity",
        "verdict",
    ),
    *("qualifies_from", "qualifies_until", "projected", "provisos", "reasons", "noc", "run"),
]


def contract(employer, first, last):
    return Contract(employer=employer, noc="22222", country="FR", first=first, last=last, hours_per_week="35")


def test_the_shape_of_the_schema():
    some = [
        contract("Exemple SAS", date(2015, 12, 14), date(2016, 9, 30)),
        contract("Exemple", date(2016, 10, 3), date(2017, 8, 31)),
    ]
    data = json.loads(json.dumps(hours_payload(count_hours(some, [], [], date(2025, 1, 15), TODAY, book()))))
    assert data["entries"] == [
        {
            "employer": "Exemple SAS",
            "noc": "22222",
            "country": "FR",
            "first": "2015-12-14",
            "last": "2017-08-31",
            "contracts": 2,
            "bridges": [{"first": "2016-10-01", "last": "2016-10-02", "days": 2}],
            "by_day": "2687.14",
            "by_week": "2698.00",
            "raw": "3135.00",
        }
    ]
    assert list(data["programmes"]) == ["fsw", "cec", "fst"]
    assert all(list(answer) == KEYS for answer in data["programmes"].values())
    assert data["programmes"]["fsw"]["run"] == {"first": "2015-12-14", "last": "2017-08-31"}
    assert data["programmes"]["fst"]["run"] is None


@pytest.mark.parametrize(
    ("hours", "text"),
    [
        (Fraction(18810, 7), "2687.14"),
        (Fraction(1, 200), "0.00"),
        (Fraction(3, 200), "0.02"),
        (Fraction(0), "0.00"),
        (Fraction(-5, 2), "-2.50"),
        (Fraction(1560), "1560.00"),
    ],
)
def test_two_decimals_half_even(hours, text):
    assert two_decimals(hours) == text
