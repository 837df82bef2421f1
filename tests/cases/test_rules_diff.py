"""What changed between two days, for everyone and for one case."""

from datetime import date
from typing import Any

from casefile.cases.assess import assess
from casefile.cases.rules_diff import CaseDiff, case_diff
from casefile.rules.book.diff import parameter_changes, reading
from tests.cases.looking import ME, case_of
from tests.rules.books import TODAY, book

D = date


def differing(facts: dict[str, Any], first: date, last: date) -> CaseDiff:
    case = case_of(facts)
    return case_diff(lambda rules, on: assess(case, rules, TODAY, on=on), book(), first, last)


def test_the_table_of_funds_changed_in_july_2025():
    found = {each.id: each for each in parameter_changes(book().parameters, D(2025, 7, 6), D(2025, 7, 7))}
    assert set(found) == {"funds.settlement"}
    change = found["funds.settlement"]
    assert change.before
    assert change.after
    assert (change.before.value["1"], change.after.value["1"]) == (14690, 15263)


def test_nothing_changes_on_the_same_day():
    assert parameter_changes(book().parameters, TODAY, TODAY) == ()


def test_a_rule_that_begins_or_ends_has_one_side_only():
    found = parameter_changes(book().parameters, D(2019, 1, 1), D(2026, 1, 1))
    begun = next(each for each in found if each.id == "funds.settlement")
    assert begun.before is None
    assert begun.after is not None


def test_a_case_is_told_the_amounts_and_the_parameters_it_reads():
    found = differing({}, D(2026, 4, 29), D(2026, 4, 30))
    assert {each.id for each in found.parameters} == {"fees.principal", "fees.right_of_permanent_residence"}
    assert found.fees_cad == (1525 + 85, 1590 + 85)
    assert found.funds_cad == (15263, 15263)


def test_a_child_makes_the_fee_of_children_a_change_too():
    child = {"id": "child-1", "role": "child", "given_name": "Zoé", "born_on": D(2019, 1, 1)}
    found = differing({"persons": [ME, child]}, D(2026, 4, 29), D(2026, 4, 30))
    assert "fees.child" in {each.id for each in found.parameters}
    assert "fees.spouse" not in {each.id for each in found.parameters}


def test_the_medical_exam_came_back_to_the_checklist_in_august_2025():
    found = differing({}, D(2025, 8, 20), D(2025, 8, 21))
    assert ("principal/medical_proof", "added") in {(each.key, each.change) for each in found.lines}
    back = differing({}, D(2025, 8, 21), D(2025, 8, 20))
    assert ("principal/medical_proof", "removed") in {(each.key, each.change) for each in back.lines}


def test_a_line_asked_for_otherwise_is_changed():
    stay = {"id": "s", "country": "FR", "first": D(2000, 1, 1), "last": D(2016, 12, 31)}
    facts = {"persons": [{**ME, "born_on": D(1990, 1, 1), "residence": "CA"}], "stays": [stay]}
    found = differing(facts, D(2026, 1, 15), D(2026, 11, 24))
    assert [(each.key, each.change) for each in found.lines] == [
        ("principal/police_certificate/FR", "changed")
    ]
    assert differing(facts, D(2026, 1, 15), D(2026, 1, 16)).lines == ()


def test_hours_that_age_out_change_the_verdict():
    work = {"id": "c", "employer": "Exemple SAS", "noc": "22222", "country": "FR", "hours_per_week": "35",
            "first": D(2015, 12, 14), "last": D(2017, 8, 31)}  # fmt: skip
    found = differing({"contracts": [work]}, D(2025, 1, 15), D(2026, 11, 24))
    assert found.verdicts == ("met", "not_met")


def test_reading_remembers_what_is_asked_for_and_not_what_is_gone_through():
    watched, read = reading(book().parameters)
    assert len(list(watched.by_id.values())) == len(watched.by_id) > 10
    assert set(watched.by_id) == set(book().parameters.by_id)
    assert read.read == set()
    watched.on("police.age", TODAY)
    assert read.read == {"police.age"}
