"""A page on the screen: the very text that is printed, with every addend and source."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from casefile.tui.base import lit
from casefile.tui.keys import bindings
from casefile.tui.reading_dialog import ReadingDialog
from casefile.tui.showing import put
from casefile.tui.widgets.key_hints import KeyHints

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.binding import BindingType
    from textual.widget import Widget

    from casefile.cases.assessment import Assessment
    from casefile.services.printing.page import What

__all__ = ["PageReader"]


class PageReader(ReadingDialog[None]):
    """Shows one page of the case for the date of an assessment; arrows and pages scroll, p puts it on paper."""

    CSS_PATH = "page.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [("q", "cancel", "Close"), *bindings("print", hidden=("view",))]

    def __init__(self, path: Path, assessment: Assessment, what: What) -> None:
        super().__init__()
        self.path = path
        self.seen = assessment
        self.what = what

    def compose(self) -> Iterator[Widget]:
        """Lay out the text, scrolling."""
        with Vertical(classes="frame"):
            with VerticalScroll():
                yield Static(lit(self.words("One moment…")), markup=False)
            yield KeyHints(self.words("↑ ↓ PgUp PgDn: read · Esc: close · on paper: p"))

    def begin(self) -> None:
        """Have the text made in a thread."""
        self.query_one(VerticalScroll).focus()
        desk, words, seen, what = self.casefile.desk, self.words, self.seen, self.what
        self.casefile.in_background(
            lambda: desk.print_bytes(seen, what, "txt", words)[0], self._got, reading="page"
        )

    def _got(self, content: bytes) -> None:
        if self.is_attached:
            put(self.query_one("VerticalScroll Static", Static), lit(content.decode("utf-8-sig")))

    def action_view(self) -> None:
        """Close it with the key that opened it."""
        self.action_cancel()

    def action_print(self) -> None:
        """Put this page on paper."""
        from casefile.tui.screens.print_form import ask_printing

        ask_printing(self.casefile, self.path, self.seen, self.what)
