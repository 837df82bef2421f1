"""One answer among a few, all of them in sight: arrows, a first letter or a click choose."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from casefile.rules.text import folded
from casefile.tui.base import lit

__all__ = ["Choice"]

_UNDER = "\n    "
_LEAST = 8


class Choice(Widget, can_focus=True):
    """Options on one line or more, the chosen one marked `(•)`; `value` is its raw value, None before any choice."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("left", "step(-1)", ""),
        ("right,space", "step(1)", ""),
    ]
    DEFAULT_CSS = "Choice { height: auto; }"
    value: reactive[str | None] = reactive(None, init=False)

    @dataclass
    class Chosen(Message):
        """Another option was chosen."""

        choice: "Choice"
        value: str

        @property
        def control(self) -> "Choice":
            """Return the choice itself."""
            return self.choice

    def __init__(self, options: Sequence[tuple[str, str]], value: str | None, **named: str) -> None:
        super().__init__(**named)  # type: ignore[arg-type]
        self.options = tuple(options)
        self.set_reactive(Choice.value, value if value in dict(self.options) else None)

    def watch_value(self, value: str | None) -> None:
        """Say that another option was chosen."""
        if value is not None:
            self.post_message(self.Chosen(self, value))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return how many lines the options take in that width."""
        return self._shown(width).plain.count("\n") + 1

    def render(self) -> Content:
        """Return the options in words; the sign, not the colour, says which is chosen."""
        return self._shown(self.content_size.width)

    def _shown(self, width: int) -> Content:
        return Content("\n").join(Content("  ").join(line) for line in self._lines(width))

    def _lines(self, width: int) -> list[list[Content]]:
        """The options laid on lines; one that is wider than a line goes on under its own first word."""
        lines: list[list[Content]] = []
        for at, (raw, text) in enumerate(self.options):
            sign = "(•)" if raw == self.value else "( )"
            told = _UNDER.join(wrap(text, max(_LEAST, width - len(sign) - 1))) or text
            option = lit(f"{sign} {told}", "bold" if raw == self.value else "").stylize(
                Style.from_meta({"option": at})
            )
            taken = sum(each.cell_length + 2 for each in lines[-1]) if lines else 0
            if lines and taken + option.cell_length <= width:
                lines[-1].append(option)
            else:
                lines.append([option])
        return lines

    def action_step(self, by: int) -> None:
        """Choose the next or the previous option."""
        if not self.options:
            return
        keys = [raw for raw, _text in self.options]
        at = keys.index(self.value) + by if self.value in keys else (0 if by > 0 else len(keys) - 1)
        self.value = keys[at % len(keys)]

    def on_key(self, event: events.Key) -> None:
        """Choose the next option that begins with the letter typed."""
        letter = event.character
        if letter is None or not letter.isalnum():
            return
        keys = [raw for raw, text in self.options if folded(text).startswith(folded(letter))]
        if keys:
            event.stop()
            self.value = keys[(keys.index(self.value) + 1) % len(keys)] if self.value in keys else keys[0]

    def on_click(self, event: events.Click) -> None:
        """Choose the option under the mouse."""
        at = event.style.meta.get("option")
        if isinstance(at, int):
            self.value = self.options[at][0]
