"""What is no paper is called by its name; a lock is a lock; nothing is advised on a guess."""

import io
import struct
import zipfile

import pytest

from casefile.rules.documents.leftovers import leftover_kind, passed_over
from casefile.rules.documents.looks import Look
from casefile.services.documents.office import look_into
from tests.services.documents.making import picture, text_pdf

FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(*streams: tuple[str, bytes], far: bool = False) -> bytes:
    """Return a compound file ([MS-CFB]) with streams of one sector each, its directory first or, `far`, last."""
    names = [("Root Entry", 5, END, 0), *((name, 2, None, len(data)) for name, data in streams)]
    directory_sectors = (len(names) + 3) // 4
    bodies = [data.ljust(512, b"\0")[:512] for _, data in streams]
    padding = [bytes(512)] * (200 if far else 0)
    first_body = 1 + (0 if far else directory_sectors)
    directory = b""
    for at, (name, kind, start, size) in enumerate(names):
        raw = name.encode("utf-16-le")
        place = first_body + at - 1 if start is None else start
        entry = raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw) + 2, kind, 1)
        directory += entry.ljust(116, b"\0") + struct.pack("<IQ", place, size)
    directory = directory.ljust(directory_sectors * 512, b"\0")
    if far:
        first_directory = first_body + len(bodies) + len(padding)
        content = b"".join((*bodies, *padding)) + directory
    else:
        first_directory = 1
        content = directory + b"".join(bodies)
    total = 1 + len(content) // 512
    table = [FAT, *([END] * (total - 1))]
    for at in range(first_directory, first_directory + directory_sectors - 1):
        table[at] = at + 1
    fat = struct.pack("<256I", *(table + [FREE] * 256)[:256])
    assert total <= 256
    # a table of two sectors would be needed above 128: the second one is put at the end
    difat = [0, FREE] if total <= 128 else [0, total]
    content += b"" if total <= 128 else fat[512:]
    head = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(6)
    )
    head += struct.pack("<IIIIIIIII", 0, len(difat), first_directory, 0, 4096, END, 0, END, 0)
    head += struct.pack("<109I", *(difat + [FREE] * 109)[:109])
    return head + fat[:512] + content


def word(*, locked: bool = False) -> bytes:
    return struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0, 0, 0x0100 if locked else 0).ljust(512, b"\0")


def book(*, locked: bool = False) -> bytes:
    return struct.pack("<HH16x", 0x809, 16) + struct.pack("<HH", 0x2F if locked else 0x42, 2)


@pytest.mark.parametrize("far", [False, True])
@pytest.mark.parametrize(
    ("streams", "name", "said"),
    [
        ((("WordDocument", word()),), "a.doc", []),
        ((("WordDocument", word()),), "a.pdf", ["document.extension_mismatch"]),
        ((("WordDocument", word(locked=True)),), "a.doc", ["document.password_needed"]),
        ((("EncryptionInfo", b"x"), ("EncryptedPackage", b"x")), "a.docx", ["document.password_needed"]),
        ((("EncryptedPackage", b"x"),), "a.xlsx", ["document.password_needed"]),
        ((("Workbook", book()),), "a.doc", ["document.wrong_type"]),
        ((("Workbook", book(locked=True)),), "a.xls", ["document.password_needed"]),
        ((("Workbook", struct.pack("<HH", 0x809, 60_000)),), "a.doc", ["document.wrong_type"]),
        ((("PowerPoint Document", b"x"),), "a.doc", ["document.wrong_type"]),
        ((("Something Else", b"x"),), "a.docx", ["document.wrong_type"]),
    ],
)
def test_an_office_file_is_what_its_directory_says(inspector, write, far, streams, name, said):
    report = inspector.report(write(compound(*streams, far=far), name))
    assert [found.code for found in report.findings] == said


@pytest.mark.parametrize(
    ("ending", "kind"), [("doc", "doc"), ("docx", "docx"), ("xlsx", "other"), ("", "other")]
)
def test_a_locked_office_file_is_what_its_name_says_for_nothing_else_does(ending, kind):
    look = look_into(Look(name="a", ending=ending), compound(("EncryptedPackage", b"x")))
    assert (look.kind, look.true_kind, look.password_needed) == (kind, "office_locked", True)


@pytest.mark.parametrize("share", [0.02, 0.3, 0.9])
def test_an_office_file_cut_short_is_no_ground_for_a_rename(inspector, write, share):
    whole = compound(("WordDocument", word()), ("EncryptedPackage", b"x"), far=True)
    report = inspector.report(write(whole[: int(len(whole) * share)], "a.docx"))
    assert "document.extension_mismatch" not in {found.code for found in report.findings}


def archive(*members: str) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as made:
        for member in members:
            made.writestr(member, bytes(range(256)) * 40)
    return whole.getvalue()


DOCX = archive("[Content_Types].xml", "word/document.xml", "word/styles.xml")


def test_a_docx_cut_short_opens_nowhere(codes):
    assert codes(DOCX, "a.docx") == ["ready"]
    assert codes(DOCX[: len(DOCX) // 2], "a.docx") == ["damaged", "blocked"]


def test_an_archive_of_a_folder_called_word_is_an_archive(inspector, write):
    assert inspector.look(write(archive("word/passport.jpg"), "a.docx")).true_kind == "zip"


def stored(member: str, content: bytes) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as made:
        made.writestr(member, content)
    return whole.getvalue()


OTHERS = {
    "zip": stored("a.pdf", text_pdf()),
    "gif": b"GIF89a" + text_pdf(),
    "shortcut": b"L\0\0\0\x01\x14\x02\0" + bytes(60),
    "icloud": b"bplist00\xd3\x01\x02\x03\x04\x05\x06_\x10\x0eNSURLNameKey" + bytes(40),
    "webarchive": b"bplist00\xd1\x01\x02_\x10\x0fWebMainResource" + bytes(40),
    "pages": stored("Index/Presentation.iwa", bytes(20)),
    "p7m": b"0\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02\xa0\x80" + text_pdf(),
    "bigtiff": b"II+\0\x08\0\0\0\x10\0\0\0\0\0\0\0" + bytes(40),
    "html": b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example\r\n\r\n",
    "email": b"From: a@b.example\r\nSubject: x\r\n\r\nHello",
    "online": b'{"url": "https://docs.google.com/open?id=1", "doc_id": "1"}',
}


@pytest.mark.parametrize("kind", sorted(OTHERS))
def test_the_first_bytes_of_another_kind_win(inspector, write, kind):
    report = inspector.report(write(OTHERS[kind], "passport.pdf"))
    assert [(f.code, f.values["variant"]) for f in report.findings] == [("document.wrong_type", kind)]


def directory(*tags: int) -> bytes:
    """Return a TIFF of one directory with these tags and nothing to show."""
    entries = b"".join(struct.pack("<HHII", tag, 1, 1, 1) for tag in tags)
    return b"II*\0" + struct.pack("<IH", 8, len(tags)) + entries + bytes(40)


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (directory(256, 50706), "a.tif", "raw"),
        (directory(256, 33421), "a.tif", "raw"),
        (b"II*\0\x10\0\0\0CR\x02\0" + bytes(40), "a.tif", "raw"),
        (directory(256, 257), "IMG_1.NEF", "raw"),
        (directory(256, 257), "a.tif", "tiff"),
        (b"FUJIFILMCCD-RAW " + bytes(40), "a.raf", "raw"),
        (b"\0\0\0\x18ftypcrx \0\0\0\x01crx isom" + bytes(40), "a.cr3", "raw"),
    ],
)
def test_the_raw_picture_of_a_camera_is_never_to_be_renamed(inspector, write, content, name, kind):
    report = inspector.report(write(content, name))
    assert report.look.true_kind == kind
    assert "document.extension_mismatch" not in {found.code for found in report.findings}


def office(main: str) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as made:
        made.writestr("[Content_Types].xml", f'<Types><Override ContentType="application/{main}"/></Types>')
        made.writestr("word/document.xml", "<w:document/>")
    return whole.getvalue()


@pytest.mark.parametrize(
    ("main", "said"),
    [
        ("vnd.ms-word.document.macroEnabled.main+xml", ["wrong_type", "blocked"]),
        ("vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", ["wrong_type", "blocked"]),
        ("vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", ["ready"]),
    ],
)
def test_a_document_with_macros_is_not_a_docx_by_another_name(codes, main, said):
    assert codes(office(main), "a.docx") == said


@pytest.mark.parametrize(
    "text",
    [
        b"bplist00\xd1\x01\x02SURL_\x10\x13https://a.example",
        b"[InternetShortcut]\r\nURL=https://a.example\r\n",
        b"[Desktop Entry]\nType=Link\n",
    ],
)
def test_a_link_is_a_shortcut(inspector, write, text):
    assert inspector.look(write(text, "a.url")).true_kind == "shortcut"


@pytest.mark.parametrize(
    ("brands", "kind"),
    [
        (b"heic", "heic"), (b"hevc", "heic"), (b"hevx", "heic"), (b"msf1", "heic"), (b"heim", "heic"),
        (b"avis", "avif"),
        (b"XXXX\0\0\0\0mif1heic", "heic"), (b"isom", "video"), (b"qt  ", "video"),
    ],
)  # fmt: skip
def test_the_brands_of_one_family_are_one_kind(inspector, write, brands, kind):
    head = (16 + len(brands) + 4).to_bytes(4, "big") + b"ftyp" + brands[:4] + (brands[4:] or bytes(4))
    assert inspector.look(write(head + bytes(40), "a.jpg")).true_kind == kind


@pytest.mark.parametrize(
    "before", [b"\r\n", b"\xef\xbb\xbf", b"Content-Type: application/pdf\r\n\r\n", b"x" * 900, b"BM"]
)
def test_foreign_bytes_before_the_document_are_told(inspector, write, before):
    report = inspector.report(write(before + text_pdf()))
    assert [(f.code, f.values) for f in report.findings] == [("document.preceded", {"count": len(before)})]
    assert report.verdict == "attention"


@pytest.mark.parametrize(
    ("name", "kind", "silent"),
    [
        ("~$letter.docx", "lock_file", True), (".~lock.letter.odt#", "lock_file", True),
        ("._scan.pdf", "mac_leftover", True),
        ("releve.pdf.part", "unfinished", False), ("Unconfirmed 1234.crdownload", "unfinished", False),
        ("a.pdf.download", "unfinished", False), (".passport.pdf.icloud", "icloud", False),
        ("Thumbs.db", "system", True),
        ("passport.pdf:Zone.Identifier", "system", True), (".hidden.pdf", "", True), ("passport.pdf", "", False),
        ("part.pdf", "", False), ("Icon\r", "system", True),
    ],
)  # fmt: skip
def test_what_other_programs_leave_is_known_by_its_name(name, kind, silent):
    assert (leftover_kind(name), passed_over(name)) == (kind, silent)


def test_a_download_that_did_not_finish_is_never_to_be_renamed(inspector, write):
    report = inspector.report(write(text_pdf(), "releve.pdf.part"))
    assert [(f.code, f.values["variant"]) for f in report.findings] == [("document.wrong_type", "unfinished")]


def test_a_folder_gives_each_paper_once_and_no_leftovers(tmp_path):
    from casefile.cli.scans import expanded

    (tmp_path / "sub").mkdir()
    names = ["a.pdf", "sub/b.pdf", "~$a.docx", "._a.pdf", ".a.pdf.icloud", "c.pdf.part", ".hidden"]
    for name in names:
        (tmp_path / name).write_bytes(b"x")
    found = expanded([str(tmp_path), str(tmp_path / "sub"), str(tmp_path / "a.pdf")])
    told = sorted(path.removeprefix(f"{tmp_path}/") for path in found)
    assert told == [".a.pdf.icloud", "a.pdf", "c.pdf.part", "sub/b.pdf"]


def invoice(name: bytes) -> bytes:
    return text_pdf(
        root=b"/Names << /EmbeddedFiles << /Names [(x) 6 0 R] >> >>",
        more=(b"<< /Type /Filespec /F (%s) /UF (%s) /EF << /F 7 0 R >> >>" % (name, name),
              b"<< /Length 4 /Type /EmbeddedFile >>\nstream\n<a/>\nendstream"),
    )  # fmt: skip


def test_the_data_of_an_invoice_is_a_note(codes):
    assert codes(invoice(b"factur-x.xml")) == ["invoice_data", "ready"]
    assert codes(invoice(b"contract.xml")) == ["attachments", "attention"]


@pytest.mark.parametrize(
    ("size", "said"),
    [
        ((420, 540), []),
        ((500, 600), []),
        ((600, 900), []),
        ((3000, 600), ["photo_shape"]),
        ((900, 900), ["photo_shape"]),
    ],
)
def test_a_photo_has_the_shape_of_a_portrait(codes, size, said):
    assert codes(picture(*size), "photo.jpg", requirements={"photo"})[:-1] == said
