"""A picture of a page in half blocks: two pixels to a character, asked for when the cursor rests."""

from collections.abc import Callable, Sequence
from pathlib import Path

from textual import events
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget

from casefile.cases.model import Document
from casefile.tui.base import Spoken, lit

__all__ = ["PagePicture"]

_REST_SECONDS = 0.25
_ROWS = 26
Colour = tuple[int, int, int]
PictureRows = Sequence[Sequence[tuple[Colour, Colour]]]


class PagePicture(Spoken, Widget):
    """The page of a file. Moving quickly over files asks for no picture; no picture is said in words."""

    DEFAULT_CSS = """
    PagePicture {
        height: auto; margin-top: 1;
        &.-drawn { text-wrap: nowrap; text-overflow: clip; }
    }
    """

    def on_mount(self) -> None:
        """Begin with nothing."""
        self._waiting: Timer | None = None
        self._content = Content("")
        self._asked: tuple[str, ...] = ()
        self._again: Callable[[], None] | None = None
        self._columns = 0

    def render(self) -> Content:
        """Draw what there is."""
        return self._content

    def clear(self) -> None:
        """Show nothing."""
        self._asked, self._again = (), None
        if self._waiting is not None:
            self._waiting.stop()
        self._show(Content(""))

    def on_resize(self, _event: events.Resize) -> None:
        """Have what is shown drawn for another width; what there is stands meanwhile, cut at the edge."""
        if self._again is not None and self._room != self._columns:
            self._once_at_rest()

    @property
    def _room(self) -> int:
        """The columns of a picture, as many with a scroll bar beside it as without."""
        beside = self.parent
        bar = (
            beside.styles.scrollbar_size_vertical - beside.scrollbar_size_vertical
            if isinstance(beside, Widget)
            else 0
        )
        return max(20, min(60, self.size.width - bar))

    def ask(self, folder: Path, document: Document, page: int) -> None:
        """Have the page drawn once the cursor rests on this file."""
        desk = self.casefile.desk
        self.ask_for(
            (document.id, str(page)),
            lambda width, height: desk.preview(folder, document, page, width, height),
            self.words("Page {n} (← →)", n=page),
        )

    def ask_for(self, wanted: tuple[str, ...], draw: Callable[[int, int], PictureRows], title: str) -> None:
        """Have what `wanted` stands for drawn, within so many columns and rows, once the cursor rests on it."""
        wanted = (*wanted, self.words.lang)
        if wanted == self._asked:
            return
        self._asked, self._again = wanted, lambda: self._begin(draw, title)
        self._show(Content(""))
        self._once_at_rest()

    def _once_at_rest(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()
        if self._again is not None:
            self._waiting = self.set_timer(_REST_SECONDS, self._again)

    def _begin(self, draw: Callable[[int, int], PictureRows], title: str) -> None:
        width, wanted = self._room, self._asked
        self._columns = width

        def got(rows: PictureRows) -> None:
            if self.is_attached and wanted == self._asked:
                self._show(self._drawn(rows, title), drawn=bool(rows))

        self.casefile.in_background(lambda: draw(width, _ROWS), got, reading=f"picture {self.id or ''}")

    def _drawn(self, rows: PictureRows, told: str) -> Content:
        if not rows:
            return lit(self.words("No picture of this file."), "$text-muted")
        if self.app.no_color:
            return lit(self.words("No picture without colours: v opens the file."), "$text-muted")
        title = lit(told, "$text-muted")
        drawn = [
            Content.assemble(*((("▀", f"{_hex(upper)} on {_hex(lower)}")) for upper, lower in row))
            for row in rows
        ]
        return Content("\n").join([title, *drawn])

    def _show(self, content: Content, *, drawn: bool = False) -> None:
        self._content = content
        self.set_class(drawn and not self.app.no_color, "-drawn")
        self.refresh(layout=True)


def _hex(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
