"""Every example of every page of help does what it says, on the example case and the files it speaks of."""

import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from casefile.cli.app import run
from casefile.cli.verb import example_lines
from casefile.cli.verbs.loading import command_of
from casefile.cli.verbs.table import VERBS
from tests.cli.conftest import Casefile
from tests.cli.not_here import NOT_HERE


def commands() -> Iterator[click.Command]:
    for name in (name for verbs in VERBS.values() for name in verbs):
        command = command_of(name)
        assert command is not None
        yield from command.commands.values() if isinstance(command, click.Group) else [command]


def examples() -> list[str]:
    return [
        line
        for command in commands()
        for line in "\n".join(example_lines(command.epilog or "")).replace("\\\n", " ").splitlines()
        if line not in NOT_HERE
    ]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with the example case under the name the examples use, and beside it the facts of that case."""
    from casefile.services.desk import Desk
    from casefile.services.desk_demo import make_demo

    home = tmp_path_factory.mktemp("furnished") / "desk"
    made = Desk(home=home)
    case = make_demo(made, home / "Anna Exemple", "en")
    made.close()
    assert run(["facts", str(case), "--export", str(home.parent / "anna.toml")]) == 0
    return home


@pytest.fixture
def here(desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files the examples name, beside a desk of its own."""
    home = tmp_path / "home"
    shutil.copytree(desk, home / "Casefile")
    monkeypatch.setenv("CASEFILE_HOME", str(home / "Casefile"))
    monkeypatch.setenv("HOME", str(home))
    work, scans = tmp_path / "work", home / "scans"
    for folder in (work, scans, home / "Documents"):
        folder.mkdir()
    monkeypatch.chdir(work)
    papers = sorted((home / "Casefile").rglob("documents/**/*.pdf"))
    shutil.copy(papers[0], scans / "passport.pdf")
    shutil.copy(Path(__file__).parents[2] / "examples" / "contracts.csv", work / "contracts.csv")
    (work / "papers.csv").write_text("item,status\ndigital_photo,requested\n", encoding="utf-8")
    shutil.copy(desk.parent / "anna.toml", work)
    return work


@pytest.mark.parametrize("line", examples())
def test_an_example_of_the_help_runs(line: str, here: Path, casefile: Casefile, tmp_path: Path):
    words = [word.replace("/tmp/example", str(tmp_path / "example")) for word in shlex.split(line)]
    program, verb, *arguments = words
    assert program == "casefile"
    if verb == "new":
        casefile("remove", "Anna Exemple", "--yes")
    if verb == "import":
        assert casefile("export", "Anna Exemple", "anna.zip").code == 0
    if "~/stick/cases" in arguments:
        assert casefile("backup", Path("~/stick/cases").expanduser()).code == 0
    answer = casefile(
        verb, *[str(Path(each).expanduser()) if each.startswith("~") else each for each in arguments]
    )
    allowed = {0, 1} if verb in {"hours", "checklist", "check", "due", "doctor"} else {0}
    assert answer.code in allowed, answer.err
