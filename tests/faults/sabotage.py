"""Strike at one chosen file-changing call of the program under test: kill it there, or let the call fail.

Every call of `os` that can change a file is counted; the n-th one is struck. What was asked of the disk is recorded,
so that a test can say what a power cut would have left.
"""

import os
import signal
from collections.abc import Callable
from typing import Any

CALLS = (
    "open", "write", "fsync", "link", "replace", "rename", "unlink", "remove", "mkdir", "rmdir", "chmod", "fchmod",
    "ftruncate",
)  # fmt: skip


class Sabotage:
    """Count file-changing calls while inside; at the n-th (from 1) do `strike` first."""

    def __init__(self, at: int = 0, strike: Callable[[str], None] | None = None) -> None:
        self.at, self.strike = at, strike
        self.calls: list[tuple[str, Any, Any]] = []
        self._real: dict[str, Any] = {}

    def __enter__(self) -> "Sabotage":
        self._real = {name: getattr(os, name) for name in CALLS}
        for name in CALLS:
            setattr(os, name, self._watched(name, self._real[name]))
        return self

    def __exit__(self, *_error: object) -> None:
        for name, real in self._real.items():
            setattr(os, name, real)

    def _watched(self, name: str, real: Any) -> Any:
        def call(*args: Any, **kwargs: Any) -> Any:
            if name == "open" and not (args[1] & (os.O_CREAT | os.O_WRONLY | os.O_RDWR)):
                found = real(*args, **kwargs)
                self.calls.append(("look", args[0], found))
                return found
            if self._number() + 1 == self.at and self.strike:
                self.calls.append((name, args, None))
                self.strike(name)
            found = real(*args, **kwargs)
            self.calls.append((name, args, found))
            return found

        return call

    def _number(self) -> int:
        return sum(1 for name, _, _ in self.calls if name != "look")

    @property
    def count(self) -> int:
        """Return how many file-changing calls were made."""
        return self._number()


def kill(_name: str) -> None:
    """Die as `kill -9` makes die."""
    os.kill(os.getpid(), signal.SIGKILL)


def failing(number: int) -> Callable[[str], None]:
    """Let the call fail with that errno."""

    def strike(_name: str) -> None:
        raise OSError(number, os.strerror(number))

    return strike


def in_child(work: Callable[[], None], at: int = 0) -> bool:
    """Run the work in a child that is killed at its n-th file-changing call; say whether it had acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            with Sabotage(at, kill):
                work()
            os.write(writing, b"done")
        finally:
            os._exit(0)
    os.close(writing)
    said = os.read(reading, 10)
    os.close(reading)
    os.waitpid(child, 0)
    return said == b"done"
