import json
from pathlib import Path
from typing import get_args

import pytest

from casefile.rules.book.stages import Ending
from tests.cli.conftest import Casefile

NASTY = [
    "[red]x[/red]",
    "a\x1b[31mred",
    'it\'s "quoted"',
    "two\nlines",
    "🍁 érable",
    "{braces}",
    "%s",
    "-dash",
]


def test_new_prints_its_path_and_only_that(casefile: Casefile, tmp_path: Path):
    answer = casefile("new", "Anna Exemple")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == f"{tmp_path / 'desk' / 'Anna Exemple'}\n"
    assert (tmp_path / "desk" / "Anna Exemple" / "case.json").is_file()


def test_new_in_a_folder_of_ones_own(casefile: Casefile, tmp_path: Path):
    answer = casefile(
        "new", "Anna", "--dir", tmp_path / "here", "--programme", "cec", "--lang", "fr", "--json"
    )
    assert answer.envelope["schema"] == "casefile.new/1"
    assert answer.data == {"path": str(tmp_path / "here"), "name": "Anna", "programme": "cec", "lang": "fr"}
    assert casefile("show", tmp_path / "here", "--json").data["facts"]["programme"] == "cec"


def test_new_refuses_an_empty_name_and_a_taken_folder(casefile: Casefile, anna: Path):
    assert casefile("new", "  ").code == 2
    taken = casefile("new", "Other", "--dir", anna)
    assert taken.code in {2, 4}
    assert casefile("show", anna, "--json").data["name"] == "Anna"


@pytest.mark.parametrize("text", NASTY)
def test_a_note_is_kept_as_written_and_shown_without_control_characters(
    casefile: Casefile, anna: Path, text: str
):
    assert casefile("note", "Anna", "--", text).code == 0
    shown = casefile("show", "Anna", "--json")
    assert shown.data["journal"][-1]["text"] == text
    assert "\x1b" not in casefile("show", "Anna").out


@pytest.mark.parametrize("name", NASTY)
def test_a_name_can_be_anything(casefile: Casefile, name: str):
    made = casefile("new", "--json", "--", name)
    path = made.data["path"]
    assert casefile("show", path, "--json").data["name"] == name
    listed = casefile("list")
    assert listed.code == 0
    assert "\x1b" not in listed.out
    assert len(listed.out.splitlines()) == 1


def test_show_gives_the_whole_case(casefile: Casefile, anna: Path):
    data = casefile("show", "Anna", "--json").data
    assert data["path"] == str(anna)
    assert {"id", "name", "facts", "stages", "lines", "documents", "journal", "generation"} <= data.keys()
    assert data["facts"]["contracts"] == []


def test_what_is_not_there_is_not_found(casefile: Casefile, tmp_path: Path):
    for ref in ("Nobody", tmp_path / "nowhere", tmp_path):
        answer = casefile("show", ref)
        assert (answer.code, answer.out) == (3, "")
        assert answer.err


def test_an_error_under_json_is_an_envelope_with_the_same_sentence(casefile: Casefile):
    answer = casefile("show", "Nobody", "--json")
    envelope = answer.envelope
    assert (answer.code, envelope["schema"], envelope["data"]) == (3, "casefile.show/1", None)
    assert envelope["errors"][0]["code"] == "case.not_found"
    assert envelope["errors"][0]["message"] in answer.err


def test_set_takes_dates_countries_and_choices_as_people_write_them(casefile: Casefile, anna: Path):
    told = ("born_on=4/05/1993", "citizenships=FR,Belgique", "marital_status=married", "spouse.given_name=Paul",
            "child-1.born_on=2019-08-23", "relative_in_canada=non")  # fmt: skip
    assert casefile("set", "Anna", *told).code == 0
    facts = casefile("show", "Anna", "--json").data["facts"]
    persons = {person["id"]: person for person in facts["persons"]}
    assert persons["principal"]["born_on"] == "1993-05-04"
    assert persons["principal"]["citizenships"] == ["FR", "BE"]
    assert persons["child-1"]["role"] == "child"
    assert facts["relative_in_canada"] is False


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("born_on=31/02/1990", "date.impossible"),
        ("born_on=01/02/90", "date.two_digit_year"),
        ("marital_status=wed", "facts.not_a_choice"),
        ("citizenships=Atlantis", "facts.not_a_country"),
        ("relative_in_canada=perhaps", "facts.not_yes_no"),
        ("shoe_size=42", "set.unknown_key"),
        ("no equals sign", "set.not_an_assignment"),
        ("name=", "set.needs_value"),
    ],
)
def test_set_refuses_what_cannot_be_and_changes_nothing(
    casefile: Casefile, anna: Path, typed: str, code: str
):
    before = (anna / "case.json").read_bytes()
    answer = casefile("set", "Anna", "destination_province=ON", typed, "--json")
    assert answer.code == 2
    assert [error["code"] for error in answer.envelope["errors"]] == [code]
    assert (anna / "case.json").read_bytes() == before


def test_a_value_can_be_taken_back(casefile: Casefile, anna: Path):
    casefile("set", "Anna", "marital_status=single")
    casefile("set", "Anna", "marital_status=")
    assert casefile("show", "Anna", "--json").data["facts"]["marital_status"] is None


def test_undo_and_redo_name_what_they_turn(casefile: Casefile, anna: Path):
    casefile("set", "Anna", "marital_status=single")
    assert "the marital status of the principal applicant" in casefile("undo", "Anna").err
    assert casefile("show", "Anna", "--json").data["facts"]["marital_status"] is None
    assert casefile("redo", "Anna").code == 0
    assert casefile("show", "Anna", "--json").data["facts"]["marital_status"] == "single"
    assert casefile("redo", "Anna").code == 2


def test_a_stage_keeps_its_moment_to_the_second(casefile: Casefile, anna: Path):
    answer = casefile("stage", "Anna", "profile", "--at", "2025-01-20T15:05:33+01:00", "--json")
    assert answer.code == 0
    (entry,) = answer.data["entries"]
    assert (entry["stage"], entry["on"], entry["at"]) == ("profile", "2025-01-20", "2025-01-20T14:05:33Z")
    assert answer.envelope["warnings"]


@pytest.mark.parametrize(
    "arguments",
    [("profile",), ("nonsense", "--on", "2025-01-01"), ("profile", "--on", "30/02/2025"), ("profile", "--at", "noon"),
     ("profile", "--on", "2025-01-01", "--at", "2025-01-02T00:00:00Z")],
)  # fmt: skip
def test_a_stage_asks_for_a_possible_day(casefile: Casefile, anna: Path, arguments: tuple[str, ...]):
    assert casefile("stage", "Anna", *arguments).code == 2
    assert casefile("show", "Anna", "--json").data["stages"] == []


def test_an_invitation_declined_ends_the_invitation(casefile: Casefile, anna: Path):
    casefile("stage", "Anna", "invitation", "--on", "2025-02-01")
    answer = casefile("stage", "Anna", "invitation", "--outcome", "declined", "--on", "2025-03-01", "--json")
    (entry,) = answer.data["entries"]
    assert (entry["outcome"], entry["ended_on"]) == ("declined", "2025-03-01")


@pytest.mark.parametrize("outcome", get_args(Ending))
def test_every_ending_of_a_stage_can_be_told_and_is_said_in_the_journal(
    casefile: Casefile, anna: Path, outcome: str
):
    casefile("stage", "Anna", "biometrics", "--on", "2025-02-01")
    answer = casefile("stage", "Anna", "biometrics", "--outcome", outcome, "--on", "2025-02-20", "--json")
    assert answer.data["entries"][-1]["outcome"] == outcome
    assert "journal.stage" not in casefile("show", "Anna").out
    casefile("undo", "Anna")
    assert "journal." not in casefile("show", "Anna").out


def test_due_answers_one_when_a_deadline_is_past(casefile: Casefile, anna: Path):
    assert casefile("due", "Anna").code == 0
    casefile("stage", "Anna", "profile", "--at", "2025-01-20T14:05:33Z")
    assert casefile("due", "Anna", "--today", "2025-02-01").code == 0
    told = " ".join(casefile("due", "Anna", "--today", "2026-02-01").out.split())
    assert "record that it expired, then submit a new one" in told
    late = casefile("due", "--today", "2026-02-01", "--json")
    assert late.code == 1
    assert any(
        each["code"] == "profile_expires" and each["on"] == "2026-01-20" for each in late.data["deadlines"]
    )


def test_a_damaged_case_is_shown_from_its_last_good_state_and_never_written(casefile: Casefile, anna: Path):
    casefile("note", "Anna", "kept")
    casefile("note", "Anna", "last")
    (anna / "case.json").write_bytes(b'{"broken": ')
    shown = casefile("show", anna, "--json")
    assert shown.code == 4
    assert any(event["text"] == "kept" for event in shown.data["journal"])
    assert casefile("note", anna, "more").code == 4
    assert casefile("doctor", anna).code == 4
    assert (anna / "case.json").read_bytes() == b'{"broken": '


def test_a_newer_case_is_refused(casefile: Casefile, anna: Path):
    text = (anna / "case.json").read_text(encoding="utf-8")
    (anna / "case.json").write_text(
        text.replace('"schema": 1', '"schema": 99').replace('"schema":1', '"schema":99')
    )
    assert casefile("note", anna, "more").code == 4


def test_restore_lists_and_puts_back(casefile: Casefile, anna: Path):
    for text in ("one", "two"):
        casefile("note", "Anna", text)
    kept = casefile("restore", "Anna", "--json").data["generations"]
    assert kept
    assert casefile("restore", "Anna", kept[0]["number"]).code == 0
    assert casefile("restore", "Anna", "999").code in {2, 3}


def test_list_says_what_to_do_on_an_empty_desk(casefile: Casefile):
    answer = casefile("list")
    assert (answer.code, answer.out) == (0, "")
    assert "casefile demo" in answer.err
    assert json.loads(casefile("list", "--json").out)["data"]["cases"] == []


def test_the_screens_need_a_terminal(casefile: Casefile, anna: Path):
    assert casefile("open", "Anna").code == 2


def test_an_impossible_today_is_refused(casefile: Casefile, anna: Path, monkeypatch: pytest.MonkeyPatch):
    assert casefile("due", "--today", "2025-13-01").code == 2
    monkeypatch.setenv("CASEFILE_TODAY", "tomorrow")
    assert casefile("due").code == 2
