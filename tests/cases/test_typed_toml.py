"""A file of facts as people fill it in: read when it is none of TOML, line by line, and nothing else is touched."""

import tomllib

import pytest

from casefile.cases.facts_toml import read_facts
from casefile.cases.typed_toml import as_typed
from casefile.errors import UsageError


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("a = “Zoé”", "Zoé"), ("a = «\u00a0Zoé\u00a0»", "Zoé"), ("a = ”Zoé”", "Zoé"), ("a = „Zoé“", "Zoé"),
        ("a = ‘Zoé’", "Zoé"), ("a = Zoé", "Zoé"), ('a = "Zoé', "Zoé"), ("a = 3/4/1990", "3/4/1990"),
        ("a : “Zoé”", "Zoé"), ("\u00a0a\t=\t“Zoé” ", "Zoé"), ("a = “L’Oréal”", "L’Oréal"), ("a = “”", ""),
        ("a =", ""), ('a = “say "hi" \\ there”', 'say "hi" \\ there'), ("a = “Zoé” # her name", "Zoé"),
        ("a = 37,5", "37,5"), ("a = oui", "oui"), ("a = https://x.example/#y", "https://x.example/#y"),
    ],
)  # fmt: skip
def test_what_stands_between_marks_of_any_kind_is_the_answer(line: str, told: str):
    assert tomllib.loads(as_typed(line)) == {"a": told}


@pytest.mark.parametrize(
    "text",
    [
        "a = 1",
        'a = "x" # y',
        "a = [1, 2]",
        "[[persons]]",
        "# said",
        "",
        "a = 2016-09-30",
        "a = true",
        "a = 'x'",
        "?",
    ],
)
def test_what_is_toml_already_or_no_answer_at_all_stays(text: str):
    assert as_typed(text) == text


def test_a_list_over_several_lines_is_not_taken_for_an_answer():
    text = 'a = [\n"x",\n]\nb = “y”'
    assert tomllib.loads(as_typed(text)) == {"a": ["x"], "b": "y"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_fault_is_still_told_on_its_own_line(end: str):
    with pytest.raises(UsageError) as refused:
        read_facts(
            end.join(["# said", "marital_status = “single”", "this is no answer", "programme = “fsw”"]),
            "kit.toml",
        )
    (fault,) = refused.value.problems
    assert fault.values["at_line"] == 3


def test_no_bomb_gets_in_by_the_second_reading():
    with pytest.raises(UsageError):
        read_facts("x = “y”\n" + ".".join("a" * 50) + " = 1\n", "kit.toml")
