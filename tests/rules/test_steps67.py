"""What would bring a short total of the 67 points to the mark; every figure was worked out by hand."""

from datetime import date as day

import pytest
from msgspec.structs import replace

from casefile.i18n import words_for
from casefile.rules.facts import Contract, Credential, Facts, LanguageTest, Person
from casefile.rules.points.report import points_report
from casefile.services.rulebook.points import load_points
from tests.rules.books import book

ON = day(2026, 6, 1)
YOU = Person(id="principal", role="principal", born_on=day(1985, 3, 11))
PARTNER = Person(id="spouse", role="spouse")
JOB = Contract(id="c", employer="Acme", noc="21232", country="FR", first=day(2023, 1, 2), hours_per_week="35")
DIPLOMA = Credential(
    id="d",
    title="Licence",
    country="FR",
    level="bachelor_or_3yr",
    evaluated_on=day(2025, 5, 1),
    evaluated_by="WES",
)
TEF = LanguageTest(
    id="t",
    name="tef_canada",
    taken_on=day(2026, 3, 1),
    listening="440",
    reading="440",
    writing="440",
    speaking="460",
)
# 41 years 6, three years of work 11, a diploma of three years 21, level 7 four times 16: 54.
ZOE = Facts(
    programme="fsw", marital_status="married", relative_in_canada=False, persons=(YOU, PARTNER),
    contracts=(JOB,), credentials=(DIPLOMA,), tests=(TEF,),
)  # fmt: skip


def report(facts: Facts):
    return points_report(facts, book(), load_points(), ON)


def steps(facts: Facts) -> dict[str, int]:
    """Return the totals of the steps by the beginning of what they say."""
    english = words_for("en")
    return {english.of(each.finding): each.total for each in report(facts).steps67}


def total_of(facts: Facts, *beginning: str) -> list[int]:
    return [total for said, total in steps(facts).items() if said.startswith(beginning)]


@pytest.mark.parametrize(
    ("beginning", "total"),
    [
        ("A qualifying job offer", 69),  # 10 and 5
        ("A year of authorised, full-time skilled work in Canada", 66),  # 10, and a fourth year: 13 for 11
        ("TEF Canada: level 8", 58),
        ("TEF Canada: level 9", 62),
        ("TEF Canada, listening: 462", 55),
        ("Level 5 in English", 58),  # the second language
        ("Level 8 in English", 62),  # as the first: 20, French as the second: 4
        ("Level 9 in English", 66),
        ("A language test of your partner: level 4", 59),
        ("Two academic years", 59),
        ("A diploma: two diplomas", 55),
        ("A diploma: master", 56),
        ("4 whole years of skilled work, reached on January\xa02,\xa02027", 56),
    ],
)
def test_each_step_is_counted_as_a_whole(beginning, total):
    assert report(ZOE).fsw67.points.sum == 54
    assert total_of(ZOE, beginning) == [total]


def test_a_level_that_gives_no_more_than_a_lower_one_is_not_told():
    assert total_of(ZOE, "Level 7 in English") == []


def test_only_what_reaches_the_mark_says_so_and_the_fewest_together_follow():
    found = report(ZOE).steps67
    assert {each.total >= 67 for each in found if each.reaches} == {True}
    assert next(each.code for each in found if each.reaches) == "steps67.arranged_employment"
    together = [each for each in found if each.code == "steps67.together"]
    assert len(together) == 3
    assert all(each.reaches and "third" not in each.finding.values for each in together)
    # French at 9 and English at 9: 24 and 4 for 16.
    assert not any("qualifying job offer" in words_for("en").of(each.finding) for each in together)


def test_who_would_need_four_things_together_is_told_of_none():
    far = replace(
        ZOE,
        persons=(replace(YOU, born_on=day(1976, 3, 1)), PARTNER),
        contracts=(),
        credentials=(replace(DIPLOMA, level="secondary"),),
    )
    assert len(report(far).steps67) > 4
    assert "steps67.together" not in {each.code for each in report(far).steps67}


def test_a_birthday_before_the_year_is_reached_takes_its_points_off():
    # Born on 11 December: 42 before 2 January 2027, 5 points for 6.
    older = replace(ZOE, persons=(replace(YOU, born_on=day(1984, 12, 11)), PARTNER))
    assert report(older).fsw67.points.sum == 54
    assert total_of(older, "4 whole years") == [55]


def test_work_in_canada_that_goes_on_brings_its_year_and_its_ten_points_on_its_day():
    at_home = replace(JOB, country="CA", authorised=True, first=day(2025, 9, 1))
    facts = replace(ZOE, contracts=(replace(JOB, last=day(2025, 8, 31)), at_home))
    # On 1 September 2026: a year in Canada, three years and more in all, still 41: 54 + 10.
    assert total_of(facts, "A year of authorised") == [64]


def test_an_evaluation_that_is_missing_is_the_step_and_the_diplomas_after_it_are_counted_from_it():
    facts = replace(ZOE, credentials=(replace(DIPLOMA, evaluated_on=None, evaluated_by=""),))
    assert report(facts).fsw67.points.sum == 54 - 21
    assert total_of(facts, "The evaluation of what you studied") == [54]
    assert total_of(facts, "A diploma: one year", "A diploma: secondary") == []


def test_a_language_below_the_minimum_comes_first_whatever_the_sum():
    short = replace(TEF, writing="420")  # level 6 in writing: no points for it, and not eligible
    facts = replace(ZOE, tests=(short,))
    found = report(facts)
    assert found.fsw67.points.total is None
    assert total_of(facts, "TEF Canada, writing: 428") == [54]
    assert total_of(facts, "A qualifying job offer", "Two academic years") == []
    assert any(each.reaches and each.code == "steps67.together" for each in found.steps67)


def test_a_relative_is_asked_for_while_it_is_not_told_and_never_after_a_no():
    assert total_of(ZOE, "A relative") == []
    assert total_of(replace(ZOE, relative_in_canada=None), "A relative") == [59]


@pytest.mark.parametrize(
    "changed",
    [
        {"relative_in_canada": True, "persons": (replace(YOU, born_on=day(1996, 1, 1)), PARTNER),
         "tests": (replace(TEF, listening="503", reading="503"),)},
        {"persons": (replace(YOU, born_on=None), PARTNER)},
        {"credentials": ()},
    ],
)  # fmt: skip
def test_nothing_is_said_of_a_total_that_is_enough_nor_while_a_fact_is_asked_for(changed):
    assert report(replace(ZOE, **changed)).steps67 == ()


def test_a_partner_who_stays_gives_nothing():
    stays = replace(PARTNER, accompanying=False)
    assert total_of(replace(ZOE, persons=(YOU, stays)), "A language test of your partner") == []
