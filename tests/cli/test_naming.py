"""The case that is meant: found however its name is typed, never one of two that are called alike."""

from pathlib import Path

import pytest

from tests.cli.conftest import Casefile
from tests.cli.test_contract import completed


@pytest.mark.parametrize("typed", ["Élodie O’Brien", "élodie o’brien", "ELODIE O'BRIEN", "elodie o'brien"])
def test_a_name_is_found_without_accents_capitals_or_the_same_apostrophe(casefile: Casefile, typed):
    casefile("new", "Élodie O’Brien", "--lang", "en")
    assert casefile("note", typed, "hello").code == 0


@pytest.mark.parametrize("typed", ["Elodi Brian", "obrien", "élodie"])
def test_a_name_that_comes_near_is_offered_and_not_taken(casefile: Casefile, typed):
    casefile("new", "Élodie O’Brien", "--lang", "en")
    answer = casefile("note", typed, "hello", "--lang", "en")
    assert answer.code == 3
    assert "Did you mean “Élodie O’Brien”?" in answer.err
    assert "Did you mean" not in casefile("show", "Xqzw", "--lang", "en").err
    french = casefile("note", typed, "bonjour", "--lang", "fr").err
    assert "Vouliez-vous dire «\u00a0Élodie O’Brien\u00a0» ?" in french.replace("\u202f?", " ?")


def test_two_cases_of_one_name_are_listed_by_folder_and_neither_is_touched(
    casefile: Casefile, monkeypatch: pytest.MonkeyPatch
):
    first = Path(casefile("new", "Kaur, Priya", "--lang", "en").out.strip())
    again = casefile("new", "Kaur, Priya", "--lang", "en")
    second = Path(again.out.strip())
    assert "is a case called “Kaur, Priya” already" in again.err
    for folder in (first.parent.parent, first.parent):  # at the desk itself a name is a name
        monkeypatch.chdir(folder)
        answer = casefile("note", "kaur, priya", "Paid retainer", "--json")
        assert answer.code == 2
        assert {each["message"] for each in answer.envelope["errors"]} == {str(first), str(second)}
    for folder in (first, second):
        assert casefile("note", str(folder), "Paid retainer").code == 0
    listed = casefile("list").out
    assert "Kaur, Priya [Kaur, Priya]" in listed
    assert "Kaur, Priya [Kaur, Priya-2]" in listed
    assert casefile("note", "Kaur, Priya-2", "by its folder").code == 0


def test_a_folder_of_the_place_one_stands_in_is_a_path(
    casefile: Casefile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    elsewhere = tmp_path / "elsewhere" / "Anna"
    casefile("new", "Anna")
    casefile("new", "Anna", "--dir", str(elsewhere))
    monkeypatch.chdir(elsewhere.parent)
    casefile("note", "Anna", "here")
    assert casefile("show", str(elsewhere), "--json").data["journal"][-1]["text"] == "here"


def test_verbs_that_come_near_are_offered_and_help_is_asked_in_every_way(casefile: Casefile):
    assert "Did you mean 'show'" in casefile("--lang", "en", "sho").err
    pages = [casefile(*asked).out for asked in (("help", "show"), ("show", "-h"), ("show", "--help"))]
    assert pages[0] == pages[1] == pages[2]
    assert casefile("-h").out == casefile("help").out == casefile("--help").out
    assert casefile("fact", "add", "-h").code == 0


def test_a_day_beyond_all_years_gets_a_sentence_wherever_it_is_typed(casefile: Casefile, anna: Path):
    for asked in (
        ("checklist", "Anna", "--on", "9999-12-31"),
        ("stage", "Anna", "profile", "--on", "31/12/9998"),
        ("stage", "Anna", "profile", "--at", "9999-12-31T00:00:00Z"),
        ("stage", "Anna", "profile", "--at", "0001-01-01T00:00:00+14:00"),
        ("points", "Anna", "--on", "9999-01-01"),
        ("set", "Anna", "planned_filing_on=9999-12-31"),
        ("set", "Anna", "passport_expires_on=2999-12-31"),
        ("due", "--today", "9999-12-31"),
        ("rules", "diff", "2025-01-01", "9999-12-31", "Anna"),
    ):
        answer = casefile(*asked)
        assert (asked, answer.code) == (asked, 2)
        assert "nexpected" not in answer.err
    for on in ("2200-12-31", "2026-12-31"):
        assert casefile("checklist", "Anna", "--on", on).code == 1


def test_a_facts_file_with_such_a_day_is_refused_with_its_line(
    casefile: Casefile, anna: Path, tmp_path: Path
):
    file = tmp_path / "f.toml"
    file.write_text('[[persons]]\nrole = "principal"\npassport_expires_on = 9999-12-31\n', encoding="utf-8")
    answer = casefile("facts", "Anna", "--import", file)
    assert answer.code == 2
    assert "line 3: “passport_expires_on” cannot be" in answer.err


def test_one_endless_name_does_not_widen_the_list(casefile: Casefile):
    casefile("new", "x" * 9000, "--lang", "en")
    casefile("new", "Anna", "--lang", "en")
    assert max(map(len, casefile("list", "--lang", "en").out.splitlines())) < 150


def test_the_shell_completes_what_the_case_holds(casefile: Casefile):
    casefile("new", "Anna Exemple", "--lang", "en")
    casefile("fact", "add", "Anna Exemple", "contract", "employer=X", "noc=22222", "country=FR", "first=2015-01-01",
             "hours_per_week=35")  # fmt: skip
    case = "'Anna Exemple'"
    assert completed("casefile show anna", 2) == ["plain,Anna\\ Exemple"]
    assert completed(f"casefile line {case} work", 3) == ["plain,principal/work_proof/c1"]
    assert completed(f"casefile work remove {case} ", 4) == ["plain,c1"]
    assert completed(f"casefile fact add {case} sta", 4) == ["plain,stay"]
    assert completed(f"casefile fact add {case} stay cou", 5) == ["plain,country="]
    assert completed(f"casefile work set {case} c1 hours", 5) == ["plain,hours_per_week="]
    assert completed("casefile line nobody wo", 3) == [""]
