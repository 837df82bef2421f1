"""Sound files that look odd to a reader are left in peace; the same places, damaged, are told."""

import io
import random
import zlib
from functools import cache

import pytest

from casefile.services.documents import jpeg
from tests.services.documents.making import TEXT, deflated, drawn, objects_pdf, scan_pdf, stream, text_pdf

WAYS = (
    {"quality": 80},
    {"quality": 90, "optimize": True},
    {"quality": 75, "progressive": True},
    {"quality": 60, "subsampling": 0},
    {"quality": 85, "restart_marker_rows": 1},
)


def photo(grain: int, mode: str = "RGB", **how) -> bytes:
    """Return a page of writing as a camera stores it: with notes of the maker's, full of zeros."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (800, 1100), (250, 250, 245) if grain < 40 else (90, 120, 150))
    pen = ImageDraw.Draw(image)
    for row in range(60, 1000, 24):
        pen.text((60, row), "a line of writing, with words of several lengths, " * 3, fill=(20, 20, 30))
    if grain:
        image = Image.blend(image, Image.effect_noise(image.size, grain).convert("RGB"), 0.25)
    whole = io.BytesIO()
    image.convert(mode).save(whole, "JPEG", **how)
    notes = b"\xff\xe1" + (60_002).to_bytes(2, "big") + bytes(60_000)
    return whole.getvalue()[:2] + notes + whole.getvalue()[2:]


@cache
def photos() -> list[bytes]:
    """Return such pages in every way of storing them; made once, for the tests that ask for them."""
    return [photo(grain, mode, **how) for grain in (0, 25, 60) for mode in ("RGB", "L") for how in WAYS]


def test_zeros_in_a_cameras_notes_and_in_white_paper_are_sound():
    assert not any(jpeg.is_broken(each) for each in photos())


def test_zeros_in_the_data_are_found():
    chance = random.Random(7)
    found = 0
    for each in photos():
        spoilt = bytearray(each)
        at = chance.randrange(62_000, len(each) - 5_000)
        spoilt[at : at + 4096] = bytes(4096)
        found += jpeg.is_broken(bytes(spoilt))
    assert found >= len(photos()) * 0.95


def test_what_follows_the_end_of_a_picture_is_no_data_of_it():
    assert not jpeg.is_broken(photos()[0] + bytes(9000))


def test_a_photo_that_lacks_nothing_but_its_end_mark_is_whole(codes):
    whole = photo(40)
    assert whole.endswith(b"\xff\xd9")
    assert not jpeg.is_broken(whole[:-2])
    assert codes(whole[:-2], "photo.jpg") == ["ready"]
    for share in (0.3, 0.7, 0.95):
        assert jpeg.is_broken(whole[: int(len(whole) * share)])


@pytest.mark.parametrize("size", [(400, 3), (3, 400), (1, 1)])
def test_a_thin_rule_is_a_sound_picture(size):
    from PIL import Image

    whole = io.BytesIO()
    Image.new("RGB", size, "navy").save(whole, "JPEG")
    assert not jpeg.is_broken(whole.getvalue())


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xd8", b"\xff\xd8\xff\xda", b"\xff\xd8" + b"\xff" * 99, bytes(500)]
)
def test_what_is_no_picture_is_broken_without_an_error(content):
    assert jpeg.is_broken(content)
    assert not jpeg.is_zeroed(content)


def test_a_camera_photo_in_a_pdf_is_sound(codes):
    assert "damaged" not in codes(scan_pdf(photos()[1], 800, 1100))


def written_by(shape) -> bytes:
    """Return a letter whose compressed page was written by a program with habits of its own."""
    return with_contents(stream(shape(drawn()), b"/Filter /FlateDecode"))


def unended(whole: bytes) -> bytes:
    engine = zlib.compressobj()
    return engine.compress(whole) + engine.flush(zlib.Z_SYNC_FLUSH)


HABITS = {
    "checksum of zeros": lambda whole: zlib.compress(whole)[:-4] + bytes(4),
    "checksum of one": lambda whole: zlib.compress(whole)[:-4] + b"\0\0\0\1",
    "no checksum": lambda whole: zlib.compress(whole)[:-4],
    "half a checksum": lambda whole: zlib.compress(whole)[:-2],
    "no end mark": unended,
    "a line break behind": lambda whole: zlib.compress(whole) + b"\r\n",
}


@pytest.mark.parametrize("habit", sorted(HABITS))
def test_whole_data_with_an_odd_end_is_sound(codes, habit):
    assert codes(written_by(HABITS[habit])) == ["ready"]


def test_data_that_is_another_than_its_checksum_says_is_damage(codes):
    def flipped(whole: bytes) -> bytes:
        engine = zlib.compressobj(0)  # stored: a flipped letter still unpacks
        packed = bytearray(engine.compress(whole) + engine.flush())
        packed[30] ^= 1
        return bytes(packed)

    assert codes(written_by(flipped)) == ["damaged", "attention"]


@pytest.mark.parametrize("size", [1400, 3000, 60_000])
def test_a_long_dictionary_before_a_stream_is_sound(codes, size):
    about = b"/Note (" + b"x" * size + b") /Inner << /Length 3 >> /Filter /FlateDecode"
    packed = zlib.compress(drawn())
    page = b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(packed), about, packed)
    assert codes(with_contents(page)) == ["ready"]
    wrong = b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(packed) + 9, about, packed)
    assert codes(with_contents(wrong)) == ["damaged", "attention"]


def with_contents(page: bytes, *more: bytes) -> bytes:
    return objects_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources 6 0 R >>",
            page,
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            b"<< /Font << /F1 5 0 R >> >>",
            *more,
        ]
    )


def test_a_pdf_kept_whole_inside_another_is_its_data(codes):
    inner = text_pdf().replace(b"endobj", b"", 1)  # what is wrong in there is not the outer one's fault
    whole = with_contents(deflated(drawn()), stream(inner, b"/Type /EmbeddedFile"))
    assert "damaged" not in codes(whole)


@pytest.mark.parametrize(("led_to", "said"), [(False, ["ready"]), (True, ["damaged", "attention"])])
def test_an_object_out_of_place_matters_only_where_something_leads_to_it(codes, led_to, said):
    whole = text_pdf(TEXT, more=(b"<< /Some (thing) >>", b"[6 0 R]" if led_to else b"[]"))
    row = b"%010d 00000 n \n" % whole.index(b"6 0 obj")
    assert codes(whole.replace(row, b"%010d 00000 n \n" % (whole.index(b"6 0 obj") + 5))) == said


def test_a_key_the_cipher_here_does_not_know_is_no_fault_of_the_file(write, monkeypatch):
    from casefile.services.documents import pdf
    from casefile.services.documents.looking import look_at

    def refused(content):
        raise ValueError("Invalid key size (104) for RC4.")

    monkeypatch.setattr(pdf, "open_bones", refused)
    assert look_at(write(text_pdf())).damage == ()
