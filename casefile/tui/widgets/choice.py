"""One answer among a few, all of them in sight: arrows, a first letter or a click choose.

Where they take several lines, up and down move among them, and leave at the first and the last line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
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
_APART = 2
"""The blanks between two options of a line."""
_MORE = Fraction(3, 2)
"""How much of the fewest lines they may take to stand in columns."""


def _by(number: int, options: int) -> list[list[int]]:
    """Return the options, by their number, with so many on a line."""
    return [list(range(first, min(first + number, options))) for first in range(0, options, number)]


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
        self._written: dict[tuple[int, int, str | None], Content] = {}
        self._laid: dict[int, tuple[int, ...]] = {}
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
        return Content("\n").join(Content(" " * _APART).join(line) for line in self._lines(width))

    def _lines(self, width: int) -> list[list[Content]]:
        """The options laid on lines; one that is wider than a line goes on under its own first word."""
        places, columns = self._places(width), self._columns(width)
        return [
            [
                self._padded(at, width, columns if at != line[-1] else (), place)
                for place, at in enumerate(line)
            ]
            for line in places
        ]

    def _padded(self, at: int, width: int, columns: Sequence[int], place: int) -> Content:
        told = self._option(at, width)
        return told.pad_right(columns[place] - told.cell_length) if place < len(columns) else told

    def _option(self, at: int, width: int) -> Content:
        asked = at, width, self.value
        if asked not in self._written:
            self._written[asked] = self._write(at, width)
        return self._written[asked]

    def _write(self, at: int, width: int) -> Content:
        raw, text = self.options[at]
        sign = "(•)" if raw == self.value else "( )"
        told = _UNDER.join(wrap(text, max(_LEAST, width - len(sign) - 1))) or text
        shown = lit(f"{sign} {told}", "bold $text-accent" if raw == self.value else "")
        return shown.stylize(Style.from_meta({"option": at}))

    def _places(self, width: int) -> list[list[int]]:
        """Which options, by their number, stand on each line."""
        columns = self._columns(width)
        return _by(len(columns), len(self.options)) if columns else self._flowing(width)

    def _columns(self, width: int) -> tuple[int, ...]:
        """How wide each column is, of as many as have room; none where one line or fewer lines hold all."""
        if width not in self._laid:
            self._laid[width] = self._lay(width)
        return self._laid[width]

    def _lay(self, width: int) -> tuple[int, ...]:
        flowing = self._flowing(width)
        if len(flowing) < 2:
            return ()
        most = _MORE * len(flowing)
        for number in range(max(map(len, flowing)), 0, -1):
            lines = _by(number, len(self.options))
            columns = self._widths(lines, width) if len(lines) <= most else ()
            if columns:
                return columns
        return ()

    def _widths(self, lines: list[list[int]], width: int) -> tuple[int, ...]:
        """How wide the columns of those lines are; none where a line has no room. What ends a line needs no column."""
        needed = {at: self._option(at, width).cell_length for line in lines for at in line}
        inner = [
            [needed[line[place]] for line in lines if place < len(line) - 1] for place in range(len(lines[0]))
        ]
        columns = tuple(max(each, default=1) for each in inner)
        wide = [sum(columns[: len(line) - 1]) + _APART * (len(line) - 1) + needed[line[-1]] for line in lines]
        return columns if max(wide) <= width or len(columns) == 1 else ()

    def _flowing(self, width: int) -> list[list[int]]:
        """The options one after the other, as many on a line as have room."""
        lines: list[list[int]] = []
        taken = 0
        for at in range(len(self.options)):
            needed = self._option(at, width).cell_length
            if lines and taken + needed <= width:
                lines[-1].append(at)
            else:
                lines.append([at])
                taken = 0
            taken += needed + _APART
        return lines

    def action_step(self, by: int) -> None:
        """Choose the next or the previous option."""
        if not self.options:
            return
        keys = [raw for raw, _text in self.options]
        at = keys.index(self.value) + by if self.value in keys else (0 if by > 0 else len(keys) - 1)
        self.value = keys[at % len(keys)]

    def on_key(self, event: events.Key) -> None:
        """Choose the option above or below, or the next that begins with the letter typed."""
        if event.key in {"up", "down"}:
            if self._moved(-1 if event.key == "up" else 1):
                event.stop()
            return
        letter = event.character
        if letter is None or not letter.isalnum():
            return
        keys = [raw for raw, text in self.options if folded(text).startswith(folded(letter))]
        if keys:
            event.stop()
            self.value = keys[(keys.index(self.value) + 1) % len(keys)] if self.value in keys else keys[0]

    def _moved(self, by: int) -> bool:
        """Choose the option a line further, as far along it; say whether there is one."""
        lines = self._places(self.content_size.width)
        keys = [raw for raw, _text in self.options]
        if len(lines) == 1 or self.value not in keys:
            return False
        here = keys.index(self.value)
        row = next(number for number, line in enumerate(lines) if here in line)
        if not 0 <= row + by < len(lines):
            return False
        wanted = lines[row + by]
        self.value = keys[wanted[min(lines[row].index(here), len(wanted) - 1)]]
        return True

    def on_click(self, event: events.Click) -> None:
        """Choose the option under the mouse."""
        at = event.style.meta.get("option")
        if isinstance(at, int):
            self.value = self.options[at][0]
