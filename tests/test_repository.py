"""What stands outside the program: the README's commands, the licence, the pinned versions, what must not be there."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from casefile.cli.verbs.table import VERBS
from tests import tiers

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.fr.md")


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def listed() -> list[Path]:
    ran = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if ran.returncode != 0:
        pytest.skip("not a git checkout: there is no list of files to read")
    return [ROOT / name for name in ran.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("name", READMES)
def test_the_readme_gives_two_one_line_commands(name: str):
    commands = re.findall(r"```sh\n(.*?)\n```", text(name), re.S)
    assert len(commands) == 2
    assert commands[0].startswith(
        "python3 -m venv .venv && .venv/bin/pip install -q -c constraints.txt . && .venv/bin/casefile demo"
    )
    assert commands[1].endswith(".venv/bin/python -m pytest -q")
    assert all("\n" not in command for command in commands)


def test_ci_runs_the_tests_as_the_readme_says():
    ran = subprocess.run(
        [sys.executable, ROOT / ".ci" / "readme_tests.py"], capture_output=True, text=True, check=True
    )
    assert ran.stdout == "python -m pytest -q\n"
    assert ".ci/readme_tests.py" in text(".ci/run")


def test_the_workflow_runs_the_readme_s_tests_on_three_systems_with_every_python_that_is_promised():
    workflow, project = text(".ci/suite.yml"), tomllib.loads(text("pyproject.toml"))["project"]
    command = re.search(r"bin/(python -m pytest.*)", text("README.md"))
    assert command
    assert f"run: {command[1]}\n" in workflow
    for system in ("ubuntu", "macos", "windows"):
        assert f"{system}-latest" in workflow
    least = project["requires-python"].removeprefix(">=")
    assert f'python: ["{least}"' in workflow
    assert "-c constraints.txt" in workflow
    assert "://" not in workflow
    for name in READMES:  # what was really run is said beside it
        assert ".ci/suite.yml" in text(name)


@pytest.mark.parametrize("name", READMES)
def test_every_verb_the_readme_names_exists(name: str):
    verbs = {verb for verbs in VERBS.values() for verb in verbs}
    named = set(re.findall(r"`casefile ([a-z][a-z-]*)", text(name))) | set(
        re.findall(r"bin/casefile ([a-z]+)", text(name))
    )
    assert len(named) > 10
    assert named - verbs == set()


def test_both_readmes_say_the_same_things():
    titles = [len(re.findall(r"^## ", text(name), re.M)) for name in READMES]
    codes = [sorted(set(re.findall(r"`(casefile [a-z]+)", text(name)))) for name in READMES]
    assert titles[0] == titles[1]
    assert codes[0] == codes[1]


def test_what_the_store_does_not_promise_is_said():
    for promise in ("network drives", "encryption", "synchronised"):
        assert promise in text("README.md")


def test_the_manual_of_the_facts_names_every_fact():
    import msgspec

    from casefile.cases.ids import TABLES
    from casefile.rules.facts import Facts

    manual = text("docs/facts.md")
    for kind in (Facts, *TABLES.values()):
        for field in msgspec.structs.fields(kind):
            assert f"`{field.name}`" in manual or f"`[[{field.name}]]`" in manual, field.name


def test_every_dependency_is_pinned():
    project = tomllib.loads(text("pyproject.toml"))["project"]
    pinned = {line.partition("==")[0] for line in text("constraints.txt").splitlines() if "==" in line}
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    assert {re.split(r"[\[<>=]", each)[0].lower() for each in wanted} - pinned == set()
    assert "://" not in text("constraints.txt")


def test_the_licence_is_whole():
    assert "Apache License" in text("LICENSE")
    assert "END OF TERMS AND CONDITIONS" in text("LICENSE")
    assert tomllib.loads(text("pyproject.toml"))["project"]["license"] == "Apache-2.0"


def test_no_machine_path_and_no_index_address_is_kept():
    unwanted = re.compile(
        rb"(?:^|[^a-z.])/(?:work|root)/|https?://[^ ]*/simp" + rb"le|--index-" + rb"url|--extra-" + rb"index"
    )
    found = [
        path.relative_to(ROOT).as_posix() for path in listed()
        if path.suffix in {".py", ".toml", ".md", ".txt", ".cfg", ""}
        and path.name not in {"test_repository.py", "test_pdf.py"}
        and unwanted.search(path.read_bytes())
    ]  # fmt: skip
    assert found == []


def test_nothing_else_stands_at_the_top():
    tops = {path.relative_to(ROOT).parts[0] for path in listed()}
    assert tops == {
        ".ci", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.fr.md", "README.md", "benchmarks",
        "casefile", "constraints.txt", "docs", "examples", "pyproject.toml", "templates", "tests",
    }  # fmt: skip


NATURAL = {"casefile.tui.screens.case.case", "casefile.tui.screens.desk.desk"}
"""From the list of cases to a case, and back."""
LOADERS = {
    "casefile.cli.verbs.table": "casefile.cli.verbs.",
    "casefile.i18n.words": (
        "casefile.i18n.sentences.",
        "casefile.i18n.vocabulary",
        "casefile.i18n.fact_names",
    ),
}
"""Tables of what is loaded when it is first asked for: they import nothing when they are imported."""


def test_no_files_import_each_other_in_a_circle_but_the_list_of_cases_and_a_case():
    from graphlib import CycleError, TopologicalSorter

    import grimp

    graph = grimp.build_graph("casefile")
    imports = {
        module: {
            other
            for other in graph.find_modules_directly_imported_by(module)
            if {module, other} != NATURAL and not other.startswith(LOADERS.get(module, "-"))
        }
        for module in graph.modules
    }
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as circle:
        pytest.fail(" -> ".join(circle.args[1]))


def test_every_module_is_loaded_by_a_name_one_can_follow():
    magic = re.compile(
        r"\bimport_module\b|\b__import__\b|def __getattr__|\bimportlib(?!\.(?:resources|util))"
    )
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in (ROOT / "casefile").rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if magic.search(line)
    ]
    assert found == []


def test_the_files_that_take_long_are_there():
    here = Path(__file__).parent
    assert [each for each in (*tiers.LONG, *tiers.QUICK_SCREENS) if not (here / each).exists()] == []
