"""A picture of a page in half blocks: two pixels to a character, asked for when the cursor rests."""

from collections.abc import Sequence
from pathlib import Path

from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget

from casefile.cases.model import Document
from casefile.tui.base import Spoken, lit

__all__ = ["PagePicture"]

_REST_SECONDS = 0.25
_ROWS = 26
Colour = tuple[int, int, int]


class PagePicture(Spoken, Widget):
    """The page of a file. Moving quickly over files asks for no picture; no picture is said in words."""

    DEFAULT_CSS = "PagePicture { height: auto; margin-top: 1; }"

    def on_mount(self) -> None:
        """Begin with nothing."""
        self._waiting: Timer | None = None
        self._content = Content("")
        self._asked: tuple[str, int, str] = ("", 0, "")

    def render(self) -> Content:
        """Draw what there is."""
        return self._content

    def clear(self) -> None:
        """Show nothing."""
        self._asked = ("", 0, "")
        self._show(Content(""))

    def ask(self, folder: Path, document: Document, page: int) -> None:
        """Have the page drawn once the cursor rests on this file."""
        wanted = (document.id, page, self.words.lang)
        if wanted == self._asked:
            return
        self._asked = wanted
        if self._waiting is not None:
            self._waiting.stop()
        self._show(Content(""))
        self._waiting = self.set_timer(_REST_SECONDS, lambda: self._begin(folder, document, page))

    def _begin(self, folder: Path, document: Document, page: int) -> None:
        width, desk, wanted = max(20, min(60, self.size.width)), self.casefile.desk, self._asked

        def got(rows: Sequence[Sequence[tuple[Colour, Colour]]]) -> None:
            if self.is_attached and wanted == self._asked:
                self._show(self._drawn(rows, page))

        self.casefile.in_background(
            lambda: desk.preview(folder, document, page, width, _ROWS), got, reading="picture"
        )

    def _drawn(self, rows: Sequence[Sequence[tuple[Colour, Colour]]], page: int) -> Content:
        if not rows:
            return lit(self.words("No picture of this file."), "$text-muted")
        if self.app.no_color:
            return lit(self.words("No picture without colours: v opens the file."), "$text-muted")
        title = lit(self.words("Page {n} (← →)", n=page), "$text-muted")
        drawn = [
            Content.assemble(*((("▀", f"{_hex(upper)} on {_hex(lower)}")) for upper, lower in row))
            for row in rows
        ]
        return Content("\n").join([title, *drawn])

    def _show(self, content: Content) -> None:
        self._content = content
        self.refresh(layout=True)


def _hex(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
