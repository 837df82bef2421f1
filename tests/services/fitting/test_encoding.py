"""A picture made ready for a resolution: as many dots as are wanted and are there, its print as it was seen."""

from types import SimpleNamespace

import pytest
from PIL import Image

from casefile.rules.fitting.plan import Point
from casefile.services.fitting.encoding import finished, prepared, put_together, tried
from casefile.services.fitting.legibility import SEEN_DPI
from tests.services.fitting.making import paper


def loaded(size=(1200, 1801), dpi=300.0):
    """Return a picture that remembers how large it was asked for, and comes in that size."""
    asked = []

    def load(least, grey):
        asked.append(least)
        grey_plane, *colours = paper().resize(least).convert("YCbCr").split()
        half = (-(-least[0] // 2), -(-least[1] // 2))
        return (grey_plane,) if grey else (grey_plane, *(each.resize(half) for each in colours))

    return SimpleNamespace(wide=size[0], high=size[1], dpi=dpi, load=load), asked


@pytest.mark.parametrize(
    ("dpi", "size", "least"),
    [
        (75, (300, 450), (600, 900)),  # its print is looked at more finely than it is made
        (150, (600, 900), (600, 900)),
        (200, (800, 1201), (800, 1201)),
        (290, (1160, 1741), (1160, 1741)),
        (300, (1200, 1801), (1200, 1801)),
        (600, (1200, 1801), (1200, 1801)),
    ],
)
@pytest.mark.parametrize("grey", [True, False])
def test_a_picture_has_the_dots_that_are_wanted_and_never_more_than_it_came_with(dpi, size, least, grey):
    picture, asked = loaded()
    ready = prepared(picture, dpi, grey=grey)
    assert asked == [least]
    assert ready.planes[0].size == size
    assert ready.before.picture.size == (600, 900)
    assert [each.size for each in ready.planes[1:]] == (
        [] if grey else [(size[0] // 2, -(-size[1] // 2))] * 2
    )
    dots = sum(each.width * each.height for each in ready.planes)
    assert ready.size_bytes == dots + 600 * 900


def test_a_coarse_picture_is_seen_as_it_is():
    picture, asked = loaded((400, 600), dpi=100.0)
    ready = prepared(picture, 150, grey=True)
    assert asked == [(400, 600)]
    assert ready.before.picture.size == ready.planes[0].size == (400, 600)
    assert SEEN_DPI == 150


def test_a_speck_keeps_a_dot():
    picture, _ = loaded((1, 1), dpi=9000.0)
    assert prepared(picture, 150, grey=True).planes[0].size == (1, 1)


def test_colours_at_half_the_dots_are_put_over_all_of_them():
    red = Image.new("RGB", (5, 3), (200, 20, 20)).convert("YCbCr").split()
    halves = (red[0], *(each.resize((3, 2)) for each in red[1:]))
    whole = put_together(halves).convert("RGB")
    assert whole.size == (5, 3)
    assert all(abs(one - other) < 4 for one, other in zip(whole.getpixel((4, 2)), (200, 20, 20), strict=True))
    assert put_together(red[:1]) is red[0]


@pytest.mark.parametrize("grey", [True, False])
def test_a_try_tells_the_weight_and_the_legibility_of_what_is_made(grey):
    picture, _ = loaded((900, 1200))
    ready = prepared(picture, 300, grey=grey)
    low, high = tried(ready, 40), tried(ready, 90)
    assert (low.quality, high.quality) == (40, 90)
    assert low.size_bytes < high.size_bytes
    assert 0 < low.legibility < high.legibility <= 1
    made = finished(ready, 40)
    assert (made.colours, made.wide, made.high) == (1 if grey else 3, 900, 1200)
    assert len(made.data) < low.size_bytes  # packed better than when it is tried
    assert isinstance(low, Point)
