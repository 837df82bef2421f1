"""Each fault, made on purpose, is found; each sound file is left in peace."""

import base64
import io
import zipfile
import zlib

import pytest
from PIL import Image

from tests.services.documents.making import (
    TEXT,
    drawn,
    locked,
    objects_pdf,
    picture,
    scan_pdf,
    stream,
    text_pdf,
)

SCAN = picture(1275, 1650)
JPEG = picture(1200, 1600)
LONG = tuple(f"{number} {line}" for number in range(30) for line in TEXT)


def test_a_sound_letter_is_ready(codes):
    assert codes(text_pdf()) == ["ready"]


def test_a_sound_scan_only_gets_a_note(codes):
    assert codes(scan_pdf(SCAN, 1275, 1650)) == ["scan_only", "ready"]


@pytest.mark.parametrize(
    ("user", "algorithm"), [("secret", "AES-256"), ("secret", "RC4-128"), ("", "AES-256"), ("", "RC4-40")]
)
def test_a_password_is_told_from_a_mere_restriction(codes, user, algorithm):
    expected = ["password_needed", "blocked"] if user else ["restricted", "attention"]
    assert codes(locked(text_pdf(), user, "owner", algorithm)) == expected


@pytest.mark.parametrize(
    ("allowed", "variant"), [(0xFFFFFFFC, "open"), (0xFFFFFFFC & ~4, None), (0xFFFFFFFC & ~16, None)]
)
def test_a_lock_that_forbids_nothing_is_not_said_to_forbid(inspector, write, allowed, variant):
    report = inspector.report(write(locked(text_pdf(), "", "owner", allowed=allowed)))
    assert [(f.code, f.values.get("variant")) for f in report.findings] == [("document.restricted", variant)]


def test_the_first_part_of_a_file_for_the_web_is_not_its_end(inspector, write):
    whole = text_pdf()
    first = whole[: whole.index(b"3 0 obj")] + b"trailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n"
    assert "truncated" in inspector.look(write(first + b"3 0 obj\n<< /Type /Pa")).damage


def test_a_restricted_file_is_still_looked_into(codes):
    said = codes(locked(text_pdf(root=b"/OpenAction << /S /JavaScript /JS (app) >>"), "", "owner"))
    assert said == ["restricted", "javascript", "attention"]


@pytest.mark.parametrize(
    ("spoil", "cause"),
    [
        (lambda scan: scan + text_pdf(), "glued"),
        (lambda scan: text_pdf() + b"\r\n" + scan, "glued"),
        (lambda scan: scan.replace(b"\n", b"\r\n"), "as_text"),
        (lambda scan: scan.replace(b"\r\n", b"\n"), "as_text"),
        (lambda scan: scan.decode("latin-1").encode(), "as_text"),
        (lambda scan: scan.decode("utf-8", "replace").encode(), "as_text"),
        (lambda scan: bytes(sign & 127 for sign in scan), "as_text"),
        (lambda scan: scan.replace(b"\xff\xda", b"\xff\x00", 1), "images"),
    ],
)  # fmt: skip
def test_what_spoilt_a_file_is_named_where_its_bytes_tell(inspector, write, spoil, cause):
    noise = io.BytesIO()
    Image.effect_noise((1600, 2000), 90).save(noise, "JPEG")  # bytes as a photo has them: of every value
    report = inspector.report(write(spoil(scan_pdf(noise.getvalue(), 1600, 2000))))
    told = [found.values["variant"] for found in report.findings if found.code == "document.damaged"]
    assert told == [cause]


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.99])
def test_a_file_cut_short_is_damaged_wherever_the_cut(codes, share):
    whole = text_pdf(LONG)
    assert "damaged" in codes(whole[: int(len(whole) * share)])


def test_a_cut_file_that_a_viewer_opens_is_not_blocked(codes):
    whole = text_pdf(LONG)
    assert codes(whole[: whole.index(b"startxref")]) == ["damaged", "attention"]


def test_a_wrong_start_of_the_table_is_damage(codes):
    whole = text_pdf()
    at = whole.rindex(b"startxref\n") + 10
    assert codes(whole[:at] + b"77" + whole[at + 3 :]) == ["damaged", "attention"]


def test_line_ends_rewritten_by_a_mail_program_are_damage(codes):
    assert "damaged" in codes(text_pdf(LONG).replace(b"\n", b"\r\n"))


@pytest.mark.parametrize("flipped", [40, 60, 90])
def test_a_flipped_bit_in_a_compressed_part_is_damage(codes, flipped):
    whole = bytearray(text_pdf(LONG))
    at = whole.index(b"stream\n") + flipped
    whole[at] ^= 0x10
    said = codes(bytes(whole))
    assert "damaged" in said
    assert said[-1] == "attention"


def in_letters(name: bytes, letters: bytes) -> bytes:
    """Return a letter whose page is kept in plain letters around what is compressed, as some programs do."""
    return objects_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            (
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
                b"/Resources << /Font << /F1 5 0 R >> >> >>"
            ),
            stream(letters, b"/Filter [/" + name + b" /FlateDecode]"),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ]
    )


@pytest.mark.parametrize("name", [b"ASCII85Decode", b"ASCIIHexDecode"])
@pytest.mark.parametrize("spoilt", [0, 40])
def test_what_is_compressed_inside_plain_letters_is_looked_at_too(codes, name, spoilt):
    packed = bytearray(zlib.compress(drawn()))
    packed[spoilt] ^= 4 if spoilt else 0
    kept = (
        packed.hex().encode() + b">"
        if name == b"ASCIIHexDecode"
        else base64.a85encode(packed, wrapcol=76) + b"~>"
    )
    said = codes(in_letters(name, kept))
    assert ("damaged" in said) == bool(spoilt)
    assert said[-1] == ("attention" if spoilt else "ready")


def test_a_page_of_an_error_after_a_short_end_is_told(inspector, write):
    look = inspector.look(write(text_pdf() + b"<html><body>Session expired</body></html>\n"))
    assert look.damage == ("tail",)
    assert inspector.look(write(text_pdf() + b"\n% made by an ordinary program\n")).damage == ()


def test_letters_that_stand_for_nothing_are_damage(codes):
    assert "damaged" in codes(in_letters(b"ASCII85Decode", b"vwxyz{|}" * 9 + b"~>"))


def test_a_block_of_zeros_in_a_scan_is_damage(codes):
    from PIL import Image

    grain = Image.effect_noise((800, 1000), 80).convert("RGB")
    whole = io.BytesIO()
    grain.save(whole, "JPEG", quality=90)
    spoilt = bytearray(scan_pdf(whole.getvalue(), 800, 1000))
    middle = len(spoilt) // 2
    spoilt[middle : middle + 4096] = bytes(4096)
    assert "damaged" in codes(bytes(spoilt))


def test_a_jpeg_cut_inside_a_whole_pdf_is_damage(codes):
    assert "damaged" in codes(scan_pdf(SCAN[: len(SCAN) // 2], 1275, 1650))


def test_bytes_before_the_header_are_no_damage(codes):
    before = b"\r\nContent-Type: application/pdf\r\n\r\n"
    assert codes(before + text_pdf()) == ["preceded", "attention"]


def test_a_spoilt_first_line_is_damage_not_another_type(codes):
    assert codes(text_pdf().replace(b"%PDF-1.7", b"%PDF.1.7")) == ["damaged", "attention"]


def test_no_pages_block(codes):
    none = objects_pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"])
    assert codes(none) == ["no_pages", "blocked"]
    assert codes(none.replace(b"/Size 3", b"")) == ["no_pages", "damaged", "blocked"]


@pytest.mark.parametrize(
    "content", [b"", b"1 1 1 rg 0 0 612 792 re f", b"BT /F1 10 Tf 40 700 Td (   ) Tj ET"]
)
def test_a_page_that_shows_nothing_is_blank(codes, content):
    assert codes(one_page(content)) == ["blank_pages", "blocked"]


def one_page(content: bytes) -> bytes:
    return objects_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources 6 0 R >>",
            stream(content),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            b"<< /Font << /F1 5 0 R >> >>",
        ]
    )


def test_a_blank_scan_is_blank_and_a_written_one_is_not(codes):
    assert "blank_pages" in codes(scan_pdf(picture(850, 1100, blank=True), 850, 1100))
    assert "blank_pages" not in codes(scan_pdf(picture(1275, 1650), 1275, 1650))


def test_resolution_is_that_of_the_page_in_inches(codes):
    assert "low_resolution" in codes(scan_pdf(picture(850, 1100), 850, 1100))
    assert "low_resolution" not in codes(scan_pdf(picture(1275, 1650), 1275, 1650))


def test_grey_scans_are_told_where_colour_is_asked(codes):
    grey = scan_pdf(picture(1275, 1650, "L"), 1275, 1650, b"/DeviceGray")
    assert codes(grey, requirements={"colour"}) == ["grey", "scan_only", "attention"]
    assert codes(scan_pdf(SCAN, 1275, 1650), requirements={"colour"}) == ["scan_only", "ready"]


ACTIVE = {
    "javascript": text_pdf(root=b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"),
    "actions": text_pdf(root=b"/AA << /WC << /S /Launch /F (calc.exe) >> >>"),
    "attachments": text_pdf(
        root=b"/Names << /EmbeddedFiles << /Names [(a.txt) 6 0 R] >> >>",
        more=(
            b"<< /Type /Filespec /F (a.txt) /EF << /F 7 0 R >> >>",
            stream(b"hello", b"/Type /EmbeddedFile"),
        ),
    ),
    "form_fields": text_pdf(
        root=b"/AcroForm << /Fields [6 0 R] >>", more=(b"<< /FT /Tx /T (name) /V (x) >>",)
    ),
    "xfa": text_pdf(root=b"/AcroForm << /Fields [] /XFA 6 0 R >>", more=(stream(b"<xdp/>"),)),
    "signed": text_pdf(
        root=b"/AcroForm << /Fields [6 0 R] /SigFlags 3 >>",
        more=(b"<< /FT /Sig /T (s) /V 7 0 R >>", b"<< /Type /Sig /Filter /Adobe.PPKLite /Contents <00> >>"),
    ),
    "rotated": text_pdf(page=b"/Rotate 90"),
}


@pytest.mark.parametrize("code", sorted(ACTIVE))
def test_what_acts_or_hides_is_told(codes, code):
    assert codes(ACTIVE[code])[:-1] == [code]


@pytest.mark.parametrize(
    "kind", ["Launch", "SubmitForm", "ImportData", "GoToE", "Rendition", "Movie", "RichMediaExecute"]
)
@pytest.mark.parametrize("event", [b"/OpenAction", b"/AA << /WC"])
def test_each_action_that_reaches_out_of_the_page_is_named(codes, kind, event):
    closing = b" >>" if b"<<" in event else b""
    acting = text_pdf(root=event + b" << /S /" + kind.encode() + b" /F (x) >>" + closing)
    assert codes(acting)[:-1] == ["actions"]


@pytest.mark.parametrize("kind", [b"GoTo", b"URI", b"Named"])
def test_what_only_turns_pages_or_names_an_address_is_no_action(codes, kind):
    assert "actions" not in codes(text_pdf(root=b"/OpenAction << /S /" + kind + b" >>"))


def test_a_script_two_actions_further_on_is_found(codes):
    chained = b"/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next << /S /Named /N /NextPage /Next 6 0 R >> >>"
    assert codes(text_pdf(root=chained, more=(b"<< /S /JavaScript /JS (x) >>",))) == [
        "javascript",
        "attention",
    ]


def test_an_ordinary_link_is_no_action(codes):
    link = b"/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://a.example) >> >>]"
    assert codes(text_pdf(page=link)) == ["ready"]


def test_the_placeholder_of_a_dynamic_form_is_told(codes):
    waiting = text_pdf(
        ("Please wait...", "If this message is not eventually replaced by the proper contents")
    )
    assert codes(waiting) == ["xfa", "blocked"]


def test_names_are_matched_without_accents_case_or_order(inspector, write):
    path = write(text_pdf(("Attestation de travail pour MOREAU-ROY Zoé", *TEXT)))
    asked = ("zoe moreau roy", "Nadia Benali")
    report = inspector.report(path, names=asked)
    assert report.look.names_absent == ("Nadia Benali",)
    assert [found.values for found in report.findings] == [{"name": "Nadia Benali"}]


def test_a_spanish_letter_needs_a_translation(codes):
    lines = (
        "Por la presente certificamos que la senora Ana Perez trabaja en nuestra empresa desde el dos de enero",
        "como desarrolladora de programas, con un contrato de tiempo completo, y que el salario es el que se indica.",
    )
    assert codes(text_pdf(lines)) == ["translation_needed", "attention"]


def zipped(name: str) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr(name, "x")
    return whole.getvalue()


@pytest.mark.parametrize(
    ("content", "true_kind"),
    [
        (b"GIF89a" + bytes(40), "gif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "webp"),
        (b"\0\0\0\x18ftypheic" + bytes(40), "heic"),
        (b"<!DOCTYPE html><html><body>login</body></html>", "html"),
        (b"%!PS-Adobe-3.0\n", "ps"),
        (b"{\\rtf1 hello}", "rtf"),
        (b"\x1f\x8b\x08" + bytes(20), "gzip"),
        (base64.encodebytes(text_pdf()), "base64"),
        (b"Just a note, nothing more.\n", "text"),
        (bytes(5000), "zeros"),
        (zipped("mimetype/opendocument.text"), "odt"),
        (zipped("holiday.txt"), "zip"),
        (b"From: a@b.example\nSubject: hi\n\nhello", "email"),
        (bytes(range(1, 250)), "unknown"),
    ],
)
def test_what_is_no_pdf_is_named_for_what_it_is(inspector, write, content, true_kind):
    report = inspector.report(write(content))
    assert (report.look.true_kind, report.verdict) == (true_kind, "blocked")
    assert [found.code for found in report.findings] == ["document.wrong_type"]


@pytest.mark.parametrize(
    ("content", "right"),
    [(JPEG, "jpg"), (picture(900, 900, kind="PNG"), "png"), (zipped("word/document.xml"), "docx")],
)
def test_an_accepted_type_named_pdf_is_a_mismatch(inspector, write, content, right):
    report = inspector.report(write(content))
    assert [(f.code, f.values["right"]) for f in report.findings] == [("document.extension_mismatch", right)]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_sound_pictures_are_ready_and_cut_ones_damaged(codes, kind):
    name = "photo." + {"JPEG": "jpg", "PNG": "png", "TIFF": "tif"}[kind]
    content = picture(900, 1200, kind=kind)
    assert codes(content, name) == ["ready"]
    assert codes(content[: len(content) * 2 // 3], name)[0] in {"damaged", "unreadable"}


def test_a_photo_is_judged_by_its_pixels(codes):
    assert codes(picture(420, 540), "photo.jpg", requirements={"photo"}) == ["ready"]
    assert codes(picture(400, 540), "photo.jpg", requirements={"photo"}) == ["photo_too_small", "blocked"]


def test_a_heavy_file_is_too_large_whatever_it_holds(codes):
    assert codes(text_pdf() + b"%" + b"x" * 4_000_000) == ["too_large", "damaged", "blocked"]


@pytest.mark.parametrize("more", [bytes(5000), b"<html>not found</html>" * 200])
def test_what_follows_the_end_is_not_taken_for_a_missing_end(inspector, write, more):
    report = inspector.report(write(text_pdf() + b"\n" + more))
    assert report.look.damage[-1:] != ("truncated",)
    assert [found.values.get("variant") for found in report.findings] == ["tail"]
    assert report.verdict == "attention"


def test_an_update_cut_off_after_a_whole_first_end_is_a_missing_end(inspector, write):
    whole = text_pdf()
    cut = whole + b"\n9 0 obj\n<< /Type /Whatever /Filling (" + b"x" * 4000
    assert "truncated" in inspector.report(write(cut)).look.damage


@pytest.mark.parametrize("fault", [MemoryError, "late", "limit"])
def test_giving_up_on_a_large_file_is_no_word_against_it(write, monkeypatch, fault):
    from pypdf.errors import LimitReachedError

    from casefile.services.documents import pdf
    from casefile.services.documents.looking import look_at
    from casefile.services.documents.patience import LateError

    def gave_up(content):
        raise {"late": LateError, "limit": LimitReachedError}.get(fault, MemoryError)("too much")

    monkeypatch.setattr(pdf, "open_bones", gave_up)
    look = look_at(write(text_pdf()))
    assert (look.damage, look.pages) == ((), 1)


def test_a_reader_that_stumbles_is_a_word_against_the_file(write, monkeypatch):
    from casefile.services.documents import pdf
    from casefile.services.documents.looking import look_at

    def stumbled(content):
        raise KeyError("/Root")

    monkeypatch.setattr(pdf, "open_bones", stumbled)
    assert look_at(write(text_pdf())).damage == ("structure",)
