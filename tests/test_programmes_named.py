"""The rules ask what a programme asks, never what it is called: its names stand in the templates' programmes alone."""

import ast
import re
import tomllib
from collections.abc import Iterable
from functools import cache

import pytest

from casefile.resources import templates_root
from casefile.services.rulebook import load_programmes
from tests.sources import PACKAGE, TOGETHER, nodes

pytestmark = TOGETHER
KNOWN = load_programmes().by_id.values()
IDS = {each.id for each in KNOWN if type(each).__name__ != "Programme"}
SHORT = {name for each in KNOWN if each.id in IDS for name in (each.short.en, each.short.fr)}
TITLES = {
    name
    for each in KNOWN
    if each.id in IDS
    for label in (each.title, each.full_title)
    for name in (label.en, label.fr)
}


def named_in(text: str) -> set[str]:
    """Return the names of programmes in a text: ids and short names as whole words, titles anywhere."""
    words = set(re.split("[^A-Za-z0-9]+", text))
    return (words & (IDS | SHORT)) | {title for title in TITLES if title in text}


def texts_of(nodes: Iterable[ast.AST]):
    """Yield every name and every text of the code with its line, documentation left aside."""
    documentation = set()
    for node in nodes:
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and node.body:
            if isinstance(node.body[0], ast.Expr):
                documentation.add(id(node.body[0].value))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node.value, node.lineno
        for field in ("id", "attr", "arg", "name"):
            value = getattr(node, field, None)
            if isinstance(value, str):
                yield value, getattr(node, "lineno", 0)


@cache
def texts() -> list[tuple[str, str, int]]:
    """Return every name and text of the program with its file and line."""
    return [
        (path.relative_to(PACKAGE).as_posix(), text, line)
        for path, found in nodes().items()
        for text, line in texts_of(found)
    ]


def test_no_code_names_a_programme():
    named = {text for text in {text for _, text, _ in texts()} if named_in(text)}
    assert [f"{file}:{line}: {text}" for file, text, line in texts() if text in named] == []


def test_only_the_facts_say_what_an_unmade_choice_is_called():
    assert {file for file, text, _ in texts() if text == "undecided"} == {"rules/facts.py"}


@pytest.mark.parametrize(
    "name",
    [f"{folder}/express_entry.toml" for folder in ("checklists", "answers", "letters", "stages")],
)
def test_no_other_template_says_a_programme_s_name(name):
    def said(value):
        if isinstance(value, dict):
            for key, each in value.items():
                if key not in {
                    "source",
                    "sources",
                }:  # where a text comes from may be the page of one programme
                    yield from said(each)
        elif isinstance(value, list):
            for each in value:
                yield from said(each)
        elif isinstance(value, str):
            yield value

    read = tomllib.loads((templates_root() / name).read_text(encoding="utf-8"))
    assert [text for text in said(read) if named_in(text)] == []


def test_the_search_would_find_one():
    assert named_in('f"hours.cec_required"') == {"cec"}
    assert named_in("Comme au Programme des candidats des provinces") == {
        "Programme des candidats des provinces"
    }
    assert dict(texts_of(ast.walk(ast.parse('def f(fsw): return "x"')))) == {"f": 1, "fsw": 1, "x": 1}
