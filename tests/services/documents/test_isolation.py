"""Hostile files cost their own child and nothing else."""

import os
import subprocess
import sys
import threading
import time
import zlib
from pathlib import Path

import pytest

from casefile.services.documents.inspector import Inspector
from casefile.services.documents.worker import Worker
from tests.services.documents.making import picture, stream, text_pdf

posix = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


def said(report):
    return [found.code.removeprefix("document.") for found in report.findings]


def children_of(pid):
    command = ["ps", "-o", "pid=,comm=", "--ppid", str(pid)]
    listed = subprocess.run(command, capture_output=True, text=True, check=False).stdout.splitlines()
    return {int(line.split()[0]) for line in listed if line.split()[1] != "ps"}


def test_a_bomb_of_compressed_zeros_is_answered_in_time(inspector, write):
    squeezed = zlib.compress(bytes(300_000_000), 9)
    bomb = text_pdf(more=(stream(squeezed, b"/Filter /FlateDecode"),))
    start = time.monotonic()
    report = inspector.report(write(bomb))
    assert time.monotonic() - start < 9
    assert report.look.trouble == ""
    assert report.verdict == "ready"


def test_a_picture_that_unpacks_to_gigabytes_is_not_unpacked(inspector, write):
    header = bytearray(picture(16, 16, kind="PNG"))
    header[16:24] = (60_000).to_bytes(4, "big") * 2
    header[29:33] = zlib.crc32(bytes(header[12:29])).to_bytes(4, "big")
    report = inspector.report(write(bytes(header), "photo.png"))
    assert (said(report), report.verdict) == (["unreadable"], "unreadable")


def test_pages_that_lead_back_to_themselves_end(inspector, write):
    looped = text_pdf().replace(b"/Kids [3 0 R] /Count 1", b"/Kids [2 0 R] /Count 1")
    start = time.monotonic()
    report = inspector.report(write(looped))
    assert time.monotonic() - start < 9
    assert report.verdict in {"attention", "blocked", "unreadable"}


def test_deep_nesting_does_not_crash_us(inspector, write):
    report = inspector.report(write(b"%PDF-1.4\n1 0 obj\n" + b"[" * 200_000))
    assert report.verdict in {"blocked", "unreadable"}
    assert inspector.report(write(text_pdf(), "after.pdf")).verdict == "ready"


@pytest.mark.parametrize("place", ["/dev/zero", "/dev/tty"])
def test_devices_are_never_opened(inspector, place):
    if not Path(place).exists():
        pytest.skip(f"{place} is not here")
    assert said(inspector.report(place)) == ["not_a_file"]


@posix
def test_a_named_pipe_is_not_waited_for(inspector, tmp_path):
    os.mkfifo(tmp_path / "pipe.pdf")
    start = time.monotonic()
    assert said(inspector.report(tmp_path / "pipe.pdf")) == ["not_a_file"]
    assert time.monotonic() - start < 3


def test_a_folder_a_missing_file_and_an_empty_one_are_told_apart(inspector, tmp_path, write):
    assert said(inspector.report(tmp_path)) == ["folder"]
    assert said(inspector.report(tmp_path / "gone.pdf")) == ["not_found"]
    assert said(inspector.report(write(b""))) == ["empty"]
    assert said(inspector.report("nul\0byte.pdf")) == ["not_found"]


@posix
def test_links_that_turn_in_circles_are_no_file(inspector, tmp_path):
    (tmp_path / "a.pdf").symlink_to(tmp_path / "a.pdf")
    assert inspector.report(tmp_path / "a.pdf").verdict in {"blocked", "unreadable"}


@posix
def test_a_growing_file_is_seen_as_it_was(inspector, tmp_path):
    path = tmp_path / "growing.pdf"
    path.write_bytes(text_pdf())
    stop = threading.Event()

    def grow():
        with path.open("ab") as stream_:
            while not stop.is_set():
                stream_.write(b"x" * 4096)
                stream_.flush()
                time.sleep(0.001)

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        report = inspector.report(path)
    finally:
        stop.set()
        writer.join()
    assert report.look.trouble == ""
    assert report.look.size_bytes <= path.stat().st_size


@posix
def test_a_name_with_escapes_reaches_nobody(inspector, tmp_path):
    path = tmp_path / "bad\x1b[31mred\n.pdf"
    path.write_bytes(text_pdf())
    report = inspector.report(path)
    assert "\x1b" not in report.look.name
    assert "\n" not in report.look.name
    assert report.look.pages == 1
    assert said(report) == ["name_unsafe"]


@posix
def test_a_name_that_is_no_text_can_still_be_looked_at(inspector, tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9.pdf"
    try:
        Path(os.fsdecode(path)).write_bytes(text_pdf())
    except OSError:
        pytest.skip("this disk refuses such names")
    report = inspector.report(os.fsdecode(path))
    assert report.look.pages == 1
    report.look.name.encode("utf-8")


@posix
def test_a_file_that_takes_too_long_is_given_up(parameters, write):
    path = write(text_pdf())
    with Inspector(parameters, deadline_seconds=0.0) as hasty:
        report = hasty.report(path)
    assert (said(report), report.verdict) == (["too_slow"], "unreadable")
    assert report.look.name == "paper.pdf"


def run_in_child(code: str) -> subprocess.CompletedProcess[str]:
    """Run code in a Python of its own, which confines itself first."""
    start = "from casefile.services.documents.limits import confine; confine()\n"
    root = str(Path(__file__).parents[3])
    return subprocess.run(
        [sys.executable, "-c", start + code],
        capture_output=True,
        text=True,
        check=False,
        cwd=root,
        timeout=60,
    )


@posix
def test_a_confined_child_cannot_eat_memory_nor_write_nor_open_many_files(tmp_path):
    assert "MemoryError" in run_in_child("bytearray(3 << 30)").stderr
    target = tmp_path / "written"
    assert "File too large" in run_in_child(f"open({str(target)!r}, 'wb', buffering=0).write(b'x')").stderr
    assert target.stat().st_size == 0
    assert "Too many open files" in run_in_child("kept = [open('/dev/null') for _ in range(99)]").stderr


@posix
def test_a_fork_that_dies_is_told_and_the_child_lives_on(parameters, write, monkeypatch):
    crashing = "import casefile.services.documents.looking as l, os; l.answer = lambda request: os.abort()\n"
    start = "from casefile.services.documents.child import main; main()"
    worker = Worker()
    real = subprocess.Popen

    def started(arguments, **options):
        return real([arguments[0], "-P", "-c", crashing + start], **options)

    monkeypatch.setattr(subprocess, "Popen", started)
    path = str(write(text_pdf()))
    request = {"ask": "look", "path": path, "names": []}
    first = worker.ask(request)
    pid = worker._child.pid
    second = worker.ask(request)
    try:
        assert (first["trouble"], first["size_bytes"]) == ("crashed", len(text_pdf()))
        assert second == first
        assert worker._child.pid == pid
    finally:
        worker.close()


def test_a_killed_child_is_replaced(parameters, write):
    path = write(text_pdf())
    with Inspector(parameters) as inspector:
        inspector.report(path)
        inspector._workers._all[0]._child.kill()
        answers = [inspector.report(path).verdict for _ in range(2)]
    assert answers[-1] == "ready"


@posix
def test_no_child_is_left_behind(parameters, write):
    path = write(text_pdf())
    before = children_of(os.getpid())
    with Inspector(parameters) as inspector:
        inspector.report(path)
        during = children_of(os.getpid()) - before
    assert len(during) == 1
    assert children_of(os.getpid()) - before == set()


@posix
def test_it_works_with_no_standard_streams(write):
    path = str(write(text_pdf()))
    code = (
        "import os, sys\n"
        "for stream in (0, 1, 2): os.close(stream)\n"
        "from tests.services.documents.conftest import read_parameters\n"
        "from casefile.services.documents.inspector import Inspector\n"
        "with Inspector(read_parameters()) as inspector:\n"
        f"    verdict = inspector.report({path!r}).verdict\n"
        "os._exit(7 if verdict == 'ready' else 1)\n"
    )
    root = str(Path(__file__).parents[3])
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False, timeout=60).returncode == 7


@posix
def test_the_child_ends_when_its_parent_dies(write):
    path = str(write(text_pdf()))
    code = (
        "import os\n"
        "from casefile.services.documents.worker import Worker\n"
        "worker = Worker()\n"
        f"worker.ask({{'ask': 'look', 'path': {path!r}, 'names': []}})\n"
        "print(worker._child.pid, flush=True)\n"
        "os._exit(0)\n"
    )
    root = str(Path(__file__).parents[3])
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True, timeout=60
    )
    pid = int(done.stdout)
    for _ in range(200):
        try:
            state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0]
        except OSError:
            return
        if state == "Z":
            return
        time.sleep(0.02)
    pytest.fail("the child outlives its parent")


def child_with(monkeypatch, trick):
    """Return a worker whose child runs `trick`, with `l` for the module that looks, before it serves."""
    start = "from casefile.services.documents.child import main; main()"
    code = f"import casefile.services.documents.looking as l, os\n{trick}\n{start}"
    real = subprocess.Popen
    monkeypatch.setattr(
        subprocess, "Popen", lambda arguments, **options: real([arguments[0], "-P", "-c", code], **options)
    )
    return Worker()


@posix
def test_what_a_file_does_to_its_reader_does_not_reach_the_next_file(write, monkeypatch):
    trick = (
        "real = l.answer\n"
        "def taken_over(request):\n"
        "    if 'hostile' in request['path']:\n"
        "        l.answer = lambda request: {'kind': 'pdf', 'pages': 99}\n"
        "    return real(request)\n"
        "l.answer = taken_over"
    )
    worker = child_with(monkeypatch, trick)
    try:
        worker.ask({"ask": "look", "path": str(write(text_pdf(), "hostile.pdf")), "names": []})
        after = worker.ask({"ask": "look", "path": str(write(text_pdf(), "sound.pdf")), "names": []})
    finally:
        worker.close()
    assert (after["name"], after["pages"]) == ("sound.pdf", 1)


@posix
@pytest.mark.parametrize(
    "wild", ['b\'{"pages": 1}\\n{"pages": 2}\'', "b'[1]'", "b'{'", "b'x' * 3_000_000", "b'[' * 90_000"]
)
def test_a_reader_run_wild_cannot_put_the_answers_out_of_step(write, monkeypatch, wild):
    trick = (
        "import casefile.services.documents.child as c\n"
        "real = c._answered\n"
        f"c._answered = lambda request: {wild} if 'hostile' in request['path'] else real(request)"
    )
    worker = child_with(monkeypatch, trick)
    try:
        first = worker.ask({"ask": "look", "path": str(write(text_pdf(), "hostile.pdf")), "names": []})
        after = worker.ask({"ask": "look", "path": str(write(text_pdf(), "sound.pdf")), "names": []})
    finally:
        worker.close()
    assert (first["trouble"], first["name"]) == ("crashed", "hostile.pdf")
    assert (after["name"], after["pages"], after.get("trouble", "")) == ("sound.pdf", 1, "")


@posix
def test_a_fork_holds_no_way_to_the_parent(write, monkeypatch):
    trick = (
        "real = l.answer\n"
        "def meddling(request):\n"
        "    for number in range(3, 30):\n"
        "        try: os.write(number, b'{\"pages\": 99}\\n')\n"
        "        except OSError: pass\n"
        "    return real(request)\n"
        "l.answer = meddling"
    )
    worker = child_with(monkeypatch, trick)
    path = str(write(text_pdf()))
    try:
        first = worker.ask({"ask": "look", "path": path, "names": []})
    finally:
        worker.close()
    assert (first["trouble"], first["name"]) == ("crashed", "paper.pdf")
