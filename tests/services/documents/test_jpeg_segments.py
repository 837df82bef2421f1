"""The segments of a JPEG: of any bytes at all, those that are whole and lie one after the other."""

import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from casefile.services.documents.jpeg_segments import MARKER, SCAN, segments
from tests.services.documents.making import hatched


def photo() -> bytes:
    held = io.BytesIO()
    hatched().convert("RGB").resize((64, 64)).save(held, "JPEG")
    return held.getvalue()


PHOTO = photo()
PIECES = st.sampled_from(
    [b"\xff", b"\xff\xff", b"\xff\xda", b"\xff\xd9", b"\xff\xd0", b"\x00", b"\x00\x02", b"\x00\x08"]
)


def check(content: bytes) -> None:
    before = 2
    for each in segments(content):
        assert before + 4 <= each.start <= each.end <= len(content)
        assert content[each.start - 3] == each.marker
        before = each.end


@example(b"\xff\x00\x00\x00")
@given(st.lists(PIECES | st.binary(max_size=6), max_size=30).map(b"".join))
def test_whatever_the_bytes_are_segments_are_whole_and_in_order(content: bytes):
    check(b"\xff\xd8" + content)


@given(st.integers(0, len(PHOTO)), st.binary(max_size=3))
def test_a_photo_cut_anywhere_has_the_segments_before_the_cut(at: int, more: bytes):
    check(PHOTO[:at] + more)
    whole = list(segments(PHOTO))
    assert list(segments(PHOTO[:at])) == [each for each in whole if each.end <= at]


@pytest.mark.parametrize("data", [b"plain", b"\xff\x00 \xff\xd3 go on"])
def test_after_a_scan_its_data_is_passed_over(data: bytes):
    told = [each.marker for each in segments(PHOTO)]
    assert told[-1] == SCAN
    assert MARKER.search(data.replace(b"\xff\xd3", b"")) is None
    more = PHOTO[:-2] + data + b"\xff\xfe\x00\x04ok" + b"\xff\xd9"
    assert [each.marker for each in segments(more)] == [*told, 0xFE]
