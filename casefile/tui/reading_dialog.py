"""A dialog in which nothing is typed: the keys that work everywhere work in it too."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar, Generic, TypeVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import OptionList

from casefile.tui.base import Dialog
from casefile.tui.keys import bindings

__all__ = ["ReadingDialog"]

Result = TypeVar("Result")


class ReadingDialog(Dialog[Result], Generic[Result]):
    """Speaks the other language at once and changes its colours; its letters are keys, for there is no text to type.

    Subclasses fill in `begin` what `compose` lays out: it is done again in the other language.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(hidden=("language", "theme"))]

    def on_mount(self) -> None:
        """Fill what was laid out."""
        self.begin()

    def begin(self) -> None:
        """Fill what was laid out, and put the keyboard where one begins."""

    async def recompose(self) -> None:
        """Draw again, the cursors and what is scrolled staying where they were."""
        scrolled = [each.scroll_y for each in self.query(VerticalScroll)]
        cursors = [each.highlighted for each in self.query(OptionList)]
        focused = self.focused.id if self.focused else None
        await super().recompose()
        self.begin()
        for listed, at in zip(self.query(OptionList), cursors, strict=False):
            if at is not None and at < listed.option_count:
                listed.highlighted = at
        self.once_laid_out(partial(self._scroll_back, scrolled))
        if focused:
            for each in self.query(f"#{focused}"):
                each.focus()

    def _scroll_back(self, scrolled: Sequence[float]) -> None:
        for place, y in zip(self.query(VerticalScroll), scrolled, strict=False):
            place.scroll_to(y=y, animate=False, immediate=True)

    async def action_language(self) -> None:
        """Speak the other language, here and on what lies below."""
        await self.casefile.action_language()

    def action_light(self) -> None:
        """Switch between light and dark."""
        self.casefile.action_light()
