import time
from pathlib import Path

import pytest

from casefile.services.rulebook.occupation_search import OccupationSearch
from casefile.services.rulebook.occupations import load_exclusions, load_occupations, load_titles

NOWHERE = Path("/nowhere")


@pytest.fixture(scope="module")
def index():
    return OccupationSearch(load_occupations(), load_titles(NOWHERE))


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("software tester", "22222"),
        ("testeur logiciel", "22222"),
        ("TESTEUSE DE LOGICIELS", "22222"),
        ("infirmière", "31301"),
        ("infirmiere", "31301"),
        ("cook", "63200"),
        ("cuisinier", "63200"),
        ("software developer", "21232"),
        ("developpeur logiciel", "21232"),
        ("sofware develloper", "21232"),
        ("boulanger", "63202"),
        ("welder", "72106"),
        ("electricien", "72200"),
        ("truck driver", "73300"),
        ("développeur web", "21234"),
        ("21232", "21232"),
    ],
)
def test_the_occupation_sought_comes_first(index, query, code):
    assert index.search(query)[0].occupation.code == code


def test_the_example_that_was_meant_is_named(index):
    found = index.search("software tester")[0]
    assert (found.title, found.occupation.title.en) == (
        "Software tester",
        "Information systems testing technicians",
    )


def test_without_example_titles_the_official_ones_still_answer():
    bare = OccupationSearch(load_occupations(), ())
    assert bare.search("boulanger")[0].occupation.code == "63202"
    assert bare.search("boulanger")[0].title == ""


def test_half_of_the_words_suffice_when_no_title_has_them_all(index):
    assert "22222" in {each.occupation.code for each in index.search("software tester zzzzqqqq")}


def test_the_beginning_of_a_code_lists_its_group(index):
    found = [each.occupation.code for each in index.search("2123")]
    assert found == ["21230", "21231", "21232", "21233", "21234"]


@pytest.mark.parametrize("query", ["", "   ", "zzzzqqqq", "of the", "99999", "[]{}", "\x1b[31m"])
def test_nothing_is_found_for_nothing(index, query):
    assert index.search(query) == ()


def test_a_search_is_quick_enough_to_follow_typing(index):
    begun = time.process_time()
    for word in (
        "ingenieur",
        "mecanicien",
        "charpentier",
        "programer",
        "enseignante",
        "t",
        "te",
        "developeur",
    ):
        index.search(word)
    assert time.process_time() - begun < 0.5


def test_every_title_shipped_belongs_to_a_known_occupation():
    titles = load_titles(NOWHERE)
    assert len(titles) > 57_000
    assert {code for code, _ in titles} == set(load_occupations())
    assert load_exclusions(NOWHERE) == {}
