import time

import pytest

from casefile.errors import UsageError
from casefile.rules.occupations import check_noc, parse_occupations, search_occupations
from tests.rules.books import book

KNOWN = book().occupations


def codes(query):
    return [each.code for each in search_occupations(query, KNOWN)]


def test_the_whole_classification_is_there():
    assert len(KNOWN) == 516
    assert sum(each.trade for each in KNOWN.values()) == 96
    assert KNOWN["21232"].title.en == "Software developers and programmers"
    assert KNOWN["21232"].teer == 1


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("software developer", "21232"),
        ("developpeur logiciel", "21232"),
        ("Développeuse de logiciels", "21232"),
        ("sofware develloper", "21232"),
        ("cuisinier", "63200"),
        ("cook", "63200"),
        ("boulanger", "63202"),
        ("infirmier", "31301"),
        ("21232", "21232"),
        ("welder", "72106"),
        ("electricien", "72200"),
    ],
)
def test_the_occupation_sought_is_among_the_first_three(query, code):
    assert code in codes(query)[:3]


def test_the_beginning_of_a_code_lists_its_group():
    assert codes("2123") == ["21230", "21231", "21232", "21233", "21234"]


@pytest.mark.parametrize("query", ["", "   ", "zzzzqqqq", "of the", "99999", "[]{}"])
def test_nothing_is_found_for_nothing(query):
    assert codes(query) == []


def test_a_search_is_quick_enough_to_follow_typing():
    codes("developpeur")
    begun = time.process_time()
    for word in ("ingenieur", "mecanicien", "charpentier", "programer", "enseignante"):
        codes(word)
    assert time.process_time() - begun < 1


@pytest.mark.parametrize(
    ("noc", "found"),
    [
        ("21232", []),
        ("65201", ["hours.teer_too_high"]),
        ("2173", ["contract.noc_2016"]),
        ("21", ["contract.noc_malformed"]),
        ("20000", ["contract.noc_unknown"]),
    ],
)
def test_what_is_said_of_a_code(noc, found):
    assert [finding.code for finding in check_noc(noc, KNOWN)] == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "code,title\n",
        "code,title_en,title_fr,trade\n2123,A,B,no\n",
        "code,title_en,title_fr,trade\n21232,A,B,maybe\n",
        "code,title_en,title_fr,trade\n21232,A,,no\n",
        "code,title_en,title_fr,trade\n21232,A,B,no\n21232,A,B,no\n",
        "code,title_en,title_fr,trade\n21232,A,B,no,more\n",
    ],
)
def test_a_faulty_table_is_refused(text):
    with pytest.raises(UsageError) as refused:
        parse_occupations(text, "noc.csv")
    assert refused.value.code == "rule.file_wrong"
