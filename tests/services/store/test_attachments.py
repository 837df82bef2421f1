import os

import pytest

from casefile.errors import CasefileError, NotFoundError, UsageError
from casefile.services.store import inspection
from casefile.services.store.adding import attach_file, remove_document
from casefile.services.store.inspection import doctor, strayed
from casefile.services.store.paths import document_path, folder_name, safe_name, slot_folder
from casefile.services.store.readback import read_case
from tests.services.store.fictional import AT, attach, change, new_case, paper, redo, summary, sums_hold, undo


def test_an_attached_file_is_a_copy_with_its_checksum_and_the_original_is_untouched(tmp_path):
    folder, source = new_case(tmp_path), paper(tmp_path)
    document = attach(folder, source)
    assert document.id == "f1"
    assert document.path == "documents/principal-passport/passeport.pdf"
    assert (folder / document.path).read_bytes() == source.read_bytes()
    assert read_case(folder).case.documents == (document,)
    assert (folder / "SHA256SUMS").read_text() == f"{document.sha256}  {document.path}\n"
    assert sums_hold(folder)


def test_undoing_an_attachment_moves_the_file_to_the_trash_and_redo_brings_it_back(tmp_path):
    folder = new_case(tmp_path)
    document = attach(folder, paper(tmp_path))
    assert undo(folder).documents == ()
    assert not (folder / document.path).exists()
    assert len(list((folder / ".trash").iterdir())) == 1
    assert redo(folder).documents == (document,)
    assert (folder / document.path).read_bytes() == b"%PDF-1.7 fictional"
    assert sums_hold(folder)


def test_a_removed_paper_and_another_of_the_same_name_do_not_meet(tmp_path):
    folder = new_case(tmp_path)
    first = attach(folder, paper(tmp_path, content=b"first"))
    remove_document(folder, first.id, at=AT, summarise=summary)
    second = attach(folder, paper(tmp_path, content=b"second"))
    assert (first.id, second.id) == ("f1", "f2")
    undo(folder)
    undo(folder)
    assert (folder / first.path).read_bytes() == b"first"
    redo(folder)
    redo(folder)
    assert (folder / second.path).read_bytes() == b"second"
    assert sums_hold(folder)


def test_two_papers_of_one_name_live_side_by_side(tmp_path):
    folder = new_case(tmp_path)
    names = [attach(folder, paper(tmp_path, name)).path for name in ("a.pdf", "a.pdf", "A.PDF")]
    assert names == [f"documents/principal-passport/{name}" for name in ("a.pdf", "a-2.pdf", "A-3.pdf")]


def test_what_is_gone_from_the_trash_cannot_be_brought_back_and_is_said(tmp_path):
    folder = new_case(tmp_path)
    attach(folder, paper(tmp_path))
    undo(folder)
    next((folder / ".trash").iterdir()).unlink()
    with pytest.raises(NotFoundError, match="trash_gone"):
        redo(folder)
    assert read_case(folder).case.documents == ()


def test_what_is_no_document_is_refused_and_leaves_nothing_behind(tmp_path):
    folder = new_case(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    refused = {
        "circle": "source_not_a_file",
        "pipe": "source_not_a_file", "empty.pdf": "source_empty", ".": "source_not_a_file",
        "nowhere.pdf": "source_missing", "/dev/zero": "source_not_a_file", "a\0b": "source_unreadable",
    }  # fmt: skip
    paper(tmp_path, "empty.pdf", b"")
    before = (folder / "case.json").read_bytes()
    for name, code in refused.items():
        with pytest.raises((UsageError, NotFoundError), match=code):
            attach(folder, tmp_path / name)
    assert (folder / "case.json").read_bytes() == before
    assert [path for path in (folder / "documents").rglob("*") if path.is_file()] == []


def test_a_full_disk_during_the_record_takes_the_copy_away_again(tmp_path, monkeypatch):
    folder = new_case(tmp_path)

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("casefile.services.store.storage.write_new", full)
    with pytest.raises(CasefileError, match="disk_full"):
        attach(folder, paper(tmp_path))
    assert [path for path in (folder / "documents").rglob("*") if path.is_file()] == []


def test_a_paper_saved_before_it_was_attached_is_not_read_to_find_out(tmp_path, monkeypatch):
    folder = new_case(tmp_path)
    document = attach(folder, paper(tmp_path))
    read = []
    monkeypatch.setattr(inspection, "sha256_of", lambda path: read.append(path) or document.sha256)
    path, at = folder / document.path, document.attached_at.timestamp()
    for seconds, times in ((-100, 0), (1, 0), (100, 1)):
        os.utime(path, (at + seconds, at + seconds))
        assert inspection.strayed(folder, (document,)) == (frozenset(), frozenset())
        assert len(read) == times


def test_vanished_and_changed_papers_are_told_apart(tmp_path):
    folder = new_case(tmp_path)
    documents = [
        attach_file(folder, "x", paper(tmp_path, f"{n}.pdf"), at=AT, summarise=summary) for n in range(3)
    ]
    (folder / documents[0].path).unlink()
    (folder / documents[1].path).write_bytes(b"%PDF-1.7 FICTIONAL")
    assert strayed(folder, documents) == (frozenset({"f1"}), frozenset({"f2"}))
    codes = {(each.code, each.subject) for each in doctor(folder)}
    assert {("store.document_gone", "f1"), ("store.document_changed", "f2")} <= codes


@pytest.mark.parametrize(
    ("original", "safe"),
    [
        ("Relevé de notes (été).PDF", "Releve_de_notes_ete.pdf"),
        ("œuvre.pdf", "oeuvre.pdf"),
        ("../../etc/passwd", "etc_passwd"),
        ("100%.pdf", "100.pdf"),
        ("-rf.pdf", "rf.pdf"),
        ("CON.pdf", "CON_.pdf"),
        ("..", "document"),
        ("文件.pdf", "document.pdf"),
        ("a.tar.gz", "a_tar.gz"),
        ("line\nbreak.pdf", "line_break.pdf"),
        ("x" * 200 + ".pdf", "x" * 56 + ".pdf"),
        (".pdf", "pdf"),
    ],
)
def test_a_copy_has_a_name_that_everything_accepts(original, safe):
    assert safe_name(original) == safe


def test_folders_of_lines_and_cases_are_safe_too():
    assert slot_folder("child-1/police/FR") == "child-1-police-FR"
    assert slot_folder("../..") == "other"
    assert folder_name("García / Márquez: Ana?") == "García Márquez Ana"
    assert folder_name("..") == "case"


@pytest.mark.parametrize(
    "path", ["../x", "documents/../../x", "/etc/passwd", "documents", "case.json", "documents\\x"]
)
def test_a_record_cannot_name_a_file_outside_the_documents(tmp_path, path):
    with pytest.raises(CasefileError, match="path_outside"):
        document_path(tmp_path, path)


def test_a_hostile_record_never_moves_a_file_of_the_person(tmp_path):
    folder = new_case(tmp_path)
    mine = paper(tmp_path, "mine.txt", b"mine")
    document = attach(folder, mine)
    path = folder / "case.json"
    path.write_text(path.read_text().replace(document.path, "documents/../../mine.txt"))
    remove_document(folder, document.id, at=AT, summarise=summary)
    change(folder, "A")
    assert mine.read_bytes() == b"mine"
