"""What is asked of a desk and of whole cases: list, export, import, remove, import-list, restore, doctor.

It goes through `casefile.cli.verbs.import_list`, list_cases and import_case.
"""

import io
import os
import shutil
import zipfile
from pathlib import Path

import pytest

from casefile.services.desk import Desk
from tests.cli.conftest import Casefile


@pytest.fixture
def zoe(casefile: Casefile) -> Path:
    return Path(casefile("new", "Zoé", "--programme", "cec", "--lang", "fr").out.strip())


def names(answer):
    return [each["name"] for each in answer.data["cases"]]


def test_the_list_is_narrowed_by_name_programme_stage_and_problem(casefile: Casefile, anna: Path, zoe: Path):
    casefile("stage", "Zoé", "profile", "--on", "2026-03-01")
    assert names(casefile("list", "--json")) == ["Anna", "Zoé"]
    assert names(casefile("list", "--search", "ZOE", "--json")) == ["Zoé"]
    assert names(casefile("list", "--programme", "fsw", "--json")) == ["Anna"]
    (anna / "case.json").write_bytes(b"")
    assert names(casefile("list", "--problem", "--json")) == ["Anna"]
    assert "Anna" in casefile("list", "--problem").out
    nothing = casefile("list", "--search", "nobody", "--lang", "en")
    assert (nothing.out, nothing.err, nothing.code) == ("", "No case on the desk fits.\n", 0)


def test_the_list_is_narrowed_by_stage_and_ordered_by_deadline(casefile: Casefile, anna: Path, zoe: Path):
    for case, day in (("Anna", "2026-03-01"), ("Zoé", "2026-02-01")):
        assert casefile("stage", case, "invitation", "--on", day, "--today", "2026-03-02").code == 0
    told = casefile("list", "--stage", "invitation", "--by-deadline", "--json")
    assert names(told) == ["Zoé", "Anna"]
    first = told.data["cases"][0]["next_on"]
    assert names(casefile("list", "--due-by", first, "--json")) == ["Zoé"]
    assert names(casefile("list", "--stage", "decision", "--json")) == []


def test_a_case_goes_out_into_a_zip_and_comes_back(casefile: Casefile, anna: Path, tmp_path: Path):
    casefile("note", "Anna", "kept")
    done = casefile("export", "Anna", tmp_path / "anna.zip", "--lang", "en")
    assert (done.code, done.out) == (0, f"{tmp_path / 'anna.zip'}\n")
    assert "encrypted" in done.err
    assert casefile("export", "Anna", tmp_path / "anna.zip").code == 2
    assert casefile("export", "Anna", tmp_path / "anna.zip", "--replace", "--json").data["files"] >= 3
    back = casefile("import", tmp_path / "anna.zip", "--dir", tmp_path / "back", "--json")
    assert back.data == {"path": str(tmp_path / "back"), "name": "Anna", "documents": 0}
    assert casefile("show", tmp_path / "back", "--json").data["journal"][-1]["text"] == "kept"
    assert casefile("import", tmp_path / "nothing.zip").code == 3
    assert casefile("import", anna / "case.json").code == 2


def test_an_export_of_a_case_with_a_missing_paper_says_so(casefile: Casefile, anna: Path, tmp_path: Path):
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7 fictional")
    casefile("attach", "Anna", "principal/passport", scan)
    next(anna.glob("documents/*/*.pdf")).unlink()
    done = casefile("export", "Anna", tmp_path / "anna.zip")
    assert done.code == 1, "a script that keeps copies must see it"
    assert "scan.pdf" in done.err
    assert "without the papers" in done.err
    assert zipfile.is_zipfile(tmp_path / "anna.zip")


def test_nothing_is_removed_without_a_yes_where_nobody_can_be_asked(
    casefile: Casefile, anna: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    for arguments in ((), ("--json",)):
        refused = casefile("remove", "Anna", *arguments)
        assert refused.code == 2
        assert "--yes" in refused.err
    assert anna.is_dir()
    done = casefile("remove", "Anna", "--yes", "--lang", "en")
    assert done.code == 0
    assert "earlier state" in done.err
    assert not anna.exists()
    assert casefile("remove", "Anna", "--yes").code == 3


@pytest.mark.parametrize(
    ("typed", "lang", "gone"),
    [
        ("y", "en", True),
        ("YES", "en", True),
        ("", "en", False),
        ("o", "en", False),
        ("o", "fr", True),
        ("n", "fr", False),
    ],
)
def test_a_person_is_asked_in_their_language(
    casefile: Casefile, anna: Path, monkeypatch: pytest.MonkeyPatch, typed: str, lang: str, gone: bool
):
    answer = io.StringIO(f"{typed}\n")
    monkeypatch.setattr(answer, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdin", answer)
    done = casefile("remove", "Anna", "--lang", lang)
    assert (done.code, anna.exists()) == ((0, False) if gone else (1, True))


def test_a_spreadsheet_is_shown_first_and_recorded_when_told(casefile: Casefile, anna: Path, tmp_path: Path):
    sheet = tmp_path / "papers.csv"
    sheet.write_text("Pièce;Statut;Demandé le\nPasseport;demandé;15/01/2026\n", encoding="utf-8")
    shown = casefile("import-list", "Anna", sheet)
    assert shown.code == 0
    assert "principal/passport" in shown.out
    assert "to request → requested" in shown.out
    line = lambda: next(iter(casefile("show", "Anna", "--json").data["lines"]), None)  # noqa: E731 - asked three times
    assert line() is None
    done = casefile("import-list", "Anna", sheet, "--apply", "--json")
    assert done.data["changes"][0]["fields"]["requested_on"] == {"before": None, "after": "2026-01-15"}
    assert (line()["state"], line()["requested_on"]) == ("requested", "2026-01-15")
    again = casefile("import-list", "Anna", sheet, "--apply")
    assert "already" in again.err
    casefile("undo", "Anna")
    assert line() is None


def test_a_fault_in_a_spreadsheet_records_nothing_and_names_its_place(
    casefile: Casefile, anna: Path, tmp_path: Path
):
    sheet = tmp_path / "papers.csv"
    sheet.write_text("item,status\nPassport,ready\nDiploma of magic,ready\nPassport,lost\n", encoding="utf-8")
    refused = casefile("import-list", "Anna", sheet, "--apply", "--json")
    assert refused.code == 2
    assert [each["code"] for each in refused.envelope["errors"]] == [
        "spreadsheet.unknown_item", "spreadsheet.unknown_status", "spreadsheet.twice",
    ]  # fmt: skip
    assert "Line 3, column item" in refused.err
    assert casefile("show", "Anna", "--json").data["lines"] == []


def test_earlier_states_are_listed_with_what_was_done_and_put_back(casefile: Casefile, anna: Path):
    casefile("note", "Anna", "one")
    casefile("set", "Anna", "marital_status=single")
    listed = casefile("restore", "Anna")
    assert "The case was made." in listed.out
    states = casefile("restore", "Anna", "--json").data["generations"]
    assert [each["last_change"] for each in states][-1] == "The case was made."
    assert casefile("restore", "Anna", "--generation", states[-1]["number"]).code == 0
    assert casefile("show", "Anna", "--json").data["facts"]["marital_status"] is None
    assert casefile("restore", "Anna", "--generation", "99").code == 3


def test_a_damaged_case_is_shown_from_its_newest_good_state_and_nothing_changes_it(
    casefile: Casefile, anna: Path
):
    casefile("note", "Anna", "one")
    casefile("note", "Anna", "two")
    (anna / "case.json").write_bytes(b"\0" * 50)
    shown = casefile("show", "Anna", "--json")
    assert shown.code == 4
    assert shown.data["journal"][-1]["text"] == "one"
    assert casefile("note", "Anna", "three").code == 4
    doctored = casefile("doctor", "Anna")
    assert doctored.code == 4
    assert "is whole and can be" in doctored.out
    assert (anna / "case.json").read_bytes() == b"\0" * 50


def test_the_doctor_answers_one_when_something_is_wrong_and_changes_nothing(casefile: Casefile, anna: Path):
    assert casefile("doctor").code == 0
    (anna / "documents" / "stray.pdf").write_bytes(b"x")
    before = {path: path.lstat().st_mtime_ns for path in anna.rglob("*")}
    answer = casefile("doctor", "Anna")
    assert answer.code == 1
    assert "stray.pdf" in answer.out
    assert {path: path.lstat().st_mtime_ns for path in anna.rglob("*")} == before


def test_due_without_a_case_covers_every_case_on_the_desk(casefile: Casefile, anna: Path, zoe: Path):
    for case in ("Anna", "Zoé"):
        casefile("stage", case, "invitation", "--on", "2026-03-01")
    told = casefile("due", "--json", "--today", "2026-03-02")
    assert {each["case"] for each in told.data["deadlines"]} == {"Anna", "Zoé"}
    days = [each["on"] for each in told.data["deadlines"] if each["state"] != "done"]
    assert days == sorted(days)
    assert len(Desk().heads()) == 2


def test_a_removal_the_disk_stops_half_way_says_what_is_left_and_is_finished(
    casefile: Casefile, anna: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7 fictional")
    casefile("attach", "Anna", "principal/passport", scan)
    real = os.unlink

    def unlink(path, *more, **named):
        if str(path).endswith("scan.pdf"):
            raise PermissionError(1, "Operation not permitted", str(path))
        real(path, *more, **named)

    with monkeypatch.context() as patched:
        patched.setattr(os, "unlink", unlink)
        stopped = casefile("remove", "Anna", "--yes", "--lang", "en")
    assert stopped.code == 4
    rest = next(path for path in anna.parent.iterdir() if path.name.endswith(".removed"))
    assert f"1 file is left in {rest}" in stopped.err
    assert "Nothing was changed" not in stopped.err
    assert casefile("list", "--json").data["cases"] == []
    told = casefile("doctor", "--lang", "en")
    assert (told.code, f"casefile remove {rest}" in " ".join(told.out.split())) == (1, True)
    assert casefile("remove", rest, "--yes", "--lang", "en").code == 0
    assert not rest.exists()
    assert casefile("doctor").code == 0


def test_a_removal_that_may_not_be_leaves_the_case_as_it_was(
    casefile: Casefile, anna: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7 fictional")
    casefile("attach", "Anna", "principal/passport", scan)
    before = {path.relative_to(anna): path.read_bytes() for path in anna.rglob("*") if path.is_file()}
    real = os.rename

    def rename(path, *more, **named):
        if str(path).endswith("scan.pdf"):
            raise PermissionError(1, "Operation not permitted", str(path))
        real(path, *more, **named)

    with monkeypatch.context() as patched:
        patched.setattr(os, "rename", rename)
        stopped = casefile("remove", "Anna", "--yes", "--lang", "en")
    assert stopped.code == 4
    assert "scan.pdf" in stopped.err
    assert "is as it was" in stopped.err
    assert {path.relative_to(anna): path.read_bytes() for path in anna.rglob("*") if path.is_file()} == before
    assert casefile("doctor", "Anna").code == 0


def test_a_file_that_the_system_protects_keeps_the_whole_case(casefile: Casefile, anna: Path, tmp_path: Path):
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7 fictional")
    casefile("attach", "Anna", "principal/passport", scan)
    held = next(anna.glob("documents/*/*.pdf"))
    if shutil.which("chattr") is None or os.system(f"chattr +i '{held}' 2>/dev/null") != 0:
        pytest.skip("NOT PROVED HERE: protecting a file needs chattr, root and a disk that knows it")
    try:
        assert casefile("remove", "Anna", "--yes").code == 4
        assert casefile("doctor", "Anna").code == 0
    finally:
        os.system(f"chattr -i '{held}'")
    assert casefile("remove", "Anna", "--yes").code == 0
    assert not anna.exists()
