"""One file of many: nothing lossy before it is needed, then what the budget allows, page by page."""

import io

import pytest
from PIL import Image, ImageChops, ImageStat
from pypdf import PdfReader

from casefile.services.documents.viewer import Viewer
from tests.services.documents.making import TEXT, locked, text_pdf
from tests.services.fitting.making import paper, saved, tiled_pdf


def drawn(content: bytes, page: int, side: int = 300):
    with Viewer(content) as viewer:
        wide, high, colours = viewer.picture(page, side, side)
    return Image.frombytes("RGB", (wide, high), colours)


def apart(first, second) -> float:
    return ImageStat.Stat(
        ImageChops.difference(first.convert("L"), second.convert("L").resize(first.size))
    ).mean[0]


def test_one_pdf_that_fits_is_left_byte_for_byte(fit, write):
    path = write(text_pdf(), "letter.pdf")
    outcome, contents = fit([path])
    assert outcome.possible
    assert outcome.changed == "nothing"
    assert contents == [b""]


def test_a_pdf_left_as_it_is_says_what_its_pages_are(fit, write, scans):
    (scan,) = scans(1)
    _, (scanned,) = fit([scan, scan])
    kinds = [
        [page.kind for page in fit([write(content, "a.pdf")])[0].pages] for content in (text_pdf(), scanned)
    ]
    assert kinds == [["text"], ["picture", "picture"]]


def test_a_pdf_with_foreign_bytes_before_it_is_made_anew(fit, write):
    outcome, (made,) = fit([write(b"HTTP/1.1 200 OK\r\n\r\n" + text_pdf(), "a.pdf")])
    assert outcome.files[0].changed == "merged"
    assert made.startswith(b"%PDF-")


def test_a_tiff_for_very_large_pictures_is_a_picture(fit, write):
    whole = io.BytesIO()
    paper(0, (600, 800)).save(whole, "TIFF", big_tiff=True)
    assert whole.getvalue().startswith(b"II+\0")
    assert fit([write(whole.getvalue(), "a.tif")])[0].pages[0].kind == "picture"


def test_what_fits_is_merged_and_no_picture_changes(fit, write):
    picture = saved(paper())
    outcome, (content,) = fit([write(picture, "scan.jpg"), write(text_pdf(), "letter.pdf")])
    assert outcome.changed == "merged"
    reader = PdfReader(io.BytesIO(content))
    image = next(iter(reader.pages[0]["/Resources"]["/XObject"].values())).get_object()
    assert image._data[-1000:] == picture[-1000:]
    assert "Camille Moreau" in reader.pages[1].extract_text()


def test_the_same_question_gives_the_same_bytes(fit, scans):
    paths = scans(3)
    assert fit(paths, 250_000)[1] == fit(paths, 250_000)[1]


def test_a_file_too_heavy_is_brought_under_the_limit_and_near_it(fit, scans):
    paths = scans(4)
    outcome, (content,) = fit(paths, 400_000)
    assert outcome.changed == "recompressed"
    assert 380_000 <= len(content) <= 400_000
    assert outcome.files[0].size_bytes == len(content)
    assert [page.verdict for page in outcome.pages] == ["good"] * 4


def test_resolution_goes_down_only_as_far_as_needed_and_never_up(fit, scans, write):
    fine, coarse = scans(1)[0], write(saved(paper(7), dpi=(160, 160)), "coarse.jpg")
    much, _ = fit([fine, coarse], 330_000)
    less, _ = fit([fine, coarse], 170_000)
    assert much.pages[0].dpi_after > less.pages[0].dpi_after >= 150
    assert {page.dpi_after for outcome in (much, less) for page in outcome.pages[1:]} <= {160, 150}


def test_the_page_that_needs_more_gets_more(fit, write):
    plain = write(saved(Image.new("RGB", (900, 1200), "white")), "plain.jpg")
    dense = write(saved(paper(1)), "dense.jpg")
    outcome, _ = fit([plain, dense], 130_000)
    assert outcome.pages[1].bytes_after > 5 * outcome.pages[0].bytes_after


def test_no_page_is_clearly_worse_than_the_others_when_the_budget_is_shared_out(fit, scans):
    outcome, _ = fit(scans(4), 300_000)
    kept = [page.legibility for page in outcome.pages]
    assert max(kept) - min(kept) < 0.02


def test_what_cannot_fit_legibly_is_not_made_and_the_parts_are_named(fit, scans):
    outcome, contents = fit(scans(6), 90_000)
    assert contents == []
    assert not outcome.possible
    assert outcome.findings[0].code == "fit.too_heavy"
    assert outcome.findings[0].values["variant"] == "parts"
    parts, written = fit(scans(6), 90_000, parts=True)
    assert len(written) == len(parts.files) == outcome.findings[0].values["parts"]
    assert all(len(each) <= 90_000 for each in written)
    assert [page.number for page in parts.pages] == [1, 2, 3, 4, 5, 6]


def test_colour_stays_unless_grey_is_asked(fit, scans):
    paths = scans(2)
    _, (colour,) = fit(paths, 150_000)
    _, (grey,) = fit(paths, 150_000, grey=True)

    def reds(content):
        red, green, _ = drawn(content, 0).split()
        return ImageStat.Stat(ImageChops.difference(red, green)).mean[0]

    assert reds(colour) > 0.2 > reds(grey) == 0


def test_a_page_that_would_no_longer_read_is_refused(fit, scans, monkeypatch):
    from casefile.services.fitting import encoding

    monkeypatch.setattr(encoding, "legibility", lambda before, after: 0.6)
    outcome, contents = fit(scans(2), 120_000)
    assert contents == []
    assert outcome.findings[0].code == "fit.poor"
    assert {page.verdict for page in outcome.pages} == {"poor"}


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_stands_as_its_camera_meant_it(fit, write, orientation):
    upright = paper(3, (300, 400), 0.02)
    upright.paste((200, 30, 30), (0, 0, 90, 60))
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    stored = upright.transpose(Image.Transpose(undo[orientation])) if orientation in undo else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x8825] = {1: "N"}
    content = saved(stored, exif=exif, dpi=(72, 72))
    _, (made,) = fit([write(content, "photo.jpg")], paper="own")
    assert apart(drawn(made, 0), upright) < 10
    assert b"Exif" not in made


def test_pages_are_taken_in_the_order_asked_left_out_and_turned(fit, scans):
    paths = scans(3)
    outcome, (made,) = fit(paths, pages=(3, 1), turns=((1, 90),), paper="own")
    assert [page.source for page in outcome.pages] == [2, 0]
    assert apart(drawn(made, 0), paper(2)) < 12
    assert apart(drawn(made, 1), paper(0).rotate(-90, expand=True)) < 12


def test_every_kind_of_picture_is_taken_by_what_it_is(fit, write):
    page = paper(5)
    frames = [paper(6, (400, 500)), paper(7, (400, 500))]
    tiff = saved(frames[0], "TIFF", save_all=True, append_images=frames[1:])
    fax = saved(page.convert("1"), "TIFF")
    clear = page.convert("RGBA")
    clear.putalpha(Image.linear_gradient("L").resize(page.size))
    files = [
        write(saved(page, "PNG"), "png.jpg"), write(tiff, "frames.tif"), write(fax, "fax.tif"),
        write(saved(clear, "PNG"), "clear.png"), write(saved(page, "WEBP", quality=85), "webp.png"),
        write(saved(page.convert("CMYK")), "cmyk.jpg"), write(saved(page.convert("I;16"), "PNG"), "deep.png"),
    ]  # fmt: skip
    outcome, (made,) = fit(files, 40_000_000, paper="own")
    assert [each.pages for each in outcome.sources] == [1, 2, 1, 1, 1, 1, 1]
    assert apart(drawn(made, 0), page) < 20
    assert apart(drawn(made, 2), frames[1]) < 20
    assert apart(drawn(made, 3), page) < 40
    assert apart(drawn(made, 5), page) < 20


def test_a_picture_given_twice_is_held_once(fit, scans):
    (path,) = scans(1)
    _, (once,) = fit([path, path])
    assert len(once) < path.stat().st_size + 5000


def test_what_nobody_sees_is_dropped_and_said(fit, write):
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(text_pdf())))
    writer.add_attachment("secret.txt", b"secret " * 50)
    writer.add_metadata({"/Author": "Somebody Private"})
    whole = io.BytesIO()
    writer.write(whole)
    outcome, (made,) = fit([write(whole.getvalue(), "a.pdf"), write(text_pdf(TEXT[::-1]), "b.pdf")])
    assert [each.code for each in outcome.findings] == ["fit.attachments_dropped"]
    assert b"Somebody" not in made
    assert b"secret" not in made


def test_a_scan_inside_a_pdf_is_recompressed_where_it_stands_and_its_text_stays(fit, scans, write):
    _, (merged,) = fit(scans(2), pages=(1, 2))
    outcome, (made,) = fit([write(merged, "scans.pdf"), write(text_pdf(), "letter.pdf")], 200_000)
    assert [page.kind for page in outcome.pages] == ["picture", "picture", "text"]
    assert outcome.pages[0].dpi_before == 300
    assert len(made) <= 200_000
    assert "Camille Moreau" in PdfReader(io.BytesIO(made)).pages[2].extract_text()


@pytest.mark.parametrize(("across", "down"), [(6, 6), (1, 24)])
def test_a_scan_cut_into_tiles_or_narrow_strips_is_made_lighter_too(fit, write, across, down):
    path = write(tiled_pdf(paper(5, (1200, 1600)), across, down), "tiles.pdf")
    outcome, made = fit([path], path.stat().st_size * 6 // 10)
    assert outcome.changed == "recompressed"
    assert outcome.pages[0].kind == "picture"
    assert len(made[0]) < path.stat().st_size * 6 // 10


def test_signed_papers_forms_and_locks_are_refused_with_the_way_out(codes, write):
    other = write(text_pdf(), "other.pdf")
    field = b"<< /FT /Tx /T (name) /V (Camille) >>"
    signature = b"<< /FT /Sig /T (sign) /V << /Type /Sig >> >>"
    form = write(text_pdf(root=b"/AcroForm << /Fields [6 0 R] >>", more=(field,)), "form.pdf")
    signed = write(text_pdf(root=b"/AcroForm << /Fields [6 0 R] >>", more=(signature,)), "signed.pdf")
    asking = write(locked(text_pdf(), "user", "owner"), "locked.pdf")
    only_restricted = write(locked(text_pdf(), "", "owner"), "restricted.pdf")
    assert codes([form, other]) == ["fit.form"]
    assert codes([signed, other]) == ["fit.signed"]
    assert codes([asking, other]) == ["fit.password"]
    assert codes([only_restricted, other]) == ["fit.restrictions_dropped"]


def test_a_hidden_layer_stays_hidden(fit, write):
    from tests.services.documents.making import objects_pdf, stream

    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Properties << /L 6 0 R >> >> >>"
    )
    content = objects_pdf([
        b"<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page,
        stream(b"/OC /L BDC 0 0 612 792 re f EMC"),
        b"<< >>",
        b"<< /Type /OCG /Name (hidden) >>",
    ])  # fmt: skip
    _, (made,) = fit([write(content, "layers.pdf"), write(text_pdf(), "b.pdf")])
    assert ImageStat.Stat(drawn(made, 0).convert("L")).mean[0] == 255


def test_a_file_that_does_not_show_its_pages_is_thrown_away(codes, scans, monkeypatch):
    from casefile.services.fitting import engine

    monkeypatch.setattr(engine.Assembly, "content", lambda self: text_pdf())
    assert codes(scans(1)) == ["fit.proof_failed"]
