"""Facts with one thing supposed: what changes, what stays, and what is refused."""

from datetime import date
from operator import attrgetter

import pytest
from msgspec.structs import replace

from casefile.cases.what_if import is_own_key, what_if, with_diploma
from casefile.errors import UsageError
from casefile.rules.facts import Contract, Credential, Facts, LanguageTest, Nomination, Person, Study
from casefile.rules.family import age_on
from tests.rules.books import book

ON = date(2026, 6, 1)


def taken(id: str, name: str = "TEF Canada", on: date | None = date(2025, 6, 14), **more) -> LanguageTest:
    scores = dict(
        zip(("listening", "reading", "writing", "speaking"), ("434", "434", "428", "455"), strict=True)
    )
    return LanguageTest(id=id, name=name, taken_on=on, **scores, **more)


def job(id: str, country: str, noc: str = "31301", person: str = "principal") -> Contract:
    return Contract(
        id=id, employer="A", noc=noc, country=country, first=date(2020, 1, 6), hours_per_week="35", person=person
    )  # fmt: skip


ME, SPOUSE = Person(id="principal", role="principal"), Person(id="spouse", role="spouse")
FACTS = Facts(
    persons=(SPOUSE, ME),
    destination_province="Ontario",
    tests=(
        taken("t1"),
        taken("t2", on=date(2024, 6, 14)),
        taken("t3", on=None),
        taken("t4", person="spouse"),
    ),
    contracts=(job("here", "CA"), job("there", "FR", "21231"), job("theirs", "CA", person="spouse")),
    studies=(
        Study(id="s1", first=date(2020, 1, 1), last=date(2021, 1, 1)),
        Study(id="s2", person="spouse", first=date(2020, 1, 1), last=date(2021, 1, 1)),
    ),
    credentials=(
        Credential(id="d1", title="Master", country="FR"),
        Credential(id="d2", title="Licence", country="FR"),
        Credential(id="d3", title="Master", country="FR", person="spouse"),
    ),
    nominations=(Nomination(id="n", province="NB"),),
)


def supposed(key: str, text: str, facts: Facts = FACTS) -> Facts:
    return what_if(facts, [(key, text)], ON, book().tests)


def refused(key: str, text: str, facts: Facts = FACTS) -> str:
    with pytest.raises(UsageError) as told:
        supposed(key, text, facts)
    return told.value.code


@pytest.mark.parametrize(
    ("key", "changed"),
    [
        ("tef_canada.speaking", "t1"),  # of several of a name, the latest
        ("t2.speaking", "t2"),
        ("t3.speaking", "t3"),
        ("t4.speaking", "t4"),
        ("spouse.tef_canada.speaking", "t4"),
    ],
)
def test_a_score_is_supposed_of_one_test_alone(key, changed):
    found = supposed(key, "699")
    assert [each.speaking for each in found.tests] == [
        "699" if each.id == changed else "455" for each in FACTS.tests
    ]
    assert replace(found, tests=FACTS.tests) == FACTS


def test_a_designated_test_not_yet_there_is_added_and_others_are_refused():
    found = supposed("spouse.celpip_g.reading", "9").tests
    assert found[:-1] == FACTS.tests
    assert (found[-1].person, found[-1].name, found[-1].language) == ("spouse", "celpip_g", "en")
    assert (found[-1].reading, found[-1].taken_on, found[-1].id) == ("9", ON, "what-if-celpip_g")
    assert refused("speaking", "699") == "points.what_if_no_test"  # which of three?
    assert refused("dalf.speaking", "20") == "points.what_if_no_test"
    assert refused("t1.speaking", "9999").startswith("language.")
    assert refused("height", "180") == "points.what_if_key"
    assert supposed("speaking", "699", replace(FACTS, tests=FACTS.tests[:1])).tests[0].speaking == "699"


@pytest.mark.parametrize(
    ("place", "changed"),
    [("d1", "d1"), ("master", "d1"), ("LICENCE", "d2"), ("d3", "d3"), ("spouse.master", "d3"),
     ("spouse.diploma", "d3"), ("diploma", None), ("spouse.licence", None), ("spouse.d1", None), ("bac", None)],
)  # fmt: skip
def test_a_diploma_is_supposed_by_its_id_its_title_or_as_the_only_one(place, changed):
    if changed is None:
        with pytest.raises(UsageError):
            with_diploma(FACTS, place, "level", "doctoral")
    else:
        found = with_diploma(FACTS, place, "level", "doctoral")
        assert [each.level for each in found.credentials] == [
            "doctoral" if each.id == changed else None for each in FACTS.credentials
        ]


@pytest.mark.parametrize(
    ("key", "years", "kept", "studies", "noc"),
    [
        ("canadian_years", "3", ["there", "theirs"], ["s2"], "31301"),
        ("foreign_years", "10", ["here", "theirs"], ["s1", "s2"], "31301"),
        ("canadian_years", "0", ["there", "theirs"], ["s1", "s2"], None),
        ("foreign_years", "0", ["here", "theirs"], ["s1", "s2"], None),
    ],
)
def test_years_of_work_stand_instead_of_those_told_of_the_same_place(key, years, kept, studies, noc):
    found = supposed(key, years)
    assert [each.id for each in found.contracts[: len(kept)]] == kept
    assert [each.id for each in found.studies] == studies
    for each in found.contracts[len(kept) :]:
        at_home = key == "canadian_years"
        assert (each.country, each.authorised) == (("CA", True) if at_home else ("FR", None))
        assert (each.id, each.noc, each.first) == (f"what-if-{key}", noc, date(2026 - int(years), 6, 1))
    assert (noc is not None) == (len(found.contracts) > len(kept))


def test_years_of_work_are_in_the_occupation_told_when_it_is_a_skilled_one():
    for nocs, expected in ((("65201", "72310"), "72310"), (("65201", "64100"), "21232"), ((), "21232")):
        told = tuple(job(noc, "FR", noc) for noc in nocs)
        assert supposed("canadian_years", "1", replace(FACTS, contracts=told)).contracts[-1].noc == expected


@pytest.mark.parametrize(
    ("text", "going", "provinces"),
    [("no", "", []), ("0", "", []), ("yes", "Ontario", ["ON"]), ("", "on", ["ON"]), ("oui", "Québec", [""]),
     ("yes", "Nunavut", [""]), ("yes", "", [""]), ("Alberta", "Ontario", ["AB"])],
)  # fmt: skip
def test_a_nomination_is_of_the_province_named_or_of_the_one_gone_to(text, going, provinces):
    found = supposed("nomination", text, replace(FACTS, destination_province=going)).nominations
    assert [each.province for each in found] == provinces
    assert all(each.nominated_on == ON for each in found)
    assert refused("nomination", "Atlantis") == "facts.not_a_province"


@pytest.mark.parametrize("age", [0, 29, 120])
def test_an_age_is_reached_on_the_very_day_and_nobody_elses_changes(age):
    found = supposed("age", str(age))
    assert age_on(found.principal.born_on, ON) == age
    assert sorted(map(attrgetter("id"), found.persons)) == ["principal", "spouse"]
    assert found.of("spouse") == SPOUSE


@pytest.mark.parametrize(
    ("key", "text"),
    [("age", "121"), ("age", "-1"), ("age", ""), ("age", "٣٠"), ("age", "0030"), ("canadian_years", "11"),
     ("foreign_years", "1.5")],
)  # fmt: skip
def test_a_number_that_cannot_be_is_refused(key, text):
    assert refused(key, text) == "points.what_if_value"


def test_what_is_a_key_of_a_what_if_and_what_a_fact():
    assert all(map(is_own_key, ("age", "nomination", "tef_canada.speaking", "speaking")))
    assert not any(map(is_own_key, ("marital_status", "speaking.tef", "")))
