"""A list over the screen on which a key asks once more before it does what is hard to see undone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Generic, TypeVar

from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Label, OptionList, Static

from casefile.tui.base import Refusal, lit
from casefile.tui.reading_dialog import ReadingDialog
from casefile.tui.showing import put
from casefile.tui.widgets.key_hints import KeyHints
from casefile.tui.widgets.lines import Lines

__all__ = ["AskingList"]

Result = TypeVar("Result")


class AskingList(ReadingDialog[Result], Generic[Result]):
    """Lines under a heading, with what the keys do below. Subclasses give `heading` and `hint`, and fill `lines`."""

    CSS_PATH = Path(__file__).with_suffix(".tcss")  # whole: the lists made of this one lie in other folders
    heading = ""

    def __init__(self) -> None:
        super().__init__()
        self._asked = ""

    def compose(self) -> Iterator[Widget]:
        """Lay out the list and what the keys do."""
        with Vertical(classes="frame"):
            yield Label(lit(self.words(self.heading), "bold"))
            yield Lines()
            yield Refusal()
            yield KeyHints(id="hint")

    @property
    def lines(self) -> Lines:
        """Return the list."""
        return self.query_one(Lines)

    def hint(self, *, asked: bool) -> str:
        """Return what the keys do now; `asked`: the key has asked about the line under the cursor."""
        raise NotImplementedError

    def sure(self) -> bool:
        """Say whether the line under the cursor was asked about already; ask about it when it was not."""
        current = self.lines.current
        if not current or self._asked == current:
            return bool(current)
        self._asked = current
        self.show_hint()
        return False

    def show_hint(self) -> None:
        """Say what the keys do now."""
        asked = bool(self._asked) and self._asked == self.lines.current
        style = "bold $text-warning" if asked else "$text-muted"
        put(self.query_one("#hint", Static), lit(self.hint(asked=asked), style))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Ask anew when the cursor moves to another line."""
        event.stop()
        self._asked = ""
        self.show_hint()
