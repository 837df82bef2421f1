"""Is what is shipped whole? Install a wheel in an environment of its own and use it far from the checkout.

    python .ci/installed.py dist/casefile-*.whl [--constraints constraints.txt]

The demonstration runs in both languages, then every example of every page of help, each on a desk of its own. Ends
with 1 and the answer of the command when one fails, or when a page of help names a file that is not installed.
"""

import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.cli.not_here import NOT_HERE

LANGUAGES = ("fr", "en")
FOUND = {"hours", "checklist", "check", "due", "doctor"}  # their 1 says what they found, not that they failed
CONTRACTS = (
    "employer,noc,country,from,to,hours_per_week\n"
    "Exemple Numérique SAS,22222,FR,2015-12-14,2016-09-30,35\n"
    "Exemple Numérique SAS,22222,FR,2016-10-03,2017-08-31,35\n"
)


class Place:
    """A folder with an environment, a home and a desk, which knows nothing of the checkout."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bin = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
        self.home = folder / "home"
        self.work = self.home / "work"

    def install(self, wheel: Path, constraints: Path) -> None:
        """Make the environment, with the wheel and what it depends on."""
        venv.create(self.folder / "venv", with_pip=True)
        python = str(self.bin / "python")
        command = [
            python,
            "-m",
            "pip",
            "install",
            "-q",
            "--no-compile",
            "-c",
            str(constraints.resolve()),
            str(wheel.resolve()),
        ]
        subprocess.run(command, check=True, cwd=self.folder)

    def furnish(self) -> None:
        """Put a desk with the example under the name the help uses, and the files its examples name."""
        shutil.rmtree(self.home, ignore_errors=True)
        (self.home / "scans").mkdir(parents=True)
        self.work.mkdir()
        desk = self.home / "Documents" / "Casefile"
        self.expect("casefile", "demo", str(desk / "Anna Exemple"), "--lang", "en")
        paper = next(iter(sorted(desk.rglob("documents/**/*.pdf"))))
        shutil.copy(paper, self.home / "scans" / "passport.pdf")
        (self.work / "contracts.csv").write_text(CONTRACTS, encoding="utf-8")
        (self.work / "papers.csv").write_text("item,status\ndigital_photo,requested\n", encoding="utf-8")
        self.expect("casefile", "facts", "Anna Exemple", "--export", "anna.toml")
        self.expect("casefile", "backup", str(self.home / "stick" / "cases"))

    def expect(self, program: str, *arguments: str) -> str:
        """Run a program of the environment; raises SystemExit with its answer when it fails."""
        environment = {
            **{name: text for name, text in os.environ.items() if not name.startswith(("CASEFILE_", "PYTHON"))},
            "HOME": str(self.home), "USERPROFILE": str(self.home),
            "CASEFILE_HOME": str(self.home / "Documents/Casefile"),
            "XDG_STATE_HOME": str(self.home / "state"), "XDG_CACHE_HOME": str(self.home / "cache"),
            "XDG_CONFIG_HOME": str(self.home / "config"), "PYTHONIOENCODING": "utf-8",
            "LC_ALL": "C.UTF-8", "LANGUAGE": "",
        }  # fmt: skip
        place = self.work if self.work.is_dir() else self.folder
        command = [str(self.bin / program), *arguments]
        ran = subprocess.run(
            command, cwd=place, env=environment, capture_output=True, text=True, encoding="utf-8",
            stdin=subprocess.DEVNULL, check=False,
        )  # fmt: skip
        allowed = {0, 1} if arguments and arguments[0] in FOUND else {0}
        if ran.returncode not in allowed:
            sys.exit(
                f"{shlex.join([program, *arguments])}\nended with {ran.returncode}\n{ran.stdout}\n{ran.stderr}"
            )
        return ran.stdout


def main() -> int:
    """Install, use, and say what was done."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("wheel", type=Path)
    parser.add_argument("--constraints", type=Path, default=Path(__file__).parents[1] / "constraints.txt")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder))
        place.install(asked.wheel, asked.constraints)
        demonstrations(place)
        pages = list(help_pages(place))
        print(f"{len(pages)} pages of help", flush=True)
        place.furnish()
        kept = place.folder / "kept"
        shutil.copytree(place.home, kept)
        done = 0
        for example in dict.fromkeys(each for page in pages for each in examples(page)):
            shutil.rmtree(place.home)
            shutil.copytree(kept, place.home)
            run(place, example)
            done += 1
    print(f"{done} examples of the help ran")
    return 0


def demonstrations(place: Place) -> None:
    """Run the demonstration in both languages; what they say differs, and neither is empty."""
    said = {place.expect("casefile", "demo", str(place.folder / lang), "--lang", lang) for lang in LANGUAGES}
    if len(said) != len(LANGUAGES) or not all(said):
        sys.exit("the demonstration says the same in both languages: the catalogue is not installed")
    print("demo: " + ", ".join(LANGUAGES), flush=True)


def help_pages(place: Place) -> Iterator[str]:
    """Yield the page of every verb and of each below it; raises SystemExit when one names a file not shipped."""
    for verb in _listed(place.expect("casefile", "--help")):
        page = place.expect("casefile", verb, "--help")
        below = _listed(page) if "COMMAND" in page.splitlines()[0] else []
        for each in [
            page,
            *(place.expect("casefile", verb, name, "--help") for name in below),
        ]:
            if missing := re.search(r"\b(docs|examples|templates)/[\w./-]+", each):
                sys.exit(f"casefile {verb} --help speaks of {missing[0]}, which is not installed")
            yield each


def _listed(page: str) -> list[str]:
    after = page.split("--help", 1)[1].splitlines()[1:]
    return [found[1] for line in after if (found := re.match(r"  ([a-z][a-z-]*)(?:  |$)", line))]


def examples(page: str) -> Iterator[str]:
    """Yield the examples at the end of a page, each on one line."""
    _, found, text = page.partition("\nExamples:\n")
    for line in text.replace("\\\n", " ").splitlines() if found else ():
        if line.strip() and " ".join(line.split()) not in NOT_HERE:
            yield " ".join(line.split())


def run(place: Place, example: str) -> None:
    """Run one example; the name that `new` gives is taken, so that case goes first, and `import` needs a file."""
    program, verb, *arguments = shlex.split(example)
    if verb == "new":
        place.expect("casefile", "remove", "Anna Exemple", "--yes")
    if verb == "import":
        place.expect("casefile", "export", "Anna Exemple", "anna.zip")
    full = [each.replace("/tmp/", f"{place.home}/").replace("~", str(place.home)) for each in arguments]  # noqa: S108
    place.expect(program, verb, *full)
    print(f"  {example}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
