"""The parent's end of one child: a question in, an answer out, a new child after one that died."""

import contextlib
import json
import os
import queue
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from casefile.services.documents.limits import DEADLINE_SECONDS

if TYPE_CHECKING:
    import subprocess

__all__ = ["Worker"]

_START_SECONDS = 60.0
_GRACE_SECONDS = 5.0
_MOST_ANSWER_BYTES = 4_000_000


class Worker:
    """One child process, started when first asked. One question at a time: callers take turns."""

    def __init__(self, deadline_seconds: float = DEADLINE_SECONDS) -> None:
        self._deadline = deadline_seconds
        self._turn = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._answers: queue.Queue[bytes] = queue.Queue()

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """Return the child's answer; `{"trouble": "too_slow" | "crashed"}` when there is none. Never raises for it."""
        with self._turn:
            try:
                child = self._started()
                self._send(child, {**request, "deadline": self._deadline})
                line = self._answers.get(timeout=self._deadline + _GRACE_SECONDS)
                return dict(json.loads(line))
            except queue.Empty:
                self._stop()
                return {"trouble": "too_slow"}
            except (OSError, ValueError):
                self._stop()
                return {"trouble": "crashed"}

    def close(self) -> None:
        """End the child, if there is one."""
        with self._turn:
            self._stop()

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._child is not None and self._child.poll() is None:
            return self._child
        import subprocess  # where all is known already, no child starts

        self._stop()
        root = str(Path(__file__).parents[3])
        known = os.environ.get("PYTHONPATH")
        # -P keeps the folder one happens to stand in, which may hold anything, out of the imports.
        self._child = subprocess.Popen(
            [sys.executable, "-P", "-m", "casefile.services.documents.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join([root, known] if known else [root])},
            # A Ctrl+C in the terminal is for the parent, which then ends the child.
            start_new_session=True,
        )
        self._answers = queue.Queue()
        assert self._child.stdout is not None  # noqa: S101 - asked for above
        listener = threading.Thread(
            target=_listen, args=(self._child.stdout, self._answers), daemon=True, name="document child"
        )
        listener.start()
        if not json.loads(self._answers.get(timeout=_START_SECONDS)).get("ready"):
            raise ValueError("child")
        return self._child

    def _send(self, child: "subprocess.Popen[bytes]", request: dict[str, Any]) -> None:
        assert child.stdin is not None  # noqa: S101 - asked for when it was started
        child.stdin.write(json.dumps(request).encode("ascii") + b"\n")
        child.stdin.flush()

    def _stop(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        with contextlib.suppress(OSError):
            assert child.stdin is not None  # noqa: S101
            child.stdin.close()
        if child.poll() is None:
            _kill(child)
        child.wait()
        with contextlib.suppress(OSError):
            assert child.stdout is not None  # noqa: S101
            child.stdout.close()


def _kill(child: "subprocess.Popen[bytes]") -> None:
    """Kill the child with the fork it may be waiting for."""
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            import signal

            os.killpg(child.pid, signal.SIGKILL)
        else:
            child.kill()


def _listen(stream: BinaryIO, answers: "queue.Queue[bytes]") -> None:
    """Hand on each line of the child; at its end, or a line too long, one that is no answer."""
    with contextlib.suppress(OSError, ValueError):
        while line := stream.readline(_MOST_ANSWER_BYTES):
            answers.put(line)
    answers.put(b"")
