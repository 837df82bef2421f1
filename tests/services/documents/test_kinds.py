"""A file → what it is called: each kind the program has a sentence for, from the bytes that make it one."""

import base64
import io
import zipfile
from datetime import date

import pytest

from casefile.i18n.sentences.document import SENTENCES
from casefile.rules.documents.check import check_document
from casefile.services.documents.kinds import HEAD_BYTES, kind_of
from casefile.services.documents.looking import look_at
from tests.services.documents.making import text_pdf
from tests.services.documents.test_other_kinds import archive, compound, office

ON = date(2026, 11, 24)
REST = bytes(range(1, 250))
"""What follows the first bytes: neither words nor zeros."""


def box(brand: bytes, *others: bytes) -> bytes:
    size = 16 + 4 * len(others)
    return size.to_bytes(4, "big") + b"ftyp" + brand + bytes(4) + b"".join(others) + REST


def listed(member: str, *before: str) -> bytes:
    """Return an archive whose list of contents alone tells what it is: the names before it fill the head."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as made:
        for name in before:
            made.writestr(name, "x")
        made.writestr(member, "x")
    return whole.getvalue()


WRONG: list[tuple[str, bytes, str]] = [
    ("gif", b"GIF89a" + REST, "a.pdf"),
    ("webp", b"RIFF\x10\0\0\0WEBPVP8 " + REST, "a.pdf"),
    ("bmp", b"BM" + REST, "a.bmp"),
    ("jp2", b"\0\0\0\x0cjP  \r\n\x87\n" + REST, "a.jp2"),
    *(("heic", box(brand), "a.jpg") for brand in b"heic heix heim heis hevc hevx hevm hevs".split()),
    *(("heic", box(brand), "a.jpg") for brand in b"mif1 mif2 msf1 miaf heif".split()),
    ("heic", box(b"XXXX", b"YYYY", b"heic"), "a.jpg"),
    ("avif", box(b"avif", b"mif1"), "a.jpg"),
    ("avif", box(b"avis"), "a.jpg"),
    ("raw", box(b"crx "), "a.cr3"),
    ("video", box(b"qt  "), "a.mov"),
    ("video", box(b"isom", b"avc1") + b"heic", "a.mp4"),
    ("bigtiff", b"II+\0\x08\0\0\0" + REST, "a.tif"),
    ("bigtiff", b"MM\0+\0\x08\0\0" + REST, "a.tif"),
    *(("raw", start + REST, "a.pdf") for start in (b"FUJIFILMCCD-RAW", b"IIRO\x08", b"IIRS\x08", b"IIU\0\x18")),
    ("raw", b"II*\0\x10\0\0\0CR\x02\0" + bytes(40), "a.tif"),
    ("raw", b"MM\0*\0\0\0\x08\0\x01\xc6\x12\0\x01\0\0\0\x01\0\0\0\0" + bytes(40), "a.tif"),
    *(("raw", b"II*\0\x08\0\0\0" + bytes(40), f"a.{ending}") for ending in (
        "dng", "nef", "nrw", "arw", "sr2", "srf", "pef", "cr2", "srw", "3fr", "erf", "kdc", "dcr",
    )),
    ("docm", office("vnd.ms-word.document.macroEnabled.main+xml"), "a.docx"),
    ("p7m", b"0\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02\xa0\x80" + text_pdf(), "a.pdf"),
    ("odt", listed("mimetypeapplication/vnd.oasis.opendocument.text"), "a.odt"),
    ("ods", listed("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"), "a.ods"),
    ("xlsx", listed("xl/workbook.xml"), "a.xlsx"),
    ("xlsx", listed("xl/workbook.xml", "a" * HEAD_BYTES), "a.xlsx"),
    ("pptx", listed("ppt/presentation.xml"), "a.pptx"),
    ("epub", listed("application/epub+zip"), "a.epub"),
    *(("pages", listed(name), "a.pages") for name in (
        "Index/Document.iwa", "Index/Presentation.iwa", "Metadata/buildVersionHistory.plist",
    )),
    ("zip", listed("holiday.txt"), "a.pdf"),
    ("zip", archive("word/passport.jpg"), "a.docx"),
    ("ole", compound(("Workbook", b"x")), "a.xls"),
    ("ole", compound(("PowerPoint Document", b"x")), "a.doc"),
    ("ole", compound(("__substg1.0_1000", b"x")), "a.msg"),
    ("rtf", b"{\\rtf1 hello}", "a.doc"),
    ("ps", b"%!PS-Adobe-3.0\n", "a.ps"),
    ("ps", b"\xc5\xd0\xd3\xc6" + REST, "a.eps"),
    ("gzip", b"\x1f\x8b\x08" + REST, "a.gz"),
    ("7z", b"7z\xbc\xaf\x27\x1c" + REST, "a.7z"),
    ("rar", b"Rar!\x1a\x07\x01\0" + REST, "a.rar"),
    ("program", b"MZ" + REST, "scan.pdf.exe"),
    ("program", b"\x7fELF" + REST, "scan"),
    ("database", b"SQLite format 3\0" + REST, "a.db"),
    ("mac_leftover", b"\0\x05\x16\x07" + REST, "scan.pdf"),
    ("mac_leftover", REST, "._scan.pdf"),
    ("icloud", b"bplist00\xd3\x01_\x10\x0eNSURLNameKey" + REST, "a.pdf"),
    ("icloud", b"bplist00\xd3\x01_\x10\x18NSURLFileResourceTypeKey" + REST, "a.pdf"),
    ("icloud", REST, ".a.pdf.icloud"),
    ("webarchive", b"bplist00\xd1\x01\x02_\x10\x0fWebMainResource URL" + REST, "a.webarchive"),
    ("shortcut", b"bplist00\xd1\x01\x02SURL_\x10\x13https://a.example", "a.webloc"),
    ("shortcut", b"L\0\0\0\x01\x14\x02\0" + REST, "a.lnk"),
    ("shortcut", b"[InternetShortcut]\r\nURL=https://a.example\r\n", "a.url"),
    ("shortcut", b"\xef\xbb\xbf[Desktop Entry]\nType=Link\n", "a.desktop"),
    ("shortcut", b'<?xml version="1.0"?><plist><dict><key>URL</key></dict></plist>', "a.webloc"),
    ("online", b'{"url": "https://docs.google.com/open?id=1"}', "a.gdoc"),
    ("online", b'{"doc_id": "1"}', "a.gdoc"),
    ("lock_file", REST, "~$letter.docx"),
    ("lock_file", REST, ".~lock.letter.odt#"),
    ("system", REST, "Thumbs.db"),
    ("unfinished", REST, "letter.pdf.crdownload"),
    ("unfinished", text_pdf(), "letter.pdf.part"),
    ("html", b"\r\n <!DOCTYPE html><p>login", "a.pdf"),
    ("html", b"<head><title>login", "a.pdf"),
    ("html", b"<body>login", "a.pdf"),
    ("html", b"<!-- saved --><HTML>login", "a.pdf"),
    ("html", b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example\r\n\r\n", "a.mht"),
    ("xml", b"<?xml version='1.0'?><a/>", "a.xml"),
    ("xml", b"<svg xmlns='a'/>", "a.svg"),
    ("xml", b"<xdp/>", "a.xdp"),
    *(("email", name + b": x\r\n\r\nHello", "a.eml") for name in (
        b"From", b"Return-Path", b"Received", b"delivered-to", b"Date", b"Subject", b"Message-ID", b"MIME-Version",
    )),
    ("base64", base64.encodebytes(text_pdf()), "a.pdf"),
    ("base64", base64.b64encode(b"\xff\xd8\xff\xe0" + REST), "a.jpg"),
    ("base64", base64.b64encode(b"PK\x03\x04" + REST), "a.docx"),
    ("text", base64.b64encode(REST), "a.pdf"),
    ("text", b"Just a note,\tnothing more.\f\r\n", "a.pdf"),
    ("text", b"a\0".join([b"\xff\xfe", b"b\0c\0"]), "a.txt"),
    ("text", b"\xfe\xff\0b\0c", "a.txt"),
    ("zeros", bytes(5000), "a.pdf"),
    ("unknown", REST, "a.pdf"),
    ("unknown", b"a note\x0b that rings\x07", "a.pdf"),
    ("unknown", b"bplist00\xd1\x01\x02" + REST, "a.plist"),
    ("unknown", b"{'a': 1}\x01", "a.json"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("called", "content", "name"), WRONG, ids=[f"{row}-{each[0]}" for row, each in enumerate(WRONG)]
)
def test_what_the_portal_refuses_is_called_what_it_is(parameters, write, called, content, name):
    findings = check_document(look_at(write(content, name)), parameters, ON)
    assert (findings[0].code, findings[0].values["variant"]) == ("document.wrong_type", called)


def test_each_sentence_for_a_wrong_type_has_a_file_that_earns_it():
    said = {
        code.removeprefix("document.wrong_type.")
        for code in SENTENCES
        if code.startswith("document.wrong_type.")
    }
    assert said == {called for called, _, _ in WRONG}


@pytest.mark.parametrize("weak", [b"BM", b"MZ", b"%!PS"])
def test_a_document_a_little_further_on_goes_before_two_letters(weak):
    assert kind_of(weak + bytes(20) + text_pdf()) == ("pdf", "pdf")
    assert kind_of(weak.ljust(1019, b"\0") + b"%PDF-") == ("pdf", "pdf")
    assert kind_of(weak.ljust(1020, b"\0") + b"%PDF-")[1] != "pdf"
    assert kind_of(b"GIF89a" + text_pdf())[1] == "gif"


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\xff\xd8\xff\xe0" + REST, "jpeg"),
        (b"\x89PNG\r\n\x1a\n" + REST, "png"),
        (b"II*\0\x08\0\0\0" + bytes(40), "tiff"),
        (b"MM\0*\0\0\0\x08" + bytes(40), "tiff"),
        (listed("word/document.xml"), "docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument Workbook".encode("utf-16-le"), "doc"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + REST, "doc"),
        (b"\xef\xbb\xbf%PDF-1.7", "pdf"),
    ],
)
def test_what_the_portal_takes_is_known_by_its_first_bytes(head, kind):
    assert kind_of(head) == (kind, kind)


@pytest.mark.parametrize(
    ("members", "kind"),
    [
        (("word/document.xml",), "docx"),
        (("[Content_Types].xml", "word/styles.xml"), "docx"),
        (("word/styles.xml",), "other"),
        (("word/a", "document.xml"), "other"),
    ],
)
def test_a_docx_has_its_text_or_its_list_of_kinds(write, members, kind):
    assert look_at(write(archive(*members), "a.docx")).kind == kind


def test_no_byte_at_all_is_empty():
    assert kind_of(b"") == ("other", "empty")
