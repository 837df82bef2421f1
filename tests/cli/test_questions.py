"""Histories, money, answers, letters, rehearsals, updates, calendars, what changed, and what may be shown."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from casefile.i18n.words import words_for
from casefile.services.desk import Desk
from tests.cli.conftest import Casefile

TODAY = "2026-11-24"
FACTS = """\
schema = "casefile.facts/1"
programme = "fsw"
marital_status = "single"
children_answered = true
residence_province = "QC"
destination_province = "ON"
authorised_to_work = true

[[persons]]
id = "principal"
role = "principal"
given_name = "Camille"
family_name = "Exemple"
born_on = 1992-03-14
passport_number = "14AB56789"

[[stays]]
country = "FR"
first = 1992-03-14

[[contracts]]
employer = "Exemple SAS"
noc = "22222"
country = "FR"
first = 2016-01-04
last = 2019-03-31
hours_per_week = "35"

[[activities]]
first = 2019-06-01
kind = "unemployed"

[[addresses]]
first = 2010-01-01
line = "1 rue Exemple, Lyon"
country = "FR"

[[accounts]]
institution = "Banque fictive"
balance_cad = 14000
"""


@pytest.fixture
def camille(casefile: Casefile, tmp_path: Path) -> str:
    casefile("new", "Camille", "--lang", "en")
    facts = tmp_path / "facts.toml"
    facts.write_text(FACTS, encoding="utf-8")
    assert casefile("facts", "Camille", "--import", facts).code == 0
    return "Camille"


def test_history_names_the_gap(casefile: Casefile, camille: str):
    answer = casefile("history", camille, "--today", TODAY)
    assert answer.code == 0
    assert "April 1, 2019 to May 31, 2019 (61 days)" in " ".join(answer.out.split()).replace("\u00a0", " ")
    assert "Every day is told." in answer.out
    data = casefile("history", camille, "--today", TODAY, "--json").data
    assert [(each["kind"], each["whole"]) for each in data["histories"]] == [
        ("personal", False),
        ("address", True),
    ]
    assert data["histories"][0]["absences"][0]["first"] == "2019-04-01"


def test_a_whole_history_exits_0(casefile: Casefile, camille: str, tmp_path: Path):
    facts = tmp_path / "whole.toml"
    facts.write_text(FACTS.replace("first = 2019-06-01", "first = 2010-01-01"), encoding="utf-8")
    casefile("facts", camille, "--import", facts)
    assert casefile("history", camille, "--today", TODAY).code == 0


def test_funds_name_what_is_missing_and_the_fees_of_the_day(casefile: Casefile, camille: str):
    answer = casefile("funds", camille, "--today", TODAY, "--on", "2026-06-01", "--json")
    assert answer.code == 0
    assert answer.data["funds"]["shortfall_cad"] == "1263.00"
    assert answer.data["fees"]["total_cad"] == "1675.00"
    earlier = casefile("funds", camille, "--today", TODAY, "--on", "2023-06-01")
    assert earlier.code == 0
    assert "$13,757" in earlier.out
    assert "$850" in earlier.out


def test_answers_are_those_the_facts_raise_or_all(casefile: Casefile, camille: str):
    raised = casefile("answers", camille, "--today", TODAY, "--json").data["answers"]
    ids = {each["id"] for each in raised}
    assert {"intent_outside_quebec", "permit_elsewhere", "funds_stay"} <= ids
    assert "test_not_designated" not in ids
    assert all(each["relevant"] and each["sentences"] and each["source"]["title"] for each in raised)
    every = casefile("answers", camille, "--all", "--json").data["answers"]
    assert len(every) > len(raised)
    shown = casefile("answers", camille, "--lang", "fr", "--today", TODAY).out
    assert "hors du Québec" in shown


def test_a_letter_is_drafted_written_listed_and_refused(casefile: Casefile, camille: str, tmp_path: Path):
    listed = casefile("letter", camille, "--today", TODAY)
    assert "history_gap" in listed.out
    assert "funds_exemption" not in listed.out
    drafted = casefile("letter", camille, "history_gap", "--today", TODAY)
    assert "Camille Exemple" in drafted.out
    assert "Where it goes in the account" in drafted.err
    file = tmp_path / "letter.txt"
    assert casefile("letter", camille, "history_gap", "--lang", "fr", "--today", TODAY, "-o", file).code == 0
    assert file.read_text(encoding="utf-8").startswith("Camille Exemple\n\n[Date]\n")
    assert casefile("letter", camille, "funds_exemption").code == 2
    unknown = casefile("letter", camille, "poem")
    assert (unknown.code, "history_gap" in unknown.err) == (3, True)


def test_a_rehearsal_says_what_would_stand_against_filing(casefile: Casefile, camille: str):
    answer = casefile("rehearse", camille, "--on", "2026-12-01", "--today", TODAY, "--json")
    assert answer.data["file_by"] == "2027-01-30"
    assert len(answer.data["days"]) == 61
    assert answer.code == 0
    shown = casefile("rehearse", camille, "--on", "2026-12-01", "--today", TODAY)
    assert "Day 60" not in shown.out.split("Day 39")[0]
    assert "last day to see to: Proof of medical exam" in shown.out


def test_updates_ask_for_a_profile_first(casefile: Casefile, camille: str):
    none = casefile("updates", camille, "--today", TODAY)
    assert (none.code, none.out) == (0, "")
    assert casefile("stage", camille, "profile", "--on", "2026-06-01", "--reason", "known").code == 0
    casefile("work", "add", camille, "--employer", "Autre SAS", "--noc", "22222", "--country", "FR", "--first",
             "2026-09-01", "--hours", "35")  # fmt: skip
    told = casefile("updates", camille, "--today", TODAY, "--json")
    assert told.code == 0
    assert told.data["updates"]["way"] == "profile"
    assert "Autre SAS" in casefile("updates", camille, "--today", TODAY).out


def test_due_writes_a_calendar(casefile: Casefile, camille: str, tmp_path: Path):
    casefile("set", camille, "profile_draft_on=2026-11-01")
    file = tmp_path / "dates.ics"
    answer = casefile("due", camille, "--today", TODAY, "--ics", file)
    assert answer.code == 0
    content = file.read_bytes()
    assert content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"DTSTART;VALUE=DATE:20261231" in content
    assert casefile("due", camille, "--today", "2027-01-15").code == 1


def test_rules_diff_for_everyone_and_for_a_case(casefile: Casefile, camille: str):
    everyone = casefile("rules", "diff", "2026-04-29", "30/04/2026", "--json")
    assert everyone.envelope["schema"] == "casefile.rules-diff/1"
    assert "fees.child" in {each["id"] for each in everyone.data["parameters"]}
    case = casefile("rules", "diff", "2026-04-29", "2026-04-30", camille, "--json")
    assert "fees.child" not in {each["id"] for each in case.data["parameters"]}
    assert case.data["fees_cad"] == ["1610.00", "1675.00"]
    shown = casefile("rules", "diff", "2025-08-20", "2025-08-21", camille)
    assert "added to the checklist: Proof of medical exam" in shown.out
    assert "Nothing changed" in casefile("rules", "diff", TODAY, TODAY).err


@pytest.mark.parametrize(
    "wrong", [("difference", TODAY, TODAY), ("diff", TODAY), ("diff", TODAY, TODAY, "a", "b")]
)
def test_rules_diff_says_how_it_is_written(casefile: Casefile, wrong: tuple[str, ...]):
    answer = casefile("rules", *wrong)
    assert (answer.code, "diff FROM TO" in answer.err) == (2, True)


@pytest.mark.parametrize(
    "verb", [("show",), ("show", "--json"), ("checklist",), ("checklist", "--json")], ids=" ".join
)
def test_share_safe_hides_numbers_and_births(casefile: Casefile, camille: str, verb: tuple[str, ...]):
    casefile("note", camille, "my passport is 14AB56789")
    name, *more = verb
    safe = casefile(name, camille, "--share-safe", *more)
    for secret in ("14AB56789", "1992-03-14", "March\u00a014,\u00a01992", "March\u00a01992"):
        assert secret not in safe.out
    if name == "show":
        assert "14AB56789" in casefile(name, camille, *more).out


def test_a_safe_page_is_printed_without_them(casefile: Casefile, camille: str, tmp_path: Path):
    plain, safe = tmp_path / "plain.txt", tmp_path / "safe.txt"
    assert casefile("print", camille, "-o", plain).code == 0
    assert casefile("print", camille, "-o", safe, "--share-safe").code == 0
    assert "March\u00a01992" in plain.read_text(encoding="utf-8")
    assert "March\u00a01992" not in safe.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("verb", "part"),
    [
        ("funds", "funds"),
        ("history", "history"),
        ("answers", "answers"),
        ("rehearse", "rehearsal"),
        ("updates", "updates"),
    ],
)
def test_the_command_line_says_what_the_page_says(
    casefile: Casefile, camille: str, tmp_path: Path, verb: str, part: Any
):
    casefile("stage", camille, "profile", "--on", "2026-06-01", "--reason", "known")
    casefile("work", "add", camille, "--employer", "Autre SAS", "--noc", "22222", "--country", "FR", "--first",
             "2026-09-01", "--hours", "35")  # fmt: skip
    file = tmp_path / "page.txt"
    assert casefile("print", camille, part, "--today", TODAY, "-o", file).code == 0
    page, told = flat(file.read_text(encoding="utf-8")), flat(casefile(verb, camille, "--today", TODAY).out)
    desk = Desk(today=date.fromisoformat(TODAY))
    parts, sources = desk.report(desk.assess(desk.open(desk.find(camille)).case), part, words_for("en"))
    sentences = [part.title for part in parts] + [sentence for part in parts for _, sentence in part.said]
    assert len(sentences) > 1
    assert [each for each in sentences if flat(each) not in page] == []
    assert [
        each for each in (*sentences, *(source.title for source in sources)) if flat(each) not in told
    ] == []


def flat(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())
