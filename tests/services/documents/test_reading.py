"""A file's bytes, what is kept of its facts, and the words of a table that a reading program prints."""

import errno
import hashlib
import os
import sqlite3
from pathlib import Path

import msgspec
import pytest
from PIL import Image, ImageDraw

from casefile.rules.documents.looks import Look
from casefile.rules.documents.names import sought
from casefile.services.documents import cache as cache_module
from casefile.services.documents import ink, reading
from casefile.services.documents.cache import LookCache, Status, status_of
from casefile.services.documents.folders import files_under
from casefile.services.documents.half_blocks import half_blocks
from casefile.services.documents.looking import answer, bounded_text, clean_name, look_at
from casefile.services.documents.readers import Word, _words_of
from casefile.services.documents.reading import FileBytes, read_file
from casefile.services.documents.turns import in_threads
from tests.services.documents.making import picture, text_pdf


def test_a_file_is_its_bytes_its_sum_its_head_and_its_tail(write):
    content = bytes(range(256)) * 400
    found = read_file(str(write(content)))
    assert found == FileBytes(
        "", len(content), hashlib.sha256(content).hexdigest(), content, content[:8192], content[-65_536:]
    )


def test_what_is_no_file_is_told_apart(tmp_path, write):
    assert read_file(str(tmp_path / "gone")).trouble == "missing"
    assert read_file(str(write(b"x") / "below")).trouble == "missing"
    assert read_file("a\0b").trouble == "missing"
    assert read_file("x" * 5000).trouble == "missing"
    assert read_file(str(tmp_path)).trouble == "folder"
    assert read_file(str(write(b""))) == FileBytes("empty", sha256=hashlib.sha256().hexdigest())
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        assert read_file(str(tmp_path / "pipe")).trouble == "not_a_file"
        (tmp_path / "loop").symlink_to(tmp_path / "loop")
        assert read_file(str(tmp_path / "loop")).trouble == "unreadable_file"


@pytest.mark.parametrize(
    ("fault", "trouble"),
    [(PermissionError(errno.EACCES, ""), "no_permission"), (OSError(errno.EIO, ""), "unreadable_file")],
)
def test_a_disk_that_refuses_is_told_by_how(write, monkeypatch, fault, trouble):
    def refused(*_):
        raise fault

    path = str(write(b"x"))
    monkeypatch.setattr(reading.os, "open", refused)
    assert read_file(path).trouble == trouble


def test_what_takes_the_place_of_a_file_is_no_file(tmp_path, write, monkeypatch):
    path, opened = str(write(b"x")), os.open
    monkeypatch.setattr(reading.os, "open", lambda _path, flags: opened(tmp_path, flags))
    assert read_file(path).trouble == "folder"


def test_very_large_files_are_hashed_and_larger_ones_only_measured(write, monkeypatch):
    content = bytes(range(256)) * 400
    monkeypatch.setattr(reading, "_CHUNK", 40_000)
    for limit, kept in ((len(content), content), (len(content) - 1, None)):
        monkeypatch.setattr(reading, "LARGEST_READ", limit)
        found = read_file(str(write(content)))
        assert (found.content, found.size_bytes, found.head) == (kept, len(content), content[:8192])
        assert found.sha256 == hashlib.sha256(content).hexdigest()
        assert found.tail == (content[-65_536:] if kept else content[8192 + 80_000 :])
    for limit, known in ((len(content), True), (len(content) - 1, False)):
        monkeypatch.setattr(reading, "_LARGEST_HASHED", limit)
        found = read_file(str(write(content)))
        assert (found.size_bytes, bool(found.sha256), bool(found.tail)) == (len(content), known, known)


def test_a_file_that_shrinks_while_it_is_read_is_what_is_left_of_it(write, monkeypatch):
    path, real = write(b"whole"), os.fstat

    def larger(descriptor):
        told = list(real(descriptor))
        told[6] += 100
        return os.stat_result(told)

    monkeypatch.setattr(reading.os, "fstat", larger)
    assert read_file(str(path))[1:4] == (5, hashlib.sha256(b"whole").hexdigest(), b"whole")


def test_the_files_of_a_folder_come_in_order_without_what_is_hidden_or_no_file(tmp_path):
    for name in ("b/2.pdf", "b/10.pdf", "a/1.pdf", ".hidden/x.pdf", "z.pdf", "B.pdf", "~$z.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "dead.pdf").symlink_to(tmp_path / "gone")
    (tmp_path / "elsewhere").symlink_to(tmp_path / "a", target_is_directory=True)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.pdf")
    found = [Path(path).relative_to(tmp_path).as_posix() for path in files_under(str(tmp_path))]
    assert found == ["B.pdf", "dead.pdf", "z.pdf", "a/1.pdf", "b/10.pdf", "b/2.pdf"]


CAMILLE, PAUL = sought("Camille", family="Moreau"), sought("Paul", family="Petit")
NAMES, PHRASES = (CAMILLE, PAUL), ("bonne vie", "casier")
LOOK = Look(
    name="a.pdf", ending="pdf", sha256="s", pages=3, names_absent=("Paul Petit",), phrases=("casier",),
    names_spelt=(("Camille Moreau", ("",)),), read_names=(("Camille Moreau", 61),), read_phrases=("bonne vie",),
)  # fmt: skip
STATUS = Status(1, 2, 3, 4)


@pytest.fixture
def kept(tmp_path):
    found = LookCache(tmp_path / "cache")
    yield found
    found.close()


def test_facts_are_found_by_content_names_and_phrases_and_say_the_words_again(kept):
    kept.keep("/a", STATUS, NAMES, LOOK, PHRASES)

    bare = msgspec.structs.replace(LOOK, name="", ending="")
    assert kept.find("s", NAMES, PHRASES) == bare
    for asked in (
        ("t", NAMES, PHRASES),
        ("s", NAMES[:1], PHRASES),
        ("s", NAMES[::-1], PHRASES),
        ("s", NAMES, ()),
    ):
        assert kept.find(*asked) is None
    plain = Look(name="b.pdf", sha256="p")
    kept.keep("/b", STATUS, (), plain)
    assert kept.find("p", ()) == msgspec.structs.replace(plain, name="")


@pytest.mark.parametrize("name", ["names_absent", "names_spelt", "phrases", "read_names", "read_phrases"])
def test_each_list_of_words_is_said_again_by_itself(kept, name):
    alone = Look(name="", sha256="s", **{name: getattr(LOOK, name)})
    kept.keep("/a", STATUS, NAMES, alone, PHRASES)
    assert kept.find("s", NAMES, PHRASES) == alone


def test_a_path_is_known_while_size_times_and_number_are_the_same(kept):
    kept.keep("/a", STATUS, NAMES, LOOK, PHRASES)
    assert kept.hash_at("/a", STATUS) == "s"
    assert kept.hash_at("/b", STATUS) == ""
    for at in range(4):
        assert kept.hash_at("/a", Status(*(each + (place == at) for place, each in enumerate(STATUS)))) == ""


@pytest.mark.parametrize(
    "spelt",
    [{"names_otherwise": (("Paul Petit", "Paul Petyt"),)}, {"names_spelt": (("Paul Petit", ("Petyt",)),)}],
)
def test_a_name_as_a_paper_spells_it_is_never_kept(kept, spelt):

    kept.keep("/a", STATUS, NAMES, msgspec.structs.replace(LOOK, **spelt), PHRASES)
    assert kept.find("s", NAMES, PHRASES) is None


def test_facts_of_an_older_check_are_not_found(kept, monkeypatch):
    kept.keep("/a", STATUS, (), Look(name="a", sha256="s"))
    monkeypatch.setattr(cache_module, "CHECK_VERSION", cache_module.CHECK_VERSION + 1)
    assert kept.find("s", ()) is None


def test_a_row_that_makes_no_sense_starts_the_cache_anew(kept, tmp_path):
    kept.keep("/a", STATUS, NAMES, LOOK, PHRASES)
    with sqlite3.connect(tmp_path / "cache" / "looks.sqlite") as base:
        base.execute("update looks set look = ?", (b'{"name": "", "names_absent": ["7"]}',))
    assert kept.find("s", NAMES, PHRASES) is None
    assert kept.hash_at("/a", STATUS) == ""
    kept.keep("/a", STATUS, NAMES, LOOK, PHRASES)
    assert kept.find("s", NAMES, PHRASES) is not None


def test_a_cache_that_holds_very_many_begins_again(tmp_path, monkeypatch):
    for most, found in ((2, True), (1, False)):
        folder = tmp_path / str(most)
        filled = LookCache(folder)
        for name in ("s", "t"):
            filled.keep(f"/{name}", STATUS, (), Look(name=name, sha256=name))
        filled.close()
        monkeypatch.setattr(cache_module, "_MOST_LOOKS", most)
        again = LookCache(folder)
        assert (again.find("s", ()) is not None) is found
        assert bool(again.hash_at("/s", STATUS)) is found
        again.close()


def test_a_place_that_is_none_has_no_status(tmp_path, write):
    assert status_of(str(tmp_path / "gone")) is None
    assert status_of("a\0b") is None
    path = write(b"12345")
    assert status_of(str(path)) == (5, path.stat().st_mtime_ns, path.stat().st_ctime_ns, path.stat().st_ino)


@pytest.mark.parametrize(
    ("path", "name", "ending"),
    [
        ("/x/Passport.PDF", "Passport.PDF", "pdf"), ("a.tar.gz", "a.tar.gz", "gz"), (".profile", ".profile", ""),
        ("a", "a", ""), ("/x/a\x1b[31m.pdf", "a�[31m.pdf", "pdf"), ("caf\udce9.pdf", "caf�.pdf", "pdf"),
        ("x" * 400 + ".pdf", "x" * 300, ""),
    ],
)  # fmt: skip
def test_a_name_is_fit_to_be_shown(path, name, ending):
    assert clean_name(path) == (name, ending)
    assert bounded_text("ab\ncd", 3) == "ab�"


def test_the_words_of_a_table_keep_their_lines_and_how_sure_they_are():
    def row(text, sure="90", line="1", level="5"):
        return "\t".join((level, "1", "1", "1", line, "1", "0", "0", "0", "0", sure, text))

    table = "\n".join((
        row("Attestation"), row("de", "61.5", "1"), row("travail", "-1", "2"), row("x", "140", "3"), row(" "),
        row("never", level="4"), row("none", "sure"), "short\trow", row("a\u200bb\x07", "0", "2"),
    ))  # fmt: skip
    assert _words_of(table) == [
        Word("Attestation", 90, 0), Word("de", 62, 0), Word("travail", 0, 1), Word("x", 100, 2), Word("ab", 0, 1),
    ]  # fmt: skip
    assert len(_words_of("\n".join([row("x")] * 5001))) == 5000


def test_a_page_and_a_picture_are_drawn_to_fit_and_nothing_else_is(write, tmp_path):
    def drawn(content, name="a.pdf", page=1):
        asked = {"ask": "preview", "path": str(write(content, name)), "page": page, "width": 30, "height": 20}
        return half_blocks(answer(asked)["rows"])

    for found in (
        drawn(text_pdf()),
        drawn(picture(612, 792), "a.jpg"),
        drawn(picture(612, 792, kind="PNG"), "a.png"),
    ):
        assert (len(found), len(found[0])) == (20, 30) or (len(found), len(found[0])) == (20, 31)
        assert {len(row) for row in found} == {len(found[0])}
    assert drawn(text_pdf(), page=0) == drawn(text_pdf(), page=2) == drawn(b"GIF89a", "a.gif") == []
    assert answer({"ask": "sheet", "path": str(tmp_path / "gone"), "page": 1}) == {}
    assert len(drawn(picture(300, 30), "wide.jpg")) == 2  # three rows of dots: the last is half paper


def test_an_odd_row_of_dots_stands_over_paper():
    assert half_blocks(["000000ff0000"]) == [[((0, 0, 0), (255, 255, 255)), ((255, 0, 0), (255, 255, 255))]]
    assert half_blocks([]) == []


@pytest.mark.parametrize("jobs", [0, 1, 2, 9])
def test_work_in_threads_comes_back_in_order(jobs):
    assert in_threads(lambda each: each * 2, range(5), jobs) == [0, 2, 4, 6, 8]
    assert in_threads(str, [7], jobs) == ["7"]


def test_a_text_that_ends_as_a_pdf_is_one_with_a_spoilt_beginning(write):
    spoilt = text_pdf().replace(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", b"a note in its place\n")
    look = look_at(write(spoilt))
    assert (look.kind, look.damage[-1], look.pages) == ("pdf", "header", 1)
    plain = look_at(write(b"a note that ends so: startxref 7 %%EOF"))
    assert (plain.kind, plain.true_kind, plain.damage) == ("other", "text", ())


def sheet(*marks, size=(850, 1100), paper=250, ink_level=20, mode="RGB"):
    image = Image.new("L", size, paper)
    pen = ImageDraw.Draw(image)
    for mark in marks:
        pen.rectangle(mark, fill=ink_level)
    return image.convert(mode)


@pytest.mark.parametrize(
    ("marks", "shown"),
    [
        ((), False),
        (((400, 500, 440, 540),), True),
        (((400, 500, 419, 519),), True),
        (((400, 500, 412, 512),), False),  # a speck of dust
        (((0, 0, 40, 1100),), False),  # a shadow along the border
        (((20, 500, 40, 520),), False),  # a hole that was punched
        (((20, 500, 40, 502), (20, 510, 40, 512), (20, 520, 40, 522)), True),  # writing at the edge
        (((300, 1070, 500, 1073),), True),
    ],
)
def test_ink_is_writing_wherever_it_stands_and_neither_a_shadow_nor_a_hole(marks, shown):
    assert ink.has_ink(sheet(*marks)) is shown


@pytest.mark.parametrize(
    ("paper", "level", "shown"), [(250, 234, False), (250, 233, True), (100, 116, False), (100, 117, True)]
)
def test_a_level_far_from_the_papers_own_is_ink(paper, level, shown):
    assert ink.shows_nothing(sheet((200, 300, 600, 800), paper=paper, ink_level=level)) is not shown


@pytest.mark.parametrize(("dots", "shown"), [(21, False), (22, True)])
def test_one_dot_in_two_thousand_is_dust(dots, shown):
    image = sheet(
        size=(224, 224)
    )  # 192 by 192 without its edges: 36,864 dots, of which eighteen are one in 2,048
    for at in range(dots - 3):
        image.putpixel((50 + at * 5, 100), (0, 0, 0))
    assert ink.shows_nothing(image) is not shown


def test_a_sheet_of_a_strong_colour_shows_something():
    assert not ink.shows_nothing(Image.new("RGB", (150, 200), (250, 250, 100)))
    assert not ink.shows_nothing(Image.new("RGB", (150, 200), (181, 100, 100)))
    assert ink.shows_nothing(Image.new("RGB", (150, 200), (180, 100, 100)))


@pytest.mark.parametrize(
    ("colour", "dots", "grey"),
    [((200, 180, 180), 3, False), ((200, 180, 180), 2, True), ((199, 180, 180), 400, True), ((0, 0, 0), 400, True),
     ((180, 200, 180), 3, False), ((180, 180, 200), 3, False)],
)  # fmt: skip
def test_three_dots_of_colour_are_a_stamp(colour, dots, grey):
    image = Image.new("RGB", (150, 200), "white")
    for at in range(dots):
        image.putpixel((at % 150, at // 150), colour)
    assert ink.is_grey(image) is grey


@pytest.mark.parametrize(("apart", "grey"), [(4, True), (5, False)])
def test_a_tint_all_over_is_colour(apart, grey):
    assert ink.is_grey(Image.new("RGB", (150, 200), (200, 200, 200 - apart))) is grey


def test_fine_strokes_are_a_pattern_where_they_are_darker_than_what_is_around():
    def lined(paper, level, step=20):
        image = Image.new("L", (1600, 1600), paper)
        pen = ImageDraw.Draw(image)
        for at in range(0, 1600, step):
            pen.line((at, 0, at, 1600), fill=level)
        return image

    assert ink.is_patterned(lined(240, 100))
    assert not ink.is_patterned(lined(100, 240))  # lighter strokes are grain
    assert ink.is_patterned(lined(100, 240, 4))  # unless they are everywhere
    assert not ink.is_patterned(lined(240, 210))
    assert not ink.is_patterned(lined(240, 100, 400))
    assert not ink.is_patterned(Image.new("L", (0, 0)))
    assert not ink.is_patterned(Image.new("L", (1600, 1600), 240))
