"""Confined forks of the warm child, one for each file: whatever a file does to its reader, no other file meets it.

The promise: no file changes what is said of another. Several sound files in one fork would take two fifths less of the
processor, but what takes a reader over need leave no trace: that a file seemed sound does not vouch for the reader it
leaves behind, which could then lie about the next. Its memory and time would be counted against that one, too.
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
from casefile.services.documents.walls import Walls

__all__ = ["MOST_REPLY_BYTES", "Answerers", "ask_fork"]

MOST_REPLY_BYTES = 2_000_000
"""A longer answer is taken for a fork run wild."""

Request = dict[str, Any]
Answerers = tuple[Callable[[Request], bytes], Callable[[Request], bytes]]
"""The two answers to a request: the envelope, known before any parser runs, then the whole; one line of JSON each."""


def ask_fork(
    answers: Answerers,
    request: Request,
    seconds: float,
    inherited: tuple[BinaryIO, ...] = (),
    walls: Walls | None = None,
) -> bytes:
    """Return a fork's answer, or what became of the fork (`crashed`, `too_slow`) with what was known before.

    The walls are raised between the two answers: what the first one read is all that the parsers ever get.
    `inherited` are streams the fork must not hold: the way to the parent, where it could answer for other files.
    """
    from_fork, to_us = os.pipe()
    pid = os.fork()
    if pid == 0:
        _be_the_fork(answers, request, to_us, (from_fork, *(stream.fileno() for stream in inherited)), walls)
    os.close(to_us)
    try:
        written, trouble = _gathered(from_fork, seconds)
    finally:
        os.close(from_fork)
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    first, _, second = written.partition(b"\n")
    if trouble or not second.endswith(b"\n") or not _is_answer(second):
        return _cut_short(first, trouble or "crashed")
    return second[:-1]


def _be_the_fork(
    answers: Answerers, request: Request, to_parent: int, others: tuple[int, ...], walls: Walls | None
) -> None:
    """Answer into the pipe, then vanish without a trace of the child's own endings."""
    with contextlib.suppress(BaseException):
        gc.disable()  # a short life: collecting would only copy the memory shared with the child
        for descriptor in others:
            os.close(descriptor)
        confine()
        before, whole = answers
        _write(to_parent, before(request) + b"\n")
        if walls is not None:
            walls.stand()
        _write(to_parent, whole(request) + b"\n")
    os._exit(0)


def _write(pipe: int, rest: bytes) -> None:
    while rest:
        rest = rest[os.write(pipe, rest) :]


def _is_answer(line: bytes) -> bool:
    """Whether it is one line with one object: anything else would put the lines after it out of step."""
    if b"\n" in line[:-1]:
        return False
    with contextlib.suppress(ValueError, RecursionError):
        return isinstance(json.loads(line), dict)
    return False


def _cut_short(envelope: bytes, trouble: str) -> bytes:
    found = json.loads(envelope) if _is_answer(envelope) else {}
    return json.dumps({**found, "trouble": found.get("trouble") or trouble}).encode("ascii")


def _gathered(pipe: int, seconds: float) -> tuple[bytes, str]:
    """Return what the fork wrote before it ended, its deadline, or the longest answer there may be."""
    parts: list[bytes] = []
    size = 0
    end = time.monotonic() + seconds
    poller = select.poll()
    poller.register(pipe, select.POLLIN)
    while True:
        left = end - time.monotonic()
        if left <= 0 or not poller.poll(left * 1000):
            return b"".join(parts), "too_slow"
        part = os.read(pipe, 65536)
        if not part:
            return b"".join(parts), ""
        parts.append(part)
        size += len(part)
        if size > MOST_REPLY_BYTES:
            return b"".join(parts[:1]), "crashed"
