"""Long work over the screen: what, how far, on which file, and how to stop it."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import ProgressBar, Static

from casefile.tui.base import Deed, Dialog, Refusal, lit, whole

__all__ = ["Stopped", "TellProgress", "Working"]

TellProgress = Callable[[int, int, str], None]
Stopped = Callable[[], bool]


class Working(Dialog[tuple[TellProgress, Stopped]]):
    """Answers at once with how to tell how far the work is, and whether it is to stop; it closes when that is done.

    Escape stops after the file in hand.
    """

    CSS_PATH = "working.tcss"

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self._stopped = False

    def compose(self) -> ComposeResult:
        """Lay out the count, the bar, the name and the way out."""
        with Vertical(classes="frame"):
            yield Static(lit(self._title, "bold"), markup=False)
            yield ProgressBar(show_eta=False)
            yield Static(id="on", markup=False)
            yield Refusal()
            with Horizontal(classes="buttons"):
                yield Deed(self.words("Try again"), "begin", "again")
                yield Deed(self.words("Stop (Esc)"), "cancel", "stop")

    def on_mount(self) -> None:
        """Begin."""
        self.action_begin()

    def action_begin(self) -> None:
        """Begin, or go on with what is left."""
        self.query_one("#again").display = False
        self.answer((self._tell, lambda: self._stopped))

    def _tell(self, done: int, total: int, name: str) -> None:
        self.app.call_from_thread(self._show, done, total, name)

    def _show(self, done: int, total: int, name: str) -> None:
        if whole(self):
            self.query_one(ProgressBar).update(total=total, progress=done)
            text = self.words("{n} of {total} · {name}", n=min(done + 1, total), total=total, name=name)
            self.query_one("#on", Static).update(lit(text))

    def _not_saved(self, error: Exception) -> None:
        """Say why it was refused, and offer to go on with what is left."""
        super()._not_saved(error)
        if self._stopped:
            self.dismiss(None)
        elif self.is_attached:
            again = self.query_one("#again")
            again.display = True
            again.focus()

    def action_cancel(self) -> None:
        """Stop after the file in hand; what is done stays done. Close when nothing is being done."""
        if not self._saving:
            self.dismiss(None)
            return
        self._stopped = True
        self.query_one("#on", Static).update(lit(self.words("Stopping after this file…")))
