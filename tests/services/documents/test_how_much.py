"""How far a file is looked into: as far as may be it is, and one more is left out, not read, or said to be too much."""

import base64
import io
import json
import os
import queue
import zlib
from types import SimpleNamespace

import pytest
from PIL import Image

from casefile.rules.documents.looks import Look
from casefile.services.documents import images, inspector, reading
from casefile.services.documents.inspector import jobs_for
from casefile.services.documents.pages import look_at_pages
from casefile.services.documents.raw_scan import scan
from casefile.services.documents.reading import read_file
from casefile.services.documents.runner import MOST_REPLY_BYTES, ask_fork
from casefile.services.documents.sheets import packed_sheet, unpacked_sheet
from casefile.services.documents.spoiling import causes
from casefile.services.documents.viewer import Viewer
from casefile.services.documents.worker import _listen
from tests.services.documents.making import drawn, picture
from tests.services.documents.test_raw_scan import END, stream
from tests.services.documents.test_seen_pages import paper
from tests.services.fitting.test_bad_input import huge_png


@pytest.mark.parametrize(
    ("size", "read", "hashed"),
    [
        (64_000_000, True, True),
        (64_000_001, False, True),
        (2_000_000_000, False, True),
        (2_000_000_001, False, False),
    ],
)
def test_a_file_is_read_up_to_sixty_four_megabytes_and_hashed_up_to_two_thousand(
    write, monkeypatch, size, read, hashed
):
    real = os.fstat

    def told(descriptor):
        return os.stat_result([size if at == 6 else each for at, each in enumerate(real(descriptor))])

    path = str(write(b"what is there of it"))
    monkeypatch.setattr(reading.os, "fstat", told)
    found = read_file(path)
    assert (found.content is not None, bool(found.sha256)) == (read, hashed)


@pytest.mark.parametrize("size", [(1200, 1600), (1600, 1200)])
def test_a_picture_is_judged_as_if_it_showed_a_page_of_a_passport(size):
    look = images.look_into(Look(name="a", kind="jpeg"), picture(*size))
    assert (look.dpi, look.width_px, look.height_px) == (((1, 320),), *size)
    assert (look.pages, look.pages_expected, look.looked_pages, look.unseen_pages) == (1, 1, 1, 0)


def test_a_picture_of_more_than_a_hundred_and_twenty_million_dots_is_measured_alone(monkeypatch):
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", Image.MAX_IMAGE_PIXELS)
    images.warm_up()
    look = images.look_into(Look(name="a", kind="png"), huge_png(120_000_001, 1))
    assert (look.unread, look.width_px, look.height_px, look.pages) == (True, 120_000_001, 1, None)
    assert Image.MAX_IMAGE_PIXELS == 120_000_000


@pytest.mark.parametrize("kind", ["jpeg", "png", "tiff"])
def test_a_picture_that_stops_half_way_is_looked_at_and_damaged(kind):
    whole = io.BytesIO()
    Image.effect_noise((300, 400), 60).save(whole, kind.upper())
    for share, damage in ((3, ()), (2, ("truncated",))):
        look = images.look_into(
            Look(name="a", kind=kind), whole.getvalue()[: len(whole.getvalue()) * share // 3]
        )
        assert (look.damage, look.unread, look.blank_pages) == (damage, False, ())


def test_two_hundred_pages_of_a_tiff_are_looked_at():
    whole, dot = io.BytesIO(), Image.new("1", (1, 1))
    dot.save(whole, "TIFF", save_all=True, append_images=[dot] * 200)
    look = images.look_into(Look(name="a", kind="tiff"), whole.getvalue())
    assert (look.pages, look.pages_expected, look.looked_pages) == (200, 200, 200)


def test_five_hundred_pages_are_looked_at():
    asked: list[int] = []
    looked, lost = look_at_pages(SimpleNamespace(pages=501, page=asked.append))
    assert (looked, lost, asked[-1]) == ([], 500, 499)


def test_six_thousand_letters_of_a_page_are_read():
    lines = ("a" * 99,) * 70
    with Viewer(paper(drawn(lines))) as viewer, viewer.page(0) as page:
        assert len(page.text()) == 6000


def test_as_many_files_are_looked_at_at_once_as_processors_allow_where_it_pays(monkeypatch):
    for processors, jobs in ((8, 4), (2, 2), (1, 1), (None, 1)):
        monkeypatch.setattr(inspector.os, "cpu_count", lambda processors=processors: processors)
        assert [jobs_for(files) for files in (1, 11, 12, 500)] == [1, 1, jobs, jobs]


def zeros(count: int) -> bytes:
    """Return so many zeros, packed, with another sum than theirs."""
    packed = bytearray(zlib.compress(bytes(count), 1))
    packed[-4] ^= 255
    return bytes(packed)


@pytest.mark.parametrize(("count", "broken"), [(40_000_000, 1), (40_000_001, 0)])
def test_forty_megabytes_of_a_compressed_part_are_unpacked(count, broken):
    assert scan(stream(zeros(count)) + END, encrypted=False).broken_streams == broken


@pytest.mark.parametrize(("more", "every"), [(0, False), (-1, True)])
def test_two_hundred_megabytes_are_unpacked_in_all(more, every):
    packed = zlib.compress(bytes(40_000_000), 1)
    parts = stream(packed) * 4 + stream(zlib.compress(bytes(40_000_000 + more), 1))
    assert scan(parts + stream(b"", b"") + END, encrypted=False).decoded_all is every


@pytest.mark.parametrize(("count", "every"), [(5000, True), (5001, False)])
def test_five_thousand_parts_are_looked_at(count, every):
    assert scan(stream(b"", b"") * count + END, encrypted=False).decoded_all is every


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.parametrize(("more", "crashed"), [(0, False), (1, True)])
def test_an_answer_of_two_million_letters_is_one(more, crashed):
    first = b"{}"
    whole = b'{"a": "%s"}'
    size = 2_000_000 - len(first + b"\n\n" + whole % b"") + more
    told = json.loads(ask_fork((lambda _: first, lambda _: whole % (b"x" * size)), {}, 10))
    assert (told.get("trouble") == "crashed") is crashed
    assert MOST_REPLY_BYTES == 2_000_000


@pytest.mark.parametrize(("size", "pieces"), [(4_000_000, 1), (4_000_001, 2)])
def test_a_line_of_four_million_letters_is_an_answer(size, pieces):
    answers: queue.Queue = queue.Queue()
    _listen(io.BytesIO(b"x" * (size - 1) + b"\n"), answers)
    assert answers.qsize() == pieces + 1
    assert list(answers.queue)[-1] == b""


@pytest.mark.parametrize(
    ("wide", "high", "sheet"),
    [(4000, 2, True), (2, 4000, True), (4002, 2, False), (2, 4001, False), (0, 2, False), (2, 0, False)],
)
def test_a_sheet_has_four_thousand_dots_a_side(wide, high, sheet):
    packed = base64.b64encode(zlib.compress(bytes(wide * high // 2))).decode()
    found = unpacked_sheet({"width": wide, "height": high, "packed": packed})
    assert (found is not None) is sheet
    assert found is None or (found.width, found.height, len(found.grey)) == (wide, high, wide * high)


@pytest.mark.parametrize(
    ("size", "fits"),
    [
        ((2400, 2400), (2000, 2000)),
        ((3000, 4200), (2000, 2800)),
        ((1000, 5600), (500, 2800)),
        ((301, 40), (300, 40)),
    ],
)
@pytest.mark.parametrize("kind", ["PNG", "TIFF", "JPEG"])
def test_a_picture_fits_a_sheet_as_a_page_does(write, size, fits, kind):
    whole = io.BytesIO()
    Image.new("L", size, 200).save(whole, kind)
    sheet = unpacked_sheet(packed_sheet(read_file(str(write(whole.getvalue()))), 1))
    assert sheet is not None
    assert (sheet.width, sheet.height) == fits


ODD = bytes(range(128, 256))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"/FlateDecode", ("as_text",)), (b"/DCT\n", ("as_text",)), (b"/Flat", ()), (b"/FlateDecode /A85", ()),
        (b"%%EOF\n%PDF-1.4", ("glued",)), (b"%%EOF\n%PDF-1.4 /Fl", ("glued", "as_text")), (b"%%EOF\n%PDF-x", ()),
        (ODD * 16, ("as_text",)),  # no line end at all
        ((ODD * 16)[:1999], ()), ((ODD * 16)[:2000], ("as_text",)),
        (ODD * 16 + b"\r", ("as_text",)), (ODD * 16 + b"\n", ("as_text",)), (ODD * 16 + b"\r\n\n\r", ()),
        (ODD * 16 + b"\r\n" * 9, ("as_text",)),  # each line end has both
        (ODD * 16 + b"\r\n\r", ("as_text",)),
        (ODD * 16 + b"\r.\n", ()), (ODD * 4000 + b"\r.\n", ("as_text",)),  # never both together, in so much
        ("é".encode() * 1000 + b"\r\n\n\r", ("as_text",)), ("é".encode() * 1000 + b"\r\n\n\r\xc3", ("as_text",)),
        ("é".encode() * 999 + b"\r\n\n\r", ()),
    ],
)  # fmt: skip
def test_what_spoilt_a_file_is_told_by_its_bytes(content, said):
    assert causes(content) == said
