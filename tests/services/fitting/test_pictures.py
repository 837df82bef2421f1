"""Each kind of picture file: which pictures it holds, and that a PDF is given the same dots, packed as a PDF can."""

import io
import struct
import zlib
from importlib.util import find_spec
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageOps, ImageStat

from casefile.services.fitting import pictures
from casefile.services.fitting.jpeg import bare, read_jpeg
from casefile.services.fitting.pictures import decoded_picture, embedded, frames_of, planes
from casefile.services.fitting.png import read_png
from casefile.services.fitting.refusal import RefusedError


def drawing(mode: str = "RGB", size: tuple[int, int] = (64, 48)) -> Any:
    """Return a picture whose corners differ, so that neither a turn nor a wrong colour goes unseen."""
    ramp = Image.linear_gradient("L").resize(size)
    image = Image.merge(
        "RGB", (ramp, ImageOps.mirror(ramp.rotate(90).resize(size)), ramp.point(lambda at: 255 - at))
    )
    image.paste((200, 20, 20), (4, 4, 20, 12))
    return image.convert(mode)


def saved(image: Any, kind: str, **how: Any) -> bytes:
    whole = io.BytesIO()
    image.save(whole, kind, **how)
    return whole.getvalue()


def chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")


def shown(made: pictures.Embedded) -> Any:
    """Return the dots that a PDF shows of it."""
    if made.filter == "/DCTDecode":
        return Image.open(io.BytesIO(made.data)).convert("RGB")
    if made.filter == "/CCITTFaxDecode":
        tags = [(256, made.wide), (257, made.high), (258, 1), (259, 4), (262, int(made.black_is_one)), (273, 8),
                (277, 1), (278, made.high), (279, len(made.data))]  # fmt: skip
        table = struct.pack("<H", len(tags)) + b"".join(
            struct.pack("<HHII", tag, 4, 1, told) for tag, told in tags
        )
        head = b"II*\0" + struct.pack("<I", 8 + len(made.data))
        return Image.open(io.BytesIO(head + made.data + table + bytes(4))).convert("RGB")
    colour = 3 if made.palette else {1: 0, 3: 2}[made.colours]
    about = struct.pack(">IIBBBBB", made.wide, made.high, made.bits, colour, 0, 0, 0)
    palette = chunk(b"PLTE", made.palette) if made.palette else b""
    rows = chunk(b"IHDR", about) + palette + chunk(b"IDAT", made.data) + chunk(b"IEND", b"")
    return Image.open(io.BytesIO(b"\x89PNG\r\n\x1a\n" + rows)).convert("RGB")


def apart(first: Any, second: Any) -> float:
    return max(ImageStat.Stat(ImageChops.difference(first, second)).mean)


FILES = {
    "a JPEG": ("jpeg", saved(drawing(), "JPEG"), "/DCTDecode", 3),
    "a grey JPEG": ("jpeg", saved(drawing("L"), "JPEG"), "/DCTDecode", 1),
    "a progressive JPEG": ("jpeg", saved(drawing(), "JPEG", progressive=True), "/DCTDecode", 3),
    "a JPEG of four inks": ("jpeg", saved(drawing("CMYK"), "JPEG"), "/DCTDecode", 3),
    "a PNG": ("png", saved(drawing(), "PNG"), "/FlateDecode", 3),
    "a grey PNG": ("png", saved(drawing("L"), "PNG"), "/FlateDecode", 1),
    "a PNG of few colours": ("png", saved(drawing("P"), "PNG"), "/FlateDecode", 1),
    "a PNG in black and white": ("png", saved(drawing("1"), "PNG"), "/FlateDecode", 1),
    "a PNG seen through": ("png", saved(drawing("RGBA"), "PNG"), "/FlateDecode", 3),
    "a grey PNG seen through": ("png", saved(drawing("LA"), "PNG"), "/FlateDecode", 1),
    "a TIFF": ("tiff", saved(drawing(), "TIFF"), "/FlateDecode", 3),
    "a grey TIFF": ("tiff", saved(drawing("L"), "TIFF"), "/FlateDecode", 1),
    "a TIFF in black and white": ("tiff", saved(drawing("1"), "TIFF"), "/CCITTFaxDecode", 1),
    "a WebP without loss": ("webp", saved(drawing(), "WEBP", lossless=True), "/FlateDecode", 3),
    "a WebP": ("webp", saved(drawing(), "WEBP", quality=95), "/DCTDecode", 3),
}
LOSSY = {"a JPEG of four inks", "a WebP"}
"""What no PDF takes as it is, and is a photo: packed anew as one."""


@pytest.mark.parametrize("what", sorted(FILES))
def test_a_pdf_is_given_the_dots_of_the_file(what):
    kind, content, packed, colours = FILES[what]
    (frame,), more = frames_of(kind, content)
    made = embedded(kind, content, frame)
    assert (more, made.filter, made.colours, made.wide, made.high) == (0, packed, colours, 64, 48)
    assert made.predictor is (packed == "/FlateDecode")
    whole = Image.open(io.BytesIO(content))
    assert apart(shown(made), whole.convert("RGB")) <= (6 if what in LOSSY else 0)
    assert (frame.wide, frame.high, frame.number) == (64, 48, 0)
    assert frame.told_dpi == ((1.0, 1.0) if kind == "tiff" else None)
    assert frame.grey is (whole.mode in {"1", "L", "LA"})
    assert frame.bilevel is (whole.mode == "1")


@pytest.mark.parametrize("what", sorted(FILES))
def test_a_picture_that_stops_half_way_is_refused_not_handed_on(what):
    kind, content, _, _ = FILES[what]
    (frame,), _ = frames_of(kind, content)
    with pytest.raises(RefusedError) as refused:
        embedded(kind, content[: len(content) * 2 // 3], frame)
    assert refused.value.code == "fit.unreadable"


def test_a_jpeg_that_is_another_than_its_frame_says_is_packed_anew():
    content = saved(drawing(), "JPEG")
    (frame,), _ = frames_of("jpeg", content)
    assert embedded("jpeg", content, frame).data in content or read_jpeg(
        embedded("jpeg", content, frame).data
    )
    other = embedded("jpeg", content, frame._replace(wide=63))
    assert (other.wide, other.data) != (63, embedded("jpeg", content, frame).data)


def test_a_cameras_notes_do_not_travel():
    exif = Image.Exif()
    exif[0x010F] = "a maker with a name"
    content = saved(drawing(), "JPEG", exif=exif)
    (frame,), _ = frames_of("jpeg", content)
    assert b"a maker" in content
    assert b"a maker" not in embedded("jpeg", content, frame).data


def test_each_page_of_a_tiff_is_a_picture_of_a_burst_only_the_first():
    pages = [drawing(), drawing("L").rotate(180), drawing("1")]
    tiff = saved(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    frames, more = frames_of("tiff", tiff)
    assert ([each.number for each in frames], more) == ([0, 1, 2], 0)
    assert [(each.grey, each.bilevel) for each in frames] == [(False, False), (True, False), (True, True)]
    for frame, page in zip(frames, pages, strict=True):
        assert apart(shown(embedded("tiff", tiff, frame)), page.convert("RGB")) == 0
    burst = saved(drawing(), "WEBP", save_all=True, append_images=[drawing("L"), drawing()], lossless=True)
    found, more = frames_of("webp", burst)
    assert (len(found), more) == (1, 2)


def test_more_pages_or_dots_than_may_be_are_refused_with_their_number(monkeypatch):
    monkeypatch.setattr(pictures, "_MOST_FRAMES", 2)
    for count, code in ((2, None), (3, "fit.too_many_pages")):
        tiff = saved(drawing("1"), "TIFF", save_all=True, append_images=[drawing("1")] * (count - 1))
        assert refusal("tiff", tiff) == (code, {"count": 3, "most": 2} if code else {})
    content = saved(drawing(), "PNG")
    for most, code in ((64 * 48, None), (64 * 48 - 1, "fit.too_many_dots")):
        monkeypatch.setattr(pictures, "MOST_PIXELS", most)
        assert refusal("png", content) == (code, {"width": 64, "height": 48} if code else {})


def refusal(kind: str, content: bytes) -> tuple[str | None, dict[str, object]]:
    try:
        frames_of(kind, content)
    except RefusedError as refused:
        return refused.code, refused.values
    return None, {}


@pytest.mark.parametrize("kind", ["png", "tiff", "jpeg", "webp"])
def test_what_is_no_picture_is_refused(kind):
    assert refusal(kind, b"\0" * 400)[0] == "fit.unreadable"


def test_a_phones_picture_is_refused_for_its_reader_or_for_itself():
    known = find_spec("pi_heif") is not None
    assert refusal("heic", b"\0" * 400)[0] == ("fit.heic_unread" if known else "fit.heic")


def test_a_png_that_was_altered_is_refused():
    altered = bytearray(saved(drawing(), "PNG"))
    altered[altered.index(b"IDAT") + 20] ^= 255
    assert refusal("png", bytes(altered))[0] == "fit.unreadable"


def test_the_dots_an_inch_and_the_turn_are_those_told():
    exif = Image.Exif()
    exif[0x0112] = 6
    (frame,), _ = frames_of("jpeg", saved(drawing(), "JPEG", dpi=(300, 200), exif=exif))
    assert (frame.told_dpi, frame.orientation) == ((300.0, 200.0), 6)


def test_memory_that_runs_out_is_a_picture_of_too_many_dots(monkeypatch):
    content = saved(drawing(), "PNG")
    (frame,), _ = frames_of("png", content)

    def out(_image):
        raise MemoryError

    monkeypatch.setattr(pictures, "flat", out)
    with pytest.raises(RefusedError) as refused:
        decoded_picture("png", content, frame)
    assert (refused.value.code, refused.value.values) == ("fit.too_many_dots", {"width": 64, "height": 48})


def rgb_jpeg() -> bytes:
    """Return a JPEG whose three colours are coded as they are (Adobe's mark says so)."""
    return saved(drawing(size=(256, 192)), "JPEG", quality=95, keep_rgb=True)


@pytest.mark.parametrize(
    ("kind", "content", "apart_at_most"),
    [
        ("jpeg", saved(drawing(size=(256, 192)), "JPEG", quality=95), 3),
        ("jpeg", saved(drawing("L", (256, 192)), "JPEG", quality=95), 3),
        ("jpeg", rgb_jpeg(), 3),
        ("png", saved(drawing(size=(256, 192)), "PNG"), 1),
        ("tiff", saved(drawing("1", (256, 192)), "TIFF"), 1),
    ],
)
def test_the_planes_of_a_picture_are_its_greys_and_its_colours(kind, content, apart_at_most):
    (frame,), _ = frames_of(kind, content)
    whole = Image.open(io.BytesIO(content))
    (greys,) = planes(kind, content, frame, (256, 192), grey=True)
    assert apart(greys, whole.convert("L")) <= apart_at_most
    coloured = planes(kind, content, frame, (256, 192), grey=False)
    assert len(coloured) == (1 if whole.mode in {"L", "1"} else 3)
    if len(coloured) == 3:
        for plane, wanted in zip(coloured, whole.convert("YCbCr").split(), strict=True):
            assert apart(plane.resize((256, 192)), wanted) <= apart_at_most


def test_a_jpeg_is_decoded_no_smaller_than_is_wanted_and_no_larger_than_it_must():
    content = saved(drawing(size=(256, 192)), "JPEG")
    (frame,), _ = frames_of("jpeg", content)
    assert decoded_picture("jpeg", content, frame).size == (256, 192)
    assert decoded_picture("jpeg", content, frame, (1, 1)).size == (32, 24)
    assert decoded_picture("jpeg", content, frame, (65, 49)).size == (128, 96)
    assert [each.size for each in planes("jpeg", content, frame, (128, 96), grey=False)] == [
        (128, 96), (64, 48), (64, 48),
    ]  # fmt: skip


def png(*parts: bytes) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def head(bits: int = 8, colour: int = 2, interlaced: int = 0, more: bytes = b"") -> bytes:
    return chunk(b"IHDR", struct.pack(">IIBBBBB", 5, 6, bits, colour, 0, 0, interlaced) + more)


ROWS, PALETTE, END = chunk(b"IDAT", b"rows"), chunk(b"PLTE", b"\0\0\0"), chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ((head(), ROWS, ROWS, END), (5, 6, 8, 3, b"", b"rowsrows")),
        ((head(colour=0), ROWS, END), (5, 6, 8, 1, b"", b"rows")),
        ((head(1, 0), ROWS, END), (5, 6, 1, 1, b"", b"rows")),
        ((head(4, 3), PALETTE, ROWS, END), (5, 6, 4, 1, b"\0\0\0", b"rows")),
        ((head(), PALETTE, ROWS, END), (5, 6, 8, 3, b"", b"rows")),  # a palette only suggested
        ((head(colour=3), ROWS, END), None),
        ((head(16), ROWS, END), None),
        ((head(colour=4), ROWS, END), None),
        ((head(colour=6), ROWS, END), None),
        ((head(interlaced=1), ROWS, END), None),
        ((head(), chunk(b"tRNS", b"\0"), ROWS, END), None),
        ((head(), ROWS), None),
        ((head(), END), None),
        ((ROWS, END), None),
        ((head(more=b"\0"), ROWS, END), None),
        ((chunk(b"IHDR", b"\0" * 12), ROWS, END), None),
    ],
)
def test_a_png_goes_in_as_it_is_where_a_pdf_shows_its_rows(parts, found):
    assert read_png(png(*parts)) == found


def segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2, "big") + body


def frame_of(marker: int = 0xC0, bits: int = 8, components: int = 3) -> bytes:
    return segment(marker, bytes((bits,)) + struct.pack(">HHB", 6, 5, components))


SCAN = segment(0xDA, b"\0" * 4) + b"data\xff\xd9"


@pytest.mark.parametrize(
    ("parts", "shape"),
    [
        ((frame_of(),), (5, 6, 3, True)), ((frame_of(0xC1),), (5, 6, 3, True)), ((frame_of(0xC2),), (5, 6, 3, True)),
        ((frame_of(0xC3),), (5, 6, 3, False)), ((frame_of(0xC9),), (5, 6, 3, False)),
        ((frame_of(bits=12),), (5, 6, 3, False)), ((frame_of(components=1),), (5, 6, 1, True)),
        ((segment(0xC4, b"\0" * 9), frame_of()), (5, 6, 3, True)), ((SCAN, frame_of()), None), ((), None),
        ((segment(0xC0, b"\x08\0\x06\0\x05"),), None), ((segment(0xC0, b"\x08\0\x06\0\x05\x03"),), (5, 6, 3, True)),
    ],
)  # fmt: skip
def test_the_shape_of_a_jpeg_is_that_of_its_first_frame(parts, shape):
    assert read_jpeg(b"\xff\xd8" + b"".join(parts)) == shape


def test_notes_go_and_what_tells_colours_stays():
    kept = (segment(0xE0, b"JFIF\0"), segment(0xE2, b"ICC_PROFILE\0x"), segment(0xEE, b"Adobe"), frame_of())
    notes = (
        segment(0xE1, b"Exif\0"),
        segment(0xE2, b"MPF\0"),
        segment(0xED, b"x"),
        segment(0xEF, b"x"),
        segment(0xFE, b"x"),
    )
    mixed = [part for pair in zip(kept, notes, strict=False) for part in pair] + [notes[-1]]
    after = segment(0xFE, b"within its data")
    assert bare(b"\xff\xd8" + b"".join(mixed) + SCAN + after) == b"\xff\xd8" + b"".join(kept) + SCAN + after
    assert bare(b"\xff\xd8" + b"".join(mixed) + b"rest") == b"\xff\xd8" + b"".join(kept) + b"rest"
