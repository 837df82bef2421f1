"""Confined forks of the warm child, each serving a short run of files: a fork for every file costs more than reading.

A fork that meets trouble is thrown away, and the file it fell over is looked at again alone in a fresh one, so that
no file answers for another. A fork also retires after a few files, or once it has used much time or memory.
"""

import contextlib
import gc
import json
import os
import select
import signal
import time
from collections.abc import Callable
from typing import Any, BinaryIO

from casefile.services.documents.limits import confine

__all__ = ["MOST_REPLY_BYTES", "Answers", "Runner"]

MOST_REPLY_BYTES = 2_000_000
"""A longer answer is taken for a fork run wild."""

_MOST_FILES = 16
_MOST_PROCESSOR_SECONDS = 1.0
_MOST_GROWTH_KIB = 96 * 1024
_RETIRED = b"-"
_STAYS = b"+"

Request = dict[str, Any]
Answers = tuple[Callable[[Request], bytes], Callable[[Request], bytes]]
"""The two answers to a request: the envelope, known before any parser runs, then the whole; one line of JSON each."""


class Runner:
    """At most one fork at a time. `inherited` are descriptors the forks must not hold: the way to the parent."""

    def __init__(self, answers: Answers, inherited: tuple[BinaryIO, ...] = ()) -> None:
        self._answers = answers
        self._inherited = inherited
        self._pid = 0
        self._served = 0
        self._to_fork = self._from_fork = -1

    def ask(self, request: Request, deadline_seconds: float) -> bytes:
        """Return the fork's answer, or what became of the fork (`crashed`, `too_slow`) with what was known before."""
        alone = self._served == 0
        answer, trouble = self._asked(request, deadline_seconds)
        # One that is too slow had the whole deadline to itself: asking again would only double the wait.
        if trouble == "crashed" and not alone:
            answer, _ = self._asked(request, deadline_seconds)
        return answer

    def close(self) -> None:
        """End the fork, if there is one."""
        if not self._pid:
            return
        os.close(self._to_fork)
        os.close(self._from_fork)
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        self._pid = self._served = 0

    def _asked(self, request: Request, seconds: float) -> tuple[bytes, str]:
        if not self._pid:
            self._start()
        self._served += 1
        try:
            _write(self._to_fork, json.dumps(request).encode("ascii") + b"\n")
            written, trouble = _gathered(self._from_fork, seconds)
        except OSError:
            written, trouble = b"", "crashed"
        first, second, sign = (*written.split(b"\n"), b"", b"")[:3]
        if not trouble and sign not in {_STAYS, _RETIRED}:
            trouble = "crashed"
        if trouble or sign == _RETIRED:
            self.close()
        if trouble:
            return _cut_short(first, trouble), trouble
        return second, "crashed" if b'"trouble": "crashed"' in second else ""

    def _start(self) -> None:
        requests, self._to_fork = os.pipe()
        self._from_fork, answers = os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            _be_the_fork(self._answers, requests, answers, (self._to_fork, self._from_fork), self._inherited)
        os.close(requests)
        os.close(answers)


def _be_the_fork(
    answers: Answers, requests: int, replies: int, parents: tuple[int, int], inherited: tuple[BinaryIO, ...]
) -> None:
    """Answer requests until retired or left alone, then vanish without a trace of the child's own endings."""
    with contextlib.suppress(BaseException):
        gc.disable()  # a short life: collecting would only copy the memory shared with the child
        for descriptor in (*parents, *(stream.fileno() for stream in inherited)):
            os.close(descriptor)
        confine()
        _serve(answers, requests, replies)
    os._exit(0)


def _serve(answers: Answers, requests: int, replies: int) -> None:
    envelope, whole = answers
    at_first = _peak_kib()
    with os.fdopen(requests, "rb") as lines:
        for number, line in enumerate(lines, 1):
            request = json.loads(line)
            _write(replies, envelope(request) + b"\n")
            answer = whole(request)
            worn = number >= _MOST_FILES or time.process_time() > _MOST_PROCESSOR_SECONDS
            worn = worn or _peak_kib() - at_first > _MOST_GROWTH_KIB or b'"trouble": "crashed"' in answer
            _write(replies, answer + b"\n" + (_RETIRED if worn else _STAYS) + b"\n")
            if worn:
                return


def _peak_kib() -> int:
    """Return the most memory this process has held, in KiB (macOS counts bytes: it retires forks sooner)."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _write(pipe: int, rest: bytes) -> None:
    while rest:
        rest = rest[os.write(pipe, rest) :]


def _cut_short(envelope: bytes, trouble: str) -> bytes:
    try:
        found = json.loads(envelope)
    except ValueError:
        found = {}
    return json.dumps({**found, "trouble": found.get("trouble") or trouble}).encode("ascii")


def _gathered(pipe: int, seconds: float) -> tuple[bytes, str]:
    """Return the three lines of one answer, or what came before the fork ended, its deadline, or ran wild."""
    parts: list[bytes] = []
    size = lines = 0
    end = time.monotonic() + seconds
    poller = select.poll()
    poller.register(pipe, select.POLLIN)
    while lines < 3:
        left = end - time.monotonic()
        if left <= 0 or not poller.poll(left * 1000):
            return b"".join(parts), "too_slow"
        part = os.read(pipe, 65536)
        if not part:
            return b"".join(parts), "crashed"
        parts.append(part)
        size += len(part)
        lines += part.count(b"\n")
        if size > MOST_REPLY_BYTES:
            return b"".join(parts[:1]), "crashed"
    return b"".join(parts), ""
