"""Whatever goes wrong ends as a sentence and an exit code, never as a traceback."""

import subprocess
import sys
from pathlib import Path

import pytest

from casefile.services.desk import Desk
from tests.cli.conftest import Casefile


def test_the_unexpected_is_written_down_and_told(
    casefile: Casefile, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.setattr(Desk, "heads", lambda self, choice=None: 1 / 0)
    answer = casefile("list", "--lang", "fr")
    assert (answer.code, answer.out) == (70, "")
    assert "ZeroDivisionError" in answer.err
    assert "Traceback" not in answer.err
    (log,) = (tmp_path / "state").rglob("casefile.log")
    assert str(log) in answer.err
    assert "builtins.ZeroDivisionError" in log.read_text(encoding="utf-8")


def test_a_terminal_whose_folder_is_gone_is_told_so(casefile: Casefile, tmp_path: Path, monkeypatch):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    answer = casefile("demo", "here", "--lang", "en")
    assert answer.code == 2
    assert "does not exist any more" in answer.err
    assert casefile("list").code == 0  # what needs no place here does its work


def test_an_interruption_is_130(casefile: Casefile, monkeypatch: pytest.MonkeyPatch):
    def interrupted(self: Desk, choice: object = None) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Desk, "heads", interrupted)
    assert casefile("list").code == 130


def test_a_reader_that_goes_away_is_met_with_silence():
    ran = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m casefile rules | true; echo ${{PIPESTATUS[0]}}"],
        capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert ran.stderr == ""
    assert ran.stdout.splitlines()[-1] == "141"


def test_without_a_terminal_the_desk_is_listed_and_nothing_is_asked():
    ran = subprocess.run(
        [sys.executable, "-m", "casefile"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0
    assert "casefile demo" in ran.stderr


def test_no_colour_and_no_control_ever_reaches_a_pipe():
    ran = subprocess.run([sys.executable, "-m", "casefile", "rules"], capture_output=True, check=True)
    assert b"\x1b" not in ran.stdout


def test_a_full_disk_is_told_and_changes_nothing(
    casefile: Casefile, anna: Path, monkeypatch: pytest.MonkeyPatch
):
    import os

    before = (anna / "case.json").read_bytes()

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    answer = casefile("note", anna, "lost")
    monkeypatch.undo()
    assert answer.code == 4
    assert (anna / "case.json").read_bytes() == before


def test_a_panic_of_a_library_is_told_as_anything_unexpected(casefile: Casefile, anna: Path, monkeypatch):
    """A library of Rust panics with what is no Exception."""

    class Panic(BaseException):
        pass

    def panicked(*_given, **_how):
        raise Panic

    monkeypatch.setattr("casefile.services.desk.Desk.heads", panicked)
    answer = casefile("list", "--lang", "en")
    assert (answer.code, "Panic" in answer.err) == (70, True)
