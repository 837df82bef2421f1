"""The child process that looks at files: one line of JSON in, one line of JSON out.

It is started afresh (never forked from the screens), loads the parsers once, then, where the system can, forks for
each file: the fork is confined, has a deadline, and whatever happens to it happens to nobody else.
"""

import contextlib
import gc
import json
import os
import select
import signal
import sys
import time
from typing import Any, BinaryIO

from casefile.services.documents.limits import DEADLINE_SECONDS, confine

__all__ = ["MOST_REPLY_BYTES", "main"]

MOST_REPLY_BYTES = 2_000_000
"""A longer answer is taken for a child run wild."""

CAN_FORK = hasattr(os, "fork")


def main() -> None:
    """Answer requests until the other end goes away; standard output belongs to the answers alone."""
    requests, answers = _take_streams()
    _warm_up()
    answers.write(b'{"ready": true}\n')
    answers.flush()
    for line in requests:
        request = json.loads(line)
        answer = _forked(request) if CAN_FORK else _answered(request)
        answers.write(answer + b"\n")
        answers.flush()


def _take_streams() -> tuple[BinaryIO, BinaryIO]:
    """Return our ends of the two pipes, and leave nothing behind that a parser's print could reach."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    return requests, answers


def _warm_up() -> None:
    from casefile.services.documents import looking

    looking.warm_up()
    gc.collect()
    gc.freeze()  # what is loaded stays shared between the forks


def _answered(request: dict[str, Any]) -> bytes:
    """Return the answer as one line of JSON; any failure of a parser becomes the word `crashed`."""
    from casefile.services.documents import looking

    try:
        found = looking.answer(request)
    except BaseException as fault:
        found = {"trouble": "crashed", "fault": type(fault).__name__}
    return json.dumps(found, ensure_ascii=True).encode("ascii")


def _forked(request: dict[str, Any]) -> bytes:
    """Return the answer of a confined fork, or what became of the fork (`crashed`, `too_slow`)."""
    from_fork, to_us = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(from_fork)
        _be_the_fork(request, to_us)
    os.close(to_us)
    try:
        answer, trouble = _gathered(from_fork, float(request.get("deadline", DEADLINE_SECONDS)))
    finally:
        os.close(from_fork)
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    first, _, second = answer.partition(b"\n")
    if trouble or not second.endswith(b"\n"):
        return _cut_short(first, trouble or "crashed")
    return second.rstrip(b"\n")


def _be_the_fork(request: dict[str, Any], to_parent: int) -> None:
    """Answer into the pipe and vanish: first the envelope, which survives what the parsers may do, then all."""
    status = 1
    with contextlib.suppress(BaseException):
        gc.disable()  # a short life: collecting would only copy the memory shared with the parent
        confine()
        os.write(to_parent, _envelope(request) + b"\n")
        rest = _answered(request) + b"\n"
        while rest:
            rest = rest[os.write(to_parent, rest) :]
        status = 0
    os._exit(status)


def _envelope(request: dict[str, Any]) -> bytes:
    from casefile.services.documents import looking

    return json.dumps(looking.envelope(request), ensure_ascii=True).encode("ascii")


def _cut_short(envelope: bytes, trouble: str) -> bytes:
    try:
        found = json.loads(envelope)
    except ValueError:
        found = {}
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


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt):
        main()
    sys.exit(0)
