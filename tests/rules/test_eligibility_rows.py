"""Worked cases of eligibility, told as facts alone: those of the exercises, by their number, and others of their kinds.

The expected values were worked out by hand from the regulations before they were run.
"""

import csv
from datetime import date as day
from pathlib import Path

import pytest
from msgspec.structs import replace

from casefile.rules.facts import (
    Account,
    Contract,
    Credential,
    Facts,
    JobOffer,
    LanguageTest,
    Nomination,
    Person,
    Study,
)
from casefile.rules.points.report import PointsReport, points_report
from casefile.rules.rounds.invited import since_invited
from casefile.services.rulebook.points import load_points
from casefile.services.rulebook.rounds import load_rounds
from tests.rules.books import book
from tests.rules.test_eligibility import conditions, verdicts

ON = day(2026, 6, 1)
SHARED = Path(__file__).parents[3] / "shared" / "cases" / "eligibility.csv"
YOU = Person(id="principal", role="principal", born_on=day(1997, 2, 11))
PARTNER = Person(id="spouse", role="spouse", born_on=day(1996, 5, 1))
BACHELOR = Credential(
    id="d", title="Diploma", country="CA", level="bachelor_or_3yr", awarded_on=day(2025, 2, 1)
)
MONEY = Account(id="a", balance_cad=40000)


def celpip(levels: str, person: str = "principal") -> LanguageTest:
    one, two, three, four = levels.split("/") if "/" in levels else [levels] * 4
    return LanguageTest(
        id=f"t-{person}", person=person, name="celpip_g", language="en", taken_on=day(2025, 6, 14),
        listening=one, reading=two, writing=three, speaking=four,
    )  # fmt: skip


def job(first: day, last: day | None = None, noc="21232", country="FR", **more) -> Contract:
    told = {"id": f"c-{noc}-{first}", "employer": "Acme", "hours_per_week": "37.5", **more}
    authorised = told.pop("authorised", True if country == "CA" else None)
    return Contract(noc=noc, country=country, first=first, last=last, authorised=authorised, **told)


LONG = job(day(2020, 1, 6))
SINGLE = Facts(
    programme="fsw", marital_status="single", persons=(YOU,), contracts=(LONG,), credentials=(BACHELOR,),
    tests=(celpip("9"),), accounts=(MONEY,),
)  # fmt: skip
COUPLE = replace(SINGLE, marital_status="married", persons=(YOU, PARTNER))
AT_HOME = job(day(2025, 12, 1), country="CA", employer="Maple Ltd")
OFFER = JobOffer(
    id="o", employer="Maple", noc="21232", basis="lmia_exempt_permit", full_time=True, lasts_a_year=True
)


def report(facts: Facts) -> PointsReport:
    return points_report(facts, book(), load_points(), ON)


def offered(facts: Facts) -> tuple[int, int]:
    """Return the points of arranged employment and those of adaptability it gives."""
    points = report(facts).fsw67.points
    return points.arranged_employment, points.reasons.get("arranged_employment", 0)


def reasons(facts: Facts) -> dict[str, int]:
    return report(facts).fsw67.points.reasons


# --- the exercises, by number


def q01() -> None:
    """Six months and nine months back to back, two employers, TEER 2, in Canada, after study; CLB 8."""
    facts = replace(
        SINGLE, programme="cec", tests=(celpip("8"),),
        studies=(Study(id="s", first=day(2022, 1, 10), last=day(2025, 2, 28), country="CA"),),
        contracts=(
            job(day(2025, 3, 3), day(2025, 8, 31), noc="22222", country="CA", employer="One"),
            job(day(2025, 9, 1), None, noc="22222", country="CA", employer="Two"),
        ),
    )  # fmt: skip
    assert verdicts(facts)["cec"] == "met"
    assert conditions(facts)["hours"] == "met"


def q02() -> None:
    """One year in Canada, CLB 9, money under the table, no trade, no offer."""
    facts = replace(
        SINGLE, certificate_of_qualification=False, accounts=(replace(MONEY, balance_cad=9000),),
        contracts=(job(day(2025, 4, 1), country="CA"),),
    )  # fmt: skip
    assert verdicts(facts)["cec"] == "met"
    assert (verdicts(facts)["fsw"], conditions(facts)["funds"]) == ("not_met", "not_met")
    assert (verdicts(facts)["fst"], conditions(facts, "fst")["occupation"]) == ("not_met", "not_met")


def q03() -> None:
    """A cousin is no relative (R 83(5)): one who has only a cousin says no."""
    facts = replace(SINGLE, relative_in_canada=False, sibling_in_canada=False)
    assert reasons(facts) == {}
    assert report(facts).crs.points.sibling == 0


def q04() -> None:
    """A carpenter, three years of which one in Canada, CLB 5, secondary diploma, no offer, no certificate."""
    facts = replace(
        SINGLE, tests=(celpip("5"),), certificate_of_qualification=False,
        credentials=(replace(BACHELOR, level="secondary"),),
        contracts=(
            job(day(2023, 3, 1), day(2025, 3, 31), noc="72310"),
            job(day(2025, 4, 1), noc="72310", country="CA"),
        ),
    )  # fmt: skip
    assert verdicts(facts)["cec"] == "met"
    assert (verdicts(facts)["fsw"], conditions(facts)["language"]) == ("not_met", "not_met")
    assert (verdicts(facts)["fst"], conditions(facts, "fst")["offer"]) == ("not_met", "not_met")
    assert conditions(facts, "fst")["language"] == "met"


def q06() -> None:
    """The partner's older sister is a permanent resident living in Winnipeg."""
    facts = replace(COUPLE, sibling_in_canada=True, relative_in_canada=True)
    assert reasons(facts) == {"relative": 5}
    assert report(facts).crs.points.sibling == 15


def q07() -> None:
    """The partner who comes along has CLB 7 four times."""
    assert reasons(replace(COUPLE, tests=(celpip("9"), celpip("7", "spouse")))) == {"spouse_language": 5}


def q10() -> None:
    """Four weeks of exchange at a Canadian high school."""
    exchange = Study(id="s", first=day(2013, 3, 4), last=day(2013, 3, 29), country="CA")
    assert reasons(replace(SINGLE, studies=(exchange,))) == {}


def q12() -> None:
    """Two weeks of volunteering in Canada."""
    weeks = job(day(2019, 7, 1), day(2019, 7, 12), country="CA", kind="volunteer")
    assert reasons(replace(SINGLE, contracts=(LONG, weeks))) == {}


def q14() -> None:
    """A permit with an LMIA, the same employer offers a year and more, under a year worked."""
    facts = replace(SINGLE, offers=(replace(OFFER, basis="lmia"),), contracts=(LONG, AT_HOME))
    assert offered(facts) == (10, 5)


def q15() -> None:
    """A permit exempt from an LMIA, the same employer, eleven months and a half worked."""
    worked = replace(AT_HOME, first=day(2025, 6, 16))
    assert offered(replace(SINGLE, offers=(OFFER,), contracts=(LONG, worked))) == (0, 0)


def q16() -> None:
    """The same after thirteen months: the year in Canada gives its ten points too, ten is the most."""
    worked = replace(AT_HOME, first=day(2025, 4, 28))
    facts = replace(SINGLE, offers=(OFFER,), contracts=(replace(LONG, last=day(2025, 4, 25)), worked))
    assert offered(facts) == (10, 5)
    assert report(facts).fsw67.points.adaptability == 10


def q17() -> None:
    """A contract of six or of nine months, to be renewed."""
    for last in (day(2026, 12, 1), day(2027, 3, 1)):
        short = replace(OFFER, basis="lmia", lasts_a_year=None, ends_on=last)
        assert offered(replace(SINGLE, offers=(short,))) == (0, 0)


def q18() -> None:
    """Two full-time jobs in the same year are one year."""
    both = (
        job(day(2025, 5, 1), day(2026, 4, 30)),
        job(day(2025, 5, 1), day(2026, 4, 30), noc="21231", employer="Other"),
    )
    facts = replace(SINGLE, contracts=both)
    assert report(facts).fsw67.points.experience == 9
    assert report(facts).reading.most.foreign_years == 1


def q20() -> None:
    """539 at the invitation, the cut-off 442, what gave 50 is lost: 489 is still enough (A 11.2(2)(b)(ii))."""
    known = load_rounds(Path("/nowhere"))
    of_442 = known._replace(rounds=(replace(known.rounds[0], cutoff=442),))
    said = since_invited(of_442, known.rounds[0].on, 489, ())
    assert said is not None
    assert said.code == "rounds.invited_enough"
    short = since_invited(of_442, known.rounds[0].on, 441, ())
    assert short is not None
    assert (short.code, short.values["missing"]) == ("rounds.invited_short", 1)
    assert since_invited(of_442, day(2001, 1, 1), 441, ()) is None


def q21() -> None:
    """A birthday after the invitation: the earlier age ranks, and counts in the 67 points by a public policy only."""
    facts = replace(SINGLE, persons=(replace(YOU, born_on=day(1990, 5, 15)),))
    found = points_report(facts, book(), load_points(), ON, invited_on=day(2026, 5, 1))
    later = points_report(facts, book(), load_points(), ON)
    assert found.crs.points.age > later.crs.points.age
    assert (found.fsw67.points.age, found.fsw67.sure.age) == (12, 11)
    assert "points.age_by_policy" in {each.code for each in found.fsw67.provisos}


def q25() -> None:
    """Two foreign jobs in two occupations of two years each: two years for sure, four at most."""
    facts = replace(
        SINGLE,
        contracts=(
            job(day(2021, 1, 4), day(2023, 1, 6)),
            job(day(2023, 1, 9), day(2025, 1, 31), noc="21231", employer="Other"),
        ),
    )
    found = report(facts).reading.foreign
    assert (found.sure, found.most) == (2, 4)


ROWS = {
    "Q01": q01, "Q02": q02, "Q03": q03, "Q04": q04, "Q06": q06, "Q07": q07, "Q10": q10, "Q12": q12, "Q14": q14,
    "Q15": q15, "Q16": q16, "Q17": q17, "Q18": q18, "Q20": q20, "Q21": q21, "Q25": q25,
}  # fmt: skip


@pytest.mark.parametrize("number", ROWS)
def test_each_row_is_told_from_the_facts_alone(number):
    ROWS[number]()


@pytest.mark.skipif(not SHARED.exists(), reason="the worked cases are not beside this checkout")
def test_every_row_is_among_them():
    with SHARED.open(encoding="utf-8", newline="") as stream:
        assert {row["id"] for row in csv.DictReader(stream)} <= ROWS.keys()


# --- others of the same kinds


@pytest.mark.parametrize(
    ("offer", "contracts", "expected"),
    [
        (OFFER, (), (10, 5)),  # not told how long one has worked: admitted, not sure
        (replace(OFFER, working_since=day(2025, 6, 1)), (), (10, 5)),
        (replace(OFFER, working_since=day(2025, 6, 2)), (), (0, 0)),
        (replace(OFFER, basis="lmia", noc="75110"), (), (0, 0)),
        (replace(OFFER, basis="lmia", noc="44101"), (), (0, 0)),
        (replace(OFFER, basis="lmia", noc="73300"), (), (10, 5)),
        (replace(OFFER, basis="lmia", full_time=False), (), (0, 0)),
        (replace(OFFER, basis="lmia", lasts_a_year=False), (), (0, 0)),
        (replace(OFFER, basis="lmia", ends_on=day(2028, 6, 1)), (), (10, 5)),
        (replace(OFFER, basis="open_permit"), (replace(AT_HOME, first=day(2024, 1, 8)),), (0, 0)),
        (replace(OFFER, basis="none"), (), (0, 0)),
        # A break of two months: the year begins anew after it.
        (
            OFFER,
            (
                replace(AT_HOME, first=day(2024, 9, 2), last=day(2025, 6, 30)),
                replace(AT_HOME, id="c2", first=day(2025, 9, 1)),
            ),
            (0, 0),
        ),
        # Half time for two years is a year; for one, half of it.
        (OFFER, (replace(AT_HOME, first=day(2024, 5, 6), hours_per_week="15"),), (10, 5)),
        (OFFER, (replace(AT_HOME, first=day(2025, 5, 5), hours_per_week="15"),), (0, 0)),
        # Fifty hours a week are no more than thirty: ten months are ten months.
        (OFFER, (replace(AT_HOME, first=day(2025, 8, 1), hours_per_week="50"),), (0, 0)),
    ],
)
def test_offers(offer, contracts, expected):
    assert offered(replace(SINGLE, offers=(offer,), contracts=(LONG, *contracts))) == expected


def test_the_points_of_an_offer_not_all_told_are_not_sure():
    untold = replace(SINGLE, offers=(replace(OFFER, basis="lmia", lasts_a_year=None),))
    found = report(untold).fsw67
    assert (found.points.arranged_employment, found.sure.arranged_employment) == (10, 0)
    assert "offer.duration_untold" in {each.code for each in found.provisos}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        # Study: two academic years full time, no diploma needed, however long ago; one is none.
        ({"studies": (Study(id="s", first=day(2010, 9, 1), last=day(2012, 4, 30), country="CA"),)}, {"own_study": 5}),
        ({"studies": (Study(id="s", first=day(2010, 9, 1), last=day(2011, 4, 30), country="CA"),)}, {}),
        ({"studies": (Study(id="s", first=day(2010, 9, 1), last=day(2012, 4, 30), country="FR"),)}, {}),
        (
            {"studies": (Study(id="s", person="spouse", first=day(2015, 9, 1), last=day(2017, 4, 30), country="CA"),)},
            {"spouse_study": 5},
        ),
        # Work: a year with the right to do it, of TEER 0 to 3; the partner's of any.
        ({"contracts": (LONG, job(day(2017, 1, 2), day(2018, 1, 31), country="CA"))}, {"own_work": 10}),
        ({"contracts": (LONG, job(day(2017, 1, 2), day(2018, 1, 31), noc="65201", country="CA"))}, {}),
        ({"contracts": (LONG, job(day(2017, 1, 2), day(2017, 12, 1), country="CA"))}, {}),
        ({"contracts": (LONG, job(day(2017, 1, 2), day(2018, 1, 31), country="CA", authorised=False))}, {}),
        (
            {"contracts": (LONG, job(day(2017, 1, 2), day(2018, 1, 31), noc="65201", country="CA", person="spouse"))},
            {"spouse_work": 5},
        ),
        # The partner's test: level 4 in all four.
        ({"tests": (celpip("9"), celpip("4", "spouse"))}, {"spouse_language": 5}),
        ({"tests": (celpip("9"), celpip("4/4/3/4", "spouse"))}, {}),
        # A partner who stays, or who is a resident living in Canada or a citizen, gives none.
        ({"persons": (YOU, replace(PARTNER, accompanying=False)), "tests": (celpip("9"), celpip("7", "spouse"))}, {}),
        ({"persons": (YOU, replace(PARTNER, canadian="citizen")), "tests": (celpip("9"), celpip("7", "spouse"))}, {}),
        (
            {"persons": (YOU, replace(PARTNER, canadian="permanent_resident", residence="CA")),
             "tests": (celpip("9"), celpip("7", "spouse"))},
            {},
        ),
        # A relative counts once, a brother too.
        ({"relative_in_canada": True, "sibling_in_canada": True}, {"relative": 5}),
        ({"sibling_in_canada": True}, {"relative": 5}),
    ],
)  # fmt: skip
def test_adaptability(changed, expected):
    assert reasons(replace(COUPLE, **changed)) == expected


@pytest.mark.parametrize(
    ("changed", "programme", "condition", "verdict"),
    [
        # Level 5 is enough for an occupation of TEER 3, one ability under 7 too little for one of TEER 1.
        ({"contracts": (job(day(2025, 4, 1), noc="33103", country="CA"),), "tests": (celpip("5"),)},
         "cec", "language", "met"),
        ({"contracts": (job(day(2025, 4, 1), country="CA"),), "tests": (celpip("7/7/6/7"),)},
         "cec", "language", "not_met"),
        ({"contracts": (job(day(2025, 4, 1), country="CA", authorised=False),)}, "cec", "hours", "not_met"),
        ({"contracts": (job(day(2025, 4, 1), noc="65201", country="CA"),)}, "cec", "hours", "not_met"),
        ({"contracts": (job(day(2025, 4, 1), country="CA", kind="self_employed"),)}, "cec", "hours", "not_met"),
        # Half a year here and half a year there, apart: not continuous for the skilled workers.
        ({"contracts": (job(day(2024, 1, 8), day(2024, 7, 7)), job(day(2025, 11, 3)))}, "fsw", "hours", "not_met"),
        ({"contracts": (job(day(2010, 1, 4), day(2015, 12, 31)),)}, "fsw", "hours", "not_met"),
        ({"tests": (celpip("6/9/9/9"),)}, "fsw", "language", "not_met"),
        ({"credentials": (replace(BACHELOR, country="FR"),)}, "fsw", "education", "not_met"),
        ({"credentials": (replace(BACHELOR, country="FR", evaluated_on=day(2021, 5, 1), evaluated_by="WES"),)},
         "fsw", "education", "not_met"),
        ({"accounts": (replace(MONEY, balance_cad=15263),)}, "fsw", "funds", "met"),
        ({"accounts": (replace(MONEY, balance_cad=15262),)}, "fsw", "funds", "not_met"),
        ({"accounts": (replace(MONEY, counts=False),)}, "fsw", "funds", "not_met"),
        ({"accounts": (), "authorised_to_work": True, "offers": (OFFER,), "contracts": (LONG, AT_HOME)},
         "fsw", "funds", "unknown"),
        ({"destination_province": "QC"}, "fsw", "destination", "not_met"),
        ({"nominations": (Nomination(id="n", province="ON", nominated_on=day(2026, 5, 1)),)},
         "pnp", "nomination", "met"),
    ],
)  # fmt: skip
def test_conditions(changed, programme, condition, verdict):
    assert conditions(replace(SINGLE, **changed), programme)[condition] == verdict
