"""Showing another text: what reads as before is left alone, and is laid out anew only where it takes other room."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.content import Content
from textual.geometry import Region

if TYPE_CHECKING:
    from textual.css.styles import RulesMap
    from textual.visual import VisualType
    from textual.widget import Widget
    from textual.widgets import Static

__all__ = ["entitle", "put", "reads_alike"]


def reads_alike(one: VisualType | None, other: VisualType | None) -> bool:
    """Say whether two texts are drawn the same: their words and their colours, which `==` leaves out."""
    return isinstance(one, Content) and isinstance(other, Content) and one.is_same(other)


def put(shown: Static, text: Content) -> None:
    """Show a text in the place of the one shown."""
    if not reads_alike(shown.content, text):
        shown.update(text, layout=not _takes_its_room(shown, text))


def _takes_its_room(shown: Static, text: Content) -> bool:
    """Say whether a text takes the lines that are there, whatever it says."""
    styles, room = shown.styles, shown.content_size
    if not room or styles.is_auto_width:
        return False
    return not styles.is_auto_height or text.get_height(cast("RulesMap", styles), room.width) == room.height


def entitle(framed: Widget, title: Content) -> None:
    """Write a title into the frame of a widget, whose first line alone is drawn for it."""
    if not reads_alike(framed._border_title, title):
        framed._border_title = title.expand_tabs(4).split()[0] if title else Content("")
        framed.refresh(Region(0, 0, framed.outer_size.width, 1).translate(-framed.content_offset))
