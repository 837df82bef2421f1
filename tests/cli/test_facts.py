import tomllib
from pathlib import Path

import msgspec
import pytest

from casefile.cases.ids import TABLES
from casefile.resources import template_text
from casefile.rules.facts import Facts
from casefile.services.fact_keys import fact_keys
from tests.cli.conftest import Casefile

EXAMPLE = (
    (Path(__file__).parents[2] / "docs" / "facts.md")
    .read_text(encoding="utf-8")
    .split("```toml\n")[1]
    .split("```")[0]
)


def test_the_example_of_the_manual_imports_and_reads_back(casefile: Casefile, anna: Path, tmp_path: Path):
    source, out = tmp_path / "in.toml", tmp_path / "out.toml"
    source.write_text(EXAMPLE, encoding="utf-8")
    assert casefile("facts", "Anna", "--import", source).code == 0
    before = casefile("show", "Anna", "--json").data["facts"]
    assert len(before["persons"]) == 3
    assert before["contracts"][0]["leaves"][0]["kind"] == "parental"
    assert casefile("facts", "Anna", "--export", out).code == 0
    assert casefile("facts", "Anna", "--import", out).code == 0
    assert casefile("show", "Anna", "--json").data["facts"] == before
    assert casefile("facts", "Anna").out == out.read_text(encoding="utf-8")


def test_every_error_is_named_with_its_line_and_nothing_changes(
    casefile: Casefile, anna: Path, tmp_path: Path
):
    path = tmp_path / "wrong.toml"
    path.write_text('programme = "fsw"\nmarital_status = "wed"\n[[contracts]]\nemployer = "A"\nshoe = 1\n')
    before = (anna / "case.json").read_bytes()
    answer = casefile("facts", "Anna", "--import", path)
    assert (answer.code, answer.out) == (2, "")
    for line in (2, 3, 5):
        assert f"line {line}:" in answer.err
    assert (anna / "case.json").read_bytes() == before


@pytest.mark.parametrize("text", ["= 1\n", "a = 1\na = 2\n", "[[persons]\n"])
def test_what_is_not_toml_is_refused_with_its_line(casefile: Casefile, anna: Path, tmp_path: Path, text: str):
    path = tmp_path / "wrong.toml"
    path.write_text(text)
    answer = casefile("facts", "Anna", "--import", path, "--json")
    assert answer.code == 2
    assert [each["code"] for each in answer.envelope["errors"]] == ["facts.not_toml"]


def test_import_and_export_at_once_is_a_contradiction(casefile: Casefile, anna: Path):
    assert casefile("facts", "Anna", "--import", "a", "--export", "b").code == 2
    assert casefile("facts", "Anna", "--import", "nowhere.toml").code == 3


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_key_is_listed_with_its_meaning_and_no_case_is_needed(casefile: Casefile, lang: str):
    told = casefile("facts", "--keys", "--lang", lang)
    assert told.code == 0
    for kind in (Facts, *TABLES.values()):
        for field in msgspec.structs.fields(kind):
            assert field.name in told.out
    assert ("the last day the passport is valid" in told.out) == (lang == "en")
    data = casefile("facts", "--keys", "--json").data["keys"]
    assert all(each["meaning"]["en"] and each["meaning"]["fr"] for each in data)
    assert [each["name"] for each in data if each["table"] == "contracts" and each["needed"]] == [
        "employer", "noc", "country", "first", "hours_per_week",
    ]  # fmt: skip


def test_no_meaning_is_left_from_a_key_that_is_gone():
    keys = {(key.table or "facts", key.name) for key in fact_keys()}
    told = tomllib.loads(template_text("facts/keys.toml"))
    left = {
        (table, name) for table, names in told.items() for name in names if name not in {"about", "called"}
    } - keys
    assert {name for table, name in left if table != "shared"} == set()
    assert {name for table, name in left if table == "shared"} <= {name for _, name in keys}


def test_the_empty_file_holds_every_key_and_can_be_imported_as_it_is(
    casefile: Casefile, anna: Path, tmp_path: Path
):
    file = tmp_path / "empty.toml"
    file.write_text(casefile("facts", "--template", "--lang", "fr").out, encoding="utf-8")
    assert casefile("facts", "Anna", "--import", file).code == 0
    filled = file.read_text(encoding="utf-8").replace("# marital_status =", 'marital_status = "single"')
    file.write_text(filled, encoding="utf-8")
    assert casefile("facts", "Anna", "--import", file).code == 0
    assert casefile("show", "Anna", "--json").data["facts"]["marital_status"] == "single"


def test_facts_without_a_case_says_what_to_name(casefile: Casefile):
    answer = casefile("facts")
    assert answer.code == 2
    assert "--keys" in answer.err
