"""The keys that work here, on two lines at the foot of the screen: one widget, so that it costs nothing to draw."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

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
_LAST = ("back", "leave", "help", "command_palette")
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
    KeyLine { dock: bottom; height: auto; max-height: 2; background: $footer-background; padding: 0 1; }
    """
    ALLOW_SELECT = False

    def on_mount(self) -> None:
        """Follow the keys as the cursor moves from one thing to another."""
        self._places: list[tuple[int, int, int, str]] = []
        self._hinted = ""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: "Screen[object]") -> None:
        if self.is_attached:
            self.refresh(layout=True)

    def shown(self) -> list[Binding]:
        """Return the keys to show, those of the thing in hand first, help and palette last."""
        by_action: dict[str, Binding] = {}
        for active in self.screen.active_bindings.values():
            action = active.binding.action
            shown = active.binding.show and active.enabled and active.binding.description
            if shown and not action.startswith(_ELSEWHERE):
                by_action.setdefault(action, active.binding)
        last = [by_action.pop(action) for action in _LAST if action in by_action]
        return [*by_action.values(), *last]

    def render(self) -> Content:
        """Lay the keys out on two lines; what does not fit is in the help, which always does."""
        rows, self._places = _laid_out(self.shown(), self.words, self.content_size.width or self.size.width)
        return Content("\n").join(Content.assemble(*row) for row in rows)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:  # noqa: ARG002
        """Return the number of lines needed: one or two."""
        return len(_laid_out(self.shown(), self.words, width)[0])

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        place = event.get_content_offset(self)
        if place is None:
            return
        for row, first, last, key in self._places:
            if row == place.y and first <= place.x < last:
                event.stop()
                self.app.simulate_key(key)
                return


_Row = list[tuple[str, str]]


def _laid_out(
    keys: Iterable[Binding], words: Words, width: int
) -> tuple[list[_Row], list[tuple[int, int, int, str]]]:
    entries = [(key_name(each, words), each.description, each.key, each.action in _LAST) for each in keys]
    kept = sum(len(name) + len(text) + 3 for name, text, _key, last in entries if last)
    rows: list[_Row] = [[]]
    places: list[tuple[int, int, int, str]] = []
    column = 0
    for name, text, key, last in entries:
        needed = len(name) + 1 + len(text)
        room = width - (kept if len(rows) == 2 and not last else 0)
        if column + needed > room:
            if len(rows) == 2:
                continue
            rows.append([])
            column = 0
            if needed > width - kept and not last:
                continue
        places.append((len(rows) - 1, column, column + needed, key))
        rows[-1] += [(name, "$footer-key-foreground bold"), (f" {text}  ", "$footer-description-foreground")]
        column += needed + 2
    return rows, places
