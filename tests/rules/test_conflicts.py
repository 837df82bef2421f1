"""What a case says against itself: every question beside the nearest case that asks none, a day or a fact away."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

import casefile.rules.conflicts
from casefile.rules.book.stages import StageEntry
from casefile.rules.conflicts.conflicts import CaseStatement, conflicts
from casefile.rules.facts import (
    Activity,
    Contract,
    Credential,
    Facts,
    JobOffer,
    LanguageTest,
    Nomination,
    Person,
    Qualification,
    Stay,
    Study,
    Union,
)
from casefile.rules.wording import person_name
from tests.cases.people import rulebook

TODAY = date(2026, 11, 24)
DAY = timedelta(days=1)
BORN = date(1992, 3, 1)
D = date


def me(**told):
    return Person(id="principal", role="principal", **{"given_name": "Anna", "born_on": BORN, **told})


def child(**told):
    return Person(id="child-1", role="child", **told)


def spouse(**told):
    return Person(id="spouse", role="spouse", **told)


def found_in(entries=(), file_by=None, sent_on=None, **told):
    """What is found in the facts told, of a plain applicant where nobody is told."""
    facts = Facts(**{"programme": "fsw", "persons": (me(),), **told})
    book = rulebook()
    return conflicts(
        CaseStatement(facts=facts, entries=tuple(entries), file_by=file_by, sent_on=sent_on),
        stages=book.stages,
        programmes=book.programmes,
        parameters=book.parameters,
        state_of=book.checklist.state_of,
        today=TODAY,
    )


def asked(**told):
    """The codes of what is found, without their room."""
    return [each.code.removeprefix("conflict.") for each in found_in(**told)]


def step(stage, on, ended_on=None, outcome="", id="s1"):
    return StageEntry(id=id, stage=stage, on=on, ended_on=ended_on, outcome=outcome)


def people(*others, **told):
    return {"persons": (me(), *others), **told}


def stays(*told):
    return {"stays": tuple(Stay(id=f"y{at}", **each) for at, each in enumerate(told, 1))}


def nominated(province="ON", **told):
    return {"nominations": (Nomination(id="n1", province=province, **told),)}


def offered(**told):
    return {"offers": (JobOffer(id="o1", employer="Exemple SAS", **told),)}


def job(first, last, country="FR"):
    return Contract(
        id="c1",
        employer="Exemple SAS",
        noc="21232",
        country=country,
        first=first,
        last=last,
        hours_per_week="35",
    )


IN_FRANCE = {"country": "FR", "first": D(2010, 1, 1)}
LONG_AGO = D(2015, 6, 1)
FATHER_AT_11 = spouse(born_on=D(1993, 5, 2))
DIPLOMA = {"id": "d1", "country": "FR", "title": "Licence"}
ENDS = D(2026, 11, 14)  # of an invitation of 2026-09-15: 60 days
HELD = {"id": "t1", "name": "tef_canada"}

PAIRS = [
    # the plan
    ("planned_past", {"planned_filing_on": TODAY - DAY}, {"planned_filing_on": TODAY}),
    ("planned_past", {"planned_filing_on": TODAY - DAY}, {"planned_filing_on": TODAY - DAY, "sent_on": TODAY - DAY}),
    ("planned_too_late", {"planned_filing_on": TODAY + 9 * DAY, "file_by": TODAY + 8 * DAY},
     {"planned_filing_on": TODAY + 9 * DAY, "file_by": TODAY + 9 * DAY}),
    ("planned_too_late", {"planned_filing_on": TODAY + DAY, "file_by": TODAY},
     {"planned_filing_on": TODAY + DAY, "file_by": TODAY - DAY}),
    ("destination_quebec", {"destination_province": "QC"}, {"destination_province": "ON"}),
    ("destination_quebec", {"destination_province": "Québec", "programme": "pnp", **nominated()},
     {"destination_province": "Ontario", "programme": "pnp", **nominated()}),
    ("nominee_elsewhere", {"destination_province": "BC", "programme": "pnp", **nominated()},
     {"destination_province": "on", "programme": "pnp", **nominated("Ontario")}),
    ("nominee_elsewhere", {"destination_province": "BC", "programme": "pnp", **nominated()},
     {"destination_province": "BC", "programme": "fsw", **nominated()}),
    ("acceptance_untold", nominated(nominated_on=TODAY - 31 * DAY), nominated(nominated_on=TODAY - 30 * DAY)),
    ("acceptance_untold", nominated(nominated_on=TODAY - 99 * DAY),
     nominated(nominated_on=TODAY - 99 * DAY, accepted_on=TODAY - 98 * DAY)),
    ("acceptance_untold", nominated(nominated_on=TODAY - 99 * DAY),
     {"entries": (step("invitation", TODAY),), **nominated(nominated_on=TODAY - 99 * DAY)}),
    ("acceptance_untold", nominated(nominated_on=TODAY - 99 * DAY),
     {"entries": (step("upload", TODAY),), **nominated(nominated_on=TODAY - 99 * DAY)}),
    ("nominee_elsewhere", {"destination_province": "BC", "programme": "pnp", **nominated()},
     {"destination_province": "", "programme": "pnp", **nominated()}),
    # the people
    ("principal_canadian", {"persons": (me(canadian="permanent_resident"),)}, people(spouse(canadian="citizen"))),
    ("principal_canadian", {"persons": (me(citizenships=("CA",)),)}, {"persons": (me(citizenships=("FR",)),)}),
    ("citizen_and_resident", people(spouse(canadian="permanent_resident", citizenships=("FR", "CA"))),
     people(spouse(canadian="permanent_resident", citizenships=("FR",)))),
    ("citizen_by_citizenship", people(child(citizenships=("CA",))),
     people(child(citizenships=("CA",), canadian="citizen"))),
    ("residence", {"persons": (me(residence="BE"),), **stays(IN_FRANCE)},
     {"persons": (me(residence="FR"),), **stays(IN_FRANCE)}),
    ("residence", {"persons": (me(residence="BE"),), **stays(IN_FRANCE)},
     {"persons": (me(residence="BE"),), **stays({**IN_FRANCE, "last": LONG_AGO})}),
    ("residence", {"persons": (me(residence="BE"),), **stays(IN_FRANCE)},
     {"persons": (me(residence="BE"),), **stays({**IN_FRANCE, "purpose": "travel"})}),
    ("parent_too_young", people(child(born_on=D(2004, 2, 29))), people(child(born_on=D(2004, 3, 1)))),
    ("parent_too_young", people(child(born_on=D(2004, 2, 29))), people(child(born_on=D(2004, 2, 29), adopted=True))),
    ("parent_too_young", people(FATHER_AT_11, child(born_on=D(2004, 2, 29))),
     people(spouse(born_on=D(1970, 1, 1)), child(born_on=D(2004, 2, 29)))),
    ("parent_too_young", people(child(born_on=D(2004, 2, 29))), people(spouse(born_on=D(2004, 2, 29)))),
    ("widowed_other_parent", people(child(other_parent_stays=True), marital_status="widowed"),
     people(child(other_parent_stays=False), marital_status="widowed")),
    ("widowed_other_parent", people(child(other_parent_custody=True), marital_status="widowed"),
     people(child(other_parent_custody=True), marital_status="divorced")),
    # days of the facts
    ("before_birth", stays({**IN_FRANCE, "first": BORN - DAY}), stays({**IN_FRANCE, "first": BORN})),
    ("before_birth", {"contracts": (job(BORN - DAY, BORN),)}, {"contracts": (job(BORN, BORN),)}),
    ("before_birth", {"studies": (Study(id="u1", first=BORN - DAY, last=LONG_AGO),)},
     {"studies": (Study(id="u1", first=BORN, last=LONG_AGO),)}),
    ("before_birth", people(spouse(), **stays({**IN_FRANCE, "first": BORN - DAY})),
     people(spouse(), **stays({**IN_FRANCE, "first": BORN - DAY, "person": "spouse"}))),
    *(
        ("still_to_come", {table: (record(TODAY + DAY),)}, {table: (record(TODAY),)})
        for table, record in (
            ("tests", lambda day: LanguageTest(**HELD, taken_on=day)),
            ("credentials", lambda day: Credential(**DIPLOMA, awarded_on=day)),
            ("credentials", lambda day: Credential(**DIPLOMA, evaluated_on=day)),
            ("nominations", lambda day: Nomination(id="n1", applied_on=day)),
            ("nominations", lambda day: Nomination(id="n1", nominated_on=day)),
            ("unions", lambda day: Union(id="m1", ended_on=day)),
            ("qualifications", lambda day: Qualification(id="q1", on=day)),
        )
    ),
    ("still_to_come", {"profile_draft_on": TODAY + DAY}, {"profile_draft_on": TODAY}),
    # an offer, a whole year of which ends on 2027-11-23
    ("offer_duration", offered(lasts_a_year=True, ends_on=D(2027, 11, 22)),
     offered(lasts_a_year=True, ends_on=D(2027, 11, 23))),
    ("offer_duration", offered(lasts_a_year=True, ends_on=D(2027, 11, 22)), offered(ends_on=D(2027, 11, 22))),
    ("offer_since", {"contracts": (job(LONG_AGO, None, "CA"),), **offered(working_since=LONG_AGO + DAY)},
     {"contracts": (job(LONG_AGO, None, "CA"),), **offered(working_since=LONG_AGO)}),
    ("offer_since", {"contracts": (job(LONG_AGO, None, "CA"),), **offered(working_since=LONG_AGO + DAY)},
     offered(working_since=LONG_AGO + DAY)),
    # the day a union began
    ("union_of_nobody", people(marital_status="single", union_began_on=LONG_AGO),
     people(marital_status="divorced", union_began_on=LONG_AGO)),
    ("union_to_come", people(spouse(), marital_status="married", union_began_on=TODAY + DAY),
     people(spouse(), marital_status="married", union_began_on=TODAY)),
    ("common_law_too_short", people(spouse(), marital_status="common_law", union_began_on=D(2025, 11, 25)),
     people(spouse(), marital_status="common_law", union_began_on=D(2025, 11, 24))),
    ("common_law_too_short", people(spouse(), marital_status="common_law", union_began_on=D(2025, 11, 25)),
     people(spouse(), marital_status="married", union_began_on=D(2025, 11, 25))),
    ("union_before_birth", people(spouse(), marital_status="married", union_began_on=BORN - DAY),
     people(spouse(), marital_status="married", union_began_on=BORN)),
    ("union_before_the_end",
     people(spouse(), marital_status="married", union_began_on=LONG_AGO,
            unions=(Union(id="m1", ended_on=LONG_AGO + DAY),)),
     people(spouse(), marital_status="married", union_began_on=LONG_AGO,
            unions=(Union(id="m1", ended_on=LONG_AGO),))),
    # the stages
    ("stage_to_come", {"entries": (step("profile", TODAY + DAY),)}, {"entries": (step("profile", TODAY),)}),
    ("stage_to_come", {"entries": (step("profile", TODAY, TODAY + DAY),)},
     {"entries": (step("profile", TODAY, TODAY),)}),
    ("ended_before", {"entries": (step("profile", LONG_AGO, LONG_AGO - DAY),)},
     {"entries": (step("profile", LONG_AGO, LONG_AGO),)}),
    ("profile_not_expired", {"entries": (step("profile", LONG_AGO, D(2016, 5, 31), "expired"),)},
     {"entries": (step("profile", LONG_AGO, D(2016, 6, 1), "expired"),)}),
    ("profile_not_expired", {"entries": (step("profile", LONG_AGO, D(2016, 5, 31), "expired"),)},
     {"entries": (step("profile", LONG_AGO, D(2016, 5, 31), "withdrawn"),)}),
    ("invitation_not_lapsed", {"entries": (step("invitation", D(2026, 9, 15), ENDS - DAY, "expired"),)},
     {"entries": (step("invitation", D(2026, 9, 15), ENDS, "expired"),)}),
    ("another_day",
     {"entries": (step("language_test", LONG_AGO),), "tests": (LanguageTest(**HELD, taken_on=LONG_AGO + DAY),)},
     {"entries": (step("language_test", LONG_AGO),), "tests": (LanguageTest(**HELD, taken_on=LONG_AGO),)}),
    ("test_untold", {"entries": (step("language_test", LONG_AGO),)},
     {"entries": (step("language_test", LONG_AGO, outcome="not_needed"),)}),
    ("test_untold", {"entries": (step("language_test", LONG_AGO),)},
     {"entries": (step("diploma_evaluation", LONG_AGO),)}),
    ("before_another", {"entries": (step("profile", LONG_AGO), step("invitation", LONG_AGO - DAY, id="s2"))},
     {"entries": (step("profile", LONG_AGO), step("invitation", LONG_AGO, id="s2"))}),
    ("before_another", {"entries": (step("profile", LONG_AGO), step("invitation", LONG_AGO - DAY, id="s2"))},
     {"entries": (step("invitation", LONG_AGO - DAY), step("profile", LONG_AGO, id="s2"))}),
    ("before_another", {"entries": (step("profile", LONG_AGO), step("upload", LONG_AGO - DAY, id="s2"))},
     {"entries": (step("profile", LONG_AGO), step("language_test", LONG_AGO + DAY, id="s2"),
                  step("diploma_evaluation", LONG_AGO + DAY, id="s3"))}),
    # where one was
    ("whereabouts", {"contracts": (job(D(2015, 1, 1), D(2015, 1, 31), "BE"),), **stays(IN_FRANCE)},
     {"contracts": (job(D(2015, 1, 1), D(2015, 1, 30), "BE"),), **stays(IN_FRANCE)}),
    ("whereabouts", {"contracts": (job(D(2015, 1, 1), D(2015, 3, 31), "BE"),), **stays(IN_FRANCE)},
     {"contracts": (job(D(2015, 1, 1), D(2015, 3, 31), "BE"),), **stays({**IN_FRANCE, "person": "spouse"})}),
    ("whereabouts", {"activities": (Activity(id="a1", first=LONG_AGO, kind="home", country="BE"),), **stays(IN_FRANCE)},
     {"activities": (Activity(id="a1", first=LONG_AGO, kind="home"),), **stays(IN_FRANCE)}),
]  # fmt: skip


@pytest.mark.parametrize(("code", "told", "near"), PAIRS)
def test_a_question_is_asked_and_not_a_day_or_a_fact_away(code, told, near):
    assert code in asked(**told)
    assert code not in asked(**near)


@pytest.mark.parametrize(
    ("told", "severity", "values"),
    [
        ({"contracts": (job(D(2015, 1, 1), None, "BE"),), **stays(IN_FRANCE)}, "note",
         {"variant": "work", "country": "BE", "stay_country": "FR", "first_on": D(2015, 1, 1), "last_on": TODAY}),
        ({"activities": (Activity(id="a1", first=LONG_AGO, kind="work", country="BE"),), **stays(IN_FRANCE)}, "note",
         {"variant": "work", "first_on": LONG_AGO}),
        ({"activities": (Activity(id="a1", first=LONG_AGO, kind="home", country="BE"),), **stays(IN_FRANCE)}, "warning",
         {"variant": "activities", "first_on": LONG_AGO}),
        ({"tests": (LanguageTest(**HELD, taken_on=TODAY + DAY),)}, "warning",
         {"variant": "tests", "what": "tef_canada", "day_on": TODAY + DAY}),
        ({"unions": (Union(id="m1", ended_on=TODAY + DAY),)}, "warning", {"variant": "unions", "what": ""}),
        (stays({**IN_FRANCE, "first": BORN - DAY}), "warning",
         {"variant": "stays", "country": "FR", "name": person_name(me()), "born_on": BORN}),
        ({"persons": (me(canadian="permanent_resident"),)}, "blocker", {"variant": "resident"}),
        ({"persons": (me(canadian="citizen"),)}, "blocker", {"variant": "citizen"}),
        (people(child(citizenships=("CA",))), "note", {}),
        ({"entries": (step("profile", LONG_AGO, D(2016, 5, 31), "expired"),)}, "warning",
         {"ended_on": D(2016, 5, 31), "due_on": D(2016, 6, 1), "entered_on": LONG_AGO}),
        ({"planned_filing_on": TODAY + 9 * DAY, "file_by": TODAY}, "warning",
         {"planned_on": TODAY + 9 * DAY, "last_on": TODAY}),
    ],
)  # fmt: skip
def test_a_question_says_how_grave_it_is_and_of_what(told, severity, values):
    (found,) = found_in(**told)
    assert found.severity == severity
    assert {name: found.values[name] for name in values} == values


def test_of_several_countries_lived_in_the_same_one_is_named_whatever_the_order():
    lived = [{"country": country, "first": D(2010, 1, 1)} for country in ("IT", "FR", "BE", "ES", "CH")]
    for told in (lived, lived[::-1]):
        (found,) = found_in(**{"persons": (me(residence="PT"),), **stays(*told)})
        assert found.values["stay_country"] == "BE"


def test_a_plain_case_is_asked_nothing():
    assert asked() == []


def test_every_question_there_is_stands_in_the_table():
    rooms = Path(casefile.rules.conflicts.__file__).parent.glob("*.py")
    known = {code for room in rooms for code in re.findall(r'"conflict\.([a-z_]+)"', room.read_text("utf-8"))}
    assert known == {code for code, _, _ in PAIRS}
