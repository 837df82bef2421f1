"""Contracts typed, imported, listed and changed, and the hours counted of them.

It goes through `casefile.cli.hours_text` as well.
"""

import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Casefile

ADD = ("--employer", "Exemple SAS", "--noc", "22222", "--country", "france", "--first", "2015-12-14",
       "--last", "30/09/2016", "--hours", "37,5")  # fmt: skip


def with_option(name: str, value: str) -> tuple[str, ...]:
    at = ADD.index(name)
    return (*ADD[: at + 1], value, *ADD[at + 2 :])


def test_a_contract_is_added_listed_and_removed(casefile: Casefile, anna: Path):
    added = casefile("work", "add", "Anna", *ADD, "--json")
    assert added.envelope["schema"] == "casefile.work-add/1"
    contract = added.data["contract"]
    assert (contract["country"], contract["last"], contract["hours_per_week"]) == (
        "FR",
        "2016-09-30",
        "37.50",
    )
    assert "Exemple SAS" in casefile("work", "list", "Anna").out
    assert casefile("work", "remove", "Anna", contract["id"]).code == 0
    assert casefile("work", "list", "Anna", "--json").data["contracts"] == []
    assert casefile("work", "remove", "Anna", contract["id"]).code == 3


@pytest.mark.parametrize(
    ("option", "value", "codes"),
    [
        ("--hours", "0", ["contract.hours_impossible"]),
        ("--hours", "300", ["contract.hours_impossible"]),
        ("--hours", "many", ["contract.hours_impossible"]),
        ("--noc", "2174", ["contract.noc_2016"]),
        ("--noc", "abcde", ["contract.noc_malformed"]),
        ("--last", "2014-01-01", ["contract.last_before_first"]),
        ("--country", "Atlantis", ["facts.not_a_country"]),
    ],
)
def test_an_impossible_contract_is_refused_with_its_reason(
    casefile: Casefile, anna: Path, option: str, value: str, codes: list[str]
):
    answer = casefile("work", "add", "Anna", *with_option(option, value), "--json")
    assert answer.code == 2
    assert [error["code"] for error in answer.envelope["errors"]] == codes
    assert casefile("work", "list", "Anna", "--json").data["contracts"] == []


def test_an_unknown_occupation_is_told_and_kept(casefile: Casefile, anna: Path):
    answer = casefile("work", "add", "Anna", *with_option("--noc", "29999"), "--json")
    assert answer.code == 0
    assert [each["code"] for each in answer.envelope["warnings"]] == ["contract.noc_unknown"]


def test_an_imported_file_gives_each_contract_its_own_id(casefile: Casefile, anna: Path, contracts: Path):
    casefile("work", "import", "Anna", contracts)
    casefile("work", "import", "Anna", contracts)
    more = contracts.read_text(encoding="utf-8") + "Autre SAS,22222,FR,2018-10-03,,35\n"
    contracts.write_text(more, encoding="utf-8")
    casefile("work", "import", "Anna", contracts)
    ids = [each["id"] for each in casefile("work", "list", "Anna", "--json").data["contracts"]]
    assert len(ids) == len(set(ids)) == 3


def test_a_wrong_file_is_refused_whole_with_every_fault(casefile: Casefile, anna: Path, tmp_path: Path):
    path = tmp_path / "wrong.csv"
    path.write_text(
        "employer,noc,country,from,to,hours_per_week\nA,22222,FR,2020-13-01,,0\nB,1,FR,2020-01-01,,35\n"
    )
    answer = casefile("work", "import", "Anna", path, "--json")
    assert answer.code == 2
    assert len(answer.envelope["errors"]) == 3
    assert all("2" in each["message"] or "3" in each["message"] for each in answer.envelope["errors"])
    assert casefile("work", "list", "Anna", "--json").data["contracts"] == []


def test_a_missing_column_is_named(casefile: Casefile, anna: Path, tmp_path: Path):
    path = tmp_path / "wrong.csv"
    path.write_text("employer,noc,country,from,to\nA,22222,FR,2020-01-01,\n")
    answer = casefile("hours", path)
    assert answer.code == 2
    assert "hours_per_week" in answer.err


def test_unknown_columns_are_named_and_ignored(casefile: Casefile, tmp_path: Path):
    path = tmp_path / "more.csv"
    path.write_text(
        "employer,noc,country,from,to,hours_per_week,shoe\nA,22222,FR,2020-01-01,2023-01-01,35,42\n"
    )
    answer = casefile("hours", path, "--on", "2024-01-01", "--json")
    assert answer.code == 0
    assert "shoe" in answer.envelope["warnings"][0]["message"]


def test_hours_of_the_question_of_the_article(casefile: Casefile, contracts: Path):
    answer = casefile("hours", contracts, "--on", "2025-01-15", "--json")
    fsw = answer.data["programmes"]["fsw"]
    assert answer.code == 0
    assert answer.envelope["schema"] == "casefile.hours/1"
    assert (fsw["by_day"], fsw["by_week"], fsw["raw"], fsw["required"]) == (
        "2687.14",
        "2698.00",
        "3135.00",
        "1560.00",
    )
    assert (fsw["verdict"], fsw["qualifies_from"], fsw["qualifies_until"]) == (
        "met",
        "2016-12-14",
        "2026-09-01",
    )
    (entry,) = answer.data["entries"]
    assert entry["bridges"] == [{"first": "2016-10-01", "last": "2016-10-02", "days": 2}]
    assert all(each["message"] for each in answer.data["findings"])


def test_hours_that_are_not_enough_answer_one(casefile: Casefile, anna: Path, contracts: Path):
    assert casefile("hours", contracts, "--on", "2028-01-15").code == 1
    assert casefile("hours", "Anna", "--on", "2025-01-15").code == 1
    casefile("work", "import", "Anna", contracts)
    assert casefile("hours", "Anna", "--on", "2025-01-15").code == 0


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_hours_read_well_in_80_columns(casefile: Casefile, contracts: Path, lang: str):
    answer = casefile("hours", contracts, "--on", "2025-01-15", "--lang", lang)
    assert max(len(line) for line in answer.out.splitlines()) <= 80
    assert ("2 687,14" if lang == "fr" else "2,687.14") in answer.out.replace("\u202f", " ")


def test_a_folder_or_a_pipe_is_no_file_of_contracts(casefile: Casefile, anna: Path, tmp_path: Path):
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    folder = tmp_path / "folder.csv"
    folder.mkdir()
    for path in (pipe, folder):
        assert casefile("work", "import", "Anna", path).code == 2
        assert casefile("hours", path).code in {2, 3}
    assert casefile("hours", tmp_path / "missing.csv").code == 3


def test_bytes_that_are_no_text_are_refused(casefile: Casefile, tmp_path: Path):
    path = tmp_path / "latin.csv"
    for data, code in ((b"employer\0\1noc", "table.not_text"), (b"PK\3\4 a workbook", "table.workbook")):
        path.write_bytes(data)
        answer = casefile("hours", path, "--json")
        assert (answer.code, answer.envelope["errors"][0]["code"]) == (2, code)


def test_occupations_are_found_in_both_languages(casefile: Casefile):
    for words in (("testing", "technicians"), ("evaluateurs", "systemes"), ("22222",)):
        assert "22222" in casefile("occupations", "search", *words).out
    assert casefile("occupations", "search", "zzzzqq").out == ""


def test_a_job_title_finds_its_occupation_and_the_other_languages_name_stands_beside(casefile: Casefile):
    lines = casefile("--lang", "en", "occupations", "search", "testeur", "logiciel").out.splitlines()
    assert lines[0].startswith("22222  TEER 2  Information systems testing technicians")
    assert "Évaluateurs" in lines[1]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2173", ["contract.noc_2016"]),
        ("65201", ["hours.teer_too_high"]),
        ("222220", []),
        ("cook", []),
    ],
)
def test_a_code_that_will_not_do_is_explained_and_other_words_are_none(
    casefile: Casefile, typed: str, said: list[str]
):
    warnings = casefile("occupations", "search", typed, "--json").envelope["warnings"]
    assert [each["code"] for each in warnings] == said


def test_titles_imported_widen_the_search_and_bring_exclusions(casefile: Casefile, tmp_path: Path):
    path = tmp_path / "elements.csv"
    path.write_text(
        "Level,Code - NOC 2021 V1.0,Class title,Element Type Label English,Element Description English\n"
        "5,22222,x,All examples,Zorglub wrangler\n5,22222,x,Exclusion(s),Engineers (21231)\n",
        encoding="utf-8",
    )
    assert casefile("occupations", "search", "zorglub").out == ""
    assert casefile("occupations", "import", path, "--json").data["titles"] == 1
    found = casefile("occupations", "search", "zorglub", "--json").data["occupations"][0]
    assert (found["code"], found["example"], found["exclusions"]) == (
        "22222", "Zorglub wrangler", ["Engineers (21231)"],
    )  # fmt: skip
    again = casefile("occupations", "import", tmp_path / "elements.csv")
    assert again.code == 0


def test_a_table_without_titles_is_refused(casefile: Casefile, contracts: Path):
    answer = casefile("occupations", "import", contracts, "--json")
    assert (answer.code, answer.envelope["errors"][0]["code"]) == (2, "occupations.not_a_table")


def test_a_proviso_names_the_command_that_answers_and_answering_turns_the_verdict(
    casefile: Casefile, anna: Path
):
    canada = ("--country", "CA", "--first", "2023-01-02", "--last", "2024-12-31", "--hours", "37.5")
    casefile("work", "add", "Anna", "--employer", "Exemple Inc", "--noc", "21232", *canada)
    asked = casefile("--lang", "en", "hours", "Anna", "--on", "2025-06-01").out
    assert "Were you authorised to work all along at Exemple Inc" in asked
    assert "casefile work set Anna c1 authorised=yes|no" in asked
    assert casefile("work", "set", "Anna", "c1", "authorised=yes").code == 0
    answer = casefile("hours", "Anna", "--on", "2025-06-01", "--json").data["programmes"]["fsw"]
    assert (answer["verdict"], answer["provisos"]) == ("met", [])
    assert "work set" not in casefile("hours", "Anna", "--on", "2025-06-01").out


def test_near_employers_are_asked_once_and_joined_when_they_are_one(casefile: Casefile, anna: Path):
    casefile("work", "add", "Anna", *ADD)
    later = with_option("--first", "2016-10-01")[4:]
    later = (*later[: later.index("--last")], "--last", "2017-08-31", "--hours", "35")
    casefile("work", "add", "Anna", "--employer", "Exemple France SAS", "--noc", "22222", *later)
    assert "casefile work same Anna c1 c2" in casefile("hours", "Anna").out
    assert len(casefile("hours", "Anna", "--json").data["entries"]) == 2
    assert casefile("work", "same", "Anna", "c1", "c2").code == 0
    told = casefile("hours", "Anna", "--json").data
    assert len(told["entries"]) == 1
    assert "hours.employers_near" not in [each["code"] for each in told["findings"]]
    assert casefile("work", "same", "Anna", "c1", "c2", "--no").code == 0
    assert len(casefile("hours", "Anna", "--json").data["entries"]) == 2
    assert "work same" not in casefile("hours", "Anna").out


def test_a_qualification_is_told_in_one_line(casefile: Casefile, anna: Path):
    assert casefile("work", "qualified", "Anna", "2018-07-01", "--country", "france").code == 0
    assert 'country = "FR"' in casefile("facts", "Anna").out or "2018-07-01" in casefile("facts", "Anna").out


@pytest.mark.parametrize(
    ("assignment", "code"),
    [
        ("hours_per_week=200", "contract.hours_impossible"),
        ("noc=2173", "contract.noc_2016"),
        ("last=2001-01-01", "contract.last_before_first"),
        ("zorglub=1", "set.unknown_key"),
        ("kind=hobby", "facts.not_a_choice"),
    ],
)
def test_a_contract_cannot_be_changed_into_nonsense(
    casefile: Casefile, anna: Path, assignment: str, code: str
):
    casefile("work", "add", "Anna", *ADD)
    answer = casefile("work", "set", "Anna", "c1", assignment, "--json")
    assert (answer.code, answer.envelope["errors"][0]["code"]) == (2, code)


def test_duties_are_kept_with_the_contract_and_said_on_the_line_that_proves_it(
    casefile: Casefile, anna: Path
):
    casefile("work", "add", "Anna", *ADD)
    casefile(
        "work", "set", "Anna", "c1", "lead_statement=yes", "main_duties=no", "duties_note=Mostly reports"
    )
    page = anna / "list.txt"
    assert casefile("--lang", "en", "print", "Anna", "-o", page).code == 0
    printed = " ".join(page.read_text(encoding="utf-8-sig").split())
    assert "by your answers, yours do not all fit" in printed
    assert "code=22222&version=2021.0" in printed
    assert "Mostly reports" in printed


def test_explain_prints_every_addend_and_its_rules(casefile: Casefile, contracts: Path):
    told = casefile(
        "--lang", "en", "hours", contracts, "--on", "2025-01-15", "--explain", "--programme", "fsw"
    ).out
    for part in ("18,810", "2,687.14", "2,698.00", "A form of months and years credits", "Slots if",
                 "IRPR s. 75(2)(a)"):  # fmt: skip
        assert part in told, part
    assert "Canadian Experience Class" not in told.split("The rules used")[0]


def test_explained_json_adds_up(casefile: Casefile, contracts: Path):
    answer = casefile("hours", contracts, "--on", "2025-01-15", "--explain", "--json").data
    fsw = answer["programmes"]["fsw"]
    assert sum(each["days"] for each in fsw["by_day_addends"]) == 627
    assert sum(float(each["hours"]) for each in fsw["by_week_addends"]) == float(fsw["by_week"])
    assert {rule["id"] for rule in fsw["rules"]} >= {"hours.full_time_week", "hours.fsw_required"}


def test_an_invitation_got_too_early_is_the_worse_of_two_days(casefile: Casefile, contracts: Path):
    answer = casefile("hours", contracts, "--on", "2025-01-15", "--invited-on", "2016-06-01", "--json").data
    assert answer["programmes"]["fsw"]["verdict"] == "not_met"


def test_the_answer_comes_first_and_a_long_row_of_breaks_is_counted(casefile: Casefile, tmp_path: Path):
    monday = date(2023, 1, 9)
    weeks = [(monday + timedelta(weeks=n), monday + timedelta(weeks=n, days=4)) for n in range(60)]
    rows = "".join(f"Agence,21232,FR,{first},{last},35\n" for first, last in weeks)
    path = tmp_path / "missions.csv"
    path.write_text(f"employer,noc,country,from,to,hours_per_week\n{rows}", encoding="utf-8")
    told = casefile("--lang", "en", "hours", path, "--on", "2024-11-14", "--programme", "fsw").out
    assert told.index("enough hours") < told.index("Agence")
    assert told.count("between two contracts") == 3
    assert "56 more such breaks" in told


def test_hours_before_the_first_table_of_funds_are_counted_all_the_same(casefile: Casefile, tmp_path: Path):
    path = tmp_path / "early.csv"
    path.write_text(
        "employer,noc,country,from,to,hours_per_week,authorised\nFirm,21232,CA,2017-01-02,2018-01-31,35,yes\n",
        encoding="utf-8",
    )
    answer = casefile("hours", path, "--on", "2018-11-14", "--programme", "cec", "--json")
    assert (answer.code, answer.data["programmes"]["cec"]["verdict"]) == (0, "met")


def test_a_proof_is_headed_by_the_programme_asked(casefile: Casefile, anna: Path):
    casefile("work", "add", "Anna", *ADD)
    casefile("set", "Anna", "programme=cec")
    told = casefile("--lang", "en", "hours", "Anna", "--explain", "--programme", "fsw").out
    assert "Federal Skilled Worker" in told
    assert "Canadian Experience Class" not in told.split("The rules used")[0]


def test_a_contract_with_two_impossible_values_is_mended_one_at_a_time(casefile: Casefile, anna: Path):
    casefile("work", "add", anna, "--employer", "X", "--noc", "22222", "--country", "FR", "--first", "2018-01-01",
             "--last", "2019-01-01", "--hours", "35")  # fmt: skip
    file = anna / "case.json"
    text = file.read_text(encoding="utf-8")
    for right, wrong in (
        ('"hours_per_week": "35"', '"hours_per_week": "350"'),
        ('"noc": "22222"', '"noc": "2222x"'),
    ):
        assert right in text
        text = text.replace(right, wrong)
    file.write_text(text, encoding="utf-8")
    for verb in (("work", "set"), ("fact", "set")):
        assert casefile(*verb, anna, "c1", "hours_per_week=900").code == 2
        assert casefile(*verb, anna, "c1", "last=2017-01-01").code == 2
    answer = casefile("work", "set", anna, "c1", "hours_per_week=37.5", "--lang", "en")
    assert answer.code == 0
    assert "2222x" in answer.err  # what is still wrong is told
    assert casefile("fact", "set", anna, "c1", "noc=22222").err.count("2222x") == 0
