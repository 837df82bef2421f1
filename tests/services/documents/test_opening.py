"""Viewing a paper of a case that somebody else made: the opener gets the paper that was attached, or nothing."""

import ast
import io
import subprocess
import zipfile
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest

from casefile.cases.model import Document
from casefile.errors import CasefileError
from casefile.services.desk import Desk
from casefile.services.desk.changes import Changed
from casefile.services.documents import opening
from casefile.services.store.bag import export_case
from tests.services.documents.making import picture
from tests.services.store.fictional import AT, attach, new_case
from tests.sources import PACKAGE, TOGETHER, nodes

PDF = b"%PDF-1.7 fictional"
SCRIPT = b"#!/bin/sh\ntouch /tmp/run\n"
LAUNCHER = b"[Desktop Entry]\nType=Application\nExec=touch /tmp/run\n"
PROGRAM = b"MZ" + b"\0" * 200
OUTSIDE = (
    "{tmp}/outside.pdf", "../../outside.pdf", "documents/../../../outside.pdf", "//host/share/outside.pdf",
    "\\\\host\\share\\outside.pdf", "C:\\outside.pdf", "C:/outside.pdf", "documents/C:outside.pdf",
    "documents/x.exe:outside.pdf", "file:///tmp/outside.pdf", "https://example.org/x.pdf", "", ".", "documents",
    "case.json", ".previous/00000001.json", "documents/x\n.pdf", "documents/\0.pdf", "~/outside.pdf", "-rf",
)  # fmt: skip
WRONG_KIND = {
    "x.desktop": LAUNCHER, "x.sh": SCRIPT, "x.exe": PROGRAM, "x.bat": b"calc", "x.lnk": b"L\0\0\0" + PROGRAM,
    "x.scr": PROGRAM, "x.html": b"<html>", "x.jar": b"PK\3\4META-INF", "x": PDF, "x.pdf.desktop": LAUNCHER,
    "y.pdf": LAUNCHER, "z.pdf": PROGRAM, "w.pdf": SCRIPT, "v.jpg": PDF, "u.exe": PDF, "t.desktop": PDF,
    "s.docm": b"PK\3\4word/", "r.pdf ": PDF, "q.pdf.": PDF, "p\u202efdp.exe": PDF, "a b.pdf": PDF, "-rf.pdf": b"",
    "o.svg": b"<svg onload=x>", "n.url": b"[InternetShortcut]\nURL=file:///x", "m.app": PDF,
}  # fmt: skip


def docx() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    return made.getvalue()


ACCEPTED = {
    "a.pdf": PDF, "b.jpg": picture(8, 8), "c.jpeg": picture(8, 8), "d.png": picture(8, 8, kind="PNG"),
    "e.tif": picture(8, 8, kind="TIFF"), "f.docx": docx(),
    "g.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "H.PDF": PDF,
}  # fmt: skip


@pytest.fixture
def opened(monkeypatch) -> list[str]:
    """Give what the computer was asked to open; nothing ever is."""
    asked: list[str] = []

    def run(command, **_more):
        asked.append(command[-1])
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(opening.subprocess, "run", run)
    monkeypatch.setattr(opening.os, "startfile", lambda path: asked.append(str(path)), raising=False)
    return asked


@pytest.fixture(params=["linux", "darwin", "win32"])
def system(request, monkeypatch):
    monkeypatch.setattr(opening, "sys", SimpleNamespace(platform=request.param))


@pytest.fixture
def case(tmp_path):
    (tmp_path / "outside.pdf").write_bytes(PDF)
    return new_case(tmp_path / "desk")


def recorded(folder: Path, path: str, content: bytes = PDF) -> Document:
    """Return the record a case.json that somebody else wrote may hold: its checksum is right."""
    import hashlib

    return Document(
        id="d1", slot="principal/passport", path=path, original_name="employer_letter.pdf",
        sha256=hashlib.sha256(content).hexdigest(), size_bytes=len(content), attached_at=AT,
    )  # fmt: skip


def refused(folder: Path, document: Document) -> CasefileError:
    with pytest.raises(CasefileError) as caught:
        Desk().view(folder, document)
    return caught.value


@pytest.mark.parametrize("path", OUTSIDE)
def test_a_path_out_of_the_documents_is_never_opened(case, opened, system, tmp_path, path):
    refused(case, recorded(case, path.format(tmp=tmp_path)))
    assert opened == []


@pytest.mark.parametrize("name", WRONG_KIND)
def test_another_kind_of_file_is_never_opened(case, opened, system, name):
    (case / "documents" / name).write_bytes(WRONG_KIND[name])
    refused(case, recorded(case, f"documents/{name}", WRONG_KIND[name]))
    assert opened == []


@pytest.mark.parametrize("name", ACCEPTED)
def test_a_paper_as_it_was_attached_is_opened(case, opened, system, tmp_path, name):
    source = tmp_path / name
    source.write_bytes(ACCEPTED[name])
    document = attach(case, source)
    assert Desk().view(case, document)
    assert opened == [str(case / document.path)]


def test_links_are_never_followed(case, opened, tmp_path):
    (case / "documents" / "link.pdf").symlink_to(tmp_path / "outside.pdf")
    (case / "documents" / "away").symlink_to(tmp_path)
    (case / "documents" / "inside").mkdir()
    (case / "documents" / "inside" / "real.pdf").write_bytes(PDF)
    (case / "documents" / "near").symlink_to("inside")
    for path in ("documents/link.pdf", "documents/away/outside.pdf", "documents/near/real.pdf"):
        assert refused(case, recorded(case, path)).code in {"store.path_link", "store.path_outside"}
    (case / "documents").rename(tmp_path / "moved")
    (case / "documents").symlink_to(tmp_path / "moved")
    refused(case, recorded(case, "documents/inside/real.pdf"))
    assert opened == []


def test_a_file_that_has_changed_is_never_opened(case, opened, tmp_path):
    source = tmp_path / "letter.pdf"
    source.write_bytes(PDF)
    document = attach(case, source)
    (case / document.path).write_bytes(PDF + b" other")
    assert refused(case, document).code == "store.document_changed"
    (case / document.path).unlink()
    assert refused(case, document).code == "store.document_gone"
    (case / document.path).mkdir()
    assert refused(case, document).code in {"store.document_unreadable", "store.document_gone"}
    assert opened == []


@pytest.mark.parametrize("path", ["../../outside.pdf", "documents/link.pdf", "//host/share/outside.pdf"])
def test_no_picture_and_no_check_of_a_file_outside(case, monkeypatch, path, tmp_path):
    (case / "documents" / "link.pdf").symlink_to(tmp_path / "outside.pdf")
    desk, document = Desk(), recorded(case, path)
    looked: list[str] = []
    inspector = desk.__dict__["_inspector"] = type("Seen", (), {"close": lambda self: None})()
    inspector.preview = lambda place, *_size: looked.append(str(place))
    inspector.reports_of = lambda wanted, *_more: looked.extend(str(each.path) for each in wanted) or []
    assert desk.preview(case, document) == []
    now = Changed(case=msgspec.structs.replace(desk.open(case).case, documents=(document,)), assessment=None)
    desk._check_documents(case, (document.id,), now, None, None)
    assert looked == []


def test_the_export_holds_nothing_from_outside(case, tmp_path):
    (case / "documents" / "link.pdf").symlink_to(tmp_path / "outside.pdf")
    (case / "documents" / "away").symlink_to(tmp_path)
    export_case(case, tmp_path / "x.zip", on=AT.date())
    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        assert not [name for name in archive.namelist() if "link" in name or "outside" in name]


OPENERS = {
    "startfile",
    "run",
    "Popen",
    "call",
    "check_call",
    "check_output",
    "system",
    "popen",
    "open_new_tab",
}
OPENERS |= {"execv", "execvp", "execl", "execlp", "spawnv", "spawnl", "posix_spawn", "open_url", "getoutput"}
PROCESSES = {"subprocess", "webbrowser", "pty", "multiprocessing", "os"}
ALLOWED = {
    "services/documents/opening.py": {"startfile", "run"},
    "services/documents/readers.py": {
        "Popen",
        "run",
    },  # the program that reads pictures, which is given no file
    "services/documents/worker.py": {"Popen"},  # the child that looks at files: this program itself
    "services/fitting/fitting.py": {"Popen"},  # the process that makes one file: this program itself
}


@TOGETHER
def test_nothing_else_in_the_program_opens_a_file_in_another_program():
    found: dict[str, set[str]] = {}
    for path, every in nodes().items():
        for node in every:
            names = set()
            if (
                isinstance(node, ast.Attribute)
                and isinstance(node.value, ast.Name)
                and node.value.id in PROCESSES
            ):
                names = {node.attr} & OPENERS
            elif isinstance(node, ast.ImportFrom) and node.module in PROCESSES:
                names = {each.name for each in node.names} & OPENERS
            elif isinstance(node, ast.Import):
                names = {each.name for each in node.names} & {"webbrowser", "pty", "multiprocessing"}
            elif isinstance(node, ast.Attribute) and node.attr in {"open_url", "startfile"}:
                names = {node.attr}
            if names:
                found.setdefault(path.relative_to(PACKAGE).as_posix(), set()).update(names)
    assert found == ALLOWED


def test_the_sentences_say_what_to_do(case):
    from casefile.i18n import words_for

    (case / "documents" / "x.sh").write_bytes(SCRIPT)
    error = refused(case, recorded(case, "documents/x.sh", SCRIPT))
    assert error.code == "document.not_opened"
    assert "attach it again" in words_for("en").of(error)
    assert msgspec.json.encode(error.values)


@pytest.mark.parametrize(
    ("platform", "program"), [("linux", "xdg-open"), ("darwin", "open"), ("freebsd14", "xdg-open")]
)
@pytest.mark.parametrize(
    ("ended", "done"),
    [(0, True), (3, False), (FileNotFoundError(), False), (subprocess.TimeoutExpired("x", 20), False)],
)
def test_a_page_is_handed_to_the_opener_of_the_system_alone(
    monkeypatch, tmp_path, platform, program, ended, done
):
    asked = []

    def run(command, **how):
        asked.append((command, how["timeout"], how["stdin"]))
        if isinstance(ended, Exception):
            raise ended
        return SimpleNamespace(returncode=ended)

    page = tmp_path / "page.html"
    page.write_bytes(b"<html>")
    monkeypatch.setattr(opening.sys, "platform", platform)
    monkeypatch.setattr(opening.subprocess, "run", run)
    assert opening.open_page(page) is done
    assert asked == [([program, str(page)], 20, subprocess.DEVNULL)]
