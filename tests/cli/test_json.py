"""Every answer as JSON fits the shape that docs/json.md gives of it, and every schema is described there."""

import json
import re
import shutil
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import click
import pytest

from casefile.cli.verbs.loading import command_of
from casefile.cli.verbs.table import VERBS
from tests.cli.conftest import Casefile
from tests.services.documents.making import text_pdf

DOCUMENT = Path(__file__).parents[2] / "docs" / "json.md"
SECTION = re.compile(r"^### `([\w.-]+)`\n.*?^```json\n(.*?)^```", re.MULTILINE | re.DOTALL)
CASE = "Anna Exemple"
RUNS: dict[str, list[tuple[str, ...]]] = {
    "new": [("new", "Bruno"), ("new", "--from", "anna.toml")],
    "kit": [("kit",), ("kit", "-o", "kit.toml")],
    "show": [("show", CASE)],
    "set": [("set", CASE, "destination_province=ON"), ("set", CASE, "destination_province=ON")],
    "fact-add": [("fact", "add", CASE, "stay", "country=BE", "first=2010-01-01", "last=2011-01-01")],
    "fact-list": [("fact", "list", CASE)],
    "fact-set": [("fact", "set", CASE, "s1", "purpose=travel")],
    "fact-remove": [("fact", "remove", CASE, "a1", "--yes")],
    "facts": [("facts", CASE), ("facts", "--keys"), ("facts", CASE, "--import", "anna.toml", "--dry-run")],
    "stage": [("stage", CASE, "language_test", "--on", "2024-11-12")],
    "note": [("note", CASE, "hello")],
    "undo": [("undo", CASE)],
    "redo": [("redo", CASE)],
    "work-import": [("work", "import", CASE, "contracts.csv")],
    "work-add": [("work", "add", CASE, "--employer", "X", "--noc", "22222", "--country", "FR", "--first", "2018-01-01",
                  "--hours", "35")],
    "work-list": [("work", "list", CASE)],
    "work-set": [("work", "set", CASE, "c1", "authorised=yes")],
    "work-same": [("work", "same", CASE, "c1", "c2")],
    "work-qualified": [("work", "qualified", CASE, "2018-07-01")],
    "work-remove": [("work", "remove", CASE, "c2")],
    "hours": [("hours", CASE), ("hours", CASE, "--explain")],
    "history": [("history", CASE)],
    "occupations-search": [("occupations", "search", "tester")],
    "checklist": [("checklist", CASE)],
    "import-list": [("import-list", CASE, "papers.csv")],
    "line": [("line", CASE, "digital_photo", "--state", "requested")],
    "tick": [("tick", CASE, "work_proof/c1", "hours_per_week")],
    "attach": [("attach", CASE, "passport", "passport.pdf")],
    "sort": [("sort", "scans", CASE, "--yes")],
    "remove-document": [("remove-document", CASE, "f1")],
    "mend": [("mend", CASE)],
    "fit": [("fit", CASE, "passport", "--dry-run"), ("fit", "passport.pdf", "passport.pdf", "-o", "two.pdf")],
    "check": [("check", CASE), ("check", "passport.pdf", "nothing.pdf")],
    "print": [("print", CASE, "-o", "list.txt")],
    "letter": [("letter", CASE), ("letter", CASE, "history_gap")],
    "funds": [("funds", CASE)],
    "points": [("points", CASE), ("points", CASE, "--what-if", "marital_status=single")],
    "rounds": [("rounds", CASE)],
    "answers": [("answers", CASE)],
    "rehearse": [("rehearse", CASE)],
    "updates": [("updates", CASE)],
    "due": [("due",), ("due", CASE)],
    "list": [("list",)],
    "move": [("move", CASE, "2026/spring")],
    "bulk-print": [("bulk", "print", "pages", "--format", "txt")],
    "bulk-export": [("bulk", "export", "zips")],
    "bulk-calendar": [("bulk", "calendar", "calendars")],
    "audit": [("audit", CASE)],
    "demo": [("demo", "example")],
    "doctor": [("doctor",), ("doctor", CASE)],
    "restore": [("restore", CASE), ("restore", CASE, "--from", "copies")],
    "backup": [("backup", "copies"), ("backup", "copies", "--list"), ("backup", "copies", "--check")],
    "export": [("export", CASE, "anna.zip")],
    "import": [("import", "anna.zip", "--anew")],
    "import-merge": [("import", "sent.zip"), ("import", "sent.zip", "--take", "all")],
    "remove": [("remove", CASE, "--yes")],
    "rules": [("rules",)],
    "rules-diff": [("rules", "diff", "2024-06-01", "2026-11-24"), ("rules", "diff", "2024-06-01", "2026-11-24", CASE)],
    "rules-diff-desk": [("rules", "diff", "2024-06-01", "2026-11-24", "--desk")],
}  # fmt: skip
"""What is asked for each schema; a schema with several shapes is asked for each."""
NOT_ASKED = {"open", "serve", "occupations-import", "rounds-import"}
"""The screens answer no JSON; the official tables are not ours to keep: their answers are tested with the verbs."""


@cache
def shapes() -> dict[str, Any]:
    """Return the shapes of the document by their names."""
    return {name: json.loads(text) for name, text in SECTION.findall(DOCUMENT.read_text(encoding="utf-8"))}


def misfits(value: Any, shape: Any, at: str = "data") -> Iterator[str]:
    """Yield every place where a value is not what its shape says: types between |, * any key, ? a key that may lack."""
    if isinstance(shape, str):
        if not any(_is(value, each.strip(), at) for each in shape.split("|")):
            yield f"{at} is no {shape}: {str(value)[:60]!r}"
    elif isinstance(shape, list):
        if not isinstance(value, list):
            yield f"{at} is no list"
            return
        for number, each in enumerate(value):
            yield from misfits(each, shape[min(number, len(shape) - 1)], f"{at}[{number}]")
    else:
        yield from _of_object(value, shape, at)


def _of_object(value: Any, shape: dict[str, Any], at: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{at} is no object"
        return
    known = {name.rstrip("?"): inner for name, inner in shape.items()}
    for name, inner in value.items():
        if name in known or "*" in known:
            yield from misfits(inner, known.get(name, known.get("*")), f"{at}.{name}")
        else:
            yield f"{at}.{name} is not described"
    for name in shape:
        if name != "*" and not name.endswith("?") and name not in value:
            yield f"{at}.{name} is lacking"


def _is(value: Any, kind: str, at: str) -> bool:
    if kind in KINDS:
        return bool(KINDS[kind](value))
    return not list(misfits(value, shapes()[kind], at))


def _day(value: Any) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _moment(value: Any) -> bool:
    try:
        return isinstance(value, str) and "T" in value and datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


KINDS = {
    "text": lambda value: isinstance(value, str),
    "whole": lambda value: type(value) is int,
    "number": lambda value: type(value) in {int, float},
    "decimal": lambda value: isinstance(value, str) and re.fullmatch(r"-?\d+\.\d{2}", value),
    "yes/no": lambda value: isinstance(value, bool),
    "day": _day,
    "moment": _moment,
    "list": lambda value: isinstance(value, list),
    "null": lambda value: value is None,
    "any": lambda _: True,
}


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place with the example case, a copy of it that was sent and changed, and the files that are asked for."""
    from casefile.cases.changes import set_scalars
    from casefile.services.desk import Desk
    from casefile.services.desk_demo import make_demo

    place = tmp_path_factory.mktemp("json")
    desk = Desk(home=place / "desk")
    case = make_demo(desk, place / "desk" / CASE, "en")
    desk.change(case, set_scalars(name=CASE))
    shutil.copytree(case, place / "sent" / CASE)
    other = Desk(home=place / "sent")
    other.change(place / "sent" / CASE, set_scalars(destination_province="QC", marital_status="divorced"))
    work = place / "work"
    work.mkdir()
    other.export(place / "sent" / CASE, work / "sent.zip", earlier=False)
    shutil.copy(sorted(case.rglob("documents/**/*.pdf"))[0], work / "passport.pdf")
    shutil.copy(Path(__file__).parents[2] / "examples" / "contracts.csv", work / "contracts.csv")
    (work / "scans").mkdir()
    (work / "scans" / "reference letter.pdf").write_bytes(text_pdf())
    (work / "papers.csv").write_text("item,status\ndigital_photo,requested\n", encoding="utf-8")
    desk.close()
    return place


@pytest.fixture
def here(ready: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, casefile: Casefile) -> Path:
    shutil.copytree(ready, tmp_path / "x")
    monkeypatch.setenv("CASEFILE_HOME", str(tmp_path / "x" / "desk"))
    monkeypatch.chdir(tmp_path / "x" / "work")
    assert casefile("facts", CASE, "--export", "anna.toml").code == 0
    return tmp_path / "x" / "work"


def prepared(name: str, casefile: Casefile) -> None:
    """Do what must have been done for the question to have an answer."""
    if name == "redo":
        casefile("note", CASE, "hello")
        casefile("undo", CASE)
    if name in {"undo", "audit"}:
        casefile("note", CASE, "hello")
    if name == "import":
        casefile("export", CASE, "anna.zip")
    if name in {"restore", "backup"}:
        casefile("backup", "copies")
    if name == "updates":
        casefile("stage", CASE, "profile", "--on", "2025-01-20")
        casefile("set", CASE, "marital_status=married")


@pytest.mark.parametrize("name", RUNS)
def test_an_answer_fits_what_is_written_of_it(name: str, here: Path, casefile: Casefile):
    prepared(name, casefile)
    assert name in shapes(), f"docs/json.md says nothing of casefile.{name}/1"
    for asked in RUNS[name]:
        answer = casefile(*asked, "--json")
        assert answer.code in {0, 1}, (asked, answer.err)
        told = answer.envelope
        assert told["schema"] == f"casefile.{name}/1", asked
        assert not list(
            misfits({key: told[key] for key in ("warnings", "errors")}, shapes()["envelope"], "envelope")
        )
        assert list(misfits(told["data"], shapes()[name])) == [], asked


def schemas() -> set[str]:
    found = set()
    for verb in (verb for verbs in VERBS.values() for verb in verbs):
        command = command_of(verb)
        found |= (
            {f"{verb}-{each}" for each in command.commands} if isinstance(command, click.Group) else {verb}
        )
    return found


def test_every_verb_is_described_and_asked():
    assert schemas() - NOT_ASKED - RUNS.keys() == set()
    assert RUNS.keys() - shapes().keys() == set()


@pytest.mark.parametrize(
    ("shape", "value"),
    [
        ("text", 1), ("day", "2026-02-30"), ("decimal", "1.5"), ("whole", True), ("moment", "2026-01-01"),
        ({"a": "text"}, {}), ({"a": "text"}, {"a": "x", "b": 1}), (["whole"], [1, "2"]), ({"*": "whole"}, {"x": "y"}),
        ("whole|null", "x"), ({"a?": "text"}, {"a": None}),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_seen(shape, value):
    assert list(misfits(value, shape))
