"""The parent's end of a fit: it starts the confined process, hands on its progress, and ends it when told to."""

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any, BinaryIO

import msgspec

from casefile.rules.findings import Finding
from casefile.rules.fitting.outcome import FitOutcome, FitRequest

__all__ = ["CancelledError", "fit"]

_SILENT_SECONDS = 90.0
_LOOK_SECONDS = 0.1
_TOLD_SECONDS = 0.5  # a long step is told again: silence looks like a fault
_ENDING_SECONDS = 1.0
_LONGEST_LINE = 4_000_000
_MOST_FILES = 1000  # parts: a limit in bytes so low makes no more
_MOST_BYTES = 3 << 29  # no more than the address space of the child

FitProgress = Callable[[str, int, int], None]


class CancelledError(Exception):
    """The person did not want it any more; nothing is left behind."""


def fit(
    asked: FitRequest, progress: FitProgress | None = None, cancelled: Callable[[], bool] | None = None
) -> tuple[FitOutcome, list[bytes]]:
    """Return what came of it and the bytes of each file, empty for a source that is left as it is.

    Never raises for what files hold. Raises CancelledError within a second after `cancelled()` answers True.
    """
    if not asked.sources:
        return FitOutcome(findings=(Finding(code="fit.no_sources", severity="blocker"),)), []
    with _child(asked) as lines:
        silent_since = told_at = time.monotonic()
        last: list[Any] = ["reading", 0, len(asked.sources)]
        while True:
            if cancelled is not None and cancelled():
                raise CancelledError
            try:
                found = lines.get(timeout=_LOOK_SECONDS)
            except queue.Empty:
                if time.monotonic() - silent_since > _SILENT_SECONDS:
                    return _failed("fit.too_slow"), []
                if time.monotonic() - told_at < _TOLD_SECONDS:
                    continue
            else:
                silent_since = time.monotonic()
                if isinstance(found, tuple):
                    return found
                last = found
            told_at = time.monotonic()
            if progress is not None:
                progress(*last)


def _failed(code: str) -> FitOutcome:
    return FitOutcome(findings=(Finding(code=code, severity="blocker"),))


_Line = tuple[FitOutcome, list[bytes]] | list[Any]


@contextlib.contextmanager
def _child(asked: FitRequest) -> "Iterator[queue.Queue[_Line]]":
    """Start the process, ask, and end it whatever happens."""
    root = str(Path(__file__).parents[3])
    known = os.environ.get("PYTHONPATH")
    child = subprocess.Popen(
        [sys.executable, "-P", "-m", "casefile.services.fitting.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([root, known] if known else [root]),
            "MALLOC_ARENA_MAX": "2",  # a heap for each thread would keep what it once held
        },
        start_new_session=True,  # a Ctrl+C in the terminal is for the parent, which then ends the child
    )
    lines: queue.Queue[_Line] = queue.Queue()
    try:
        assert child.stdin is not None  # noqa: S101 - asked for above
        assert child.stdout is not None  # noqa: S101
        with contextlib.suppress(OSError):
            child.stdin.write(msgspec.json.encode(asked) + b"\n")
            child.stdin.close()
        listener = threading.Thread(target=_listen, args=(child.stdout, lines), daemon=True, name="fit child")
        listener.start()
        yield lines
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(_ENDING_SECONDS)  # it has answered, and ends by itself
    finally:
        _end(child)
        for stream in (child.stdin, child.stdout):
            with contextlib.suppress(OSError, ValueError):
                if stream is not None and stream is child.stdin:
                    stream.close()
        listener.join(2)
        with contextlib.suppress(OSError, ValueError):
            if child.stdout is not None:
                child.stdout.close()


def _end(child: "subprocess.Popen[bytes]") -> None:
    """End the process, and the second one that it started."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
    child.kill()
    child.wait()


def _listen(stream: BinaryIO, lines: "queue.Queue[_Line]") -> None:
    """Hand on each line of the child, then its outcome; an end without one is a crash."""
    try:
        while line := stream.readline(_LONGEST_LINE):
            told = msgspec.convert(json.loads(line), _Told)
            if told.at is not None:
                lines.put(list(told.at))
            elif told.outcome is not None:
                if len(told.sizes) > _MOST_FILES or sum(told.sizes) > _MOST_BYTES:
                    break
                lines.put((told.outcome, [_exactly(stream, size) for size in told.sizes]))
                return
            else:
                break
    except (OSError, ValueError, TypeError, RecursionError, msgspec.ValidationError):
        pass
    lines.put((_failed("fit.crashed"), []))


class _Told(msgspec.Struct):
    """A line of the child, which may have been taken over by what it reads: believed in this shape only."""

    at: tuple[str, int, int] | None = None
    outcome: FitOutcome | None = None
    sizes: tuple[Annotated[int, msgspec.Meta(ge=0)], ...] = ()


def _exactly(stream: BinaryIO, size: int) -> bytes:
    content = stream.read(size)
    if len(content) != size:
        raise ValueError(size)
    return content
