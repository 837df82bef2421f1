"""Whole cases in words: tests/scenarios/cases.toml is read by people who do not program."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from casefile.cases.assessment import Assessment
from casefile.cases.model import Line
from casefile.i18n.words import words_for
from casefile.rules.book.stages import StageEntry
from tests.cases.looking import seen_of
from tests.rules.books import TODAY

SCENARIOS = tomllib.loads(
    (Path(__file__).parents[1] / "scenarios" / "cases.toml").read_text(encoding="utf-8")
)["scenario"]


def entries(told: list[list[Any]]) -> tuple[StageEntry, ...]:
    """Return the stages told as [stage, day], with an outcome and its day where there are any."""
    found = []
    for at, (stage, on, *ended) in enumerate(told, 1):
        outcome, ended_on = ended or ("", None)
        found.append(StageEntry(id=f"s{at}", stage=stage, on=on, outcome=outcome, ended_on=ended_on))
    return tuple(found)


def seen(scenario: dict[str, Any]) -> Assessment:
    lines = tuple(Line(**each) for each in scenario.get("lines", ()))
    return seen_of(
        scenario.get("facts", {}), today=scenario.get("today", TODAY), lines=lines,
        stages=entries(scenario.get("stages", [])),
    )  # fmt: skip


def sentences(found: Assessment) -> list[str]:
    """Return all that the screens, the paper and the command line say of it first, in English."""
    words = words_for("en")
    ending = [words.sentence(found.ending.code, found.ending.values)] if found.ending else []
    told = (*found.todo, *found.assumptions, *(each for line in found.lines for each in line.findings))
    dates = [words.sentence(each.name_code, each.values) for each in found.deadlines]
    return [*ending, *(words.of(each) for each in told), *dates]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda each: each["name"])
def test_the_case_is_told_as_it_is(scenario: dict[str, Any]):
    found = seen(scenario)
    told = [plain(each) for each in sentences(found)]
    for piece in scenario.get("says", ()):
        assert any(piece in each for each in told), (piece, told)
    for piece in scenario.get("not_says", ()):
        assert not any(piece in each for each in told), (piece, told)
    dates = {f"{each.on.isoformat()} {each.code}" for each in found.deadlines}
    codes = {each.code for each in found.deadlines}
    assert set(scenario.get("dates", ())) <= dates, dates
    assert not codes & set(scenario.get("no_dates", ())), dates
    if "next" in scenario:
        assert [f"{gate.to} {gate.outcome}".strip() for gate in found.gates[:1]] == [scenario["next"]]
    if "judged_on" in scenario:
        assert found.on == scenario["judged_on"]
    for stage, state in scenario.get("states", {}).items():
        assert next(view.state for view in found.stages if view.stage.id == stage) == state


def test_every_scenario_expects_something():
    ways = {"says", "not_says", "dates", "no_dates", "next", "judged_on", "states"}
    assert [each["name"] for each in SCENARIOS if not ways & each.keys()] == []
