"""What a child process leaves behind in its parent: no descriptor, no thread, no process; asked, stopped or killed."""

import os
import threading
import time
from pathlib import Path

import pytest

from casefile.rules.fitting.outcome import FitRequest
from casefile.services.documents.runner import ask_fork
from casefile.services.documents.worker import Worker
from casefile.services.documents.workers import Workers
from casefile.services.fitting import fitting
from tests.services.documents.making import text_pdf
from tests.services.fitting.conftest import RULES

pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="counts descriptors in /proc")


Held = tuple[set[object], set[object], set[object]]


def held() -> Held:
    """Return the descriptors, the threads and the children there are."""
    descriptors = set(os.listdir("/proc/self/fd"))  # noqa: PTH208 - its own one is gone by now
    children = {
        child
        for task in Path("/proc/self/task").iterdir()
        if (task / "children").exists()
        for child in (task / "children").read_text(encoding="ascii").split()
    }
    return (
        {each for each in descriptors if Path(f"/proc/self/fd/{each}").exists()},
        set(threading.enumerate()),
        children,
    )


def left(before: Held) -> list[set[object]]:
    """Return what there is that was not there before, once what ends by itself has ended."""
    end = time.monotonic() + 5
    while True:
        now = [each - there for each, there in zip(held(), before, strict=True)]
        if not any(now) or time.monotonic() > end:
            return [each for each in now if each]
        time.sleep(0.01)


@pytest.mark.parametrize(
    ("whole", "trouble"),
    [
        (lambda _: b'{"pages": 1}', ""),
        (lambda _: b"no answer", "crashed"),
        (lambda _: os._exit(3), "crashed"),
        (lambda _: time.sleep(60), "too_slow"),
    ],
)
def test_a_fork_leaves_nothing_whatever_became_of_it(whole, trouble):
    before, begun = held(), time.monotonic()
    given, taken = os.pipe()
    with os.fdopen(given, "rb") as inherited, os.fdopen(taken, "wb"):
        told = ask_fork((lambda _: b'{"name": "a.pdf"}', whole), {}, 0.5, (inherited,))
    assert b'"trouble": "%s"' % trouble.encode() in told or (not trouble and told == b'{"pages": 1}')
    assert (b"a.pdf" in told) is bool(trouble)
    assert left(before) == []
    assert time.monotonic() - begun < 10


def test_a_child_that_looks_at_files_leaves_nothing_once_it_is_let_go(write):
    before = held()
    request = {"ask": "look", "path": str(write(text_pdf())), "names": []}
    worker = Worker()
    worker.close()  # one that was never asked has nothing to let go
    assert worker.ask(request)["pages"] == 1
    first = worker._child
    assert worker.ask(request)["pages"] == 1
    assert worker._child is first
    first.kill()
    first.wait()
    assert worker.ask(request)["pages"] == 1  # another, in the place of the one that is gone
    worker.close()
    worker.close()
    assert left(before) == []
    several = Workers(10.0)
    assert [several.ask(request)["pages"] for _ in range(2)] == [1, 1]
    assert len(several._all) == 1
    several.close()
    assert left(before) == []


def test_the_making_of_a_file_leaves_nothing(write):
    paper = str(write(text_pdf()))
    before = held()
    asked = FitRequest(sources=(paper, paper), rules=RULES, limit_bytes=4_000_000)
    outcome, (made,) = fitting.fit(asked)
    assert (outcome.changed, made[:5]) == ("merged", b"%PDF-")
    assert left(before) == []
    with pytest.raises(fitting.CancelledError):
        fitting.fit(asked, cancelled=lambda: True)
    assert left(before) == []
