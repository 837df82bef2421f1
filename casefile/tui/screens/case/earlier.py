"""The earlier states kept of a case: when each was saved, what had just been done, and putting one back."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Label, OptionList, Static
from textual.widgets.option_list import Option

from casefile.i18n import Words
from casefile.tui.base import Dialog, Refusal, lit
from casefile.tui.keys import bindings
from casefile.tui.widgets.lines import Lines, heading, line

if TYPE_CHECKING:
    from casefile.services.store.versions import Generation

__all__ = ["EarlierStates"]


class EarlierStates(Dialog[int]):
    """A list, newest first; Enter answers with the number of the state to put back, at the second press."""

    CSS_PATH = "earlier.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("open")  # type: ignore[assignment]

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self._asked = ""

    def compose(self) -> Iterator[Widget]:
        """Lay out the list and what Enter does."""
        with Vertical(classes="frame"):
            yield Label(lit(self.words("Earlier states of this case"), "bold"))
            yield Lines(id="states")
            yield Refusal()
            yield Static(id="hint", markup=False)

    def on_mount(self) -> None:
        """Read the states in a thread."""
        self.query_one("#states", Lines).focus()
        desk, path = self.casefile.desk, self.path
        self.casefile.in_background(lambda: desk.generations(path), self._got, reading="generations")

    def _got(self, kept: "tuple[Generation, ...]") -> None:
        if not self.is_attached:
            return
        states = self.query_one("#states", Lines)
        if kept:
            states.fill(_option(each, self.words) for each in kept)
        else:
            states.fill([heading(lit(self.words("No earlier state is kept of this case yet.")))])
        self._hint()

    def _hint(self) -> None:
        words = self.words
        if not self.query_one("#states", Lines).current:
            text = words("Esc: close")
        elif self._asked:
            text = words("Enter again: put this state back; the present file is kept beside it · Esc: close")
        else:
            text = words("Enter: put this state back · Esc: close, changing nothing")
        self.query_one("#hint", Static).update(
            lit(text, "bold $text-warning" if self._asked else "$text-muted")
        )

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Ask anew when the cursor moves to another state."""
        event.stop()
        self._asked = ""
        self._hint()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Leave a click at what it did: it put the cursor there."""
        event.stop()

    def action_open(self) -> None:
        """Ask once more, then answer with the state under the cursor."""
        current = self.query_one("#states", Lines).current
        if current and self._asked == current:
            self.answer(int(current))
        elif current:
            self._asked = current
            self._hint()


def _option(state: "Generation", words: Words) -> Option:
    moment = words.moment(state.changed_at) if state.changed_at else "—"
    if state.damage is not None:
        return heading(lit(f"✗ {moment}  {words('damaged')}", "$text-error"))
    said = words.recorded(state.code, state.values) if state.code else words("the case as it was made")
    return line(Content.assemble(lit(f"{moment}  ", "$text-muted"), lit(said)), str(state.number))
