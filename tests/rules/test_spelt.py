"""How papers spell a family name: only another spelling counts, never other capitals, accents or blanks."""

import pytest

from casefile.rules.documents.names import sought
from casefile.rules.documents.spelt import names_spelt


@pytest.mark.parametrize(
    ("name", "family", "text", "ways"),
    [
        ("Camille", "Moreau", "Madame Camille MOREAU", ("",)),
        ("Zoé", "Müller", "Frau Zoe Mueller", ("Mueller",)),
        ("Zoé", "Müller", "MÜLLER, Zoe P<D<<MUELLER<<ZOE<<<", ("", "MUELLER")),
        ("Zoé", "Müller", "Zoe MULLER", ("",)),
        ("Zoé", "Mueller", "Zoé Müller", ("",)),
        ("Fatima", "El Amrani", "Mme Fatima ELAMRANI", ("",)),
        ("Fatima", "El Amrani", "Mme Fatima Amrani", ("Amrani",)),
        ("Ana", "García Márquez", "Doña Ana Garcia", ("Garcia",)),
        ("Ana", "García Márquez", "Doña Ana García-Márquez", ("",)),
        ("Jeanne", "Lecœur", "P<FRALECOEUR<<JEANNE<<<<", ("",)),
    ],
)
def test_the_ways_a_family_name_is_written(name, family, text, ways):
    (found,) = names_spelt(text, [sought(name, family=family)])
    assert found == (f"{name} {family}", ways)


def test_a_paper_without_the_name_says_nothing_of_its_spelling():
    assert names_spelt("Monsieur Paul Petit", [sought("Zoé", family="Müller")]) == ()


def test_a_former_name_told_in_the_case_is_no_other_spelling():
    known = sought("Camille", ("Camille Bernard",), "Moreau")
    assert names_spelt("Diplôme de Camille BERNARD", [known]) == (("Camille Moreau", ("",)),)
