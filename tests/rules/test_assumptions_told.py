"""What the checklist takes for granted, fact by fact: each said exactly where it was not told."""

from datetime import date

import pytest

from tests.rules.checklist_cases import derived

ON = date(2026, 6, 15)
ANSWERS = ("offence", "military", "refused", "ordered_to_leave", "protection_claimed", "government_post")
NO = dict.fromkeys(ANSWERS, False)
ME = {"id": "principal", "role": "principal", "residence": "FR", "born_on": date(1990, 1, 1), **NO}
SPOUSE = {"id": "spouse", "role": "spouse", "residence": "FR", "born_on": date(1990, 1, 1), **NO}
CHILD = {"id": "child-1", "role": "child", "born_on": date(2015, 1, 1)}
JOB = {
    "id": "c",
    "employer": "A",
    "noc": "21232",
    "country": "FR",
    "first": date(2020, 1, 6),
    "hours_per_week": "35",
}
STAY = {"country": "FR", "first": date(1990, 1, 1)}
WHOLE = {
    "programme": "fsw", "marital_status": "single", "children_answered": True, "persons": [ME], "contracts": [JOB],
    "stays": [STAY],
}  # fmt: skip


def told(changed: dict, **more) -> set[tuple[str, str, str]]:
    _, found = derived({"name": "", "family": "nobody", "set": {**WHOLE, **changed}, "on": ON, **more})
    return {(each.code.removeprefix("checklist."), each.severity, each.subject) for each in found}


def parents(status: str, *, unions=(), **child) -> dict:
    spouse = [SPOUSE] if status in {"married", "common_law"} else []
    return {
        "marital_status": status, "persons": [ME, *spouse, CHILD | child], "unions": list(unions),
        "stays": [STAY, {**STAY, "person": "spouse"}],
    }  # fmt: skip


ENDED = {"kind": "married", "ended_by": "divorce"}
TAKEN = [
    ({}, set()),
    ({"programme": "undecided"}, {("assumed_programme", "note", "")}),
    ({"programme": "fswx"}, {("programme_unknown", "warning", "")}),
    ({"programme": "pnp"}, {("assumed_class", "warning", "")}),
    ({"marital_status": None}, {("assumed_single", "note", "")}),
    (
        {"marital_status": None, "persons": [ME, SPOUSE], "stays": [STAY, {**STAY, "person": "spouse"}]},
        {("assumed_partnered", "note", "")},
    ),
    ({"marital_status": "married"}, {("spouse_not_entered", "warning", "")}),
    ({"marital_status": "separated"}, {("separated_not_entered", "warning", "")}),
    ({"marital_status": "divorced", "persons": [ME, SPOUSE]}, {("spouse_left_out", "warning", "spouse")}),
    ({"children_answered": False}, {("assumed_no_child", "note", "")}),
    ({"children_answered": False, **parents("divorced", other_parent_stays=True)}, set()),
    (parents("married"), {("assumed_both_parents", "note", "child-1")}),
    (parents("common_law", unions=[ENDED]), {("custody_untold", "warning", "child-1")}),
    (parents("divorced"), {("custody_untold", "warning", "child-1")}),
    (parents("widowed"), {("assumed_late_parent", "note", "child-1")}),
    (parents("divorced", other_parent_stays=False), set()),
    (parents("divorced", other_parent_custody=False), set()),
    (parents("divorced", born_on=date(2008, 6, 16)), {("custody_untold", "warning", "child-1")}),
    (
        parents("divorced", born_on=date(2008, 6, 15), **NO),
        {("stays_unknown", "warning", "child-1")},
    ),
    ({"persons": [ME | {"offence": None}]}, {("past_untold", "note", "")}),
    ({"persons": [ME | {"offence": True}]}, set()),
    ({"persons": [ME | {"offence": None, "canadian": "citizen"}]}, set()),
    ({"persons": [ME | {"born_on": None}]}, {("assumed_adult", "note", "principal")}),
    ({"stays": []}, {("only_residence", "warning", "principal")}),
    ({"stays": [], "persons": [ME | {"residence": ""}]}, {("stays_unknown", "warning", "principal")}),
    ({"contracts": []}, {("no_work_entered", "warning", "principal")}),
    ({"contracts": [JOB | {"person": "spouse"}]}, {("no_work_entered", "warning", "principal")}),
]


@pytest.mark.parametrize(("changed", "expected"), TAKEN)
def test_what_is_taken_for_granted_is_said(changed, expected):
    assert told(changed) == expected


def test_of_a_family_without_anyone_nothing_is_asked_about_the_past():
    assert "past_untold" not in {code for code, _, _ in told({"persons": [], "stays": []})}


def test_the_adults_who_left_the_same_questions_are_named_together():
    both = [ME | {"offence": None}, SPOUSE | {"offence": None}]
    other = [ME | {"offence": None}, SPOUSE | {"military": None}]
    stays = [STAY, {**STAY, "person": "spouse"}]
    for persons, named in ((both, [2]), (other, [1, 1])):
        facts = {**WHOLE, "marital_status": "married", "persons": persons, "stays": stays}
        _, found = derived({"name": "", "family": "nobody", "set": facts, "on": ON})
        past = [each.values for each in found if each.code == "checklist.past_untold"]
        assert [len(each["names"]) for each in past] == named
        assert all(len(each["questions"]) == 1 for each in past)
        assert past[0]["questions"][0].template == "subject.past_offence"


@pytest.mark.parametrize(
    ("programme", "country", "claimed", "said"),
    [
        ("cec", "CA", True, True),
        ("cec", "CA", False, False),
        ("cec", "FR", True, False),
        ("fsw", "CA", True, False),
    ],
)
def test_work_of_one_who_asked_for_protection_is_looked_at_where_only_work_in_canada_counts(
    programme, country, claimed, said
):
    facts = {
        "programme": programme, "contracts": [JOB | {"country": country}],
        "persons": [ME | {"protection_claimed": claimed}],
    }  # fmt: skip
    assert (("claimant_work", "warning", "principal") in told(facts)) is said
