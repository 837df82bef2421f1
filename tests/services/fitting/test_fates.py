"""What is told of each page of a file that was made: what it was, what became of it, what it weighs."""

from types import SimpleNamespace

import pytest

from casefile.rules.fitting.outcome import FitRequest
from casefile.rules.fitting.plan import Point
from casefile.services.fitting.assembly import Leaf, WantedPage
from casefile.services.fitting.encoding import Ready
from casefile.services.fitting.fates import as_it_came, fates, page_bytes
from casefile.services.fitting.hands import Hands, Job
from casefile.services.fitting.pictures import Embedded, Frame
from casefile.services.fitting.sources import SourceFile
from casefile.services.fitting.squeeze import Squeezed
from casefile.services.fitting.weighty import file_picture
from tests.services.fitting.conftest import RULES

SHOWN = Embedded(b"made", 1, 1, 8, 3, "/DCTDecode")
ASKED = FitRequest(sources=("a", "b"), rules=RULES, limit_bytes=9000)


def picture(size_bytes: int):
    return SimpleNamespace(stream=object(), size_bytes=size_bytes)


HEAVY, LIGHT, KEPT = picture(9000), picture(500), picture(700)
PICTURES = [HEAVY, LIGHT, KEPT]
LEAVES = [
    Leaf(WantedPage(0, 4), "mixed", (HEAVY, LIGHT), 300),
    Leaf(WantedPage(1, 0), "picture", (KEPT,), 180),
    Leaf(WantedPage(0, 5), "text", (), None),
    Leaf(WantedPage(0, 6), "mixed", (LIGHT, KEPT), 120),
]
POINTS = [Point(60, 4000, 0.97124), Point(70, 300, 0.93), Point(100, 700, 1.0)]


def told(fate):
    return (fate.number, fate.source, fate.page, fate.kind, fate.dpi_before, fate.dpi_after,
            fate.bytes_before, fate.bytes_after, fate.legibility, fate.verdict)  # fmt: skip


def test_a_page_left_as_it_came_weighs_what_its_pictures_did():
    assert told(as_it_came(LEAVES[0], 7)) == (7, 0, 5, "mixed", 300, 300, 9500, 9500, None, "good")
    assert told(as_it_came(LEAVES[2], 1)) == (1, 0, 6, "text", None, None, None, None, None, "good")


def test_a_page_is_as_legible_as_its_worst_picture_made_anew_and_as_fine_as_the_finest():
    done = Squeezed(200, POINTS, [SHOWN, SHOWN, None], fits=True, dpis=(200, 150, 0))
    assert [told(each) for each in fates(LEAVES, PICTURES, done, ASKED, 3)] == [
        (3, 0, 5, "mixed", 300, 200, 9500, 4300, 0.93, "look"),
        (4, 1, 1, "picture", 180, 180, 700, 700, None, "good"),
        (5, 0, 6, "text", None, None, None, None, None, "good"),
        (6, 0, 7, "mixed", 120, 120, 1200, 1000, 0.93, "look"),  # no finer than it came
    ]
    untold = [Leaf(WantedPage(0, 4), "mixed", (LIGHT,), None)]
    assert [each.dpi_after for each in fates(untold, PICTURES, done, ASKED, 1)] == [150]
    only = Squeezed(200, POINTS, [SHOWN, None, None], fits=True)
    first, *others = fates(LEAVES, PICTURES, only, ASKED, 1)
    assert (first.legibility, first.verdict, first.dpi_after) == (0.971, "good", 200)
    assert {each.verdict for each in others} == {"good"}
    worse, *_ = fates(LEAVES, PICTURES, only._replace(points=[Point(60, 4000, 0.5), *POINTS[1:]]), ASKED, 1)
    assert worse.verdict == "poor"


def test_of_what_does_not_fit_each_page_says_what_the_least_would_be():
    done = Squeezed(150, POINTS, [None] * 3, fits=False)
    found = fates(LEAVES, PICTURES, done, ASKED, 1)
    assert [each.bytes_after for each in found] == [4300, 700, None, 1000]
    assert [each.dpi_after for each in found] == [150, 150, None, 120]


def test_a_page_weighs_its_pictures_and_its_share_of_the_rest():
    assert page_bytes(LEAVES, PICTURES, POINTS, 4003) == [5300, 1700, 1000, 2000]


@pytest.mark.parametrize(
    ("kind", "bilevel", "frames", "size", "kept"),
    [("jpeg", False, 1, 900, True), ("png", False, 1, 900, False), ("tiff", True, 3, 300, True),
     ("tiff", False, 2, 450, False), ("tiff", False, 0, 900, False)],
)  # fmt: skip
def test_a_picture_of_a_file_weighs_its_share_and_is_kept_where_a_pdf_takes_it(
    kind, bilevel, frames, size, kept
):
    frame = Frame(0, 30, 40, 1, None, grey=bilevel, bilevel=bilevel)
    made = file_picture(None, SourceFile("a", kind, 900, "", frames=(frame,) * frames), frame, 150.0)
    assert (made.wide, made.high, made.dpi, made.bilevel, made.size_bytes) == (30, 40, 150.0, bilevel, size)
    assert (made.unchanged_bytes == size) is kept
    assert kept or made.unchanged_bytes > 10**12  # beyond any budget
    assert made.file is not None
    assert made.file[1] is frame


def test_a_picture_is_decoded_once_for_its_resolution_as_far_as_memory_allows(monkeypatch):
    decoded = []

    def prepared(number, dpi, *, grey):
        decoded.append((number, dpi, grey))
        return Ready(
            (SimpleNamespace(width=10, height=5),),
            SimpleNamespace(picture=SimpleNamespace(width=5, height=10)),
        )

    monkeypatch.setattr("casefile.services.fitting.hands.prepared", prepared)
    monkeypatch.setattr(
        "casefile.services.fitting.hands.tried", lambda ready, quality: Point(quality, 1, 1.0)
    )
    hands = Hands(200)  # room for two

    def does(*jobs):
        decoded.clear()
        for number, dpi, grey in jobs:
            hands.do(Job("try", number, dpi, grey, 50))
        return list(decoded)

    hands.take({number: number for number in range(3)})
    one, two, three = ((number, 200, False) for number in range(3))
    assert does(one, two, three, one, two, three) == [one, two, three, three]
    assert does((0, 150, False), (0, 150, False)) == [(0, 150, False)]
    assert does((0, 150, True), (0, 150, True)) == [(0, 150, True)]
    hands.take({0: 7, 1: 8})
    assert does((0, 150, True)) == [(7, 150, True)]  # others are at hand now
    assert does((1, 150, True), (1, 150, True)) == [(8, 150, True)]
