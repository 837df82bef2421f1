"""Sentences as they read once their blanks are filled: elision in French, one point at the end."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from casefile.errors import UsageError
from casefile.i18n.blanks import filled
from casefile.i18n.words import words_for
from casefile.rules.findings import Finding, Label


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


@pytest.mark.parametrize(
    ("name", "value", "en", "fr"),
    [
        ("x_bytes", 4_100_000, "4.10 MB", "4,10 Mo"),
        ("x_cad", 1570, "$1,570", "1 570 $"),
        ("country", "DE", "Germany", "Allemagne"),
        ("of_country", "XX", "XX", "XX"),
        ("country", 5, "5", "5"),
        ("of_province", "ON", "Ontario", "Ontario"),
        ("month", date(2026, 3, 1), "March 2026", "mars 2026"),
        ("of_month", "2026-03-01", "March 2026", "mars 2026"),
        ("first_on", "2026-03-01", "March 1, 2026", "1er mars 2026"),
        ("first_on", date(2026, 3, 1), "March 1, 2026", "1er mars 2026"),
        ("first", "2026-03-01", "2026-03-01", "2026-03-01"),
        ("score", Decimal("7.50"), "7.5", "7,5"),
        ("a_score", Decimal("500"), "500", "500"),
        ("a_score", Decimal("5E+2"), "500", "500"),
        ("a_score", "7.50", "7.50", "7.50"),
        ("hours", Decimal("7.5"), "7.50", "7,50"),
        ("hours", Fraction(4681, 3), "1,560.33", "1 560,33"),
        ("ability", "speaking", "speaking", "expression orale"),
        ("official_language", "fr", "French", "français"),
        ("n", 1560, "1,560", "1 560"),
        ("year", 1560, "1560", "1560"),
        ("n_code", 1560, "1560", "1560"),
        ("so", True, "True", "True"),
        ("nothing", None, "—", "—"),
        ("labels", [Label(en="a", fr="b"), Label(en="c", fr="d")], "a, c", "b, d"),
        ("countries", ["FR", "DE"], "FR, DE", "FR, DE"),
        ("of_countrys", ["FR", "DE"], "France, Germany", "France, Allemagne"),
        ("what", Finding(code="store.reason", severity="note", values={"variant": "eio", "name": "EIO"}),
         "it could not be read or written", "la lecture ou l’écriture a échoué"),
        ("at", datetime(2026, 3, 1, 14, 30, 5, tzinfo=UTC), None, None),
    ],
    ids=str,
)  # fmt: skip
def test_a_blank_is_filled_by_its_name_and_its_kind(name: str, value: object, en: str | None, fr: str | None):
    for lang, said in (("en", en), ("fr", fr)):
        told = (
            filled(f"<{{{name}}}>", {name: value}, words_for(lang))
            .replace("\u00a0", " ")
            .replace("\u202f", " ")
        )
        assert said is None or told.lower() == f"<{said}>".lower()
    if isinstance(value, datetime):
        by_second = filled("{a_second}", {"a_second": value}, words_for("en"))
        assert ":05" in by_second
        assert ":05" not in filled("{at}", {"at": value}, words_for("en"))


def test_a_text_whose_blank_nothing_fills_is_named_in_the_language_of_the_reader():
    for text, named in (("Look at {thing}.", "{thing}"), ("Look at {.", "{}"), ("Look at }.", "{}")):
        with pytest.raises(UsageError) as refused:
            words_for("fr").label({"template": {"en": text, "fr": text}, "values": {"other": 1}})
        assert refused.value.values == {"text": text, "problem": named}
        assert "expected" not in words_for("fr").of(refused.value)
