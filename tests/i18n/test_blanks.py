"""Sentences as they read once their blanks are filled: elision in French, one point at the end."""

from decimal import Decimal

import pytest

from casefile.i18n.blanks import filled
from casefile.i18n.words import words_for


@pytest.mark.parametrize(
    ("template", "value", "said"),
    [
        ("L’évaluation de {diploma} sert.", "Ingeniero", "L’évaluation d’Ingeniero sert."),
        ("L’évaluation de {diploma} sert.", "BSc", "L’évaluation de BSc sert."),
        ("Le {test} ne sert plus.", "IELTS", "L’IELTS ne sert plus."),
        ("Le {test} ne sert plus.", "TCF", "Le TCF ne sert plus."),
        ("Parce que {name} reste.", "Émile", "Parce qu’Émile reste."),
        ("Lorsque {name} part.", "Anna", "Lorsqu’Anna part."),
        ("Lorsque {name} part.", "Karim", "Lorsque Karim part."),
        ("Au-delà de {cap}.", "8 heures", "Au-delà de 8 heures."),
        ("Aide {name}.", "Anna", "Aide Anna."),
    ],
)
def test_small_words_are_shortened_before_a_vowel(template: str, value: str, said: str):
    blank = template.partition("{")[2].partition("}")[0]
    assert filled(template, {blank: value}, words_for("fr")) == said


def test_english_keeps_its_words():
    assert filled("A copy of de {name}.", {"name": "Anna"}, words_for("en")) == "A copy of de Anna."


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize(
    ("employer", "said"),
    [("Moncton Inc.", "Offer: Moncton Inc."), ("Moncton", "Offer: Moncton.")],
)
def test_a_value_that_ends_with_a_point_ends_the_sentence(lang, employer: str, said: str):
    assert filled("Offer: {employer}.", {"employer": employer}, words_for(lang)) == said


def test_a_point_inside_a_word_is_kept():
    assert filled("{name}.pdf", {"name": "a."}, words_for("en")) == "a..pdf"


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_nothing_is_said_for_nothing(lang):
    assert words_for(lang)("") == ""


def test_a_sentence_kept_in_mind_is_not_said_of_another_kind_of_value():
    words = words_for("en")
    said = {words.sentence("unread.incomplete", {"count": count}) for count in (1, 2, 1)}
    assert len(said) == 2
    kinds = ({"name": 1}, {"name": Decimal("1")}, {"name": "1"}, {"name": True})
    told = [words.label({"template": "subject.in_country", "values": each}) for each in kinds]
    again = [words.label({"template": "subject.in_country", "values": each}) for each in kinds]
    assert told == again
    assert len(set(told)) == 3  # 1 and "1" read alike
