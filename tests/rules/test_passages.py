"""Texts from templates: what is said when, what a fault of the file is called, what is never put in twice."""

from fractions import Fraction
from pathlib import Path

import pytest

from casefile.errors import UsageError
from casefile.i18n.words import words_for
from casefile.rules.book.passages import Circumstances, Passage, composed, parse_answers, parse_letters
from casefile.rules.findings import Label
from casefile.services.rulebook.texts import load_answers


def passage(en: str, **more) -> Passage:
    return Passage(text=Label(en, en), **more)


def said(told: Circumstances, *passages: Passage) -> list[str]:
    return [words_for("en").label(each) for each in composed(passages, told)]


def test_a_passage_is_said_when_all_is_so_and_nothing_speaks_against_it():
    both = passage("Both.", when=("a", "b"))
    alone = passage("Alone.", when=("a",), unless=("b",))
    assert said(Circumstances(relevant=True, so=frozenset("ab")), both, alone) == ["Both."]
    assert said(Circumstances(relevant=True, so=frozenset("a")), both, alone) == ["Alone."]
    assert said(Circumstances(relevant=True), both, alone) == []


def test_a_passage_for_each_row_takes_its_blanks_from_the_row_first():
    told = Circumstances(
        relevant=True, values={"n": "all", "who": "x"}, rows={"people": ({"who": "A"}, {"who": "B"})}
    )
    assert said(told, passage("{who} of {n}", each="people"), passage("{who}", each="nobody")) == [
        "A of all",
        "B of all",
    ]


def test_exact_figures_have_two_decimals_in_each_language():
    told = Circumstances(relevant=True, values={"hours": Fraction(10920, 7)})
    (text,) = composed((passage("{hours} h"),), told)
    assert words_for("en").label(text) == "1,560.00 h"
    assert words_for("fr").label(text) == "1\u202f560,00 h"


@pytest.mark.parametrize("parse", [parse_answers, parse_letters])
@pytest.mark.parametrize(("text", "code"), [("a = ", "rule.file_unreadable"), ("x = 1", "rule.file_wrong")])
def test_a_faulty_template_is_named(parse, text: str, code: str):
    with pytest.raises(UsageError) as fault:
        parse(text, "answers/own.toml")
    assert fault.value.code == code
    assert fault.value.values["origin"].partition(":")[0] == "answers/own.toml"


def test_a_question_of_ones_own_that_the_rules_cannot_answer_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "answers").mkdir()
    (tmp_path / "answers" / "express_entry.toml").write_text(
        """[[answers]]
id = "lottery"
question = { en = "?", fr = "?" }
source = { title = "x" }
checked_on = 2026-11-24
limits = { en = "x", fr = "x" }
passages = []
""",
        encoding="utf-8",
    )
    monkeypatch.setenv("CASEFILE_TEMPLATES", str(tmp_path))
    with pytest.raises(UsageError) as fault:
        load_answers.__wrapped__("express_entry")
    assert "lottery" in fault.value.values["problem"]
