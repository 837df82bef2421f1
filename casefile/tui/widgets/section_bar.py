"""The sections of a case on one line, each with its letter; the one shown is marked by a sign and not only a colour."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.widget import Widget

from casefile.i18n import Words
from casefile.tui.base import Spoken, lit
from casefile.tui.keys import KEYS

__all__ = ["SectionBar"]

_HERE = "▸"
_WAYS = ((2, 99), (1, 99), *((1, most) for most in range(12, 3, -1)), (1, 0))
"""How sections may stand, the best first: the columns between two, and how many letters their names may have."""


class SectionBar(Spoken, Widget):
    """Where one is and where one can go; a click goes there."""

    DEFAULT_CSS = "SectionBar { height: 1; padding: 0 0 0 1; background: $panel; text-wrap: nowrap; }"
    ALLOW_SELECT = False

    def __init__(self, names: Sequence[str], current: str) -> None:
        super().__init__()
        self.names = tuple(names)
        self.current = current

    def show(self, current: str) -> None:
        """Mark that section as the one shown."""
        self.current = current
        self.refresh()

    def render(self) -> Content:
        """Draw the letters and the names."""
        cells, gap = self._cells()
        return Content(" " * gap).join(cells)

    def _cells(self) -> tuple[list[Content], int]:
        """Return the sections and the columns between them.

        Where they lack room they come nearer, then the names are cut, and at last only letters are left beside the
        section shown: none is out of sight.
        """
        width = self.content_size.width
        for gap, most in _WAYS:
            cells = [self._cell(name, self.words, most) for name in self.names]
            if sum(cell.cell_length for cell in cells) + gap * (len(cells) - 1) <= width:
                break
        return cells, gap

    def _cell(self, name: str, words: Words, most: int) -> Content:
        title = words(KEYS[name].description)
        if name == self.current:
            return lit(f"{_HERE} {title}", "bold reverse $text-accent")
        letter = lit(KEYS[name].keys, "bold $footer-key-foreground")
        short = title if len(title) <= most else f"{title[: most - 1]}…"
        return Content.assemble(letter, lit(f" {short}")) if most else letter

    async def on_click(self, event: events.Click) -> None:
        """Go to the section clicked."""
        place = event.get_content_offset(self)
        column = 0
        cells, gap = self._cells()
        for name, cell in zip(self.names, cells, strict=True):
            width = cell.cell_length
            if place is not None and column <= place.x < column + width and name != self.current:
                event.stop()
                await self.screen.run_action(f"section('{name}')")
                return
            column += width + gap
