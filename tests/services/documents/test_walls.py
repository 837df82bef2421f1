"""What a parser taken over by a hostile file can do from inside its fork: answer, and nothing else."""

import ctypes
import errno
import json
import os
import platform
import resource
import socket
import subprocess
import sys
import threading
from functools import cache
from pathlib import Path

import pytest

from casefile.services.documents.runner import ask_fork
from casefile.services.documents.walls import Walls

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in {"x86_64", "aarch64"},
    reason="the walls are those of Linux",
)
REFUSED = {errno.EPERM, errno.EACCES}


@pytest.fixture(autouse=True)
def many_open_files(monkeypatch):
    """The tests hold more files open than the child ever does."""
    monkeypatch.setattr("casefile.services.documents.limits._OPEN_FILES", 4096)


WALLS = Walls() if sys.platform == "linux" else None


@cache
def standing():
    """Return the walls this kernel raises, as a fork of their own says."""

    def told(_request):
        return json.dumps({"up": WALLS.stand()}).encode()

    return json.loads(ask_fork((_nothing, told), {}, 10))["up"]


def _nothing(_request):
    return b"{}"


def outcome(deed):
    """Return the number of the system's refusal of a deed done behind the walls; 0 when it was let."""

    def tried(_request):
        try:
            deed()
        except OSError as refusal:
            return json.dumps({"errno": refusal.errno}).encode()
        return b'{"errno": 0}'

    return json.loads(ask_fork((_nothing, tried), {}, 10, (), WALLS))["errno"]


def needs(wall):
    if wall not in standing():
        pytest.skip(f"this kernel has no {wall}")


@pytest.fixture
def other(tmp_path):
    path = tmp_path / "Other case" / "case.json"
    path.parent.mkdir()
    path.write_text("{}", encoding="utf-8")
    return path


READS = {
    "another case": lambda path: path.read_bytes(),
    "its folder": lambda path: os.listdir(path.parent),  # noqa: PTH208 - the call itself
    "what the computer knows of its users": lambda _: Path("/etc/passwd").read_bytes(),
}


@pytest.mark.parametrize("deed", READS.values(), ids=READS)
def test_no_other_file_is_read(other, deed):
    needs("landlock")
    assert outcome(lambda: deed(other)) in REFUSED


CHANGES = {
    "write": lambda path: path.open("w"),
    "append": lambda path: path.open("a"),
    "make": lambda path: path.with_name("new").touch(),
    "remove": lambda path: path.unlink(),
    "rename": lambda path: path.rename(path.with_name("new")),
    "replace a folder": lambda path: path.parent.rename(path.parent.with_name("new")),
    "make a folder": lambda path: path.with_name("new").mkdir(),
    "link": lambda path: path.with_name("new").hardlink_to(path),
    "point to": lambda path: path.with_name("new").symlink_to(path),
    "cut": lambda path: os.truncate(path, 0),
    "give rights": lambda path: path.chmod(0o777),
    "date": lambda path: os.utime(path, (1, 1)),
    "mark": lambda path: os.setxattr(path, "user.mark", b"x"),
}


@pytest.mark.parametrize("deed", CHANGES.values(), ids=CHANGES)
def test_nothing_on_the_disk_is_changed(other, deed):
    needs("seccomp")
    assert outcome(lambda: deed(other)) in REFUSED
    assert [path.name for path in other.parent.iterdir()] == ["case.json"]
    assert other.read_text(encoding="utf-8") == "{}"


KEYS = {"x86_64": 250, "aarch64": 219}  # keyctl
SHARED = {"x86_64": 29, "aarch64": 194}  # shmget
OWN_LIMITS = (4096, 4096)


def by_number(number, *arguments):
    """Make a system call that Python has no name for."""
    system = ctypes.CDLL(None, use_errno=True)
    if system.syscall(number, *arguments) < 0:
        raise OSError(ctypes.get_errno(), "refused")


ESCAPES = {
    "a socket": socket.socket,
    "a socket of another kind": lambda: socket.socket(socket.AF_UNIX),
    "a pair of sockets": socket.socketpair,
    "a program": lambda: os.execv(sys.executable, [sys.executable, "-c", ""]),
    "a program beside": lambda: subprocess.run([sys.executable, "-c", ""], check=False),
    "a process": os.fork,
    "a signal to whoever waits": lambda: os.kill(os.getppid(), 0),
    "limits of whoever waits": lambda: resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE, OWN_LIMITS),
    "processors of whoever waits": lambda: os.sched_setaffinity(os.getppid(), os.sched_getaffinity(0)),
    "patience of whoever waits": lambda: os.setpriority(os.PRIO_PROCESS, os.getppid(), 19),
    "keys of the user": lambda: by_number(KEYS[platform.machine()], 0, -3, 0),
    "memory shared with others": lambda: by_number(SHARED[platform.machine()], 0, 100, 0o1600),
    "a descriptor of whoever waits": lambda: by_number(434, os.getppid(), 0),
}


@pytest.mark.parametrize("deed", ESCAPES.values(), ids=ESCAPES)
def test_nothing_leads_out(deed):
    needs("seccomp")
    assert outcome(deed) in REFUSED


def work():
    import encodings.cp037  # a module of Python's that nothing has loaded yet
    import encodings.koi8_r  # noqa: F401

    thread = threading.Thread(target=bytes, args=(1000,))
    thread.start()
    thread.join()
    Path(os.__file__).read_bytes()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # one's own limits


def test_what_parsers_need_is_let():
    """In a process of its own: one with threads, as that of these tests, must not fork one that starts a thread."""
    program = "from tests.services.documents.test_walls import outcome, work; raise SystemExit(outcome(work))"
    assert not subprocess.call([sys.executable, "-c", program])


def test_the_child_of_the_checks_raises_them(inspector, write, monkeypatch, tmp_path):
    """The file that is looked at and a file it names lie side by side; only the first is ever read."""
    needs("landlock")
    from casefile.services.documents import child, looking

    beside = tmp_path / "beside.txt"
    beside.write_text("secret", encoding="utf-8")
    monkeypatch.setattr(looking, "answer", lambda _request: {"read": beside.read_text(encoding="utf-8")})
    path = write(b"%PDF-1.4\n")
    answer = json.loads(child._answer_to({"ask": "look", "path": str(path)}, (), WALLS))
    assert answer["trouble"] == "crashed"
    assert "read" not in answer
