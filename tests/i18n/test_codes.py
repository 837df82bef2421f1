"""The codes of sentences: whole in the source, or composed from the values of one type; every one can be said."""

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Literal, get_args, get_origin, get_type_hints

import pytest

import casefile.cases
import casefile.rules
from casefile.cases.ids import TABLES
from casefile.cases.reading import KINDS
from casefile.i18n.words import sentences_under, words_for
from casefile.rules.deadlines.model import DeadlineCode
from casefile.rules.hours.report import ProvisoCode, ReasonCode
from casefile.services.calendar import PublicHolidays
from casefile.services.rulebook import load_rulebook
from tests import sources
from tests.sources import PACKAGE

pytestmark = sources.TOGETHER
MODULES = sorted((PACKAGE / "i18n" / "sentences").glob("[a-z]*.py"))
CODE = re.compile(r"[a-z]+(?:_[a-z]+)*[0-9]*(?:\.[a-z0-9_]+)+")
DATES_THAT_ONLY_AIM = {
    "biometrics_letter", "decision_standard", "canadian_year", "planned_filing", "turns_adult", "turns_biometrics",
    "permit_maintained",
}  # fmt: skip
"""Deadlines that only aim, plan or announce: missing them costs nothing, so nothing is to be done about them."""
FILES = {"case.json", "case.tcss", "unread.tcss"}
COMPOSED: Mapping[str, list[str]] = {
    "journal.{}_added": [f"journal.{table}_added" for table in TABLES if table != "contracts"],
    "journal.{}_changed": [f"journal.{table}_changed" for table in TABLES if table != "contracts"],
    "journal.{}_removed": [f"journal.{table}_removed" for table in TABLES if table != "contracts"],
    "deadline.{}": [f"deadline.{code}" for code in get_args(DeadlineCode)],
    "deadline.{}.{}": [
        f"deadline.{code}.{tense}"
        for code in get_args(DeadlineCode)
        if code not in DATES_THAT_ONLY_AIM
        for tense in ("near", "past")
    ],
    "unread.{}": [f"unread.{table}" for table in KINDS],
    "facts.count.{}": [f"facts.count.{table}" for table in TABLES],
    "hours.proviso.{}": [f"hours.proviso.{code}" for code in get_args(ProvisoCode)],
    "hours.reason.{}": [f"hours.reason.{code}" for code in get_args(ReasonCode)],
}
"""The codes that are glued in the source, and every value the type behind each can have."""


def nodes() -> dict[Path, tuple[ast.AST, ...]]:
    return {path: found for path, found in sources.nodes().items() if path.parent.name != "sentences"}


@cache
def said() -> dict[str, str]:
    """Every code with a sentence, by the module that holds it, as the source writes them."""
    found: dict[str, str] = {}
    for path in MODULES:
        table = next(
            each.value for each in ast.parse(path.read_text()).body if isinstance(each, ast.AnnAssign)
        )
        found |= {key.value: path.stem for key in table.keys}
    return found


def heads() -> set[str]:
    return {code.partition(".")[0] for code in said()}


@cache
def written() -> set[str]:
    """Every whole code the source writes."""
    return {
        node.value
        for found in nodes().values()
        for node in found
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value)
    }


def glued() -> Iterator[tuple[str, str]]:
    for path, found in nodes().items():
        for node in found:
            if isinstance(node, ast.JoinedStr):
                shape = "".join(
                    each.value if isinstance(each, ast.Constant) else "{}" for each in node.values
                )
                if CODE.fullmatch(shape.replace("{}", "x")) and shape.partition(".")[0] in heads():
                    yield shape, str(path.relative_to(PACKAGE))


def test_a_code_stands_in_one_module_and_is_found_by_its_first_word():
    for code in said():
        assert code in sentences_under(code.partition(".")[0])
    written_there = sum(
        len(set(re.findall(r'^    "([a-z_.0-9]+)":', path.read_text(), re.M))) for path in MODULES
    )
    assert written_there == len(said())


def test_every_code_the_source_writes_has_a_sentence():
    parameters = set(load_rulebook(PublicHolidays()).parameters.by_id)
    ours = {code for code in written() if code.partition(".")[0] in heads()}
    assert len(ours) > 300
    assert ours - said().keys() - parameters - FILES == set()


def test_no_code_is_glued_but_those_of_a_type():
    parameters = {"hours.{}_required", "hours.{}_months", "hours.{}_window"}
    assert {shape for shape, _ in glued()} - parameters == set(COMPOSED)


@pytest.mark.parametrize("shape", COMPOSED)
def test_every_code_that_can_be_glued_has_a_sentence(shape):
    assert set(COMPOSED[shape]) - said().keys() == set()


def test_every_sentence_is_asked_for():
    composed = {code for codes in COMPOSED.values() for code in codes}
    variants = {code for code in said() if code.rpartition(".")[0] in said() and code not in composed}
    assert said().keys() - written() - composed - variants == set()


@pytest.mark.parametrize("code", ["json.tool", "antigravity", "os.system", "journal.from_tomorrow", "", "."])
def test_a_code_out_of_a_file_is_no_sentence_and_loads_nothing(code):
    with pytest.raises(KeyError):
        words_for("en").sentence(code)


def test_a_table_by_the_values_of_a_type_holds_every_one_of_them():
    lacking, seen = [], 0
    for package in (casefile.rules, casefile.cases):
        for found in walk_packages(package.__path__, f"{package.__name__}."):
            module = import_module(found.name)
            for name, hint in get_type_hints(module).items():
                if get_origin(hint) is Mapping and get_origin(get_args(hint)[0]) is Literal:
                    seen += 1
                    table, wanted = getattr(module, name), set(get_args(get_args(hint)[0]))
                    lacking += [f"{found.name}.{name}: {value}" for value in wanted - table.keys()]
    assert seen > 5
    assert lacking == []
