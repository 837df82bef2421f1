"""A choice of the facts is known by the words people have for it, in both languages."""

import pytest

from casefile.i18n.words import LANGUAGES, words_for
from casefile.services.choice_meant import choice_meant
from casefile.services.fact_keys import fact_keys
from casefile.services.fact_words import CHOICE_WORDS

CHOICES = [(key, choice) for key in fact_keys() for choice in key.choices]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_choice_has_words_which_mean_it_again(lang):
    words = words_for(lang)
    for key, choice in CHOICES:
        told = words(CHOICE_WORDS[key.table, key.name][choice])
        for typed in (choice, told, told.upper(), f"{choice} ({told})"):
            assert choice_meant(key.table, key.name, typed) == choice, (key.table, key.name, typed)


@pytest.mark.parametrize(
    ("table", "name", "typed", "meant"),
    [
        ("", "marital_status", "mariée", "married"), ("", "marital_status", "Marié(e)", "married"),
        ("", "marital_status", "célibataire", "single"), ("", "marital_status", "conjointe de fait", "common_law"),
        ("", "marital_status", "veuve", "widowed"), ("", "marital_status", "pacsée", None),
        ("contracts", "kind", "CDI", "employee"), ("contracts", "kind", "bénévole", "volunteer"),
        ("leaves", "kind", "congé parental", "parental"), ("permits", "kind", "travail", "work"),
        ("unions", "ended_by", "divorced", "divorce"), ("credentials", "language", "Français", "fr"),
        ("credentials", "language", "Spanish", "es"), ("credentials", "language", "fr", None),
        ("contracts", "employer", "CDI", None),
    ],
)  # fmt: skip
def test_what_people_say(table, name, typed, meant):
    assert choice_meant(table, name, typed) == meant
