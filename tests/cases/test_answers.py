"""People's questions, each with a situation that raises it and one that does not: tests/scenarios/answers.toml."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from casefile.i18n.words import words_for
from casefile.rules.answers.registry import ANSWERS, Answer
from casefile.rules.book.stages import StageEntry
from casefile.services.rulebook.texts import load_answers
from tests.cases.looking import seen_of
from tests.rules.books import TODAY

_FILE = Path(__file__).parents[1] / "scenarios" / "answers.toml"
EN = words_for("en")
SCENARIOS: list[dict[str, Any]] = tomllib.loads(_FILE.read_text(encoding="utf-8"))["scenario"]
_KEYS = {"name", "ask", "relevant", "facts", "says", "not_says", "filed_on", "today"}


def plainly(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def answered(scenario: dict[str, Any]) -> Answer:
    filed = scenario.get("filed_on")
    stages = (StageEntry(id="s", stage="upload", on=filed),) if filed else ()
    seen = seen_of(scenario["facts"], stages=stages, today=scenario.get("today", TODAY))
    return next(each for each in seen.answers if each.id == scenario["ask"])


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda each: each["name"])
def test_situations(scenario: dict[str, Any]):
    assert set(scenario) <= _KEYS
    found = answered(scenario)
    said = plainly(" ".join(EN.label(each) for each in (*found.sentences, found.limits)))
    assert found.relevant is scenario["relevant"]
    for piece in scenario.get("says", ()):
        assert piece in said
    for piece in scenario.get("not_says", ()):
        assert piece not in said


def test_every_question_has_a_situation_that_raises_it_and_one_that_does_not():
    shown = {(each["ask"], each["relevant"]) for each in SCENARIOS}
    assert shown == {(id_, relevant) for id_ in ANSWERS for relevant in (True, False)}


def test_the_template_and_the_rules_know_the_same_questions():
    assert [each.id for each in load_answers()] == list(ANSWERS)


def test_every_passage_is_said_in_some_situation():
    said = {EN.label(sentence) for scenario in SCENARIOS for sentence in answered(scenario).sentences}
    for question in load_answers():
        for passage in question.passages:
            pattern = ".+".join(re.escape(part) for part in re.split(r"\{\w+\}", passage.text.en))
            assert any(re.fullmatch(pattern, each) for each in said), passage.text.en


def test_both_sides_of_a_text_have_the_same_blanks():
    def blanks(text: str) -> list[str]:
        return sorted(re.findall(r"\{(\w+)\}", text))

    for question in load_answers():
        for passage in question.passages:
            assert blanks(passage.text.en) == blanks(passage.text.fr)


def test_each_answer_says_where_it_comes_from_and_what_it_cannot_say():
    for each in seen_of({}).answers:
        assert each.source.title
        assert each.limits.fr
        assert each.limits.en


def test_french_is_spaced_as_french():
    for question in load_answers():
        texts = [question.question.fr, question.limits.fr, *(each.text.fr for each in question.passages)]
        assert not any(re.search(r"[ \w][;:!?](?:\s|$)|[a-z]'[a-z]", text) for text in texts)
