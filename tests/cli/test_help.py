import subprocess
import sys

import pytest

from casefile.cli.verbs.loading import command_of
from casefile.cli.verbs.table import VERBS, summary_of
from tests.cli.conftest import Casefile

NAMES = [name for verbs in VERBS.values() for name in verbs]
HEAVY = {
    "textual",
    "tinydb",
    "pypdf",
    "typst",
    "holidays",
    "jinja2",
    "msgspec",
    "pypdfium2",
    "PIL",
    "rapidfuzz",
}
LOAD = "import sys; from casefile.cli.app import run; run({arguments}); print(*sys.modules, file=sys.stderr)"


def loaded(*arguments: str) -> set[str]:
    ran = subprocess.run(
        [sys.executable, "-c", LOAD.format(arguments=list(arguments))],
        check=False,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    return set(ran.stderr.split())


def test_help_loads_click_and_nothing_heavy():
    modules = loaded("--help")
    assert "click" in modules
    assert not modules & HEAVY
    assert not modules & {"shutil", "lzma", "json", "pathlib"}  # 2 ms each, of forty
    assert not {name for name in modules if name.startswith("casefile.services")}


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("columns", ["60", "80", "200"])
def test_a_page_of_help_fits_the_terminal(casefile: Casefile, monkeypatch, lang, columns):
    monkeypatch.setenv("COLUMNS", columns)
    pages = [casefile("--help", "--lang", lang).out]
    pages += [casefile("--lang", lang, name, "--help").out for name in ("line", "list", "rules")]
    for page in pages:
        plain = page.partition("\nExample")[0].partition("\nExemple")[
            0
        ]  # examples are one line each, to copy
        assert max(len(line) for line in plain.splitlines()) <= (80 if columns != "60" else 60)


@pytest.mark.parametrize(
    ("arguments", "never"),
    [
        (("new", "Anna"), {"textual", "pypdf", "typst", "jinja2", "pypdfium2", "PIL"}),
        (("list",), {"textual", "pypdf", "typst", "jinja2", "holidays", "pypdfium2"}),
        (("rules",), {"textual", "pypdf", "typst", "jinja2", "pypdfium2"}),
        (("occupations", "search", "tester"), {"textual", "pypdf", "typst", "jinja2"}),
    ],
)
def test_a_verb_loads_only_what_it_needs(arguments, never):
    assert not loaded(*arguments) & never


@pytest.mark.parametrize("name", NAMES)
def test_every_verb_explains_itself_in_french_without_an_english_word(casefile: Casefile, name: str):
    answer = casefile(name, "--help", "--lang", "fr")
    answer = casefile("--lang", "fr", name, "--help") if answer.code else answer
    assert answer.code == 0
    assert answer.out.startswith("Utilisation\u00a0:")
    for english in ("Usage", "Show this", "Print the", "[required]", "Examples", "Commands:", "CASE "):
        assert english not in answer.out


def test_french_usage_errors_are_french(casefile: Casefile):
    answer = casefile("--lang", "fr", "note")
    assert answer.code == 2
    assert answer.out == ""
    assert "Erreur\u00a0: Argument manquant" in answer.err
    assert "Pour de l’aide" in answer.err


def test_an_unknown_verb_is_a_usage_error(casefile: Casefile):
    answer = casefile("frobnicate")
    assert (answer.code, answer.out) == (2, "")
    assert "No such command 'frobnicate'" in answer.err


def test_the_locale_chooses_the_language(casefile: Casefile, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LANG", "fr_CA.UTF-8")
    assert casefile("--help").out.startswith("Utilisation\u00a0:")
    assert casefile("--help", "--lang", "en").code in {0, 2}
    assert casefile("--lang", "en", "--help").out.startswith("Usage:")


def test_version(casefile: Casefile):
    assert casefile("--version").out == "casefile 0.1.0\n"


@pytest.mark.parametrize("shell", ["bash_source", "zsh_source", "fish_source"])
def test_the_shell_can_complete(shell: str):
    ran = subprocess.run(
        [sys.executable, "-m", "casefile"], check=False, capture_output=True, text=True, stdin=subprocess.DEVNULL,
        env={"_CASEFILE_COMPLETE": shell, "PATH": "/usr/bin:/bin", "HOME": "/nonexistent"},
    )  # fmt: skip
    assert "_CASEFILE_COMPLETE" in ran.stdout, ran.stderr


def test_every_verb_says_what_it_is_for():
    for name in sorted({each for verbs in VERBS.values() for each in verbs}):
        assert command_of(name).help, name
    assert command_of("show").help == summary_of("show")
