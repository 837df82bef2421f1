"""Records of a file keep the names the case has for them, in whatever order the file has them."""

from datetime import UTC, date, datetime
from itertools import permutations

import msgspec
import pytest

from casefile.cases.facts_toml import read_facts
from casefile.cases.ids import TABLES
from casefile.cases.model import Case, Document, Line
from casefile.cases.recognise import another, recognised
from casefile.rules.facts import (
    Account,
    Activity,
    Address,
    Contract,
    Credential,
    Facts,
    JobOffer,
    LanguageTest,
    Nomination,
    Permit,
    Person,
    Qualification,
    SameEmployer,
    Stay,
    Study,
    Union,
)

DAY = date(2020, 5, 4)
LATER = date(2022, 1, 1)


def contract(employer: str, first: date = DAY, **more: object) -> Contract:
    told = {"noc": "21232", "country": "FR", "hours_per_week": "35", **more}
    return Contract(employer=employer, first=first, **told)


def child(name: str, born_on: date | None = None, id: str = "") -> Person:
    return Person(id=id, role="child", given_name=name, born_on=born_on)


RECORDS = {
    "persons": (child("Anna", DAY), child("Maya", LATER)),
    "unions": (Union(ended_on=DAY), Union(ended_on=LATER)),
    "contracts": (contract("Aster"), contract("Osler", LATER)),
    "same_employers": (SameEmployer(one="A", other="B"), SameEmployer(one="C", other="D")),
    "studies": (Study(first=DAY, last=LATER), Study(first=LATER, last=LATER)),
    "qualifications": (Qualification(on=DAY), Qualification(on=LATER)),
    "stays": (Stay(country="FR", first=DAY), Stay(country="BE", first=LATER)),
    "credentials": (Credential(title="Master", country="FR"), Credential(title="Licence", country="FR")),
    "tests": (LanguageTest(name="tef_canada", taken_on=DAY), LanguageTest(name="ielts_gt", taken_on=LATER)),
    "accounts": (Account(institution="A", balance_cad=1), Account(institution="B", balance_cad=1)),
    "offers": (JobOffer(employer="A"), JobOffer(employer="B")),
    "nominations": (Nomination(province="ON"), Nomination(province="NB")),
    "permits": (Permit(expires_on=DAY), Permit(expires_on=LATER)),
    "activities": (Activity(first=DAY), Activity(first=LATER)),
    "addresses": (Address(first=DAY), Address(first=LATER)),
}
CHANGED = {
    "unions": {"kind": "common_law"}, "contracts": {"last": LATER, "title": "Infirmière"},
    "same_employers": {"same": False},
    "studies": {"institution": "École"}, "qualifications": {"country": "CA"}, "stays": {"last": LATER},
    "credentials": {"institution": "École"}, "tests": {"listening": "500"}, "accounts": {"balance_cad": 9},
    "offers": {"noc": "21232"}, "nominations": {"applied_on": DAY},
    "permits": {"open": True}, "activities": {"what": "Pause"},
    "addresses": {"line": "1 rue"}, "persons": {"passport_number": "X1"},
}  # fmt: skip


def named(table: str) -> tuple[msgspec.Struct, ...]:
    ids = ("child-1", "child-2") if table == "persons" else ("x1", "x2")
    return tuple(msgspec.structs.replace(each, id=id) for each, id in zip(RECORDS[table], ids, strict=True))


def case(**tables: tuple[msgspec.Struct, ...]) -> Case:
    return Case(id="c", name="n", facts=Facts(**tables))


@pytest.mark.parametrize("table", TABLES)
def test_the_order_of_the_file_never_matters_and_a_change_is_still_the_same_record(table: str):
    known = named(table)
    for order in permutations((0, 1)):
        given = tuple(msgspec.structs.replace(RECORDS[table][at], **CHANGED[table]) for at in order)
        found = getattr(recognised(case(**{table: known}), Facts(**{table: given})), table)
        assert [each.id for each in found] == [known[at].id for at in order]


@pytest.mark.parametrize("table", [table for table in TABLES if table != "persons"])
def test_a_new_record_before_the_others_is_left_to_the_store_to_name(table: str):
    first, second = RECORDS[table]
    known = (msgspec.structs.replace(second, id="x7"),)
    found = getattr(recognised(case(**{table: known}), Facts(**{table: (first, second)})), table)
    assert [each.id for each in found] == ["", "x7"]


def test_two_jobs_alike_are_told_apart_by_nobody_and_are_new():
    known = (contract("Aster", title="A", id="c1"), contract("Aster", title="B", id="c2"))
    found = recognised(case(contracts=known), Facts(contracts=(contract("Aster", title="C"),)))
    assert found.contracts[0].id == ""
    renamed = recognised(
        case(contracts=known), Facts(contracts=(contract("ASTER ", title="B"), contract("Aster", title="A")))
    )
    assert [each.id for each in renamed.contracts] == ["c2", "c1"]


def test_of_two_alike_in_the_file_none_is_the_one_of_the_case():
    known = case(contracts=(contract("Aster", id="c1"),), stays=(Stay(id="y1", country="FR", first=DAY),))
    twice = Facts(
        contracts=(contract("Aster"), contract("Aster")), stays=(Stay(country="FR", first=DAY),) * 2
    )
    found = recognised(known, twice)
    assert [each.id for each in (*found.contracts, *found.stays)] == [""] * 4


def test_a_job_that_was_told_of_the_wrong_person_is_the_same_job():
    known = case(contracts=(contract("Aster", id="c1"),))
    found = recognised(known, Facts(contracts=(contract("Aster", person="spouse"),)))
    assert [(each.id, each.person) for each in found.contracts] == [("c1", "spouse")]


def test_what_names_a_person_by_its_place_in_the_file_names_the_one_of_the_case():
    known = case(
        persons=(child("Anna", DAY, "child-1"),),
        stays=(Stay(id="y3", person="child-1", country="FR", first=DAY),),
    )
    text = """
    [[persons]]
    role = "child"
    given_name = "Maya"
    born_on = 2015-01-01
    [[persons]]
    role = "child"
    given_name = "anna"
    born_on = 2020-05-04
    [[stays]]
    person = "child-1"
    country = "BE"
    first = 2021-01-01
    [[stays]]
    person = "child-2"
    country = "FR"
    first = 2020-05-04
    """
    found = recognised(known, read_facts(text, "f.toml"))
    assert [(each.given_name, each.id) for each in found.persons] == [
        ("Maya", "child-2"),
        ("anna", "child-1"),
    ]
    assert [(each.person, each.id) for each in found.stays] == [("child-2", ""), ("child-1", "y3")]


def test_a_new_child_never_gets_the_number_of_one_that_is_gone_and_left_papers():
    filed = Document(
        id="f1", slot="child-1/birth", path="documents/a.pdf", original_name="a.pdf", sha256="0", size_bytes=1,
        attached_at=datetime(2026, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    left = msgspec.structs.replace(case(), documents=(filed,), lines=(Line(id="child-2/photo"),))
    assert recognised(left, Facts(persons=(child("Maya", DAY),))).persons[0].id == "child-3"


def test_an_id_of_the_file_stands_and_is_given_to_no_other():
    known = case(contracts=(contract("Aster", id="c1"), contract("Osler", id="c2")))
    given = Facts(contracts=(contract("Aster", id="c2"), contract("Osler")))
    assert [each.id for each in recognised(known, given).contracts] == ["c2", ""]


def test_only_what_shares_nothing_that_tells_is_another():
    aster = contract("Aster")
    assert another("contracts", aster, contract("Osler", LATER))
    assert not another("contracts", aster, contract("Aster SAS"))
    assert not another("contracts", aster, contract("Aster", LATER))
    assert another("persons", child("Anna", DAY), child("Maya", LATER))
    assert not another("persons", child("Anna", DAY), child("", None))


@pytest.mark.parametrize(
    ("told", "id"),
    [
        ({"given_name": "Emma", "born_on": date(2019, 3, 1)}, "child-4"),
        ({"given_name": "Emma"}, "child-4"),
        ({"born_on": date(2019, 3, 1)}, "child-4"),
        ({"given_name": "Emma", "born_on": date(2020, 3, 1)}, "child-4"),
        ({"given_name": "Lotte", "born_on": date(2019, 3, 1)}, "child-4"),
        ({"given_name": "Lotte", "born_on": date(2020, 3, 1)}, "child-1"),
        ({}, "child-1"),
    ],
)
def test_a_child_is_known_by_name_and_birth_else_by_the_one_that_is_told(told, id):
    emma = Person(id="child-4", role="child", given_name="Emma", born_on=date(2019, 3, 1))
    parent = Person(id="principal", role="principal", given_name="Emma", born_on=date(2019, 3, 1))
    case = Case(id="c", name="x", facts=Facts(persons=(parent, emma)))
    found = recognised(case, Facts(persons=(parent, Person(role="child", **told))))
    assert [each.id for each in found.persons] == ["principal", id]
