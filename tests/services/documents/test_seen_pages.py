"""A page is judged as an officer sees it, whatever lies in the file."""

import io
import random

import pytest

from tests.services.documents.making import TEXT, deflated, drawn, hatched, objects_pdf, picture, stream

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
STAMP = b" BT /F1 8 Tf 1 0 0 1 240 12 Tm 0 0.4 0.2 rg (Scanned with CamScanner) Tj ET"
LAYER = b"BT /F1 10 Tf 14 TL 40 700 Td 3 Tr " + drawn().split(b"Td ", 1)[1]


def paper(
    *pages: bytes, pictures: tuple[bytes, ...] = (), size: tuple[float, float] = (612, 792),
    annots: bytes = b"", root: bytes = b"", more: tuple[bytes, ...] = (),
) -> bytes:  # fmt: skip
    """Return a PDF of pages (drawing operators); /P0, /P1 ... are the pictures (whole objects)."""
    count = len(pages)
    named = b" ".join(b"/P%d %d 0 R" % (at, 5 + count * 2 + at) for at in range(len(pictures)))
    kids = b" ".join(b"%d 0 R" % (4 + at * 2) for at in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R " + root + b" >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
        FONT,
    ]
    for at, content in enumerate(pages):
        about = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %g %g] /Contents %d 0 R /Resources %d 0 R %s >>"
        objects += [about % (*size, 5 + at * 2, 4 + count * 2, annots), deflated(content)]
    objects += [b"<< /Font << /F1 3 0 R >> /XObject << " + named + b" >> >>", *pictures, *more]
    return objects_pdf(objects)


def scan(data: bytes, width: int, height: int, space: bytes = b"/DeviceRGB", about: bytes = b"") -> bytes:
    head = b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace %s /BitsPerComponent 8 /Filter /DCTDecode "
    return stream(data, head % (width, height, space) + about)


def covering(name: bytes = b"P0", size: tuple[float, float] = (612, 792)) -> bytes:
    return b"q %g 0 0 %g 0 0 cm /%s Do Q " % (*size, name)


def _tabled(content: bytes) -> bytes:
    """Return the document with its table made again."""
    body = content[: content.index(b"xref\n")]
    at = [body.index(b"\n%d 0 obj" % number) + 1 for number in range(1, body.count(b" 0 obj\n") + 1)]
    rows = b"".join(b"%010d 00000 n \n" % each for each in at)
    tail = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(at) + 1, len(body))
    return body + b"xref\n0 %d\n0000000000 65535 f \n" % (len(at) + 1) + rows + tail


def jpeg(image) -> bytes:
    whole = io.BytesIO()
    image.convert("RGB").save(whole, "JPEG", quality=88)
    return whole.getvalue()


def sheet(*marks, size=(1275, 1650), paper_colour=(250, 250, 246), ink="black"):
    """Return a scanned sheet with a little noise and rectangles on it (left, top, right, bottom)."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", size, paper_colour)
    pen = ImageDraw.Draw(image)
    for mark in marks:
        pen.rectangle(mark, fill=ink)
    return Image.blend(image, Image.effect_noise(size, 20).convert("RGB"), 0.04)


WRITTEN = jpeg(sheet((300, 300, 900, 420), ink=(40, 40, 160)))
EMPTY = jpeg(sheet())
FULL_PAGE = scan(WRITTEN, 1275, 1650)
EMPTY_PAGE = scan(EMPTY, 1275, 1650)

HIDDEN = b"/OCProperties << /OCGs [8 0 R] /D << /OFF [8 0 R] /BaseState /ON >> >>"
LAYER_OFF = b"<< /Type /OCG /Name (x) >>"

WHITE = {
    "the pictures are lost, their text is left": paper(LAYER),
    "the text is white": paper(b"1 1 1 rg " + drawn()),
    "the text is nearly white": paper(b"0.98 0.98 0.97 rg " + drawn()),
    "white paper lies over the text": paper(drawn() + b" 1 1 1 rg 0 0 612 792 re f"),
    "the text is clipped away": paper(b"0 0 1 1 re W n " + drawn()),
    "the text is a speck": paper(drawn().replace(b"10 Tf", b"0.01 Tf")),
    "a layer hides the text": _tabled(
        paper(
            b"/OC /MC0 BDC " + drawn() + b" EMC",
            root=b"/OCProperties << /OCGs [7 0 R] /D << /OFF [7 0 R] /BaseState /ON >> >>",
            more=(b"<< /Type /OCG /Name (x) >>",),
        ).replace(b"/Font << /F1 3 0 R >>", b"/Font << /F1 3 0 R >> /Properties << /MC0 7 0 R >>")
    ),
    "an app's print over an empty scan": paper(covering() + STAMP, pictures=(EMPTY_PAGE,)),
    "an app's print alone": paper(STAMP),
    "text read in an empty scan": paper(LAYER + covering(), pictures=(EMPTY_PAGE,)),
    "a layer hides the picture": _tabled(
        paper(
            b"/OC /MC0 BDC " + covering() + b" EMC",
            pictures=(FULL_PAGE,),
            root=HIDDEN,
            more=(LAYER_OFF,),
        ).replace(b"/Font << /F1 3 0 R >>", b"/Font << /F1 3 0 R >> /Properties << /MC0 8 0 R >>")
    ),
    "the picture is on a hidden layer": paper(
        covering(), pictures=(scan(WRITTEN, 1275, 1650, about=b"/OC 8 0 R "),), root=HIDDEN, more=(LAYER_OFF,)
    ),
    "white paper lies over the picture": paper(
        covering() + b" 1 1 1 rg 0 0 612 792 re f", pictures=(FULL_PAGE,)
    ),
    "the picture is clipped away": paper(b"0 0 3 3 re W n " + covering(), pictures=(FULL_PAGE,)),
    "the picture's mask hides it": paper(
        covering(),
        pictures=(scan(WRITTEN, 1275, 1650, about=b"/SMask 8 0 R "),),
        more=(
            stream(
                bytes(16),
                b"/Type /XObject /Subtype /Image /Width 4 /Height 4 /ColorSpace /DeviceGray /BitsPerComponent 8",
            ),
        ),
    ),
    "the picture is seen through": _tabled(
        paper(b"/G gs " + covering(), pictures=(FULL_PAGE,)).replace(
            b"/Font << /F1 3 0 R >>", b"/Font << /F1 3 0 R >> /ExtGState << /G << /ca 0 >> >>"
        )
    ),
    "only a link": paper(b"", annots=b"/Annots [<< /Type /Annot /Subtype /Link /Rect [9 9 99 99] >>]"),
}


@pytest.mark.parametrize("why", sorted(WHITE))
def test_what_is_white_for_the_officer_is_blank(inspector, write, why):
    report = inspector.report(write(WHITE[why]))
    assert report.look.blank_pages == (1,)
    assert report.verdict == "blocked"


SHOWN = {
    "black words": paper(drawn()),
    "one word": paper(b"BT /F1 10 Tf 40 700 Td (Annexe) Tj ET"),
    "one letter at the foot": paper(b"BT /F1 10 Tf 300 20 Td (7) Tj ET"),
    "white words on a dark ground": paper(b"0 0 0.4 rg 0 0 612 792 re f 1 1 1 rg " + drawn()),
    "words over a white picture": paper(covering() + drawn(), pictures=(EMPTY_PAGE,)),
    "green alone": paper(b"0.9 1 0.9 rg 0 0 612 792 re f 0.9 0.85 0.9 rg 99 99 300 300 re f"),
    "yellow on white": paper(b"1 1 0.2 rg 99 99 300 300 re f"),
    "a line in a form of its own": paper(
        b"/P0 Do",
        pictures=(stream(drawn(), b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources 6 0 R"),),
    ),
    "a stamp laid over": paper(
        b"", annots=b"/Annots [<< /Type /Annot /Subtype /Stamp /Rect [9 9 99 99] >>]"
    ),
    "a signature at the foot": paper(
        covering(), pictures=(scan(jpeg(sheet((500, 1590, 800, 1596))), 1275, 1650),)
    ),
    "a fine grey pattern": paper(covering(), pictures=(scan(jpeg(hatched()), 2480, 3508),)),
    "a picture under a mask that shows it": paper(
        covering(),
        pictures=(scan(WRITTEN, 1275, 1650, about=b"/SMask 8 0 R "),),
        more=(
            stream(
                b"\xff" * 16,
                b"/Type /XObject /Subtype /Image /Width 4 /Height 4 /ColorSpace /DeviceGray /BitsPerComponent 8",
            ),
        ),
    ),
    "a picture clipped to its page": paper(b"0 0 612 792 re W n " + covering(), pictures=(FULL_PAGE,)),
    "a line at the head": paper(covering(), pictures=(scan(jpeg(sheet((300, 40, 900, 48))), 1275, 1650),)),
}  # fmt: skip


@pytest.mark.parametrize("why", sorted(SHOWN))
def test_what_shows_something_is_not(inspector, write, why):
    report = inspector.report(write(SHOWN[why]))
    assert report.look.blank_pages == ()


def shadowed(*, holes: bool):
    from PIL import ImageDraw

    image = sheet()
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, 30, 1650), fill=(90, 90, 90))
    pen.rectangle((0, 1620, 1275, 1650), fill=(20, 20, 20))
    if holes:
        for top in (500, 1100):
            pen.ellipse((50, top, 85, top + 35), fill=(30, 30, 30))
    return image


@pytest.mark.parametrize("holes", [False, True])
def test_shadows_and_punched_holes_are_no_writing(inspector, write, holes):
    data = jpeg(shadowed(holes=holes))
    look = inspector.look(write(paper(covering(), pictures=(scan(data, 1275, 1650),))))
    assert look.blank_pages == (1,)


def test_a_jpeg_2000_scan_is_not_blank_because_one_drawing_is(inspector, write):
    pytest.importorskip("PIL.Jpeg2KImagePlugin")
    whole = io.BytesIO()
    chance = random.Random(3)
    lines = [
        (left, row, left + chance.randrange(20, 90), row + 6)
        for row in range(150, 1500, 40)
        for left in range(150, 1100, 110)
    ]
    sheet(*lines).save(whole, "JPEG2000", num_resolutions=3, quality_mode="rates", quality_layers=[20])
    about = b"/Type /XObject /Subtype /Image /Width 1275 /Height 1650 /Filter /JPXDecode"
    report = inspector.report(write(paper(covering(), pictures=(stream(whole.getvalue(), about),))))
    assert report.look.blank_pages == ()


def test_blank_pages_far_down_are_found_and_what_is_not_looked_at_is_said(inspector, write, monkeypatch):
    pages = [drawn((f"Page {number} of the statement", *TEXT)) for number in range(1, 340)]
    pages[258] = pages[321] = b""
    report = inspector.report(write(paper(*pages)))
    assert report.look.blank_pages == (259, 322)
    from casefile.services.documents import pages as looked
    from casefile.services.documents.looking import look_at

    monkeypatch.setattr(looked, "_MOST_PAGES", 100)
    look = look_at(write(paper(*pages), "again.pdf"))
    assert (look.looked_pages, look.pages, look.blank_pages) == (100, 339, ())


SCANS = {
    "an app's print on it": (covering() + STAMP, (612, 792)),
    "its words read, over it": (covering() + LAYER, (612, 792)),
    "its words read, under it": (drawn() + b" " + covering(), (612, 792)),
}


@pytest.mark.parametrize("why", sorted(SCANS))
def test_a_page_covered_by_a_picture_is_a_scan_whatever_text_there_is(inspector, write, why):
    content, size = SCANS[why]
    low = scan(jpeg(sheet((200, 200, 500, 260), size=(612, 792))), 612, 792)
    look = inspector.look(write(paper(content, pictures=(low,), size=size)))
    assert (look.dpi, look.scanned_pages, look.grey_pages) == (((1, 72),), (1,), (1,))


def test_a_letter_over_a_coloured_ground_is_no_scan(inspector, write):
    ground = scan(jpeg(sheet(size=(300, 400))), 300, 400)
    look = inspector.look(write(paper(covering() + drawn(), pictures=(ground,))))
    assert (look.dpi, look.has_text) == ((), True)


def test_a_letter_with_a_logo_over_its_ground_is_no_scan(inspector, write):
    ground = scan(jpeg(sheet(size=(300, 400))), 300, 400)
    logo = scan(jpeg(sheet(size=(60, 40))), 60, 40)
    look = inspector.look(
        write(paper(covering() + drawn() + b" q 150 0 0 100 400 650 cm /P1 Do Q", pictures=(ground, logo)))
    )
    assert (look.dpi, look.has_text) == ((), True)


def mask(width: int, height: int) -> bytes:
    row = (b"\xff" * 3 + b"\0" * 3) * (width // 48) + b"\xff" * ((width + 7) // 8 - width // 48 * 6)
    about = b"/Type /XObject /Subtype /Image /ImageMask true /Width %d /Height %d /BitsPerComponent 1"
    return deflated(row[: (width + 7) // 8] * height, about % (width, height))


def test_the_finest_of_several_layers_is_the_resolution(inspector, write):
    ground = scan(jpeg(sheet(size=(850, 1100))), 850, 1100)
    look = inspector.look(write(paper(covering() + covering(b"P1"), pictures=(ground, mask(2550, 3300)))))
    assert look.dpi == ((1, 300),)


def test_a_fine_mask_of_a_coarse_picture_counts_too(inspector, write):
    soft = deflated(bytes(2550 * 3300), b"/Type /XObject /Subtype /Image /Width 2550 /Height 3300 "
                    b"/ColorSpace /DeviceGray /BitsPerComponent 8")  # fmt: skip
    ground = scan(jpeg(sheet(size=(850, 1100))), 850, 1100)
    ink = scan(jpeg(sheet((0, 0, 850, 1100), size=(850, 1100))), 850, 1100, about=b" /SMask 9 0 R")
    look = inspector.look(write(paper(covering() + covering(b"P1"), pictures=(ground, ink, soft))))
    assert look.dpi == ((1, 300),)


def test_strips_side_by_side_are_one_scan(inspector, write):
    strip = scan(jpeg(sheet((50, 20, 500, 60), size=(612, 99))), 612, 99)
    drawing = b" ".join(b"q 612 0 0 99 0 %d cm /P0 Do Q" % (99 * at) for at in range(8))
    look = inspector.look(write(paper(drawing, pictures=(strip,))))
    assert look.dpi == ((1, 72),)


@pytest.mark.parametrize(
    ("size", "dots", "dpi"),
    [
        ((3024, 4032), (3024, 4032), 366),  # a photo of which each dot is a point
        ((1700 * 0.75, 2338 * 0.75), (1700, 2338), 206),  # wrapped at 96 dpi
        ((612, 792), (1275, 1650), 150),
        ((842, 1191), (1654, 2339), 141),  # a sheet of A3 is read as such
    ],
)  # fmt: skip
def test_the_resolution_is_that_of_the_sheet_it_is_read_on(inspector, write, size, dots, dpi):
    data = scan(jpeg(sheet((99, 99, 400, 200), size=dots)), *dots)
    look = inspector.look(write(paper(covering(size=size), pictures=(data,), size=size)))
    assert look.dpi == ((1, dpi),)


def test_grey_is_seen_in_masks_palettes_strips_and_colours_that_are_all_grey(inspector, write):
    strip = scan(jpeg(sheet((50, 20, 500, 60), size=(612, 99))), 612, 99)
    palette = bytes(level for index in range(256) for level in (index, index, index))
    about = (
        b"/Type /XObject /Subtype /Image /Width 600 /Height 800 /BitsPerComponent 8 "
        b"/ColorSpace [/Indexed /DeviceRGB 255 <%s>]"
    )
    indexed = deflated(
        sheet((99, 99, 400, 200), size=(600, 800)).convert("L").tobytes(), about % palette.hex().encode()
    )
    grey = scan(jpeg(sheet((99, 99, 400, 200), size=(600, 800)).convert("L")), 600, 800)
    drawings = {
        "mask": (covering(), mask(1200, 1600)),
        "strips": (b" ".join(b"q 612 0 0 99 0 %d cm /P0 Do Q" % (99 * at) for at in range(8)), strip),
        "palette": (covering(), indexed),
        "all grey": (covering() + STAMP, grey),
    }
    for why, (drawing, image) in drawings.items():
        assert (why, inspector.look(write(paper(drawing, pictures=(image,)))).grey_pages) == (why, (1,))
    assert inspector.look(write(paper(covering(), pictures=(FULL_PAGE,)))).grey_pages == ()


def test_what_an_app_prints_on_every_page_is_not_the_papers_text(inspector, write):
    other = scan(jpeg(sheet((100, 700, 900, 800), ink=(160, 40, 40))), 1275, 1650)
    line = (
        b" BT /F1 8 Tf 1 0 0 1 40 12 Tm (Downloaded by the user 1234 of the service, for nobody else) Tj ET"
    )
    for over in (STAMP, line):
        first = write(paper(covering() + over, covering() + over, pictures=(FULL_PAGE,)), "one.pdf")
        second = write(paper(covering() + over, covering() + over, pictures=(other,)), "two.pdf")
        one, two = inspector.reports([first, second], names=("Camille Moreau",))
        assert [found.code for found in two.findings] == ["document.scan_only"]
        assert (one.look.has_text, one.look.text_language) == (False, "")


def test_a_scan_saved_anew_is_the_same_document(inspector, write):
    first = write(paper(covering(), pictures=(FULL_PAGE,)), "one.pdf")
    second = write(paper(covering(), pictures=(FULL_PAGE,), root=b"/Lang (en)"), "two.pdf")
    assert [f.code for f in inspector.reports([first, second])[1].findings][-1] == "document.duplicate"


def form(name: str, box: str = "Off") -> bytes:
    field = b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (%s) /Rect [100 600 300 620] >>"
    button = b"<< /Type /Annot /Subtype /Widget /FT /Btn /T (box) /V /%s /Rect [100 500 120 520] >>"
    return paper(
        drawn(TEXT * 3),
        annots=b"/Annots [7 0 R 8 0 R]",
        root=b"/AcroForm << /Fields [7 0 R 8 0 R] >>",
        more=(field % name.encode(), button % box.encode()),
    )


def test_what_is_typed_in_a_form_is_its_text(inspector, write):
    forms = (form("Jean Fictif"), form("Marie Fictive"), form("Jean Fictif", "Yes"), form("Jean Fictif"))
    paths = [write(each, f"form{at}.pdf") for at, each in enumerate(forms)]
    reports = inspector.reports(paths)
    assert [["document.duplicate" in {f.code for f in each.findings}] for each in reports] == [
        [False], [False], [False], [True],
    ]  # fmt: skip
    assert inspector.look(paths[1], ("Marie Fictive", "Jean Fictif")).names_absent == ("Jean Fictif",)


@pytest.mark.parametrize(
    ("reached", "kids", "count", "variant"),
    [
        (2, b"[4 0 R 6 0 R null]", 3, "lost"),
        (1, b"[4 0 R 6 0 R]", 1, "hidden"),
        (2, b"[4 0 R 6 0 R]", 5, "lost"),
    ],
)
def test_pages_declared_and_pages_reached_are_told_apart(inspector, write, reached, kids, count, variant):
    whole = paper(drawn(), drawn(("Another page of it", *TEXT)))
    named = b"/Kids [4 0 R 6 0 R] /Count 2"
    fewer = whole.replace(named, b"/Kids %s /Count %d" % (kids, count))
    moved = fewer if len(fewer) == len(whole) else _tabled(fewer)
    (found,) = inspector.report(write(moved)).findings
    assert (found.values["variant"], found.values["pages"]) == (variant, reached)


def test_a_parser_that_fails_loses_nothing_already_known(monkeypatch, write):
    from casefile.services.documents import child, images

    def fails(look, content):
        raise RuntimeError("in a decoder")

    monkeypatch.setattr(images, "look_into", fails)
    path = write(picture(90, 90, kind="PNG"), "a.png")
    import json

    found = json.loads(child._answered({"ask": "look", "path": str(path), "names": []}))
    assert (found["trouble"], found["kind"], found["size_bytes"]) == ("crashed", "png", path.stat().st_size)


def lines(name: str) -> tuple[str, ...]:
    return (f"Letter of employment of {name}, whom we have known for years", *TEXT[1:], *TEXT[1:])


def test_a_name_spelt_otherwise_is_told_with_both_spellings_and_kept_nowhere(parameters, write, tmp_path):
    from casefile.services.documents.cache import LookCache
    from casefile.services.documents.inspector import Inspector

    path = write(paper(drawn(lines("Camille MOREAUX"))))
    with Inspector(parameters, cache=LookCache(tmp_path / "cache")) as inspector:
        for _ in range(2):
            (found,) = inspector.report(path, names=("Camille Moreau",)).findings
            assert found.code == "document.name_otherwise"
            assert found.values == {"name": "Camille Moreau", "written": "Camille MOREAUX"}
    assert b"MOREAUX" not in b"".join(each.read_bytes() for each in (tmp_path / "cache").iterdir())


SILENT = {
    "little text": paper(drawn(("To whom it may concern: a note",))),
    "a page that is a picture": paper(drawn(lines("Paul Petit")), covering(), pictures=(FULL_PAGE,)),
}


@pytest.mark.parametrize("why", sorted(SILENT))
def test_nothing_is_said_of_a_name_that_cannot_be_looked_for(inspector, write, why):
    assert inspector.look(write(SILENT[why]), ("Camille Moreau",)).names_absent == ()


def test_another_script_is_not_compared():
    from casefile.services.documents.page_facts import _names

    arabic = "هذه شهادة عمل للسيدة كاميل مورو التي تعمل في الشركة منذ سنوات عديدة وهي موظفة دائمة فيها اليوم"
    assert _names([arabic], ("Camille Moreau",), whole=True) == {}
    latin = " ".join(lines("Paul Petit"))
    assert _names([arabic, latin], ("Camille Moreau",), whole=True)["names_absent"] == ()
    assert _names([latin], ("Camille Moreau",), whole=True)["names_absent"] == ("Camille Moreau",)


@pytest.mark.parametrize(("flags", "blank"), [(4, ()), (2, (2,)), (32, (2,))])
def test_a_note_that_is_hidden_shows_nothing(inspector, write, flags, blank):
    note = b"/Annots [<< /Type /Annot /Subtype /Square /Rect [100 100 300 300] /C [0 0 1] /F %d >>]" % flags
    content = paper(drawn(), b"", annots=note)
    assert inspector.look(write(content)).blank_pages == blank


@pytest.mark.parametrize(("unit", "size", "dpi"), [(1, (612, 792), 100), (2, (306, 396), 100), (72, (8.5, 11), 100),
                                                   (4, (612, 792), 100)])  # fmt: skip
def test_the_unit_of_a_page_counts_for_its_resolution(inspector, write, unit, size, dpi):
    dots = jpeg(sheet((200, 300, 600, 400), size=(850, 1100)))
    unit_of_page = b"/UserUnit %d" % unit
    content = paper(covering(size=size), pictures=(scan(dots, 850, 1100),), size=size, annots=unit_of_page)
    ((_, found),) = inspector.look(write(content)).dpi
    assert abs(found - dpi) <= 7
