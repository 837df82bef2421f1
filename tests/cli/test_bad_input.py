"""What cannot be: a sentence that says what and what to do, the right exit code, and nothing lost."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Casefile

HEADER = "employer,noc,country,from,to,hours_per_week"
WORK = ("--noc", "22222", "--country", "FR", "--from", "2018-01-01", "--hours-per-week", "35")


@pytest.mark.parametrize("day", ["2025-02-30", "31/31/2025", "01/02/26", "1er avril", "2025-13-01", ""])
@pytest.mark.parametrize("verb", [("hours",), ("checklist",), ("due",)])
def test_an_impossible_or_short_day_is_refused_everywhere(
    casefile: Casefile, anna: Path, verb: tuple[str, ...], day: str
):
    answer = casefile(*verb, "Anna", "--on", day, "--json")
    assert answer.code == 2
    assert answer.envelope["data"] is None
    assert day in answer.envelope["errors"][0]["message"]


def test_a_day_is_read_with_the_day_first(casefile: Casefile, anna: Path):
    assert casefile("hours", "Anna", "--on", "01/02/2026", "--json").data["on"] == "2026-02-01"


@pytest.mark.parametrize(
    ("row", "line", "column"),
    [
        ("X,22222,FR,2015-02-30,,35", 2, "from"),
        ("X,22222,FR,2016-01-01,2015-01-01,35", 2, "to"),
        ("X,22222,FR,2015-01-01,01/02/26,35", 2, "to"),
        ("X,22222,FR,2015-01-01,,0", 2, "hours_per_week"),
        ("X,22222,FR,2015-01-01,,300", 2, "hours_per_week"),
        ("X,22222,FR,2015-01-01,,nan", 2, "hours_per_week"),
        ("X,2222,FR,2015-01-01,,35", 2, "noc"),
        ("X,22222,Frence,2015-01-01,,35", 2, "country"),
        (",22222,FR,2015-01-01,,35", 2, "employer"),
    ],
)
def test_a_wrong_cell_is_named_with_its_line_and_column(
    casefile: Casefile, anna: Path, tmp_path: Path, row: str, line: int, column: str
):
    table = tmp_path / "wrong.csv"
    table.write_text(f"{HEADER}\n{row}\n", encoding="utf-8")
    before = (anna / "case.json").read_bytes()
    for arguments in (("hours", table), ("work", "import", "Anna", table)):
        answer = casefile(*arguments, "--lang", "en")
        assert answer.code == 2
        assert f"Line {line}, column {column}" in answer.err
    assert (anna / "case.json").read_bytes() == before


def test_a_code_that_does_not_exist_is_kept_and_told(casefile: Casefile, anna: Path, tmp_path: Path):
    table = tmp_path / "unknown.csv"
    table.write_text(f"{HEADER}\nX,99999,FR,2015-01-01,2016-01-01,35\n", encoding="utf-8")
    answer = casefile("work", "import", "Anna", table, "--json")
    assert answer.code == 0
    assert [each["code"] for each in answer.envelope["warnings"]] == ["contract.noc_unknown"]
    assert "contract.noc_unknown" in {
        each["code"] for each in casefile("hours", table, "--json").data["findings"]
    }


def test_an_imported_contract_answers_with_the_id_it_has_in_the_case(
    casefile: Casefile, anna: Path, contracts: Path
):
    casefile("work", "add", "Anna", "--employer", "Before", *WORK)
    answer = casefile("work", "import", "Anna", contracts, "--json")
    shown = casefile("show", "Anna", "--json").data["facts"]["contracts"]
    assert answer.data["contracts"] == shown[1:]


def test_a_contract_without_an_employer_is_refused(casefile: Casefile, anna: Path):
    answer = casefile("work", "add", "Anna", "--employer", " ", *WORK)
    assert answer.code == 2
    assert "employer" in answer.err
    assert casefile("work", "list", "Anna", "--json").data["contracts"] == []


def test_a_stage_on_a_day_to_come_is_kept_and_told(casefile: Casefile, anna: Path):
    answer = casefile(
        "stage", "Anna", "language_test", "--on", "2031-01-02", "--today", "2030-01-01", "--json"
    )
    assert answer.code == 0
    assert "stage.not_yet" in {each["code"] for each in answer.envelope["warnings"]}
    past = casefile("stage", "Anna", "profile", "--on", "2030-01-01", "--today", "2030-01-01", "--json")
    assert "stage.not_yet" not in {each["code"] for each in past.envelope["warnings"]}


def test_what_was_so_already_is_said_and_makes_no_entry(casefile: Casefile, anna: Path):
    assert "Nothing changed" in casefile("set", "Anna", "programme=fsw").err
    again = casefile("set", "Anna", "programme=fsw", "--json").data
    assert (again["event"], again["generation"]) == (None, 1)


@pytest.mark.parametrize("place", ["folder", "pipe"])
def test_a_folder_or_a_pipe_in_place_of_a_file_is_refused_and_stays(
    casefile: Casefile, anna: Path, tmp_path: Path, place: str
):
    target = tmp_path / f"{place}.csv"
    target.mkdir() if place == "folder" else os.mkfifo(target)
    for arguments in (
        ("work", "import", "Anna", target),
        ("facts", "Anna", "--import", target),
        ("facts", "Anna", "--export", target),
        ("attach", "Anna", "passport", target),
        ("print", "Anna", "-o", target),
    ):
        answer = casefile(*arguments)
        assert answer.code == 2, arguments
        assert target.name in answer.err
    checked = casefile("check", target, "--json")
    assert checked.code == 1
    assert checked.data["files"][0]["verdict"] == "blocked"
    assert target.is_dir() if place == "folder" else target.is_fifo()


def test_an_empty_argument_is_no_file(casefile: Casefile):
    checked = casefile("check", "", "--json").data["files"][0]
    assert (checked["path"], checked["findings"][0]["code"]) == ("", "document.not_found")


VERBS_ON_A_CASE = [
    ("show",), ("note", "x"), ("set", "programme=cec"), ("facts",), ("stage", "profile", "--on", "2025-01-01"),
    ("hours",), ("checklist",), ("check",), ("due",), ("doctor",), ("print", "-o", "out.txt"), ("undo",),
    ("work", "list"),
]  # fmt: skip


def _on(case: Path | str, verb: tuple[str, ...]) -> list[str]:
    at = 2 if verb[0] == "work" else 1
    return [*verb[:at], str(case), *verb[at:]]


@pytest.mark.parametrize("verb", VERBS_ON_A_CASE, ids=" ".join)
def test_every_verb_leaves_a_damaged_case_as_it_is(casefile: Casefile, anna: Path, verb: tuple[str, ...]):
    casefile("note", "Anna", "kept")
    (anna / "case.json").write_text('{"half', encoding="utf-8")
    answer = casefile(*_on(anna, verb))
    assert answer.code == 4
    assert "case.json" in answer.err + answer.out
    assert (anna / "case.json").read_text(encoding="utf-8") == '{"half'


@pytest.mark.parametrize("verb", VERBS_ON_A_CASE, ids=" ".join)
def test_every_verb_leaves_a_newer_case_as_it_is(casefile: Casefile, anna: Path, verb: tuple[str, ...]):
    newer = (anna / "case.json").read_text(encoding="utf-8").replace('"schema": 1', '"schema": 99')
    assert '"schema": 99' in newer
    (anna / "case.json").write_text(newer, encoding="utf-8")
    answer = casefile(*_on(anna, verb))
    assert answer.code == 4
    assert "newer" in answer.err + answer.out
    assert (anna / "case.json").read_text(encoding="utf-8") == newer


@pytest.mark.parametrize("verb", VERBS_ON_A_CASE, ids=" ".join)
def test_every_verb_says_that_a_folder_is_no_case(casefile: Casefile, tmp_path: Path, verb: tuple[str, ...]):
    (tmp_path / "other").mkdir()
    answer = casefile(*_on(tmp_path / "other", verb), "--json")
    if verb == ("check",):  # what is no case is a file to check, and a folder is none
        assert answer.code == 1
        return
    assert answer.code == 3
    assert answer.envelope["errors"][0]["code"] == "case.not_a_case"
    assert list((tmp_path / "other").iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights are others on this system")
def test_a_read_only_case_is_read_and_never_half_written(casefile: Casefile, anna: Path, tmp_path: Path):
    """Root may write anywhere: the run lays down its rights first, once everything is imported."""
    program = """
import contextlib, io, json, os, sys
from pathlib import Path
from casefile.cli.app import run

case = Path(sys.argv[1])
def call(*arguments):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(list(arguments))
    return [code, out.getvalue(), err.getvalue()]

for verb in (["note", str(case), "first"], ["show", str(case)], ["hours", str(case)]):
    call(*verb)
if os.geteuid() == 0:
    for path in (case, *case.parents, *case.rglob("*")):
        if "pytest" in str(path) or path.is_relative_to(case):
            path.chmod(0o755 if path.is_dir() else 0o644)
    os.seteuid(65534)
else:
    for path in (case, *case.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
print(json.dumps([call("note", str(case), "second"), call("show", str(case)), call("hours", str(case))]))
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(anna)], capture_output=True, text=True, check=False
    )
    for path in (anna, *anna.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    assert done.returncode == 0, done.stderr
    noted, shown, counted = json.loads(done.stdout)
    assert noted[0] == 4
    assert "read-only" in noted[2]
    assert shown[0] == 0
    assert "Anna" in shown[1]
    assert counted[0] == 1
    texts = [each["text"] for each in casefile("show", anna, "--json").data["journal"]]
    assert "first" in texts
    assert "second" not in texts


def test_a_templates_folder_that_is_not_there_is_said(casefile: Casefile, anna: Path, monkeypatch):
    monkeypatch.setenv("CASEFILE_TEMPLATES", "/nowhere/rules")
    command = [sys.executable, "-m", "casefile", "checklist", str(anna), "--lang", "en"]
    refused = subprocess.run(command, capture_output=True, text=True, check=False)
    assert refused.returncode == 3
    assert "/nowhere/rules" in refused.stderr
    assert "CASEFILE_TEMPLATES" in refused.stderr


def test_contracts_are_read_from_a_pipe(casefile: Casefile, contracts: Path, monkeypatch):
    import io
    from types import SimpleNamespace

    piped = SimpleNamespace(buffer=io.BytesIO(contracts.read_bytes()), isatty=lambda: False)
    monkeypatch.setattr("sys.stdin", piped)
    by_file = casefile("hours", contracts, "--on", "2026-01-02", "--json").data
    by_pipe = casefile("hours", "/dev/stdin", "--on", "2026-01-02", "--json")
    assert by_pipe.code == 0
    assert by_pipe.data["programmes"] == by_file["programmes"]


def test_the_same_file_attached_again_is_said(casefile: Casefile, anna: Path, tmp_path: Path):
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7 fictional")
    assert "same file" not in casefile("attach", "Anna", "principal/passport", scan, "--lang", "en").err
    again = casefile("attach", "Anna", "principal/passport", scan, "--lang", "en")
    assert again.code == 0
    assert "is the same file as “scan.pdf”" in again.err


def test_nothing_is_called_recorded_before_the_disk_has_it(casefile: Casefile, anna: Path, monkeypatch):
    from casefile.errors import DiskError
    from casefile.services.desk import Desk

    def refuse(self, path, change):
        raise DiskError("store.disk_full", path=str(path))

    monkeypatch.setattr(Desk, "change", refuse)
    done = casefile("stage", "Anna", "upload", "--on", "2026-01-02", "--lang", "en")
    assert done.code == 4
    assert "recorded" not in done.err


@pytest.mark.parametrize("share", ["banana", "9999", "-1", "100.5", "25 points"])
@pytest.mark.parametrize("kind", ["employee", "work_study"])
def test_a_share_of_school_that_cannot_be_is_refused_for_every_kind_of_work(
    casefile: Casefile, anna: Path, kind: str, share: str
):
    added = casefile("work", "add", "Anna", "--employer", "X", *WORK, "--kind", kind, "--school-share", share)
    assert (added.code, share in added.err) == (2, True)
    kept = casefile("work", "add", "Anna", "--employer", "X", *WORK, "--kind", kind, "--school-share", "25 %")
    assert kept.code == 0
    before = (anna / "case.json").read_bytes()
    assert casefile("work", "set", "Anna", "c1", f"school_share_percent={share}").code == 2
    assert (anna / "case.json").read_bytes() == before


def test_a_file_for_a_letter_that_is_not_named_is_refused(casefile: Casefile, anna: Path, tmp_path: Path):
    answer = casefile("letter", "Anna", "-o", tmp_path / "letter.txt", "--lang", "en")
    assert (answer.code, "--output" in answer.err) == (2, True)


@pytest.mark.parametrize(
    "arguments",
    [
        ("new", "M", "--dir", "a\0b"), ("facts", "Anna", "--export", "a\0b"), ("due", "--ics", "a\0b"),
        ("kit", "-o", "a\0b"), ("export", "Anna", "a\0b"), ("backup", "a\0b"), ("import", "a\0b"),
        ("bulk", "print", "a\0b"), ("show", "a\0b"), ("set", "Anna", "name=a\0b"),
    ],
)  # fmt: skip
def test_a_nul_in_what_is_typed_is_refused_in_a_sentence(
    casefile: Casefile, anna: Path, arguments: tuple[str, ...]
):
    answer = casefile(*arguments, "--lang", "fr")
    assert answer.code == 2
    assert "ab » contient" in answer.err.replace("\u00a0", " ")
    assert casefile(*arguments, "--json").envelope["errors"][0]["code"] == "file.nul"


@pytest.mark.parametrize(
    "arguments",
    [
        ("import", "a.zip", "--take", "banana"), ("import", "a.zip", "--take", "-1"), ("import", "a.zip", "--take", ""),
        ("import", "a.zip", "--anew", "--take", "all"), ("import", "a.zip", "--into", "Anna", "--dir", "b"),
        ("due", "--within", "99999999999999"), ("rules", "--unchecked", "36501"),
        ("line", "Anna", "passport", "--expires", "1000-01-01"),
        ("stage", "Anna", "upload", "--on", "2025-01-01", "--due-at", "1800-01-01T00:00:00Z"),
    ],
)  # fmt: skip
def test_a_bad_value_is_refused_whether_it_would_be_used_or_not(
    casefile: Casefile,
    anna: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
):
    monkeypatch.chdir(tmp_path)
    assert casefile("export", "Anna", "a.zip").code == 0
    before = (anna / "case.json").read_bytes()
    assert casefile(*arguments).code == 2
    assert (anna / "case.json").read_bytes() == before
    assert [each.name for each in anna.parent.glob("*") if each.is_dir() and each.name != "Anna"] == []


@pytest.mark.parametrize(
    "verb",
    [
        ("show", "~"), ("doctor", "~"), ("hours", "~"), ("points", "~"), ("check", "~"), ("import", "~"),
        ("attach", "Anna", "passport", "~"), ("work", "import", "Anna", "~"), ("facts", "Anna", "--import", "~"),
        ("import-list", "Anna", "~"), ("sort", "~", "Anna"), ("fit", "~", "~", "-o", "x.pdf"),
        ("rounds", "import", "~"), ("backup", "~", "--list"), ("restore", "Anna", "--from", "~"),
        ("new", "--from", "~"),
    ],
)  # fmt: skip
def test_a_home_of_nobody_here_is_a_name_like_any_other(
    casefile: Casefile, anna: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verb: tuple[str, ...]
):
    monkeypatch.chdir(tmp_path)
    told = [each.replace("~", "~nobody-here/x") for each in verb]
    assert casefile(*told).code in {1, 2, 3}


def test_what_is_written_to_a_home_of_nobody_here_lies_in_a_folder_of_that_name(
    casefile: Casefile, anna: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    for verb in (("kit", "-o"), ("print", "Anna", "-o"), ("facts", "Anna", "--export"), ("due", "--ics")):
        name = f"~nobody-here/{verb[0]}.txt"
        assert casefile(*verb, name).code in {0, 1}
        assert (tmp_path / name).is_file()
    assert casefile("new", "~nobody-here", "--dir", tmp_path / "case").code == 0
