"""The earlier states kept of a case: when each was saved, what had just been done, and putting one back."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widgets.option_list import Option

from casefile.i18n import N_, Words
from casefile.tui.base import lit
from casefile.tui.keys import bindings
from casefile.tui.screens.asking_list import AskingList
from casefile.tui.widgets.lines import heading, line

if TYPE_CHECKING:
    from casefile.services.store.versions import Generation

__all__ = ["EarlierStates"]


class EarlierStates(AskingList[int]):
    """A list, newest first; Enter answers with the number of the state to put back, at the second press."""

    heading = N_("Earlier states of this case")
    mends = True
    BINDINGS: ClassVar[list[BindingType]] = bindings("open")  # type: ignore[assignment]

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path

    def begin(self) -> None:
        """Read the states in a thread."""
        self.lines.focus()
        desk, path = self.casefile.desk, self.path
        self.casefile.in_background(lambda: desk.generations(path), self._got, reading="generations")

    def _got(self, kept: "tuple[Generation, ...]") -> None:
        if not self.is_attached:
            return
        if kept:
            self.lines.fill(_option(each, self.words) for each in kept)
        else:
            self.lines.fill([heading(lit(self.words("No earlier state is kept of this case yet.")))])
        self.show_hint()

    def hint(self, *, asked: bool) -> str:
        """Return what Enter does."""
        words = self.words
        if not self.lines.current:
            return words("Esc: close")
        if asked:
            return words("Enter again: put this state back; the present file is kept beside it · Esc: close")
        return words("Enter: put this state back · Esc: close, changing nothing")

    def action_open(self) -> None:
        """Ask once more, then answer with the state under the cursor."""
        if self.sure():
            self.answer(int(self.lines.current))


def _option(state: "Generation", words: Words) -> Option:
    moment = words.moment(state.changed_at) if state.changed_at else "—"
    if state.damage is not None:
        return heading(lit(f"✗ {moment}  {words('damaged')}", "$text-error"))
    said = words.recorded(state.code, state.values) if state.code else words("the case as it was made")
    return line(Content.assemble(lit(f"{moment}  ", "$text-muted"), lit(said)), str(state.number))
