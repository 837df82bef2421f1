"""What facts are called, and what a person's own table or word may mean: both languages, every choice."""

from dataclasses import dataclass
from datetime import date

import msgspec
import pytest

from casefile.cases.model import Case, Line
from casefile.i18n.vocabulary import LINE_STATES, STATUSES, said
from casefile.i18n.words import LANGUAGES, words_for
from casefile.rules.facts import Facts, Leave, Person
from casefile.rules.findings import Label
from casefile.rules.text import folded_word
from casefile.services.choice_meant import choice_meant
from casefile.services.fact_keys import (
    called,
    choices,
    fact_keys,
    facts_template,
    meaning,
    tables_told,
    value_told,
)
from casefile.services.fact_words import VALUE_WORDS, fact_said
from casefile.services.list_words import changed, people, said_in_each, states, statuses, told_changes

EN, FR = words_for("en"), words_for("fr")
FAMILY = Facts(
    persons=(
        Person(id="principal", role="principal", given_name="Zoé", family_name="Exemple"),
        Person(id="spouse", role="spouse", given_name="Ali"),
        Person(id="child-1", role="child", given_name=""),
    )
)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("known", "vocabulary"), [(states, LINE_STATES), (statuses, STATUSES)])
def test_a_state_is_known_by_its_own_word_and_by_that_of_either_language(known, vocabulary, lang):
    for each in vocabulary:
        assert known()[folded_word(each)] == each
        assert known()[folded_word(said(words_for(lang), vocabulary, each))] == each


@pytest.mark.parametrize(
    ("called", "who"),
    [
        ("principal", "principal"), ("moi", "principal"), ("me", "principal"), ("demanderesse", "principal"),
        ("principal applicant", "principal"), ("demandeur principal", "principal"), ("zoe", "principal"),
        ("zoe exemple", "principal"), ("spouse", "spouse"), ("conjointe", "spouse"), ("ali", "spouse"),
        ("epoux ou conjoint", "spouse"), ("child", "child-1"), ("enfant", "child-1"), ("child 1", "child-1"),
        ("child 2", None), ("", None), ("nobody", None),
    ],
)  # fmt: skip
def test_a_person_is_known_by_place_and_by_name(called, who):
    assert people(FAMILY).get(folded_word(called)) == who


def test_of_two_children_none_is_the_child_and_alone_nobody_is_a_partner():
    second = Person(id="child-2", role="child", given_name="Lou")
    names = people(msgspec.structs.replace(FAMILY, persons=(*FAMILY.persons, second)))
    assert "child" not in names
    assert names["lou"] == "child-2"
    alone = people(Facts())
    assert alone["moi"] == "principal"
    assert not {"spouse", "conjoint", "child"} & set(alone)
    anybody = people(None)
    assert {anybody["spouse"], anybody["wife"], anybody["child_9"]} == {"spouse", "child-9"}
    assert "child_10" not in anybody


def test_a_name_that_is_a_role_too_stays_the_role():
    odd = Person(id="spouse", role="spouse", given_name="Moi")
    assert people(msgspec.structs.replace(FAMILY, persons=(FAMILY.persons[0], odd)))["moi"] == "principal"


def test_something_is_called_in_each_language():
    assert said_in_each(Label("Passport", "Passeport")) == tuple(
        {"en": "Passport", "fr": "Passeport"}[lang] for lang in LANGUAGES
    )


@dataclass
class Imported:
    key: str
    fields: dict[str, object]


def test_what_a_row_changes_of_its_line_is_what_is_other_than_it_was():
    line = Line(id="principal/passport", note="here", requested_on=date(2026, 1, 2))
    case = Case(id="c", name="x", lines=(line,))
    row = Imported(
        "principal/passport", {"note": "here", "requested_on": None, "reason": "gone", "state": "requested"}
    )
    found = changed(case, row)
    assert list(found) == ["requested_on", "reason", "state"]
    assert found["requested_on"] == (date(2026, 1, 2), None)
    told = [each.replace("\u00a0", " ") for each in told_changes(EN, found)]
    assert told[:2] == ["Requested on: Jan 2, 2026 → —", "Reason: — → gone"]
    assert told[2].endswith(f" → {said(EN, LINE_STATES, 'requested')}")


LEAVE = Leave(first=date(2025, 1, 2), last=date(2025, 2, 3), kind="unpaid")


@pytest.mark.parametrize(
    ("table", "name", "value", "told"),
    [
        ("", "x", None, "—"), ("", "x", "", "—"), ("", "x", (), "—"), ("", "x", True, "yes"), ("", "x", False, "no"),
        ("", "x", 0, "0"), ("stays", "person", "spouse", "Spouse or partner"), ("stays", "country", "FR", "France"),
        ("persons", "citizenships", ("FR", "MA"), "France, Morocco"), ("accounts", "balance_cad", 9000, "$9,000"),
        ("", "marital_status", "single", "never married"), ("unions", "kind", "common_law", "common-law union"),
        ("", "city", "Lyon <b>", "Lyon <b>"), ("", "on", date(2025, 1, 2), "January 2, 2025"),
    ],
)  # fmt: skip
def test_a_fact_is_said_as_its_key_says_to_read_it(table, name, value, told):
    assert fact_said(EN, table, name, value).replace("\u00a0", " ") == told


def test_a_leave_is_said_with_its_days_and_its_kind():
    assert fact_said(EN, "contracts", "leaves", (LEAVE,)).replace("\u00a0", " ") == (
        "January 2, 2025 → February 3, 2025 (unpaid leave)"
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_choice_has_a_word_and_that_word_means_it(lang):
    words = words_for(lang)
    for (table, name), told in VALUE_WORDS.items():
        for choice in told:
            word = fact_said(words, table, name, choice)
            assert word
            assert choice_meant(table, name, word) == choice_meant(table, name, choice) == choice, (
                table,
                name,
                word,
            )
            assert choice_meant(table, name, f"{choice} ({word})") == choice
    assert choice_meant("unions", "kind", "PACS") is None
    assert choice_meant("nowhere", "nothing", "x") is None


KEYS = {(key.table, key.name): key for key in fact_keys()}


def test_each_key_says_its_kind_its_choices_and_whether_it_is_needed():
    assert KEYS["stays", "purpose"].choices == ("residence", "travel")
    assert value_told(KEYS["stays", "purpose"], EN) == "residence | travel"
    assert value_told(KEYS["stays", "country"], EN).endswith("(needed)")
    assert KEYS["stays", "country"].needed
    assert not KEYS["stays", "last"].needed
    assert len({key.kind for key in KEYS.values()}) >= 5
    assert choices(dict[str, int]) == []


def test_every_key_and_table_has_a_meaning_and_the_template_names_them_all():
    for key in KEYS.values():
        assert meaning(key.table or "facts", key.name) is not None, key
    assert meaning("stays", "nothing") is meaning("nowhere", "country") is None
    assert EN.label(called("stays"))
    for lang in LANGUAGES:
        text = facts_template(words_for(lang))
        lines = text.splitlines()
        assert lines[0] == 'schema = "casefile.facts/1"'
        for table, name in KEYS:
            assert not table or lines.count(f"# [[{table}]]") == 1
            assert f"# {name} =   # " in text
        for told in tables_told().values():
            assert f"# {words_for(lang).label(told)}" in lines
