"""Drafts of letters: called for or refused, and what stands outside their brackets: tests/scenarios/letters.toml."""

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from casefile.cases.letters import LETTERS, Letter, draft, letters_called_for
from casefile.cases.model import Line
from casefile.errors import NotFoundError, UsageError
from casefile.i18n.words import words_for
from casefile.rules.stages.ending import CaseEnding
from casefile.services.rulebook.texts import load_letters
from tests.cases.looking import seen_of

_FILE = Path(__file__).parents[1] / "scenarios" / "letters.toml"
SCENARIOS: list[dict[str, Any]] = tomllib.loads(_FILE.read_text(encoding="utf-8"))["scenario"]
CALLED = [each for each in SCENARIOS if each.get("called", True)]
_KEYS = {"name", "letter", "called", "facts", "lines", "says", "says_fr", "not_said"}
_BRACKETS = re.compile(r"\[[^\[\]]*\]")
TWO = {"employer": "{applicant} {0}", "noc": "22222", "country": "FR", "hours_per_week": "35"}


def seen(scenario: dict[str, Any]):
    lines = tuple(msgspec.convert(each, Line) for each in scenario.get("lines", ()))
    return seen_of(scenario["facts"], lines=lines)


def drafted(scenario: dict[str, Any]) -> Letter:
    return draft(scenario["letter"], seen(scenario), load_letters())


def text(letter: Letter, lang: str = "en") -> str:
    return "\n".join(words_for(lang).label(each) for each in letter.paragraphs)


@pytest.mark.parametrize("scenario", CALLED, ids=lambda each: each["name"])
def test_a_letter_states_facts_and_brackets_the_rest(scenario: dict[str, Any]):
    assert set(scenario) <= _KEYS
    assert scenario["letter"] in letters_called_for(seen(scenario))
    letter = drafted(scenario)
    english, french = text(letter).replace("\u00a0", " "), text(letter, "fr")
    source = letter.source.title
    assert english.startswith("Camille Exemple\n[Date]\n")
    assert english.endswith("Yours sincerely,\nCamille Exemple, [signature]")
    for piece in scenario.get("says", ()):
        assert piece in f"{english}\n{source}"
    for piece in scenario.get("says_fr", ()):
        assert piece in french
    stated = _BRACKETS.sub("", "\n".join(english.splitlines()[6:-3]))
    for piece in scenario.get("not_said", ()):
        assert piece not in stated


@pytest.mark.parametrize("scenario", CALLED, ids=lambda each: each["name"])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_bracket_is_closed_and_no_sentence_ends_twice(scenario: dict[str, Any], lang: str):
    written = text(drafted(scenario), lang)
    assert _BRACKETS.sub("", written).count("[") == _BRACKETS.sub("", written).count("]") == 0
    assert ".." not in written.replace("…", "")
    assert not re.search("[{}]", written)


@pytest.mark.parametrize(
    "scenario", [each for each in SCENARIOS if each not in CALLED], ids=lambda each: each["name"]
)
def test_a_letter_that_nothing_calls_for_is_refused(scenario: dict[str, Any]):
    assert scenario["letter"] not in letters_called_for(seen(scenario))
    with pytest.raises(UsageError) as refused:
        drafted(scenario)
    assert refused.value.code == "letter.nothing_to_explain"


def test_every_letter_is_called_for_and_refused_by_some_situation():
    shown = {(each["letter"], each.get("called", True)) for each in SCENARIOS}
    assert shown == {(kind, called) for kind in LETTERS for called in (True, False)}


def test_every_passage_is_said_in_some_situation():
    said = {words_for("en").label(each) for scenario in CALLED for each in drafted(scenario).paragraphs}
    for letter in load_letters():
        for passage in letter.passages:
            pattern = ".+".join(re.escape(part) for part in re.split(r"\{\w+\}", passage.text.en))
            assert any(re.fullmatch(pattern, each) for each in said), passage.text.en


def test_an_unknown_letter_names_the_known_ones():
    with pytest.raises(NotFoundError) as unknown:
        draft("nonsense", seen_of({}), load_letters())
    assert "history_gap" in unknown.value.values["known"]


def test_what_a_person_wrote_is_never_filled_in_again():
    first = {**TWO, "id": "a", "first": date(2015, 12, 14), "last": date(2016, 9, 30)}
    second = {**TWO, "id": "b", "first": date(2016, 10, 3), "last": date(2017, 8, 31)}
    letter = draft("consecutive_contracts", seen_of({"contracts": [first, second]}), load_letters())
    assert "With {applicant} {0}, I had 2 contracts" in text(letter)


def test_every_letter_has_a_draft_and_both_sides_the_same_blanks():
    assert [each.kind for each in load_letters()] == list(LETTERS)
    for letter in load_letters():
        for passage in letter.passages:
            en, fr = (sorted(re.findall(r"\{(\w+)\}", side)) for side in (passage.text.en, passage.text.fr))
            assert en == fr


def test_who_gave_no_name_fills_it_in():
    person = {"id": "principal", "role": "principal", "born_on": date(1992, 3, 14)}
    activities = [{"first": date(2010, 1, 1), "last": date(2017, 8, 31)}, {"first": date(2018, 1, 1)}]
    letter = draft("history_gap", seen_of({"persons": [person], "activities": activities}), load_letters())
    assert text(letter).startswith("[Name]\n[Date]")


def test_once_the_application_was_decided_on_nothing_is_left_to_explain():
    told = seen({"facts": {"programme": "cec"}})
    assert letters_called_for(told)
    refused = CaseEnding(outcome="refused", stage="decision", on=date(2026, 11, 20))
    assert not letters_called_for(msgspec.structs.replace(told, ending=refused))
    returned = msgspec.structs.replace(refused, outcome="returned", stage="upload")
    assert letters_called_for(msgspec.structs.replace(told, ending=returned))


AT_HOME = {
    "id": "c", "employer": "A", "noc": "21232", "country": "CA", "authorised": True, "first": date(2024, 1, 1),
    "hours_per_week": "35",
}  # fmt: skip
OFFER = {"id": "o", "employer": "A", "noc": "21232", "basis": "lmia", "full_time": True, "lasts_a_year": True}


@pytest.mark.parametrize(
    ("facts", "so"),
    [
        ({"programme": "fsw"}, set()),
        ({"programme": "cec"}, {"by_class"}),
        ({"programme": "pnp"}, {"nominee"}),
        ({"programme": "pnp", "contracts": [AT_HOME]}, {"nominee", "by_class_if"}),
        (
            {"programme": "pnp", "contracts": [AT_HOME], "nominations": [{"province": "ON"}]},
            {"nominee", "by_province", "by_class_if"},
        ),
        ({"programme": "fsw", "authorised_to_work": True, "offers": [OFFER]}, set()),
        ({"programme": "undecided", "contracts": [AT_HOME]}, set()),
    ],
)
def test_why_no_funds_are_shown_is_told_by_the_class_only_where_it_is_the_one(facts, so):
    found = LETTERS["funds_exemption"](seen_of(facts))
    assert set(found.so) == so
