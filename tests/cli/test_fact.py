"""One record of any kind, from the command line: added, listed, changed, removed."""

import shlex
from pathlib import Path

import pytest

from casefile.cases.ids import TABLES
from casefile.cli.records import table_named
from casefile.services.desk import Desk
from casefile.services.fact_keys import called
from tests.cli.conftest import Casefile


@pytest.mark.parametrize("table", TABLES)
def test_a_kind_is_named_in_either_language_in_the_singular_or_the_plural(table):
    for word in (table, called(table)["en"], called(table)["fr"], f"{called(table)['fr']}s".upper()):
        assert table_named(word) == (table, "")


def test_a_role_of_the_family_is_a_person():
    assert table_named("child") == table_named("enfant") == ("persons", "child")
    assert table_named("Conjoint") == ("persons", "spouse")


def test_what_is_added_is_listed_as_it_can_be_typed_again(casefile: Casefile, anna: Path):
    typed = {
        "stay": ["country=Belgique", "first=2012-09-01", "last=2014-06-30", "purpose=travel"],
        "test": ["name='TCF Canada'", "taken_on=2025-09-16", "listening=549"],
        "contract": ["employer='L’été SAS'", "noc=22222", "country=FR", "first=2015-01-01", "hours_per_week=37,5",
                     "leaves='2019-08-20/2019-12-09:parental;2020-01-01/2020-01-31'"],
        "account": ["institution=Banque", "balance_cad=30000", "counts=no"],
    }  # fmt: skip
    for kind, words in typed.items():
        assert casefile("fact", "add", "Anna", kind, *(shlex.split(" ".join(words)))).code == 0
    before = casefile("fact", "list", "Anna", "--json").data["facts"]
    lines = casefile("fact", "list", "Anna").out.replace("\n      ", " ")
    for each in before:
        shown = next(line for line in lines.splitlines() if line.startswith(f"  {each['record']['id']}  "))
        again = shlex.split(shown)[1:]
        assert casefile("fact", "remove", "Anna", each["record"]["id"], "--yes").code == 0
        assert casefile("fact", "add", "Anna", each["table"], *again).code == 0
    after = casefile("fact", "list", "Anna", "--json").data["facts"]
    nameless = [[{**each["record"], "id": ""} for each in told] for told in (before, after)]
    assert sorted(map(str, nameless[0])) == sorted(map(str, nameless[1]))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("stay",), "“country” cannot be left empty"),
        (("test", "name=ielts", "listening=99"), "goes from 0 to 9"),
        (("child", "born_on=2190-01-01"), "still to come"),
        (("stay", "country=FR", "first=2014-01-01", "last=2013-01-01"), "comes before the first"),
        (("stay", "country=FR", "first=2014-01-01", "person=spouse"), "no person “spouse”"),
        (("stay", "country=FR", "first=2014-01-01", "born_on=2014-01-01"), "no fact that can be set"),
        (("contract", "employer=X", "noc=22222", "country=FR", "first=2014-01-01", "hours_per_week=200"), "hours"),
        (("contract", "employer=X", "noc=2", "country=FR", "first=2014-01-01", "hours_per_week=2",
          "leaves=x"), "leave"),
        (("credential", "country=FR", "awarded_on=9999-12-31"), "too far away"),
        (("nonsense",), "no kind of fact"),
    ],
)  # fmt: skip
def test_what_is_impossible_is_refused_and_nothing_is_changed(casefile: Casefile, anna: Path, typed, told):
    answer = casefile("fact", "add", "Anna", *typed)
    assert answer.code == 2
    assert told in answer.err
    assert casefile("fact", "list", "Anna", "--json").data["facts"] == []


def test_a_person_is_named_by_the_given_name_and_removed_only_when_that_is_meant(
    casefile: Casefile, anna: Path
):
    casefile("fact", "add", "Anna", "spouse", "given_name=Zoé")
    answer = casefile("fact", "add", "Anna", "stay", "country=FR", "first=2012-01-01", "person=zoe", "--json")
    assert answer.data["record"]["person"] == "spouse"
    assert casefile("fact", "add", "Anna", "spouse").code == 2
    assert casefile("fact", "remove", "Anna", "spouse").code == 2
    assert casefile("fact", "remove", "Anna", "spouse", "--yes").code == 0
    assert casefile("undo", "Anna").code == 0
    assert [
        each["record"]["id"] for each in casefile("fact", "list", "Anna", "persons", "--json").data["facts"]
    ] == ["spouse"]


def test_a_record_is_changed_by_its_id_and_a_required_answer_is_not_taken_back(
    casefile: Casefile, anna: Path
):
    casefile("fact", "add", "Anna", "diploma", "country=FR", "title=Master")
    answer = casefile("fact", "set", "Anna", "d1", "evaluated_by=WES", "title=", "--json")
    assert (answer.data["record"]["evaluated_by"], answer.data["record"]["title"]) == ("WES", "")
    assert casefile("fact", "set", "Anna", "d1", "country=").code == 2
    assert casefile("fact", "set", "Anna", "d9", "country=FR").code == 3


def test_hours_can_be_counted_as_if_the_partner_applied(casefile: Casefile, anna: Path):
    casefile("fact", "add", "Anna", "spouse", "given_name=Zoé")
    for person, hours in (("principal", "10"), ("spouse", "40")):
        casefile("fact", "add", "Anna", "contract", "employer=X", "noc=22222", "country=FR", "first=2015-01-01",
                 "last=2016-12-31", f"hours_per_week={hours}", f"person={person}")  # fmt: skip
    mine = casefile("hours", "Anna", "--on", "2018-01-01", "--json")
    hers = casefile("hours", "Anna", "--on", "2018-01-01", "--person", "Zoé", "--json")
    assert (mine.code, hers.code) == (1, 0)
    raw = [float(answer.data["programmes"]["fsw"]["raw"]) for answer in (mine, hers)]
    assert raw[1] == pytest.approx(4 * raw[0], abs=0.05)
    casefile("fact", "add", "Anna", "child", "given_name=Léo")
    assert casefile("hours", "Anna", "--person", "Léo").code == 2
    assert casefile("hours", "Anna", "--person", "nobody").code == 3


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        (("set", "Anna", "born_onn=1990-01-01"), "born_on"),
        (("set", "Anna", "spouse.givn_name=Paul"), "given_name"),
        (("fact", "add", "Anna", "staay", "country=FR"), "stay"),
        (("fact", "add", "Anna", "séjou", "country=FR"), "séjour"),
        (("fact", "add", "Anna", "stay", "contry=FR", "first=2012-01-01"), "country"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_word_spelt_nearly_right_is_asked_back(casefile: Casefile, anna: Path, typed, near, lang):
    answer = casefile(*typed, "--lang", lang)
    assert answer.code == 2
    assert near in answer.err.split({"en": "Did you mean", "fr": "Vouliez-vous dire"}[lang])[1]
    assert "Did you mean" not in casefile("set", "Anna", "zzzz=1", "--lang", "en").err


@pytest.mark.parametrize(
    ("typed", "country"), [(("add", "Anna", "stay", "country=FR", "first=2015-01-01"), "FR"),
                           (("set", "Anna", "y1", "country=BE"), "BE")],
)  # fmt: skip
def test_what_another_program_adds_meanwhile_is_not_called_ours(
    casefile: Casefile, anna: Path, monkeypatch, typed, country
):
    casefile("fact", "add", "Anna", "stay", "country=IT", "first=2012-01-01", "last=2013-01-01")
    once, change = [], Desk.change

    def meanwhile(desk, path, wanted):
        if not once:
            once.append(True)
            casefile("fact", "add", "Anna", "stay", "country=ES", "first=2013-02-01", "last=2014-01-01")
        return change(desk, path, wanted)

    monkeypatch.setattr(Desk, "change", meanwhile)
    assert casefile("fact", *typed, "--json").data["record"]["country"] == country
