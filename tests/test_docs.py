"""The pages for who works on the program: every file, room, verb, section and command they name exists."""

import re
import shlex
from importlib import metadata
from pathlib import Path

import click
import pytest

import casefile
from casefile.cli.app import VERBS

ROOT = Path(__file__).parents[1]
PAGES = ("CONTRIBUTING.md", "docs/architecture.md", "docs/hours.md")
PLACES = ("", "casefile/", "casefile/rules/")
NAMED = re.compile(r"`((?:[\w.-]+/)+[\w.*-]*|\.ci/\w+|[\w-]+\.(?:py|toml|md|txt))`")
MADE_UP = {
    "templates/programmes/ID.toml",
    "programmes/ID.toml",
    "person/slot/of",
    "services/*",
    "casefile/services/*",
}


def text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_every_file_and_folder_a_page_names_is_there(page: str):
    named = set(NAMED.findall(text(page))) - MADE_UP
    missing = {name for name in named if not any((ROOT / place / name).exists() for place in PLACES)}
    assert missing == set()
    assert len(named) > 2


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_a_page_leads_to_a_file(page: str):
    for target in re.findall(r"\]\(([^):#]+)\)", text(page)):
        assert ((ROOT / page).parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES)
def test_every_program_and_test_a_page_types_is_there(page: str):
    typed = set(re.findall(r"(?:python|-n 0) ((?:\.ci|tests)/[\w/.]+)", text(page)))
    typed |= {f"{name.replace('.', '/')}.py" for name in re.findall(r"python -m (tests\.\w+)", text(page))}
    assert {name for name in typed if not (ROOT / name).is_file()} == set()


def test_every_room_of_the_rules_is_on_the_map():
    rooms = {
        path.name for path in (ROOT / "casefile" / "rules").iterdir() if (path / "__init__.py").is_file()
    }
    named = set(re.findall(r"^\| `rules/(\w+)`", text("docs/architecture.md"), re.MULTILINE))
    assert named == rooms


def test_every_verb_is_on_the_map():
    shown = re.search(r"^The verbs: (.+?)\.$", text("docs/architecture.md"), re.MULTILINE | re.DOTALL)
    assert shown
    assert re.findall(r"`([\w-]+)`", shown[1]) == [verb for verbs in VERBS.values() for verb in verbs]


def test_every_section_the_code_cites_is_in_the_specification():
    sections = set(re.findall(r"^## (\d+)\.", text("docs/hours.md"), re.MULTILINE))
    assert sections == {str(number) for number in range(1, 11)}
    code = [
        *(ROOT / "casefile" / "rules" / "hours").glob("*.py"),
        *(ROOT / "tests" / "rules").glob("*hours*.py"),
    ]
    cited = {
        number for path in code for number in re.findall(r"section (\d+)", path.read_text(encoding="utf-8"))
    }
    assert cited
    assert cited <= sections


def test_the_specification_names_every_verdict_and_every_proviso():
    from casefile.i18n.vocabulary import VERDICTS

    page = text("docs/hours.md")
    sentences = (ROOT / "casefile" / "i18n" / "sentences" / "hours.py").read_text(encoding="utf-8")
    provisos = set(re.findall(r'"hours\.proviso\.(\w+)(?:\.\w+)?"', sentences))
    assert len(provisos) > 4
    assert {name for name in (*VERDICTS, *provisos) if name not in page} == set()


def test_the_version_is_said_once_and_the_change_log_knows_it():
    assert metadata.version("casefile") == casefile.__version__
    assert f"## {casefile.__version__}, " in text("CHANGELOG.md")
    assert "version" not in re.findall(
        r"^(\w+) = ", text("pyproject.toml").split("[project]")[1].split("[")[0], re.M
    )


OFFICE = ("docs/office.md", "docs/office.fr.md")


@pytest.mark.parametrize("page", OFFICE)
def test_the_letterhead_of_the_manual_is_one_and_its_templates_are_there(page, tmp_path, monkeypatch):
    from casefile.i18n.words import words_for
    from casefile.resources import templates_root
    from casefile.services.printing.letterhead import letterhead

    example = re.search(r"```toml\n(.*?)```", text(page), re.DOTALL)
    assert example
    (tmp_path / "print").mkdir()
    (tmp_path / "print" / "letterhead.toml").write_text(example[1], encoding="utf-8")
    monkeypatch.setenv("CASEFILE_TEMPLATES", str(tmp_path))
    assert [len(letterhead(words_for(lang))) for lang in ("en", "fr")] == [3, 3]
    named = re.findall(r"`((?:print|letters|facts)/[\w.]+)`", text(page))
    assert len(set(named)) > 5
    assert [name for name in named if not (templates_root() / name).is_file()] == []


@pytest.mark.parametrize("page", OFFICE)
def test_every_command_of_the_office_page_is_one_that_the_program_has(page):
    from casefile.cli.app import group
    from casefile.cli.session import Session

    typed = re.findall(r"`(casefile [^`]+)`", text(page))
    assert len(typed) > 8
    for line in typed:
        verb, *rest = shlex.split(line)[1:]
        context = click.Context(group, obj=Session([]))
        command = group.get_command(context, verb)
        if isinstance(command, click.Group) and rest:
            command = command.get_command(context, rest.pop(0))
        assert command is not None, line
        known = {name for each in command.params for name in each.opts}
        assert {word for word in rest if word.startswith("--")} <= known, line


def test_both_office_pages_say_the_same():
    pages = [text(page) for page in OFFICE]
    for told in (r"^## ", r"^\| `", r"`(--[a-z-]+)", r"`(casefile \w+)"):
        assert len({len(re.findall(told, page, re.MULTILINE)) for page in pages}) == 1, told
