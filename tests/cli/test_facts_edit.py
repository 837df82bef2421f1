"""Facts changed in an editor: what was saved is checked, shown and imported; what was typed is never lost."""

import re
import sys
from pathlib import Path

import pytest

from casefile.cli import facts_edit, facts_in
from tests.cli.conftest import Answer, Casefile


@pytest.fixture
def editor(casefile: Casefile, anna: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Edit with a program that puts one text in the place of another; answers follow each other."""
    casefile("set", "Anna", "given_name=Anna", "marital_status=single")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    for module in (facts_edit, facts_in):
        monkeypatch.setattr(module, "can_ask", lambda _: True)

    def edited(old: str, new: str, *more: str, answers: tuple[str, ...] = ()) -> Answer:
        program = tmp_path / "editor.py"
        program.write_text(
            "import pathlib, sys\np = pathlib.Path(sys.argv[1])\n"
            f"p.write_bytes(p.read_bytes().replace({old.encode()!r}, {new.encode()!r}))\n"
        )
        monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{program}"')
        monkeypatch.delenv("VISUAL", raising=False)
        left = iter(answers)
        for module in (facts_edit, facts_in):
            monkeypatch.setattr(module, "agreed", lambda *_: next(left) == "y")
        return casefile("facts", "Anna", "--edit", "--lang", "en", *more)

    return edited


def typed(answer: Answer) -> Path:
    found = re.search(r"What you typed is in (.+)\.$", answer.err, re.MULTILINE)
    assert found, answer.err
    return Path(found[1])


def marital(casefile: Casefile) -> str:
    return casefile("show", "Anna", "--json").data["facts"]["marital_status"]


def test_what_was_saved_is_shown_line_by_line_and_kept(casefile: Casefile, editor, tmp_path: Path):
    answer = editor('"single"', '"married"')
    assert answer.code == 0
    assert '-marital_status = "single"' in answer.out.splitlines()
    assert '+marital_status = "married"' in answer.out.splitlines()
    assert "What you typed" not in answer.err
    assert not list(tmp_path.glob("casefile-*"))  # what is safe in the case lies nowhere else
    assert marital(casefile) == "married"
    casefile("undo", "Anna")
    assert marital(casefile) == "single"


def test_an_editor_closed_without_a_change_changes_nothing(casefile: Casefile, anna: Path, editor):
    before = (anna / "case.json").read_bytes()
    answer = editor("no such text", "")
    assert (answer.code, answer.out) == (0, "")
    assert "Nothing was changed." in answer.err
    assert (anna / "case.json").read_bytes() == before


def test_a_fault_is_named_with_its_line_and_what_was_typed_stays(casefile: Casefile, editor):
    answer = editor(
        '"single"', '"wed"', answers=("y", "n")
    )  # the second time the editor finds nothing to replace
    assert answer.code == 1
    assert answer.err.count("line ") == 2
    draft = typed(answer)
    assert '"wed"' in draft.read_text(encoding="utf-8")
    assert draft.stat().st_mode & 0o077 == 0
    assert draft.parent.stat().st_mode & 0o077 == 0
    assert marital(casefile) == "single"


def test_what_would_be_lost_is_asked_first(casefile: Casefile, editor):
    casefile("set", "Anna", "spouse.given_name=Paul")
    refused = editor('id = "spouse"\nrole = "spouse"', 'id = "child-1"\nrole = "child"', answers=("n",))
    assert refused.code == 1
    assert "Goes: " in refused.err
    assert refused.err.count("Nothing was changed.") == 1
    assert typed(refused).is_file()
    persons = casefile("show", "Anna", "--json").data["facts"]["persons"]
    assert [each["id"] for each in persons] == ["principal", "spouse"]
    agreed = editor('id = "spouse"\nrole = "spouse"', 'id = "child-1"\nrole = "child"', answers=("y",))
    assert (agreed.code, "Nothing was changed." in agreed.err) == (0, False)


def test_a_try_changes_nothing_and_keeps_what_was_typed(casefile: Casefile, editor):
    answer = editor('"single"', '"married"', "--dry-run")
    assert (answer.code, marital(casefile)) == (0, "single")
    assert '"married"' in typed(answer).read_text(encoding="utf-8")


def test_a_change_made_elsewhere_meanwhile_is_not_written_over(
    casefile: Casefile, editor, monkeypatch: pytest.MonkeyPatch
):
    real = facts_edit._edited

    def meanwhile(*given):
        found = real(*given)
        casefile("set", "Anna", "given_name=Zoé")
        return found

    monkeypatch.setattr(facts_edit, "_edited", meanwhile)
    answer = editor('"single"', '"married"')
    assert answer.code == 2
    assert "changed elsewhere" in answer.err
    assert typed(answer).is_file()
    assert marital(casefile) == "single"


def test_without_a_terminal_or_an_editor_it_says_what_to_do(
    casefile: Casefile, anna: Path, editor, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("EDITOR", "/nowhere/editor")
    answer = casefile("facts", "Anna", "--edit", "--lang", "en")
    assert (answer.code, "EDITOR=nano" in answer.err) == (2, True)
    assert "Errno" not in answer.err
    assert "diting failed" not in answer.err  # the library's own words
    shown = casefile("facts", "Anna", "--edit", "--share-safe", "--lang", "en")
    assert (shown.code, "--share-safe is for what is shown" in shown.err) == (2, True)
    assert casefile("facts", "Anna", "--edit", "--export", "x.toml").code == 2
    monkeypatch.undo()
    monkeypatch.setenv("CASEFILE_HOME", str(anna.parent))
    answer = casefile("facts", "Anna", "--edit", "--lang", "en")
    assert (answer.code, "by somebody at a terminal" in answer.err) == (2, True)
