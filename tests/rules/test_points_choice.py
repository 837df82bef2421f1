"""Which test, whose nomination: what is chosen among several facts, and what of them is one person's alone."""

from datetime import date

import pytest
from msgspec.structs import replace

from casefile.rules.facts import Credential, JobOffer, LanguageTest, Nomination, Person, Qualification
from casefile.rules.points.report import exchanged
from tests.rules.test_eligibility import judged
from tests.rules.test_points_report import ANNA, CELPIP, ON, TEF, YOU, report

D = date
BEN = Person(id="spouse", role="spouse", born_on=D(1996, 1, 1), education_level="bachelor_or_3yr")
PAIR = replace(ANNA, marital_status="married", persons=(YOU, BEN))


def told(test, scores, **more):
    named = dict(zip(("listening", "reading", "writing", "speaking"), scores.split("/"), strict=True))
    return replace(test, **named, **more)


def test_a_better_test_without_its_day_never_hides_one_that_counts():
    dated = told(TEF, "434/434/428/500")
    undated = told(TEF, "546/546/558/556", id="u", taken_on=None)
    alone, both = report(replace(ANNA, tests=(dated,))), report(replace(ANNA, tests=(dated, undated)))
    assert both.crs.total > both.crs.sure == alone.crs.sure
    assert both.fsw67.sure.sum == alone.fsw67.sure.sum
    theirs = [replace(each, person="spouse") for each in (dated, undated)]
    one, two = (
        report(replace(PAIR, tests=(TEF, *chosen)))
        for chosen in (theirs[:1], theirs)
    )  # fmt: skip
    assert two.reading.sure.partner == one.reading.sure.partner
    assert two.crs.points.spouse_language > one.crs.points.spouse_language


def test_a_partners_test_is_the_one_that_gives_the_partner_most():
    """Levels 4, 10, 10, 6 give 11, levels 10, 5, 10, 5 give 12, and the first only reaches 4 in all four."""
    french = told(TEF, "306/546/558/422", id="f", person="spouse")
    english = LanguageTest(
        id="e", person="spouse", name="PTE Core", language="en", taken_on=TEF.taken_on,
        listening="89", reading="43", writing="90", speaking="52",
    )  # fmt: skip
    found = report(replace(PAIR, tests=(TEF, french, english)))
    assert found.crs.points.spouse_language == 12
    assert found.reasons.spouse_language


def test_the_partners_reason_is_met_by_any_test_that_reaches_it():
    high = told(TEF, "546/546/558/300", id="h", person="spouse")
    even = told(TEF, "306/306/268/328", id="e", person="spouse")
    found = report(replace(PAIR, tests=(TEF, high, even)))
    assert found.crs.points.spouse_language == 15
    assert found.fsw67.points.reasons == {"spouse_language": 5}


def test_the_67_points_are_counted_with_the_test_that_is_worth_the_most_there():
    """Levels 10, 10, 10, 6 rank higher, and only 7 in all four makes a skilled worker eligible."""
    uneven, even = told(TEF, "546/546/558/422"), told(TEF, "434/434/428/456", id="e")
    someone = replace(ANNA, persons=(replace(YOU, education_level="secondary"),), contracts=())
    found = report(replace(someone, tests=(uneven, even)))
    assert found.reading.tests.french.told == uneven
    assert found.fsw67.points.eligible_language
    assert found.fsw67.points.language == 16
    assert "points.other_test" in {each.code for each in found.fsw67.provisos}
    alone = report(replace(someone, tests=(even,)))
    assert "points.other_test" not in {each.code for each in alone.fsw67.provisos}


def test_of_many_tests_the_one_with_the_highest_weakest_ability_is_looked_at_too():
    """Four tests of 38 levels with an 8 stand before one of 36 that opens the columns of level 9."""
    tests = [
        told(CELPIP, "/".join("8" if at == low else "10" for at in range(4)), id=f"t{low}")
        for low in range(4)
    ]
    nines = told(CELPIP, "9/9/9/9", id="nines")
    found = report(replace(ANNA, tests=(*tests, nines)))
    assert found.reading.tests.english.told == nines


@pytest.mark.parametrize("status", ["citizen", "permanent_resident"])
def test_a_canadian_partner_is_no_principal_applicant(status):
    found = report(replace(PAIR, persons=(YOU, replace(BEN, canadian=status))))
    assert found.alternatives == ()
    assert len(report(PAIR).alternatives) == 2


def test_what_is_the_applicants_alone_does_not_go_over_to_the_partner():
    facts = replace(
        PAIR,
        certificate_of_qualification=True,
        nominations=(Nomination(id="n", province="ON", nominated_on=D(2026, 1, 1)),),
        offers=(JobOffer(id="o", noc="21232", basis="lmia"),),
        qualifications=(Qualification(id="q", on=D(2020, 1, 1)),),
        sibling_in_canada=True,
    )
    other = exchanged(facts)
    assert (other.nominations, other.offers, other.qualifications) == ((), (), ())
    assert other.certificate_of_qualification is None
    assert other.sibling_in_canada
    bare = replace(facts, nominations=(), offers=(), certificate_of_qualification=False)
    principal = [
        each.total for each in report(facts).alternatives if each.finding.code == "points.partner_principal"
    ]
    assert principal == [
        each.total for each in report(bare).alternatives if each.finding.code == "points.partner_principal"
    ]


def nominated(**more):
    told_of = {"province": "ON", "nominated_on": D(2026, 1, 1), **more}
    return replace(ANNA, nominations=(Nomination(id="n", **told_of),))


@pytest.mark.parametrize("province", ["QC", "Québec", "NU", "Nunavut"])
def test_a_province_without_nominees_gives_nothing(province):
    found = report(nominated(province=province))
    assert found.crs.points.nomination == 0
    assert "points.nomination_none_there" in {each.code for each in found.crs.provisos}


def test_a_province_that_does_not_exist_leaves_the_points_in_doubt():
    found = report(nominated(province="XX"))
    assert (found.crs.points.nomination, found.crs.sure) == (600, report().crs.sure)
    assert "points.nomination_unknown_province" in {each.code for each in found.crs.provisos}
    assert report(nominated(province="Nouveau-Brunswick")).crs.sure == report().crs.sure + 600


@pytest.mark.parametrize(("ends", "sure"), [(ON, 600), (D(2026, 5, 31), 0)])
def test_a_nomination_that_has_ended_is_not_sure_any_more(ends, sure):
    found = report(nominated(expires_on=ends))
    assert found.crs.points.nomination == 600
    assert found.crs.sure == report().crs.sure + sure


def test_the_end_of_a_nomination_is_announced_on_the_day_after():
    found = report(nominated(expires_on=D(2026, 7, 1)))
    assert next((each.on, each.finding.code) for each in found.ahead) == (
        D(2026, 7, 2),
        "ahead.nomination_expires",
    )


@pytest.mark.parametrize(
    ("more", "verdict"),
    [
        ({}, "met"),
        ({"province": "QC"}, "not_met"),
        ({"expires_on": D(2026, 5, 31)}, "unknown"),
        ({"nominated_on": D(2026, 6, 2)}, "unknown"),
    ],
)
def test_the_nomination_of_a_nominee(more, verdict):
    found = judged(nominated(**more), ON)["pnp"]
    assert found.conditions[0].name == "nomination"
    assert found.conditions[0].verdict == verdict


def test_a_test_the_points_fall_back_on_is_announced_when_it_ends_too():
    first, second = (
        told(TEF, "546/546/558/556"),
        told(TEF, "434/434/428/456", id="e", taken_on=D(2025, 6, 20)),
    )
    found = report(replace(ANNA, tests=(first, second)))
    days = {each.on: each for each in found.ahead}
    assert days[D(2027, 6, 14)].finding.code == "ahead.test_expires"
    assert days[D(2027, 6, 20)].finding.code == "ahead.other_test_expires"
    assert days[D(2027, 6, 20)].change < 0


def test_the_evaluation_of_a_partner_is_announced_when_it_ends():
    diploma = Credential(
        id="d", person="spouse", title="Licence", country="FR", level="bachelor_or_3yr",
        evaluated_on=D(2021, 9, 1), evaluated_by="WES",
    )  # fmt: skip
    found = report(replace(PAIR, persons=(YOU, replace(BEN, education_level=None)), credentials=(diploma,)))
    ends = [each for each in found.ahead if each.finding.code == "ahead.partner_evaluation_expires"]
    assert [(each.on, each.change) for each in ends] == [(D(2026, 9, 1), -8)]


def test_a_gain_is_recounted_with_the_tests_that_are_worth_the_most_then():
    """A nomination fills its part: the bonus for French then gives nothing, and another pair of tests ranks higher."""
    french = told(TEF, "434/434/428/456", id="f")
    higher = told(TEF, "546/546/558/422", id="h")
    someone = replace(ANNA, persons=(replace(YOU, education_level="secondary"),), contracts=())
    for tests in ((french, higher), (told(TEF, "462/462/428/456", id="f"), higher)):
        facts = replace(someone, tests=tests)
        found = {each.code: each for each in report(facts).improvements}
        nominee = replace(facts, nominations=(Nomination(id="n", province="ON", nominated_on=ON),))
        assert found["improve.nomination"].total == report(nominee).crs.total


def test_a_step_from_an_old_scale_names_no_points_missing():
    """440 was 6 on the scale up to 2023-12-10; on the one of a new test 434 is 7."""
    old = told(TEF, "440/450/450/450", taken_on=D(2023, 12, 10))
    found = report(replace(ANNA, tests=(old,)), on=D(2025, 6, 1))
    step = next(each for each in found.improvements if each.finding.values.get("ability") == "listening")
    assert step.code == "improve.language_step_again"
    assert step.finding.values["needed_score"] == 434
