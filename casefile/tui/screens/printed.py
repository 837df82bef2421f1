"""Where a page was printed to, with the keys that open it or its folder."""

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Button, Static

from casefile.services.desk.printing import Printed
from casefile.tui.base import Refusal, lit
from casefile.tui.keys import bindings
from casefile.tui.reading_dialog import ReadingDialog

__all__ = ["PrintedPage"]


class PrintedPage(ReadingDialog[None]):
    """Says where the page is and what there is to say of it; opens it, or its folder; in a browser, downloads it."""

    CSS_PATH = Path(__file__).with_suffix(".tcss")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("view", "folder", "cancel")]

    def __init__(self, printed: Printed) -> None:
        super().__init__()
        self._printed = printed

    def compose(self) -> Iterator[Widget]:
        """Lay out the path, the notes and what can be done."""
        words = self.words
        with Vertical(classes="frame"):
            yield Static(lit(words("Printed to {path}", path=self._printed.path), "bold"), markup=False)
            for note in self._printed.notes:
                yield Static(lit(f"! {words.of(note)}"), markup=False)
            yield Refusal()
            with Horizontal(classes="buttons"):
                if self.app.is_web:
                    yield Button(
                        lit(words("Download the page (v)")), id="page", compact=True, variant="primary"
                    )
                else:
                    yield Button(lit(words("Open the page (v)")), id="page", compact=True, variant="primary")
                    yield Button(lit(words("Open its folder (V)")), id="folder", compact=True)
                yield Button(lit(words("Close (Esc)")), id="close", compact=True)

    def action_view(self) -> None:
        """Open the page."""
        self._open(folder=False)

    def action_folder(self) -> None:
        """Open its folder."""
        self._open(folder=True)

    def _open(self, *, folder: bool) -> None:
        page, desk = self._printed.path, self.casefile.desk
        if self.app.is_web:
            self.casefile.hand_over(page)
            return
        self.casefile.in_background(lambda: desk.open_page(page, folder=folder), self._opened)

    def _opened(self, done: bool) -> None:
        if not done and self.is_attached:
            told = self.words("This computer has no program for it: the page is where it says above.")
            self.query_one(Refusal).say(told)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        match event.button.id:
            case "page":
                self.action_view()
            case "folder":
                self.action_folder()
            case _:
                self.action_cancel()
