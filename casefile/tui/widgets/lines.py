"""A list with a cursor that stays on its line when the list is drawn again."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

__all__ = ["Lines", "heading", "line"]


def line(prompt: Content, id: str) -> Option:
    """Return a line one can put the cursor on."""
    return Option(prompt, id=id)


def heading(prompt: Content) -> Option:
    """Return a line the cursor passes over."""
    return Option(prompt, disabled=True)


class Lines(OptionList, inherit_bindings=False):
    """A list of lines. Enter is left to the section, so that the footer says what it does there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "cursor_down", "", show=False),
        Binding("up", "cursor_up", "", show=False),
        Binding("home", "first", "", show=False),
        Binding("end", "last", "", show=False),
        Binding("pagedown", "page_down", "", show=False),
        Binding("pageup", "page_up", "", show=False),
    ]

    @property
    def current(self) -> str:
        """Return the id of the line under the cursor, empty when there is none."""
        if self.highlighted is None or self.highlighted >= self.option_count:
            return ""
        return self.get_option_at_index(self.highlighted).id or ""

    def fill(self, options: Iterable[Option]) -> None:
        """Replace the lines; the cursor stays on its line, or near where it was when that line is gone."""
        before, at = self.current, self.highlighted or 0
        scrolled = self.scroll_y
        self.clear_options()
        self.add_options(options)
        if not self.go_to(before):
            self.highlighted = self._nearest(at)
        self.scroll_to(y=scrolled, animate=False, force=True)
        self.call_after_refresh(self.scroll_to_highlight)

    def go_to(self, id: str) -> bool:
        """Put the cursor on that line; say whether it is there."""
        for index, option in enumerate(self.options):
            if option.id == id and id:
                self.highlighted = index
                return True
        return False

    def _nearest(self, at: int) -> int | None:
        options: Sequence[Option] = self.options
        alive = [index for index, option in enumerate(options) if not option.disabled]
        return min(alive, key=lambda index: (abs(index - at), index), default=None)
