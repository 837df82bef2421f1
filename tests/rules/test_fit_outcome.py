"""What is asked of a fit, and what came of it: pages picked and turned, the most that was done."""

from datetime import date

import pytest
from msgspec.structs import replace

from casefile.rules.findings import Finding
from casefile.rules.fitting.limits import fit_rules_on
from casefile.rules.fitting.outcome import (
    Contents,
    FitFile,
    FitOutcome,
    FitRequest,
    PageFate,
    picked_pages,
    with_names,
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


def page(at: int) -> PageFate:
    return PageFate(number=at, source=0, page=at, kind="picture")


@pytest.mark.parametrize(
    ("legibility", "verdict"),
    [
        (None, "good"),
        (1.0, "good"),
        (0.95, "good"),
        (0.949, "look"),
        (0.9, "look"),
        (0.899, "poor"),
        (0.0, "poor"),
    ],
)
def test_a_page_is_judged_by_the_numbers_of_the_day(legibility, verdict):
    assert RULES.judged(legibility) == verdict


def test_a_result_is_possible_when_there_is_a_file_and_no_blocker_and_counts_the_pages_of_contents():
    file = FitFile(size_bytes=1, changed="merged", pages=(page(0), page(1)), contents_pages=1)
    warned, blocked = (Finding(code="fit.x", severity=each, values={}) for each in ("warning", "blocker"))
    assert FitOutcome(files=(file,), findings=(warned,)).possible
    assert not FitOutcome(files=(file,), findings=(warned, blocked)).possible
    assert not FitOutcome(pages=(page(0),)).possible
    assert (file.page_count, FitOutcome(files=(file, file), pages=(page(0),)).page_count) == (3, 6)
    assert FitOutcome(pages=(page(0), page(1))).page_count == 2


@pytest.mark.parametrize(("grey", "bilevel"), [(False, False), (True, False), (False, True)])
def test_colours_are_lost_where_grey_or_black_and_white_is_asked_for(grey, bilevel):
    assert replace(ASKED, grey=grey, bilevel=bilevel).toned is (grey or bilevel)


def test_the_names_of_the_sources_are_given_to_contents_that_have_none():
    contents = Contents(title="Contents", column="Page")
    assert with_names(contents, ["a", "b"]).names == ("a", "b")
    named = replace(contents, names=("mine",))
    assert (with_names(named, ["a"]), with_names(None, ["a"])) == (named, None)
