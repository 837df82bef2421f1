"""Whatever goes wrong inside: one sentence, exit code 70, the terminal as it was, and no word of a case."""

import os
import pty
import select
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from casefile.services.desk import Desk

ROOT = Path(__file__).parents[2]
PLANTED = "PLANTED-7731"
BEGINNING = f"""
import sys
def broken(*_args, **_more):
    passport = "{PLANTED}"
    raise ValueError("cannot read " + passport)
async def broken_later(*_args, **_more):
    broken()
from casefile.tui.screens.case.case import CaseScreen
from casefile.tui.app import CasefileApp
"""
PLACES = {
    "a handler": "CaseScreen.on_mount = broken",
    "an action": "CaseScreen.action_undo = broken",
    "compose": "CaseScreen.compose = broken",
    "render": "from casefile.tui.widgets.key_line import KeyLine; KeyLine.render = broken",
    "a key of the application": "CasefileApp.action_light = broken",
    "the start": "CasefileApp.on_mount = broken",
    "before the screen": "CasefileApp.__init__ = broken",
    "a style": "CasefileApp.DEFAULT_CSS = 'Screen { color: PLANTED-7731; }'",
    "a worker of the library": "CaseScreen.on_mount = lambda self: self.run_worker(broken_later())",
    "a timer": "CaseScreen.on_mount = lambda self: self.set_timer(0.01, broken)",
    "the keyboard": "from textual._xterm_parser import XTermParser; XTermParser.feed = broken",
    "a task nobody waits for": "import asyncio\nCaseScreen.on_mount = lambda self: "
    "(asyncio.create_task(broken_later()), self.set_timer(0.3, self.app.action_light))\n"
    "CasefileApp.action_light = broken",
}
ENDING = "\nfrom casefile.__main__ import main\nsys.argv = ['casefile', 'open', {path!r}]\nmain()\n"


def in_terminal(
    program: str, keys: bytes, after: str = "Annuler", seconds: float = 40.0
) -> tuple[int, str, bool]:
    """Run a program in a terminal of its own; return its code, all it wrote, and whether the modes are as before."""
    ours, theirs = pty.openpty()
    before = termios.tcgetattr(theirs)
    environ = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", "LINES": "30"}
    started = subprocess.Popen(
        [sys.executable, "-c", program], stdin=theirs, stdout=theirs, stderr=theirs, cwd=ROOT, env=environ,
        start_new_session=True,
    )  # fmt: skip
    written, end = b"", time.monotonic() + seconds
    while started.poll() is None and time.monotonic() < end:
        if select.select([ours], [], [], 0.2)[0]:
            written += os.read(ours, 65536)
        elif keys and after.encode() in written:
            os.write(ours, keys)
            keys = b""
    if started.poll() is None:
        started.kill()
    started.wait()
    while select.select([ours], [], [], 0.1)[0]:
        written += os.read(ours, 65536)
    restored = termios.tcgetattr(theirs)[:4] == before[:4]
    os.close(ours)
    os.close(theirs)
    return started.returncode, written.decode(errors="replace"), restored


@pytest.mark.parametrize("place", PLACES)
def test_an_unexpected_error_ends_in_one_sentence(place, tmp_path):
    path = Desk().new("Anna Exemple", lang="fr")
    Desk().remember(lang="fr")
    program = BEGINNING + PLACES[place] + ENDING.format(path=str(path))
    code, written, restored = in_terminal(program, b"u\x14")
    last = written.rpartition("\x1b[?1049l")[2]
    assert code == 70, written[-2000:]
    assert PLANTED not in written
    assert "Traceback" not in written
    assert "Un imprévu est survenu (" in " ".join(last.split())
    assert restored
    logs = list(tmp_path.rglob("casefile.log"))
    assert logs
    assert PLANTED not in logs[0].read_text(encoding="utf-8")


def test_an_error_in_what_follows_a_reading_is_told_and_the_program_stays():
    path = Desk().new("Anna Exemple", lang="fr")
    Desk().remember(lang="fr")
    program = BEGINNING + "CaseScreen.watch_assessment = broken" + ENDING.format(path=str(path))
    code, written, restored = in_terminal(program, b"\x11", after="Un imprévu s’est produit")
    assert (code, restored) == (0, True)
    assert "Un imprévu s’est produit" in written
    assert PLANTED not in written
