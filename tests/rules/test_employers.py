import pytest

from casefile.rules.hours.employers import employer_key, near_employers


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Exemple Numérique SAS", "exemple numerique"),
        ("S.A.S. Exemple", "Exemple"),
        ("Œuvre & Cie", "OEUVRE"),
        ("Straße GmbH", "STRASSE"),
        ("Boulangerie L'Épi, S.A.R.L.", "Boulangerie L’epi"),
        ("Exemple-Nord Ltée", "Exemple Nord Limited"),
        ("Exemple  Co. Ltd.", "exemple"),
    ],
)
def test_the_same_employer_spelt_twice(one, other):
    assert employer_key(one) == employer_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Exemple Nord", "Exemple Sud"), ("SA", "SAS"), ("Co", "Ltd"), ("Sasha", "Ha"), ("Exemple", "Exemples")],
)
def test_different_employers_stay_different(one, other):
    assert employer_key(one) != employer_key(other)


@pytest.mark.parametrize("name", ["SA", "S.A.S.", "Ltd Co", "...", "  SARL  ", "!!"])
def test_a_name_is_never_dropped_down_to_nothing(name):
    assert employer_key(name)


def test_near_names_are_offered_and_equal_or_far_ones_are_not():
    names = ["Exemple Numérique", "Exemple Numerique SAS", "Exemple Numérik", "Boulangerie du Port"]
    assert near_employers(names) == (("Exemple Numérik", "Exemple Numerique SAS"),)


def test_a_longer_form_of_a_name_is_near():
    assert near_employers(["Atelier", "Atelier Nord France"]) == (("Atelier", "Atelier Nord France"),)
    assert near_employers(["ABC", "ABD"]) == ()


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("Atelier", "Atelier Nord", True),
        ("Ateliers", "Atelier", True),
        ("Ate", "Ate Nord", False),  # too short to tell
        ("Zeta Gestion", "Beta Gestion", True),
        ("Nordest", "Nord", False),
        ("Aaaa", "Zzzzzzzz", False),
        ("Abcd", "Bcd", False),
        ("Nord Atelier", "Atelier", False),
    ],
)
def test_two_names_are_near_whichever_is_the_longer_or_the_first(one, other, near):
    assert bool(near_employers((one, other))) is near
    assert bool(near_employers((other, one))) is near
