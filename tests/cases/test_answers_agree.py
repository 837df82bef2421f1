"""What an answer says of a condition is what the page of the programmes says of it: every answer over every example.

The examples are the situations of tests/scenarios, the demonstration, and the families of the shared folder where it is
there; each is judged under its own programme and under every class.
"""

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

from casefile.cases.assess import assess
from casefile.cases.facts_toml import parse_facts
from casefile.cases.model import Case
from casefile.errors import CasefileError
from casefile.i18n.words import words_for
from casefile.resources import template_text
from casefile.rules.eligibility.programmes import eligibility
from casefile.rules.facts import Facts
from casefile.rules.points.report import points_report
from casefile.services.rulebook.points import load_points
from tests.rules import checklist_cases
from tests.rules.books import TODAY, book

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "cases" / "inputs" / "facts"
CONDITIONS = {
    "canadian_experience_under_a_year": "eligibility.hours",
    "hours_in_less_than_a_year": "eligibility.hours",
    "test_not_designated": "eligibility.language",
    "diploma_evaluation": "eligibility.education",
    "funds_stay": "eligibility.funds",
}
"""The condition each answer gives its verdict of; the others give none."""
LEADS = {
    "met": ("the hours suffice:", "les heures suffisent\u00a0:"),
    "met_if": ("suffice with a reservation", "suffisent sous réserve"),
    "not_met": ("the hours do not suffice", "les heures ne suffisent pas"),
    "unknown": ("nothing can be said", "rien ne peut être dit"),
}


def _scenarios(name: str) -> Iterator[tuple[str, Facts, date]]:
    text = (ROOT / "tests" / "scenarios" / f"{name}.toml").read_text(encoding="utf-8")
    for each in tomllib.loads(text)["scenario"]:
        facts = {"programme": "fsw", "marital_status": "single", "children_answered": True, **each["facts"]}
        yield each["name"], msgspec.convert(facts, Facts), each.get("today", TODAY)


@cache
def examples() -> tuple[tuple[str, Facts, date], ...]:
    family = [
        (each["name"], checklist_cases.facts_of(each)[0], each.get("on", date(2026, 6, 15)))
        for each in checklist_cases.SCENARIOS
    ]
    demo = parse_facts(template_text("examples/demo.toml"), "demo.toml")
    shared = [
        (path.stem, parse_facts(path.read_text(encoding="utf-8"), path.name), TODAY)
        for path in sorted(SHARED.glob("*.toml"))
        if _readable(path)
    ]
    found = (
        *_scenarios("answers"), *_scenarios("letters"), *family, ("the demonstration", demo, TODAY), *shared,
    )  # fmt: skip
    first = date(2025, 3, 25)  # before the first grid no page judges the programmes
    return tuple((name, facts, on if on >= first else TODAY) for name, facts, on in found)


def _readable(path: Path) -> bool:
    try:
        parse_facts(path.read_text(encoding="utf-8"), path.name)
    except CasefileError:
        return False
    return True


def judged(facts: Facts, on: date) -> tuple[Any, dict[str, Any]]:
    """Return the assessment and the conditions of every programme, as the page of the points shows them."""
    seen = assess(Case(id="case", name="x", facts=facts), book(), on, on=on)
    report = points_report(facts, book(), load_points(), on)
    return seen, eligibility(facts, on, book(), seen.hours, report.reading, report.fsw67)


def disagreements(facts: Facts, on: date) -> Iterator[str]:
    seen, programmes = judged(facts, on)
    funds = [each for each in programmes[seen.judged.id].conditions if each.code == "eligibility.funds"]
    asked = any(not each.finding.code.startswith("eligibility.funds.exempt") for each in funds)
    if ("funds_exemption" in seen.letters) is asked:
        yield f"the letter of exemption is {'' if asked else 'not '}called for, the programme asks {asked}"
    canadian = seen.hours.canadian
    for answer in seen.answers:
        code = CONDITIONS.get(answer.id)
        about = canadian.programme if answer.id.startswith("canadian") and canadian else seen.judged.id
        wanted = next((each for each in programmes[about].conditions if each.code == code), None)
        for at, lang in enumerate(("en", "fr")):
            words = words_for(lang)
            said = " ".join(words.label(each) for each in answer.sentences)
            if wanted is not None:
                sentence = words.of(wanted.finding).rstrip(".")
                if not (answer.id == "funds_stay" and seen.funds_report.exemption) and sentence not in said:
                    yield f"{answer.id} ({lang}) lacks: {sentence}"
                heard = [name for name, leads in LEADS.items() if leads[at] in said]
                if code == "eligibility.hours" and heard != [wanted.verdict]:
                    yield f"{answer.id} ({lang}) says {heard}, the programme {wanted.verdict}"


@pytest.mark.parametrize("at", range(8))
def test_every_answer_and_the_letter_of_exemption_say_the_verdict_of_the_programme(at: int):
    mine = examples()[at::8]
    assert len(mine) > 15
    found = [
        f"{name} as {programme}: {each}"
        for number, (name, facts, on) in enumerate(mine)
        for programme in {facts.programme, ("fsw", "cec", "fst", "pnp", "undecided")[number % 5]}
        for each in disagreements(msgspec.structs.replace(facts, programme=programme), on)
    ]
    assert found == []


def test_the_walk_would_hear_a_wrong_verdict():
    facts = next(
        facts for name, facts, _ in examples() if name == "A year and a half at 37.5 hours is enough"
    )
    LEADS["met"], LEADS["not_met"] = LEADS["not_met"], LEADS["met"]
    try:
        assert list(disagreements(facts, TODAY)) != []
    finally:
        LEADS["met"], LEADS["not_met"] = LEADS["not_met"], LEADS["met"]
