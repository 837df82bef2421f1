"""Answers between quotes, read as what their keys hold: tables of what is read and of what is left to be refused."""

from datetime import date, datetime
from typing import Literal

import pytest

from casefile.cases.facts_spoken import answered, is_unanswered, spoken

STATUS = Literal["single", "married"] | None


@pytest.mark.parametrize(
    ("name", "kind", "said", "read"),
    [
        ("hours_per_week", str, "37,5 h", "37.5"),
        ("hours_per_week", str, "plenty", "plenty"),
        ("school_share_percent", str | None, "25 %", "25"),
        ("school_share_percent", str | None, "a quarter", "a quarter"),
        ("note", str, "37,5 h", "37,5 h"),
        ("note", str, " « oui » ", " « oui » "),
        ("taken_on", date | None, " « 2025-06-14 » ", date(2025, 6, 14)),
        ("at", date | datetime | None, "2025-06-14", "2025-06-14"),
        ("accompanying", bool, "non", False),
        ("accompanying", bool | None, "Yes", True),
        ("accompanying", bool, "perhaps", "perhaps"),
        ("balance_cad", int, "18 000 $", 18000),
        ("balance_cad", int, "18\u202f000", 18000),
        ("balance_cad", int, "999999999", 999999999),
        ("balance_cad", int, "1000000000", "1000000000"),
        ("balance_cad", int, "-5", "-5"),
        ("balance_cad", int, "٣", "٣"),
        ("balance_cad", int, "", ""),
        ("marital_status", STATUS, "Married", "married"),
        ("marital_status", STATUS, "« single »", "single"),
        ("marital_status", STATUS, "mariée", "mariée"),
        ("citizenships", tuple[str, ...], "FR; BE, ,CA", ["FR", "BE", "CA"]),
        ("leaves", tuple[date, ...], "none", "none"),
    ],
)
def test_what_a_text_says_is_what_its_key_holds(name, kind, said, read):
    found = spoken(name, kind, said)
    assert (found, type(found)) == (read, type(read))


def test_a_choice_may_be_named_in_another_language():
    assert spoken("marital_status", STATUS, "mariée", {"mariée": "married"}.get) == "married"
    assert spoken("marital_status", STATUS, "single", lambda _: "married") == "single"


@pytest.mark.parametrize(
    ("record", "unanswered"),
    [
        ({"id": "p", "role": "child", "born_on": ""}, True),
        ({"id": "p", "person": "spouse", "born_on": "", "citizenships": []}, True),
        ({"id": "p", "born_on": "", "given_name": "Camille"}, False),
        ({"id": "p", "citizenships": []}, False),
        ({"id": "", "role": ""}, False),
        ({}, False),
    ],
)
def test_a_record_of_a_kit_is_unanswered_when_all_its_answers_are_empty(record, unanswered):
    assert is_unanswered(record) is unanswered


def test_an_empty_answer_is_dropped_where_no_text_can_be_one():
    kinds = {"born_on": date | None, "note": str, "status": STATUS, "person": str}
    record = {"born_on": " ", "note": "", "status": "", "person": "", "unknown": "", "count": 0}
    assert answered(record, kinds) == {"note": "", "unknown": "", "count": 0}
    assert answered({"person": "spouse", "born_on": "2020"}, kinds) == {"person": "spouse", "born_on": "2020"}
