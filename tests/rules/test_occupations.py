import pytest

from casefile.errors import UsageError
from casefile.rules.occupations.noc import check_noc, parse_occupations
from tests.rules.books import book

KNOWN = book().occupations


def test_the_whole_classification_is_there():
    assert len(KNOWN) == 516
    assert sum(each.trade for each in KNOWN.values()) == 96
    assert KNOWN["21232"].title.en == "Software developers and programmers"
    assert KNOWN["21232"].teer == 1


@pytest.mark.parametrize(
    ("noc", "found"),
    [
        ("21232", []),
        ("65201", ["hours.teer_too_high"]),
        ("63200", []),  # cooks: level 3, the highest that any class takes
        ("64100", ["hours.teer_too_high"]),
        ("2173", ["contract.noc_2016"]),
        ("21", ["contract.noc_malformed"]),
        ("20000", ["contract.noc_unknown"]),
    ],
)
def test_what_is_said_of_a_code(noc, found):
    assert [finding.code for finding in check_noc(noc, KNOWN, 3)] == found


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
