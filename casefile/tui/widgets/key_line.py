"""The keys that work here, on a line at the foot of the screen: one widget, so that it costs nothing to draw."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget

from casefile.i18n import N_, Words
from casefile.tui.base import Spoken

if TYPE_CHECKING:
    from textual.screen import Screen

__all__ = ["KeyLine", "key_name"]

_NAMES = {
    "enter": N_("Enter"), "space": N_("Space"), "delete": N_("Del"), "escape": N_("Esc"), "left": "←", "right": "→",
    "backspace": "⌫", "slash": "/", "question_mark": "?", "up": "↑", "down": "↓",
    "less_than_sign": "<", "greater_than_sign": ">",
    "pageup": N_("PgUp"), "pagedown": N_("PgDn"), "tab": N_("Tab"),
}  # fmt: skip
_LAST = ("undo", "cancel", "back", "leave", "help")
"""What always has its place, in that order: the way back, the way out, and the page that has every key."""
_HELP = "help"
_ELSEWHERE = "section("  # those stand on the line of sections


def key_name(binding: Binding, words: Words) -> str:
    """Return the name of a key as it is written on a keyboard of the language shown."""
    if binding.key_display:
        return binding.key_display
    *held, key = binding.key.split("+")
    name = words(_NAMES[key]) if key in _NAMES else key
    signs = {"ctrl": "^", "shift": "⇧"}
    return "".join(signs.get(each, f"{each}+") for each in held) + name


class KeyLine(Spoken, Widget):
    """What each key does here; a click on one presses it."""

    DEFAULT_CSS = """
    KeyLine { dock: bottom; height: 1; background: $footer-background; padding: 0 1; }
    """
    ALLOW_SELECT = False

    def on_mount(self) -> None:
        """Follow the keys as the cursor moves from one thing to another."""
        self._places: list[tuple[int, int, str]] = []
        self._hinted = ""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: "Screen[object]") -> None:
        if self.is_attached:
            self.refresh()

    def shown(self) -> list[Binding]:
        """Return the keys to show, those of the thing in hand first, undo and help last."""
        by_action: dict[str, Binding] = {}
        for active in self.screen.active_bindings.values():
            action = active.binding.action
            shown = active.binding.show and active.enabled and active.binding.description
            if shown and not action.startswith(_ELSEWHERE):
                by_action.setdefault(action, active.binding)
        last = [by_action.pop(action) for action in _LAST if action in by_action]
        return [*by_action.values(), *last]

    def render(self) -> Content:
        """Lay the keys out on the line; what does not fit is in the help, which is then called “more”."""
        row, self._places = _laid_out(self.shown(), self.words, self.content_size.width or self.size.width)
        return Content.assemble(*row)

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        place = event.get_content_offset(self)
        if place is None:
            return
        for first, last, key in self._places:
            if first <= place.x < last:
                event.stop()
                self.app.simulate_key(key)
                return


_Row = list[tuple[str, str]]
_BETWEEN = "  "


def _laid_out(keys: Sequence[Binding], words: Words, width: int) -> tuple[_Row, list[tuple[int, int, str]]]:
    """Return the line, and from which column to which each key is."""
    kept = _fitting(keys, words, width)
    row: _Row = []
    places: list[tuple[int, int, str]] = []
    column = 0
    for binding in kept:
        name, text = key_name(binding, words), binding.description
        if binding.action == _HELP and len(kept) < len(keys):
            text = words("More")
        end = column + cell_len(name) + 1 + cell_len(text)
        places.append((column, end, binding.key))
        row += [
            (name, "$footer-key-foreground bold"),
            (f" {text}{_BETWEEN}", "$footer-description-foreground"),
        ]
        column = end + len(_BETWEEN)
    return row, places


def _fitting(keys: Sequence[Binding], words: Words, width: int) -> list[Binding]:
    """Return the keys there is room for: those that always have their place, then the others as they come."""
    room = width + len(_BETWEEN) - sum(_needed(each, words) for each in keys if each.action in _LAST)
    kept = []
    for each in keys:
        if each.action not in _LAST:
            room -= _needed(each, words)
            if room < 0:
                break
        kept.append(each)
    return [*kept, *(each for each in keys if each.action in _LAST and each not in kept)]


def _needed(binding: Binding, words: Words) -> int:
    return cell_len(key_name(binding, words)) + 1 + cell_len(binding.description) + len(_BETWEEN)
