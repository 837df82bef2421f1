import pytest

from casefile.errors import UsageError
from casefile.rules.occupations.titles import dump_texts, parse_kept, parse_titles
from casefile.services.tables import table_of

KNOWN = {"00010", "22222"}
OFFICIAL = (
    "\ufeffLevel,Code - NOC 2021 V1.0,Class title,Element Type Label English,Element Description English\n"
    '5,10,Legislators,All examples,"Mayor, fictional"\n'
    "5,22222,Testers,Illustrative example(s),Software tester\n"
    "5,22222,Testers,Main duties,Execute test plans\n"
    "5,22222,Testers,Exclusion(s),Software engineers (21231)\n"
    "4,2222,Minor group,All examples,Not a unit group\n"
    "5,99999,Unknown,All examples,Nobody\n"
)


def read(text):
    return parse_titles(table_of(text, "elements.csv"), KNOWN)


def test_the_official_table_gives_examples_and_exclusions_with_their_zeros_back():
    found = read(OFFICIAL)
    assert found.titles == (("00010", "Mayor, fictional"), ("22222", "Software tester"))
    assert found.exclusions == (("22222", "Software engineers (21231)"),)
    assert found.unknown == 1


def test_the_french_table_is_read_too():
    text = (
        "Niveau;Code de la CNP 2021 V1.0;Titres;Type d'élément - français;Description de l'élément - français\n"
        "5;22222;x;Tous les exemples;Testeur de logiciels\n5;22222;x;Exclusion(s);Ingénieurs\n"
    )
    found = read(text)
    assert found.titles == (("22222", "Testeur de logiciels"),)
    assert found.exclusions == (("22222", "Ingénieurs"),)


def test_a_plain_table_keeps_codes_as_they_are():
    found = read("code,title\n22222,Tester\n10,No zeros\n")
    assert (found.titles, found.unknown) == ((("22222", "Tester"),), 1)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "occupations.not_a_table"),
        ("employer,noc\nA,22222\n", "occupations.not_a_table"),
        ("Level,Code,Element Type\n5,22222,All examples\n", "occupations.not_a_table"),
        ("Level,Code,Element Description\n5,22222,Tester\n", "occupations.not_a_table"),
        ("Level,Element Type,Element Description\n5,All examples,Tester\n", "occupations.not_a_table"),
        ('code,title\n"22222,Unclosed\n', "occupations.not_a_table"),
        ("code,title\n2222,Of 2016\n", "occupations.no_title"),
        ("code,title\n22222,\n", "occupations.no_title"),
    ],
)
def test_another_file_is_refused(text, code):
    with pytest.raises(UsageError) as refused:
        read(text)
    assert refused.value.code == code


def test_what_is_kept_reads_back_once_and_in_order():
    pairs = [("22222", "B\ttab"), ("00010", "A"), ("22222", "B tab")]
    assert list(parse_kept(dump_texts(pairs))) == [("00010", "A"), ("22222", "B tab")]
