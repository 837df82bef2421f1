"""Where a picture stands on its sheet: turned as its camera meant it, whole, in the middle, at its true size."""

import pytest
from PIL import Image

from casefile.services.documents.on_paper import orientation, shown_size, turned
from casefile.services.fitting.legibility import Print, legibility, seen, shapes_kept
from casefile.services.fitting.sheet import PAPERS, orientation_after, sheet_of
from tests.services.fitting.making import paper

CORNERS = {(0, 1): "left top", (1, 1): "right top", (0, 0): "left bottom", (1, 0): "right bottom"}
"""Corners of a stored picture as a PDF counts them."""


def corners(matrix: tuple[float, ...], placed: tuple[float, float, float, float]) -> dict[str, str]:
    """Return where each corner of the stored picture comes to stand in the box it is placed in."""
    a, b, c, d, e, f = matrix
    left, low, right, top = placed
    found = {}
    for (x, y), name in CORNERS.items():
        across, up = a * x + c * y + e, b * x + d * y + f
        assert min(abs(across - left), abs(across - right)) < 0.01
        assert min(abs(up - low), abs(up - top)) < 0.01
        found[name] = (
            f"{'left' if abs(across - left) < 0.01 else 'right'} {'top' if abs(up - top) < 0.01 else 'bottom'}"
        )
    return found


def shown_corners(how: int) -> dict[str, str]:
    """Return the same as the picture is shown by a viewer that turns it."""
    found = {}
    for name in CORNERS.values():
        image = Image.new("L", (2, 2))
        image.putpixel((int("right" in name), int("bottom" in name)), 255)
        at = list(turned(image, how).tobytes()).index(255)
        found[name] = f"{'right' if at % 2 else 'left'} {'bottom' if at > 1 else 'top'}"
    return found


@pytest.mark.parametrize("how", range(1, 9))
@pytest.mark.parametrize("size", [(600, 800), (800, 600), (100, 100)])
@pytest.mark.parametrize("kind", ["a4", "letter", "own"])
def test_a_picture_stands_whole_in_the_middle_turned_as_it_is_shown(kind, size, how):
    sheet = sheet_of(size, how, None, kind)
    wide, high = size[::-1] if how > 4 else size
    a, b, c, d, _, _ = sheet.matrix
    across, up = abs(a) + abs(c), abs(b) + abs(d)
    assert across / up == pytest.approx(wide / high)
    assert sheet.dpi == pytest.approx(wide * 72 / across) == pytest.approx(high * 72 / up)
    left, low = (sheet.wide - across) / 2, (sheet.high - up) / 2
    assert min(left, low) == pytest.approx(0)
    assert (sheet.high >= sheet.wide) is (high >= wide)
    if kind == "own":
        assert (left, low) == (pytest.approx(0), pytest.approx(0))
        assert max(sheet.wide, sheet.high) == pytest.approx(841.89)
    else:
        assert sorted((sheet.wide, sheet.high)) == sorted(PAPERS[kind])
    assert corners(sheet.matrix, (left, low, left + across, low + up)) == shown_corners(how)


@pytest.mark.parametrize(
    ("size", "told", "true"),
    [
        ((600, 800), (100, 100), True), ((600, 800), (99.9, 100), False), ((600, 800), (100, 99.9), False),
        ((600, 800), (1200, 1200), True), ((600, 800), (1200, 1200.1), False), ((600, 800), (72, 72), False),
        ((600, 800), None, False),
        ((2505, 3000), (300, 300), True),  # a hair wider than the sheet
        ((2506, 3000), (300, 300), False),
        ((2000, 3542), (300, 300), True), ((2000, 3543), (300, 300), False),
    ],
)  # fmt: skip
def test_a_scanners_word_is_believed_where_it_is_credible_and_fits_the_sheet(size, told, true):
    sheet = sheet_of(size, 1, told, "a4")
    expected = told[0] if true else max(size[0] * 72 / 595.276, size[1] * 72 / 841.89)
    assert sheet.dpi == pytest.approx(expected, rel=1e-3)


def test_dots_that_are_no_squares_stand_at_their_true_size_on_either_side():
    for how, (wide, high) in ((1, (144, 36)), (6, (36, 144))):
        sheet = sheet_of((400, 200), how, (200, 400), "own")
        assert (sheet.wide, sheet.high) == (wide, high)


def test_quarters_of_a_turn_add_up():
    for how in range(1, 9):
        assert orientation_after(how, 360) == orientation_after(how, 0) == how
        assert orientation_after(how, -90) == orientation_after(how, 270)
        assert orientation_after(orientation_after(how, 90), 90) == orientation_after(how, 180)
        image = Image.new("L", (2, 2))
        image.putpixel((1, 0), 255)
        quarter = turned(image, how).rotate(-90)
        assert turned(image, orientation_after(how, 90)).tobytes() == quarter.tobytes()


@pytest.mark.parametrize(("told", "how"), [(None, 1), (1, 1), (6, 6), (8, 8), (9, 1), (0, 1)])
def test_an_orientation_that_means_nothing_is_none(told, how):
    image = Image.new("L", (3, 2))
    if told is not None:
        image.getexif()[0x0112] = told
    assert orientation(image) == how
    assert shown_size(image) == ((2, 3) if how > 4 else (3, 2))


def test_print_is_as_legible_as_what_is_left_of_it():
    page = seen(paper(), (450, 600))
    whole = Print.of(page)
    assert legibility(whole, page) == pytest.approx(1, abs=1e-4)
    assert shapes_kept(whole, page) == pytest.approx(1, abs=1e-4)
    smaller = [seen(page.resize((450 // step, 600 // step)), (450, 600)) for step in (2, 3, 4)]
    kept = [legibility(whole, each) for each in smaller]
    assert kept == sorted(kept, reverse=True)
    assert 0 <= kept[-1] < kept[0] < 1
    assert legibility(whole, Image.new("L", page.size, 250)) < 0.1
    paler = page.point(lambda level: 128 + level // 2)
    assert shapes_kept(whole, paler) > 0.9 > legibility(whole, paler)


def test_a_page_without_ink_keeps_everything():
    blank = Image.new("L", (80, 80), 250)
    assert legibility(Print.of(blank), Image.new("L", (80, 80), 0)) == 1
    assert seen(Image.new("RGB", (8, 8)), (4, 4)).size == (4, 4)
    assert seen(blank, (80, 80)) is blank
