"""The conditions of the programmes, one by one, and the worked cases of eligibility."""

from datetime import date

import pytest
from msgspec.structs import replace

from casefile.i18n import words_for
from casefile.rules.eligibility.conditions import hours_condition
from casefile.rules.eligibility.programmes import eligibility
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
from casefile.rules.hours.count import count_hours
from casefile.rules.points.report import points_report
from casefile.services.rulebook.points import load_points
from tests.rules.books import TODAY, book

D = date
ON = D(2026, 6, 1)
YOU = Person(
    id="principal", role="principal", born_on=D(1997, 2, 11), education_level="master_or_professional"
)
ECA = Credential(id="d1", country="FR", title="Master", evaluated_on=D(2025, 1, 1), evaluated_by="WES")
OFFER = JobOffer(id="o1", employer="Maple", basis="lmia", noc="72320", full_time=True, lasts_a_year=True)
MONEY = Account(id="a1", balance_cad=30000)


def taken(name, scores, language="fr", taken="2025-06-14"):
    one, two, three, four = scores.split("/")
    return LanguageTest(
        id=name,
        name=name,
        language=language,
        taken_on=D.fromisoformat(taken),
        listening=one,
        reading=two,
        writing=three,
        speaking=four,
    )


CELPIP = "CELPIP-G"


def job(first, last, noc="21232", country="FR", **more):
    return Contract(
        id=f"{noc}-{first}",
        employer=more.pop("employer", "X"),
        noc=noc,
        country=country,
        first=D.fromisoformat(first),
        last=D.fromisoformat(last),
        hours_per_week="40",
        authorised=True if country == "CA" else None,
        **more,
    )


ANNA = Facts(
    programme="fsw",
    marital_status="single",
    persons=(YOU,),
    contracts=(job("2022-01-01", "2026-05-31"),),
    tests=(taken("TEF Canada", "503/503/512/518"),),
    credentials=(ECA,),
    accounts=(MONEY,),
)


def judged(facts, on=ON):
    hours = count_hours(
        facts.contracts, facts.studies, facts.qualifications, on=on, today=TODAY, rulebook=book()
    )
    points = points_report(facts, book(), load_points(), on)
    found = eligibility(facts, on, book(), hours, points.reading, points.fsw67)
    for words in (words_for("en"), words_for("fr")):
        for each in found.values():
            for one in each.conditions:
                assert "{" not in words.sentence(one.finding.code, one.finding.values)
                assert one.source is not None or one.code == "eligibility.funds"
                assert one.finding.severity == {"met": "note", "not_met": "blocker"}.get(
                    one.verdict, "warning"
                )
    return found


def verdicts(facts, on=ON):
    return {name: each.verdict for name, each in judged(facts, on).items()}


def conditions(facts, programme="fsw", on=ON):
    return {
        each.code.removeprefix("eligibility."): each.verdict
        for each in judged(facts, on)[programme].conditions
    }


def finding(facts, condition, programme="fsw"):
    (found,) = [
        each.finding
        for each in judged(facts)[programme].conditions
        if each.code == f"eligibility.{condition}"
    ]
    return found


def test_a_skilled_worker_meets_every_condition():
    assert conditions(ANNA) == {
        "hours": "met",
        "occupation": "met",
        "language": "met",
        "education": "met",
        "points": "met",
        "funds": "met",
    }
    assert verdicts(ANNA) == {"fsw": "met", "cec": "not_met", "fst": "not_met", "pnp": "not_met"}


@pytest.mark.parametrize(
    ("changed", "condition", "verdict", "variant"),
    [
        ({"tests": (taken("TEF Canada", "503/503/512/455"),)}, "language", "not_met", "not_met"),
        (
            {"tests": (taken("TEF Canada", "503/503/512/455"), taken(CELPIP, "7/7/7/7", "en"))},
            "language",
            "met",
            "met",
        ),
        ({"tests": ()}, "language", "unknown", "untold"),
        ({"tests": (taken("IELTS", "7/7/7/7", "en"),)}, "language", "unknown", "which_test"),
        (
            {"tests": (taken("TEF Canada", "503/503/512/518", taken="2024-05-31"),)},
            "language",
            "not_met",
            "expired",
        ),
        (
            {"tests": (replace(taken("TEF Canada", "503/503/512/518"), taken_on=None),)},
            "language",
            "met_if",
            "undated",
        ),
        ({"credentials": ()}, "education", "met_if", "no_paper"),
        ({"credentials": (replace(ECA, evaluated_on=None),)}, "education", "not_met", "missing"),
        ({"credentials": (replace(ECA, evaluated_by=""),)}, "education", "met_if", "issuer_untold"),
        (
            {"credentials": (replace(ECA, evaluated_by="ENIC-NARIC France"),)},
            "education",
            "not_met",
            "not_designated",
        ),
        ({"credentials": (replace(ECA, evaluated_on=D(2021, 6, 1)),)}, "education", "not_met", "expired"),
        (
            {"contracts": (job("2022-01-01", "2026-05-31", noc="31120"),)},
            "education",
            "not_met",
            "wrong_body_licensed",
        ),
        (
            {"contracts": (job("2022-01-01", "2026-05-31", noc="31102"),)},
            "education",
            "not_met",
            "wrong_body",
        ),
        (
            {
                "contracts": (job("2022-01-01", "2026-05-31", noc="21200"),),
                "credentials": (replace(ECA, evaluated_on=D(2024, 10, 30)),),
            },
            "education",
            "met",
            "met",
        ),
        (
            {
                "contracts": (job("2022-01-01", "2026-05-31", noc="31120"),),
                "credentials": (replace(ECA, evaluated_by="PEBC"),),
            },
            "education",
            "met",
            "met",
        ),
        (
            {"contracts": (job("2022-01-01", "2026-05-31", noc="21200"),)},
            "education",
            "not_met",
            "wrong_body",
        ),
        ({"accounts": ()}, "funds", "unknown", "untold"),
        ({"accounts": (replace(MONEY, balance_cad=100),)}, "funds", "not_met", "not_met"),
        (
            {"accounts": (), "authorised_to_work": True, "offers": (OFFER,)},
            "funds",
            "met",
            "exempt",
        ),
        (
            {"accounts": (), "authorised_to_work": True, "offers": (replace(OFFER, full_time=None),)},
            "funds",
            "met_if",
            "exempt_if",
        ),
        ({"contracts": ()}, "hours", "unknown", "untold"),
        ({"contracts": (job("2025-12-01", "2026-05-31"),)}, "hours", "not_met", "not_met"),
        ({"contracts": (job("2022-01-01", "2026-05-31", noc="65200"),)}, "hours", "not_met", "none"),
        (
            {"contracts": (job("2022-01-01", "2026-05-31", main_duties="no"),)},
            "occupation",
            "not_met",
            "not_done",
        ),
        (
            {"contracts": (job("2022-01-01", "2026-05-31", main_duties="unsure"),)},
            "occupation",
            "met_if",
            "unsure",
        ),
        (
            {"persons": (replace(YOU, born_on=None),), "tests": (taken("TEF Canada", "434/434/428/456"),)},
            "points",
            "unknown",
            "untold",
        ),
        (
            {
                "tests": (taken("TEF Canada", "434/434/428/456"),),
                "contracts": (job("2025-01-01", "2026-05-31"),),
                "persons": (replace(YOU, education_level="one_year"),),
            },
            "points",
            "not_met",
            "not_met",
        ),
        ({"destination_province": "QC"}, "destination", "not_met", "quebec"),
        ({"destination_province": "ON"}, "destination", "met", "met"),
    ],
)
def test_each_condition_of_a_skilled_worker(changed, condition, verdict, variant):
    facts = replace(ANNA, **changed)
    assert conditions(facts)[condition] == verdict
    assert finding(facts, condition).code == f"eligibility.{condition}.{variant}"


def test_a_partners_evaluation_is_never_a_condition():
    couple = replace(
        ANNA,
        marital_status="married",
        persons=(YOU, Person(id="spouse", role="spouse", born_on=D(1995, 1, 1))),
        credentials=(ECA, replace(ECA, id="d2", person="spouse", evaluated_on=None)),
    )
    assert conditions(couple)["education"] == "met"


def test_the_ability_that_falls_short_is_named():
    facts = replace(ANNA, tests=(taken("TCF Canada", "458/453/9/10"),))
    told = words_for("fr").of(finding(facts, "language")).replace("\u00a0", " ")
    assert told == "TCF Canada : expression écrite 9 : NCLC 6, il faut 7 : encore 1 point (10)."


def canadian(noc, scores, **changed):
    return replace(
        ANNA,
        programme="cec",
        contracts=(job("2024-06-01", "2026-05-31", noc=noc, country="CA"),),
        tests=(taken(CELPIP, scores, "en"),),
        **changed,
    )


@pytest.mark.parametrize(
    ("noc", "scores", "verdict"),
    [
        ("21232", "7/7/7/7", "met"),
        ("21232", "6/7/7/7", "not_met"),
        ("00012", "6/7/7/7", "not_met"),
        ("72310", "5/5/5/5", "met"),
        ("72310", "5/5/5/4", "not_met"),
        ("63200", "5/5/5/5", "met"),
    ],
)
def test_the_level_of_the_canadian_class_follows_the_occupation(noc, scores, verdict):
    assert verdicts(canadian(noc, scores))["cec"] == verdict


def test_the_occupation_with_the_most_experience_decides_and_not_the_level_with_the_most():
    mixed = replace(
        canadian("72310", "5/5/5/5"),
        contracts=(
            job("2024-06-01", "2025-04-30", noc="72310", country="CA"),
            job("2025-05-01", "2025-11-30", noc="21232", country="CA"),
            job("2025-12-01", "2026-05-31", noc="21231", country="CA"),
        ),
    )
    assert (
        conditions(mixed, "cec")["language"] == "met"
    )  # 13 months of TEER 1 in two occupations, 11 of TEER 2


def test_trades_need_a_certificate_or_an_offer():
    mason = replace(
        ANNA,
        contracts=(job("2023-01-01", "2026-05-31", noc="72320"),),
        tests=(taken(CELPIP, "5/4/4/5", "en"),),
    )
    assert conditions(mason, "fst")["offer"] == "unknown"
    assert conditions(mason, "fst")["language"] == "met"
    assert conditions(replace(mason, certificate_of_qualification=False), "fst")["offer"] == "not_met"
    assert conditions(replace(mason, certificate_of_qualification=True), "fst")["offer"] == "met"
    assert conditions(replace(mason, offers=(OFFER,)), "fst")["offer"] == "met"
    untold, short = replace(OFFER, lasts_a_year=None), replace(OFFER, lasts_a_year=False)
    assert conditions(replace(mason, offers=(untold,)), "fst")["offer"] == "met_if"
    assert conditions(replace(mason, offers=(short, untold)), "fst")["offer"] == "met_if"
    assert conditions(replace(mason, offers=(short,)), "fst")["offer"] == "not_met"
    low = replace(mason, tests=(taken(CELPIP, "5/4/4/4", "en"),))
    assert conditions(low, "fst")["language"] == "not_met"


def test_a_nominee_needs_a_nomination_with_its_province_and_one_of_the_three_classes():
    nominee = replace(
        ANNA, programme="pnp", nominations=(Nomination(province="NB", nominated_on=D(2026, 1, 1)),)
    )
    assert verdicts(nominee)["pnp"] == "met"
    assert (
        conditions(replace(nominee, nominations=(Nomination(nominated_on=D(2026, 1, 1)),)), "pnp")[
            "nomination"
        ]
        == "unknown"
    )
    assert conditions(replace(nominee, nominations=()), "pnp")["nomination"] == "unknown"
    assert (
        conditions(replace(nominee, tests=(taken(CELPIP, "4/4/4/4", "en"),)), "pnp")["underlying"]
        == "not_met"
    )
    assert conditions(replace(nominee, destination_province="ON"), "pnp")["destination"] == "not_met"


WORKED = {
    "Q01 two employers back to back in Canada, TEER 2": (
        Facts(
            marital_status="single",
            persons=(replace(YOU, education_level="bachelor_or_3yr"),),
            contracts=(
                job("2025-02-01", "2025-07-31", noc="22222", country="CA", employer="A"),
                job("2025-08-01", "2026-04-30", noc="22222", country="CA", employer="B"),
            ),
            studies=(Study(first=D(2021, 9, 1), last=D(2024, 12, 31), country="CA"),),
            tests=(taken(CELPIP, "8/8/8/8", "en"),),
        ),
        {"cec": "met", "fsw": {"hours": "met"}},
    ),
    "Q02 a year in Canada of TEER 1, funds under the table, no trade, no offer": (
        Facts(
            marital_status="single",
            persons=(YOU,),
            contracts=(job("2025-05-01", "2026-05-31", country="CA"),),
            credentials=(ECA,),
            tests=(taken(CELPIP, "9/9/9/9", "en"),),
            accounts=(replace(MONEY, balance_cad=5000),),
            certificate_of_qualification=False,
        ),
        {"cec": "met", "fsw": {"funds": "not_met"}, "fst": {"occupation": "not_met"}},
    ),
    "Q04 a carpenter at CLB 5, three years of which one in Canada": (
        Facts(
            marital_status="single",
            persons=(replace(YOU, education_level="secondary"),),
            contracts=(
                job("2023-05-01", "2025-04-30", noc="72310"),
                job("2025-05-01", "2026-05-31", noc="72310", country="CA"),
            ),
            tests=(taken(CELPIP, "5/5/5/5", "en"),),
            certificate_of_qualification=False,
        ),
        {"cec": "met", "fsw": {"language": "not_met"}, "fst": {"offer": "not_met"}},
    ),
}


@pytest.mark.parametrize("name", WORKED)
def test_a_worked_case(name):
    facts, expected = WORKED[name]
    for programme, wanted in expected.items():
        if isinstance(wanted, str):
            assert verdicts(facts)[programme] == wanted
        else:
            found = conditions(facts, programme)
            assert {key: found[key] for key in wanted} == wanted
            if "not_met" in wanted.values():
                assert verdicts(facts)[programme] == "not_met"


def test_two_full_time_jobs_in_one_year_are_one_year():
    twice = replace(
        ANNA, contracts=(job("2025-05-01", "2026-05-31"), job("2025-05-01", "2026-05-31", noc="22222"))
    )
    assert points_report(twice, book(), load_points(), ON).reasons.experience_years == 1


@pytest.mark.parametrize(
    "changed",
    [
        {"tests": (replace(ANNA.tests[0], speaking=""),)},
        {"persons": (replace(YOU, education_level=None),), "contracts": (job("2025-01-01", "2026-05-31"),)},
        {"persons": (replace(YOU, born_on=None),), "contracts": (job("2025-01-01", "2026-05-31"),)},
    ],
    ids=["half a test", "a diploma without its level", "no birth date"],
)
def test_too_few_points_are_not_known_to_be_too_few_while_a_fact_is_missing(changed):
    facts = replace(ANNA, **changed)
    assert conditions(facts)["points"] == "unknown"
    assert not points_report(facts, book(), load_points(), ON).fsw67.known


@pytest.mark.parametrize(
    ("verdict", "lacking", "months_lacking", "code"),
    [
        ("met", 0, 0, "met"),
        ("met_if", 0, 0, "met_if"),
        ("borderline", 0, 0, "to_justify"),  # long and many enough: only its gaps have to be explained
        ("borderline", -1, -1, "to_justify"),
        ("borderline", 1, 0, "not_met"),  # one of the two counts falls short
        ("borderline", 0, 1, "not_met"),
        ("not_met", 0, 0, "not_met"),  # never better than the count says
        ("not_met", 0, 1, "not_met"),
        ("not_met", 1, 0, "not_met"),
    ],
)
def test_hours_are_judged_by_both_counts_and_by_the_months(verdict, lacking, months_lacking, code):
    counted = count_hours(ANNA.contracts, (), (), on=ON, today=TODAY, rulebook=book()).programmes["fsw"]
    by_day = counted.required - lacking
    hours = replace(
        counted, verdict=verdict, by_day=by_day, by_week=by_day + 10,
        months_elapsed=counted.months_required - months_lacking,
    )  # fmt: skip
    found = hours_condition(hours, told=True)
    assert found.finding.code == f"eligibility.hours.{code}"
    assert found.finding.values["missing"] == max(lacking, 0)
    assert hours_condition(hours, told=False).verdict == "unknown"
    if code == "not_met":
        assert hours_condition(replace(hours, run=None), told=True).finding.code == "eligibility.hours.none"
