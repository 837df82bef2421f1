"""An import of facts: files, ticks and notes stay with what they are about; what would be lost is asked first."""

import sys
from pathlib import Path

import pytest

from casefile.cases.assessment import ChecklistLine
from casefile.services.desk import Desk
from tests.cli.conftest import Casefile

ASTER = """
[[contracts]]
employer = "Aster Care"
noc = "31301"
country = "IN"
first = 2012-03-01
last = 2018-06-30
hours_per_week = 40
"""
OSLER = """
[[contracts]]
employer = "William Osler"
noc = "31301"
country = "CA"
first = 2023-06-04
hours_per_week = 37.5
authorised = true
"""
ANNA = """
[[persons]]
role = "child"
given_name = "Anna"
born_on = 2017-04-01
"""
MAYA = """
[[persons]]
role = "child"
given_name = "Maya"
born_on = 2014-04-01
"""
TOP = """
programme = "cec"
marital_status = "single"
[[persons]]
role = "principal"
given_name = "P"
"""


@pytest.fixture
def put(casefile: Casefile, anna: Path, tmp_path: Path):
    """Import the text of a file of facts."""

    def imported(text: str, *more: str):
        source = tmp_path / "facts.toml"
        source.write_text(text, encoding="utf-8")
        return casefile("facts", "Anna", "--import", source, *more)

    return imported


@pytest.fixture
def filed(casefile: Casefile, anna: Path, put, tmp_path: Path) -> Path:
    """A case with a paper and a note at Aster's line, and a note at Anna's."""
    assert put(TOP + ANNA + ASTER).code == 0
    paper = tmp_path / "aster hours.pdf"
    paper.write_bytes(b"%PDF-1.4\n%%EOF\n")
    assert casefile("attach", "Anna", "principal/work_proof/c1", paper).code == 0
    assert casefile("line", "Anna", "principal/work_proof/c1", "--note", "Aster letter OK").code == 0
    key = next(key for key in lines(anna) if key.startswith("child-1/"))
    assert casefile("line", "Anna", key, "--state", "ready", "--note", "Anna’s").code == 0
    return paper


def lines(anna: Path) -> dict[str, ChecklistLine]:
    desk = Desk()
    return {each.key: each for each in desk.assess(desk.open(anna).case).lines}


def contracts(casefile: Casefile) -> dict[str, str]:
    facts = casefile("show", "Anna", "--json").data["facts"]
    return {each["employer"]: each["id"] for each in facts["contracts"]}


def test_a_contract_and_a_child_put_first_in_the_file_take_nothing_from_the_others(
    casefile: Casefile, anna: Path, put, filed: Path
):
    answer = put(TOP + MAYA + ANNA + OSLER + ASTER)
    assert answer.code == 0, answer.err
    assert contracts(casefile) == {"William Osler": "c2", "Aster Care": "c1"}
    facts = casefile("show", "Anna", "--json").data["facts"]
    assert {each.get("given_name"): each["id"] for each in facts["persons"]} == {
        "P": "principal", "Anna": "child-1", "Maya": "child-2",
    }  # fmt: skip
    now = lines(anna)
    assert [each.document.original_name for each in now["principal/work_proof/c1"].files] == [filed.name]
    assert not now["principal/work_proof/c2"].files
    noted = {key for key, line in now.items() if line.line.note == "Anna’s"}
    assert noted == {key for key, line in now.items() if key.startswith("child-1/") and line.state == "ready"}
    assert len(noted) == 1


def test_what_would_go_is_named_and_nothing_is_changed(casefile: Casefile, anna: Path, put, filed: Path):
    before = (anna / "case.json").read_bytes()
    answer = put('schema = "casefile.facts/1"\n')
    assert answer.code == 2
    assert "Goes: 2 persons, 1 contract" in answer.err
    assert "1 attached file is left without a line:" in answer.err
    assert "[principal/work_proof/c1]" in answer.err
    assert "--replace-all" in answer.err
    assert (anna / "case.json").read_bytes() == before
    refused = put('schema = "casefile.facts/1"\n', "--json")
    assert (refused.code, refused.envelope["errors"][0]["code"]) == (2, "facts.would_lose")
    told = put('schema = "casefile.facts/1"\n', "--dry-run", "--json").data
    assert told["applied"] is False
    assert told["import"]["goes"] == {"persons": 2, "contracts": 1}
    assert (anna / "case.json").read_bytes() == before


def test_with_replace_all_it_goes_and_doctor_names_the_paper_left_behind(
    casefile: Casefile, put, filed: Path
):
    assert casefile("doctor", "Anna").code == 0
    assert put('schema = "casefile.facts/1"\n', "--replace-all").code == 0
    answer = casefile("doctor", "Anna")
    assert answer.code == 1
    assert f"“{filed.name}”" in answer.out
    assert casefile("undo", "Anna").code == 0
    assert casefile("doctor", "Anna").code == 0


@pytest.mark.parametrize(("typed", "code", "left"), [("\n", 1, 1), ("n\n", 1, 1), ("y\n", 0, 0)])
def test_at_a_terminal_it_asks_and_anything_but_yes_is_no(
    casefile: Casefile, put, filed: Path, monkeypatch: pytest.MonkeyPatch, typed: str, code: int, left: int
):
    monkeypatch.setattr("casefile.cli.asking.can_ask", lambda _session: True)
    monkeypatch.setattr("casefile.cli.facts_in.can_ask", lambda _session: True)
    monkeypatch.setattr(
        sys, "stdin", type("Typed", (), {"readline": lambda _self: typed, "isatty": lambda _self: True})()
    )
    assert put(TOP + ANNA).code == code
    assert len(contracts(casefile)) == left


def test_ids_swapped_by_hand_are_asked_about_too(casefile: Casefile, put, filed: Path):
    assert put(TOP + ANNA + ASTER + OSLER).code == 0
    swapped = ASTER.replace("[[contracts]]", '[[contracts]]\nid = "c2"') + OSLER.replace(
        "[[contracts]]", '[[contracts]]\nid = "c1"'
    )
    answer = put(TOP + ANNA + swapped)
    assert answer.code == 2
    assert "[principal/work_proof/c1]" in answer.err


def test_nothing_in_use_lost_is_no_question(casefile: Casefile, put, filed: Path):
    answer = put(TOP + ANNA + ASTER.replace("40", "38"), "--dry-run")
    assert (answer.code, "Changes: 1 contract" in answer.err) == (0, True)
    assert put(TOP + ANNA + ASTER.replace("40", "38")).code == 0
    assert "already has every record" in put(TOP + ANNA + ASTER.replace("40", "38"), "--dry-run").err


@pytest.mark.parametrize(
    "verb",
    [
        ("letter", "Anna", "history_gap", "-o"),
        ("facts", "Anna", "--export"),
        ("due", "Anna", "--ics"),
        ("print", "Anna", "-o"),
        ("export", "Anna"),
    ],
)
def test_a_file_that_exists_is_written_over_only_when_that_is_said(
    casefile: Casefile, put, tmp_path: Path, verb: tuple[str, ...]
):
    assert put(TOP + ASTER).code == 0
    there = tmp_path / "mine.txt"
    there.write_text("mine", encoding="utf-8")
    answer = casefile(*verb, there)
    assert answer.code == 2
    assert (str(there) in answer.err, "--replace" in answer.err) == (True, True)
    assert there.read_text(encoding="utf-8") == "mine"
    assert casefile(*verb, there, "--replace").code in {0, 1}
    assert there.read_bytes() != b"mine"
