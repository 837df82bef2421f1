"""Papers attached, checked, printed and taken out.

It goes through `casefile.cli.verbs.print_case` and remove_document.
"""

import hashlib
from pathlib import Path

import pytest

from casefile.i18n import words_for
from casefile.services.documents.examples import make_examples
from casefile.services.rulebook.pack import load_parameters
from tests.cli.conftest import Casefile


def plainly(text: str) -> str:
    return " ".join(text.replace("\u202f", " ").replace("\xa0", " ").split())


@pytest.fixture
def scans(tmp_path: Path) -> dict[str, Path]:
    return make_examples(tmp_path / "scans", "en")


def test_check_answers_in_the_order_given_with_the_path_as_given(casefile: Casefile, scans: dict[str, Path]):
    given = [str(scans["protected"]), "missing.pdf", str(scans["fine"])]
    answer = casefile("check", *given, "--json")
    files = answer.data["files"]
    assert (answer.code, answer.envelope["schema"]) == (1, "casefile.check/1")
    assert [each["path"] for each in files] == given
    assert files[0]["verdict"] == "blocked"
    assert [each["code"] for each in files[0]["findings"]] == ["document.password_needed"]
    assert "document.not_found" in [each["code"] for each in files[1]["findings"]]
    assert files[2]["sha256"] == hashlib.sha256(scans["fine"].read_bytes()).hexdigest()
    assert casefile("check", scans["fine"]).code == 0


def test_check_takes_a_file_called_like_a_case_for_a_file(
    casefile: Casefile, anna: Path, scans: dict[str, Path], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(scans["fine"].parent)
    assert (
        casefile("check", anna.name, "--json").data["files"] == []
    )  # no such file: the case, without papers
    Path(anna.name).write_bytes(scans["fine"].read_bytes())
    assert [each["path"] for each in casefile("check", anna.name, "--json").data["files"]] == [anna.name]


def test_attach_copies_checks_and_leaves_the_original(casefile: Casefile, anna: Path, scans: dict[str, Path]):
    before = scans["jpeg"].read_bytes()
    answer = casefile("attach", "Anna", "passport", scans["jpeg"], "--json")
    assert answer.code == 0
    (told,) = answer.data["files"]
    assert told["slot"] == "principal/passport"
    assert "document.extension_mismatch" in [each["code"] for each in told["findings"]]
    (document,) = casefile("show", "Anna", "--json").data["documents"]
    assert (anna / document["path"]).read_bytes() == before == scans["jpeg"].read_bytes()
    assert casefile("check", "Anna").code == 1
    assert casefile("remove-document", "Anna", document["original_name"]).code == 0
    assert casefile("show", "Anna", "--json").data["documents"] == []
    assert casefile("undo", "Anna").code == 0
    assert (anna / casefile("show", "Anna", "--json").data["documents"][0]["path"]).is_file()


def test_attach_refuses_what_is_not_there(
    casefile: Casefile, anna: Path, scans: dict[str, Path], tmp_path: Path
):
    assert casefile("attach", "Anna", "passport", tmp_path / "none.pdf").code == 3
    assert casefile("attach", "Anna", "no_such_line", scans["fine"]).code == 3
    assert casefile("attach", "Anna", "passport", tmp_path).code == 2
    assert casefile("show", "Anna", "--json").data["documents"] == []


def test_the_checklist_has_every_key_a_script_may_rely_on(casefile: Casefile, anna: Path):
    casefile("set", "Anna", "citizenships=FR", "born_on=1993-05-04")
    answer = casefile("checklist", "Anna", "--on", "2025-01-15", "--json")
    assert (answer.code, answer.envelope["schema"]) == (1, "casefile.checklist/1")
    assert answer.data["on"] == "2025-01-15"
    keys = {"id", "person", "of", "title", "need", "severity", "state", "pieces", "because", "rule", "source",
            "checked_on", "valid_until", "order_by", "files"}  # fmt: skip
    for item in answer.data["items"]:
        assert keys <= item.keys()
        assert set(item["title"]) == set(item["because"]) == {"en", "fr"}
        assert set(item["source"]) == {"title", "url", "confidence"}


def test_the_checklist_tells_a_script_why_a_line_is_to_be_fixed(casefile: Casefile, anna: Path):
    casefile("set", "Anna", "passport_expires_on=2024-06-30")
    items = casefile("checklist", "Anna", "--on", "2025-01-15", "--json").data["items"]
    passport = next(each for each in items if each["id"] == "passport")
    assert passport["status"] == "to_fix"
    assert [each["code"] for each in passport["findings"]] == ["checklist.passport_expired"]
    assert "June 30, 2024" in passport["findings"][0]["message"].replace("\u00a0", " ")


def test_the_checklist_says_for_what_why_on_whose_word_and_what_it_assumes(casefile: Casefile, anna: Path):
    casefile("set", "Anna", "residence=FR", "passport_expires_on=2031-06-30")
    shown = casefile("checklist", "Anna", "--on", "2027-06-01")
    told = " ".join(shown.out.split())
    assert "Police certificate: France" in told
    assert "the certificate of the country of residence is always asked" in told
    assert "IRCC: police certificates for Express Entry · a copy of the page, read on" in told
    assert "Letter of explanation (client information) (optional)" in told
    assert "good until June 30, 2031" in told
    assert "Your marital status is not told" in told
    assert load_parameters().by_id["funds.settlement"].known_gaps[0].en in told
    codes = [each["code"] for each in casefile("checklist", "Anna", "--json").envelope["warnings"]]
    assert "checklist.assumed_single" in codes


def test_rules_are_told_in_words_with_their_doubts(casefile: Casefile):
    told = plainly(casefile("rules", "--lang", "fr").out)
    words, rules = words_for("fr"), load_parameters().by_id
    days, table = rules["deadlines.invitation_days"].values[-1], rules["funds.settlement"].values[-1].value
    assert plainly(f"{days.value} jours, depuis le {words.date(days.since)}") in told
    assert plainly(f"1 : {words.money(table['1'])}") in told
    assert "TEF Canada, TCF Canada" in told
    assert plainly(load_parameters().by_id["funds.settlement"].known_gaps[0].fr) in told
    assert "source fragile : à vérifier" in told
    assert "(day)" not in told


def test_a_line_can_be_told_where_it_stands_and_ticked(casefile: Casefile, anna: Path):
    told = casefile("line", "Anna", "passport", "--state", "requested", "--on", "2025-01-06", "--json")
    assert told.code == 0
    items = {each["id"]: each for each in casefile("checklist", "Anna", "--json").data["items"]}
    assert items["passport"]["state"] == "requested"
    contents = [content["id"] for piece in items["passport"]["pieces"] for content in piece["contents"]]
    assert casefile("tick", "Anna", "passport", contents[0]).code == 0
    assert casefile("tick", "Anna", "passport", "nonsense").code == 3
    assert casefile("line", "Anna", "passport").code == 2
    assert casefile("line", "Anna", "nonsense", "--state", "ready").code == 3
    ticked = {each["id"]: each["ticked"] for each in casefile("checklist", "Anna", "--json").data["items"]}
    assert ticked["passport"] == [contents[0]]


@pytest.mark.parametrize("ending", ["pdf", "html", "md", "txt", "csv"])
def test_print_obeys_the_ending(casefile: Casefile, anna: Path, tmp_path: Path, ending: str):
    target = tmp_path / f"list.{ending}"
    answer = casefile("print", "Anna", "-o", target)
    assert (answer.code, answer.out) == (0, f"{target}\n")
    assert target.read_bytes().startswith(b"%PDF") == (ending == "pdf")


def test_print_refuses_what_it_cannot_write(casefile: Casefile, anna: Path, tmp_path: Path):
    assert casefile("print", "Anna", "-o", tmp_path / "list.docx").code == 2
    assert casefile("print", "Anna", "nonsense").code == 2
    (tmp_path / "file").write_text("not a folder")
    assert casefile("print", "Anna", "-o", tmp_path / "file" / "list.txt").code == 4
    assert casefile("print", "Nobody", "-o", tmp_path / "list.txt").code == 3


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_demo_tours_the_example_and_can_be_made_twice(casefile: Casefile, tmp_path: Path, lang: str):
    first = casefile("demo", tmp_path / "demo", "--lang", lang)
    second = casefile("demo", tmp_path / "demo", "--lang", lang, "--json")
    assert first.code == second.code == 0
    assert ("2 687,14" if lang == "fr" else "2,687.14") in first.out.replace("\u202f", " ")
    assert second.data["path"] == str(tmp_path / "demo 2")
    assert Path(second.data["checklist"]).read_bytes().startswith(b"%PDF")
    long = [line for line in first.out.splitlines() if len(line) > 80 and str(tmp_path) not in line]
    assert long == []
    letters = "Preuve d’expérience de travail" if lang == "fr" else "Proof of work experience"
    assert first.out.splitlines().count(letters) == 1  # two files of one line stand under one title
    assert casefile("doctor", tmp_path / "demo").code == 0


def test_rules_can_be_asked_for_what_has_grown_old(casefile: Casefile):
    everything = casefile("rules", "--json").data["rules"]
    assert len(everything) > 10
    assert casefile("rules", "--unchecked", "180", "--today", "2026-11-24", "--json").data["rules"] == []
    assert len(
        casefile("rules", "--unchecked", "180", "--today", "2040-01-01", "--json").data["rules"]
    ) == len(everything)


def test_a_folder_is_checked_file_by_file_before_any_case_exists(casefile: Casefile, tmp_path: Path):
    folder = tmp_path / "papers"
    scans = make_examples(folder / "deep", "en")
    (folder / ".DS_Store").write_bytes(b"x")
    (folder / "Thumbs.db").write_bytes(b"x")
    (folder / "circle").symlink_to(folder)
    (folder / "gone.pdf").symlink_to(folder / "nothing.pdf")
    files = casefile("check", folder, "--json").data["files"]
    expected = [str(folder / "gone.pdf"), *sorted(str(path) for path in scans.values())]
    assert [each["path"] for each in files] == expected
    assert [each["code"] for each in files[0]["findings"]] == ["document.not_found"]
    assert casefile("check", folder, "--jobs", "2", "--json").data["files"] == files


def test_an_empty_folder_is_said_to_be_empty(casefile: Casefile, tmp_path: Path):
    (tmp_path / "empty").mkdir()
    answer = casefile("check", tmp_path / "empty", "--json")
    assert answer.code == 1
    assert [each["path"] for each in answer.data["files"]] == [str(tmp_path / "empty")]
    assert [each["code"] for each in answer.data["files"][0]["findings"]] == ["document.folder"]


def test_jobs_follow_the_processors_only_where_it_pays(monkeypatch: pytest.MonkeyPatch):
    from casefile.services.documents.inspector import jobs_for

    monkeypatch.setattr("os.cpu_count", lambda: 32)
    assert [jobs_for(2), jobs_for(500)] == [1, 4]
    monkeypatch.setattr("os.cpu_count", lambda: None)
    assert jobs_for(500) == 1


def test_progress_is_one_line_that_goes_away(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    from casefile.cli.scans import progress_line
    from casefile.cli.session import Session

    assert progress_line(Session(["check", "--lang", "en"])) is None
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert progress_line(Session(["check", "--json"])) is None
    tell = progress_line(Session(["check", "--lang", "en"]))
    tell(1, 2, "a\x1b[31m\nb.pdf")
    tell(2, 2, "c.pdf")
    written = capsys.readouterr().err
    assert written.startswith("\r1 of 2 files checked: a[31m b.pdf ")
    assert written.endswith(" \r")
    assert "\n" not in written
    assert "\x1b" not in written


def test_a_line_marked_ready_with_nothing_to_show_says_so_at_once_and_ever_after(anna, casefile):
    key = next(each["key"] for each in casefile("checklist", "Anna", "--json").data["items"])
    said = "no file attached and nothing ticked"
    assert said in casefile("line", "Anna", key, "--state", "ready").err
    shown = " ".join(casefile("checklist", "Anna").out.split())
    assert shown.count(said) == 1
    content = next(
        each["id"]
        for item in casefile("checklist", "Anna", "--json").data["items"]
        if item["key"] == key
        for piece in item["pieces"]
        for each in piece["contents"]
    )
    casefile("tick", "Anna", key, content)
    assert said not in " ".join(casefile("checklist", "Anna").out.split())
