"""What may be supposed step by step, what it leaves alone, and what of it the case keeps."""

from datetime import date

import pytest
from msgspec.structs import replace

from casefile.cases.model import Case
from casefile.cases.supposed import keep_supposed, keepable, knobs, stepped
from casefile.rules.facts import Facts
from casefile.rules.points.crs import best_points
from casefile.rules.points.reading import Readings
from casefile.services.rulebook.points import load_points
from tests.rules.books import book
from tests.rules.test_eligibility import ANNA, ON

TEF = ANNA.tests[0].id


def read(facts):
    return Readings(facts, book(), load_points(), ON).on(ON)


def turn(facts, id, by=1, **how):
    return stepped(facts, read(facts), id, by, book().tests, **how)


def value(facts, id):
    return next(each.value for each in knobs(facts, read(facts)) if each.id == id)


def total(facts):
    return best_points(read(facts).most, load_points().crs.on(ON)).total


def test_a_score_goes_to_the_least_that_gives_the_next_level_and_back():
    higher = turn(ANNA, f"{TEF}.listening")
    assert higher.tests[0].listening == "546"
    assert total(higher) > total(ANNA)
    assert turn(higher, f"{TEF}.listening") is higher or turn(higher, f"{TEF}.listening") == higher
    assert turn(higher, f"{TEF}.listening", -1).tests[0].listening == "503"


def test_a_score_goes_by_one_step_of_its_test_when_it_is_fine():
    assert turn(ANNA, f"{TEF}.speaking", -1, finely=True).tests[0].speaking == "517"
    celpip = turn(ANNA, "new.en")
    assert value(celpip, "new.en") == 5


def test_the_ends_of_a_range_stop_it():
    lowest = ANNA
    for _ in range(12):
        lowest = turn(lowest, f"{TEF}.reading", -1)
    assert lowest.tests[0].reading == "0"
    assert turn(lowest, f"{TEF}.reading", -1, finely=True).tests[0].reading == "0"
    least = turn(lowest, f"{TEF}.reading")
    assert total(least) > total(lowest)  # the first level that counts, whatever lies below
    assert turn(least, f"{TEF}.reading", -1).tests[0].reading == "0"
    highest = replace(ANNA, tests=(replace(ANNA.tests[0], reading="699"), *ANNA.tests[1:]))
    for _ in range(2):
        highest = turn(highest, f"{TEF}.reading", finely=True)
        assert highest.tests[0].reading == "699"
    doctor = ANNA
    for _ in range(9):
        doctor = turn(doctor, "education")
    assert doctor.principal.education_level == "doctoral"


def test_age_years_and_answers():
    assert value(turn(ANNA, "age"), "age") == value(ANNA, "age") + 1
    worked = turn(turn(ANNA, "canadian_years"), "canadian_years")
    assert (value(worked, "canadian_years"), value(worked, "foreign_years")) == (
        2,
        value(ANNA, "foreign_years"),
    )
    both = turn(worked, "foreign_years", -1)
    assert (value(both, "canadian_years"), value(both, "foreign_years")) == (
        2,
        value(ANNA, "foreign_years") - 1,
    )
    assert value(ANNA, "sibling") is None
    assert [value(turn(ANNA, "sibling", by), "sibling") for by in (1, -1)] == [True, False]
    assert total(turn(ANNA, "nomination")) == total(ANNA) - 25 + 600  # with the bonus for French, 600 at most
    assert total(turn(turn(ANNA, "nomination"), "nomination", -1)) == total(ANNA)


@pytest.mark.parametrize("id", ["age", "education", "new.fr", "canadian_years", "nomination", "sibling"])
@pytest.mark.parametrize("by", [1, -1])
def test_nothing_told_yet_is_no_fault(id, by):
    nothing = Facts()
    assert isinstance(turn(nothing, id, by), Facts)


def test_only_what_the_case_can_keep_is_kept_in_one_change():
    supposed = turn(turn(turn(ANNA, f"{TEF}.listening"), "education"), "sibling")
    for id in ("age", "nomination", "canadian_years", "new.en"):
        supposed = turn(supposed, id)
    case = Case(id="case", name="Anna", facts=ANNA)
    after = keep_supposed(ANNA, supposed).apply(case).facts
    assert after == replace(
        ANNA,
        tests=(replace(ANNA.tests[0], listening="546"),),
        persons=(replace(ANNA.principal, education_level="doctoral"),),
        sibling_in_canada=True,
    )
    assert case.facts is ANNA


def test_what_another_program_changed_meanwhile_stays():
    supposed = turn(ANNA, f"{TEF}.listening")
    now = replace(ANNA, tests=(replace(ANNA.tests[0], taken_on=date(2025, 7, 1)),), marital_status="married")
    after = keep_supposed(ANNA, supposed).apply(Case(id="case", name="Anna", facts=now)).facts
    assert (after.marital_status, after.tests[0].taken_on, after.tests[0].listening) == (
        "married", date(2025, 7, 1), "546",
    )  # fmt: skip


def test_what_cannot_be_kept_is_known_beforehand():
    assert not keepable(ANNA, turn(turn(ANNA, "age"), "nomination"))
    assert keepable(ANNA, turn(ANNA, "certificate"))
