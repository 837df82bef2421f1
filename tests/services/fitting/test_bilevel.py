"""Black and white, only when asked: print stays what it is, and a page it would spoil stays in greys."""

import io

from PIL import Image, ImageDraw, ImageFilter
from pypdf import PdfReader

from casefile.services.fitting.bilevel import binarised
from casefile.services.fitting.legibility import Print, legibility, seen, shapes_kept
from tests.services.fitting.making import saved


def printed(size=(1240, 1754), shade=False):
    """Return a page of print, half of it in the shadow of a hand when asked."""
    page = Image.new("L", size, 245)
    pen = ImageDraw.Draw(page)
    for row in range(60, size[1] - 60, 76):
        pen.text((80, row), "Employment certificate number 4718, Lyon", fill=40, font_size=46)
    if shade:
        shadow = Image.linear_gradient("L").resize(size).point(lambda level: 110 + level // 2)
        page = Image.composite(page, Image.new("L", size, 0), shadow)
    return page.filter(ImageFilter.GaussianBlur(0.8))


def photo(size=(1240, 1754)):
    return (
        Image.effect_noise(size, 80)
        .filter(ImageFilter.GaussianBlur(2))
        .point(lambda level: (level - 128) * 4 + 128)
    )


def filters(content: bytes) -> list[str]:
    found = []
    for page in PdfReader(io.BytesIO(content)).pages:
        drawn = page["/Resources"]["/XObject"].values()
        found += [str(each.get_object()["/Filter"]) for each in drawn]
    return found


def test_print_is_kept_and_a_shadow_goes():
    plain, shaded = binarised(printed()), binarised(printed(shade=True))
    apart = sum(one != other for one, other in zip(plain.tobytes(), shaded.tobytes(), strict=True))
    assert plain.mode == "1"
    assert apart < len(plain.tobytes()) * 0.06


def test_shapes_are_judged_whatever_became_of_the_tones_and_a_photo_is_spoilt():
    page, picture = printed(), photo()
    half = (page.width // 2, page.height // 2)
    before, after = Print.of(seen(page, half)), seen(binarised(page).convert("L"), half)
    assert shapes_kept(before, after) > 0.92
    assert legibility(before, after) < shapes_kept(before, after)
    assert shapes_kept(Print.of(picture), binarised(picture).convert("L")) < 0.85


def test_pages_of_print_are_packed_as_faxes_and_a_photo_stays_in_greys(fit, write):
    letter = write(saved(printed().convert("RGB"), "JPEG", quality=95, dpi=(300, 300)), "letter.jpg")
    picture = write(saved(photo().convert("RGB"), "JPEG", quality=95, dpi=(300, 300)), "photo.jpg")
    outcome, (content,) = fit(
        [letter, picture], limit=letter.stat().st_size // 3 + picture.stat().st_size // 2, bilevel=True
    )
    assert filters(content) == ["/CCITTFaxDecode", "/DCTDecode"]
    assert all(each.verdict != "poor" for each in outcome.pages)
    assert outcome.pages[0].bytes_after < letter.stat().st_size // 4


def test_nothing_turns_black_and_white_unasked(fit, write):
    letter = write(saved(printed().convert("RGB"), "JPEG", quality=95, dpi=(300, 300)), "letter.jpg")
    _, (content,) = fit([letter], limit=letter.stat().st_size // 2)
    assert filters(content) == ["/DCTDecode"]
