"""Pictures of PDFs that are no plain JPEG: inks of a press, faxes, one bit a dot; made lighter, and shown the same."""

import io
import random
import struct

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageStat
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
)

from casefile.services.fitting import drawn as rare
from casefile.services.fitting.pictures import faxed
from tests.services.documents.making import text_pdf
from tests.services.fitting.making import paper, saved
from tests.services.fitting.test_engine import apart, drawn


def pdf_of(*images: Image.Image, dpi: int) -> bytes:
    whole = io.BytesIO()
    how = {"quality": 95} if images[0].mode != "1" else {}
    images[0].save(whole, "PDF", resolution=dpi, save_all=True, append_images=images[1:], **how)
    return whole.getvalue()


def fax(number: int, size=(2400, 3300), dust: int = 30_000) -> Image.Image:
    """Return a page in black and white at a copier's resolution, with the dust that makes such pages heavy."""
    page = Image.new("1", size, 1)
    pen = ImageDraw.Draw(page)
    chance = random.Random(number)
    for row in range(200, size[1] - 200, 90):
        for column in range(200, size[0] - 200, 40):
            if chance.random() < 0.7:
                pen.line((column, row, column + 22, row + chance.randint(0, 50)), fill=0, width=7)
    for _ in range(dust):
        pen.point((chance.randrange(size[0]), chance.randrange(size[1])), fill=0)
    return page


def image_of(content: bytes, page: int = 0):
    (only,) = PdfReader(io.BytesIO(content)).pages[page]["/Resources"]["/XObject"].values()
    return only.get_object()


def test_inks_become_the_colours_a_viewer_shows(fit, write):
    content = pdf_of(paper(size=(1100, 1550)).convert("CMYK"), dpi=150)
    scan = write(content, "press.pdf")
    outcome, (made,) = fit([scan], limit=len(content) // 3)
    assert outcome.files[0].size_bytes <= len(content) // 3
    assert image_of(made)["/ColorSpace"] == "/DeviceRGB"
    assert "/Decode" not in image_of(made)
    difference = ImageChops.difference(drawn(made, 0), drawn(content, 0))
    assert max(ImageStat.Stat(difference).mean) < 4  # in each of the three colours


def test_a_picture_of_very_many_dots_is_drawn_with_fewer_than_it_has_not_than_are_wanted(monkeypatch):
    page = rare.page_of(image_of(pdf_of(paper().convert("CMYK"), dpi=150)))
    monkeypatch.setattr(rare, "_MOST_DRAWN", {1: 90_000, 3: 30_000})
    assert rare.picture_drawn(page, (900, 1200), (1, 1), grey=True).size == (260, 346)
    assert rare.picture_drawn(page, (900, 1200), (1, 1), grey=False).size == (150, 200)
    assert rare.picture_drawn(page, (900, 1200), (450, 600), grey=False).size == (450, 600)
    assert rare.picture_drawn(page, (900, 1200), (9000, 9000), grey=False).size == (900, 1200)


def test_a_fax_stays_in_black_and_white_and_loses_dots_only_where_it_must(fit, write):
    content = pdf_of(fax(1), fax(2), dpi=600)
    outcome, (made,) = fit([write(content, "fax.pdf")], limit=len(content) * 2 // 3)
    assert outcome.files[0].size_bytes <= len(content) * 2 // 3
    assert {image_of(made, page)["/Filter"] for page in (0, 1)} == {"/CCITTFaxDecode"}
    assert [page.dpi_after for page in outcome.pages] == [300, 300]
    assert {page.verdict for page in outcome.pages} <= {"good", "look"}
    assert max(apart(drawn(made, page), drawn(content, page)) for page in (0, 1)) < 6


def test_colour_gives_way_before_black_and_white_does(fit, write):
    print_ = write(pdf_of(fax(3), dpi=600), "fax.pdf")
    scan = write(saved(paper(size=(1100, 1550)), quality=97), "scan.jpg")
    kept = image_of(print_.read_bytes())._data
    outcome, (made,) = fit([print_, scan], limit=len(kept) + scan.stat().st_size // 3)
    assert image_of(made, 0)._data == kept
    assert outcome.pages[1].legibility < 1


def test_where_colour_does_not_give_enough_black_and_white_gives_the_rest(fit, write):
    print_ = write(saved(fax(3), "TIFF", compression="raw", dpi=(600, 600)), "fax.tiff")
    scan = write(saved(paper(), quality=97), "scan.jpg")
    held = len(faxed(fax(3)).data)
    kept, (made,) = fit([print_, scan], limit=held + scan.stat().st_size // 2)
    assert image_of(made, 0)._data == faxed(fax(3)).data
    assert kept.pages[0].dpi_after == 600
    least, (made,) = fit([print_, scan], limit=held * 9 // 10)
    assert image_of(made, 0)["/Filter"] == "/CCITTFaxDecode"
    assert least.pages[0].dpi_after < 600
    assert least.pages[1].dpi_after < 300


def test_pictures_that_can_be_made_lighter_are_not_what_stands_in_the_way(codes, write):
    scan = write(pdf_of(paper(), dpi=150), "scan.pdf")
    text = write(text_pdf(), "letter.pdf")
    assert codes([scan, text], limit=1000)[0] == "fit.fixed_too_heavy"


@pytest.mark.parametrize("kind", ["tiff", "pdf", "palette"])
def test_a_drawing_of_one_bit_plainly_packed_is_packed_as_a_fax_without_loss(fit, write, kind):
    page = fax(4, (1600, 2200), dust=0)
    raw = page.tobytes()
    if kind == "tiff":
        path = write(saved(page, "TIFF", compression="raw", dpi=(300, 300)), "plain.tiff")
    else:
        palette = bytes((30, 30, 30, 240, 240, 240)) if kind == "palette" else b""
        path = write(_of_one_bit(page, raw, dpi=400, palette=palette), "plain.pdf")
    outcome, (made,) = fit([path], limit=len(faxed(page).data) + 3000)
    assert outcome.pages[0].dpi_after in {300, 400}
    assert outcome.pages[0].legibility is None or outcome.pages[0].legibility >= 0.995  # of dark grey, black
    assert image_of(made)["/Filter"] == "/CCITTFaxDecode"
    assert image_of(made).decode_as_image().convert("1").tobytes() == raw


def test_a_palette_of_two_colours_is_no_black_and_white(fit, write):
    page = fax(4, (1600, 2200), dust=3000)
    ink = bytes((20, 40, 160, 255, 255, 240))
    path = write(_of_one_bit(page, page.tobytes(), dpi=300, palette=ink), "blue.pdf")
    _, (made,) = fit([path], limit=300_000)
    red, _, blue = image_of(made).decode_as_image().convert("RGB").split()
    assert ImageChops.subtract(blue, red).getextrema()[1] > 80


def _of_one_bit(
    page: Image.Image, data: bytes, packing: str = "", *, dpi: int = 300, palette: bytes = b""
) -> bytes:
    """Return a PDF of a page in two tones whose picture is these bytes, packed so, with a palette if there is one."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf_of(page, dpi=dpi)))
    image = writer.pages[0]["/Resources"]["/XObject"]["/image"].get_object()
    image._data = data
    for key in ("/Filter", "/DecodeParms"):
        image.pop(NameObject(key), None)
    if packing:
        image[NameObject("/Filter")] = NameObject(packing)
    if palette:
        parts = [NameObject("/Indexed"), NameObject("/DeviceRGB"), NumberObject(1), ByteStringObject(palette)]
        image[NameObject("/ColorSpace")] = ArrayObject(parts)
    return written(writer)


def written(writer: PdfWriter) -> bytes:
    whole = io.BytesIO()
    writer.write(whole)
    return whole.getvalue()


def negative(page: Image.Image) -> Image.Image:
    return ImageChops.invert(page.convert("L")).convert(page.mode)


def jbig2(page: Image.Image) -> bytes:
    """Return a page as JBIG2 holds it (ITU-T T.88): its size, then one region, coded as faxes are."""
    size = struct.pack(">II", *page.size)
    about = size + bytes(8) + b"\0" + bytes(2)
    region = size + bytes(8) + b"\0" + b"\1" + faxed(negative(page)).data
    segments = ((0, 48, about), (1, 38, region))
    return b"".join(
        struct.pack(">IBBBI", number, kind, 0, 1, len(data)) + data for number, kind, data in segments
    )


def test_a_page_of_jbig2_is_made_lighter(fit, write):
    page = fax(5, (1600, 2200))
    content = _of_one_bit(page, jbig2(page), "/JBIG2Decode", dpi=400)
    assert apart(drawn(content, 0), page.convert("L").resize((218, 300))) < 12  # a viewer takes it
    outcome, (made,) = fit([write(content, "scan.pdf")], limit=len(content) * 4 // 5)
    assert image_of(made)["/Filter"] == "/CCITTFaxDecode"
    assert 150 <= outcome.pages[0].dpi_after < 400
    assert apart(drawn(made, 0), drawn(content, 0)) < 6


def _turned_over(page: Image.Image) -> bytes:
    """Return a PDF of a page whose dots are stored the other way round, as /Decode says."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf_of(negative(page), dpi=400)))
    image = writer.pages[0]["/Resources"]["/XObject"]["/image"].get_object()
    image[NameObject("/Decode")] = ArrayObject([NumberObject(1), NumberObject(0)])
    return written(writer)


@pytest.mark.parametrize("made_of", [lambda: fax(6, (1600, 2200)), lambda: paper().convert("L")])
def test_what_decode_turns_over_is_shown_as_it_was(fit, write, made_of):
    content = _turned_over(made_of())
    _, (made,) = fit([write(content, "negative.pdf")], limit=len(content) * 4 // 5)
    assert "/Decode" not in image_of(made)
    assert image_of(made)["/ColorSpace"] == "/DeviceGray"
    assert apart(drawn(made, 0), drawn(content, 0)) < 6


def test_a_profile_is_not_kept_for_colours_that_a_viewer_worked_out(fit, write):
    writer = PdfWriter(clone_from=io.BytesIO(pdf_of(paper(grain=0.01), dpi=150)))
    image = writer.pages[0]["/Resources"]["/XObject"]["/image"].get_object()
    white = ArrayObject([FloatObject(each) for each in (0.95, 1, 1.09)])
    space = DictionaryObject({NameObject("/WhitePoint"): white})
    image[NameObject("/ColorSpace")] = ArrayObject([NameObject("/CalRGB"), space])
    image[NameObject("/Decode")] = ArrayObject([NumberObject(1), NumberObject(0)] * 3)
    content = written(writer)
    _, (made,) = fit([write(content, "profile.pdf")], limit=len(content) * 9 // 10)
    assert image_of(made)["/ColorSpace"] == "/DeviceRGB"
    assert apart(drawn(made, 0), drawn(content, 0)) < 6


def test_pictures_under_a_mask_stay_and_are_named_as_what_stands_in_the_way(codes, write):
    writer = PdfWriter(clone_from=io.BytesIO(pdf_of(paper(), dpi=150)))
    image = writer.pages[0]["/Resources"]["/XObject"]["/image"].get_object()
    image[NameObject("/SMask")] = writer._add_object(StreamObject())
    content = written(writer)
    assert codes([write(content, "layers.pdf")], limit=len(content) // 3)[0] == "fit.layers_too_heavy"
