"""Provinces and territories, as people write them."""

import pytest

from casefile.i18n.vocabulary import PROVINCES
from casefile.i18n.words import words_for
from casefile.rules.destination import nominates_nobody
from casefile.rules.provinces import PROVINCE_NAMES, province_code, same_province


@pytest.mark.parametrize(
    ("text", "code"),
    [("ON", "ON"), (" on ", "ON"), ("N.-B.", "NB"), ("Nouvelle Ecosse", "NS"), ("P.E.I.", "PE"), ("québec", "QC"),
     ("XX", ""), ("", ""), ("?", ""), ("Bavaria", ""), ("O N T", "")],
)  # fmt: skip
def test_a_province_is_known_by_its_letters_and_its_names(text, code):
    assert province_code(text) == code


@pytest.mark.parametrize(
    ("text", "nobody"),
    [("QC", True), ("Québec", True), ("NU", True), ("Nunavut", True), ("NT", False), ("", False)],
)
def test_quebec_and_nunavut_nominate_nobody(text, nobody):
    assert nominates_nobody(text) is nobody


def test_the_names_are_those_the_screens_show():
    for lang in ("en", "fr"):
        assert {province_code(words_for(lang)(name)): code for code, name in PROVINCES.items()} == {
            code: code for code in PROVINCE_NAMES
        }


def test_a_province_is_the_same_under_any_of_its_names():
    assert same_province("Manitoba", "MB")
    assert not same_province("MB", "ON")
    assert same_province("Elsewhere", "elsewhere")
    assert not same_province("Elsewhere", "MB")
