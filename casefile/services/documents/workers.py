"""As many child processes as there are questions at once, each started when all others are busy."""

import queue
import threading
from typing import Any

from casefile.services.documents.worker import Worker

__all__ = ["Workers"]


class Workers:
    """Child processes that answer questions; may be used from any thread."""

    def __init__(self, deadline_seconds: float) -> None:
        self._deadline = deadline_seconds
        self._lock = threading.Lock()
        self._all: list[Worker] = []
        self._idle: queue.SimpleQueue[Worker] = queue.SimpleQueue()

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """Return the answer of a child that has nothing to do, as `Worker.ask` does."""
        try:
            worker = self._idle.get_nowait()
        except queue.Empty:
            worker = Worker(self._deadline)
            with self._lock:
                self._all.append(worker)
        try:
            return worker.ask(request)
        finally:
            self._idle.put(worker)

    def close(self) -> None:
        """End the children; a question asked later starts new ones."""
        with self._lock:
            workers, self._all = self._all, []
            self._idle = queue.SimpleQueue()
        for worker in workers:
            worker.close()
