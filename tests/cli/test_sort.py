"""casefile sort: a folder of scans, offered file by file, taken, undone; what cannot be sorted is said."""

from pathlib import Path

import pytest

from casefile.services import sorting
from casefile.services.documents import read_anew
from tests.cli.conftest import Casefile
from tests.services.documents.making import picture, scan_pdf, text_pdf
from tests.services.documents.test_reading_pictures import Pretended

PASSPORT = ("REPUBLIQUE FRANCAISE PASSEPORT PASSPORT", "Nom EXEMPLE Prenom ANNA")
BANK = ("ATTESTATION BANCAIRE", "Nous certifions le solde moyen de Madame Anna Exemple.")


@pytest.fixture
def scans(tmp_path: Path) -> Path:
    folder = tmp_path / "scans"
    (folder / "more").mkdir(parents=True)
    (folder / "scan1.pdf").write_bytes(text_pdf(PASSPORT))
    (folder / "more" / "scan2.pdf").write_bytes(text_pdf(BANK))
    (folder / "scan3.pdf").write_bytes(text_pdf())
    (folder / "empty.pdf").touch()
    (folder / "link.pdf").symlink_to(folder / "scan1.pdf")
    return folder


def slots(casefile: Casefile) -> list[str]:
    return [each["slot"] for each in casefile("show", "Anna", "--json").data["documents"]]


def test_each_file_is_offered_with_its_reason_and_nothing_is_done_unasked(
    casefile: Casefile, anna: Path, scans: Path
):
    answer = casefile("sort", scans, "Anna")
    assert answer.code == 0
    text = " ".join(answer.out.split())
    assert "✓ scan1.pdf seems to be for: Passport or travel document “passeport” stands in it" in text
    assert "– scan3.pdf for no line of this list" in text
    assert "✗ empty.pdf cannot be read The file is empty" in text
    assert "1 link to a file elsewhere was left alone." in text
    assert "Nothing is attached" in answer.err
    assert slots(casefile) == []


def test_what_is_sure_is_taken_as_one_step_and_taken_back_as_one(casefile: Casefile, anna: Path, scans: Path):
    answer = casefile("sort", scans, "Anna", "--yes", "--line", "scan3.pdf=letter_of_explanation", "--json")
    assert answer.envelope["schema"] == "casefile.sort/1"
    standing = {Path(each["path"]).name: each["standing"] for each in answer.data["files"]}
    assert standing == {
        "scan1.pdf": "sure",
        "scan2.pdf": "sure",
        "scan3.pdf": "told",
        "empty.pdf": "unreadable",
    }
    assert sorted(slots(casefile)) == sorted(
        ["principal/passport", "principal/proof_of_funds", "principal/letter_of_explanation"]
    )
    assert all(each["verdict"] for each in answer.data["attached"])
    again = casefile("sort", scans, "Anna", "--yes", "--json")
    assert {each["standing"] for each in again.data["files"]} == {"held", "unreadable"}
    assert casefile("undo", "Anna").code == 0
    assert slots(casefile) == []
    assert casefile("redo", "Anna").code == 0
    assert len(slots(casefile)) == 3
    assert (scans / "scan1.pdf").is_file()


def test_a_dry_run_attaches_nothing_and_a_file_may_be_left_out(casefile: Casefile, anna: Path, scans: Path):
    assert casefile("sort", scans, "Anna", "--yes", "--dry-run").code == 0
    assert slots(casefile) == []
    said = casefile(
        "sort", scans, "Anna", "--dry-run", "--line", "scan1.pdf=", "--line", "scan2.pdf=passport"
    )
    told = " ".join(said.out.split())
    assert "– scan1.pdf left out, as you said" in told
    assert "✓ more/scan2.pdf as you said: Passport" in told
    assert "seems" not in told
    assert (
        casefile(
            "sort", scans, "Anna", "--yes", "--line", "scan1.pdf=", "--line", "more/scan2.pdf=digital_photo"
        ).code
        == 0
    )
    assert slots(casefile) == ["principal/digital_photo"]


def test_each_is_asked_about_at_a_terminal(casefile: Casefile, anna: Path, scans: Path, monkeypatch):
    asked = []

    def agreed(_session, question):
        asked.append(question)
        return "scan1" in question

    monkeypatch.setattr("casefile.cli.verbs.sort.can_ask", lambda _session: True)
    monkeypatch.setattr("casefile.cli.verbs.sort.agreed", agreed)
    casefile("sort", scans, "Anna")
    assert len(asked) == 2
    assert slots(casefile) == ["principal/passport"]


@pytest.mark.parametrize(
    ("line", "code"),
    [("scan1.pdf", 2), ("=passport", 2), ("nothing.pdf=passport", 2), ("scan1.pdf=no_such_line", 3)],
)
def test_a_line_said_wrongly_is_told_before_the_folder_is_read(
    casefile: Casefile, anna: Path, scans: Path, line, code, monkeypatch
):
    monkeypatch.setattr(sorting, "sorted_folder", None)
    answer = casefile("sort", scans, "Anna", "--yes", "--line", line)
    assert (answer.code, slots(casefile)) == (code, [])
    assert answer.err


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_several_files_in_a_slot_of_one_say_what_makes_one_of_them(
    casefile: Casefile, anna: Path, scans: Path, lang
):
    answer = casefile(
        "sort", scans, "Anna", "--line", "scan1.pdf=passport", "--line", "scan3.pdf=passport", "--lang", lang
    )
    assert (answer.code, "casefile fit CASE principal/passport" in answer.err) == (0, lang == "en")
    assert "casefile fit" in answer.err
    alone = casefile("sort", scans, "Anna", "--line", "scan2.pdf=proof_of_funds", "--lang", lang)
    assert "casefile fit" not in alone.err
    more = casefile("attach", "Anna", "proof_of_funds", scans / "scan3.pdf", "--json")
    assert "checklist.several_files" in {each["code"] for each in more.envelope["warnings"]}


def test_what_is_no_folder_of_scans_is_said(
    casefile: Casefile, anna: Path, scans: Path, tmp_path: Path, monkeypatch
):
    (tmp_path / "nothing").mkdir()
    assert "empty" in casefile("sort", tmp_path / "nothing", "Anna").err
    assert "is not a folder" in casefile("sort", scans / "scan1.pdf", "Anna").err
    assert casefile("sort", tmp_path / "gone", "Anna").code == 3
    casefile("attach", "Anna", "passport", scans / "scan1.pdf")
    assert "lies in the case itself" in casefile("sort", anna / "documents", "Anna").err
    assert "lies in the case itself" in casefile("sort", anna, "Anna", "--lang", "en").err
    french = casefile("sort", tmp_path / "nothing", "Anna", "--lang", "fr")
    assert (french.code, "aucun fichier à trier" in french.err) == (2, True)
    monkeypatch.setattr(sorting, "MOST_FILES", 2)
    assert "more than 2 files" in casefile("sort", scans, "Anna").err


def test_the_case_inside_the_folder_is_not_sorted_into_itself(casefile: Casefile, anna: Path, scans: Path):
    casefile("attach", "Anna", "passport", scans / "scan1.pdf")
    (anna.parent / "scan9.pdf").write_bytes(text_pdf(BANK))
    answer = casefile("sort", anna.parent, "Anna", "--json")
    assert [Path(each["path"]).name for each in answer.data["files"]] == ["scan9.pdf"]


def test_pictures_are_read_when_asked_and_what_is_read_is_asked_about(
    casefile: Casefile, anna: Path, tmp_path: Path, monkeypatch
):
    folder = tmp_path / "pictures"
    folder.mkdir()
    (folder / "scan0001.pdf").write_bytes(scan_pdf(picture(600, 800), 600, 800))
    monkeypatch.setattr("casefile.services.documents.readers.found_reader", lambda: None)
    answer = casefile("sort", folder, "Anna", "--ocr")
    assert (answer.code, "tesseract" in answer.err.casefold()) == (2, True)
    reader = Pretended("REPUBLIQUE FRANCAISE", "PASSEPORT PASSPORT", "EXEMPLE ANNA").reader
    monkeypatch.setattr("casefile.services.documents.readers.found_reader", lambda: reader)
    (unread,) = casefile("sort", folder, "Anna", "--json").data["files"]
    assert unread["standing"] == "none"
    assert unread["because"] == ["it is a picture: only its name was looked at"]
    told = casefile("sort", folder, "Anna")
    assert "1 file is a picture: --ocr reads the words in it." in told.err
    assert "--line FILE=LINE says which line a file is for" in told.err
    (read,) = casefile("sort", folder, "Anna", "--ocr", "--yes", "--json").data["files"]
    assert (read["standing"], read["line"], read["attached"]) == ("perhaps", "principal/passport", False)
    assert "“passport” was read in its picture" in read["because"]


def test_a_picture_is_read_as_it_is_attached_and_refused_before_anything_is_copied(
    casefile: Casefile, anna: Path, tmp_path: Path, monkeypatch
):
    scan = tmp_path / "scan0001.pdf"
    scan.write_bytes(scan_pdf(picture(600, 800), 600, 800))
    monkeypatch.setattr("casefile.services.documents.readers.found_reader", lambda: None)
    assert casefile("attach", "Anna", "passport", scan, "--ocr").code == 2
    reader = Pretended("PASSEPORT PASSPORT", "delivered 2019-03-14").reader
    monkeypatch.setattr("casefile.services.documents.readers.found_reader", lambda: reader)
    (file,) = casefile("attach", "Anna", "passport", scan, "--ocr", "--json").data["files"]
    assert file["verdict"] == "attention"  # of little resolution: what is read changes nothing
    told = {each["code"]: each["severity"] for each in file["findings"]}
    assert told["document.read_days"] == "note"
    assert len(casefile("show", "Anna", "--json").data["documents"]) == 1
    monkeypatch.setattr("casefile.services.documents.readers.found_reader", lambda: None)
    monkeypatch.setenv("CASEFILE_CACHE", str(tmp_path / "another computer"))
    (again,) = casefile("check", "Anna", "--json").data["files"]
    assert "document.read_days" in {each["code"] for each in again["findings"]}


def test_what_was_read_to_sort_a_file_stays_with_it_and_is_read_once(
    casefile: Casefile, anna: Path, tmp_path: Path, monkeypatch
):
    folder = tmp_path / "pictures"
    folder.mkdir()
    (folder / "scan0001.pdf").write_bytes(scan_pdf(picture(600, 800), 600, 800))
    reader, read = Pretended("PASSEPORT PASSPORT", "EXEMPLE ANNA", "2019-03-14").reader, []
    monkeypatch.setattr("casefile.services.documents.readers.found_reader", lambda: reader)

    def counted(sheet, of, once=read_anew.words_on):
        read.append(sheet)
        return once(sheet, of)

    monkeypatch.setattr(read_anew, "words_on", counted)
    taken = ("--ocr", "--line", "scan0001.pdf=passport", "--json")
    (file,) = casefile("sort", folder, "Anna", *taken).data["attached"]
    assert "document.read_days" in {each["code"] for each in file["findings"]}
    assert len(read) == 1
