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
        return Content(" " * self._gap).join(self._cell(name, self.words) for name in self.names)

    @property
    def _gap(self) -> int:
        """The columns between two sections: two where all have room, else one."""
        cells = sum(self._cell(name, self.words).cell_length for name in self.names)
        return 2 if cells + 2 * (len(self.names) - 1) <= self.content_size.width else 1

    def _cell(self, name: str, words: Words) -> Content:
        title = words(KEYS[name].description)
        if name == self.current:
            return lit(f"{_HERE} {title}", "bold reverse $text-accent")
        return Content.assemble(lit(KEYS[name].keys, "bold $footer-key-foreground"), lit(f" {title}"))

    async def on_click(self, event: events.Click) -> None:
        """Go to the section clicked."""
        place = event.get_content_offset(self)
        column = 0
        for name in self.names:
            width = self._cell(name, self.words).cell_length
            if place is not None and column <= place.x < column + width and name != self.current:
                event.stop()
                await self.screen.run_action(f"section('{name}')")
                return
            column += width + self._gap
