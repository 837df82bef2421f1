"""What is asked of a fit, and what came of it: pages picked and turned, the most that was done."""

from datetime import date

import pytest
from msgspec.structs import replace

from casefile.rules.fitting.limits import fit_rules_on
from casefile.rules.fitting.outcome import (
    FitFile,
    FitOutcome,
    FitRequest,
    PageFate,
    picked_pages,
)
from tests.rules.books import book

RULES = fit_rules_on(book().parameters, date(2026, 6, 1))
ASKED = FitRequest(sources=("a.pdf",), rules=RULES, limit_bytes=RULES.limit_bytes)


def test_pages_come_in_the_order_asked_each_turned_by_its_own_number():
    assert picked_pages(3, ASKED) == [(0, 0), (1, 0), (2, 0)]
    assert picked_pages(3, replace(ASKED, pages=(3, 1), turns=((1, 450),))) == [(2, 0), (0, 90)]


@pytest.mark.parametrize("wrong", [{"pages": (1, 4)}, {"pages": (0,)}, {"turns": ((4, 90),)}])
def test_a_page_that_there_is_not_is_named(wrong):
    with pytest.raises(ValueError, match=r"[04]"):
        picked_pages(3, replace(ASKED, **wrong))


@pytest.mark.parametrize(
    ("done", "most"),
    [
        ((), "nothing"),
        (("nothing",), "nothing"),
        (("nothing", "merged"), "merged"),
        (("merged", "recompressed"), "recompressed"),
    ],
)
def test_the_most_that_was_done_to_any_file_is_what_is_said(done, most):
    files = tuple(FitFile(size_bytes=1, changed=each, pages=()) for each in done)
    assert FitOutcome(files=files).changed == most


def test_a_page_is_found_in_the_part_it_became_after_the_contents():
    def file(count: int, contents: int = 0) -> FitFile:
        pages = tuple(PageFate(number=at, source=0, page=at, kind="picture") for at in range(count))
        return FitFile(size_bytes=1, changed="merged", pages=pages, contents_pages=contents)

    outcome = FitOutcome(files=(file(2, 1), file(1)))
    assert [outcome.place_of(at) for at in range(4)] == [(0, 2), (0, 3), (1, 1), None]
