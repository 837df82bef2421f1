"""From the facts of a family to its points: what counts, what is doubted, what would raise them, what comes."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from casefile.i18n import words_for
from casefile.rules.facts import (
    Contract,
    Credential,
    Facts,
    JobOffer,
    LanguageTest,
    Nomination,
    Person,
    Study,
)
from casefile.rules.points.ahead import next_years
from casefile.rules.points.crs import best_points
from casefile.rules.points.improve import Dates, improvements
from casefile.rules.points.reading import Readings
from casefile.rules.points.report import exchanged, points_report, selection
from casefile.services.rulebook.points import load_points
from tests.rules.books import book

D = date
ON = D(2026, 6, 1)
YOU = Person(
    id="principal", role="principal", born_on=D(1997, 2, 11), education_level="master_or_professional"
)
TEF = LanguageTest(
    id="t1",
    name="TEF Canada",
    taken_on=D(2025, 6, 14),
    listening="434",
    reading="434",
    writing="428",
    speaking="455",
)
CELPIP = LanguageTest(
    id="t2",
    name="CELPIP-G",
    language="en",
    taken_on=D(2025, 6, 14),
    listening="5",
    reading="5",
    writing="5",
    speaking="5",
)


def job(first="2023-06-01", last=None, noc="21232", country="FR", **more):
    return Contract(
        id=more.pop("id", f"c-{noc}-{first}"),
        employer="X",
        noc=noc,
        country=country,
        first=D.fromisoformat(first),
        last=D.fromisoformat(last) if last else None,
        hours_per_week="35",
        **more,
    )


ANNA = Facts(
    programme="fsw",
    marital_status="single",
    persons=(YOU,),
    contracts=(job(),),
    tests=(TEF,),
    sibling_in_canada=False,
    certificate_of_qualification=False,
)


def report(facts=ANNA, on=ON, **more):
    found = points_report(facts, book(), load_points(), on, **more)
    for words in (words_for("en"), words_for("fr")):
        told = (
            *(each for each in found.crs.provisos),
            *(each.finding for each in found.improvements),
            *(each.finding for each in found.ahead),
            *(each.finding for each in found.alternatives),
        )
        assert all("{" not in words.sentence(each.code, each.values) for each in told)
    return found


def codes(found):
    return [each.code for each in found.crs.provisos]


def test_one_point_of_a_test_unlocks_83_points():
    before = report()
    assert (before.crs.total, before.crs.sure, before.crs.provisos) == (305, 305, ())
    step = next(each for each in before.improvements if each.finding.values.get("ability") == "speaking")
    assert (step.code, step.gain, step.total, step.finding.values["needed_score"]) == (
        "improve.language_step",
        83,
        388,
        456,
    )
    better = replace(ANNA, tests=(replace(TEF, speaking="456"),))
    assert report(better).crs.total == 388
    assert report(replace(better, tests=(*better.tests, CELPIP))).crs.total == 417


def test_improvements_are_what_a_recount_gives_and_best_first():
    found = report(replace(ANNA, tests=(replace(TEF, speaking="456"), CELPIP)))
    gains = [each.gain for each in found.improvements if each.gain > 0]
    assert gains == sorted(gains, reverse=True)
    assert found.improvements[0].code == "improve.nomination"
    step = next(each for each in found.improvements if each.code == "improve.language_step" and each.gain)
    ability, score = step.finding.values["ability"], str(step.finding.values["needed_score"])
    of = {"TEF Canada": 0, "CELPIP-General": 1}[step.finding.values["test"].en]
    tests = [replace(TEF, speaking="456"), CELPIP]
    tests[of] = replace(tests[of], **{ability: score})
    assert report(replace(ANNA, tests=tuple(tests))).crs.total == step.total
    together = [each for each in found.improvements if each.code == "improve.together"]
    assert together
    assert all(each.gain > 0 for each in together)


@pytest.mark.parametrize("room", range(0, 160, 8))
def test_two_changes_are_told_together_only_when_they_bring_more_than_each(room):
    """The cap of the whole grid is brought down, so that many changes bring the same."""
    grid, partner = load_points().crs.on(ON), Person(id="spouse", role="spouse", education_level="secondary")
    facts = replace(ANNA, tests=(TEF, CELPIP), marital_status="married", persons=(YOU, partner))
    reading = Readings(facts, book(), load_points(), ON).on(ON)
    now = best_points(reading.most, grid).total
    low = replace(grid, caps=replace(grid.caps, total=now + room))
    found = improvements(reading, low, Dates(), book().tests)
    gains = [each.gain for each in found]
    assert gains == sorted(gains, reverse=True)
    assert all(each.total == now + each.gain and 0 <= each.gain <= room for each in found)
    alone = {said(each.finding): each.gain for each in found if each.code != "improve.together"}
    together = [each for each in found if each.code == "improve.together"]
    assert len(together) <= 3
    for each in together:
        parts = [said(each.finding.values[name]) for name in ("one", "other")]
        assert each.gain > max(gain for part, gain in alone.items() if part in parts)


def test_a_further_year_is_the_next_one_with_its_day_where_the_work_goes_on():
    reading = Readings(ANNA, book(), load_points(), ON).on(ON)
    for kind in ("canadian", "foreign"):
        years = getattr(reading.most, f"{kind}_years") + 1
        for dates, code in (
            (Dates(), ""),
            (Dates(canadian_on=D(2027, 1, 1), foreign_on=D(2027, 2, 1)), "_on"),
        ):
            found = improvements(reading, load_points().crs.on(ON), dates, book().tests)
            told = [each for each in found if said_of(each).startswith(f"improve.{kind}_year")]
            day = getattr(dates, f"{kind}_on")
            assert [(said_of(each), each.by) for each in told] == [(f"improve.{kind}_year{code}", day)]
            assert {years_in(each) for each in told} == {(years, day)}


@pytest.mark.parametrize(
    ("contracts", "canadian", "foreign"),
    [
        ((job(),), False, True),
        ((job("2025-03-03"),), False, True),
        ((job("2025-09-01", country="CA", authorised=True),), True, False),
        ((job("2024-09-01", country="CA", authorised=True), job("2020-01-06", "2022-06-30")), True, False),
        ((job("2020-01-06", "2022-06-30"),), False, False),
    ],
)
def test_the_next_year_is_reached_on_the_first_day_that_has_one_more(contracts, canadian, foreign):
    told = Readings(replace(ANNA, contracts=contracts), book(), load_points(), ON)
    now, dates = told.on(ON), next_years(told, told.on(ON))
    for name, goes_on in (("canadian", canadian), ("foreign", foreign)):
        day = getattr(dates, f"{name}_on")
        assert (day is not None) is goes_on
        if day is not None:
            held = getattr(now, name).most
            assert getattr(told.on(day), name).most == held + 1
            assert getattr(told.on(day - timedelta(days=1)), name).most == held


def said_of(improvement):
    """Return the code of the change itself, where it is told that it brings nothing too."""
    return improvement.finding.values.get("what", improvement.finding).code


def years_in(improvement):
    values = improvement.finding.values.get("what", improvement.finding).values
    return values["years"], values["by_on"]


def said(finding):
    """Return a finding without what was added when its gain was known."""
    values = {name: value for name, value in finding.values.items() if name not in {"gain", "total"}}
    return finding.code, str(values)


def test_a_group_that_is_full_is_said_to_be():
    facts = replace(
        ANNA, tests=(replace(TEF, listening="503", reading="503", writing="512", speaking="518"),)
    )
    idle = {each.code: each.finding.values for each in report(facts).improvements if not each.gain}
    assert (
        idle["improve.full"]["what"].code == "improve.certificate"
    )  # 50 of education and 50 of foreign work
    assert (idle["improve.full"]["group"], idle["improve.full"]["most"]) == ("transferability", 100)
    assert idle["improve.nothing"]["what"].code == "improve.foreign_year_on"
    told = words_for("en").sentence("improve.full", idle["improve.full"])
    assert told.endswith("brings 0, this group is full (100 of 100)")


def test_what_happens_by_itself_has_its_day():
    found = {(each.on, each.finding.code): each.change for each in report().ahead}
    assert found[D(2027, 2, 11), "ahead.birthday"] == -5
    assert (D(2027, 6, 14), "ahead.test_expires") in found
    grown = replace(ANNA, tests=(replace(TEF, speaking="456"),), contracts=(job("2025-09-01"),))
    assert {each.on: each.change for each in report(grown).ahead}[D(2026, 9, 1)] == 13


def test_work_that_grows_out_of_ten_years_is_announced():
    old = job("2014-01-01", "2017-06-30")
    found = report(replace(ANNA, contracts=(old,)))
    assert found.reading.foreign.most == 1
    lost = [each.on for each in found.ahead if each.finding.code == "ahead.year_lost"]
    assert lost[:1] == [D(2026, 7, 2)]


def test_an_invitation_locks_the_age():
    later = report(on=D(2027, 3, 1), invited_on=D(2027, 1, 15))
    assert later.crs.points.age == 110
    assert report(on=D(2027, 3, 1)).crs.points.age == 105
    assert not [each for each in later.ahead if each.finding.code == "ahead.birthday"]


def test_two_occupations_abroad_are_sources_in_conflict():
    two = replace(
        ANNA,
        tests=(replace(TEF, speaking="456"),),
        contracts=(job("2022-06-01", "2024-05-31"), job("2024-06-01", "2026-05-31", noc="22222")),
    )
    found = report(two)
    assert (found.reading.foreign.most, found.reading.foreign.sure) == (4, 2)
    assert codes(found) == ["points.years_one_occupation"]
    assert found.crs.total - found.crs.sure == 12


def test_years_of_part_time_together_and_twice_at_once():
    half = replace(ANNA, contracts=(replace(job("2022-06-01"), hours_per_week="15"),))
    assert report(half).reading.foreign.most == 2
    twice = replace(ANNA, contracts=(job("2024-06-01"), job("2024-06-01", noc="22222")))
    assert report(twice).reading.foreign.most == 2


def test_work_in_canada_counts_only_as_what_it_is():
    def years(**more):
        found = report(replace(ANNA, contracts=(job("2024-06-01", country="CA", **more),))).reading.canadian
        return found.most, found.sure

    assert years(authorised=True) == (2, 2)
    assert years() == (2, 0)
    assert years(authorised=False) == (0, 0)
    assert years(authorised=True, kind="self_employed") == (0, 0)
    assert years(authorised=True, employer_country="FR") == (2, 0)
    study = Study(first=D(2024, 1, 1), last=D(2025, 5, 31), country="CA")
    worked = replace(ANNA, contracts=(job("2024-06-01", country="CA", authorised=True),), studies=(study,))
    assert report(worked).reading.canadian.most == 1


DIPLOMA = Credential(id="d1", country="FR", title="Master", level="master_or_professional")


@pytest.mark.parametrize(
    ("changed", "total_level", "sure_level", "code"),
    [
        (
            {"evaluated_on": D(2025, 1, 1), "evaluated_by": "WES Canada"},
            "master_or_professional",
            "master_or_professional",
            None,
        ),
        ({"evaluated_on": D(2025, 1, 1)}, "master_or_professional", "", "points.evaluation_issuer_untold"),
        ({}, "", "", "points.evaluation_missing"),
        ({"evaluated_on": D(2021, 6, 1), "evaluated_by": "ICAS"}, "", "", "points.evaluation_expired"),
        (
            {"evaluated_on": D(2025, 1, 1), "evaluated_by": "ENIC-NARIC France"},
            "",
            "",
            "points.evaluation_not_designated",
        ),
        ({"evaluated_on": D(2025, 1, 1), "evaluated_by": "MIFI"}, "", "", "points.evaluation_not_designated"),
        (
            {"evaluated_on": D(2025, 1, 1), "evaluated_by": "WES", "level": None},
            "",
            "",
            "points.level_missing",
        ),
        ({"country": "CA"}, "master_or_professional", "master_or_professional", "points.study_assumed"),
    ],
)
def test_a_diploma_counts_as_its_evaluation_does(changed, total_level, sure_level, code):
    untold = replace(YOU, education_level=None)
    found = report(replace(ANNA, persons=(untold,), credentials=(replace(DIPLOMA, **changed),)))
    assert (found.reading.most.education, found.reading.sure.education) == (total_level, sure_level)
    assert (code is None and not found.crs.provisos) or code in codes(found)


@pytest.mark.parametrize(("best", "lower"), [(TEF, "300"), (CELPIP, "4")])
def test_a_test_that_is_not_the_best_of_its_language_is_said_to_be_unused(best, lower):
    assert "points.test_unused" not in codes(report(replace(ANNA, tests=(TEF, CELPIP))))
    lesser = replace(best, id="t9", speaking=lower)
    assert codes(report(replace(ANNA, tests=(TEF, CELPIP, lesser)))).count("points.test_unused") == 1


def test_two_diplomas_one_of_three_years_make_a_level_of_their_own():
    evaluated = {"evaluated_on": D(2025, 1, 1), "evaluated_by": "IQAS"}
    pair = (
        Credential(id="d1", country="FR", level="bachelor_or_3yr", **evaluated),
        Credential(id="d2", country="FR", level="one_year", **evaluated),
    )
    untold = replace(YOU, education_level=None)
    assert (
        report(replace(ANNA, persons=(untold,), credentials=pair)).reading.most.education
        == "two_or_more_one_3yr"
    )
    short = (replace(pair[0], level="two_year"), pair[1])
    assert report(replace(ANNA, persons=(untold,), credentials=short)).reading.most.education == "two_year"
    school = (pair[0], replace(pair[1], level="secondary"))
    assert (
        report(replace(ANNA, persons=(untold,), credentials=school)).reading.most.education
        == "bachelor_or_3yr"
    )


@pytest.mark.parametrize(
    ("changed", "most", "sure"),
    [
        ({}, 30, 0),
        ({"in_canada_full_time_months": 16, "distance": False, "language_study_over_half": False}, 30, 30),
        ({"in_canada_full_time_months": 7}, 0, 0),
        ({"distance": True}, 0, 0),
        ({"language_study_over_half": True}, 0, 0),
        ({"level": "two_year"}, 15, 0),
        ({"level": "secondary"}, 0, 0),
    ],
)
def test_study_in_canada_says_what_was_assumed(changed, most, sure):
    found = report(replace(ANNA, credentials=(replace(DIPLOMA, country="CA", **changed),)))
    assert found.crs.points.canadian_study == most
    assert found.crs.total - found.crs.sure == most - sure
    assert ("points.study_assumed" in codes(found)) == (most > sure)


def test_the_level_that_was_told_is_that_of_the_only_canadian_diploma():
    one = replace(DIPLOMA, country="CA", level=None)
    told = replace(YOU, education_level="two_year")
    assert report(replace(ANNA, persons=(told,), credentials=(one,))).crs.points.canadian_study == 15
    two = (one, replace(one, id="d2"))
    assert report(replace(ANNA, persons=(told,), credentials=two)).crs.points.canadian_study == 0


WHOLE = {"distance": False, "language_study_over_half": False}
STUDY = Study(id="s1", first=D(2021, 9, 6), last=D(2023, 4, 28), country="CA")


@pytest.mark.parametrize(
    ("study", "changed", "most", "sure"),
    [
        ({}, {**WHOLE, "in_canada_full_time_months": 4}, 30, 30),
        ({}, WHOLE, 30, 30),
        ({"first": D(2019, 9, 3), "last": D(2020, 3, 1)}, {**WHOLE, "in_canada_full_time_months": 4}, 30, 30),
        ({"first": D(2019, 9, 3), "last": D(2020, 2, 29)}, {**WHOLE, "in_canada_full_time_months": 4}, 0, 0),
        ({"first": D(2022, 8, 31)}, {**WHOLE, "in_canada_full_time_months": 4}, 30, 30),
        ({"first": D(2022, 9, 1)}, {**WHOLE, "in_canada_full_time_months": 4}, 0, 0),
        ({"country": "FR"}, {**WHOLE, "in_canada_full_time_months": 4}, 0, 0),
        ({"person": "spouse"}, {**WHOLE, "in_canada_full_time_months": 4}, 0, 0),
        ({}, {"in_canada_full_time_months": 4}, 30, 0),
        ({}, {"language_study_over_half": True}, 0, 0),
        ({}, {"distance": True, "language_study_over_half": False}, 30, 0),
        ({"institution": "McGill"}, {**WHOLE, "in_canada_full_time_months": 4, "institution": "UBC"}, 0, 0),
        (
            {"institution": "McGill"},
            {**WHOLE, "in_canada_full_time_months": 4, "institution": "MCGILL "},
            30,
            30,
        ),
        ({}, {**WHOLE, "in_canada_full_time_months": 4, "awarded_on": D(2020, 6, 1)}, 0, 0),
    ],
)
def test_months_and_presence_are_not_asked_of_study_between_march_2020_and_august_2022(
    study, changed, most, sure
):
    diploma = replace(DIPLOMA, **{"country": "CA", **changed})
    found = report(replace(ANNA, credentials=(diploma,), studies=(replace(STUDY, **study),)))
    assert found.crs.points.canadian_study == most
    assert found.crs.total - found.crs.sure == most - sure


@pytest.mark.parametrize(
    ("noc", "by", "day", "level"),
    [
        ("31120", "WES", D(2025, 1, 1), ""),
        ("31120", "PEBC", D(2025, 1, 1), "master_or_professional"),
        ("31100", "IQAS", D(2025, 1, 1), ""),
        ("31102", "Conseil médical du Canada", D(2025, 1, 1), "master_or_professional"),
        ("21200", "WES", D(2024, 10, 31), ""),
        ("21200", "WES", D(2024, 10, 30), "master_or_professional"),
        ("21200", "CACB", D(2025, 1, 1), "master_or_professional"),
        ("21232", "WES", D(2025, 1, 1), "master_or_professional"),
    ],
)
def test_the_evaluation_of_another_body_than_the_occupations_own_gives_no_points(noc, by, day, level):
    told = replace(DIPLOMA, country="FR", evaluated_by=by, evaluated_on=day)
    for person in (YOU, replace(YOU, education_level=None)):
        found = report(replace(ANNA, persons=(person,), contracts=(job(noc=noc),), credentials=(told,)))
        assert (found.reading.most.education, found.reading.sure.education) == (level, level)
        assert (found.fsw67.points.education > 0) == (found.crs.points.education > 0) == bool(level)
        assert any("evaluation_wrong_body" in code for code in codes(found)) == (not level)
        for each in found.crs.provisos:
            assert "{" not in words_for("fr").of(each)


@pytest.mark.parametrize(
    ("changed", "awaited"),
    [
        ({}, True),
        ({"evaluated_on": D(2021, 6, 1), "evaluated_by": "WES"}, True),
        ({"evaluated_on": D(2025, 1, 1), "evaluated_by": "Uncle"}, True),
        ({"evaluated_on": D(2025, 1, 1), "evaluated_by": "WES"}, True),  # not the pharmacists' own
        ({"evaluated_on": D(2025, 1, 1), "evaluated_by": "PEBC"}, False),
        ({"evaluated_on": D(2025, 1, 1)}, False),
        ({"country": "CA"}, False),
    ],
)
def test_how_long_an_evaluation_takes_is_said_where_a_diploma_has_none_that_counts(changed, awaited):
    told = replace(ANNA, contracts=(job(noc="31120"),), credentials=(replace(DIPLOMA, **changed),))
    assert ("improve.evaluation_comes" in {each.finding.code for each in report(told).waits}) is awaited


def test_the_body_of_an_occupation_binds_no_partner():
    partner = Person(id="spouse", role="spouse")
    theirs = replace(
        DIPLOMA, id="d9", person="spouse", country="FR", evaluated_by="WES", evaluated_on=D(2025, 1, 1)
    )
    couple = replace(
        ANNA,
        persons=(YOU, partner),
        marital_status="married",
        contracts=(job(noc="31120"),),
        credentials=(theirs,),
    )
    assert report(couple).reading.partner_education.most == "master_or_professional"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"persons": (replace(YOU, born_on=None),)}, "points.age_untold"),
        ({"persons": (replace(YOU, education_level=None),)}, "points.education_untold"),
        ({"tests": ()}, "points.language_untold"),
        ({"marital_status": None}, "points.marital_status_untold"),
        ({"sibling_in_canada": None}, "points.sibling_in_canada_untold"),
        ({"first_language": "en"}, "points.first_language_untested"),
        ({"tests": (replace(TEF, taken_on=None),)}, "points.test_undated"),
        ({"tests": (replace(TEF, taken_on=D(2024, 1, 1)),)}, "points.test_expired"),
        ({"tests": (replace(TEF, speaking=""),)}, "points.test_incomplete"),
        ({"tests": (replace(TEF, name="DALF C1"),)}, "points.test_not_designated"),
        ({"tests": (replace(TEF, name="TEF"),)}, "language.which_test"),
        ({"tests": (replace(TEF, listening="298"),)}, "language.old_scale"),
        ({"tests": (TEF, replace(TEF, id="t9", speaking="300"))}, "points.test_unused"),
        ({"nominations": (Nomination(nominated_on=D(2026, 1, 1)),)}, "points.nomination_without_province"),
        ({"nominations": (Nomination(province="ON"),)}, "points.nomination_undated"),
        ({"programme": "pnp"}, "points.nomination_awaited"),
        ({"marital_status": "married"}, "points.partner_untested"),
    ],
)
def test_what_is_missing_or_doubted_is_named(changed, code):
    found = report(replace(ANNA, **changed))
    assert code in codes(found)
    assert found.crs.sure <= found.crs.total


def test_a_missing_fact_lowers_what_is_sure():
    assert report(replace(ANNA, marital_status=None)).crs.sure < report().crs.total
    undated = report(replace(ANNA, tests=(replace(TEF, taken_on=None),)))
    assert undated.crs.total - undated.crs.sure == 60
    doubtful = report(replace(ANNA, nominations=(Nomination(nominated_on=D(2026, 1, 1)),)))
    assert (doubtful.crs.total, doubtful.crs.sure) == (905, 305)
    sure = report(replace(ANNA, nominations=(Nomination(province="ON", nominated_on=D(2026, 1, 1)),)))
    assert (sure.crs.total, sure.crs.sure) == (905, 905)


def test_of_two_tests_of_a_language_the_better_one_is_used_whole():
    low = replace(TEF, id="t9", speaking="456", listening="300")
    used = report(replace(ANNA, tests=(low, TEF))).reading.tests.french
    assert used.told.id == "t1"


def test_after_the_last_day_of_the_grid_the_total_is_neither_sure_nor_current():
    later = report(on=D(2026, 11, 3))
    assert (later.crs.current, later.crs.sure) == (False, None)
    assert later.crs.total > 0
    assert codes(later)[0] == "points.grid_not_current"
    told = words_for("en").of(later.crs.provisos[0])
    assert all(word in told for word in ("high-wage", "job offer", "French"))
    assert report(replace(ANNA, points_in_account=402), on=D(2026, 11, 3)).crs.compared == 402
    assert report(on=D(2026, 11, 2)).crs.current


COUPLE = Facts(
    marital_status="married",
    persons=(
        Person(
            id="principal", role="principal", born_on=D(1992, 1, 5), education_level="master_or_professional"
        ),
        Person(id="spouse", role="spouse", born_on=D(1997, 1, 5), education_level="bachelor_or_3yr"),
    ),
    contracts=(job("2022-01-01"), job("2022-01-01", noc="22222", person="spouse", id="c2")),
    tests=(
        LanguageTest(
            id="t1",
            name="TCF Canada",
            taken_on=D(2025, 6, 1),
            listening="549",
            reading="549",
            writing="16",
            speaking="16",
        ),
        LanguageTest(
            id="t2",
            name="IELTS GT",
            language="en",
            taken_on=D(2025, 6, 1),
            listening="6",
            reading="6",
            writing="6",
            speaking="6",
        ),
        LanguageTest(
            id="t3",
            person="spouse",
            name="TCF Canada",
            taken_on=D(2025, 6, 1),
            listening="549",
            reading="549",
            writing="16",
            speaking="16",
        ),
        LanguageTest(
            id="t4",
            person="spouse",
            name="IELTS GT",
            language="en",
            taken_on=D(2025, 6, 1),
            listening="7.5",
            reading="7",
            writing="7",
            speaking="7",
        ),
    ),
)


def test_who_is_the_principal_and_a_partner_who_stays():
    found = report(COUPLE)
    others = {each.finding.code: each.total for each in found.alternatives}
    assert (found.crs.total, others["points.partner_principal"], others["points.partner_stays"]) == (
        519,
        516,
        516,
    )
    assert report(exchanged(COUPLE)).crs.total == 516
    assert exchanged(exchanged(COUPLE)) == COUPLE
    told = next(each.finding for each in found.alternatives if each.finding.code == "points.partner_stays")
    assert "declared" in words_for("en").of(told)


def test_a_partner_who_is_canadian_or_stays_is_counted_as_alone():
    you, them = COUPLE.persons
    for changed in ({"accompanying": False}, {"canadian": "citizen"}, {"citizenships": ("FR", "CA")}):
        found = report(replace(COUPLE, persons=(you, replace(them, **changed))))
        assert not found.crs.points.with_partner
        assert found.crs.total == 516


def test_the_better_order_of_languages_and_the_declared_one():
    facts = replace(
        ANNA,
        tests=(
            replace(TEF, listening="503", reading="503", writing="512", speaking="518"),
            replace(CELPIP, listening="7", reading="8", writing="8", speaking="8"),
        ),
    )
    found = report(facts)
    assert set(found.crs.orders) == {"fr", "en"}
    assert found.crs.total == max(found.crs.orders.values())
    declared = report(facts, first_language="en")
    assert declared.crs.total == found.crs.orders["en"]
    assert report(replace(facts, first_language="en")).crs.total == found.crs.orders["en"]


@pytest.mark.parametrize(
    ("changed", "reason", "points"),
    [
        ({"relative_in_canada": True}, "relative", 5),
        ({"sibling_in_canada": True}, "relative", 5),
        ({"offers": (JobOffer(employer="X", noc="21232", basis="lmia"),)}, "arranged_employment", 5),
        ({"offers": (JobOffer(employer="X", noc="21232"),)}, "arranged_employment", 0),
        ({"offers": (JobOffer(employer="X", noc="75110", basis="lmia"),)}, "arranged_employment", 0),
        ({"studies": (Study(first=D(2018, 9, 1), last=D(2020, 4, 30), country="CA"),)}, "own_study", 5),
        ({"studies": (Study(first=D(2018, 9, 1), last=D(2019, 4, 30), country="CA"),)}, "own_study", 0),
        (
            {"contracts": (job(), job("2014-01-01", "2015-02-28", country="CA", authorised=True, id="old"))},
            "own_work",
            10,
        ),
        (
            {
                "contracts": (
                    job(),
                    job(
                        "2014-01-01", "2015-02-28", country="CA", authorised=True, kind="volunteer", id="old"
                    ),
                )
            },
            "own_work",
            0,
        ),
    ],
)
def test_the_reasons_of_section_83(changed, reason, points):
    assert report(replace(ANNA, **changed)).fsw67.points.reasons.get(reason, 0) == points


def test_what_a_partner_adds_to_the_67_points():
    found = report(COUPLE).fsw67.points
    assert found.reasons == {"spouse_language": 5}
    you, them = COUPLE.persons
    waiter = job(
        "2015-01-01", "2016-02-28", noc="65200", country="CA", authorised=True, person="spouse", id="w"
    )
    worked = replace(COUPLE, contracts=(*COUPLE.contracts, waiter))
    assert report(worked).fsw67.points.reasons == {"spouse_language": 5, "spouse_work": 5}
    citizen = replace(worked, persons=(you, replace(them, canadian="citizen")))
    assert report(citizen).fsw67.points.reasons == {}
    abroad = replace(worked, persons=(you, replace(them, canadian="permanent_resident", residence="FR")))
    assert report(abroad).fsw67.points.reasons["spouse_language"] == 5


def test_the_67_points_need_level_7_in_all_four():
    assert report().fsw67.points.total is None
    enough = report(replace(ANNA, tests=(replace(TEF, speaking="456"),)))
    assert (enough.fsw67.points.total, enough.fsw67.verdict) == (16 + 23 + 11 + 12, "not_met")
    related = replace(ANNA, tests=(replace(TEF, speaking="456"),), relative_in_canada=True)
    assert (report(related).fsw67.points.total, report(related).fsw67.verdict) == (67, "met")


def test_the_67_points_asked_alone_are_those_of_the_report():
    told = Readings(COUPLE, book(), load_points(), ON)
    assert selection(told, told.on(ON)) == report(COUPLE).fsw67


@pytest.mark.parametrize(("levels", "known"), [(("bachelor_or_3yr", ""), True), (("",), False)])
def test_a_diploma_without_a_level_is_a_gap_only_where_no_other_has_one(levels, known):
    diplomas = tuple(
        Credential(
            id=f"d{at}", title="X", country="FR", level=level, evaluated_by="WES", evaluated_on=D(2025, 6, 1)
        )
        for at, level in enumerate(levels)
    )
    person = replace(YOU, education_level="")
    told = replace(ANNA, persons=(person,), credentials=diplomas)
    assert report(told).fsw67.known is known


@pytest.mark.parametrize(
    ("offer", "points"),
    [
        ({"basis": "lmia", "noc": "21232"}, 50),
        ({"basis": "lmia", "noc": ""}, 0),
        ({"basis": "none", "noc": "21232"}, 0),
    ],
)
def test_an_offer_gave_points_when_it_qualified_and_its_occupation_was_told(offer, points):
    on = D(2025, 3, 1)  # before the points of offers ended
    found = report(replace(ANNA, offers=(JobOffer(id="o1", employer="X", **offer),)), on=on).crs.points
    assert found.arranged_employment == points


@pytest.mark.parametrize(
    ("account", "read_on", "code"),
    [
        (305, None, None),
        (320, None, "points.account_differs"),
        (320, D(2026, 6, 1), "points.account_differs"),
        (305, D(2026, 6, 2), "points.account_ahead"),
        (305, D(2025, 3, 24), "points.account_before_grid"),
        (305, D(2025, 3, 25), None),
    ],
)
def test_what_is_to_be_said_of_the_points_the_account_shows(account, read_on, code):
    found = report(replace(ANNA, points_in_account=account, points_in_account_on=read_on))
    assert [each for each in codes(found) if "account" in each] == ([code] if code else [])
    assert found.crs.compared == account


@pytest.mark.parametrize(
    ("born", "invited", "on", "most", "sure"),
    [
        (D(1990, 7, 1), D(2026, 6, 20), D(2026, 7, 5), 12, 11),
        (D(1990, 7, 1), D(2026, 6, 20), D(2026, 6, 30), 12, 12),
        (D(1990, 7, 1), None, D(2026, 7, 5), 11, 11),
        (D(1997, 7, 1), D(2026, 6, 20), D(2026, 7, 5), 12, 12),
    ],
)
def test_the_67_points_keep_the_age_of_the_invitation_by_a_public_policy_only(born, invited, on, most, sure):
    facts = replace(ANNA, persons=(replace(YOU, born_on=born),))
    found = points_report(facts, book(), load_points(), on, invited_on=invited).fsw67
    assert (found.points.age, found.sure.age) == (most, sure)
    assert ("points.age_by_policy" in [each.code for each in found.provisos]) == (most > sure)


@pytest.mark.parametrize(
    ("test", "known", "tested"),
    [
        (TEF, True, True),
        (replace(TEF, taken_on=D(2026, 6, 2)), False, False),
        (replace(TEF, taken_on=D(2024, 1, 1)), True, False),
        (replace(TEF, name="DALF C1"), True, False),
        (replace(TEF, taken_on=None), True, True),
    ],
)
def test_a_test_still_to_come_leaves_the_67_points_unknown(test, known, tested):
    found = report(replace(ANNA, tests=(test,))).fsw67
    assert (found.known, found.tested) == (known, tested)


def waited(facts, **more):
    found = report(replace(facts, **more)).waits
    for each in found:
        assert "{" not in words_for("fr").of(each.finding)
    return {
        (str(each.finding.values.get("test", "")) and each.finding.values["test"].en): each.finding.values[
            "by_on"
        ]
        for each in found
    }


def test_what_would_raise_the_points_says_how_long_it_takes_to_come():
    alone = waited(ANNA)
    assert alone == {
        "TEF Canada": D(2026, 7, 13),
        "IELTS General Training": D(2026, 6, 14),
        "CELPIP-General": D(2026, 6, 8),
    }
    assert set(waited(ANNA, tests=(TEF, CELPIP))) == {"TEF Canada", "CELPIP-General"}
    foreign = replace(DIPLOMA, evaluated_on=None)
    assert waited(ANNA, credentials=(foreign,))[""] == D(2026, 10, 19)
    good = replace(DIPLOMA, evaluated_on=D(2025, 1, 1), evaluated_by="WES")
    assert "" not in waited(ANNA, credentials=(good,))
    partner = Person(id="spouse", role="spouse", education_level="secondary")
    couple = {"credentials": (good,), "marital_status": "married", "persons": (YOU, partner)}
    assert waited(ANNA, **couple)[""] == D(2026, 10, 19)
    assert "" not in waited(ANNA, **couple | {"persons": (YOU, replace(partner, education_level="doctoral"))})


def test_a_new_test_is_told_with_scores_that_give_the_level():
    (new,) = [
        each.finding
        for each in report().improvements
        if each.code == "improve.language_new" and each.finding.values["level"] == 9
    ]
    assert words_for("en").of(new) == (
        "Level 9 in English in all four abilities (IELTS General Training: 8, 7, 7, 7)"
    )
