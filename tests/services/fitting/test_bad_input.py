"""Whatever is handed over ends in a sentence, and nothing is left behind."""

import io
import queue
import struct
import sys
import threading
import time
import types
import zlib
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from casefile.errors import DiskError, UsageError
from casefile.i18n.words import words_for
from casefile.rules.fitting.outcome import FitRequest
from casefile.services.fitting import fitting, pictures
from casefile.services.fitting.fitting import _listen
from casefile.services.fitting.jpeg import bare, read_jpeg
from casefile.services.fitting.legibility import Print, legibility
from casefile.services.fitting.sources import open_source
from tests.services.documents.making import objects_pdf, text_pdf
from tests.services.fitting.conftest import RULES
from tests.services.fitting.making import paper, saved


def told(found) -> str:
    return " ".join(words_for("en").of(each) for each in found)


def huge_png(wide: int, high: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )


def altered_png() -> bytes:
    """A PNG whose rows were altered after it was saved: it decodes all the same."""
    whole = io.BytesIO()
    Image.effect_noise((300, 400), 60).save(whole, "PNG")
    content = bytearray(whole.getvalue())
    content[len(content) // 2] ^= 255
    return bytes(content)


def huge_tiff() -> bytes:
    """A TIFF of 20,000 by 5,000 dots that says its one strip has 4 GB and is there."""
    tags = [(256, 4, 20_000), (257, 4, 5_000), (258, 3, 8), (259, 3, 1), (262, 3, 1), (273, 4, 200), (277, 3, 1),
            (278, 4, 5_000), (279, 4, 4_000_000_000)]  # fmt: skip
    body = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in tags)
    return b"II*\0" + struct.pack("<IH", 8, len(tags)) + body + b"\0" * 400


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (huge_png(60_000, 60_000), "huge.png", "fit.too_many_dots"),
        (huge_tiff(), "four_gigabytes.tif", "fit.unreadable"),
        (b"", "empty.jpg", "fit.empty"),
        (b"PK\x03\x04 word/", "letter.docx", "fit.wrong_type"),
        (b"%PDF-1.7\nnothing", "broken.pdf", "fit.unreadable"),
        (saved(paper(0, (200, 200)))[:9000], "cut.jpg", "fit.unreadable"),
        (altered_png(), "altered.png", "fit.unreadable"),
    ],
)
def test_a_paper_that_cannot_be_a_page_is_named_in_a_sentence(fit, write, content, name, code):
    outcome, contents = fit([write(text_pdf(), "fine.pdf"), write(content, name)])
    assert contents == []
    assert [each.code for each in outcome.findings] == [code]
    assert name in told(outcome.findings)


def test_no_file_at_all_and_a_file_that_is_gone(fit, tmp_path):
    outcome, _ = fitting.fit(FitRequest(sources=(), rules=RULES, limit_bytes=1000))
    assert [each.code for each in outcome.findings] == ["fit.no_sources"]
    outcome, _ = fit([tmp_path / "gone.pdf"])
    assert [each.code for each in outcome.findings] == ["fit.missing"]


def test_three_thousand_pages_are_too_many_and_a_choice_of_them_is_not(fit, write):
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(3000))
    pages = [b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>"] * 3000
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 3000 /Kids [" + kids + b"] >>",
        *pages,
    ]
    path = write(objects_pdf(objects), "thousands.pdf")
    outcome, _ = fit([path])
    assert [each.code for each in outcome.findings] == ["fit.too_many_pages"]
    outcome, _ = fit([path], pages=(2999, 7))
    assert [page.page for page in outcome.pages] == [2999, 7]


def test_a_page_that_there_is_not_is_said(codes, scans):
    assert codes(scans(2), pages=(3,)) == ["fit.no_such_page"]
    assert codes(scans(2), turns=((9, 90),)) == ["fit.no_such_page"]


def test_a_paper_that_changes_while_it_is_read_is_noticed(write):
    path = write(saved(paper(1, (200, 300))), "scan.jpg")
    source = open_source(str(path))
    path.write_bytes(saved(paper(2, (200, 300))))
    with pytest.raises(pictures.RefusedError) as refused:
        source.content()
    assert refused.value.code == "fit.changed"


def test_a_burst_of_photos_gives_its_main_one_and_says_so(fit, write, monkeypatch):
    class Burst(Image.Image):
        pass

    def opened(stream, formats=None):
        image = real(stream) if formats != ["HEIF"] else paper(4, (300, 400))
        if formats == ["HEIF"]:
            image.n_frames = 40
        return image

    real = Image.open
    monkeypatch.setattr(Image, "open", opened)
    monkeypatch.setitem(sys.modules, "pi_heif", types.SimpleNamespace(register_heif_opener=lambda: None))
    path = write(b"\0\0\0\x18ftypheic" + b"\0" * 200, "burst.heic")
    outcome, _ = fit([path])
    assert [(each.code, each.values["count"]) for each in outcome.findings] == [("fit.other_pictures", 39)]


def test_a_heic_photo_without_its_reader_says_what_to_install(codes, write, monkeypatch):
    monkeypatch.setitem(sys.modules, "pi_heif", None)
    assert codes([write(b"\0\0\0\x18ftypheic" + b"\0" * 200, "photo.heic")]) == ["fit.heic"]


def test_a_heic_file_that_is_none_is_said_to_be_unreadable(codes, write):
    pytest.importorskip("pi_heif")
    assert codes([write(b"\0\0\0\x18ftypheic" + b"\0" * 200, "photo.heic")]) == ["fit.heic_unread"]


def test_a_limit_of_one_byte_and_a_page_named_twice_are_refused(tmp_path):
    from casefile.services.desk import Desk

    desk = Desk(home=tmp_path, today=date(2025, 3, 4))
    for asked, code in (
        (FitRequest(sources=("a",), rules=RULES, limit_bytes=1), "fit.limit_too_small"),
        (FitRequest(sources=("a",), rules=RULES, limit_bytes=9000, pages=(1, 1)), "fit.page_twice"),
    ):
        with pytest.raises(UsageError) as refused:
            desk.fit_files(asked, tmp_path / "out.pdf")
        assert refused.value.code == code
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_nothing_behind(scans, tmp_path, monkeypatch):
    from casefile.services.desk import Desk

    paths = scans(1)
    before = set(tmp_path.rglob("*"))
    held: list[Path] = []

    def full(self, content):
        held.append(self.parent)
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", full)
        desk = Desk(home=tmp_path, today=date(2025, 3, 4))
        with pytest.raises(DiskError):
            desk.fit_files(
                FitRequest(sources=(str(paths[0]),), rules=RULES, limit_bytes=4_000_000), tmp_path / "out.pdf"
            )
        desk.close()
    assert set(tmp_path.rglob("*")) == before
    assert not held[0].exists()


def test_the_child_is_gone_within_a_second_of_being_cancelled(scans):
    asked = FitRequest(sources=tuple(str(each) for each in scans(6)), rules=RULES, limit_bytes=300_000)
    stop = threading.Event()
    steps = []

    def progress(what, done, total):
        steps.append(what)
        stop.set()

    begun = []

    def cancelled():
        if stop.is_set():
            begun.append(time.monotonic())
        return stop.is_set()

    with pytest.raises(fitting.CancelledError):
        fitting.fit(asked, progress, cancelled)
    assert time.monotonic() - begun[0] < 1
    assert steps


def test_the_child_gives_what_the_engine_gives_and_a_crash_is_a_sentence(fit, scans, monkeypatch):
    paths = scans(1)
    asked = FitRequest(sources=(str(paths[0]),), rules=RULES, limit_bytes=100_000)
    assert fitting.fit(asked)[1] == fit(paths, 100_000)[1]
    monkeypatch.setattr(sys, "executable", "/bin/false")
    outcome, contents = fitting.fit(asked)
    assert [each.code for each in outcome.findings] == ["fit.crashed"]
    assert contents == []


def test_the_notes_of_a_camera_go_and_the_data_stay():
    exif = Image.Exif()
    exif[0x010F] = "Maker of cameras"
    content = saved(paper(1, (120, 80)), exif=exif, comment=b"said by the camera")
    left = bare(content)
    assert b"Maker" not in left
    assert b"said by" not in left
    assert read_jpeg(left) == read_jpeg(content) == (120, 80, 3, True)
    assert left.endswith(content[-200:])
    assert read_jpeg(content[:10]) is None


def test_legibility_falls_with_what_is_lost_and_blank_paper_loses_nothing():
    page = paper(1, (400, 400), 0.02).convert("L")
    coarse = page.resize((200, 200)).resize((400, 400))
    coarser = page.resize((100, 100)).resize((400, 400))
    assert legibility(Print.of(page), page) == pytest.approx(1, abs=1e-4)
    assert 0.999 > legibility(Print.of(page), coarse) > legibility(Print.of(page), coarser)
    assert legibility(Print.of(Image.new("L", (80, 80), 250)), Image.new("L", (80, 80), 240)) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="walls are Linux's")
@pytest.mark.parametrize(
    "said",
    [
        b"", b"no json\n", b"[" * 100_000 + b"\n", b"5\n", b"{}\n", b'{"at": 5}\n', b'{"at": ["reading", 0]}\n',
        b'{"at": [1, 2, 3]}\n', b'{"outcome": {}}\nx', b'{"outcome": {}, "sizes": [-1]}\nx',
        b'{"outcome": {}, "sizes": [9]}\nx', b'{"outcome": {}, "sizes": [1e999]}\nx', b'{"sizes": [1]}\nx',
        b'{"outcome": {}, "sizes": [%d]}\nx' % 10**15, b'{"outcome": {"x": ' + b"[" * 100_000 + b"\n",
        b'{"outcome": {}, "sizes": [' + b"0," * 100_000 + b"0]}\n",
    ],
    ids=range(16),
)  # fmt: skip
def test_what_a_child_that_was_taken_over_says_is_a_crash_or_nothing(said):
    """Nothing it says may keep the parent waiting, or make it fail."""
    lines: queue.Queue = queue.Queue()
    _listen(io.BytesIO(said), lines)
    outcome, contents = lines.get_nowait()
    assert contents == []
    assert not outcome.possible
    assert [each.code for each in outcome.findings] == (
        [] if said.startswith(b'{"outcome": {}}') else ["fit.crashed"]
    )


def test_the_walls_leave_the_papers_readable_and_nothing_else(tmp_path, write):
    import json
    import subprocess

    paper_file, other = write(b"paper", "paper.jpg"), write(b"secret", "other.txt")
    script = (
        "import json, sys; from casefile.services.documents.walls import Walls\n"
        "walls = Walls(sys.argv[1:2]); up = walls.stand(); found = []\n"
        "for name in sys.argv[1:]:\n"
        "    try: found.append(open(name, 'rb').read().decode())\n"
        "    except OSError: found.append(None)\n"
        "print(json.dumps([list(up), found]))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script, str(paper_file), str(other)], capture_output=True, check=True
    )
    up, found = json.loads(answer.stdout)
    assert found[0] == "paper"
    assert found[1] == (None if "landlock" in up else "secret")
