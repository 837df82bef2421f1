"""Two processes at work on one file: what comes of it is what one makes, and neither outlives the other."""

import io
import os
import signal
import time
from pathlib import Path

import msgspec
import pytest

from casefile.rules.fitting.outcome import FitRequest
from casefile.services.fitting import engine, fitting, second
from casefile.services.fitting.hands import Done, Job
from tests.services.fitting.conftest import RULES
from tests.services.fitting.making import paper, saved

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
LIMIT = 300_000


@pytest.fixture
def helper(monkeypatch):
    monkeypatch.setattr(second, "_processors", lambda: 2)
    started = second.start_second(lambda: None, 60_000_000, ())
    yield started
    started.end()


def asked(paths, **how):
    return FitRequest(sources=tuple(map(str, paths)), rules=RULES, limit_bytes=LIMIT, **how)


def test_files_and_jpegs_of_a_pdf_are_shared_and_the_bytes_are_those_of_one_process(helper, scans, write):
    papers = [
        *scans(3),
        write(saved(paper(7), "PDF", resolution=300), "letter.pdf"),
        write(saved(paper(8), "PNG"), "a.png"),
    ]
    question = asked(papers)
    jobs = []
    asks = helper.work
    helper.work = lambda given, answered: asks([jobs.append(each) or each for each in given], answered)
    together = engine.fit(question, lambda *_: None, helper)
    assert {each.picture for each in jobs} >= {1, 3}
    assert together[0].changed == "recompressed"
    assert together == engine.fit(question, lambda *_: None)


def test_pictures_that_a_viewer_draws_are_shared_too(helper, write):
    inks = [paper(number).convert("CMYK") for number in (8, 9)]
    papers = [write(saved(each, "PDF", resolution=300), f"{at}.pdf") for at, each in enumerate(inks)]
    jobs = []
    asks = helper.work
    helper.work = lambda given, answered: asks([jobs.append(each) or each for each in given], answered)
    together = engine.fit(asked(papers), lambda *_: None, helper)
    assert {each.picture for each in jobs} == {1}
    assert together[0].changed == "recompressed"
    assert together == engine.fit(asked(papers), lambda *_: None)


def test_the_first_of_two_spoilt_pictures_is_told_whoever_met_it(helper, scans):
    papers = scans(4)
    for path in papers[1:3]:
        whole = path.read_bytes()
        path.write_bytes(whole[: len(whole) // 2])
    question = asked(papers, grey=True)
    assert engine.fit(question, lambda *_: None, helper) == engine.fit(question, lambda *_: None)


def test_an_answer_that_says_nothing_is_a_job_of_which_nothing_came():
    said = msgspec.msgpack.encode({})
    answers = io.BytesIO((len(said).to_bytes(4, "big") + said) * 2)
    other, told = second.Second(0, answers, io.BytesIO()), []
    jobs = [Job("try", number, 150, grey=False, quality=50) for number in range(2)]
    assert other.work(jobs, lambda: told.append(1)) == [Done(), Done()]
    assert len(told) == 2
    with pytest.raises(EOFError):
        other.work(jobs, told.clear)


def test_a_second_process_that_dies_is_a_fault_and_not_a_wait(helper, scans):
    os.kill(helper.process, signal.SIGKILL)
    with pytest.raises((EOFError, OSError)):
        engine.fit(asked(scans(3)), lambda *_: None, helper)


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="counts descriptors in /proc")
def test_each_process_holds_its_own_ends_of_the_pipes_alone(monkeypatch):
    monkeypatch.setattr(second, "_processors", lambda: 2)

    def held(process):
        return len(os.listdir(f"/proc/{process}/fd")) - (process == "self")  # noqa: PTH208 - and the listing's own

    spare = os.pipe()
    before = held("self")
    started = second.start_second(lambda: None, 60_000_000, spare)
    try:
        assert held("self") == before + 2
        deadline = time.monotonic() + 5
        while held(started.process) != before and time.monotonic() < deadline:
            time.sleep(0.02)
        assert held(started.process) == before  # two of its own, and not the two that it was told not to hold
    finally:
        started.end()
    assert held("self") == before
    for each in spare:
        os.close(each)
    monkeypatch.setattr(second, "_processors", lambda: 1)
    assert second.start_second(lambda: None, 60_000_000, ()) is None


def test_no_process_is_left_when_it_is_cancelled(scans):
    groups = []
    started = fitting.subprocess.Popen

    def start(*args, **how):
        groups.append(started(*args, **how))
        return groups[-1]

    told = []
    fitting.subprocess.Popen, kept = start, started
    try:
        with pytest.raises(fitting.CancelledError):
            fitting.fit(asked(scans(4)), lambda what, *_: told.append(what), lambda: "encoding" in told)
    finally:
        fitting.subprocess.Popen = kept
    deadline = time.monotonic() + 5
    while _alive(groups[0].pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _alive(groups[0].pid)


def _alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
