import re
import tomllib
from datetime import date

import pytest

from casefile.errors import UsageError
from casefile.i18n.words import words_for
from casefile.resources import template, templates
from casefile.rules.checklist.file import parse_checklist, parse_country_notes
from casefile.rules.checklist.predicates.registry import CONDITIONS, EACH
from casefile.services.rulebook.checklist import load_checklist
from casefile.services.rulebook.pack import load_parameters

SMALL = """
id = "small"
label = { en = "Small", fr = "Petite" }
checked_on = 2026-01-01
[test_names]
[sources]
law = { title = "Law" }
[[slots]]
id = "passport"
title = { en = "Passport", fr = "Passeport" }
checked_on = 2026-01-01
[[slots.rules]]
id = "R1"
when = ["foreign"]
because = { en = "You.", fr = "Vous." }
source = "law"
[[slots.pieces]]
id = "pages"
label = { en = "Pages", fr = "Pages" }
"""


def refusal(text: str) -> UsageError:
    with pytest.raises(UsageError) as caught:
        parse_checklist(text, "checklists/small.toml")
    assert caught.value.values["origin"].partition(":")[0] == "checklists/small.toml"
    for lang in ("en", "fr"):
        assert "checklists/small.toml" in words_for(lang).of(caught.value)
    return caught.value


def test_a_small_checklist_is_read():
    definition = parse_checklist(SMALL, "checklists/small.toml")
    assert [slot.id for slot in definition.slots] == ["passport"]
    assert definition.slots[0].rules[0].source.title == "Law"


@pytest.mark.parametrize(
    ("before", "after", "code", "told"),
    [
        ('when = ["foreign"]', 'when = ["foriegn"]', "checklist.name_unknown", "foriegn"),
        ('source = "law"', 'source = "low"', "checklist.name_unknown", "low"),
        ('id = "R1"', 'id = "R1"\neach = "nobody"', "checklist.name_unknown", "nobody"),
        ('id = "R1"', 'id = "R1"\nwhom = ["principal"]', "rule.file_wrong", "whom"),
        ('fr = "Passeport"', 'de = "Pass"', "rule.file_wrong", "fr"),
        ('fr = "Vous."', 'fr = "Vous, {name}."', "checklist.blanks_differ", "passport"),
        ('fr = "Vous."', 'fr = "Vous, {name."', "rule.file_wrong", "passport"),
        ('id = "passport"', 'id = "passport"\nalso = ["stamp"]', "rule.file_wrong", "stamp"),
        ("[[slots]]", "[[slots", "rule.file_unreadable", "column"),
    ],
)
def test_a_fault_is_named_with_its_place(before: str, after: str, code: str, told: str):
    fault = refusal(SMALL.replace(before, after, 1))
    assert fault.code == code
    assert told in str(fault)


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ('id = "R1"', 'id = "R1"\nwhom = ["principal"]', 'whom = ["principal"]'),
        ('when = ["foreign"]', 'when = ["foriegn"]', "[[slots]]"),
    ],
)
def test_a_fault_is_named_with_its_line(before: str, after: str, line: str):
    text = SMALL.replace(before, after, 1)
    assert text.splitlines()[int(refusal(text).values["origin"].partition(":")[2]) - 1] == line


def test_the_same_slot_twice_is_refused():
    slot = SMALL[SMALL.index("[[slots]]") :]
    assert refusal(SMALL + slot).code == "checklist.twice"


def test_a_note_on_a_country_is_read_and_a_faulty_one_refused():
    text = '[NL]\nnote = { en = "a", fr = "b" }\nneeds_request_letter = true\nsource = { title = "s" }\n'
    assert parse_country_notes(text, "police.toml")["NL"].needs_request_letter
    for faulty in (text + "leed_days = 3\n", "NL = 3\n", "[NL"):
        with pytest.raises(UsageError):
            parse_country_notes(faulty, "police.toml")


def test_every_named_predicate_is_used_and_every_used_one_known():
    used = {rule.each for slot in load_checklist().slots for rule in slot.rules}
    assert used == set(EACH)
    asked = {name for slot in load_checklist().slots for rule in slot.rules for name in rule.when}
    asked |= {name for slot in load_checklist().slots for piece in slot.pieces for name in piece.when}
    assert asked == set(CONDITIONS)


def test_a_reason_never_calls_a_child_or_spouse_you():
    for slot in load_checklist().slots:
        for rule in slot.rules:
            told = rule.because_of or rule.because
            if set(rule.who) - {"principal"}:
                assert not told.en.startswith("You "), (slot.id, rule.id)
                assert not told.fr.startswith("Vous "), (slot.id, rule.id)


def test_what_is_asked_of_files_is_known_to_their_checks():
    assert {ask for slot in load_checklist().slots for ask in slot.asks} == {"colour", "photo"}


def test_countries_have_a_name_and_a_place_in_a_sentence():
    definition = load_checklist()
    assert set(definition.countries) == set(definition.places)
    assert definition.place("NL").fr == "aux Pays-Bas"
    assert definition.place("BE").en == "in Belgium"
    assert words_for("fr").label(definition.place("??")) == "dans ce pays (??)"
    assert set(definition.notes) <= set(definition.countries)
    assert definition.plain_countries <= set(definition.countries)


def french(told: object) -> list[str]:
    if isinstance(told, dict):
        own = [told["fr"]] if isinstance(told.get("fr"), str) else []
        return own + [text for value in told.values() for text in french(value)]
    return [text for value in told for text in french(value)] if isinstance(told, list) else []


@pytest.mark.parametrize("name", ["checklists/express_entry.toml", "countries/police.toml"])
def test_french_is_typeset(name: str):
    found = french(tomllib.loads(template(name).read_text(encoding="utf-8")))
    assert len(found) > 5
    for text in found:
        assert "'" not in text, text
        assert not re.search(r"[^\u202f\u00a0][;!?»]|[^\u00a0]:|«[^\u00a0]", text), text


def test_the_record_covers_2023_to_today():
    from casefile.services.rulebook.pack import load_parameters

    parameters = load_parameters()
    mine = ("funds/", "fees/", "validity/", "police/", "family/", "language/")
    names = [name for name, _ in templates("rules", ".toml") if name.startswith(mine)]
    assert len(names) > 20
    for name in names:
        parameter = parameters[name.removesuffix(".toml").replace("/", ".")]
        assert parameter.on(date(2023, 1, 1)).value
        assert parameter.on(date(2026, 11, 24)).value


@pytest.mark.parametrize(
    "name", ["checklists/express_entry.toml", "countries/police.toml", "stages/express_entry.toml"]
)
def test_every_source_has_its_title_in_both_languages(name: str):
    assert untranslated(tomllib.loads(template(name).read_text(encoding="utf-8"))) == []


def test_every_rule_has_the_title_of_its_sources_in_both_languages():
    pack = load_parameters().by_id.values()
    assert [each.id for each in pack for value in each.values if not value.source.title_fr] == []


def untranslated(told: object) -> list[str]:
    """Return the titles of sources without a French one."""
    if isinstance(told, list):
        return [title for each in told for title in untranslated(each)]
    if not isinstance(told, dict):
        return []
    own = [told["title"]] if isinstance(told.get("title"), str) and not told.get("title_fr") else []
    return own + [title for each in told.values() for title in untranslated(each)]
