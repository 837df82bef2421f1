"""The pictures that make up a page of a PDF, who works on which, and the proof that each page shows its source."""

import io
from types import SimpleNamespace

import pytest
from PIL import Image
from pypdf import PdfReader

from casefile.services.fitting import crew, proof
from casefile.services.fitting.contents import _shortened, _text
from casefile.services.fitting.covering import content_of
from casefile.services.fitting.crew import Bench, Crew, _given_away
from casefile.services.fitting.hands import Done
from casefile.services.fitting.refusal import RefusedError
from casefile.services.fitting.second import portable
from tests.services.documents.making import drawn, stream
from tests.services.documents.test_seen_pages import paper

WORDS = drawn(("Annexe",))


def picture(wide: int = 1200, high: int = 1600) -> bytes:
    about = b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8"
    return stream(b"", about % (wide, high))


def placed(wide: float, high: float, name: bytes = b"P0", x: float = 0, y: float = 0) -> bytes:
    return b"q %g 0 0 %g %g %g cm /%s Do Q " % (wide, high, x, y, name)


def content(drawing: bytes, *pictures: bytes, size: tuple[float, float] = (600, 800), annots: bytes = b""):
    whole = paper(drawing, pictures=pictures or (picture(),), size=size, annots=annots)
    return content_of(PdfReader(io.BytesIO(whole)).pages[0])


@pytest.mark.parametrize(
    ("drawing", "kind", "dpi"),
    [
        (placed(600, 800), "picture", 144),
        (placed(600, 800) + WORDS, "mixed", 144),
        (placed(600, 400), "picture", 144),
        (placed(600, 400) + WORDS, "mixed", 144),  # half of the page
        (placed(600, 399) + WORDS, "text", None),
        (placed(600, 399), "picture", 144),  # nothing else is there
        (placed(600, 399) + b"0 0 9 9 re f", "text", None),
        (placed(600, 399) + b"0 0 9 9 re n", "picture", 144),
        (placed(300, 80), "picture", 288),  # a twentieth of the page, alone
        (placed(300, 79), "text", None),
        (placed(300, 400) + placed(300, 400, x=300) + WORDS, "mixed", 288),
        (placed(300, 400) + placed(600, 400, y=400), "picture", 288),  # the finest counts
        (b"".join(placed(600, 30, y=at * 30) for at in range(14)) + WORDS, "mixed", 144),  # narrow strips
        (b"".join(placed(600, 30, y=at * 30) for at in range(13)) + WORDS, "text", None),
        (placed(600, 0), "text", None),
        (b"q 0 600 -800 0 800 0 cm /P0 Do Q", "picture", 144),
        (b"2 0 0 2 0 0 cm q .5 0 0 .5 0 0 cm Q " + placed(300, 400), "picture", 144),
        (b"Q Q " + placed(600, 800), "picture", 144),
        (b"/Nothing Do", "text", None),
        (WORDS, "text", None),
        (b"1 0 cm /P0 Do", "text", None),
    ],
)
def test_a_page_is_what_most_of_it_is(drawing, kind, dpi):
    found = content(drawing)
    assert (found.kind, found.dpi) == (kind, dpi)
    assert kind == "text" or found.has_text is (WORDS in drawing)


def test_pictures_are_found_in_forms_two_deep_with_their_own_matrix():
    about = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Matrix [2 0 0 2 0 0] /Resources 6 0 R"
    inner, outer, deep = (
        stream(placed(300, 400, b"P3"), about),
        stream(b"/P0 Do", about),
        stream(b"/P1 Do", about),
    )
    forms = (inner, outer, deep, picture())
    assert (content(b"/P0 Do", *forms).kind, content(b"/P0 Do", *forms).dpi) == ("picture", 144)
    assert content(b".5 0 0 .5 0 0 cm /P1 Do", *forms).dpi == 144
    assert content(b".25 0 0 .25 0 0 cm /P2 Do", *forms).kind == "text"


@pytest.mark.parametrize(("size", "kind"), [((400, 250), "text"), ((401, 250), "picture")])
def test_a_page_whose_pictures_have_few_dots_is_not_read(size, kind):
    assert content(placed(600, 800), picture(*size)).kind == kind


@pytest.mark.parametrize(
    ("size", "annots", "dpi"),
    [
        ((300, 400), b"", 288),
        ((300, 400), b"/UserUnit 2", 144),
        ((1200, 1600), b"", 145),
        ((600, 800), b"/UserUnit 2", 145),
    ],
)
def test_a_page_of_a_metre_is_read_on_a_sheet(size, annots, dpi):
    found = content(placed(*size), size=size, annots=annots)
    assert found.dpi == pytest.approx(dpi, rel=0.02)


def weighed(wide: int, high: int = 10, data: bytes = b"x"):
    return SimpleNamespace(
        wide=wide, high=high, dpi=300.0, file=None, jpeg=data, drawn=None, size_bytes=1, bilevel=False
    )


def test_about_half_of_the_dots_are_given_away_of_those_that_can_be(monkeypatch):
    assert sorted(_given_away([weighed(10)])) == []
    assert sorted(_given_away([weighed(10), weighed(10)])) == [1]
    assert sorted(_given_away([weighed(10)] * 6)) == [1, 3, 5]
    assert sorted(_given_away([weighed(30), weighed(10), weighed(10), weighed(10), weighed(10)])) == [1, 2, 3]
    fixed = SimpleNamespace(**{**vars(weighed(10)), "jpeg": None})
    assert sorted(_given_away([weighed(10), fixed, weighed(10), weighed(10)])) == [2, 3]
    monkeypatch.setattr(crew, "_MOST_SENT", 5)
    assert sorted(_given_away([weighed(10, data=b"12"), weighed(10, data=b"123")] * 3)) == [1, 4]
    assert portable(weighed(30_000_001, 1)) is None
    assert portable(weighed(30_000_000, 1)) is not None


class Hands:
    """Does each job by saying its number; refuses those of one picture."""

    def __init__(self, refused: int = -1):
        self.refused, self.held, self.jobs = refused, [], []

    def take(self, pictures):
        self.held.append(sorted(pictures))

    def do(self, job):
        self.jobs.append(job.picture)
        if job.picture == self.refused:
            raise RefusedError("fit.unreadable", page=job.picture)
        return Done(point=(job.what, job.picture, job.quality, job.dpi, job.grey))

    def work(self, jobs, answered):
        found = []
        for job in jobs:
            try:
                found.append(self.do(job))
            except RefusedError as refusal:
                found.append(refusal)
                break
            answered()
        return found


def crew_of(hands: Hands, second: Hands | None = None) -> Crew:
    made = Crew(second)
    made._hands = hands
    return made


@pytest.mark.parametrize("alone", [True, False])
def test_jobs_come_back_in_order_whoever_did_them_and_are_told(alone):
    mine, theirs, told = Hands(), None if alone else Hands(), []
    bench = Bench(crew_of(mine, theirs), [weighed(10)] * 4, 200, lambda *each: told.append(each), grey=True)
    points = bench.tried([(number, 50 + number) for number in range(4)])
    assert points == [("try", number, 50 + number, 200, True) for number in range(4)]
    assert mine.held == [[0, 1, 2, 3]]
    assert told
    assert all(each[1] == 4 for each in told)
    if theirs is not None:
        assert (theirs.held, theirs.jobs, mine.jobs) == ([[1, 3]], [1, 3], [0, 2])
        bench.tried([(0, 60)])
        assert theirs.held == [[1, 3]]  # the same pictures are not sent again


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize("refused", [0, 1, 2])
def test_the_first_that_is_refused_is_told(alone, refused):
    workers = crew_of(Hands(refused), None if alone else Hands(refused))
    bench = Bench(workers, [weighed(10)] * 4, 200, lambda *_: None, grey=False)
    with pytest.raises(RefusedError) as found:
        bench.tried([(number, 50) for number in range(4)])
    assert found.value.values == {"page": refused}


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        ((100, 140), (100, 140), True), ((100, 100), (104, 100), True), ((100, 100), (106, 100), False),
    ],
)  # fmt: skip
def test_pages_of_another_shape_are_not_alike(first, second, alike):
    assert proof._alike(Image.new("L", first, 200), Image.new("L", second, 200)) is alike


@pytest.mark.parametrize(("level", "alike"), [(180, True), (179, False), (220, True), (221, False)])
def test_pages_much_darker_or_lighter_are_not_alike(level, alike):
    assert proof._alike(Image.new("L", (100, 140), 200), Image.new("L", (100, 140), level)) is alike


def test_names_of_contents_fit_their_line_and_end_no_text():
    assert _shortened("a" * 72) == "a" * 72
    assert _shortened("a" * 73) == "a" * 71 + "…"
    assert _shortened(" a\n\x07 b  c ") == "a b c"
    assert _text(1, 2, 11, "(é\\ж)") == b"BT /F1 11.0 Tf 1.00 2.00 Td (\\(\xe9\\\\?\\)) Tj ET"
