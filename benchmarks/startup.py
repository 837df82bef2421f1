"""Measures how soon casefile answers: `python benchmarks/startup.py`; prints a table, changes nothing of yours.

Wall-clock figures are the best of several rounds, taken in turn with a reference started the same way (an empty Python,
a bare Textual app), so that the ratio means something on a busy computer; the cost of work is processor time.
"""

import fcntl
import os
import pty
import resource
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable
from pathlib import Path

ROUNDS = 9
SIZE = struct.pack("HHHH", 40, 120, 0, 0)
CASEFILE = [sys.executable, "-m", "casefile"]
CHANGES = """
import time
from casefile.cases.changes import write_note
from casefile.services.desk import Desk
desk = Desk()
path = desk.find("Case 0000")
desk.change(path, write_note("the first fills caches"))
begun = time.process_time()
for number in range(20):
    desk.change(path, write_note(f"one more, {number}"))
print((time.process_time() - begun) / 20)
"""
BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("FIRST-FRAME")
Bare().run()
"""


def wall(command: list[str]) -> float:
    """Return the seconds a command takes."""
    begun = time.perf_counter()
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begun


def cpu(command: list[str]) -> float:
    """Return the processor seconds a command takes, its children included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    wall(command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def first_paint(command: list[str], awaited: str) -> float:
    """Return the seconds until `awaited` is on a terminal of 120 by 40."""
    begun = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, SIZE)
        os.environ["TERM"] = "xterm-256color"
        os.execv(command[0], command)
    seen = b""
    while awaited.encode() not in seen and time.perf_counter() - begun < 20:
        if select.select([terminal], [], [], 0.5)[0]:
            try:
                seen += os.read(terminal, 65536)
            except OSError:
                break
    taken = time.perf_counter() - begun
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(terminal)
    if awaited.encode() not in seen:
        raise SystemExit(f"“{awaited}” never appeared")
    return taken


def best(*measures: Callable[[], float]) -> list[float]:
    """Return the best of several rounds of each, taken in turn; the first, that fills caches, is left out."""
    for measure in measures:
        measure()
    rounds = [[measure() for measure in measures] for _ in range(ROUNDS)]
    return [min(each) for each in zip(*rounds, strict=True)]


def against(name: str, ours: float, reference: float, limit: float) -> None:
    """Print one comparison."""
    print(
        f"{name:<42}{ours * 1000:7.0f} ms  {reference * 1000:6.0f} ms  × {ours / reference:4.1f}  (< {limit})"
    )


def changing() -> float:
    """Return the processor seconds of one change, start-up left out."""
    done = subprocess.run([sys.executable, "-c", CHANGES], check=True, capture_output=True, text=True)
    return float(done.stdout)


def make_cases(before: int, count: int) -> None:
    """Make cases until there are that many on the desk."""
    from casefile.services.desk import Desk

    desk = Desk()
    for number in range(before, count):
        desk.new(f"Case {number:04}", programme="fsw", lang="en")


def main() -> None:
    """Measure and print everything."""
    with tempfile.TemporaryDirectory() as folder:
        for name, part in {
            "CASEFILE_HOME": "desk",
            "CASEFILE_CACHE": "cache",
            "CASEFILE_CONFIG": "config",
        }.items():
            os.environ[name] = str(Path(folder) / part)
        print(f"{'':<42}{'ours':>10}  {'reference':>9}")
        helped, empty = best(
            lambda: wall([*CASEFILE, "--help"]), lambda: wall([sys.executable, "-c", "pass"])
        )
        against("casefile --help / an empty Python", helped, empty, 5)
        make_cases(0, 1)
        opened, bare = best(
            lambda: first_paint([*CASEFILE, "open", "Case 0000"], "Case 0000"),
            lambda: first_paint([sys.executable, "-c", BARE], "FIRST-FRAME"),
        )
        against("a case on the screen / a bare Textual app", opened, bare, 1.5)
        for before, cases in ((1, 1), (1, 1000)):
            make_cases(before, cases)
            print(
                f"one change, {cases} case(s): {min(changing() for _ in range(3)) * 1000:.1f} ms of processor (< 15)"
            )
        paper = str(Path(folder) / "x.pdf")
        shown, printed = best(
            lambda: cpu([*CASEFILE, "show", "Case 0000"]),
            lambda: cpu([*CASEFILE, "print", "Case 0000", "-o", paper]),
        )
        print(f"a printed PDF: {printed:.2f} s of processor, start-up included ({shown:.2f} s) (< 0.5)")
        (demo,) = best(lambda: wall([*CASEFILE, "demo", str(Path(folder) / "demo")]))
        print(f"the demo: {demo:.2f} s (< 5)")


if __name__ == "__main__":
    main()
