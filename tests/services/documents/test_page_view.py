"""What is painted on a page, in its order: what covers it, what lies over that, what is there for sure."""

import zlib

import pytest

from casefile.services.documents import page_view, pages
from casefile.services.documents.pages import look_at_pages
from casefile.services.documents.viewer import Viewer
from tests.services.documents.making import drawn, picture, stream, text_pdf
from tests.services.documents.test_seen_pages import (
    FULL_PAGE,
    SHOWN,
    WHITE,
    covering,
    jpeg,
    paper,
    scan,
    sheet,
)

WORDS = drawn(("Annexe",))
DRAWN_OVER = b" 1 0 0 rg 0 0 612 792 re f "
SMALL_OVER = b" 1 0 0 rg 0 0 300 300 re f "


def painted(content: bytes):
    with Viewer(content) as viewer:
        page = viewer.page(0)
        assert page is not None
        with page:
            found = page.painted()
            return found, page.words_of(found.words)


def covered(drawing: bytes, *, about: bytes = b"", more: tuple[bytes, ...] = ()):
    pictures = (scan(jpeg(sheet(size=(612, 792))), 612, 792, about=about), *more)
    return painted(paper(drawing, pictures=pictures))


@pytest.mark.parametrize(
    ("drawing", "bare"),
    [
        (covering(), True),
        (SMALL_OVER + covering(), True),
        (covering() + SMALL_OVER, True),
        (covering() + DRAWN_OVER, False),
        (DRAWN_OVER + covering(), True),  # it lies under the picture
        (b"0 0 612 792 re W n " + covering(), True),
        (b"0 0 612 600 re W n " + covering(), True),
        (b"0 0 612 500 re W n " + covering(), False),
        (b"0 0 3 3 re W n " + covering(), False),
        (b"700 0 3 3 re W n " + covering(), False),
    ],
)
def test_a_picture_is_bare_where_nothing_hides_or_clips_it(drawing, bare):
    found, words = covered(drawing)
    assert found.cover is not None
    assert (found.cover.bare, found.certain, words) == (bare, False, "")
    assert (found.cover.dpi, found.cover.pixels) == (72, 612 * 792)


def test_a_mask_anywhere_leaves_it_in_doubt_whether_a_picture_is_bare():
    assert not covered(covering(), about=b"/SMask 99 0 R ")[0].cover.bare


@pytest.mark.parametrize(
    ("drawing", "certain", "words"),
    [
        (WORDS, True, "Annexe"),
        (b"1 1 1 rg " + WORDS, False, ""),
        (b"0.92 0.92 0.92 rg " + WORDS, False, ""),  # 235 of 255
        (b"0.91 0.91 0.91 rg " + WORDS, True, "Annexe"),
        (b"1 1 0 rg " + WORDS, True, "Annexe"),
        (WORDS.replace(b" Tf", b" Tf 3 Tr"), False, ""),
        (WORDS.replace(b" Tf", b" Tf 7 Tr"), False, ""),
        (WORDS.replace(b" Tf", b" Tf 1 Tr"), True, "Annexe"),
        (WORDS.replace(b"10 Tf", b"0.01 Tf"), False, "Annexe"),
        (WORDS.replace(b"40 700 Td", b"40 900 Td"), False, "Annexe"),
        (WORDS.replace(b"40 700 Td", b"-400 700 Td"), False, "Annexe"),
        (WORDS.replace(b"(Annexe)", b"(  )"), False, ""),
        (WORDS + DRAWN_OVER, False, "Annexe"),
        (WORDS + SMALL_OVER, True, "Annexe"),
        (DRAWN_OVER + b"0 g " + WORDS, True, "Annexe"),
        (b"0 0 1 1 re W n " + WORDS, False, "Annexe"),
        (b"0 600 612 192 re W n " + WORDS, True, "Annexe"),
    ],
)
def test_words_are_there_for_sure_where_an_eye_sees_them(drawing, certain, words):
    found, told = painted(paper(drawing))
    assert (found.certain, told.strip(), found.cover) == (certain, words, None)


def test_words_under_a_picture_are_none_and_those_over_it_are_kept():
    assert covered(WORDS + b" " + covering())[1] == ""
    found, words = covered(covering() + WORDS)
    assert (words, found.certain) == ("Annexe", False)
    _, words = covered(WORDS + b" " + covering(size=(612, 300)))  # less than seven tenths of the page
    assert words == "Annexe"


def strips(*heights: int) -> bytes:
    drawing, top = b"", 792
    for at, high in enumerate(heights):
        top -= high
        drawing += b"q 612 0 0 %d 0 %d cm /P%d Do Q " % (high, top, at)
    content = tuple(scan(jpeg(sheet(size=(612, high))), 612, high) for high in heights)
    return paper(drawing, pictures=content)


@pytest.mark.parametrize(
    ("heights", "pieces"),
    [((400, 392), 2), ((264, 264, 264), 3), ((300, 200), None), ((300, 300), 2), ((555,), 1), ((550,), None)],
)
def test_strips_side_by_side_cover_a_page_from_seven_tenths_on(heights, pieces):
    found, _ = painted(strips(*heights))
    assert (None if found.cover is None else len(found.cover.pictures)) == pieces
    if found.cover is not None:
        assert found.cover.dpi == 72


def test_the_finest_of_layers_counts_and_a_coloured_ground_is_no_scan():
    fine = scan(jpeg(sheet(size=(1224, 1584))), 1224, 1584)
    found, _ = covered(covering() + covering(b"P1"), more=(fine,))
    assert (found.cover.dpi, found.cover.pixels, len(found.cover.pictures)) == (
        144,
        612 * 792 + 1224 * 1584,
        2,
    )
    for size, is_cover in (((100, 200), True), ((100, 199), False)):
        ground = scan(jpeg(sheet(size=size)), *size)
        assert (painted(paper(covering(), pictures=(ground,)))[0].cover is not None) is is_cover


@pytest.mark.parametrize(("depth", "found"), [(0, True), (1, True), (3, True), (4, False)])
def test_a_picture_is_found_in_forms_so_deep(depth, found):
    about = b"/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources 6 0 R"
    forms = tuple(stream(b"/P%d Do" % (at + 1), about) for at in range(depth))
    content = paper(b"q 612 0 0 792 0 0 cm /P0 Do Q", pictures=(*forms, FULL_PAGE))
    assert (painted(content)[0].cover is not None) is found


@pytest.mark.parametrize(
    ("annotation", "shows"),
    [
        (b"/Subtype /Stamp", True), (b"/Subtype /Text", True), (b"/Subtype /Link", False), (b"/Subtype /Popup", False),
        (b"/Subtype /Stamp /F 2", False), (b"/Subtype /Stamp /F 32", False), (b"/Subtype /Stamp /F 4", True),
    ],
)  # fmt: skip
def test_a_note_may_show_unless_it_is_a_link_closed_or_hidden(annotation, shows):
    annots = b"/Annots [<< /Type /Annot " + annotation + b" /Rect [9 9 99 99] >>]"
    with Viewer(paper(b"", annots=annots)) as viewer, viewer.page(0) as page:
        assert page.annotated() is shows


def test_a_page_has_its_words_its_turn_and_its_pictures_bytes():
    with Viewer(text_pdf(("One two",), page=b"/Rotate 270")) as viewer, viewer.page(0) as page:
        assert (page.text().strip(), page.rotation) == ("One two", 270)
    with Viewer(paper(b"")) as viewer, viewer.page(0) as page:
        assert (page.text(), page.rotation) == ("", 0)
    whole = jpeg(sheet(size=(612, 792)))
    with Viewer(paper(covering(), pictures=(scan(whole, 612, 792),))) as viewer, viewer.page(0) as page:
        (held,) = page.painted().cover.pictures
        assert (page.jpeg_of(held), page.data_of(held), page.size_of(held)) == (whole, whole, (612, 792))
    others = (
        scan(zlib.compress(whole), 612, 792).replace(b"/DCTDecode", b"[/FlateDecode /DCTDecode]"),
        scan(zlib.compress(bytes(612 * 792 * 3)), 612, 792).replace(b"/DCTDecode", b"/FlateDecode"),
        scan(bytes(612 * 792 * 3), 612, 792).replace(b"/Filter /DCTDecode", b""),
    )
    for other in others:
        with Viewer(paper(covering(), pictures=(other,))) as viewer, viewer.page(0) as page:
            (held,) = page.painted().cover.pictures
            assert page.jpeg_of(held) == b""
    with Viewer(text_pdf(("x" * 90,) * 80)) as viewer, viewer.page(0) as page:
        assert len(page.text()) == 6000


def test_a_page_is_drawn_to_fit_a_size_and_what_is_left_out_comes_back():
    with Viewer(paper(b"0 g 0 0 612 792 re f")) as viewer, viewer.page(0) as page:
        wide, high, stride, pixels = page.drawn((150, 200))
        assert (wide, high, len(pixels)) == (150, 194, stride * 194)
        assert set(pixels[:3]) == {0}
        assert page.drawn((1, 1))[:2] == (1, 1)
    with Viewer(paper(WORDS)) as viewer, viewer.page(0) as page:
        found = page.painted()
        full, without = page.drawn((300, 400))[3], page.drawn((300, 400), without=found.words)[3]
        assert without != full == page.drawn((300, 400))[3]
        assert set(without) == {255}
    with Viewer(text_pdf()) as viewer:
        columns, rows, colours = viewer.picture(0, 60, 80)
        assert len(colours) == columns * rows * 3
        with pytest.raises(ValueError, match="7"):
            viewer.picture(7, 60, 80)


def shown(content: bytes) -> list[str]:
    with Viewer(content) as viewer:
        return [page.shows for page in look_at_pages(viewer)[0]]


@pytest.mark.parametrize("why", sorted(WHITE))
def test_nothing_is_shown_on_white(why):
    assert shown(WHITE[why])[0] in {"nothing", "words"}


@pytest.mark.parametrize("why", sorted(SHOWN))
def test_something_is_shown(why):
    assert shown(SHOWN[why]) == [
        "unknown" if why == "a stamp laid over" else "ink"
    ]  # a stamp is drawn by others


def test_pages_are_looked_at_up_to_a_number_and_a_time(monkeypatch):
    three = paper(drawn(), b"", drawn())
    with Viewer(three) as viewer:
        assert [(page.number, page.shows) for page in look_at_pages(viewer)[0]] == [
            (1, "ink"),
            (2, "nothing"),
            (3, "ink"),
        ]
        monkeypatch.setattr(pages, "_MOST_PAGES", 2)
        assert len(look_at_pages(viewer)[0]) == 2
        monkeypatch.setattr(pages, "_SECONDS", -1)
        assert len(look_at_pages(viewer)[0]) == 1


def test_a_picture_of_too_many_dots_is_not_drawn(monkeypatch):
    content = paper(covering(), pictures=(FULL_PAGE,))
    for most, told in ((1275 * 1650, "ink"), (1275 * 1650 - 1, "unknown")):
        monkeypatch.setattr(pages, "_MOST_DRAWN_DOTS", most)
        assert shown(content) == [told]


def test_fifteen_words_over_a_picture_are_a_text_of_the_pages_own():
    low = scan(picture(612, 792), 612, 792)
    blank = scan(picture(612, 792, blank=True), 612, 792)
    for words, is_scan in ((14, True), (15, False)):
        content = paper(covering() + drawn((" ".join(["word"] * words),)), pictures=(low,))
        with Viewer(content) as viewer:
            (page,) = look_at_pages(viewer)[0]
        assert (page.scan is not None) is is_scan
        assert bool(page.over) is is_scan
        assert bool(page.key) is (is_scan and len(picture(612, 792)) >= 5000)
        white = paper(covering() + drawn((" ".join(["word"] * words),)), pictures=(blank,))
        assert shown(white) == ["words" if is_scan else "ink"]


def test_only_so_many_things_of_a_page_are_walked(monkeypatch):
    content = paper(b"0 g 1 1 2 2 re f " * 5 + covering(), pictures=(FULL_PAGE,))
    for most, covered_by in ((6, True), (5, False)):
        monkeypatch.setattr(page_view, "_MOST_OBJECTS", most)
        assert (painted(content)[0].cover is not None) is covered_by
