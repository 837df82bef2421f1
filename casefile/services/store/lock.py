"""One writer at a time: a lock on a side file, given back by the system when its holder dies."""

import json
import os
import platform
import random
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from casefile.errors import DamagedError, LockedError
from casefile.services.store.limits import is_unknown, met
from casefile.services.store.modes import FILE_MODE, disk_errors
from casefile.services.store.mounts import note_network
from casefile.services.store.paths import CASE_FILE, LOCK_FILE

__all__ = ["WAIT_SECONDS", "locked"]

WAIT_SECONDS = 5.0
_MOVING_QUEUE = 4
"""How many times the wait is given to a lock that one writer after another takes."""
_SHORTEST_PAUSE, _LONGEST_PAUSE = 0.002, 0.02
_FLAGS = os.O_RDWR | os.O_CREAT
_FLAGS |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
_NOTE_BYTES = 1024
_LOCKED_BYTE = 1 << 20  # Windows locks bytes, not files: one that the note never reaches


@contextmanager
def locked(folder: Path, wait_seconds: float | None = None) -> Iterator[None]:
    """Hold the case's lock while inside.

    The lock is on `.lock` beside the real case file, and not on that file, whose inode is thrown away by every change.
    Raises LockedError, naming who holds it, after the wait (seconds); DiskError when it cannot be made.
    """
    note_network(folder)
    descriptor = _taken(folder, WAIT_SECONDS if wait_seconds is None else wait_seconds)
    try:
        with suppress(OSError):
            _sign(descriptor)
        yield
    finally:
        with suppress(OSError):
            _release(descriptor)
        os.close(descriptor)


def _taken(folder: Path, wait_seconds: float) -> int:
    """Return the descriptor of the lock, taken; a queue that moves on is waited for longer than a holder that stays."""
    path = _place(folder) / LOCK_FILE
    queue = _Queue(wait_seconds)
    while True:
        descriptor = _opened(path)
        try:
            while not _try(descriptor, path):
                if queue.is_over(os.fstat(descriptor).st_mtime_ns):
                    raise LockedError("store.locked", path=str(folder), **_holder(descriptor))
                time.sleep(queue.pause_seconds())
            if _still_there(descriptor, path):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


class _Queue:
    """How long one writer has waited, for whom, and when it looks again."""

    def __init__(self, wait_seconds: float) -> None:
        self._wait_seconds = wait_seconds
        self._began = self._moved = time.monotonic()
        self._signed_ns: int | None = None

    def is_over(self, signed_ns: int) -> bool:
        """Say whether to give up: each holder signs, so another moment in the lock means that the queue moves."""
        now = time.monotonic()
        if signed_ns != self._signed_ns:
            self._moved = now if self._signed_ns is not None else self._moved
            self._signed_ns = signed_ns
        longest = self._wait_seconds * _MOVING_QUEUE
        return now - self._moved >= self._wait_seconds or now - self._began >= longest

    def pause_seconds(self) -> float:
        """Return how long to sleep: who has waited longest looks most often, and comes first."""
        patience = 1 - (time.monotonic() - self._began) / (self._wait_seconds or 1)
        most = max(_SHORTEST_PAUSE, _LONGEST_PAUSE * patience)
        return random.uniform(most / 2, most)  # noqa: S311 - uneven, so that two never stay in step


def _place(folder: Path) -> Path:
    """Return the folder of the real case file: a link to it, in another folder, is the same case for all writers."""
    real = Path(os.path.realpath(folder / CASE_FILE)).parent
    return real if real.is_dir() else folder


def _opened(path: Path) -> int:
    with disk_errors(path):
        descriptor = os.open(path, _FLAGS, FILE_MODE)
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise DamagedError("store.lock_not_a_file", path=str(path))
        if hasattr(os, "fchmod"):
            with suppress(OSError):
                os.fchmod(descriptor, FILE_MODE)
    return descriptor


def _still_there(descriptor: int, path: Path) -> bool:
    """Say whether the file that was locked is the one others will find."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _try(descriptor: int, path: Path) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError as problem:
        if is_unknown(problem):  # no lock to wait for: the file is still compared before it is replaced
            met("store.no_lock", path)
            return True
        with disk_errors(path):
            raise problem
    return True


def _release(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_UN)


def _sign(descriptor: int) -> None:
    """Say in the lock who holds it: a courtesy, never relied upon."""
    note = {"pid": os.getpid(), "program": Path(sys.argv[0] or "python").name, "host": platform.node()}
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.ftruncate(descriptor, 0)
    os.write(descriptor, json.dumps(note).encode()[:_NOTE_BYTES])


def _holder(descriptor: int) -> dict[str, Any]:
    with suppress(OSError, ValueError):
        os.lseek(descriptor, 0, os.SEEK_SET)  # where locks are of bytes, the try has moved on
        note = json.loads(os.read(descriptor, _NOTE_BYTES))
        if isinstance(note, dict):
            return {"pid_code": note.get("pid"), "program": note.get("program"), "host": note.get("host")}
    return {"pid_code": None, "program": None, "host": None}
