"""The library's driver for a browser, made safe for two threads, and ending when nobody listens any more."""

from asyncio import get_running_loop, run_coroutine_threadsafe
from threading import Lock
from typing import Any

from textual import events, messages
from textual.drivers.web_driver import WebDriver

__all__ = ["BrowserDriver"]


class BrowserDriver(WebDriver):
    """Speaks to `casefile serve` in packets.

    The screen and the pieces of a file are written by two threads, and a pipe keeps only short writes in one piece:
    a lock does for all of them.
    """

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        lock, write = Lock(), self._write

        def written_whole(data: bytes) -> int:
            with lock:
                rest = memoryview(data)
                while rest:
                    rest = rest[write(rest) :]
            return len(data)

        self._write = written_whole  # type: ignore[assignment]

    def start_application_mode(self) -> None:
        """Begin with the keys meant for the screens, as a page just opened has them; the library waits for a click."""
        self._loop = get_running_loop()
        super().start_application_mode()
        self._app.call_later(self._app.post_message, events.AppFocus())

    def run_input_thread(self) -> None:
        """Read what is typed until the server is gone, however it went; then leave."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            run_coroutine_threadsafe(self._app._post_message(messages.ExitApp()), self._loop)
