"""What the keys of a dialog do, in words on its last line: a click on one presses it."""

import re

from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from casefile.i18n import Words
from casefile.tui.base import Spoken, lit
from casefile.tui.widgets.key_line import key_name

__all__ = ["KeyHints", "hinted_key"]

_BETWEEN = " · "
_NAMED = ("escape", "enter", "space", "delete")
_LETTER = re.compile(r"(?:^|: )(\w)(?= |$)")


class KeyHints(Spoken, Static):
    """A sentence of “key: what it does”, apart by middle dots."""

    ALLOW_SELECT = False

    def __init__(self, told: str = "", *, id: str | None = None, classes: str = "keys") -> None:
        super().__init__(lit(told, "$text-muted"), id=id, classes=classes, markup=False)

    def on_click(self, event: events.Click) -> None:
        """Press the key that is told of where the click was."""
        shown = self.content
        lines = shown.wrap(self.size.width) if isinstance(shown, Content) else []
        if 0 <= event.y < len(lines):
            before = sum(cell_len(each.plain) + 1 for each in lines[: event.y])
            key = hinted_key(shown.plain, before + event.x, self.words) if isinstance(shown, Content) else ""
            if key:
                event.stop()
                self.app.simulate_key(key)


def hinted_key(told: str, column: int, words: Words) -> str:
    """Return the key that the part of a sentence at a column is about; empty when it names none."""
    end = 0
    for part in told.split(_BETWEEN):
        end += cell_len(part) + len(_BETWEEN)
        if column < end:
            names = {key_name(Binding(key, "", ""), words): key for key in _NAMED}
            named = [key for name, key in names.items() if re.search(rf"\b{re.escape(name)}\b", part)]
            letter = _LETTER.search(part)
            return named[0] if named else letter[1] if letter else ""
    return ""
