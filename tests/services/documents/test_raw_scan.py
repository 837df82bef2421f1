"""What the bare bytes of a PDF tell, byte by byte: its end, its compressed parts, its lengths, its words."""

import zlib

import pytest

from casefile.services.documents import raw_scan
from casefile.services.documents.in_letters import from_letters
from casefile.services.documents.png_chunks import PNG_SIGNATURE, chunks, is_broken_png
from casefile.services.documents.raw_scan import scan
from casefile.services.documents.resolution import (
    Placed,
    covered_share,
    dots_per_inch,
    in_units,
    shrinking,
    times,
)
from tests.services.documents.making import picture, text_pdf

END = b"\nstartxref\n9\n%%EOF\n"
FLATE = b"/Filter /FlateDecode "
PLAIN = b"a page of words, and more of them " * 40


def stream(data: bytes, about: bytes = FLATE, length: bytes | None = None, number: int = 1) -> bytes:
    told = b"%d" % len(data) if length is None else length
    return b"%d 0 obj\n<< /Length %s %s>>\nstream\n%s\nendstream\nendobj\n" % (number, told, about, data)


def told(body: bytes, end: bytes = END, *, encrypted: bool = False):
    return scan(b"%PDF-1.7\n" + body + end, encrypted=encrypted)


def faults(body: bytes, end: bytes = END, *, encrypted: bool = False) -> dict[str, object]:
    """Return what is told of a file besides what is told of a sound one."""
    sound = told(b"")._asdict()
    return {
        name: value
        for name, value in told(body, end, encrypted=encrypted)._asdict().items()
        if value != sound[name]
    }


def test_a_sound_file_has_no_fault():
    assert told(stream(zlib.compress(PLAIN))) == (False, False, 0, 0, 0, 0, frozenset(), True)
    assert faults(text_pdf()) == {}


@pytest.mark.parametrize(
    ("end", "said"),
    [
        (b"", {"truncated": True}),
        (b"\nstartxref\n9\n", {"truncated": True}),
        (b"\n%%EOF\n", {"truncated": True}),
        (b"\nstartxref\n0\n%%EOF\n", {"truncated": True}),  # the first part of a file made for the web
        (b"\nstartxref\n0\n%%EOF\nstartxref\n7\n%%EOF", {}),
        (b"\nstartxref\n%%EOF\n", {}),
        (END + b"a" * 15, {}),
        (END + b"a" * 16, {"followed": True}),
        (END + b" \n" * 20, {}),
        (END + b"%" + b"a" * 30, {}),
        (END + "é".encode() * 20, {}),
        (END + b"a\0" * 20, {}),
        (END + bytes(4000), {"followed": True}),
        (END + b"<p>lost</p>" * 400, {"followed": True}),
        (END + b"9 0 obj << /A (" + b"x" * 3000, {"truncated": True, "unclosed": 1}),
        (END + b"x" * 3000 + b"stream", {"truncated": True}),
        (b"\n%%EOF\n" + bytes(4000), {"truncated": True}),
    ],
)
def test_an_end_is_there_or_lacks_or_is_followed_by_anothers(end, said):
    assert faults(b"", end) == said


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (stream(b"words", b""), {}),
        (stream(b"words", b"", b"9"), {"misfit_lengths": 1}),
        (
            stream(b"words" + b" " * 10, b"", b"5"),
            {},
        ),  # with the line's end eleven blanks, the most before the end
        (stream(b"words" + b" " * 11, b"", b"5"), {"misfit_lengths": 1}),
        (stream(b"words", b"", b"5 0 R"), {}),
        (stream(b"words", b"/Inner << /Length 3 >> "), {}),
        (stream(b"words", b"/Length 5 ", b"3"), {}),
        (b"1 0 obj << /A 1 >>", {"unclosed": 1}),
        (b"1 0 obj << >> 2 0 obj << >> endobj", {"unclosed": 1}),
        (b"endobj endobj", {}),
        (b"1 0 obj\n<< /Length 3 >>\nstream\nabc", {"misfit_lengths": 1, "unclosed": 1}),
    ],
)
def test_lengths_and_ends_of_objects_are_held_against_what_is_there(body, said):
    assert faults(body) == said


def test_a_stream_may_begin_after_any_line_end_and_holds_what_looks_like_another():
    for line_end in (b"\n", b"\r\n", b"\r"):
        whole = (
            b"1 0 obj << /Length 7 /Filter /FlateDecode >> stream" + line_end + b"spoiltx\nendstream endobj"
        )
        assert faults(whole) == {"broken_streams": 1}
    inner = b"1 0 obj << /JavaScript 7 0 R >> stream\nspoilt\nendstream"
    assert faults(stream(inner, b"")) == {}


def altered(at: int, level: int = 0) -> bytes:
    packed = bytearray(zlib.compress(PLAIN, level))
    packed[at] ^= 1
    return bytes(packed)


UNLIKE = altered(40)  # stored as it is: it unpacks, and its sum is another


@pytest.mark.parametrize(
    ("body", "broken"),
    [
        (stream(zlib.compress(PLAIN)), 0),
        (stream(b"no such thing"), 1),
        (
            stream(zlib.compress(PLAIN)[:40]),
            0,
        ),  # used up before its end mark: a habit, while the file goes on
        (stream(b""), 0),
        (stream(b"\r\n"), 0),
        (stream(UNLIKE), 1),
        (stream(UNLIKE) * 2, 0),  # a program that never reckons its sums
        (stream(UNLIKE) * 2 + stream(zlib.compress(PLAIN)), 2),
        (stream(UNLIKE[:-4] + bytes(4)), 0),
        (stream(UNLIKE[:-4] + b"\0\0\0\1"), 0),
        (stream(UNLIKE[:-4] + zlib.compress(PLAIN)[-4:]), 1),
        (stream(b"no such thing", b"/Filter /Fl "), 1),
        (stream(b"no such thing", b"/Filter [/FlateDecode] "), 1),
        (stream(b"no", b"/Filter [ /RunLengthDecode /FlateDecode] "), 0),
        (stream(b"no", b"/Filter /LZWDecode "), 0),
        (stream(b"vwxyz{|}~>", b"/Filter /ASCII85Decode "), 1),
        (stream(b"zz>", b"/Filter /AHx "), 1),
        (stream(b"no such thing".hex().encode() + b">", b"/Filter [/AHx /Fl] "), 1),
        (stream(zlib.compress(PLAIN).hex().encode() + b">", b"/Filter [/ASCIIHexDecode /FlateDecode] "), 0),
        (stream(b"6e6f>", b"/Filter /ASCIIHexDecode "), 0),
    ],
)
def test_compressed_parts_are_broken_or_whole(body, broken):
    assert faults(body) == ({"broken_streams": broken} if broken else {})


@pytest.mark.parametrize("kept", [b"/DCTDecode ", b"/DCT ", b"[/DCTDecode] "])
def test_pictures_are_counted_apart(kept):
    whole = picture(200, 200)
    assert faults(stream(whole, b"/Filter " + kept)) == {}
    assert faults(stream(whole[: len(whole) // 2], b"/Filter " + kept)) == {"broken_images": 1}


def test_a_file_that_stops_inside_a_compressed_part_is_broken():
    packed = zlib.compress(PLAIN)
    head = b"%PDF-1.7\n1 0 obj << /Length 99 /Filter /FlateDecode >> stream\n"
    assert scan(head + packed[:40], encrypted=False).broken_streams == 1
    assert scan(head + packed, encrypted=False).broken_streams == 0
    assert scan(head + b"\r\n", encrypted=False).broken_streams == 0  # nothing of it is there


def test_of_an_encrypted_file_the_parts_are_not_judged():
    assert faults(stream(b"no such thing"), encrypted=True) == {"decoded_all": False}


def test_words_of_active_content_are_read_outside_streams_and_in_packed_objects_alone():
    hidden = zlib.compress(b"<< /OpenAction << /S /JavaScript >> >>")
    assert told(b"<< /OpenAction 5 0 R /AAB 1 /JS (x) >>").words == {"/OpenAction", "/JS"}
    assert told(b"<< /J#53 (x) >>").words == {"/J#53"}
    for whole in (b"/JS (x)" + END, b"/JS (x)" + stream(hidden) + END):  # from the first byte on
        assert scan(whole, encrypted=False).words == {"/JS"}
    assert told(stream(hidden)).words == set()
    assert told(stream(hidden, b"/Type /ObjStm " + FLATE)).words == {"/OpenAction", "/JavaScript"}
    between = stream(b"x", b"") + b"<< /Launch 1 >>" + stream(b"x", b"") + b"<< /XFA 1 >>"
    assert told(between).words == {"/Launch", "/XFA"}


def test_only_so_much_is_decoded_and_that_is_said(monkeypatch):
    two = stream(zlib.compress(PLAIN)) * 2
    monkeypatch.setattr(raw_scan, "_MOST_STREAMS", 2)
    assert told(two).decoded_all
    assert not told(two + stream(b"")).decoded_all
    monkeypatch.setattr(raw_scan, "_MOST_DECODED_IN_ALL", len(PLAIN) + 1)
    assert told(two).decoded_all
    monkeypatch.setattr(raw_scan, "_MOST_DECODED_IN_ALL", len(PLAIN))
    assert not told(two).decoded_all
    monkeypatch.setattr(raw_scan, "_MOST_DECODED", 100)
    assert told(stream(zlib.compress(PLAIN)[:-9])).broken_streams == 0


@pytest.mark.parametrize(
    ("name", "letters", "data"),
    [
        ("hex", b"48 65\n6c6C 6f>xyz", b"Hello"),
        ("hex", b"4865 7", b"Hep"),
        ("hex", b"4g", None),
        ("hex", b"", b""),
        ("a85", b"<~87cURDZ~>more", b"Hello"),
        ("a85", b" 87cUR\nDZ ", b"Hello"),
        ("a85", b"vwxyz{", None),
    ],
)
def test_data_kept_in_letters_is_what_they_stand_for(name, letters, data):
    assert from_letters(name, letters) == data


def chunk(kind: bytes, body: bytes, *, sound: bool = True) -> bytes:
    told = zlib.crc32(kind + body) ^ (not sound)
    return len(body).to_bytes(4, "big") + kind + body + told.to_bytes(4, "big")


ROWS = zlib.compress(PLAIN)


@pytest.mark.parametrize(
    ("parts", "broken"),
    [
        ((chunk(b"IHDR", b"x"), chunk(b"IDAT", ROWS)), False),
        ((chunk(b"IHDR", b"x", sound=False), chunk(b"IDAT", ROWS)), True),
        ((chunk(b"PLTE", b"x", sound=False), chunk(b"IDAT", ROWS)), True),
        ((chunk(b"tEXt", b"x", sound=False), chunk(b"IDAT", ROWS)), False),
        ((chunk(b"IDAT", ROWS, sound=False),), False),
        ((chunk(b"IDAT", ROWS[:9], sound=False), chunk(b"IDAT", ROWS[9:])), False),
        ((chunk(b"IDAT", ROWS[:9]), chunk(b"IDAT", ROWS[9:], sound=False)), False),
        ((chunk(b"IDAT", ROWS[:9], sound=False), chunk(b"IDAT", ROWS[8:])), True),
        ((chunk(b"IDAT", ROWS[:9], sound=False),), True),
        ((chunk(b"IDAT", b"", sound=False),), True),
        ((chunk(b"IDAT", ROWS[:9]),), False),  # no sum is wrong: a decoder says what lacks
    ],
)
def test_a_png_was_altered_where_a_sum_is_wrong_and_its_rows_do_not_unpack(parts, broken):
    assert is_broken_png(PNG_SIGNATURE + b"".join(parts)) is broken


def test_the_chunks_of_a_png_end_at_the_first_that_is_cut():
    whole = PNG_SIGNATURE + chunk(b"IHDR", b"head") + chunk(b"IEND", b"")
    assert [(each.kind, each.body, each.sound) for each in chunks(whole)] == [
        (b"IHDR", b"head", True), (b"IEND", b"", True),
    ]  # fmt: skip
    assert [each.kind for each in chunks(whole[:-1])] == [b"IHDR"]
    assert [each.kind for each in chunks(whole + b"\0" * 11)] == [b"IHDR", b"IEND"]


LETTER, A4 = (612.0, 792.0), (595.3, 841.9)


@pytest.mark.parametrize(
    ("inner", "outer", "both"),
    [
        ((2, 0, 0, 3, 5, 7), (1, 0, 0, 1, 0, 0), (2, 0, 0, 3, 5, 7)),
        ((1, 0, 0, 1, 5, 7), (2, 0, 0, 3, 0, 0), (2, 0, 0, 3, 10, 21)),
        ((2, 0, 0, 3, 0, 0), (1, 0, 0, 1, 5, 7), (2, 0, 0, 3, 5, 7)),
        ((1, 2, 3, 4, 5, 6), (7, 8, 9, 10, 11, 12), (25, 28, 57, 64, 100, 112)),
    ],
)
def test_matrices_are_done_one_after_the_other(inner, outer, both):
    assert times(inner, outer) == both


@pytest.mark.parametrize(
    ("matrix", "dpi", "box"),
    [
        ((72, 0, 0, 72, 0, 0), 100, (0, 0, 72, 72)),
        ((72, 0, 0, 36, 10, 20), 100, (10, 20, 82, 56)),
        ((36, 0, 0, 72, 0, 0), 200, (0, 0, 36, 72)),
        ((72, 0, 0, 288, 0, 0), 50, (0, 0, 72, 288)),
        ((0, 72, -72, 0, 72, 0), 100, (0, 0, 72, 72)),  # turned on its side
        ((-72, 0, 0, -72, 0, 0), 100, (-72, -72, 0, 0)),
        ((0, 0, 0, 72, 0, 0), 0, (0, 0, 0, 72)),
        ((72, 0, 0, 0, 0, 0), 0, (0, 0, 72, 0)),
    ],
)
def test_a_picture_has_the_dots_an_inch_and_the_box_it_is_drawn_with(matrix, dpi, box):
    placed = Placed(100, 200, matrix)
    assert placed.dpi == pytest.approx(dpi)
    assert placed.box == box


def test_how_much_of_a_page_pictures_cover_together():
    page = (10.0, 20.0, 110.0, 220.0)
    left, right = (Placed(1, 1, (50, 0, 0, 200, at, 20)) for at in (10, 60))
    assert covered_share([], page) == 0
    assert (
        covered_share([left], page)
        == covered_share([right], page)
        == covered_share([left, left], page)
        == 0.5
    )
    assert covered_share([left, right], page) == 1
    assert covered_share([Placed(1, 1, (100, 0, 0, 50, 10, 20))], page) == 0.25
    assert covered_share([Placed(1, 1, (100, 0, 0, 50, 10, 300))], page) == 0


@pytest.mark.parametrize(
    ("page", "times_smaller"),
    [
        (LETTER, 1), (A4, 1), ((841.9, 1190.6), 1), ((1190.6, 841.9), 1),  # A3, either way
        ((858, 1190), 1), ((859, 1190), 859 / 595.3), ((100, 1214), 1), ((100, 1216), 1216 / 841.9),
        ((1200, 1600), 1200 / 595.3), ((1000, 2000), 2000 / 841.9),
    ],
)  # fmt: skip
def test_a_page_larger_than_a3_is_read_on_a4(page, times_smaller):
    assert shrinking(page) == pytest.approx(times_smaller, rel=1e-3)
    assert dots_per_inch(96, page) == round(96 * times_smaller)


def test_a_unit_of_its_own_makes_a_page_larger():
    assert in_units(144, LETTER, 1) == 144
    assert in_units(144, (306, 396), 2) == 72
    assert in_units(72, (612, 792), 10) == pytest.approx(72 / 10 * 6120 / 595.3, rel=1e-3)
    assert in_units(72 * 6120 / 595.3, (6120, 7920), 0.1) == pytest.approx(720, rel=1e-3)
