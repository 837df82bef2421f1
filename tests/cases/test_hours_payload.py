import json
from datetime import date
from fractions import Fraction

import pytest

from casefile.cases.hours_payload import categories_payload, hours_payload, two_decimals
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


def test_the_explanation_holds_every_addend_gap_and_rule():
    far = contract("Exemple SAS", date(2014, 1, 6), date(2014, 12, 31))
    some = [
        far,
        Contract(
            employer="Exemple SAS", noc="22222", country="FR", first=date(2015, 12, 14), last=date(2017, 9, 29),
            hours_per_week="35", kind="work_study",
        ),
        contract("Exemple", date(2017, 12, 4), date(2018, 3, 30)),
    ]  # fmt: skip
    report = count_hours(some, [], [], date(2025, 1, 15), TODAY, book())
    plain, told = hours_payload(report), hours_payload(report, explain=True)
    for name, answer in report.programmes.items():
        each = told["programmes"][name]
        more = {key: value for key, value in each.items() if key not in plain["programmes"][name]}
        assert {key: each[key] for key in plain["programmes"][name]} == plain["programmes"][name]
        assert (more["fails_above_share"] is None) == (answer.fails_above_share is None)
        assert (more["without_school_by_day"] is None) == (answer.without_school_by_day is None)
        assert (more["without_school_by_week"] is None) == (answer.without_school_by_week is None)
        for total, addends in (("by_day", "by_day_addends"), ("by_week", "by_week_addends")):
            added = sum(Fraction(one["hours"]) for one in more[addends])
            assert abs(added - Fraction(each[total])) < Fraction(len(more[addends]) + 1, 100)
        assert [gap["working_days"] for gap in more["gaps"]] == [gap.working_days for gap in answer.gaps]
        assert [one["code"] for one in more["excluded"]] == [one.code for one in answer.excluded]
        assert [one["id"] for one in more["rules"]] == [one.id for one in answer.grounds]
        assert more["total_by_day"] == two_decimals(answer.total_by_day)
    assert told["programmes"]["fsw"]["gaps"][0]["outcome"] == "broken"
    assert told["programmes"]["fsw"]["fails_above_share"] is not None
    assert told["programmes"]["cec"]["fails_above_share"] is None
    assert "invited_on" not in plain


def test_the_answers_for_category_rounds_are_told_with_their_days_or_none():
    from casefile.rules.hours.categories import category_hours
    from casefile.services.rulebook.categories import load_categories

    going_on = Contract(
        employer="A", noc="31301", country="CA", authorised=True, first=date(2025, 10, 6), hours_per_week="35"
    )
    found = category_hours((going_on,), load_categories(), TODAY, book())
    data = categories_payload(found)
    assert [(each["category"], each["verdict"]) for each in data] == [
        (each.category.id, each.verdict) for each in found
    ]
    for each, ours in zip(data, found, strict=True):
        assert each["qualifies_from"] == (ours.qualifies_from.isoformat() if ours.qualifies_from else None)
        assert each["qualifies_until"] == (ours.qualifies_until.isoformat() if ours.qualifies_until else None)
        assert (each["by_day"], each["required"]) == (two_decimals(ours.by_day), two_decimals(ours.required))
    assert {bool(each["qualifies_from"]) for each in data} == {True, False}
