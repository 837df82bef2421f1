"""Whatever a case file holds: no verb fails on it, every verb names what it cannot read, and nothing in it is lost."""

import contextlib
import io
import json
import os
import random
import shutil
import time
from pathlib import Path
from typing import Any

import pytest

from casefile.cases.unread import unread_findings
from casefile.cli.app import run
from casefile.errors import CasefileError
from casefile.i18n.words import words_for
from casefile.services.store.codec import encode
from casefile.services.store.readback import read_case
from tests.faults.odd_files import mutated, rich_tables

pytestmark = pytest.mark.slow

SECONDS = float(os.environ.get("CASEFILE_FUZZ_SECONDS", "60"))
SEED = int(os.environ.get("CASEFILE_FUZZ_SEED", "0")) or random.SystemRandom().randrange(1, 10**9)
READING = ("show", "hours", "checklist", "due", "funds", "history", "answers", "updates")


def _call(*arguments: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(list(arguments))
    assert "Traceback" not in out.getvalue() + err.getvalue()
    return code, out.getvalue(), err.getvalue()


def _held(folder: Path) -> dict[str, Any]:
    """Return what a file holds, without what every change writes anew."""
    tables = json.loads((folder / "case.json").read_bytes())
    head = tables["head"]["1"]
    for name in ("generation", "changed_at", "summary", "numbers", "schema"):
        head.pop(name, None)
    return tables


def _kept(before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Say whether all of it is still there: only the journal may have grown."""
    return all(
        after[table].get(number) == record
        for table, records in before.items()
        for number, record in records.items()
    ) and all(set(after[table]) == set(records) for table, records in before.items() if table != "journal")


def test_the_file_that_is_made_odd_is_whole_to_begin_with(tmp_path):
    (tmp_path / "case.json").write_bytes(encode(rich_tables(), tmp_path))
    assert read_case(tmp_path).case.unread == ()


def test_no_odd_file_makes_a_verb_fail_or_lose_anything(tmp_path):
    print(f"CASEFILE_FUZZ_SEED={SEED}")
    chance, end, tried = random.Random(SEED), time.monotonic() + SECONDS, 0
    while time.monotonic() < end:
        what, content = mutated(chance)
        folder = tmp_path / "desk" / "case"
        folder.mkdir(mode=0o700, parents=True)
        (folder / "case.json").write_bytes(content)
        try:
            _try(folder, content)
        except AssertionError as error:
            raise AssertionError(f"seed {SEED}, number {tried}: {what}\n{error}") from error
        shutil.rmtree(folder)
        tried += 1
    assert tried > SECONDS / 4


def _try(folder: Path, content: bytes) -> None:
    path = str(folder)
    try:
        opened = read_case(folder)
    except CasefileError:
        for verb in (*READING, "note", "undo"):
            arguments = (verb, path, "x") if verb == "note" else (verb, path)
            assert _call(*arguments)[0] == 4, verb
        assert _call("doctor", path)[0] == 4
        assert (folder / "case.json").read_bytes() == content
        return
    told = [words_for("en").of(each) for each in unread_findings(opened.case)]
    for verb in READING:
        code, _out, err = _call("--lang", "en", verb, path, "--json")
        assert code != 70, (verb, err)
        missing = [each for each in told if _plain(each) not in _plain(err)]
        assert not missing, (verb, missing, err)
    assert (folder / "case.json").read_bytes() == content
    code, out, _err = _call("doctor", path, "--json")
    codes = [each["code"] for each in json.loads(out)["data"]["cases"][0]["findings"]]
    assert sum(each.startswith("unread.") for each in codes) == len(told)
    assert code != 70
    assert not told or code == 1
    _change(folder, path)


def _change(folder: Path, path: str) -> None:
    before = _held(folder)
    for arguments in (("note", path, "a note"), ("undo", path), ("list",)):
        code, _out, err = _call(*arguments)
        assert code in {0, 2, 4}, (arguments, err)
        opened = read_case(folder)
        assert opened.damage is None, opened.damage
        if arguments[0] == "note":
            assert _kept(before, _held(folder)), arguments
    before = _held(folder)
    while refs := [(each.table, each.id) for each in read_case(folder).case.unread]:
        code, _out, err = _call("mend", path, "/".join(refs[0]), "--remove")
        if code in {2, 4}:  # what the rules cannot be asked about
            break
        assert code == 0, (refs, err)
        code, _out, err = _call("undo", path)
        assert code == 0, (refs, err)
        assert _kept(before, _held(folder)), refs
        assert _call("redo", path)[0] == 0
        assert refs[0] not in [(each.table, each.id) for each in read_case(folder).case.unread], refs
        before = _held(folder)


def _plain(text: str) -> str:
    return "".join("".join(sign for sign in text if sign.isprintable()).split())
