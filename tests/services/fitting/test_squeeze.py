"""Which picture gives way to which, and how far: pictures whose weights follow a law, so that nothing is encoded."""

from itertools import product
from typing import NamedTuple

import pytest

from casefile.rules.fitting.plan import Point
from casefile.services.fitting.hands import Done
from casefile.services.fitting.pictures import Embedded
from casefile.services.fitting.squeeze import lightened, two_toned
from tests.services.fitting.conftest import RULES

MADE = 0.9
"""What a picture weighs once it is made, of what it weighed when it was tried."""


class Page(NamedTuple):
    """A picture by its weight at 300 dots an inch; `photo` is spoilt when it becomes black and white."""

    weight: int
    unchanged_bytes: int = 1 << 40
    bilevel: bool = False
    faxed: bool = True
    dpi: float = 300
    photo: bool = False

    @property
    def size_bytes(self):
        return self.unchanged_bytes

    def at(self, dpi, quality):
        return round(self.weight * (dpi / 300) ** 1.7 * (200 - 2 * quality) ** -0.62)

    def toned(self, dpi):
        return round(self.weight * (dpi / 300) ** 1.3 / 20)


class Law:
    """A crew that encodes nothing; it remembers at which resolutions black and white was tried."""

    def __init__(self, shrink=MADE):
        self.pictures, self.tones, self.shrink = [], set(), shrink

    def take(self, pictures):
        self.pictures = pictures

    def do(self, jobs, _tick):
        return [self._done(job, self.pictures[job.picture]) for job in jobs]

    def _done(self, job, page):
        if job.what == "tone":
            self.tones.add(job.dpi)
            size = page.toned(job.dpi)
            return Done(Point(100, size, 0.5 if page.photo else 0.99), _shown(size))
        size = page.at(job.dpi, job.quality)
        if job.what == "try":
            return Done(point=Point(job.quality, size, 1 - 0.1 * (100 - job.quality) / 100))
        return Done(made=_shown(round(size * self.shrink)))


def _shown(size):
    return Embedded(bytes(size), 1, 1, 8, 3, "/DCTDecode")


def squeezed_by(way, pages, budget, shrink=MADE):
    law = Law(shrink)
    more = {"grey": False} if way is lightened else {}
    return way(pages, budget, RULES, law, lambda *_: None, **more), law


def held(pages, done):
    """What the PDF holds of them in the end."""
    return sum(
        len(made.data) if made else page.size_bytes for page, made in zip(pages, done.made, strict=True)
    )


PRINT = Page(400_000, 40_000, bilevel=True)
SCAN = Page(600_000)
LEAST_SCAN = round(SCAN.at(150, 50) * MADE)
MIXED = (SCAN, PRINT, SCAN)


@pytest.mark.parametrize(
    ("budget", "fits", "gives"),
    [
        (40_000 + 2 * LEAST_SCAN + 2000, True, "colour"),
        (39_000 + 2 * LEAST_SCAN, True, "both"),  # too little for the print as it came
        (PRINT.toned(150) + 2 * LEAST_SCAN + 1500, True, "both"),
        (PRINT.toned(150) + 2 * LEAST_SCAN - 2000, False, "none"),
        (1000, False, "none"),
    ],
)
def test_colour_gives_way_first_then_print_as_far_as_it_must_and_no_further_than_all_can(budget, fits, gives):
    done, _ = squeezed_by(lightened, MIXED, budget)
    assert done.fits is fits
    changed = [made is not None for made in done.made]
    assert changed == {"colour": [True, False, True], "both": [True] * 3, "none": [False] * 3}[gives]
    if fits:
        assert held(MIXED, done) <= budget


@pytest.mark.parametrize("budget", range(20_000, 90_000, 5000))
def test_print_loses_no_more_dots_than_leave_the_others_their_least(budget):
    done, law = squeezed_by(lightened, MIXED, budget)
    left = budget - 2 * LEAST_SCAN
    fitting = [rung for rung in RULES.rungs if PRINT.toned(rung) <= left]
    assert done.fits is bool(fitting) or abs(PRINT.toned(150) - left) < 2000
    if done.fits and law.tones:
        assert left < PRINT.unchanged_bytes + 2000
        assert done.dpi_of(1) in fitting[:2]
    elif done.fits:
        assert left >= PRINT.unchanged_bytes - 2000


@pytest.mark.parametrize("budget", range(20_000, 90_000, 5000))
def test_what_weighs_more_than_its_tries_promised_is_never_said_to_fit(budget):
    done, _ = squeezed_by(lightened, MIXED, budget, shrink=1.3)
    assert not done.fits or held(MIXED, done) <= budget


@pytest.mark.parametrize(("faxed", "dpi"), list(product((True, False), (200, 300, 400))))
def test_what_is_packed_otherwise_is_packed_as_a_fax_with_all_its_dots_first(faxed, dpi):
    page = Page(400_000, 400_000, bilevel=True, faxed=faxed, dpi=dpi)
    done, law = squeezed_by(lightened, [page], page.toned(max(dpi, 300)))
    assert done.fits
    assert max(law.tones) == (300 if faxed else max(dpi, 300))
    assert done.dpi == max(law.tones)


@pytest.mark.parametrize("budget", range(10_000, 70_000, 4000))
def test_in_black_and_white_a_photo_shares_what_the_others_leave_in_greys(budget):
    pages = (Page(400_000), Page(500_000, photo=True), Page(400_000, 5000))
    done, law = squeezed_by(two_toned, pages, budget)
    least = 5000 + pages[0].toned(150) + round(pages[1].at(150, 50) * MADE)
    if done.fits:
        assert held(pages, done) <= budget
        assert [made is not None for made in done.made] == [True, True, False]
        assert done.dpi_of(0) == min(law.tones)
        assert law.tones == set(RULES.rungs[: len(law.tones)])  # from fine to coarse, and no further
    assert done.fits is (budget >= least) or abs(budget - least) < 2500
