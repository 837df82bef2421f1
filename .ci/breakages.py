"""Do the tests bite? Break the program in one small place at a time, and see whether the tests meant for it notice.

    python .ci/breakages.py [--count 60] [--seed 1] [--minutes 30] [--most-survivors 25] [--only casefile/cases]

The sample is drawn by the seed, which is printed: the same seed breaks the same places. Each breakage is made in a
copy; the tests that name the broken module run first, the long ones too, then the quick ones of its folder, and stop
at the first that fails.
Ends with 1 when more than the given percentage survives, once enough were tried to speak of a share. A survivor is a
question: is a test missing, or does the line change nothing?
"""

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from breaking import Breakage, of_python, of_template

ROOT = Path(__file__).resolve().parents[1]
COPIED = (".ci", "casefile", "templates", "tests", "examples", "docs", "benchmarks")
FILES = ("pyproject.toml", "README.md", "README.fr.md", "CHANGELOG.md", "LICENSE", "constraints.txt")
# Sentences, tables of words and what starts other programs: breaking them asks nothing of the tests of a room.
PASSED_OVER = ("casefile/i18n/sentences/", "casefile/__main__.py", "casefile/services/documents/child.py")
MEANT = (
    ("casefile/rules/", ("tests/rules", "tests/cases")),
    ("templates/", ("tests/rules", "tests/cases")),
    ("casefile/cases/", ("tests/cases", "tests/rules")),
    ("casefile/services/store/", ("tests/services/store",)),
    ("casefile/services/documents/", ("tests/services/documents", "tests/rules")),
    ("casefile/services/printing/", ("tests/services/printing",)),
    ("casefile/services/fitting/", ("tests/services/fitting", "tests/rules")),
    ("casefile/services/serving/", ("tests/services/serving",)),
    ("casefile/services/tables/", ("tests/services/tables", "tests/services/*")),
    (
        "casefile/services/",
        ("tests/services/*", "tests/services/rulebook", "tests/services/calendar", "tests/cli"),
    ),
    ("casefile/i18n/", ("tests/i18n", "tests/cli")),
    ("casefile/cli/", ("tests/cli",)),
    ("casefile/tui/", ("tests/tui",)),
    ("casefile/", ("tests/cli",)),
)
_DRAWN = ("tests/services/documents/test_seen_pages.py",)
_PRINTED = ("tests/services/printing/test_outlines.py", "tests/services/printing/test_texts.py")
WALKS = (
    (
        "casefile/tui/",
        (
            "tests/tui/test_snapshots.py",
            "tests/tui/test_nothing_there.py",
            "tests/tui/test_every_screen.py",
            "tests/tui/test_texts_drawn.py",
        ),
    ),
    *((f"casefile/services/documents/{name}", _DRAWN) for name in ("in_sight", "ink", "page", "viewer")),
    ("casefile/services/fitting/", ("tests/services/fitting/test_engine.py",)),
    ("casefile/services/printing/model", _PRINTED),
    ("casefile/services/serving/", ("tests/services/serving/test_server.py",)),
)
"""Tests that walk a whole room, whatever module they name: they run first, for they notice the most."""
SECONDS_FOR_ONE = 400.0
FEWEST_FOR_A_SHARE = 8  # with fewer, one line that changes nothing would say "half of them"


def main() -> int:
    """Break a sample, print what survives, and say by the exit code whether it is too much."""
    asked = _asked()
    print(f"seed {asked.seed}")
    sample = _sample(asked)
    until = time.monotonic() + asked.minutes * 60
    survivors, done, endless = [], 0, 0
    with tempfile.TemporaryDirectory() as folder:
        copy = copied(Path(folder))
        for each in sample:
            outcome = _outcome(copy, each, until)
            if time.monotonic() > until and outcome == "no end":
                print(f"time is over: {len(sample) - done} breakages were not tried to the end")
                break
            done += 1
            print(f"{outcome:9} {each}", flush=True)
            survivors += [each] if outcome == "SURVIVED" else []
            endless += outcome == "no end"
    share = 100 * len(survivors) / max(1, done)
    if endless:
        print(f"{endless} did not end in {SECONDS_FOR_ONE:.0f} s: an endless loop, or a slow computer")
    print(f"{len(survivors)} of {done} survived ({share:.0f} %); {asked.most_survivors} % are accepted")
    return 1 if share > asked.most_survivors and done >= FEWEST_FOR_A_SHARE else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--most-survivors", type=float, default=25)
    parser.add_argument("--only", default="")
    return parser.parse_args()


def _sample(asked: argparse.Namespace) -> list[Breakage]:
    """Return breakages of every kind in turn, so that the commonest kind does not fill the sample."""
    by_kind: dict[str, list[Breakage]] = {}
    for each in _possible(asked.only):
        by_kind.setdefault(each.kind, []).append(each)
    chance = random.Random(asked.seed)  # noqa: S311 - a sample that can be drawn again, not a secret
    for found in by_kind.values():
        chance.shuffle(found)
    kinds = sorted(by_kind)
    turns = max(map(len, by_kind.values()), default=0)
    mixed = [by_kind[kind][turn] for turn in range(turns) for kind in kinds if turn < len(by_kind[kind])]
    return mixed[: asked.count]


def _possible(only: str) -> Iterator[Breakage]:
    for path in sorted((*ROOT.glob("casefile/**/*.py"), *ROOT.glob("templates/**/*.toml"))):
        name = path.relative_to(ROOT).as_posix()
        if name.startswith(only) and not name.startswith(PASSED_OVER):
            text = path.read_text(encoding="utf-8")
            yield from of_python(name, text) if path.suffix == ".py" else of_template(name, text)


def copied(place: Path) -> Path:
    """Copy what the tests need into the folder, what is compiled already with it, and return it."""
    for name in COPIED:
        shutil.copytree(ROOT / name, place / name)
    for name in FILES:
        shutil.copy2(ROOT / name, place / name)
    return place


def _outcome(copy: Path, breakage: Breakage, until: float) -> str:
    path = copy / breakage.file
    before = path.read_text(encoding="utf-8")
    path.write_text(breakage.applied(before), encoding="utf-8")
    try:
        near, others = _tests(copy, breakage.file)
        runs = [["-m", "not slow", *near] if near else [], others]
        return "noticed" if any(_fail(copy, each, until) for each in runs if each) else "SURVIVED"
    except subprocess.TimeoutExpired:
        return "no end"
    finally:
        path.write_text(before, encoding="utf-8")


def _tests(root: Path, file: str) -> tuple[list[str], list[str]]:
    """Return the tests meant for a file: first those that name its module, then the others of its folders."""
    folders = next(folders for start, folders in MEANT if file.startswith(start))
    tests = [path for folder in folders for path in _in_folder(root, folder)]
    stem = Path(file).stem
    named = re.compile(rf"\b{re.escape(file.removesuffix('.py').replace('/', '.'))}\b|\b{re.escape(stem)}\b")
    walks = [root / each for start, found in WALKS if file.startswith(start) for each in found]
    near = [
        path
        for path in (*walks, *(each for each in tests if each not in walks))
        if path in walks or stem in path.stem or named.search(path.read_text(encoding="utf-8"))
    ]
    return (
        [path.relative_to(root).as_posix() for path in near],
        [path.relative_to(root).as_posix() for path in tests if path not in near],
    )


def _in_folder(root: Path, folder: str) -> list[Path]:
    """Return the files of tests of a folder and of those in it; of `folder/*` alone, those beside each other in it."""
    bare = folder.removesuffix("/*")
    return sorted((root / bare).glob("test_*.py") if bare != folder else (root / folder).rglob("test_*.py"))


def _fail(copy: Path, tests: list[str], until: float) -> bool:
    """Say whether a test fails; raises TimeoutExpired when they do not end in the time for one, or by `until`."""
    seconds = max(0.1, min(SECONDS_FOR_ONE, until - time.monotonic()))
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-n", "0", "-p", "no:cacheprovider", *tests]
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1", "CI": "1"}
    ran = subprocess.run(
        command, cwd=copy, env=environment, capture_output=True, check=False, timeout=seconds
    )
    if ran.returncode not in {0, 1, 2, 5}:  # 2: the broken module cannot even be imported
        raise RuntimeError(ran.stdout.decode(errors="replace")[-2000:])
    return ran.returncode in {1, 2}


if __name__ == "__main__":
    sys.exit(main())
