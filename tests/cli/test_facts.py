from pathlib import Path

import pytest

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


@pytest.mark.parametrize("text", ["a = \n", "a = 1\na = 2\n", "[[persons]\n"])
def test_what_is_not_toml_is_refused_with_its_line(casefile: Casefile, anna: Path, tmp_path: Path, text: str):
    path = tmp_path / "wrong.toml"
    path.write_text(text)
    answer = casefile("facts", "Anna", "--import", path, "--json")
    assert answer.code == 2
    assert [each["code"] for each in answer.envelope["errors"]] == ["facts.not_toml"]


def test_import_and_export_at_once_is_a_contradiction(casefile: Casefile, anna: Path):
    assert casefile("facts", "Anna", "--import", "a", "--export", "b").code == 2
    assert casefile("facts", "Anna", "--import", "nowhere.toml").code == 3
