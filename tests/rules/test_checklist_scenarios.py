from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefile.i18n.words import words_for
from casefile.rules.checklist.derive import derive_checklist
from casefile.rules.checklist.items import Item
from casefile.rules.facts import Facts, Person, Stay
from casefile.services.rulebook.checklist import load_checklist
from casefile.services.rulebook.language import load_tests
from casefile.services.rulebook.pack import load_parameters
from casefile.services.rulebook.programmes import load_programmes
from tests.rules.checklist_cases import SCENARIOS, derived

# Rules that add a finding or a paper to a line instead of asking for one.
WITHOUT_A_LINE = {"R3d", "R3e", "R4c", "R17"}


def shown(item: Item) -> str:
    return f"{item.key} {item.severity} {item.need}"


def matches(item: Item, wanted: str) -> bool:
    return shown(item) == wanted or shown(item).startswith(wanted + " ")


def times_and_doubts(scenario: dict[str, Any], by_key: dict[str, Item]) -> None:
    for key, until in scenario.get("valid_until", {}).items():
        assert by_key[key].valid_until == until
    for key in scenario.get("not_valid_until", []):
        assert by_key[key].valid_until is None
    for key in scenario.get("in_hand", []):
        assert by_key[key].lead_days is None
    for key, again in scenario.get("to_read_again", {}).items():
        told = {content.id for piece in by_key[key].pieces for content in piece.contents}
        assert ("still_so" in told, "to be confirmed" in words_for("en").label(by_key[key].because)) == (
            again,
            again,
        )


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
    times_and_doubts(scenario, by_key)
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


def test_a_line_is_of_the_person_its_key_begins_with_called_by_the_role_where_there_is_no_id():
    for scenario in SCENARIOS:
        assert all(item.person == item.key.split("/")[0] for item in derived(scenario)[0])
    items, _ = derive_checklist(
        Facts(marital_status="married", persons=(Person(role="principal"), Person(role="spouse"))),
        on=date(2026, 6, 15),
        today=date(2026, 6, 15),
        entries=(),
        definition=load_checklist(),
        parameters=load_parameters(),
        programmes=load_programmes(),
        tests=load_tests(),
    )
    assert {item.person for item in items} == {"principal", "spouse"}
    assert all(item.person == item.key.split("/")[0] for item in items)


COUNTRIES = st.sampled_from(["FR", "BE", "NL", "CA", "US", "ZZ"])
DAYS = st.dates(date(1950, 1, 1), date(2029, 1, 1))
ANY_PERSON = st.builds(
    Person,
    id=st.just("child-1"),
    role=st.just("child"),
    born_on=st.none() | DAYS,
    residence=COUNTRIES | st.just(""),
    accompanying=st.booleans(),
    canadian=st.sampled_from(["", "citizen"]),
    given_name=st.sampled_from(["", "{x}", "[b]Léa[/b]"]),
    other_parent_stays=st.booleans(),
    other_parent_custody=st.booleans(),
    depends_by_condition=st.booleans(),
)
ANY_FACTS = st.builds(
    Facts,
    programme=st.sampled_from(["fsw", "cec", "fst", "pnp", "undecided"]),
    marital_status=st.none()
    | st.sampled_from(["single", "married", "common_law", "separated", "divorced", "widowed"]),
    persons=st.lists(ANY_PERSON, max_size=1).map(tuple),
    stays=st.lists(
        st.builds(
            Stay,
            person=st.sampled_from(["principal", "child-1"]),
            country=COUNTRIES,
            first=DAYS,
            last=st.none() | DAYS,
        ),
        max_size=4,
    ).map(tuple),
)


@given(facts=ANY_FACTS, on=st.dates(date(2023, 1, 1), date(2030, 1, 1)))
def test_whatever_is_told_there_is_a_list_with_reasons(facts: Facts, on: date):
    items, _ = derive_checklist(
        facts,
        on=on,
        today=on,
        entries=(),
        definition=load_checklist(),
        parameters=load_parameters(),
        programmes=load_programmes(),
        tests=load_tests(),
    )
    keys = [item.key for item in items]
    assert len(keys) == len(set(keys))
    assert "principal/passport" in keys
    assert all(
        words_for(lang).label(item.because).strip() and item.pieces for item in items for lang in ("en", "fr")
    )
    assert not [item.key for item in items if item.id == "police_certificate" and item.of == "CA"]
