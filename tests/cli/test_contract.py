"""What a script may rely on, tried from outside as a script would: streams, exit codes, JSON, completion."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Casefile

LONG = "x" * 5000


def shell(line: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run one line of bash in which $casefile is the program."""
    return subprocess.run(
        ["bash", "-c", line],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "casefile": f"{sys.executable} -m casefile", **settings},
    )


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("$casefile list --json <&-", 0),
        ("$casefile list >&-", 0),
        ("$casefile list 2>&-", 0),
        ("$casefile show nobody --json >&- 2>&-", 3),
        ("$casefile remove nobody <&- >&-", 3),
    ],
)
def test_a_closed_stream_changes_no_answer(line, code):
    ran = shell(line)
    assert (ran.returncode, "Traceback" in ran.stderr) == (code, False)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")  # noqa: PTH110
@pytest.mark.parametrize(
    ("asked", "code", "told"),
    [
        ("rules", 4, "could not be written"),
        ("rules --json", 4, "could not be written"),
        ("frobnicate --json", 2, "No such command"),
        ("show nobody --json", 3, "no case"),
    ],
)
def test_an_answer_that_cannot_be_written_is_told(asked, code, told):
    ran = shell(
        f"$casefile {asked} --lang en >/dev/full" if asked[0] != "f" else f"$casefile {asked} >/dev/full"
    )
    assert ran.returncode == code
    assert told in ran.stderr
    assert "Traceback" not in ran.stderr
    assert shell(f"$casefile {asked} >/dev/full 2>/dev/full").returncode == code


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (("show", LONG), 3),
        (("hours", LONG), 3),
        (("due", LONG), 3),
        (("check", LONG), 1),
        (("check", LONG, LONG), 1),
        (("new", "N", "--dir", LONG), 2),
    ],
)
def test_a_name_longer_than_any_file_is_answered_in_a_sentence(casefile: Casefile, asked, code):
    answer = casefile(*asked)
    assert answer.code == code
    assert "nexpected" not in answer.err


def test_a_file_longer_than_any_name_is_refused_wherever_one_is_written_or_read(casefile: Casefile, anna):
    for asked in (
        ("print", anna, "-o", f"{LONG}.pdf"),
        ("letter", anna, "history_gap", "-o", LONG),
        ("facts", anna, "--export", LONG),
        ("facts", anna, "--import", LONG),
        ("work", "import", anna, LONG),
        ("export", anna, f"{LONG}.zip"),
        ("import", f"{LONG}.zip"),
        ("attach", anna, "passport", LONG),
    ):
        answer = casefile(*asked)
        assert answer.code in {2, 3, 4}, (asked[0], answer.code, answer.err[:300])
        assert "nexpected" not in answer.err


def test_json_keeps_every_letter_where_the_stream_cannot_write_them():
    ran = shell("$casefile new 'Đặng Thị' --json", PYTHONIOENCODING="ascii")
    assert json.loads(ran.stdout)["data"]["name"] == "Đặng Thị"


def test_a_narrow_terminal_is_given_signs_that_read_alike():
    ran = shell(
        "$casefile new 'Zoé Œuvre' --lang fr && $casefile show 'Zoé Œuvre' --lang fr",
        PYTHONIOENCODING="ascii",
    )
    assert ran.returncode == 0
    assert "Zoe OEuvre" in ran.stdout
    assert "?" not in ran.stdout.replace(" ?", "")


@pytest.mark.parametrize("kind", ["bash", "zsh", "fish"])
def test_a_completion_script_ends_well(kind):
    ran = shell("$casefile", _CASEFILE_COMPLETE=f"{kind}_source")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "_CASEFILE_COMPLETE" in ran.stdout


def completed(words: str, at: int, kind: str = "bash") -> list[str]:
    """Return what the shell is offered at one word."""
    ran = shell("$casefile", _CASEFILE_COMPLETE=f"{kind}_complete", COMP_WORDS=words, COMP_CWORD=str(at))
    assert (ran.returncode, ran.stderr) == (0, "")
    return ran.stdout.split("\n")[:-1]


def test_the_shell_completes_verbs_choices_cases_and_files(casefile: Casefile):
    casefile("new", "Anna Exemple", "--lang", "en")
    casefile("new", "Bruno", "--lang", "en")
    assert completed("casefile sta", 1) == ["plain,stage"]
    assert "plain,invitation" in completed("casefile stage Bruno ", 3)
    assert sorted(completed("casefile show ", 2)) == ["plain,Anna\\ Exemple", "plain,Bruno"]
    assert completed("casefile show Br", 2) == ["plain,Bruno"]
    assert completed("casefile attach Bruno passport sca", 4) == ["file,sca"]
    assert completed("casefile check sca", 2) == ["file,sca"]
    assert completed("casefile new N --dir some", 4) == ["dir,some"]


@pytest.mark.parametrize("begun", ["Che", "'Che", '"Che', "ann", "'Ann", "O", '"O'])
def test_bash_reads_back_the_name_that_was_completed(casefile: Casefile, tmp_path: Path, begun: str):
    """The script is run as the shell runs it, and what it inserts is read as the shell reads a line."""
    names = ("Chen, Élodie $HOME *", "Anna (fictional)", 'O\'Brien "Bo" `x`')
    for name in names:
        casefile("new", name, "--lang", "en")
    program = tmp_path / "casefile"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m casefile "$@"\n', encoding="utf-8")
    program.chmod(0o700)
    mark = begun[0] if begun[0] in "'\"" else ""
    script = (
        'eval "$(_CASEFILE_COMPLETE=bash_source $program)"; COMP_WORDS=(casefile show "$begun"); COMP_CWORD=2\n'
        '_casefile_completion "$program"; eval "printf %s $mark${COMPREPLY[0]}$mark"'
    )
    ran = shell(script, program=str(program), begun=begun, mark=mark)
    wanted = begun.strip("'\"").casefold()
    assert ran.stdout == next(each for each in names if each.casefold().startswith(wanted)), ran.stderr


def test_fish_is_given_the_whole_of_a_name_with_commas(casefile: Casefile):
    casefile("new", "Chen, Élodie", "--lang", "en")
    ran = shell(
        "$casefile", _CASEFILE_COMPLETE="fish_complete", COMP_WORDS="casefile show Ch", COMP_CWORD="Ch"
    )
    assert ran.stdout == "plain,Chen, Élodie\n"
    assert "string split --max 1" in shell("$casefile", _CASEFILE_COMPLETE="fish_source").stdout


def test_only_the_verbs_that_judge_answer_1(casefile: Casefile, anna):
    """A script reads 1 as `no` from five verbs; elsewhere it would be a failure."""
    casefile("stage", anna, "profile", "--on", "2025-01-20")
    casefile("set", anna, "marital_status=married", "given_name=Anna")
    for asked in ("history", "funds", "updates", "rehearse", "answers", "show"):
        answer = casefile(asked, anna, "--today", "2025-03-01", "--json")
        assert (asked, answer.code) == (asked, 0)
    assert casefile("checklist", anna, "--today", "2025-03-01").code == 1


def test_a_stage_of_the_past_is_not_judged_by_what_has_run_out_since(casefile: Casefile, anna):
    casefile("stage", anna, "language_test", "--on", "2023-10-01")
    casefile("stage", anna, "profile", "--on", "2024-01-15")
    answer = casefile("stage", anna, "invitation", "--on", "2024-03-01", "--today", "2026-01-10", "--json")
    assert "gate.profile_expired" not in {each["code"] for each in answer.envelope["warnings"]}
    casefile("undo", anna)
    late = casefile("stage", anna, "invitation", "--on", "2025-03-01", "--today", "2026-01-10", "--json")
    assert "gate.profile_expired" in {each["code"] for each in late.envelope["warnings"]}


def test_a_fact_that_cannot_be_read_is_named(casefile: Casefile, anna):
    answer = casefile("set", anna, "born_on=31/02/1990", "spouse.born_on=soon")
    assert answer.code == 2
    assert answer.err.count("born_on: ") == 2


def test_a_damaged_case_is_shown_and_its_damage_is_an_error_too(casefile: Casefile, anna):
    casefile("note", anna, "kept")
    (anna / "case.json").write_text("{", encoding="utf-8")
    answer = casefile("show", anna, "--json")
    assert answer.code == 4
    assert [each["code"] for each in answer.envelope["errors"]] == ["store.not_json"]
    assert answer.data["journal"]


def test_a_stage_before_the_one_that_leads_to_it_is_told(casefile: Casefile, anna):
    casefile("stage", anna, "profile", "--on", "2024-01-15")
    early = casefile("stage", anna, "invitation", "--on", "2023-12-01", "--json")
    assert (early.code, "stage.before_another" in {each["code"] for each in early.envelope["warnings"]}) == (
        0,
        True,
    )
    casefile("undo", anna)
    for stage, day in (("invitation", "2024-03-01"), ("language_test", "2023-10-01")):
        told = casefile("stage", anna, stage, "--on", day, "--json")
        assert "stage.before_another" not in {each["code"] for each in told.envelope["warnings"]}
