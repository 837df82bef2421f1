"""Names and days read in papers that are pictures: offered, bounded, and never asked for."""

import io
import sys
from datetime import date

import pytest

from casefile.rules.documents.names import sought
from casefile.services.documents import read_anew, readers
from casefile.services.documents.cache import LookCache
from casefile.services.documents.from_pictures import wording
from casefile.services.documents.inspector import Inspector, Wanted
from casefile.services.documents.readers import PictureReader, Word, found_reader, words_on
from casefile.services.documents.reading import read_file
from casefile.services.documents.sheets import GreySheet, packed_sheet, unpacked_sheet
from tests.services.documents.making import picture, scan_pdf, text_pdf

CAMILLE = sought("Camille", family="Moreau")
LINES = ("Attestation de travail", "Mme Camille MOREAU a travaillé", "du 14 décembre 2015 au 31 août 2017")


def words(*lines: str, sure: int = 90) -> list[Word]:
    return [Word(word, sure, number) for number, line in enumerate(lines) for word in line.split()]


def sheet_of(content: bytes, tmp_path, name: str) -> GreySheet | None:
    path = tmp_path / name
    path.write_bytes(content)
    return unpacked_sheet(packed_sheet(read_file(str(path)), 1))


def test_names_and_days_come_with_how_sure_the_reading_is():
    read = words(*LINES)
    read = [word._replace(confidence=61) if word.text == "MOREAU" else word for word in read]
    found = wording(read, [CAMILLE, sought("Paul", family="Petit")])
    assert found["read_names"] == (("Camille Moreau", 61),)
    assert found["read_days"] == (("2015-12-14", 90), ("2017-08-31", 90))


def test_shapes_that_are_hardly_words_give_nothing():
    assert wording(words(*LINES, sure=12), [CAMILLE]) == {"read_names": (), "read_days": ()}


@pytest.mark.parametrize(
    ("content", "name"),
    [(picture(900, 1200), "a.jpg"), (scan_pdf(picture(900, 1200), 900, 1200), "a.pdf")],
)
def test_a_sheet_travels_in_sixteen_greys(content, name, tmp_path):
    sheet = sheet_of(content, tmp_path, name)
    assert sheet is not None
    assert len(sheet.grey) == sheet.width * sheet.height
    assert {sheet.grey[0], min(sheet.grey)} <= {level * 17 for level in range(16)}
    assert sheet.grey[0] == 255
    assert min(sheet.grey) < 60


def test_noise_is_made_smaller_until_it_travels(tmp_path):
    from PIL import Image

    whole = io.BytesIO()
    Image.effect_noise((2400, 3300), 90).save(whole, "PNG")
    found = packed_sheet(read_file(str(_written(tmp_path, whole.getvalue()))), 1)
    assert len(found["packed"]) < 2_000_000
    assert unpacked_sheet(found) is not None


def _written(tmp_path, content):
    path = tmp_path / "noise.png"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    "answer",
    [
        {}, {"width": 4, "height": 4, "packed": "eJw="}, {"width": 10**9, "height": 10**9, "packed": "eJw="},
        {"width": 3, "height": 2, "packed": "eJw="}, {"width": "4", "height": 4, "packed": 7},
        {"width": 4, "height": 4, "packed": "é"}, {"trouble": "crashed"},
    ],
)  # fmt: skip
def test_an_answer_that_is_no_sheet_is_none(answer):
    assert unpacked_sheet(answer) is None


class Pretended:
    """A program that prints a table of words whatever it is given, without reading any."""

    def __init__(self, *lines: str, sure: int = 90) -> None:
        rows = [
            "\t".join(("5", "1", "1", "1", str(word.line), "1", "0", "0", "0", "0", str(sure), word.text))
            for word in words(*lines)
        ]
        told = "\n".join(rows)
        self.reader = PictureReader(
            "pretended",
            (sys.executable, "-c", f"import sys; sys.stdin.buffer.read(); print({told!r})"),
            1 << 30,
        )


def test_what_is_read_is_a_note_and_changes_no_verdict(inspector, write):
    scan = write(scan_pdf(picture(1275, 1650), 1275, 1650))
    plain = inspector.report(scan, names=("Camille Moreau",))
    (read,) = inspector.reports_of([Wanted(scan, names=(CAMILLE,))], reader=Pretended(*LINES).reader)
    assert plain.verdict == read.verdict == "ready"
    told = {found.code: found for found in read.findings if found not in plain.findings}
    assert {found.severity for found in told.values()} == {"note"}
    assert told["document.read_name"].values == {"name": "Camille Moreau", "sure": 90}
    assert told["document.read_days"].values["days"] == [date(2015, 12, 14), date(2017, 8, 31)]


def test_nothing_read_says_nothing_against_the_paper(inspector, write):
    scan = write(scan_pdf(picture(1275, 1650), 1275, 1650))
    (read,) = inspector.reports_of([Wanted(scan, names=(CAMILLE,))], reader=Pretended("zzz").reader)
    assert read.verdict == "ready"
    assert [found.code for found in read.findings] == ["document.scan_only", "document.read_nothing"]


@pytest.mark.parametrize("requirements", [(), ("photo",)])
def test_papers_with_text_and_the_photo_are_not_read(inspector, write, requirements):
    content = picture(600, 770) if requirements else text_pdf()
    path = write(content, "a.jpg" if requirements else "a.pdf")
    failing = PictureReader("never", ("/nowhere",), 1)
    (report,) = inspector.reports_of([Wanted(path, requirements)], reader=failing)
    assert report.look.read_by == ""


@pytest.mark.parametrize(
    "code", ["while True: pass", "import time; time.sleep(60)", "print('\\t' * 99)", "exit(3)"]
)
def test_a_program_that_hangs_fails_or_raves_gives_nothing(monkeypatch, code):
    monkeypatch.setattr(readers, "_SECONDS", 1.0)
    assert (
        words_on(GreySheet(2, 2, b"\xff" * 4), PictureReader("odd", (sys.executable, "-c", code), 1 << 30))
        == []
    )


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds another process from outside")
def test_the_program_can_neither_eat_memory_nor_write():
    code = "import sys; sys.stdin.buffer.read(); bytearray(1 << 30); print('\\t'.join(['5'] * 11 + ['x']))"
    reader = PictureReader("greedy", (sys.executable, "-c", code), 1 << 29)
    assert words_on(GreySheet(2, 2, b"\xff" * 4), reader) == []
    assert [
        word.text for word in words_on(GreySheet(2, 2, b"\xff" * 4), reader._replace(memory=1 << 32))
    ] == ["x"]


def test_a_written_scan_is_read(tmp_path):
    reader = found_reader()
    if reader is None:
        pytest.skip("neither Tesseract nor RapidOCR is installed")
    sheet = sheet_of(letter(), tmp_path, "letter.png")
    assert sheet is not None
    found = wording(words_on(sheet, reader), [CAMILLE])
    assert [name for name, _ in found["read_names"]] == ["Camille Moreau"]
    assert [day for day, _ in found["read_days"]] == ["2015-12-14", "2017-08-31"]


def letter() -> bytes:
    from PIL import Image, ImageDraw, ImageFont

    image = Image.new("L", (1654, 700), 250)
    pen = ImageDraw.Draw(image)
    lines = ("Letter of employment", "Camille MOREAU has worked for us", "from 14.12.2015 to 31.08.2017")
    for number, line in enumerate(lines):
        pen.text((120, 120 + number * 120), line, fill=20, font=ImageFont.load_default(40))
    whole = io.BytesIO()
    image.save(whole, "PNG")
    return whole.getvalue()


def test_what_was_read_is_kept_by_the_content_without_the_names(parameters, write, tmp_path, monkeypatch):
    asked = []
    answers = [words(*LINES)]

    def once(_sheet, _reader):
        asked.append(1)
        return answers[0]

    monkeypatch.setattr(read_anew, "words_on", once)
    reader = PictureReader("pretended", ("/nowhere",), 1)
    content = scan_pdf(picture(1275, 1650), 1275, 1650)
    with Inspector(parameters, cache=LookCache(tmp_path / "cache")) as inspector:

        def read(name, names=(CAMILLE,)):
            (report,) = inspector.reports_of([Wanted(write(content, name), names=names)], reader=reader)
            return report.look

        answers[0] = []
        assert read("scan.pdf").read_names == ()
        answers[0] = words(*LINES)
        first = read("scan.pdf")  # nothing was read before: asked again
        again = read("copy.pdf")
        assert len(asked) == 2
        assert (again.name, again.read_names, again.read_days) == (
            "copy.pdf",
            first.read_names,
            first.read_days,
        )
        assert first.read_names == (("Camille Moreau", 90),)
        assert read("scan.pdf", (sought("Paul", family="Petit"),)).read_names == ()
        assert len(asked) == 2  # other names are looked for in the same words
        (plain,) = inspector.reports_of([Wanted(write(content, "scan.pdf"), names=(CAMILLE,))])
        assert plain.look.read_days == first.read_days
        assert inspector.report(write(content, "other.pdf"), names=(CAMILLE,)).look.read_by == "pretended"
        others = inspector.report(write(content, "scan.pdf"), names=(sought("Jean", family="Roy"),))
        assert others.look.read_by == ""
    assert b"Moreau" not in (tmp_path / "cache" / "looks.sqlite").read_bytes()


@pytest.mark.parametrize(
    ("memory", "limits"),
    [
        (
            1 << 30,
            {
                "RLIMIT_AS": 1 << 30,
                "RLIMIT_CPU": 45,
                "RLIMIT_FSIZE": 0,
                "RLIMIT_NOFILE": 64,
                "RLIMIT_CORE": 0,
            },
        )
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds another process from outside")
def test_a_reading_program_is_bounded_before_it_is_given_anything(monkeypatch, memory, limits):
    import resource

    asked = {}
    names = {getattr(resource, name): name for name in limits}
    monkeypatch.setattr(
        resource, "prlimit", lambda pid, which, told: asked.update({(pid, names[which]): told})
    )
    readers._bound(7, memory)
    assert asked == {(7, name): (most, most) for name, most in limits.items()}
