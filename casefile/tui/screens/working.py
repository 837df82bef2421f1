"""Long work over the screen: what, how far, on which file, and how to stop it."""

from collections.abc import Callable
from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Button, ProgressBar, Static

from casefile.tui.base import Dialog, lit

__all__ = ["Told", "Work", "Working"]

Told = Callable[[int, int, str], None]
Work = Callable[[Told, Callable[[], bool]], Any]


class Working(Dialog[Any]):
    """Runs `work(progress, cancelled)` in a thread and answers with its result. Escape stops after the file in hand."""

    CSS_PATH = "working.tcss"

    def __init__(self, title: str, work: Work) -> None:
        super().__init__()
        self._title = title
        self._work = work
        self._stopped = False

    def compose(self) -> ComposeResult:
        """Lay out the count, the bar, the name and the way out."""
        with Vertical(classes="frame"):
            yield Static(lit(self._title, "bold"), markup=False)
            yield ProgressBar(show_eta=False)
            yield Static(id="on", markup=False)
            yield Button(lit(self.words("Stop (Esc)")), id="stop", compact=True)

    def on_mount(self) -> None:
        """Begin."""
        work, stopped = self._work, lambda: self._stopped
        self.casefile.in_background(lambda: work(self._tell, stopped), self._done, failed=self._failed)

    def _tell(self, done: int, total: int, name: str) -> None:
        self.app.call_from_thread(self._show, done, total, name)

    def _show(self, done: int, total: int, name: str) -> None:
        if self.is_attached:
            self.query_one(ProgressBar).update(total=total, progress=done)
            text = self.words("{n} of {total} · {name}", n=min(done + 1, total), total=total, name=name)
            self.query_one("#on", Static).update(lit(text))

    def _done(self, result: Any) -> None:
        if self.is_attached:
            self.dismiss(result)

    def _failed(self) -> None:
        if self.is_attached:
            self.dismiss(None)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Stop."""
        event.stop()
        self.action_cancel()

    def action_cancel(self) -> None:
        """Stop after the file in hand; what is done stays done."""
        self._stopped = True
        self.query_one("#on", Static).update(lit(self.words("Stopping after this file…")))
