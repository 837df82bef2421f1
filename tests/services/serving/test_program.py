"""A program behind a page: the packets it speaks in, its start, its last words; and the files it offers."""

import asyncio
import json
import sys
from types import SimpleNamespace

import pytest

from casefile.services.serving import program as module
from casefile.services.serving.downloads import Downloads
from casefile.services.serving.program import Program, environment
from casefile.services.serving.server import _address, _cells

READY = b"__GANGLION__\n"


class Stdin:
    """Keeps what is written; `gone` says that nobody reads any more."""

    def __init__(self, gone: type[Exception] | None = None):
        self.gone, self.written, self.closed = gone, b"", False

    def write(self, data):
        self.written += data

    async def drain(self):
        if self.gone:
            raise self.gone

    def is_closing(self):
        return self.closed

    def close(self):
        self.closed = True


def process(out: bytes = b"", err: bytes = b"", *, runs: bool = False, **more):
    """Return what looks like a process that has said all this, and has ended unless it `runs`."""
    stdout, stderr = asyncio.StreamReader(), asyncio.StreamReader()
    for stream, said in ((stdout, out), (stderr, err)):
        stream.feed_data(said)
    stderr.feed_eof()

    async def wait():
        if runs:
            await asyncio.sleep(600)

    plain = {
        "stdin": Stdin(),
        "stdout": stdout,
        "stderr": stderr,
        "wait": wait,
        "pid": 2**22 + 1,
        "returncode": None,
    }
    return SimpleNamespace(**{**plain, **more})


def packet(kind: bytes, payload: bytes) -> bytes:
    return kind + len(payload).to_bytes(4, "big") + payload


async def heard(out: bytes, err: bytes = b""):
    """Return the packets of a program that has said this and ended, and its last words."""
    made = Program(process(out, err))
    packets = [each async for each in made.packets()]
    return packets, made.told


def test_the_environment_of_a_page_has_its_size_and_nothing_of_the_librarys_own():
    given = {"HOME": "/home/a", "TEXTUAL": "debug", "TEXTUAL_LOG": "x.log", "COLUMNS": "3", "ROWS": "4"}
    assert environment(given, 120, 40) == {
        "HOME": "/home/a", "COLUMNS": "120", "ROWS": "40", "TEXTUAL_COLOR_SYSTEM": "truecolor",
        "TEXTUAL_DRIVER": "casefile.tui.browser:BrowserDriver",
    }  # fmt: skip
    assert given["COLUMNS"] == "3"


@pytest.mark.parametrize(("lines", "begins"), [(0, True), (1, True), (19, True), (20, False), (30, False)])
async def test_a_few_lines_may_come_before_the_first_packet(monkeypatch, lines, begins):
    monkeypatch.setattr(module, "_LAST_WORDS_SECONDS", 0.01)
    said = (
        b"a remark\n" * lines
        + READY
        + packet(b"D", b"drawn")
        + packet(b"M", b"")
        + packet(b"P", b"x" * 70_000)
    )
    packets, _ = await heard(said)
    assert packets == ([(b"D", b"drawn"), (b"M", b""), (b"P", b"x" * 70_000)] if begins else [])


async def test_a_packet_cut_short_is_none(monkeypatch):
    monkeypatch.setattr(module, "_LAST_WORDS_SECONDS", 0.01)
    packets, _ = await heard(READY + packet(b"D", b"whole") + packet(b"D", b"half")[:-1])
    assert packets == [(b"D", b"whole")]


async def test_of_the_words_on_stderr_the_last_are_kept(monkeypatch):
    monkeypatch.setattr(module, "_LAST_WORDS_SECONDS", 0.01)
    packets, told = await heard(b"", b"first " + b"x" * 3_991 + b" last")
    assert packets == []
    assert told == (b"first " + b"x" * 3_991 + b" last")[-4_000:]
    assert (await heard(b"", b"short"))[1] == b"short"


async def test_a_program_whose_forks_hold_its_pipe_is_over_when_it_has_ended(monkeypatch):
    monkeypatch.setattr(module, "_LAST_WORDS_SECONDS", 0.01)
    assert await asyncio.wait_for(heard(READY + packet(b"D", b"drawn")), 5) == ([(b"D", b"drawn")], b"")


async def test_what_is_typed_and_told_is_a_packet_each():
    made = Program(process(runs=True))
    await made.type("é\udcff")
    await made.tell(type="resize", width=90)
    written = made._process.stdin.written
    assert written[:8] == b"D\0\0\0\x03\xc3\xa9?"
    assert written[8:9] == b"M"
    assert int.from_bytes(written[9:13], "big") == len(written[13:])
    assert json.loads(written[13:]) == {"type": "resize", "width": 90}
    made._stderr.cancel(), made._watch.cancel()


@pytest.mark.parametrize("gone", [BrokenPipeError, ConnectionResetError, RuntimeError])
async def test_who_has_ended_is_told_nothing_and_nobody_stumbles(gone):
    made = Program(process(stdin=Stdin(gone)))
    await made.type("x")
    made._process.stdin.close()
    before = made._process.stdin.written
    await made.type("y")
    assert made._process.stdin.written == before
    without = Program(process(stdin=None))
    await without.type("z")
    await without.stop()


@pytest.mark.skipif(sys.platform == "win32", reason="groups of processes are POSIX's")
async def test_the_end_asks_waits_and_then_ends_the_whole_group(monkeypatch):
    ended = []
    monkeypatch.setattr(module, "_QUIT_SECONDS", 0.05)
    monkeypatch.setattr(module.os, "killpg", lambda *told: ended.append(told))
    made = Program(process())
    await made.stop()
    assert ended == [(made._process.pid, module.signal.SIGKILL)]
    assert json.loads(made._process.stdin.written[5:]) == {"type": "quit"}
    assert made._process.stdin.closed
    await asyncio.sleep(0)
    assert made._stderr.done()
    assert made._watch.done()


@pytest.mark.skipif(sys.platform == "win32", reason="groups of processes are POSIX's")
async def test_a_program_runs_in_a_group_of_its_own_with_its_own_environment():
    code = "import os, sys; sys.stderr.write(f\"{os.getpgid(0) == os.getpid()} {os.environ['HERE']}\")"
    made = await Program.start([sys.executable, "-c", code], {"HERE": "yes"})
    assert [each async for each in made.packets()] == []
    assert made.told == b"True yes"
    await made.stop()


async def test_a_file_goes_to_the_page_that_asked_for_it_once():
    asked = []

    async def tell(**message):
        asked.append(message)
        offers.arrived(message["key"], pieces.pop(0))

    pieces = [b"one", b"two", b""]
    offers = Downloads()
    offers.offer("k", "list.pdf", SimpleNamespace(tell=tell))
    offers.arrived("k", b"not asked for")
    taken = offers.take("k")
    assert taken is not None
    assert (taken.name, offers.take("k"), offers.take("other")) == ("list.pdf", None, None)
    assert [piece async for piece in taken.read()] == [b"one", b"two"]
    assert asked == [{"type": "deliver_chunk_request", "key": "k", "size": 65_536}] * 3
    offers.arrived("k", b"late")
    assert taken.pieces.empty()


def test_of_many_offers_the_oldest_goes():
    offers = Downloads()
    for number in range(33):
        offers.offer(str(number), "a", SimpleNamespace())
    assert offers.take("0") is None
    assert offers.take("1") is not None


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1"), ("::", "127.0.0.1"), ("::1", "[::1]"),
        ("pc.example", "pc.example"), ("10.0.0.7", "10.0.0.7"),
    ],
)  # fmt: skip
def test_the_address_that_is_opened_is_one_a_browser_reaches(host, shown):
    assert _address(host, 8500, "secret") == f"http://{shown}:8500/?token=secret"


@pytest.mark.parametrize(
    ("told", "cells"),
    [
        (90, 90), ("90", 90), (1000, 1000), (1001, 1000), (99_999, 1000), (100_000, 0), (0, 0), (-1, 0), ("x", 0),
        ("", 0), (None, 0), ("٩", 0), ("1.5", 0), (True, 0),
    ],
)  # fmt: skip
def test_a_number_of_columns_is_plain_and_bounded(told, cells):
    assert _cells(told) == cells
