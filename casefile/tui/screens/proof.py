"""The proof of the hours on the screen: the very text that is printed, every addend and its sources."""

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from casefile.cases.assessment import Assessment
from casefile.tui.base import Dialog, lit

__all__ = ["Proof"]


class Proof(Dialog[None]):
    """Shows the proof for the programme and the date of an assessment; arrows and pages scroll."""

    CSS_PATH = "proof.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [("v,q", "cancel", "Close")]

    def __init__(self, assessment: Assessment) -> None:
        super().__init__()
        self.seen = assessment

    def compose(self) -> Iterator[Widget]:
        """Lay out the text, scrolling."""
        with Vertical(classes="frame"):
            with VerticalScroll():
                yield Static(lit(self.words("One moment…")), markup=False)
            yield Static(lit(self.words("↑ ↓ PgUp PgDn: read · Esc: close · on paper: p")), classes="keys")

    def on_mount(self) -> None:
        """Have the text made in a thread."""
        self.query_one(VerticalScroll).focus()
        desk, words = self.casefile.desk, self.words
        work = lambda: desk.print_bytes(self.seen, "hours", "txt", words)[0]  # noqa: E731 - handed over at once
        self.casefile.in_background(work, self._got, reading="proof")

    def _got(self, content: bytes) -> None:
        if self.is_attached:
            self.query_one("VerticalScroll Static", Static).update(lit(content.decode("utf-8-sig")))
