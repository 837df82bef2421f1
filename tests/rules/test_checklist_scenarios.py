from typing import Any

import pytest

from casefile.i18n.words import words_for
from casefile.rules.checklist import Item
from casefile.services.rulebook.checklist import load_checklist
from tests.rules.checklist_cases import SCENARIOS, derived

# Rules that add a finding or a paper to a line instead of asking for one.
WITHOUT_A_LINE = {"R3d", "R3e", "R4c", "R17"}


def shown(item: Item) -> str:
    return f"{item.key} {item.severity} {item.need}"


def matches(item: Item, wanted: str) -> bool:
    return shown(item) == wanted or shown(item).startswith(wanted + " ")


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario["name"])
def test_scenario(scenario: dict[str, Any]):
    items, assumptions = derived(scenario)
    lines = [shown(item) for item in items]
    for wanted in scenario.get("asked", []):
        assert any(matches(item, wanted) for item in items), (wanted, lines)
    for unwanted in scenario.get("not_asked", []):
        assert not any(matches(item, unwanted) for item in items), (unwanted, lines)
    if "exactly" in scenario:
        assert lines == scenario["exactly"]
    by_key = {item.key: item for item in items}
    for key, wanted in scenario.get("pieces", {}).items():
        assert set(wanted) <= {piece.id for piece in by_key[key].pieces}, key
    for key, unwanted in scenario.get("no_pieces", {}).items():
        assert not set(unwanted) & {piece.id for piece in by_key[key].pieces}, key
    for key, until in scenario.get("valid_until", {}).items():
        assert by_key[key].valid_until == until
    said = {f"{item.key}: {each.code} {each.severity}" for item in items for each in item.findings}
    said |= {f"{each.code} {each.severity}" for each in assumptions}
    for wanted in scenario.get("says", []):
        assert any(one == wanted or one.startswith(wanted + " ") for one in said), (wanted, said)
    for unwanted in scenario.get("not_says", []):
        assert not any(one.startswith(unwanted + " ") for one in said), (unwanted, said)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario["name"])
def test_everything_said_can_be_said_in_both_languages(scenario: dict[str, Any]):
    items, assumptions = derived(scenario)
    for lang in ("en", "fr"):
        words = words_for(lang)
        for finding in (*assumptions, *(each for item in items for each in item.findings)):
            sentence = words.of(finding)
            assert "{" not in sentence
            assert (lang == "en") == (sentence == words_for("en").of(finding)), sentence
        for item in items:
            assert "{" not in words.label(item.because)


def test_every_rule_is_seen_at_work_and_at_rest():
    at_work, at_rest = set(), set()
    for scenario in SCENARIOS:
        rule = scenario.get("rule")
        items, _ = derived(scenario)
        asked = {item.rule for item in items for wanted in scenario.get("asked", []) if matches(item, wanted)}
        said = scenario.get("says") or scenario.get("pieces")
        working = bool(said) if rule in WITHOUT_A_LINE else rule in asked
        (at_work if working else at_rest).add(rule)
    known = {rule.id for slot in load_checklist().slots for rule in slot.rules} | WITHOUT_A_LINE
    assert known <= at_work
    assert known <= at_rest


def test_no_line_appears_twice():
    for scenario in SCENARIOS:
        keys = [item.key for item in derived(scenario)[0]]
        assert len(keys) == len(set(keys))
