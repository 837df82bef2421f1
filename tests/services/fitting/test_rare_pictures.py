"""Pictures of PDFs that are no plain JPEG: inks of a press, faxes, one bit a dot; made lighter, and shown the same."""

import io
import random

import pytest
from PIL import Image, ImageDraw
from pypdf import PdfReader

from tests.services.fitting.making import paper, saved
from tests.services.fitting.test_engine import apart, drawn


def pdf_of(*images: Image.Image, dpi: int) -> bytes:
    whole = io.BytesIO()
    how = {"quality": 95} if images[0].mode != "1" else {}
    images[0].save(whole, "PDF", resolution=dpi, save_all=True, append_images=images[1:], **how)
    return whole.getvalue()


def fax(number: int, size=(2400, 3300)) -> Image.Image:
    """Return a page in black and white at a copier's resolution, with the dust that makes such pages heavy."""
    page = Image.new("1", size, 1)
    pen = ImageDraw.Draw(page)
    chance = random.Random(number)
    for row in range(200, size[1] - 200, 90):
        for column in range(200, size[0] - 200, 40):
            if chance.random() < 0.7:
                pen.line((column, row, column + 22, row + chance.randint(0, 50)), fill=0, width=7)
    for _ in range(30_000):
        pen.point((chance.randrange(size[0]), chance.randrange(size[1])), fill=0)
    return page


def image_of(content: bytes, page: int = 0):
    (only,) = PdfReader(io.BytesIO(content)).pages[page]["/Resources"]["/XObject"].values()
    return only.get_object()


def test_inks_become_the_colours_a_viewer_shows(fit, write):
    content = pdf_of(paper(size=(1240, 1754)).convert("CMYK"), dpi=150)
    scan = write(content, "press.pdf")
    outcome, (made,) = fit([scan], limit=len(content) // 3)
    assert outcome.files[0].size_bytes <= len(content) // 3
    assert image_of(made)["/ColorSpace"] == "/DeviceRGB"
    assert "/Decode" not in image_of(made)
    assert apart(drawn(made, 0), drawn(content, 0)) < 4


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
    scan = write(saved(paper(size=(1240, 1754)), quality=97), "scan.jpg")
    kept = image_of(print_.read_bytes())._data
    outcome, (made,) = fit([print_, scan], limit=len(kept) + scan.stat().st_size // 3)
    assert image_of(made, 0)._data == kept
    assert outcome.pages[1].legibility < 1


@pytest.mark.parametrize("kind", ["tiff", "pdf"])
def test_a_drawing_of_one_bit_plainly_packed_is_packed_as_a_fax_without_loss(fit, write, kind):
    page = fax(4, (1200, 1600))
    if kind == "tiff":
        content = saved(page, "TIFF", compression="raw", dpi=(300, 300))
    else:
        content = _plainly_packed(page)
    outcome, (made,) = fit([write(content, f"plain.{kind}")], limit=100_000)
    assert outcome.pages[0].dpi_after in {None, 300}
    assert image_of(made)["/Filter"] == "/CCITTFaxDecode"
    assert drawn(made, 0, 1600).convert("1").tobytes() == page.tobytes()


def _plainly_packed(page: Image.Image) -> bytes:
    from pypdf import PdfWriter
    from pypdf.generic import NameObject

    writer = PdfWriter(clone_from=io.BytesIO(pdf_of(page, dpi=300)))
    image = writer.pages[0]["/Resources"]["/XObject"]["/image"].get_object()
    image._data = page.tobytes()
    for key in ("/Filter", "/DecodeParms"):
        image.pop(NameObject(key), None)
    whole = io.BytesIO()
    writer.write(whole)
    return whole.getvalue()


def test_pictures_under_a_mask_stay_and_are_named_as_what_stands_in_the_way(codes, write):
    from pypdf import PdfWriter
    from pypdf.generic import NameObject, StreamObject

    writer = PdfWriter(clone_from=io.BytesIO(pdf_of(paper(), dpi=150)))
    image = writer.pages[0]["/Resources"]["/XObject"]["/image"].get_object()
    image[NameObject("/SMask")] = writer._add_object(StreamObject())
    whole = io.BytesIO()
    writer.write(whole)
    assert codes([write(whole.getvalue(), "layers.pdf")], limit=len(whole.getvalue()) // 3)[0] == (
        "fit.layers_too_heavy"
    )
