"""What a program read in pictures: which papers are read, how far, how sure each name and day is, what is kept."""

import subprocess
from types import SimpleNamespace

import msgspec
import pytest

from casefile.rules.documents.looks import Look
from casefile.rules.documents.names import sought
from casefile.services.documents import readers
from casefile.services.documents.from_pictures import is_for_reading, with_earlier, with_read, wording
from casefile.services.documents.read_anew import PagesRead, read_once
from casefile.services.documents.readers import PictureReader, Word, found_reader, words_on
from casefile.services.documents.sheets import GreySheet

CAMILLE, PAUL = sought("Camille", family="Moreau"), sought("Paul", family="Petit")
READER = PictureReader("pretended", ("/nowhere",), 1)
SCAN = Look(
    name="a.pdf", kind="pdf", sha256="1", pages=9, looked_pages=9, has_text=False, scanned_pages=(1, 2, 3)
)


def words(text: str, sure: int = 90, line: int = 0) -> list[Word]:
    return [Word(each, sure, line) for each in text.split()]


@pytest.mark.parametrize(
    ("changed", "read"),
    [({}, True), ({"trouble": "crashed"}, False), ({"unread": True}, False), ({"password_needed": True}, False),
     ({"has_text": True}, False)],
)  # fmt: skip
def test_papers_that_are_pictures_and_were_looked_at_are_read(changed, read):
    assert is_for_reading(msgspec.structs.replace(SCAN, **changed)) is read


@pytest.mark.parametrize(
    ("pages", "blank", "read"),
    [
        (9, (), [1, 2, 3, 4, 5, 6]), (7, (1, 3), [2, 4, 5, 6, 7]), (9, (2, 9), [1, 3, 4, 5, 6, 7]), (1, (), [1]),
        (None, (), [1]), (0, (), [1]), (2, (1, 2), []), (4_000_000_000, (), [1, 2, 3, 4, 5, 6]),
    ],
)  # fmt: skip
def test_the_first_six_pages_that_are_not_blank_are_read(pages, blank, read):
    asked: list[int] = []
    look = msgspec.structs.replace(SCAN, pages=pages, blank_pages=blank)
    assert with_read(look, (), (), READER, lambda page: asked.append(page) or []).read_by == "pretended"
    assert asked == read


def test_a_line_ends_with_its_page_and_a_phrase_may_stand_on_two():
    pages = {
        1: words("le 14", line=0) + words("attestation de", line=3),
        2: words("travail décembre 2015", line=0),
    }
    look = with_read(msgspec.structs.replace(SCAN, pages=2), (), ("attestation de travail", "le 14 decembre"), READER,
                     pages.__getitem__)  # fmt: skip
    assert look.read_phrases == ("attestation de travail",)
    assert look.read_days == ()


@pytest.mark.parametrize(("sure", "read"), [(29, False), (30, True)])
def test_words_that_are_mere_shapes_are_left_aside(sure, read):
    found = wording(words("Camille Moreau 14 décembre 2015", sure), [CAMILLE, PAUL])
    assert found["read_names"] == ((("Camille Moreau", sure),) if read else ())
    assert found["read_days"] == ((("2015-12-14", sure),) if read else ())
    look = with_read(
        msgspec.structs.replace(SCAN, pages=1), (), ("camille",), READER, lambda _: words("Camille", sure)
    )
    assert look.read_phrases == (("camille",) if read else ())


def test_a_name_and_a_day_are_as_sure_as_their_least_sure_part_where_it_was_read_best():
    lines = [
        Word("Camille", 80, 0), Word("Moreau", 50, 0), Word("MOREAU", 70, 1), Word("Camille", 60, 1), Word("né", 31, 2),
        Word("14", 66, 2), Word("décembre", 40, 2), Word("2015", 77, 2), Word("14/12/2015", 71, 3),
        Word("14.12.2015", 33, 4),
    ]  # fmt: skip
    found = wording(lines, [CAMILLE, PAUL])
    assert found["read_names"] == (("Camille Moreau", 70),)
    assert found["read_days"] == (("2015-12-14", 71),)
    assert wording(lines[::-1], [CAMILLE])["read_names"] == found["read_names"]
    assert wording([], [CAMILLE]) == {"read_names": (), "read_days": ()}


def test_twelve_days_are_offered_at_most():
    lines = [Word(f"2015-01-{day:02}", 90, day) for day in range(1, 14)]
    assert [day for day, _ in wording(lines, ())["read_days"]] == [
        f"2015-01-{day:02}" for day in range(1, 13)
    ]


@pytest.mark.parametrize(
    ("earlier", "names", "kept"),
    [
        ({"read_names": (("Camille Moreau", 70),), "read_days": (("2015-12-14", 71),)}, [CAMILLE], True),
        ({"read_names": (("Camille Moreau", 70),)}, [CAMILLE, PAUL], True),
        ({"read_names": (("Camille Moreau", 70),)}, [PAUL], False),  # nothing of what was read would be left
        ({"read_names": (("Camille Moreau", 70),), "read_days": (("2015-12-14", 71),)}, [PAUL], True),
        ({}, [PAUL], True),
        ({"sha256": "2", "read_days": (("2015-12-14", 71),)}, [CAMILLE], False),
    ],
)
def test_what_was_read_before_in_the_same_file_stays_of_the_names_still_looked_for(earlier, names, kept):
    before = msgspec.structs.replace(SCAN, read_by="pretended", **earlier)
    look = with_earlier(SCAN, before, names)
    assert look.read_by == ("pretended" if kept else "")
    assert look.read_days == (before.read_days if kept else ())
    shown = {each.shown for each in names}
    assert look.read_names == (tuple(each for each in before.read_names if each[0] in shown) if kept else ())
    told = msgspec.structs.replace(SCAN, has_text=True)
    assert with_earlier(told, before, names) == told


def row(text: str) -> str:
    return f"5\t1\t1\t1\t1\t1\t0\t0\t0\t0\t90\t{text}"


class Program:
    """A program that prints the same whatever it is asked, and remembers that."""

    def __init__(self, monkeypatch, said: bytes = b"", fault: Exception | None = None):
        self.asked: list[tuple[object, object]] = []
        self.said, self.fault, self.killed = said, fault, False
        monkeypatch.setattr(readers, "_bound", lambda pid, memory: self.asked.append((pid, memory)))
        monkeypatch.setattr(subprocess, "Popen", self._started)

    def _started(self, command, **how):
        self.asked.append((command, how["env"]))
        return self

    pid = 7

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def communicate(self, given, timeout):
        self.asked.append((given, timeout))
        if self.fault:
            raise self.fault
        return self.said, None

    def kill(self):
        self.killed = True


SHEET = GreySheet(2, 1, b"\0\xff")


def test_a_program_is_bounded_before_it_is_given_a_sheet_and_ended_whatever_it_says(monkeypatch):
    monkeypatch.setenv("SECRET", "x")
    monkeypatch.setenv("TESSDATA_PREFIX", "/data")
    program = Program(monkeypatch, row("Camille").encode())
    assert [each.text for each in words_on(SHEET, READER._replace(memory=9))] == ["Camille"]
    (command, environment), bound, (given, seconds) = program.asked
    assert (command, bound, given, seconds) == (("/nowhere",), (7, 9), b"P5 2 1 255\n\0\xff", 60.0)
    assert environment["TESSDATA_PREFIX"] == "/data"
    assert environment["OMP_THREAD_LIMIT"] == "1"
    assert "SECRET" not in environment
    assert program.killed


@pytest.mark.parametrize("fault", [subprocess.TimeoutExpired("x", 1), BrokenPipeError()])
def test_a_program_that_takes_too_long_or_goes_gives_nothing(monkeypatch, fault):
    program = Program(monkeypatch, row("Camille").encode(), fault)
    assert words_on(SHEET, READER) == []
    assert program.killed


def test_of_what_a_program_prints_two_megabytes_are_read(monkeypatch):
    word = row("Camille").encode()
    for size, read in ((2_000_000, ["Camille"]), (2_000_001, ["Camill"])):
        Program(monkeypatch, b"\n" * (size - len(word)) + word)
        assert [each.text for each in words_on(SHEET, READER)] == read


@pytest.mark.parametrize(
    ("listed", "version", "command"),
    [
        (b"languages\neng\nfra\nosd\n", b"tesseract 5.3\nmore", ("tesseract 5.3", "fra+eng")),
        (b"languages\neng\n", b"t" * 50, ("t" * 40, "eng")),
        (b"fra\nosd\n", b"tesseract", None),
        (b"languages\nfra\n", b"", ("tesseract", "fra")),
        (b"", b"tesseract 5", None),
    ],
)
def test_tesseract_reads_in_the_languages_it_has_of_ours(monkeypatch, listed, version, command):
    def run(asked, **_how):
        said = {"--list-langs": listed, "--version": version}[asked[1]]
        return SimpleNamespace(stdout=b"" if asked[1] == "--version" else said, stderr=said)

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(readers.shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(readers, "_is_installed", lambda _package: False)
    found_reader.cache_clear()
    try:
        found = found_reader()
    finally:
        found_reader.cache_clear()
    assert (found and (found.name, found.command[4])) == command


def test_without_tesseract_another_reader_is_asked_where_all_of_it_is_there(monkeypatch, tmp_path):
    monkeypatch.setattr(readers.shutil, "which", lambda _name: None)
    monkeypatch.setattr(readers.sys, "path", ["", str(tmp_path)])
    for name, found in (("rapidocr", None), ("onnxruntime", "RapidOCR")):
        (tmp_path / name).mkdir()
        found_reader.cache_clear()
        read = found_reader()
        found_reader.cache_clear()
        assert (read and (read.name, read.memory)) == (found and (found, 4 << 30))


def test_the_words_of_a_page_are_read_once_and_again_where_it_gave_none():
    pages, read = PagesRead(), []

    def of(page, answer, sha256="1", reader=READER):
        return pages.of(sha256, page, reader, lambda: read.append((sha256, page)) or answer)

    assert [of(1, []), of(1, words("a")), of(1, words("b"))] == [[], words("a"), words("a")]
    assert [of(2, words("c")), of(1, words("d"), "2"), of(1, words("e"), "1", READER._replace(name="other"))] == [
        words("c"), words("d"), words("e"),
    ]  # fmt: skip
    assert len(read) == 5
    held = PagesRead()
    read.clear()
    for turn in range(2):
        for page in range(401):
            held.of("1", page, READER, lambda page=page: read.append(page) or words("a"))
        assert len(read) == 401 + turn


@pytest.mark.parametrize(
    ("gives", "kept"), [([True, True], True), ([True, False], False), ([False, False], False)]
)
def test_a_reading_is_kept_where_every_page_gave_words_and_the_file_is_still_the_same(
    tmp_path, monkeypatch, gives, kept
):
    place = tmp_path / "a.pdf"
    place.write_bytes(b"scan")
    monkeypatch.setattr("casefile.services.documents.read_anew.unpacked_sheet", lambda answer: answer["page"])
    monkeypatch.setattr(
        "casefile.services.documents.read_anew.words_on",
        lambda page, _reader: words("Camille") if gives[page - 1] else [],
    )
    told = []

    class Cache:
        sha256 = "1"

        def hash_at(self, _place, _status):
            return self.sha256

        def keep(self, *given):
            told.append(given)

    look = msgspec.structs.replace(SCAN, pages=2)

    def read(cache=Cache(), look=look, sheet=lambda page: {"page": page}):  # noqa: B008 - the same one each time
        told.clear()
        return read_once(look, str(place), (), (), READER, cache, PagesRead(), sheet)

    assert read().read_by == "pretended"
    assert bool(told) is kept
    assert (read(None).read_by, told) == ("pretended", [])
    assert read(look=msgspec.structs.replace(look, read_by="pretended")).read_phrases == ()
    assert told == []
    text = msgspec.structs.replace(look, has_text=True)
    assert (read(look=text), told) == (text, [])
    other = Cache()
    other.sha256 = "2"
    assert (read(other).read_by, told) == ("pretended", [])

    def changed(page):
        place.write_bytes(b"another scan")
        return {"page": page}

    assert (read(sheet=changed).read_by, told) == ("pretended", [])
