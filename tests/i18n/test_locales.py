"""The language a computer is set to, and sentences that hold another sentence."""

from itertools import product

import pytest
from babel import Locale

from casefile.i18n import words_for
from casefile.i18n.languages import language_code
from casefile.i18n.locales import system_lang
from casefile.i18n.vocabulary import STAGES_SHORT
from casefile.resources import template_rows
from tests.rules.books import book

SAID = {"": None, "fr_CA.UTF-8": "fr", "en_CA.UTF-8": "en", "C": "en"}


@pytest.mark.parametrize(("all_", "messages", "lang"), list(product(SAID, SAID, SAID)))
def test_the_first_that_is_set_decides(all_, messages, lang):
    told = system_lang({"LC_ALL": all_, "LC_MESSAGES": messages, "LANG": lang})
    first = next((SAID[each] for each in (all_, messages, lang) if each), None)
    if first is not None:
        assert told == first


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_sentence_inside_another_has_one_full_stop(lang):
    words = words_for(lang)
    inside = {"code": "journal.note", "values": {}}
    for code, values in (
        ("journal.contract_added", {"employer": "Exemple SA", "first_on": "2024-01-02"}),
        ("journal.facts_set", {"names": "born_on"}),
    ):
        told = words.sentence("journal.undone", {"code": code, "values": values})
        assert words.sentence(code, values).rstrip(".") in told
        assert told.endswith(".")
        assert ".." not in told
    assert ".." not in words.sentence("journal.undone", inside)


@pytest.mark.parametrize(
    ("lang", "names", "said"),
    [
        ("en", "principal.born_on, paper", "date of birth (Principal applicant) · the size of the paper"),
        ("fr", "programme, child-1.born_on", "le programme demandé · date de naissance (Enfant 1)"),
        ("en", "tef_canada.speaking, lang, no_key_of_ours", "(TEF Canada) · the language · no_key_of_ours"),
    ],
)
def test_the_journal_says_facts_in_words_and_no_keys(lang, names, said):
    told = words_for(lang).sentence("journal.facts_set", {"names": names})
    assert said in told.replace("\u00a0", " ")
    assert "born_on" not in told


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_stage_has_one_short_name_everywhere(lang):
    words = words_for(lang)
    told = {stage.id: words.label(stage.short) for stage in book().stages}
    assert {id_: words(name).partition(" ")[2] for id_, name in STAGES_SHORT.items()} == told


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_language_answers_to_its_name_in_the_locales_of_unicode(lang):
    rows = template_rows("language/names.csv", "code", "en", "fr")
    names = Locale(lang).languages
    for code in {row["code"] for row in rows}:
        assert language_code(names[code]) == code
        assert language_code(code) in {None, code}
    assert all(language_code(f" {row[lang].upper()} ") == row["code"] for row in rows)
    assert language_code("Klingon") is language_code("") is None
