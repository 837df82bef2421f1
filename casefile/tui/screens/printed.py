"""Where a page was printed to, with the keys that open it or its folder."""

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from casefile.services.desk.printing import Printed
from casefile.tui.base import Deed, Refusal, lit
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
                    yield Deed(words("Download the page (v)"), "view", "page", "primary")
                else:
                    yield Deed(words("Open the page (v)"), "view", "page", "primary")
                    yield Deed(words("Open its folder (V)"), "folder", "folder")
                yield Deed(words("Close (Esc)"), "cancel", "close")

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
